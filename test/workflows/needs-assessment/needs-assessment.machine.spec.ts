import fc from 'fast-check';
import { getShortestPaths } from 'xstate/graph';
import { clocksOf } from '../../../workflows/needs-assessment/needs-assessment.clocks.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import {
  needsAssessmentMachine,
  needsAssessmentStages,
} from '../../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessmentStage } from '../../../workflows/needs-assessment/needs-assessment.machine.js';
import { effectiveHistory, replay } from '../../../workflows/kernel/replay.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { day } from '../../support/assessment-facts.js';
import { placed, specBasis } from '../../support/given-when-then.js';
import { assessmentHistory } from '../../support/random-histories.js';

const { stages, factTypes } = needsAssessmentStages;
const events = factTypes.map((type) => ({ type }));
/** Where an assessment may end. */
const ends: readonly NeedsAssessmentStage[] = ['planSent', 'withdrawn', 'movedOut', 'childDied'];

const nextTo = (stage: NeedsAssessmentStage): readonly NeedsAssessmentStage[] =>
  factTypes.map((type) => needsAssessmentStages.after(stage, type)).filter((next) => next !== stage);

describe('the stages of an assessment', () => {
  const paths = getShortestPaths(needsAssessmentMachine, { events: events as never });

  it('can all be reached, and every one but the ends leads on', () => {
    const reached = paths.map(({ state }) => state.value);
    expect(reached.toSorted()).toEqual([...stages].toSorted());
    for (const stage of stages) expect([stage, nextTo(stage).length > 0]).toEqual([stage, !ends.includes(stage)]);
  });

  it('lead from everywhere but the ends to a final plan: no refusal is for ever', () => {
    for (const stage of stages.filter((one) => !ends.includes(one))) {
      const from = getShortestPaths(needsAssessmentMachine, {
        events: events as never,
        fromState: needsAssessmentMachine.resolveState({ value: stage, context: {} }),
      });
      expect(from.map(({ state }) => state.value)).toContain('planSent');
    }
  });

  it('take the outcome of a dispute wherever a decision can have been disputed, and keep still', () => {
    for (const stage of stages) {
      const early = stage === 'notBegun' || stage === 'consideringRequest';
      expect([stage, needsAssessmentStages.takes(stage, 'DisputeOutcomeRecorded')]).toEqual([stage, !early]);
      expect(needsAssessmentStages.after(stage, 'DisputeOutcomeRecorded')).toBe(stage);
    }
  });

  it('begin a re-assessment with the assessment itself, and only from nothing', () => {
    expect(needsAssessmentStages.after('notBegun', 'ReassessmentBegan')).toBe('assessing');
    expect(stages.filter((stage) => needsAssessmentStages.takes(stage, 'ReassessmentBegan'))).toEqual(['notBegun']);
  });
});

describe('any history that was accepted', () => {
  it('leaves no limit running that an outcome took the place of, and no clock that cannot be counted', () => {
    let [superseded, counted] = [0, 0];
    fc.assert(
      fc.property(assessmentHistory, (history) => {
        const known = effectiveHistory(placed(history as readonly NeedsAssessmentEvent[]));
        const state = replay(needsAssessmentDecider, known);
        const lines = deadlinesOf(clocksOf(state, specBasis.policy), specBasis, day('2199-12-31'));
        counted += lines.filter(({ rule }) => rule.startsWith('K') || rule === 'I6').length;
        if (state.outcomes.length === 0) return;
        const replaced = lines.filter(({ rule }) => ['C1', 'C3', 'G2'].includes(rule));
        superseded += replaced.filter(({ status }) => status === 'superseded').length;
        expect(replaced.filter(({ status }) => ['running', 'overdue'].includes(status))).toEqual([]);
        const last =
          state.outcomes
            .map(({ on }) => on)
            .toSorted()
            .at(-1) ?? '';
        const open = lines.filter(({ rule, status }) => /^K|^I6/.test(rule) && ['running', 'overdue'].includes(status));
        expect(open.filter(({ day0 }) => day0 < last)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(superseded).toBeGreaterThan(0);
    expect(counted).toBeGreaterThan(0);
  });
});
