import { foldException } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import type { Placed } from '../kernel/decider.js';
import type { FeedbackEvent } from '../feedback/feedback.events.js';
import { foldFeedback } from '../feedback/feedback.state.js';
import type { LetterEvent } from '../letters/letter.events.js';
import { foldLetter } from '../letters/letter.state.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import { auditIn } from '../quality/audits.js';
import { needsAssessmentStages } from './needs-assessment.machine.js';
import { keepNotification } from './early-notification.js';
import { keepEvaluation, keepPanelDecision } from './request-evaluation.js';
import type { Advice, Beginning, Consultation, Decision, Draft, NeedsAssessment } from './needs-assessment.state.js';

/** A state that its owner may write to. */
export type OpenNeedsAssessment = { -readonly [Field in keyof NeedsAssessment]: NeedsAssessment[Field] };

type Handlers = {
  [E in NeedsAssessmentEvent as E['type']]: (state: OpenNeedsAssessment, event: Placed<E>) => void;
};

// Handlers replace fields of the state and never write into what a field holds: earlier states may share it.
const handlers: Handlers = {
  RequestReceived(state, { occurredOn: on, revision, data }) {
    state.childId = data.childId;
    state.begun = begunBy('request', on, revision, data.requestedBy, null, null);
  },
  ResponsibilityBegan(state, { occurredOn: on, revision, data }) {
    state.childId = data.childId;
    state.begun = begunBy('responsibility', on, revision, 'notStated', data.how, null);
  },
  ReassessmentBegan(state, { occurredOn: on, revision, data: { childId, planId, reassessmentId, because } }) {
    state.childId = childId;
    const reassessment = { planId, reassessmentId, because };
    state.begun = begunBy('reassessment', on, revision, 'notStated', null, reassessment);
  },
  AssessmentBroughtIn(state, { occurredOn: on, revision, data }) {
    state.childId = data.childId;
    state.begun = begunBy('broughtIn', on, revision, 'notStated', null, null);
  },
  ConsiderationNotified(state, { occurredOn }) {
    state.consideredOn = occurredOn;
  },
  DecisionToAssessNotified(state, event) {
    state.assessDecisions = [...state.assessDecisions, positive(event)];
  },
  DecisionNotToAssessNotified(state, event) {
    state.assessDecisions = [...state.assessDecisions, negative(event)];
  },
  AdviceRequested(state, { occurredOn: on, revision, data }) {
    state.advice = [...state.advice, adviceOf(data.adviceId, data.body, data.organisation, { on, revision }, null)];
  },
  ExistingAdviceAdopted(state, { occurredOn, data: { adviceId, body } }) {
    state.advice = [...state.advice, adviceOf(adviceId, body, null, null, occurredOn)];
  },
  AdviceReceived(state, { occurredOn, data }) {
    changeAdvice(state, data.adviceId, { receivedOn: occurredOn, returnedOn: null });
  },
  AdviceReturned(state, { occurredOn, data }) {
    changeAdvice(state, data.adviceId, { returnedOn: occurredOn, receivedOn: null, acceptedOn: null });
  },
  AdviceAccepted(state, { occurredOn, data }) {
    changeAdvice(state, data.adviceId, { acceptedOn: occurredOn });
  },
  AdviceChased(state, { occurredOn, data }) {
    changeAdvice(state, data.adviceId, { chasedOn: occurredOn });
  },
  AppointmentMissed(state, { occurredOn, data }) {
    changeAdvice(state, data.adviceId, { appointmentMissedOn: occurredOn });
  },
  FamilyVisitRecorded(state, { occurredOn }) {
    state.visits = [...state.visits, occurredOn];
  },
  PersonCentredMeetingHeld(state, { occurredOn }) {
    state.personCentredMeetings = [...state.personCentredMeetings, occurredOn];
  },
  ChildViewsRecorded(state, { occurredOn, data }) {
    state.childViews = [...state.childViews, { ...data, on: occurredOn }];
  },
  AdviceAudited(state, event) {
    const { adviceId } = event.data;
    const adviceReceivedOn = state.advice.find((advice) => advice.adviceId === adviceId)?.receivedOn ?? null;
    state.adviceAudits = [...state.adviceAudits, { ...auditIn(event), adviceId, adviceReceivedOn }];
  },
  ExceptionClaimed: keepException,
  ExceptionEvidenced: keepException,
  ExceptionAgreed: keepException,
  ExceptionEnded: keepException,
  ExceptionStruckOut: keepException,
  FamilyToldOfException: keepException,
  DecisionToIssueNotified(state, event) {
    state.issueDecisions = [...state.issueDecisions, positive(event)];
  },
  DecisionNotToIssueNotified(state, event) {
    state.issueDecisions = [...state.issueDecisions, negative(event)];
  },
  DraftPlanServed(state, { occurredOn: on, revision, data }) {
    state.drafts = [...state.drafts, { ...untouchedDraft, draftId: data.draftId, served: { on, revision } }];
  },
  RepresentationsReceived(state, { occurredOn, data }) {
    const finished = data.finished ? { finishedOn: occurredOn } : {};
    changeDraft(state, data.draftId, { repliedOn: occurredOn, ...finished });
  },
  DraftMeetingRequested(state, { occurredOn, data }) {
    changeDraft(state, data.draftId, { meetingRequestedOn: occurredOn });
  },
  DraftMeetingHeld(state, { occurredOn, data }) {
    changeDraft(state, data.draftId, { meetingHeldOn: occurredOn });
  },
  SettingConsulted(state, { occurredOn: on, revision, data }) {
    const consultation = { consultationId: data.consultationId, sent: { on, revision }, repliedOn: null, view: null };
    state.consultations = [...state.consultations, consultation];
  },
  SettingReplied(state, { occurredOn, data }) {
    state.consultations = state.consultations.map((consultation): Consultation =>
      consultation.consultationId === data.consultationId
        ? { ...consultation, repliedOn: occurredOn, view: data.view }
        : consultation,
    );
  },
  PlanSignedOff(state, { occurredOn: on, revision, data }) {
    state.signOffs = [...state.signOffs, { on, revision, ...data }];
  },
  FinalPlanSent(state, { occurredOn: on, revision, data }) {
    state.sent = [...state.sent, { on, revision, ...data }];
  },
  DisputeOutcomeRecorded(state, { occurredOn: on, revision, data: { disputeId, by, requires, directedOn } }) {
    state.outcomes = [...state.outcomes, { on, revision, disputeId, by, requires, directedOn }];
  },
  RequestWithdrawn(state, { occurredOn: on, revision, data: { dateKnown } }) {
    state.ended = { on, revision, reason: 'withdrawn', dateKnown };
  },
  ChildMovedOut(state, { occurredOn: on, revision, data: { dateKnown } }) {
    state.ended = { on, revision, reason: 'movedOut', dateKnown };
  },
  ChildDied(state, { occurredOn: on, revision }) {
    state.ended = { on, revision, reason: 'childDied', dateKnown: true };
  },
  CaseAllocated(state, { data: { team, worker } }) {
    state.team = team;
    state.worker = worker;
  },
  FeedbackInvited: keepFeedback,
  FeedbackRecorded: keepFeedback,
  LetterProduced: keepLetter,
  LetterSent: keepLetter,
  LetterDelivered: keepLetter,
  LetterReturned: keepLetter,
  LetterWithdrawn: keepLetter,
  OrdinaryProvisionEvaluated: keepEvaluation,
  TherapyPackUseEvaluated: keepEvaluation,
  NeedWeighed: keepEvaluation,
  PanelDecisionRecorded: keepPanelDecision,
  EarlyNotificationReceived: keepNotification,
  NoteAdded: keepAsItIs,
  ReturnFlagsStated(state, { occurredOn: on, data }) {
    state.returnFlags = [...state.returnFlags, { on, ...data }];
  },
  FactCorrected: keepAsItIs,
};

