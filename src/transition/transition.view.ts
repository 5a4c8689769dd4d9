import { idOf } from '../../projections/projection.js';
import { underWay } from '../../workflows/plan/transition.state.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Names } from '../boards/board-names.service.js';
import type { SelectItem } from '../boards/whose.js';
import { selectItems } from '../boards/whose.js';
import { caseHref } from '../cases/acts.js';
import { childWords } from '../cases/case-list.view.js';
import { ageOn } from '../cases/fact-act-trials.js';
import { factActAt, factActHref } from '../cases/fact-acts.js';
import { address, textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { staffName } from '../cases/staff-names.service.js';
import { shortDate } from '../web/words/date-words.js';
import { tag } from '../web/words/deadline-tag.js';
import type { Tag } from '../web/words/deadline-tag.js';
import { dayCount } from '../web/words/distance-words.js';
import { count } from '../web/words/number-words.js';
import { destinationWords, expectedWords } from '../web/words/transition-words.js';
import { expectedOn, gaps, isAssessed, lacks } from './young-person.js';
import type { Gap } from './young-person.js';
import type { YoungPerson } from './young-people.service.js';

const gapWords: Readonly<Record<Gap, string>> = {
  notShared: 'Not shared with adult care',
  notAssessed: '17½ within 6 months, not assessed',
  careActOpen: 'Care Act assessment not done',
  noTransitionPlan: 'At a transition point without a plan for it',
  postSixteenOpen: 'Post-16 plan not confirmed',
  noDestination: 'Destination not recorded',
};

export interface TransitionFilters {
  /** Null for everyone. */
  readonly gap: Gap | null;
  readonly who: string;
  readonly page: number;
}

export function readTransitionFilters(query: Query, who: string): TransitionFilters {
  const asked = textOf(query, 'show');
  const page = Number(textOf(query, 'page') ?? '1');
  return {
    gap: gaps.find((gap) => gap === asked) ?? null,
    who,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function transitionHref({ gap, who }: TransitionFilters, page = 1): string {
  return address('/transition', [
    ['show', gap],
    ['who', who],
    ['page', page === 1 ? null : String(page)],
  ]);
}

/** What the list can be narrowed to, with how many stand there. */
export function gapItems(
  people: readonly YoungPerson[],
  chosen: Gap | null,
  today: CalendarDate,
): readonly SelectItem[] {
  return selectItems(
    [
      ['', `Everyone aged 14 and over (${count(people.length)})`],
      ...gaps.map((gap) => {
        const many = people.filter((person) => lacks(gap, person, today)).length;
        return [gap, `${gapWords[gap]} (${count(many)})`] as const;
      }),
    ],
    chosen ?? '',
  );
}

/** One young person of the list. */
export interface TransitionListRow {
  readonly stream: string;
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  /** Null where it cannot be chosen: who may open a restricted case shares it from there. */
  readonly choose: string | null;
  readonly age: string;
  readonly halfOn: string;
  readonly eighteenOn: string;
  readonly expected: string;
  readonly shared: string;
  readonly assessment: string;
  readonly careAct: string | null;
  readonly plan: string;
  readonly destination: string | null;
  readonly tags: readonly Tag[];
  readonly worker: string;
  readonly next: { readonly text: string; readonly href: string } | null;
}

export function transitionRow(person: YoungPerson, names: Names, today: CalendarDate): TransitionListRow {
  const child = names.children.get(person.childId) ?? null;
  const words = childWords(child);
  const { birthDate, seventeenAndHalfOn, eighteenOn } = person.birthdays;
  const reference = child?.reference ?? null;
  const destination = person.destinations.at(-1);
  const careAct = underWay(person.careAct);
  const agreed = person.agreedOn.at(-1);
  return {
    ...words,
    href: reference === null ? null : `${caseHref(reference)}/plan`,
    stream: person.stream,
    choose: words.restricted ? null : person.stream,
    age: String(ageOn(birthDate, today) ?? ''),
    halfOn: shortDate(seventeenAndHalfOn),
    eighteenOn: shortDate(eighteenOn),
    expected: expectedText(person, today),
    shared: person.sharedWithCareOn.length === 0 ? 'Not yet' : shortDate(lastDay(person.sharedWithCareOn)),
    assessment: assessmentText(person),
    careAct: careAct?.dueOn == null ? null : `Care Act assessment by ${shortDate(careAct.dueOn)}`,
    plan: agreed === undefined ? 'None' : `Agreed ${shortDate(agreed)}`,
    destination: destination === undefined ? null : destinationWords[destination.destination],
    tags: tagsOf(person, today),
    worker: staffName(names.staff, person.worker),
    next: reference === null ? null : nextOf(person, reference, today),
  };
}

function lastDay(days: readonly CalendarDate[]): CalendarDate {
  return days.toSorted().at(-1) as CalendarDate;
}

function expectedText(person: YoungPerson, today: CalendarDate): string {
  const said = expectedOn(person, today);
  return said === null ? 'Not said' : expectedWords[said];
}

function assessmentText(person: YoungPerson): string {
  const { assessments } = person;
  const done = assessments.findLast(({ completedOn }) => completedOn !== null);
  if (isAssessed(person) && done?.completedOn != null) return `Ended ${shortDate(done.completedOn)}`;
  const open = underWay(assessments);
  if (open !== null) return open.requestedOn === null ? 'Asked for' : `Asked for ${shortDate(open.requestedOn)}`;
  return done === undefined ? 'Not asked for' : 'Declined';
}

function tagsOf(person: YoungPerson, today: CalendarDate): readonly Tag[] {
  const { seventeenAndHalfOn: half } = person.birthdays;
  const careAct = underWay(person.careAct)?.dueOn ?? null;
  return [
    ...(!lacks('notAssessed', person, today)
      ? []
      : half > today
        ? [tag(`17½ in ${dayCount(daysBetween(today, half))}`, 'orange')]
        : [tag('Past 17½', 'red')]),
    ...(careAct !== null && careAct < today
      ? [tag(`Care Act ${dayCount(daysBetween(careAct, today))} late`, 'red')]
      : []),
  ];
}

/** What is missing first. */
function nextOf(
  person: YoungPerson,
  reference: string,
  today: CalendarDate,
): { readonly text: string; readonly href: string } | null {
  const [text, command] = nextAct(person, today);
  const act = command === null ? null : factActAt('plan', command);
  return act === null ? null : { text, href: factActHref(act, reference, idOf(person.stream)) };
}

function nextAct(person: YoungPerson, today: CalendarDate): readonly [text: string, command: string | null] {
  if (underWay(person.assessments) !== null) return ['Record assessment', 'CompleteTransitionAssessment'];
  if (underWay(person.careAct) !== null) return ['Record Care Act assessment', 'CompleteCareActAssessment'];
  if (expectedOn(person, today) === null) return ['Say what is expected', 'JudgeAdultServicesNeed'];
  if (lacks('notAssessed', person, today)) return ['Ask for assessment', 'RequestTransitionAssessment'];
  if (lacks('noTransitionPlan', person, today)) return ['Record transition plan', 'AgreeTransitionPlan'];
  if (lacks('noDestination', person, today)) return ['Record destination', 'RecordDestination'];
  return ['', null];
}
