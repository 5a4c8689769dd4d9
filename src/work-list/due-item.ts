import type { DueItem } from '../../projections/work-list/work-list.projection.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import { addDays, weekday } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** One open legal limit with the case it belongs to. */
export interface DueEntry {
  readonly stream: string;
  readonly childId: string;
  readonly stage: NeedsAssessmentStage;
  readonly team: string | null;
  readonly worker: string | null;
  /** Which of the limits of its case this is, in the case's own order. */
  readonly place: number;
  readonly item: DueItem;
}

export type WaitedFor = DueItem['waitingFor']['who'];

export const dueGroups = ['overdue', 'today', 'week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The kinds of work that fall due in an assessment, by what has to be done. */
export const dueKinds = ['decision', 'advice', 'noPlan', 'plan'] as const;
export type DueKind = (typeof dueKinds)[number];

export const kindWords: Readonly<Record<DueKind, string>> = {
  decision: 'Decisions to assess',
  advice: 'Advice',
  noPlan: 'Decisions not to make a plan',
  plan: 'Final plans',
};

/** Days that the group "Later" shows at first. */
export const laterDays = 84;

export function kindOf({ rule, subject, stage }: DueItem): DueKind {
  if (stage !== null) return kindOfStage[stage] ?? 'plan';
  // An agreement is carried out as an order: its subject names the dispute and that order's rule.
  return kindOfRule[rule === 'I6' ? (subject?.split('/').at(-1) ?? rule) : rule] ?? 'decision';
}

const kindOfStage: Readonly<Record<string, DueKind>> = { tell: 'decision', refuse: 'noPlan' };

const kindOfRule: Readonly<Record<string, DueKind>> = {
  B1: 'advice',
  C1: 'noPlan',
  C3: 'plan',
  G2: 'plan',
  K2: 'noPlan',
  K3: 'plan',
};

/** The last day of the week of a day: Sunday. */
export function endOfWeek(today: CalendarDate): CalendarDate {
  return addDays(today, (7 - weekday(today)) % 7);
}

/** Where a limit stands on the list. A lifted limit has no day that could pass, so it is never overdue. */
export function groupOf({ due, disapplied }: DueItem, today: CalendarDate): DueGroup {
  if (disapplied) return 'later';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= endOfWeek(today) ? 'week' : 'later';
}
