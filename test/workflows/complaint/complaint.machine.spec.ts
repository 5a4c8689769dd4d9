import fc from 'fast-check';
import { complaintDecider } from '../../../workflows/complaint/complaint.decider.js';
import { complaintMachine, complaintStages, overStages } from '../../../workflows/complaint/complaint.machine.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { placed } from '../../support/given-when-then.js';
import { complaintStory } from '../../support/complaint-stories.js';
import { getShortestPaths } from 'xstate/graph';

const takenAt = (stage: string): readonly string[] =>
  complaintStages.factTypes.filter((type) => complaintStages.takes(stage as never, type));

describe('the stages of a complaint', () => {
  it('are all reached from the beginning', () => {
    const events = complaintStages.factTypes.map((type) => ({ type }));
    const reached = getShortestPaths(complaintMachine, { events: events as never }).map(({ state }) => state.value);
    expect(new Set(reached)).toEqual(new Set(complaintStages.stages));
  });

  it('lead from the first answer over the second to the Ombudsman, and to an end from wherever it stands', () => {
    const way = ['ComplaintReceived', 'ComplaintAnswered', 'ComplaintTakenFurther', 'ComplaintAnswered'];
    const stages = way.reduce<string[]>(
      (passed, type) => [...passed, complaintStages.after((passed.at(-1) ?? complaintStages.initial) as never, type)],
      [],
    );
    expect(stages).toEqual(['received', 'answeredAtStageOne', 'stageTwoAsked', 'answeredAtStageTwo']);
    for (const stage of complaintStages.stages) {
      if (stage === 'notReceived' || overStages.includes(stage)) continue;
      expect([stage, takenAt(stage).includes('ComplaintClosed')]).toEqual([stage, true]);
    }
  });

  it('open again when whoever complained goes on after all, and take no second beginning', () => {
    for (const stage of overStages) {
      expect(takenAt(stage)).toEqual(['ComplaintTakenFurther', 'ComplaintTakenToOmbudsman']);
    }
    for (const stage of complaintStages.stages) {
      expect(complaintStages.takes(stage, 'ComplaintReceived')).toBe(stage === 'notReceived');
    }
  });

  it('are where the fold stands, on any walk that the machine takes', () => {
    fc.assert(
      fc.property(complaintStory, (story) => {
        const walked = story.reduce((stage, { type }) => complaintStages.after(stage, type), complaintStages.initial);
        const state = replay(complaintDecider, placed(story));
        expect(state.stage).toBe(walked);
        // One answer is owed for the complaint, and one for every asking for the second stage.
        const asked = story.filter(({ type }) => type === 'ComplaintTakenFurther').length;
        expect(state.replies.map(({ stage }) => stage)).toEqual([1, ...Array.from({ length: asked }, () => 2)]);
      }),
      { numRuns: 300 },
    );
  });
});
