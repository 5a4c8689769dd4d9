import fc from 'fast-check';
import type { ComplaintEvent } from '../../workflows/complaint/complaint.events.js';
import { complaintStages } from '../../workflows/complaint/complaint.machine.js';
import type { ComplaintStage } from '../../workflows/complaint/complaint.machine.js';
import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

export type ComplaintStory = readonly ComplaintEvent[];

const day = calendarDate;

/** A complaint as it came. */
export function complaintReceived(on: string, data: object = {}): ComplaintEvent {
  return {
    type: 'ComplaintReceived',
    occurredOn: day(on),
    data: {
      childId: 'child-1',
      complainantId: 'parent-1',
      complainant: 'parent',
      kind: 'delay',
      aboutTeam: null,
      answerWithin: 10,
      ...data,
    },
  };
}

/** Something that happened to a complaint afterwards. */
export function complaintFact<Type extends ComplaintEvent['type']>(type: Type, on: string, data: object = {}) {
  return { type, occurredOn: day(on), data } as unknown as Extract<ComplaintEvent, { type: Type }>;
}

const outcomes = ['upheld', 'partlyUpheld', 'notUpheld'];
const reasons = ['answered', 'dealtWithOtherwise', 'recordedByMistake'];
const dataOf: Readonly<Record<string, (choice: number) => object>> = {
  ComplaintAnswered: (choice) => ({ outcome: outcomes[choice] }),
  ComplaintTakenFurther: () => ({ answerWithin: 20 }),
  OmbudsmanDecided: () => ({ decision: 'upheld' }),
  ComplaintClosed: (choice) => ({ because: reasons[choice] }),
};

/** A walk along what the machine takes, a few days a step: the answers fall around their limits. */
export const complaintStory: fc.Arbitrary<ComplaintStory> = fc
  .record({
    on: fc.integer({ min: 0, max: 700 }),
    within: fc.constantFrom(5, 10, null),
    steps: fc.array(fc.tuple(fc.nat(20), fc.constantFrom(1, 7, 13, 14, 15, 28), fc.nat(2)), { maxLength: 6 }),
  })
  .map(({ on, within: answerWithin, steps }) => {
    let at: CalendarDate = addDays(day('2025-01-01'), on);
    let stage: ComplaintStage = complaintStages.after(complaintStages.initial, 'ComplaintReceived');
    const story: ComplaintEvent[] = [complaintReceived(at, { answerWithin })];
    for (const [pick, after, choice] of steps) {
      const taken = complaintStages.factTypes.filter((type) => complaintStages.takes(stage, type));
      const type = taken[pick % taken.length] as ComplaintEvent['type'];
      at = addDays(at, after);
      stage = complaintStages.after(stage, type);
      story.push(complaintFact(type, at, dataOf[type]?.(choice)));
    }
    return story;
  });
