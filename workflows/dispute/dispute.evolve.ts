import { foldException } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { Placed } from '../kernel/decider.js';
import { appealStages } from './appeal.machine.js';
import type { DisputeEvent } from './dispute.events.js';
import { disputeStages } from './dispute.machine.js';
import type { Appeal, Dispute, Mediation } from './dispute.state.js';
import { mediationStages } from './mediation.machine.js';

/** A state that its owner may write to. */
export type OpenDispute = { -readonly [Field in keyof Dispute]: Dispute[Field] };

type Handlers = { [E in DisputeEvent as E['type']]: (state: OpenDispute, event: Placed<E>) => void };

// Handlers replace fields of the state and never write into what a field holds: earlier states may share it.
const handlers: Handlers = {
  DisputeOpened(state, { occurredOn: on, revision, data: { childId, about, aboutStream, noticeSentOn } }) {
    state.childId = childId;
    state.opened = { on, revision, about, aboutStream, noticeSentOn };
  },
  MediationAdviserContacted(state, { occurredOn: on, revision }) {
    const before = state.mediation.contacted;
    if (before === null || on < before.on) inMediation(state, { contacted: { on, revision } });
  },
  MediationDeclined(state, { occurredOn: on, revision }) {
    inMediation(state, { declined: { on, revision } });
  },
  MediationRequested(state, { occurredOn: on, revision, data: { issues } }) {
    inMediation(state, { requested: { on, revision, issues } });
  },
  HealthBodyToldOfMediation(state, { occurredOn }) {
    inMediation(state, { healthToldOn: occurredOn });
  },
  MediationArranged(state, { occurredOn: on, revision, data: { heldOn, withAuthority } }) {
    const { arrangements } = state.mediation;
    inMediation(state, { arrangements: [...arrangements, { on, revision, heldOn, withAuthority }] });
  },
  MediationNotArranged(state, { occurredOn: on, revision }) {
    inMediation(state, { notArranged: { on, revision } });
  },
  MediationHeld(state, { occurredOn: on, revision, data: { settled } }) {
    inMediation(state, { held: { on, revision, settled } });
  },
  MediationCertificateIssued(state, { occurredOn: on, revision, data: { because } }) {
    inMediation(state, { certificates: [...state.mediation.certificates, { on, revision, because }] });
  },
  AgreementReached(state, { occurredOn: on, revision, data }) {
    const { requires, requiredBy, otherMatters, otherMattersBy } = data;
    inMediation(state, { agreement: { on, revision, requires, requiredBy, otherMatters, otherMattersBy } });
  },
  OtherMattersCarriedOut(state, { occurredOn }) {
    inMediation(state, { otherMattersDoneOn: occurredOn });
  },
  AppealReceived(state, { occurredOn: on, revision, data: { appealNumber, settingOnly } }) {
    inAppeal(state, { received: { on, revision, appealNumber, settingOnly } });
    // An appeal admitted after the dispute was closed opens it again.
    state.closed = null;
  },
  AppealSentToAuthority(state, { occurredOn: on, revision, data: { responseDirectedBy } }) {
    inAppeal(state, { sent: { on, revision, responseDirectedBy } });
  },
  AppealResponseFiled(state, { occurredOn: on, revision, data: { opposes } }) {
    inAppeal(state, { response: { on, revision, opposes } });
  },
  AppealConceded(state, { occurredOn: on, revision, data: { requires } }) {
    inAppeal(state, { conceded: { on, revision, requires } });
  },
  AppealWithdrawn(state, { occurredOn: on, revision, data: { by } }) {
    inAppeal(state, { withdrawn: { on, revision, by } });
  },
  HearingArranged(state, { occurredOn: on, revision, data: { heldOn } }) {
    inAppeal(state, { hearing: { on, revision, heldOn } });
  },
  HearingHeld(state, { occurredOn }) {
    const { heardOn } = state.appeal;
    if (heardOn === null || occurredOn < heardOn) inAppeal(state, { heardOn: occurredOn });
  },
  TribunalOrderMade(state, { occurredOn: on, revision, data: { result, requires, directedOn } }) {
    inAppeal(state, { orders: [...state.appeal.orders, { on, revision, result, requires, directedOn }] });
  },
  RecommendationMade(state, { occurredOn: on, revision, data: { recommendationId, to } }) {
    const { recommendations } = state.appeal;
    inAppeal(state, { recommendations: [...recommendations, { on, revision, recommendationId, to, answered: null }] });
  },
  RecommendationAnswered(state, { occurredOn: on, data: { recommendationId, follows } }) {
    const recommendations = state.appeal.recommendations.map((made) =>
      made.recommendationId === recommendationId ? { ...made, answered: { on, follows } } : made,
    );
    inAppeal(state, { recommendations });
  },
  DisputeClosed(state, { occurredOn: on, revision, data: { because } }) {
    state.closed = { on, revision, because };
  },
  ExceptionClaimed: aboutException,
  ExceptionEvidenced: aboutException,
  ExceptionAgreed: aboutException,
  ExceptionEnded: aboutException,
  ExceptionStruckOut: aboutException,
  FamilyToldOfException: aboutException,
  CaseAllocated(state, { data: { team, worker } }) {
    state.team = team;
    state.worker = worker;
  },
  NoteAdded: keepAsItIs,
  FactCorrected: keepAsItIs,
};

/** Folds one fact into the state. Judges nothing and never throws. */
export function evolve(state: Dispute, event: Placed<DisputeEvent>): Dispute {
  if (!(event.type in handlers)) return state;
  const next = { ...state };
  evolveInPlace(next, event);
  return next;
}

/** The same for whoever folds a long history and shows no state before the last: writes into the state itself. */
export function evolveInPlace(state: OpenDispute, event: Placed<DisputeEvent>): void {
  const handle = handlers[event.type] as ((s: OpenDispute, e: typeof event) => void) | undefined;
  if (handle === undefined) return;
  handle(state, event);
  const { type, occurredOn } = event;
  const stage = disputeStages.after(state.stage, type);
  const mediation = mediationStages.after(state.mediation.stage, type);
  const appeal = appealStages.after(state.appeal.stage, type);
  if (stage === state.stage && mediation === state.mediation.stage && appeal === state.appeal.stage) return;
  state.stage = stage;
  inMediation(state, { stage: mediation });
  inAppeal(state, { stage: appeal });
  state.stageSince = occurredOn;
}

function inMediation(state: OpenDispute, change: Partial<Mediation>): void {
  state.mediation = { ...state.mediation, ...change };
}

function inAppeal(state: OpenDispute, change: Partial<Appeal>): void {
  state.appeal = { ...state.appeal, ...change };
}

function aboutException(state: OpenDispute, event: Placed<ExceptionEvent>): void {
  state.exceptions = foldException(state.exceptions, event);
}

function keepAsItIs(): void {
  // A note or a correction says nothing about the dispute by itself.
}
