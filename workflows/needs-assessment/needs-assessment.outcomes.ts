import { outcomeClocks } from '../dispute/outcome-clocks.js';
import type { DisputeOutcome, DoneSince } from '../dispute/outcome-clocks.js';
import type { Ended } from '../kernel/day.js';
import { earliest } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ClockFacts } from '../timetable/clock.js';
import type { PolicyOptions } from '../timetable/policy-options.js';
import type { RuleId } from '../timetable/rule.js';
import { endOf } from './needs-assessment.endings.js';
import type { Decision, NeedsAssessment } from './needs-assessment.state.js';
import { planSentOn } from './needs-assessment.state.js';

/** The clocks that the outcomes of disputes started; those of an outcome stop where the next one takes its place. */
export function clocksOfOutcomes(state: NeedsAssessment, policy: Pick<PolicyOptions, 'P12'>): readonly ClockFacts[] {
  if (state.outcomes.length === 0) return [];
  const inTurn = outcomesInTurn(state);
  return inTurn.flatMap((outcome, index) => {
    const done = doneSince(state, outcome, policy);
    const clocks = outcomeClocks(outcome, done, endOf(state), state.exceptions, rulesHere(outcome));
    const next = inTurn[index + 1];
    if (next === undefined) return clocks;
    return clocks.map((clock) => ({ ...clock, supersededBy: { on: next.on, reason: 'laterOutcome' } }));
  });
}

/** Reg 44, 45 and 42: from the order, concession or agreement other periods govern, not the first ones. */
export function overturnedBy(state: NeedsAssessment): Ended {
  const [outcome] = state.outcomes.length === 0 ? [] : outcomesInTurn(state);
  const overturning = overturningDecision(state);
  if (outcome !== undefined && (overturning === undefined || outcome.on <= overturning.on)) {
    const by = outcome.by === 'agreement' ? 'mediation' : outcome.by;
    return { on: outcome.on, reason: `overturnedBy:${by}` };
  }
  if (overturning === undefined) return null;
  return { on: overturning.on, reason: `overturnedBy:${overturning.overturns ?? ''}` };
}

/** The refusals that an outcome of this kind turns round. */
export function refusalsBehind(
  state: NeedsAssessment,
  { requires }: Pick<DisputeOutcome, 'requires'>,
): readonly Decision[] {
  const decisions = requires === 'assess' ? state.assessDecisions : state.issueDecisions;
  return decisions.filter(({ positive }) => !positive);
}

/** Reg 44(2)(d): the case was sent back to think again, and the family has not been told what came of it. */
export function toBeReconsidered(state: NeedsAssessment, on: CalendarDate): boolean {
  return state.outcomes.some(
    (outcome) =>
      outcome.requires === 'reconsider' && outcome.on <= on && refusedAfter(state.issueDecisions, outcome) === null,
  );
}

/** By the day they count from; of one day, as they were recorded. */
function outcomesInTurn({ outcomes }: NeedsAssessment): readonly DisputeOutcome[] {
  return outcomes.toSorted((a, b) => (a.on === b.on ? a.revision - b.revision : a.on < b.on ? -1 : 1));
}

/** A decision that says itself what turned it round, as cases without a record of the dispute have it. */
function overturningDecision({ assessDecisions, issueDecisions }: NeedsAssessment): Decision | undefined {
  return [...assessDecisions, ...issueDecisions].find(
    ({ overturns }) => overturns !== null && overturns !== 'ownReview',
  );
}

/** That the family was told of a re-assessment (K1) is kept in the plan's stream, before this one began. */
function rulesHere({ requires, by }: DisputeOutcome): readonly RuleId[] | undefined {
  return requires === 'reassess' && by !== 'concession' ? ['K2', 'K3'] : undefined;
}

function doneSince(state: NeedsAssessment, outcome: DisputeOutcome, policy: Pick<PolicyOptions, 'P12'>): DoneSince {
  const { issueDecisions, drafts } = state;
  const since = countsFrom(state, outcome);
  const done = {
    agreedOn: firstYes(issueDecisions, since),
    draftOn: drafts.find(({ served }) => served.on >= since)?.served.on ?? null,
    // There is one final plan in an assessment: whenever it was sent, nothing more is owed.
    finalOn: planSentOn(state, policy.P12),
  };
  if (outcome.requires === 'makePlan') return done;
  const refusedOn = refusedAfter(issueDecisions, outcome);
  if (outcome.requires === 'reconsider') return { ...done, refusedOn };
  const toldOn = outcome.requires === 'reassess' ? (state.begun?.on ?? null) : firstYes(state.assessDecisions, since);
  return { ...done, refusedOn, toldOn };
}

/**
 * What was done counts from the day of the outcome, or from the day on which the authority had come round by itself before
 * it: nobody is told the same twice.
 */
function countsFrom(
  { assessDecisions, issueDecisions, begun }: NeedsAssessment,
  outcome: DisputeOutcome,
): CalendarDate {
  if (outcome.requires === 'reassess') return earliest([outcome.on, begun?.on ?? null]) ?? outcome.on;
  const decisions = outcome.requires === 'assess' ? assessDecisions : issueDecisions;
  const standing = decisions.findLast(({ on }) => on <= outcome.on);
  return standing?.positive === true ? standing.on : outcome.on;
}

function firstYes(decisions: readonly Decision[], since: CalendarDate): CalendarDate | null {
  return decisions.find(({ positive, on }) => positive && on >= since)?.on ?? null;
}

/** The first "no" after the outcome; one of the same day that was recorded before it is what the outcome was about. */
function refusedAfter(decisions: readonly Decision[], outcome: DisputeOutcome): CalendarDate | null {
  const later = decisions.find(
    ({ positive, on, revision }) =>
      !positive && (on > outcome.on || (on === outcome.on && revision > outcome.revision)),
  );
  return later?.on ?? null;
}
