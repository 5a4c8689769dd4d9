import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import { addDays } from '../timetable/calendar-date.js';
import { dueOf } from '../timetable/deadlines.js';
import { judgeClaim } from './exception-claims.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import type { Advice, NeedsAssessment } from './needs-assessment.state.js';

type Judgements = {
  [E in NeedsAssessmentEvent as E['type']]?: (fact: E, state: NeedsAssessment, basis: DecisionBasis) => void;
};

/** What the law cannot mean and what the record excludes, fact by fact. The stage has been judged before. */
const judgements: Judgements = {
  DecisionNotToAssessNotified: ({ data }) => {
    if (data.reasons.length === 0) reject('refusal-needs-reasons');
    if (data.signposted.length === 0) reject('refusal-needs-signposting');
    if (!data.appealWordingSent) reject('refusal-needs-appeal-wording');
  },
  DecisionNotToIssueNotified: ({ data }, state) => {
    assessmentMustBeAgreed(state);
    if (data.reasons.length === 0) reject('refusal-needs-reasons');
    if (!data.appealWordingSent) reject('refusal-needs-appeal-wording');
  },
  DraftPlanServed: (_, state) => {
    if (!planAgreed(state)) reject('plan-not-agreed');
  },
  FinalPlanSent: judgeFinalPlan,
  PlanSignedOff: ({ data }, state, { settings }) => {
    const order = settings.signOffOrder;
    const before = order.slice(0, Math.max(order.indexOf(data.sector), 0));
    const missing = before.find((sector) => !state.signOffs.some((signOff) => signOff.sector === sector));
    if (missing !== undefined) reject('sign-off-out-of-order', { sector: data.sector, missing });
  },
  AdviceReturned: ({ data }, state) => {
    if (adviceOf(state, data.adviceId).receivedOn === null) reject('advice-not-received');
  },
  AdviceAccepted: ({ data }, state) => {
    if (adviceOf(state, data.adviceId).receivedOn === null) reject('advice-not-received');
  },
  ExceptionClaimed: judgeClaim,
  ExceptionEnded: ({ data, occurredOn }, state) => {
    const { from } = exceptionOf(state, data.exceptionId);
    if (occurredOn < from) reject('ends-before-it-begins', { from, to: occurredOn });
  },
};

/** References that must lead somewhere, whether the fact is new or history. */
const references: Judgements = {
  AdviceRequested: ({ data }, state) => {
    if (state.advice.some(({ adviceId }) => adviceId === data.adviceId)) reject('advice-already-asked');
  },
  ExistingAdviceAdopted: ({ data }, state) => {
    if (state.advice.some(({ adviceId }) => adviceId === data.adviceId)) reject('advice-already-asked');
  },
  AdviceReceived: ({ data }, state) => {
    if (adviceOf(state, data.adviceId).receivedOn !== null) reject('advice-already-received');
  },
  AdviceReturned: ({ data }, state) => void adviceOf(state, data.adviceId),
  AdviceAccepted: ({ data }, state) => void adviceOf(state, data.adviceId),
  AdviceChased: ({ data }, state) => void adviceOf(state, data.adviceId),
  AppointmentMissed: ({ data }, state) => void adviceOf(state, data.adviceId),
  ExceptionClaimed: ({ data: { exceptionId, from, to, limits } }, state) => {
    if (state.exceptions.some((claim) => claim.exceptionId === exceptionId)) reject('exception-already-claimed');
    if (limits.length === 0) reject('exception-needs-a-limit');
    if (to !== null && to < from) reject('ends-before-it-begins', { from, to });
  },
  ExceptionEvidenced: ({ data }, state) => void exceptionOf(state, data.exceptionId),
  ExceptionAgreed: ({ data }, state) => void exceptionOf(state, data.exceptionId),
  ExceptionEnded: ({ data }, state) => void exceptionOf(state, data.exceptionId),
  ExceptionStruckOut: ({ data }, state) => void exceptionOf(state, data.exceptionId),
  FamilyToldOfException: ({ data }, state) => void exceptionOf(state, data.exceptionId),
  DraftPlanServed: ({ data }, state) => {
    if (state.drafts.some(({ draftId }) => draftId === data.draftId)) reject('draft-already-served');
  },
  RepresentationsReceived: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  DraftMeetingRequested: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  DraftMeetingHeld: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  SettingReplied: ({ data }, state) => {
    const consultation = state.consultations.find(({ consultationId }) => consultationId === data.consultationId);
    if (consultation === undefined) reject('no-such-consultation');
    if (consultation.repliedOn !== null) reject('setting-already-replied');
  },
  PlanSignedOff: ({ data }, state) => {
    if (data.post.trim() === '') reject('sign-off-needs-a-post');
    if (state.signOffs.some(({ sector }) => sector === data.sector))
      reject('already-signed-off', { sector: data.sector });
  },
  FinalPlanSent: ({ data }, state) => {
    if (state.sent.some(({ recipient }) => recipient === data.recipient)) {
      reject('already-sent-to-recipient', { recipient: data.recipient });
    }
  },
};

