import type { ChildCard } from '../children/child-card.js';
import { caseHref } from '../cases/acts.js';
import { limitLaw, limitTitle } from '../web/words/limit-words.js';
import { ruleHref } from '../web/words/rule-words.js';
import { pagination } from '../cases/pagination.view.js';
import type { Pagination } from '../cases/pagination.view.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { localRules } from '../../workflows/timetable/rule.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { actDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';
import type { DueComplaints } from './due-complaints.service.js';
import { dueHref } from './due-filters.js';
import type { DueFilters } from './due-filters.js';
import { dueGroups, endOfWeek, groupOf, kindWords, laterDays } from './due-item.js';
import type { DueEntry, DueGroup } from './due-item.js';
import type { DueSelection } from './due-selection.js';
import { nextStep, waitingWords } from './due-words.js';
import type { NextStep } from './due-words.js';

/** Rows of one group that a page shows. */
export const rowsAPage = 60;

/** Rows that a group shows whatever the groups before it hold. */
const rowsOfEach = 10;

export const groupWords: Readonly<Record<DueGroup, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'This week',
  later: 'Later',
};

/** One row of the list, ready to draw. */
export interface DueRow {
  /** What is allocated by ticking the row. */
  readonly stream: string;
  readonly name: string;
  /** Null where the child has no reference to open a case by. */
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly what: string;
  readonly law: string;
  /** The page about the rule. */
  readonly lawHref: string;
  readonly date: DueDate;
  /** The tag as plain words, where it is too far off to be marked. */
  readonly light: boolean;
  readonly stage: string;
  readonly waiting: string;
  readonly worker: string;
  readonly next: NextStep | null;
}

/** What one group shows, before names are known: only children on the page are looked up. */
export interface DueSlice {
  readonly group: DueGroup;
  readonly title: string;
  readonly note: string;
  readonly total: number;
  readonly shown: readonly DueEntry[];
  readonly empty: string | null;
  readonly all: NextStep | null;
  readonly pages: Pagination | null;
}

/** The groups of the page with the entries each shows. The counters count all of a group. */
export function dueSlices(selection: DueSelection, filters: DueFilters, today: CalendarDate): readonly DueSlice[] {
  const counts = selection.counts(today);
  const groups = dueGroups.filter((group) => filters.show === null || filters.show === group);
  // What is overdue takes the room first; a page of them all stays light enough for a telephone.
  let room = rowsAPage - groups.reduce((sum, group) => sum + Math.min(counts[group], rowsOfEach), 0);
  return groups.map((group) => {
    const least = Math.min(counts[group], rowsOfEach);
    const size = groups.length === 1 ? rowsAPage : least + Math.min(room, counts[group] - least);
    room -= Math.min(room, counts[group] - least);
    return slice(group, { total: counts[group], size }, selection, filters, today);
  });
}

function slice(
  group: DueGroup,
  { total, size }: { readonly total: number; readonly size: number },
  selection: DueSelection,
  filters: DueFilters,
  today: CalendarDate,
): DueSlice {
  const alone = filters.show === group;
  const shown = selection.page(group, today, {
    from: alone ? (filters.page - 1) * rowsAPage : 0,
    size,
    ...(alone ? {} : { horizon: addDays(today, laterDays) }),
  });
  const noneNear = !alone && shown.length === 0;
  return {
    group,
    title: groupWords[group],
    note: noteOf(group, total, shown.length, today, alone),
    total,
    shown,
    empty: total === 0 ? emptyWords(group, filters) : noneNear ? 'Nothing due in the next 12 weeks.' : null,
    all:
      alone || shown.length === total
        ? null
        : { text: `Show all ${count(total)} ${allWords[group]}`, href: dueHref(filters, { show: group }) },
    pages: alone
      ? pagination({ page: filters.page, size: rowsAPage, total }, (page) => dueHref(filters, { page }))
      : null,
  };
}

const allWords: Readonly<Record<DueGroup, string>> = {
  overdue: 'overdue dates',
  today: 'dates of today',
  week: 'dates of this week',
  later: 'later dates',
};

