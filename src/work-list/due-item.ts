import type { DueItem, WorkListRow } from '../../projections/work-list/due-items.js';
import { addDays, weekday } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** One open legal limit with the case it belongs to. */
export interface DueEntry extends Pick<WorkListRow, 'process' | 'stage'> {
  readonly stream: string;
  readonly childId: string;
  readonly team: string | null;
  readonly worker: string | null;
  /** Which of the limits of its case this is, in the case's own order. */
  readonly place: number;
  readonly item: DueItem;
}

export type WaitedFor = DueItem['waitingFor']['who'];

export const dueGroups = ['overdue', 'today', 'week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The kinds of work that fall due, by what has to be done. */
export const dueKinds = [
  ...(['decision', 'advice', 'noPlan', 'plan'] as const),
  ...(['review', 'amendment', 'transfer', 'move', 'ending', 'payment', 'visit', 'dispute'] as const),
] as const;
export type DueKind = (typeof dueKinds)[number];

export const kindWords: Readonly<Record<DueKind, string>> = {
  decision: 'Decisions to assess',
  advice: 'Advice',
  noPlan: 'Decisions not to make a plan',
  plan: 'Final plans',
  review: 'Annual reviews',
  amendment: 'Amended plans',
  transfer: 'Phase transfers',
  move: 'Moves between areas',
  ending: 'Plans to continue or end',
  payment: 'Direct payments',
  visit: 'Visits to placements',
  dispute: 'Mediation and appeals',
};

/** Days that the group "Later" shows at first. */
export const laterDays = 84;

export function kindOf({ rule, subject, stage, waitingFor }: DueItem): DueKind {
  if (stage !== null) return kindOfStage[stage] ?? 'plan';
  // An agreement is carried out as an order: its subject names the dispute and that order's rule.
  return (
    kindOfRule[rule === 'I6' ? (subject?.split('/').at(-1) ?? rule) : rule] ?? kindOfWork[waitingFor.what] ?? 'decision'
  );
}

const kindOfStage: Readonly<Record<string, DueKind>> = {
  tell: 'decision',
  refuse: 'noPlan',
  atOnce: 'ending',
  amend: 'amendment',
};

const kindOfRule: Readonly<Record<string, DueKind>> = {
  B1: 'advice',
  C1: 'noPlan',
  C3: 'plan',
  G2: 'plan',
  K2: 'noPlan',
  K3: 'plan',
  ...all('review', 'E1', 'E2', 'D3', 'E3', 'E4', 'E5', 'E6'),
  ...all('amendment', 'E9', 'F1', 'K6', 'K7'),
  ...all('transfer', 'E12', 'E13', 'E14'),
  ...all('move', 'D1', 'D2', 'D4'),
  ...all('ending', 'K8'),
  ...all('payment', 'L1'),
  ...all('visit', 'V1', 'V2'),
  ...all('dispute', 'I3', 'I4', 'I7', 'J2', 'K10'),
};

/** A concession is one rule whatever the appeal was about: what has to be done tells them apart. */
const kindOfWork: Readonly<Record<string, DueKind>> = {
  amendedPlan: 'amendment',
  planToContinue: 'ending',
  planToEnd: 'ending',
};

function all(kind: DueKind, ...rules: readonly string[]): Readonly<Record<string, DueKind>> {
  return Object.fromEntries(rules.map((rule) => [rule, kind]));
}

/** The last day of the week of a day: Sunday. */
export function endOfWeek(today: CalendarDate): CalendarDate {
  return addDays(today, (7 - weekday(today)) % 7);
}

/** Where a limit stands on the list. A lifted limit has no day that could pass, so it is never overdue. */
export function groupOf({ due, disapplied }: Pick<DueItem, 'due' | 'disapplied'>, today: CalendarDate): DueGroup {
  if (disapplied) return 'later';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= endOfWeek(today) ? 'week' : 'later';
}
