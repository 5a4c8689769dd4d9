import type { Contradiction } from '../kernel/decider.js';
import type { DisputeOutcome } from '../dispute/outcome-clocks.js';
import { contradictionAmong } from '../kernel/facts-in-order.js';
import type { Order } from '../kernel/facts-in-order.js';
import { ordersOfFeedback } from '../feedback/feedback.state.js';
import { ordersOfLetters } from '../letters/letter.state.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { evaluationOrders } from './request-evaluation.js';
import { refusalsBehind } from './needs-assessment.outcomes.js';
import type { Advice, NeedsAssessment } from './needs-assessment.state.js';

/** Two recorded days that exclude each other, the first found; null where the record can be true as it stands. */
export function contradictionIn(state: NeedsAssessment): Contradiction | null {
  return contradictionAmong(ordersOf(state));
}

function ordersOf(state: NeedsAssessment): readonly Order[] {
  const { begun, assessDecisions, issueDecisions, drafts, sent, ended } = state;
  if (begun === null) return [];
  // "Brought in" carries the earliest day the return knows, which is not a beginning that anything must follow.
  const start = begun.by === 'broughtIn' ? null : begun.on;
  const startFact = startFacts[begun.by];
  const assess = assessDecisions.at(-1);
  return [
    ...assessDecisions.map(({ on, positive }): Order => [
      startFact,
      start,
      positive ? 'DecisionToAssessNotified' : 'DecisionNotToAssessNotified',
      on,
    ]),
    ...inTurn('DecisionNotToAssessNotified', assessDecisions, 'DecisionToAssessNotified'),
    [startFact, start, 'ConsiderationNotified', state.consideredOn],
    ...issueDecisions.map(({ on, positive }): Order => {
      const fact = positive ? 'DecisionToIssueNotified' : 'DecisionNotToIssueNotified';
      return assess === undefined ? [startFact, start, fact, on] : ['DecisionToAssessNotified', assess.on, fact, on];
    }),
    ...state.advice.flatMap((advice) => adviceOrders(startFact, start, advice)),
    ...drafts.flatMap((draft): Order[] => [
      [startFact, start, 'DraftPlanServed', draft.served.on],
      ['DecisionToAssessNotified', assess?.on, 'DraftPlanServed', draft.served.on],
      ['DraftPlanServed', draft.served.on, 'RepresentationsReceived', draft.repliedOn],
      ['DraftPlanServed', draft.served.on, 'DraftMeetingHeld', draft.meetingHeldOn],
      ['DraftPlanServed', draft.served.on, 'DraftMeetingRequested', draft.meetingRequestedOn],
    ]),
    ...state.consultations.map((c): Order => ['SettingConsulted', c.sent.on, 'SettingReplied', c.repliedOn]),
    ...sent.flatMap(({ on }): Order[] => [
      [startFact, start, 'FinalPlanSent', on],
      ['DecisionToAssessNotified', assess?.on, 'FinalPlanSent', on],
      ['DraftPlanServed', drafts[0]?.served.on, 'FinalPlanSent', on],
    ]),
    ...ordersOfLetters(state.letters),
    ...ordersOfFeedback(state.feedback),
    ...evaluationOrders(startFact, start, state),
    ...state.outcomes.flatMap((outcome) => outcomeOrders(state, startFact, start, outcome)),
    ...(ended === null || !ended.dateKnown
      ? []
      : ([[startFact, start, endingFacts[ended.reason], ended.on]] as Order[])),
  ];
}

const startFacts = {
  request: 'RequestReceived',
  responsibility: 'ResponsibilityBegan',
  reassessment: 'ReassessmentBegan',
  broughtIn: 'RequestReceived',
} as const;

const endingFacts = { withdrawn: 'RequestWithdrawn', movedOut: 'ChildMovedOut', childDied: 'ChildDied' } as const;

function adviceOrders(startFact: string, start: CalendarDate | null, advice: Advice): readonly Order[] {
  const asked = advice.requested?.on;
  return [
    [startFact, start, 'AdviceRequested', asked],
    ['AdviceRequested', asked, 'AdviceReceived', advice.receivedOn],
    ['AdviceRequested', asked, 'AdviceReturned', advice.returnedOn],
    ['AdviceRequested', asked, 'AppointmentMissed', advice.appointmentMissedOn],
    ['AdviceRequested', asked, 'AdviceChased', advice.chasedOn],
    ['AdviceReceived', advice.receivedOn, 'AdviceAccepted', advice.acceptedOn],
  ];
}

/** An order to re-assess comes before the re-assessment; any other outcome after the decision that it turns round. */
function outcomeOrders(
  state: NeedsAssessment,
  startFact: string,
  start: CalendarDate | null,
  outcome: DisputeOutcome,
): readonly Order[] {
  if (outcome.requires === 'reassess') return [];
  const refusal = outcome.requires === 'assess' ? 'DecisionNotToAssessNotified' : 'DecisionNotToIssueNotified';
  return [
    [startFact, start, 'DisputeOutcomeRecorded', outcome.on],
    [refusal, refusalsBehind(state, outcome)[0]?.on, 'DisputeOutcomeRecorded', outcome.on],
  ];
}

function inTurn(earlierFact: string, decisions: readonly { on: CalendarDate }[], laterFact: string): readonly Order[] {
  return decisions
    .slice(1)
    .map((decision, index): Order => [earlierFact, decisions[index]?.on, laterFact, decision.on]);
}
