import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { childWords } from '../../cases/case-list.view.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { Person } from '../../access/people.js';
import { shortDate } from '../../web/words/date-words.js';
import { percentage } from '../../web/words/number-words.js';
import type { Names } from '../board-names.service.js';
import { isWithin } from '../board-period.js';
import type { BoardPeriod } from '../board-period.js';
import type { PlanRow } from '../plan-rows.service.js';
import { readWhose } from '../whose.js';
import type { Whose } from '../whose.js';

/** SEN2 item 4.6: why plans end, in the order of the return; "none" where nobody said. */
export const reasonWords = {
  1: 'Greatest age reached',
  2: 'Needs met without a plan',
  3: 'Went on to higher education',
  4: 'Went on to paid employment',
  5: 'Transferred to another authority',
  6: 'No longer wished to engage',
  7: 'Moved outside England',
  8: 'Died',
  9: 'Another reason',
  none: 'Reason not recorded',
} as const;
export type Reason = keyof typeof reasonWords;
const reasons: readonly string[] = Object.keys(reasonWords);

/** What the list beneath the counts shows. */
export type EndedShow = 'ended' | 'in';

export interface EndedFilters {
  readonly who: Whose;
  readonly period: BoardPeriod;
  readonly reason: string | null;
  readonly show: EndedShow;
  readonly page: number;
}

export function readEndedFilters(query: Query, person: Person, period: BoardPeriod): EndedFilters {
  const reason = textOf(query, 'reason');
  return {
    who: readWhose(query, person),
    period,
    reason: reason !== null && reasons.includes(reason) ? reason : null,
    show: textOf(query, 'show') === 'in' ? 'in' : 'ended',
    page: pageOf(query),
  };
}

export function endedHref(filters: EndedFilters, changes: Partial<EndedFilters> = {}, path = '/plans-ended'): string {
  const { who, period, reason, show, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['from', period.from],
    ['to', period.to],
    ['reason', reason],
    ['show', show === 'ended' ? null : show],
    ['page', page === 1 ? null : String(page)],
  ]);
}

export function reasonOf({ ceaseReason }: PlanRow): string {
  return ceaseReason !== null && reasons.includes(ceaseReason) ? ceaseReason : 'none';
}

/** Plans of the list, the latest first. */
export function chosenPlans(rows: readonly PlanRow[], { period, reason, show }: EndedFilters): readonly PlanRow[] {
  const dayOf = ({ transferredInOn, ceasedOn }: PlanRow) => (show === 'in' ? transferredInOn : ceasedOn);
  return rows
    .filter((row) => isWithin(dayOf(row), period) && (show === 'in' || reason === null || reasonOf(row) === reason))
    .toSorted((a, b) => ((dayOf(a) ?? '') < (dayOf(b) ?? '') ? 1 : -1));
}

export interface ReasonRow {
  readonly reason: string;
  readonly number: number;
  readonly share: string;
  readonly href: string | null;
}

/** How many plans ended for each reason; the counts add up to all that ended. */
export function reasonRows(rows: readonly PlanRow[], filters: EndedFilters): readonly ReasonRow[] {
  const ended = rows.filter(({ ceasedOn }) => isWithin(ceasedOn, filters.period));
  return Object.entries(reasonWords).map(([reason, words]) => {
    const number = ended.filter((row) => reasonOf(row) === reason).length;
    const href = number === 0 ? null : endedHref(filters, { reason, show: 'ended' });
    return { reason: words, number, share: percentage(number, ended.length), href };
  });
}

export interface EndedRow {
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly on: string;
  readonly why: string;
  readonly madeOn: string;
  readonly worker: string;
}

export function endedRow(row: PlanRow, show: EndedShow, names: Names): EndedRow {
  const on = show === 'in' ? row.transferredInOn : row.ceasedOn;
  return {
    ...childWords(names.children.get(row.childId) ?? null),
    on: on === null ? '–' : shortDate(on),
    why: whyOf(row, show),
    madeOn: row.madeOn === null ? 'Not known' : shortDate(row.madeOn),
    worker: staffName(names.staff, row.worker),
  };
}

const whyOf = (row: PlanRow, show: EndedShow): string =>
  show === 'in' ? 'Transferred from another authority' : reasonWords[reasonOf(row) as Reason];

/** Rows of the download, with a head. */
export function endedCsvRows(
  rows: readonly PlanRow[],
  show: EndedShow,
  names: Names,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', show === 'in' ? 'Transferred in' : 'Ended', 'Reason', 'SEN2 code', 'Plan made', 'Last reviewed', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...rows.map((row) => {
      const child = names.children.get(row.childId);
      return [
        child?.name ?? null,
        child?.reference ?? null,
        show === 'in' ? row.transferredInOn : row.ceasedOn,
        whyOf(row, show),
        show === 'in' ? null : row.ceaseReason,
        row.madeOn,
        row.lastReviewedOn,
        staffName(names.staff, row.worker),
        row.team,
      ];
    }),
  ];
}
