import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { appealMachine, appealStages } from '../../../workflows/dispute/appeal.machine.js';
import { complaintMachine, complaintStages } from '../../../workflows/complaint/complaint.machine.js';
import { disputeMachine, disputeStages } from '../../../workflows/dispute/dispute.machine.js';
import { mediationMachine, mediationStages } from '../../../workflows/dispute/mediation.machine.js';
import { stageTable } from '../../../workflows/kernel/stage-table.js';
import type { StageTable } from '../../../workflows/kernel/stage-table.js';
import {
  needsAssessmentMachine,
  needsAssessmentStages,
} from '../../../workflows/needs-assessment/needs-assessment.machine.js';
import { amendmentMachine, amendmentStages } from '../../../workflows/plan/amendment.machine.js';
import { phaseTransferMachine, phaseTransferStages } from '../../../workflows/plan/phase-transfer.machine.js';
import { planMachine, planStages } from '../../../workflows/plan/plan.machine.js';
import { reassessmentMachine, reassessmentStages } from '../../../workflows/plan/reassessment.machine.js';
import { reviewMachine, reviewStages } from '../../../workflows/plan/review.machine.js';

const machines: readonly [string, AnyStateMachine, StageTable<string>, string][] = [
  ['a needs assessment', needsAssessmentMachine, needsAssessmentStages, 'notBegun'],
  ['a plan', planMachine, planStages, 'notMade'],
  ['a review', reviewMachine, reviewStages, 'notBegun'],
  ['an amendment', amendmentMachine, amendmentStages, 'notProposed'],
  ['a phase transfer', phaseTransferMachine, phaseTransferStages, 'notPlanned'],
  ['a re-assessment', reassessmentMachine, reassessmentStages, 'notAsked'],
  ['a dispute', disputeMachine, disputeStages, 'notDisputed'],
  ['a complaint', complaintMachine, complaintStages, 'notReceived'],
  ['mediation', mediationMachine, mediationStages, 'mediationNotAsked'],
  ['an appeal', appealMachine, appealStages, 'noAppeal'],
];

describe.each(machines)('the stages of %s', (_, machine, stages, initial) => {
  it('begin where the machine begins', () => {
    expect(stages.initial).toBe(initial);
  });

  it('follow the machine on any walk, legal or not', () => {
    const types = [...stages.factTypes, 'NoteAdded', 'NoSuchFact'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...types), { maxLength: 40 }), (walk) => {
        let [snapshot] = initialTransition(machine);
        let stage = stages.initial;
        for (const type of walk) {
          expect(stages.takes(stage, type)).toBe(snapshot.can({ type }));
          [snapshot] = transition(machine, snapshot, { type });
          stage = stages.after(stage, type);
          expect(stage).toBe(snapshot.value);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can all be reached', () => {
    const paths = getShortestPaths(machine, { events: stages.factTypes.map((type) => ({ type })) });
    const reached = new Set(paths.map(({ state }) => String((state as { value: unknown }).value)));
    expect([...reached].sort()).toEqual([...stages.stages].sort());
  });
});

describe('a stage table', () => {
  it('refuses a graph that holds more than targets', () => {
    const guarded = { config: { initial: 'a', states: { a: { on: { Go: { target: 'a', guard: () => true } } } } } };
    expect(() => stageTable(guarded)).toThrow('a / Go');
    expect(() => stageTable({ config: { initial: 'a', states: { a: { on: { Go: 'b' } } } } })).toThrow('a / Go');
    expect(() => stageTable({ config: { states: {} } })).toThrow('initial');
  });
});
