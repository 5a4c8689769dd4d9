import { lastSaid, underWay } from '../../workflows/plan/transition.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { ageOn } from '../cases/fact-act-trials.js';
import { monthsLater } from '../cases/fact-act-subjects.js';
import type { YoungPerson } from './young-people.service.js';

/** Months ahead from which a day of coming of age is listed. */
const monthsAhead = 6;

/** What may be missing on somebody's way to adulthood: each is a list of its own. */
export const gaps = [
  'notShared',
  'notAssessed',
  'careActOpen',
  'noTransitionPlan',
  'postSixteenOpen',
  'noDestination',
] as const;
export type Gap = (typeof gaps)[number];

type Judge = (person: YoungPerson, today: CalendarDate) => boolean;

const judges: Readonly<Record<Gap, Judge>> = {
  notShared: ({ sharedWithCareOn }) => sharedWithCareOn.length === 0,
  // Until 18: from then on adult care assesses adults.
  notAssessed: (person, today) => {
    const { seventeenAndHalfOn, eighteenOn } = person.birthdays;
    const soon = seventeenAndHalfOn <= monthsLater(today, monthsAhead) && eighteenOn > today;
    return soon && !isAssessed(person) && expectedOn(person, today) !== 'no';
  },
  careActOpen: ({ careAct }) => underWay(careAct) !== null,
  noTransitionPlan: ({ agreedOn, movesOn, birthdays }, today) => {
    const year = monthsLater(today, 12);
    const near = [birthdays.eighteenOn, ...movesOn].some((on) => on > today && on <= year);
    return near && !agreedOn.some((on) => on > monthsLater(today, -24));
  },
  // From the last year of school to its end at 19.
  postSixteenOpen: ({ confirmedOn, birthdays }, today) => {
    const age = ageOn(birthdays.birthDate, today) ?? 0;
    return age >= 16 && age < 19 && confirmedOn.length === 0;
  },
  noDestination: ({ destinations, birthdays }, today) => {
    const age = ageOn(birthdays.birthDate, today) ?? 0;
    const recorded = (after: string): boolean => destinations.some((one) => one.after === after);
    return (age >= 16 && !recorded('sixteen')) || (age >= 19 && !recorded('nineteen'));
  },
};

/** Whether something is missing. */
export function lacks(gap: Gap, person: YoungPerson, today: CalendarDate): boolean {
  return judges[gap](person, today);
}

/** A transition assessment ended; one that was declined is none. */
export function isAssessed({ assessments }: YoungPerson): boolean {
  return assessments.some(({ completedOn, result }) => completedOn !== null && result !== 'declined');
}

/** Whether adult services are expected to be needed; null where nobody has said. */
export function expectedOn({ expected }: YoungPerson, today: CalendarDate): 'yes' | 'no' | 'notKnown' | null {
  return lastSaid(expected, today)?.expected ?? null;
}
