import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { amendmentMachine, amendmentStages } from '../../../workflows/plan/amendment.machine.js';
import { contradictionIn } from '../../../workflows/plan/plan.contradictions.js';
import { phaseTransferMachine, phaseTransferStages } from '../../../workflows/plan/phase-transfer.machine.js';
import { planMachine, planStages } from '../../../workflows/plan/plan.machine.js';
import { reassessmentMachine, reassessmentStages } from '../../../workflows/plan/reassessment.machine.js';
import { reviewMachine, reviewStages } from '../../../workflows/plan/review.machine.js';
import type { StageTable } from '../../../workflows/kernel/stage-table.js';
import { fact, planOf } from '../../support/plan-facts.js';
import { randomPlan } from '../../support/random-plans.js';

interface Recorded {
  readonly type: string;
  readonly data: object;
}

/** The stage in which XState itself ends after the facts, one by one. */
function stageAfter(machine: AnyStateMachine, facts: readonly Recorded[]): unknown {
  let [snapshot] = initialTransition(machine);
  for (const { type } of facts) [snapshot] = transition(machine, snapshot, { type });
  return snapshot.value;
}

const naming = (facts: readonly Recorded[], field: string, id: string): readonly Recorded[] =>
  facts.filter(({ data }) => (data as Readonly<Record<string, unknown>>)[field] === id);

describe('the stages of a plan and of what is done about it', () => {
  it.each([
    ['plan', planStages, []],
    ['review', reviewStages, ['closed']],
    ['amendment', amendmentStages, ['amended', 'notAmended']],
    ['phase transfer', phaseTransferStages, []],
    ['re-assessment', reassessmentStages, ['ended']],
  ] as const)('of a %s lead on, but for the ends that are meant', (_, stages, ends) => {
    const table = stages as StageTable<string>;
    const stuck = table.stages.filter((stage) => table.factTypes.every((type) => table.after(stage, type) === stage));
    expect(stuck).toEqual(ends);
  });

  it('are those of the machines after any commands that were accepted', () => {
    fc.assert(
      fc.property(randomPlan, ({ history, state }) => {
        expect(state.stage).toBe(stageAfter(planMachine, history));
        for (const { reviewId, stage } of state.reviews) {
          const own = naming(history, 'reviewId', reviewId).filter(({ type }) => type.startsWith('Review'));
          expect(stage).toBe(stageAfter(reviewMachine, own));
        }
        for (const { noticeId, stage } of state.amendments) {
          expect(stage).toBe(stageAfter(amendmentMachine, naming(history, 'noticeId', noticeId)));
        }
        for (const { transferId, stage, consultations } of state.phaseTransfers) {
          const asked = consultations.map(({ consultationId }) => consultationId);
          const own = history.filter(({ data }) => {
            const { transferId: named, consultationId } = data as { transferId?: string; consultationId?: string };
            return named === transferId || (named === undefined && asked.includes(consultationId ?? ''));
          });
          expect(stage).toBe(stageAfter(phaseTransferMachine, own));
        }
        for (const { reassessmentId, stage } of state.reassessments) {
          expect(stage).toBe(stageAfter(reassessmentMachine, naming(history, 'reassessmentId', reassessmentId)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever commands were accepted', () => {
  it('no two recorded days exclude each other, and every clock can be counted', () => {
    fc.assert(
      fc.property(randomPlan, (story) => {
        expect(contradictionIn(story.state)).toBeNull();
        for (const asOf of ['2023-06-01', '2024-06-01', '2026-11-23']) {
          for (const { status, daysOver } of story.lines({ asOf, birthDate: '2000-02-29' })) {
            expect(daysOver).toBeGreaterThanOrEqual(0);
            if (status === 'met') expect(daysOver).toBe(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('no two clocks of one rule are about the same thing', () => {
    fc.assert(
      fc.property(randomPlan, (story) => {
        const names = story.lines().map(({ rule, subject, stage }) => `${rule} ${subject ?? ''} ${stage ?? ''}`);
        expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('a limit once met stays met, whatever follows, unless a decision is stated anew', () => {
    const once = ['E5', 'E6', 'G1', 'D2', 'L1', 'E9', 'F1'];
    fc.assert(
      fc.property(randomPlan, ({ history }) => {
        const met = new Map<string, string>();
        const decisions = history.filter(({ type }) => type === 'ReviewDecisionNotified');
        history.forEach((_, index) => {
          const lines = planOf(...(history.slice(0, index + 1) as never[])).lines();
          for (const { rule, subject, status, due } of lines.filter((line) => once.includes(line.rule))) {
            if (rule === 'E6' && naming(decisions, 'reviewId', subject ?? '').length > 1) continue;
            const key = `${rule} ${subject ?? ''} ${due ?? ''}`;
            if (met.has(key)) expect([key, status, met.get(key)]).toEqual([key, 'met', met.get(key)]);
            if (status === 'met') met.set(key, history[index]?.type ?? '');
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a plan that ended owes nothing any more but what an order requires', () => {
    fc.assert(
      fc.property(randomPlan, (story) => {
        const on = story.state.ceased?.on;
        if (on === undefined) return;
        const open = story
          .lines()
          .filter(({ status, rule }) => (status === 'running' || status === 'overdue') && rule !== 'H4');
        expect(open.map(({ rule }) => rule)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('folding', () => {
  it('takes facts of things never begun without a word: refusing them is for decide', () => {
    const stray = planOf(
      fact('AmendedPlanSent', '2026-01-05', {
        noticeId: 'n9',
        transferId: 't9',
        recipient: 'setting',
        namesSetting: true,
        appealWordingSent: true,
        outOfTurn: null,
      }),
      fact('TransferSettingReplied', '2026-01-05', { consultationId: 'c9', view: 'noView' }),
      fact('CustodyEnded', '2026-01-05', {}),
      fact('MaintenanceResumed', '2026-01-05', {}),
      fact('MoveCalledOff', '2026-01-05', {}),
    );
    expect(stray.lines()).toEqual([]);
    expect(stray.state.stage).toBe('notMade');
  });
});
