import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { appealMachine, appealStages } from '../../../workflows/dispute/appeal.machine.js';
import { disputeMachine, disputeStages } from '../../../workflows/dispute/dispute.machine.js';
import { mediationMachine, mediationStages } from '../../../workflows/dispute/mediation.machine.js';
import type { StageTable } from '../../../workflows/kernel/stage-table.js';

const machines: readonly [string, AnyStateMachine, StageTable<string>, string][] = [
  ['a dispute', disputeMachine, disputeStages, 'notDisputed'],
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

  it('all take something that arrives late: none is final', () => {
    const takesNothing = stages.stages.filter((stage) => !stages.factTypes.some((type) => stages.takes(stage, type)));
    expect(takesNothing).toEqual([]);
  });
});

/** Stages that lead to no other. */
function ends(stages: StageTable<string>): readonly string[] {
  return stages.stages.filter((stage) => stages.factTypes.every((type) => stages.after(stage, type) === stage));
}

describe('the stages in which something ends', () => {
  it('are an agreement, and the Tribunal’s decision or the withdrawal of the appeal', () => {
    expect(ends(mediationStages)).toEqual(['mediationAgreed']);
    expect(ends(appealStages)).toEqual(['appealDecided', 'appealWithdrawn']);
  });

  it('are not the closing of a dispute: an appeal admitted late opens it again', () => {
    expect(ends(disputeStages)).toEqual([]);
    expect(disputeStages.after('disputeClosed', 'AppealReceived')).toBe('disputeOpen');
  });
});

describe('the machines of mediation and of the appeal', () => {
  it('share no fact, and the dispute takes every fact of both', () => {
    const both = [...mediationStages.factTypes, ...appealStages.factTypes];
    expect(new Set(both).size).toBe(both.length);
    expect(both.filter((type) => !disputeStages.takes('disputeOpen', type))).toEqual([]);
  });
});