/** Folds one fact into the state. Judges nothing and never throws. */
export function evolve(state: NeedsAssessment, event: Placed<NeedsAssessmentEvent>): NeedsAssessment {
  if (!(event.type in handlers)) return state;
  const next = { ...state };
  evolveInPlace(next, event);
  return next;
}

/** The same for whoever folds a long history and shows no state before the last: writes into the state itself. */
export function evolveInPlace(state: OpenNeedsAssessment, event: Placed<NeedsAssessmentEvent>): void {
  const handle = handlers[event.type] as ((s: OpenNeedsAssessment, e: typeof event) => void) | undefined;
  if (handle === undefined) return;
  handle(state, event);
  const stage = needsAssessmentStages.after(state.stage, event.type);
  if (stage === state.stage) return;
  state.stage = stage;
  state.stageSince = event.occurredOn;
}

function keepAsItIs(): void {
  // A note or a correction says nothing about the case by itself.
}

function begunBy(
  by: Beginning['by'],
  on: Beginning['on'],
  revision: number,
  requestedBy: Beginning['requestedBy'],
  how: Beginning['how'],
  reassessment: Beginning['reassessment'],
): Beginning {
  return { on, revision, by, requestedBy, how, reassessment };
}

function keepException(state: OpenNeedsAssessment, event: Placed<ExceptionEvent>): void {
  state.exceptions = foldException(state.exceptions, event);
}

