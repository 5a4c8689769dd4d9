import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { localRules } from '../../workflows/timetable/rule.js';
import type { ChildCard } from '../children/child-card.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { shortDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { caseHref } from './acts.js';
import type { CaseFilters, ListedCase } from './case-list.service.js';
import { limitTitle } from '../web/words/limit-words.js';
import { address } from './query.js';
import { staffName } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';

export interface CaseRow {
  /** The stream, for those who may allocate it; null where there is nothing left to do. */
  readonly choose: string | null;
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly stage: string;
  readonly since: string | null;
  readonly received: string | null;
  readonly what: string | null;
  readonly date: DueDate | null;
  readonly worker: string;
  readonly team: string | null;
}

export function caseRow({ stream, child, state, next }: ListedCase, names: StaffNames, today: CalendarDate): CaseRow {
  const { stage, stageSince, worker, team } = state;
  const receivedOn = receivedOnOf(state);
  const status = next === null ? null : next.disapplied ? 'disapplied' : next.due < today ? 'overdue' : 'running';
  const shown =
    next === null || status === null
      ? null
      : dueDate(
          { status, due: next.due, actBy: next.actBy, completedOn: null, binding: !localRules.includes(next.rule) },
          today,
        );
  const open = next !== null || openStages.some((one) => one === stage);
  return {
    choose: open ? stream : null,
    ...childWords(child),
    stage: stageWords(stage),
    since: stageSince === null ? null : shortDate(stageSince),
    received: receivedOn === null ? null : shortDate(receivedOn),
    what: next === null ? null : limitTitle(next.rule, next.body, next.stage),
    date: shown !== null && status === 'disapplied' ? { ...shown, date: null } : shown,
    worker: staffName(names, worker),
    team,
  };
}

/** Day 0 of the request's weeks; null where it is not known, and for a re-assessment, which has others. */
function receivedOnOf({ begun }: ListedCase['state']): CalendarDate | null {
  return begun === null || begun.by === 'broughtIn' || begun.by === 'reassessment' ? null : begun.on;
}

/** A child as the first cell of a row. */
export function childWords(child: ChildCard | null): Pick<CaseRow, 'name' | 'href' | 'second' | 'restricted'> {
  const reference = child?.reference ?? null;
  return {
    name: child?.name ?? 'Name not known',
    href: reference === null ? null : caseHref(reference),
    second: [reference, child?.yearGroup ?? null].filter((part) => part !== null).join(' · '),
    restricted: child?.restricted ?? false,
  };
}

export function caseListHref(filters: CaseFilters, page = 1, path = '/cases'): string {
  return address(path, [
    ['stage', filters.stage],
    ['worker', filters.worker],
    ['team', filters.team],
    ['page', page === 1 ? null : String(page)],
  ]);
}

/** Rows of the download, with a head. */
export function caseCsvRows(
  cases: readonly ListedCase[],
  names: StaffNames,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Year group', 'Stage', 'Since', 'Request received', 'Next legal date', 'What is due', 'Disapplied', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...cases.map(({ child, state, next }) => [
      child?.name ?? null,
      child?.reference ?? null,
      child?.yearGroup ?? null,
      stageWords(state.stage),
      state.stageSince,
      receivedOnOf(state),
      next === null || next.disapplied ? null : next.due,
      next === null ? null : limitTitle(next.rule, next.body, next.stage),
      next?.disapplied === true ? 'Yes: as soon as practicable' : 'No',
      staffName(names, state.worker),
      state.team,
    ]),
  ];
}
