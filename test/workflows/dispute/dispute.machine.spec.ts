import { appealStages } from '../../../workflows/dispute/appeal.machine.js';
import { disputeStages } from '../../../workflows/dispute/dispute.machine.js';
import { mediationStages } from '../../../workflows/dispute/mediation.machine.js';
import type { StageTable } from '../../../workflows/kernel/stage-table.js';

describe.each([
  ['a dispute', disputeStages],
  ['mediation', mediationStages],
  ['an appeal', appealStages],
] as [string, StageTable<string>][])('the stages of %s', (_, stages) => {
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