/**
 * Judges a new fact in full.
 * @throws CommandRejected
 */
export function judge(fact: NeedsAssessmentEvent, state: NeedsAssessment, basis: DecisionBasis): void {
  run(references, fact, state, basis);
  run(judgements, fact, state, basis);
}

/**
 * Judges a fact that has already happened: only what the record itself cannot hold is refused.
 * @throws CommandRejected
 */
export function judgeHistory(fact: NeedsAssessmentEvent, state: NeedsAssessment, basis: DecisionBasis): void {
  run(references, fact, state, basis);
}

function run(table: Judgements, fact: NeedsAssessmentEvent, state: NeedsAssessment, basis: DecisionBasis): void {
  const judgement = table[fact.type] as
    ((f: NeedsAssessmentEvent, s: NeedsAssessment, b: DecisionBasis) => void) | undefined;
  judgement?.(fact, state, basis);
}

function judgeFinalPlan(
  { occurredOn, data }: Extract<NeedsAssessmentEvent, { type: 'FinalPlanSent' }>,
  state: NeedsAssessment,
  basis: DecisionBasis,
): void {
  assessmentMustBeAgreed(state);
  const draft = state.drafts.at(-1);
  if (draft === undefined) reject('draft-not-served');
  const lastDay = dueOf('C2', { start: draft.served.on }, basis).due.at(-1)?.date;
  // Reg 13(1): before the fifteen days are over only because the family has had and used its chance (Code 9.77).
  if (lastDay != null && occurredOn <= lastDay && (draft.finishedOn === null || draft.finishedOn > occurredOn)) {
    reject('fifteen-days-not-over', { served: draft.served.on, earliest: addDays(lastDay, 1) });
  }
  if (data.recipient === 'parentOrYoungPerson' && !data.appealWordingSent) reject('final-plan-needs-appeal-wording');
  const missing = basis.settings.signOffOrder.find((sector) => !state.signOffs.some((done) => done.sector === sector));
  if (missing !== undefined) reject('sign-off-missing', { missing });
}

function assessmentMustBeAgreed(state: NeedsAssessment): void {
  if (state.stage === 'consideringRequest' || state.stage === 'refusedToAssess') reject('assessment-not-agreed');
}

function planAgreed(state: NeedsAssessment): boolean {
  return state.issueDecisions.at(-1)?.positive === true;
}

function adviceOf(state: NeedsAssessment, adviceId: string): Advice {
  return state.advice.find((advice) => advice.adviceId === adviceId) ?? reject('no-such-advice');
}

function exceptionOf(state: NeedsAssessment, exceptionId: string): NeedsAssessment['exceptions'][number] {
  return state.exceptions.find((claim) => claim.exceptionId === exceptionId) ?? reject('no-such-exception');
}

function draftMustExist(state: NeedsAssessment, draftId: string): void {
  if (!state.drafts.some((draft) => draft.draftId === draftId)) reject('no-such-draft');
}
