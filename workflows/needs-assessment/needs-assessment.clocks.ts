import { exceptionsAgainst } from '../exceptions/exception-claims.js';
import type { Ended } from '../kernel/day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { PolicyOptions } from '../timetable/policy-options.js';
import type { RuleId } from '../timetable/rule.js';
import { endOf, noPlanComing, refusedToAssess, refusedToIssue, stoppedOn } from './needs-assessment.endings.js';
import { clocksOfOutcomes, overturnedBy } from './needs-assessment.outcomes.js';
import type { Beginning, Decision, NeedsAssessment } from './needs-assessment.state.js';
import { planSentOn } from './needs-assessment.state.js';

type ClockChanges = Pick<ClockFacts, 'startRevision' | 'completedOn'> &
  Partial<Pick<ClockFacts, 'waivedOn' | 'closed' | 'supersededBy'>>;

/** The clocks of a needs assessment and what is known about each: the timetable counts them. */
export function clocksOf(state: NeedsAssessment, policy: Pick<PolicyOptions, 'P12'>): readonly ClockFacts[] {
  const { begun } = state;
  if (begun === null) return [];
  return [
    ...clocksFromDay0(state, begun, policy),
    ...adviceClocksOf(state),
    ...draftClocks(state),
    ...consultationClocks(state),
    ...noticeClocks(state),
    ...clocksOfOutcomes(state, policy),
  ];
}

function clocksFromDay0(
  state: NeedsAssessment,
  begun: Beginning,
  policy: Pick<PolicyOptions, 'P12'>,
): readonly ClockFacts[] {
  switch (begun.by) {
    case 'request':
      return clocksOfRequest(state, 'A1', begun, policy);
    case 'responsibility':
      return clocksOfRequest(state, begun.how === 'movedInDuringAssessment' ? 'D5' : 'A2', begun, policy);
    case 'reassessment':
      return [reassessmentClock(state, begun, policy)];
    case 'broughtIn':
      // A return may state how an assessment ended without saying when it began: then no period can be counted from day 0.
      return [];
  }
}

function clocksOfRequest(
  state: NeedsAssessment,
  decisionRule: RuleId,
  { on: start, revision: startRevision }: Beginning,
  policy: Pick<PolicyOptions, 'P12'>,
): readonly ClockFacts[] {
  const ended = endOf(state);
  const [firstDecision] = state.assessDecisions;
  const firstRefusal = state.issueDecisions.find(({ positive }) => !positive);
  const overturned = overturnedBy(state);
  const clock = (rule: RuleId, changes: Omit<ClockChanges, 'startRevision'>): ClockFacts =>
    clockOf(state, rule, null, start, { startRevision, ...changes });
  return [
    clock(decisionRule, { completedOn: firstDecision?.on ?? null, closed: ended }),
    clock('A3', { completedOn: state.consideredOn, closed: ended ?? ifDecided(firstDecision) }),
    clock('C1', {
      completedOn: firstRefusal?.on ?? null,
      closed: planWanted(state) ?? ended,
      supersededBy: overturned,
    }),
    clock('C5', {
      completedOn: state.drafts[0]?.served.on ?? null,
      closed: noPlanComing(state) ?? ended,
      supersededBy: overturned,
    }),
    clock('C3', {
      completedOn: planSentOn(state, policy.P12),
      closed: noPlanComing(state) ?? ended,
      supersededBy: overturned,
    }),
  ];
}

/** G2: in the place of all that a request starts (reg 27(2)), unless an order, a concession or an agreement governs. */
function reassessmentClock(
  state: NeedsAssessment,
  { on, revision }: Beginning,
  policy: Pick<PolicyOptions, 'P12'>,
): ClockFacts {
  return clockOf(state, 'G2', null, on, {
    startRevision: revision,
    completedOn: planSentOn(state, policy.P12),
    closed: stoppedOn(state),
    supersededBy: overturnedBy(state),
  });
}

/** Of these clocks the ones of advice asked for (B1), one a body; `subject` is the advice. */
export function adviceClocksOf(state: NeedsAssessment): readonly ClockFacts[] {
  if (state.begun === null) return [];
  const closed = stoppedOn(state);
  return state.advice.flatMap(({ adviceId, requested, receivedOn }) =>
    requested === null
      ? []
      : [
          clockOf(state, 'B1', adviceId, requested.on, {
            startRevision: requested.revision,
            completedOn: receivedOn,
            closed,
          }),
        ],
  );
}

function draftClocks(state: NeedsAssessment): readonly ClockFacts[] {
  return state.drafts.map((draft, index) => {
    const next = state.drafts[index + 1];
    return clockOf(state, 'C2', draft.draftId, draft.served.on, {
      startRevision: draft.served.revision,
      completedOn: state.sent[0]?.on ?? null,
      waivedOn: draft.finishedOn,
      closed: endOf(state) ?? refusedToIssue(state),
      supersededBy: next === undefined ? null : { on: next.served.on, reason: 'draftServedAgain' },
    });
  });
}

function consultationClocks(state: NeedsAssessment): readonly ClockFacts[] {
  return state.consultations.map(({ consultationId, sent, repliedOn }) =>
    clockOf(state, 'C4', consultationId, sent.on, {
      startRevision: sent.revision,
      completedOn: repliedOn,
      closed: endOf(state),
    }),
  );
}

/** A4 and C6: what must stand in the notice itself. */
function noticeClocks(state: NeedsAssessment): readonly ClockFacts[] {
  const refusals = state.assessDecisions.filter(({ positive }) => !positive);
  const firstToFamily = state.sent.find(({ recipient }) => recipient === 'parentOrYoungPerson');
  const notice = (rule: RuleId, of: { on: CalendarDate; revision: number; appealWordingSent: boolean }): ClockFacts =>
    clockOf(state, rule, null, of.on, {
      startRevision: of.revision,
      completedOn: of.appealWordingSent ? of.on : null,
    });
  return [
    ...refusals.map((refusal) => notice('A4', refusal)),
    ...(firstToFamily === undefined || firstToFamily.outOfTurn === 'imported' ? [] : [notice('C6', firstToFamily)]),
  ];
}

function clockOf(
  state: NeedsAssessment,
  rule: RuleId,
  subject: string | null,
  start: CalendarDate,
  changes: ClockChanges,
): ClockFacts {
  return {
    rule,
    subject,
    facts: { start },
    // Named one by one: spreading the changes costs more than all the counting, for some twenty clocks a case.
    startRevision: changes.startRevision,
    completedOn: changes.completedOn,
    waivedOn: changes.waivedOn ?? null,
    closed: changes.closed ?? null,
    supersededBy: changes.supersededBy ?? null,
    directedOn: null,
    exceptions: exceptionsAgainst(state.exceptions, rule, subject),
  };
}

function ifDecided(decision: Decision | undefined): Ended {
  return decision === undefined ? null : { on: decision.on, reason: 'decided' };
}

/** C1 binds only the refusal: once the family knows a plan is coming, there is nothing left to refuse in time. */
function planWanted(state: NeedsAssessment): Ended {
  if (state.issueDecisions.some(({ positive }) => !positive)) return null;
  const yes = state.issueDecisions[0]?.on ?? state.drafts[0]?.served.on ?? state.sent[0]?.on;
  if (yes !== undefined) return { on: yes, reason: 'planWillBeIssued' };
  return refusedToAssess(state);
}