function keepFeedback(state: OpenNeedsAssessment, event: Placed<FeedbackEvent>): void {
  state.feedback = foldFeedback(state.feedback, event);
}

function keepLetter(state: OpenNeedsAssessment, event: Placed<LetterEvent>): void {
  state.letters = foldLetter(state.letters, event);
}

// Written out: the spread of a template costs as much as reading the event from its JSON.
function adviceOf(
  adviceId: string,
  body: Advice['body'],
  organisation: string | null,
  requested: Advice['requested'],
  adoptedOn: Advice['receivedOn'],
): Advice {
  return {
    organisation,
    requested,
    receivedOn: adoptedOn,
    returnedOn: null,
    acceptedOn: adoptedOn,
    chasedOn: null,
    appointmentMissedOn: null,
    adviceId,
    body,
  };
}

const untouchedDraft: Omit<Draft, 'draftId' | 'served'> = {
  repliedOn: null,
  finishedOn: null,
  meetingRequestedOn: null,
  meetingHeldOn: null,
};

function positive({
  occurredOn: on,
  revision,
  data,
}: Placed<Extract<NeedsAssessmentEvent, { data: { overturns: unknown } }>>): Decision {
  return { on, revision, positive: true, overturns: data.overturns, appealWordingSent: false, signposted: false };
}

function negative({
  occurredOn: on,
  revision,
  data,
}: Placed<Extract<NeedsAssessmentEvent, { data: { reasons: unknown } }>>): Decision {
  const { appealWordingSent, reasons } = data;
  const nextSteps = 'signposted' in data ? data.signposted : [];
  // A return says that there was a refusal and nothing of why.
  const signposted = nextSteps.length > 0 && reasons.some((reason) => reason !== 'notStated');
  return { on, revision, positive: false, overturns: null, appealWordingSent, signposted };
}

function changeAdvice(state: OpenNeedsAssessment, adviceId: string, change: Partial<Advice>): void {
  state.advice = state.advice.map((advice) => (advice.adviceId === adviceId ? { ...advice, ...change } : advice));
}

function changeDraft(state: OpenNeedsAssessment, draftId: string, change: Partial<Draft>): void {
  state.drafts = state.drafts.map((draft) => (draft.draftId === draftId ? { ...draft, ...change } : draft));
}
