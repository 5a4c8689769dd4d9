import { judgeExceptionEnd } from '../exceptions/exception-claims.js';
import { judgeClaim } from '../exceptions/excusable-limits.js';
import { feedbackJudgements } from '../feedback/feedback.judgements.js';
import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { letterJudgements } from '../letters/letter.judgements.js';
import { addDays } from '../timetable/calendar-date.js';
import { dueOf } from '../timetable/deadlines.js';
import { excusableLimitsOf } from './excusable-limits.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import { refusalsBehind } from './needs-assessment.outcomes.js';
import { adviceOf, lettersOfAssessment } from './needs-assessment.references.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** What the law cannot mean and what the record excludes, fact by fact. The stage has been judged before. */
export const judgements: Judgements<NeedsAssessment, NeedsAssessmentEvent> = {
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
  DisputeOutcomeRecorded: ({ data: { requires }, occurredOn }, state) => {
    if (requires === 'reassess') return;
    const refused = refusalsBehind(state, { requires }).some(({ on }) => on <= occurredOn);
    if (!refused) reject('nothing-to-overturn', { requires });
  },
  ExceptionClaimed: (fact, state, basis) => {
    judgeClaim(fact, excusableLimitsOf(state, fact.data, basis));
  },
  ExceptionEnded: (fact, state) => {
    judgeExceptionEnd(fact, state.exceptions);
  },
  ...letterJudgements(lettersOfAssessment),
  ...feedbackJudgements(),
};

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
