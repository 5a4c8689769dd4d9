import { ageReachedOn } from '../../workflows/child/birthdays.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { workingDayAfter } from './history-writer.js';
import type { SeededRandom } from './seeded-random.js';

/** A young person's way to adulthood in order, from 14 to 19, worked out before it is known how long the plan is kept. */
export function transitionCourse(birthDate: CalendarDate, random: SeededRandom): readonly PlanEvent[] {
  const at = (years: number, days: number): CalendarDate => workingDayAfter(ageReachedOn(birthDate, years * 12), days);
  const expected = random.weighted([['yes', 5], ['no', 3], ['notKnown', 2]] as const); // prettier-ignore
  const facts: PlanEvent[] = [
    { type: 'AdultServicesNeedJudged', occurredOn: at(14, random.int(20, 300)), data: { expected } },
  ];
  if (random.chance(0.68)) facts.push(shared(at(14, random.int(60, 600)), random));
  if (expected !== 'no') facts.push(...assessments(birthDate, at(16, random.int(0, 330)), random));
  if (random.chance(0.55)) {
    const data = { ownerPost: 'Transition coordinator' };
    facts.push({ type: 'TransitionPlanAgreed', occurredOn: at(15, random.int(30, 500)), data });
  }
  if (random.chance(0.72)) facts.push(destination('sixteen', at(16, random.int(90, 330)), random));
  if (random.chance(0.6)) {
    const data = { post: 'Post-16 transition group' };
    facts.push({ type: 'PostSixteenPlanConfirmed', occurredOn: at(16, random.int(60, 360)), data });
  }
  if (random.chance(0.6)) facts.push(destination('nineteen', at(19, random.int(10, 200)), random));
  return facts.toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0));
}

function shared(occurredOn: CalendarDate, random: SeededRandom): PlanEvent {
  return {
    type: 'InformationShared',
    occurredOn,
    data: {
      sharedWith: 'adultSocialCare',
      organisation: 'Northmere adult social care',
      post: 'Transition manager',
      shared: random.chance(0.5) ? ['nameAndAge'] : ['nameAndAge', 'needs'],
      consent: random.weighted([['parent', 5], ['youngPerson', 4], ['legalDuty', 1]] as const), // prettier-ignore
    },
  };
}

/** Asked for in the year of 16, done in most cases before 17 and a half; the adult's assessment follows around 18. */
function assessments(birthDate: CalendarDate, askedOn: CalendarDate, random: SeededRandom): readonly PlanEvent[] {
  if (!random.chance(0.84)) return [];
  const requestedBy = random.weighted([['authority', 6], ['parentOrCarer', 3], ['youngPerson', 1]] as const); // prettier-ignore
  const facts: PlanEvent[] = [{ type: 'TransitionAssessmentRequested', occurredOn: askedOn, data: { requestedBy } }];
  if (!random.chance(0.88)) return facts;
  const endedOn = workingDayAfter(askedOn, random.chance(0.72) ? random.int(40, 170) : random.int(200, 420));
  const result = random.weighted([['needsLikely', 6], ['needsNotLikely', 3], ['declined', 1]] as const); // prettier-ignore
  facts.push({ type: 'TransitionAssessmentCompleted', occurredOn: endedOn, data: { result } });
  if (result !== 'needsLikely') return facts;
  const careOn = workingDayAfter(ageReachedOn(birthDate, 17 * 12), random.int(200, 340));
  const careAskedOn = careOn > endedOn ? careOn : workingDayAfter(endedOn, 14);
  const dueOn = addDays(careAskedOn, 42);
  facts.push({ type: 'CareActAssessmentRequested', occurredOn: careAskedOn, data: { dueOn } });
  if (!random.chance(0.9)) return facts;
  const days = random.chance(0.66) ? random.int(14, 41) : random.int(45, 120);
  const data = { eligible: random.chance(0.75) };
  facts.push({ type: 'CareActAssessmentCompleted', occurredOn: workingDayAfter(careAskedOn, days), data });
  return facts;
}

function destination(after: 'sixteen' | 'nineteen', occurredOn: CalendarDate, random: SeededRandom): PlanEvent {
  const found =
    after === 'sixteen'
      ? random.weighted([['college', 6], ['school', 3], ['supportedInternship', 1], ['training', 1]] as const) // prettier-ignore
      : random.weighted([['college', 3], ['employment', 2], ['adultCare', 2], ['apprenticeship', 1], ['noneYet', 1]] as const); // prettier-ignore
  return { type: 'DestinationRecorded', occurredOn, data: { after, destination: found } };
}