function noteOf(group: DueGroup, total: number, shown: number, today: CalendarDate, alone: boolean): string {
  const n = count(total);
  if (total === 0) return group === 'week' ? weekNote(today) : n;
  if (group === 'overdue') return `${n}, oldest first`;
  if (group === 'week') return weekNote(today);
  if (group === 'later' && !alone && shown < total) return `${n}, next 12 weeks first`;
  return n;
}

function weekNote(today: CalendarDate): string {
  return `to ${actDate(endOfWeek(today)).replace(/ \d{4}$/, '')}`;
}

function emptyWords(group: DueGroup, { waiting, stage, kind }: DueFilters): string {
  const filtered = waiting.length > 0 || stage !== null || kind.length > 0;
  const what =
    kind.length === 1 && kind[0] !== undefined
      ? kindWords[kind[0]].toLowerCase()
      : filtered
        ? 'of what you chose is'
        : '';
  switch (group) {
    case 'overdue':
      return filtered ? sentence(what, 'overdue') : 'Nothing overdue.';
    case 'today':
      return filtered ? sentence(what, 'due today') : 'Nothing due today.';
    case 'week':
      return filtered ? sentence(what, 'due this week') : 'Nothing more due this week.';
    case 'later':
      return filtered ? sentence(what, 'due later') : 'Nothing due later.';
  }
}

const sentence = (what: string, when: string): string =>
  what.startsWith('of ') ? `Nothing ${what} ${when}.` : `No ${what} ${when}.`;

/** One entry as a row. Distances beyond a week stand in plain words, near ones in a tag. */
export function dueRow(entry: DueEntry, child: ChildCard | undefined, names: StaffNames, today: CalendarDate): DueRow {
  const { item, stage, worker } = entry;
  const reference = child?.reference ?? null;
  const status = item.disapplied ? 'disapplied' : item.due < today ? 'overdue' : 'running';
  const binding = !localRules.includes(item.rule);
  const shown = dueDate({ status, due: item.due, actBy: item.actBy, completedOn: null, binding }, today);
  return {
    stream: entry.stream,
    name: child?.name ?? 'Name not known',
    href: reference === null ? null : caseHref(reference),
    second: [reference, child?.yearGroup ?? null].filter((part) => part !== null).join(' · '),
    restricted: child?.restricted ?? false,
    what: limitTitle(item.rule, item.body, item.stage),
    law: limitLaw(item.rule),
    lawHref: ruleHref(item.rule),
    // No date stands beside "as soon as practicable": the limit that no longer applies is told on the case.
    date: item.disapplied ? { ...shown, date: null } : shown,
    light: !item.disapplied && groupOf(item, today) === 'later',
    stage: stageWords(stage),
    waiting: waitingWords(entry),
    worker: staffName(names, worker),
    next: reference === null ? null : nextStep(entry, reference, today),
  };
}

/** Rows of the download, with a head: what the list shows, in full. */
export function dueCsvRows(
  entries: readonly DueEntry[],
  rowOf: (entry: DueEntry) => DueRow,
  children: ReadonlyMap<string, ChildCard>,
  today: CalendarDate,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Group', 'Child', 'Reference', 'Year group', 'What is due', 'Law', 'By law', 'Act by', 'Disapplied', 'Stage', 'Waiting for', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...entries.map((entry) => {
      const { item, team } = entry;
      const row = rowOf(entry);
      const child = children.get(entry.childId);
      const [due, actBy] = item.disapplied ? [null, null] : [item.due, item.actBy];
      return [groupWords[groupOf(item, today)], row.name, child?.reference ?? null, child?.yearGroup ?? null, row.what, row.law, due, actBy, item.disapplied ? 'Yes: as soon as practicable' : 'No', row.stage, row.waiting, row.worker, team]; // prettier-ignore
    }),
  ];
}

/** Complaints that are owed an answer, as lines of the same download: no law sets their day. */
export function dueComplaintRows({ rows }: DueComplaints): readonly (readonly (string | number | null)[])[] {
  return rows.map(({ group, name, reference, kind, due, stage, worker, team }) => [groupWords[group], name, reference, null, `Answer to a complaint: ${lowerFirst(kind)}`, 'Our own limit', due, due, 'No', stage, 'Us', worker, team]); // prettier-ignore
}
