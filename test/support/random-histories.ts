import fc from 'fast-check';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { childId, day } from './assessment-facts.js';
import * as facts from './assessment-facts.js';
import { placed, specBasis } from './given-when-then.js';

type Wish =
  | { readonly kind: 'fact'; readonly pick: number; readonly after: number }
  | { readonly kind: 'correction'; readonly revision: number; readonly shift: number; readonly strike: boolean };

const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('fact' as const), pick: fc.nat(60), after: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('correction' as const),
      revision: fc.nat(12),
      shift: fc.integer({ min: -20, max: 20 }),
      strike: fc.boolean(),
    }),
  },
);

/**
 * A history of one needs assessment that the decider accepted, corrections included: wishes are tried in turn, and those
 * it refuses leave no trace.
 */
export const assessmentHistory: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(fc.nat(500), fc.array(wish, { maxLength: 30 }))
  .map(([start, wishes]) => {
    const receivedOn = addDays(day('2025-01-06'), start);
    const history: Fact[] = [beginnings[start % beginnings.length]?.(receivedOn) ?? facts.requestReceived(receivedOn)];
    let on = receivedOn;
    for (const made of wishes) {
      const fact = accepted(history, made, on);
      if (fact === null) continue;
      if (made.kind === 'fact') on = fact.occurredOn;
      history.push(fact);
    }
    return history;
  });

/** Mostly by a request, as it is in life. */
const beginnings: readonly ((on: CalendarDate) => NeedsAssessmentEvent)[] = [
  facts.requestReceived,
  facts.requestReceived,
  facts.requestReceived,
  facts.reassessmentBegan,
  (on) => facts.responsibilityBegan(on, 'movedInDuringAssessment'),
];

function accepted(history: readonly Fact[], made: Wish, on: CalendarDate): Fact | null {
  const known = placed(history as readonly NeedsAssessmentEvent[]);
  try {
    if (made.kind === 'correction') return corrected(known, made);
    const candidates = candidateFacts(addDays(on, made.after), history.length);
    const fact = candidates[made.pick % candidates.length];
    if (fact === undefined) return null;
    const state = replay(needsAssessmentDecider, known);
    const [decided] = needsAssessmentDecider.decide({ type: 'RecordHistory', facts: [fact] }, state, specBasis);
    return decided ?? null;
  } catch (error) {
    if (error instanceof CommandRejected) return null;
    throw error;
  }
}

function corrected(known: ReturnType<typeof placed<NeedsAssessmentEvent>>, made: Wish & { kind: 'correction' }): Fact {
  const target = known[made.revision];
  const change =
    made.strike || target === undefined ? { struck: true } : { occurredOn: addDays(target.occurredOn, made.shift) };
  const command = { type: 'CorrectFact', revision: made.revision, reason: 'mistyped', ...change } as const;
  return decideCorrection(needsAssessmentDecider, command, known, specBasis);
}

function candidateFacts(on: CalendarDate, count: number): readonly NeedsAssessmentEvent[] {
  const bodies = ['ep', 'ot', 'paediatrics'];
  return [
    facts.decidedToAssess(on),
    facts.decidedNotToAssess(on),
    ...bodies.map((body) => facts.adviceRequested(on, body)),
    ...bodies.map((body) => facts.adviceReceived(on, body)),
    ...bodies.map((body) => facts.adviceReturned(on, body)),
    facts.decidedToIssue(on),
    facts.decidedNotToIssue(on),
    facts.draftServed(on, `draft-${count}`),
    facts.finalPlanSent(on, 'parentOrYoungPerson', 'imported'),
    facts.finalPlanSent(on, 'setting'),
    ...(['assess', 'reassess', 'makePlan', 'reconsider'] as const).map((requires) =>
      facts.disputeEnded(
        on,
        requires,
        (['order', 'concession', 'agreement'] as const)[count % 3],
        `dispute-${count % 4}`,
      ),
    ),
    facts.withdrawn(on),
    facts.exceptionClaimed(on, null, [{ rule: 'C3', subject: null, limb: 'X13c' }], {
      exceptionId: `x-${count}`,
      ground: 'exceptionalCircumstances',
    }),
    {
      type: 'CaseAllocated',
      occurredOn: on,
      data: { team: `team-${count % 3}`, worker: count % 2 === 0 ? 'w' : null },
    },
    {
      type: 'ReturnFlagsStated',
      occurredOn: on,
      data: { year: Number(on.slice(0, 4)) - 1, flags: { week20: count % 2 === 0 } },
    },
  ];
}

export { childId };
