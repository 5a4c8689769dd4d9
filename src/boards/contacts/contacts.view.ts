import type { ContactRow } from '../../../projections/contacts/contacts.projection.js';
import { contactKinds } from '../../../workflows/casework/casework-limits.js';
import type { ContactKind } from '../../../workflows/casework/casework-limits.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { caseHref } from '../../cases/acts.js';
import { replyTag } from '../../cases/case-contacts.view.js';
import { childWords } from '../../cases/case-list.view.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { staffName } from '../../cases/staff-names.service.js';
import { contactClosedWords, contactFromWords, contactKindWords } from '../../web/words/casework-words.js';
import { shortDate } from '../../web/words/date-words.js';
import type { Tag } from '../../web/words/deadline-tag.js';
import { count } from '../../web/words/number-words.js';
import type { Names } from '../board-names.service.js';
import { isWithin } from '../board-period.js';
import type { BoardPeriod } from '../board-period.js';
import { readWhose } from '../whose.js';
import type { Whose } from '../whose.js';
import { waits } from './contact-rows.service.js';

/** What of the contacts is shown: those that wait, those of them that are overdue, or those received in a time. */
export const contactStates = ['waiting', 'overdue', 'received'] as const;
export type ContactState = (typeof contactStates)[number];

export const contactStateWords: Readonly<Record<ContactState, string>> = {
  waiting: 'Waiting for a reply',
  overdue: 'Overdue',
  received: 'Received in the time',
};

export interface ContactFilters {
  readonly who: Whose;
  readonly state: ContactState;
  readonly kind: ContactKind | null;
  readonly period: BoardPeriod;
  readonly page: number;
}

export function readContactFilters(query: Query, person: Person, period: BoardPeriod): ContactFilters {
  const [state, kind] = [textOf(query, 'state'), textOf(query, 'kind')];
  return {
    who: readWhose(query, person),
    state: contactStates.find((one) => one === state) ?? 'waiting',
    kind: contactKinds.find((one) => one === kind) ?? null,
    period,
    page: pageOf(query),
  };
}

export function contactsHref(
  filters: ContactFilters,
  changes: Partial<ContactFilters> = {},
  path = '/contacts',
): string {
  const { who, state, kind, period, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['state', state === 'waiting' ? null : state],
    ['kind', kind],
    ['from', period.from],
    ['to', period.to],
    ['page', page === 1 ? null : String(page)],
  ]);
}

export function chosenContacts(
  rows: readonly ContactRow[],
  { state, kind, period }: ContactFilters,
  today: CalendarDate,
): readonly ContactRow[] {
  return rows.filter(
    (row) =>
      (kind === null || row.kind === kind) &&
      (state === 'received'
        ? isWithin(row.receivedOn, period)
        : waits(row) && (state !== 'overdue' || row.replyBy < today)),
  );
}

export interface ContactListRow {
  readonly name: string;
  readonly second: string;
  readonly restricted: boolean;
  readonly href: string | null;
  readonly what: string;
  readonly received: string;
  readonly replyBy: string;
  readonly tag: Tag;
  readonly ended: string | null;
  readonly worker: string;
}

export function contactRow(row: ContactRow, names: Names, today: CalendarDate): ContactListRow {
  const child = names.children.get(row.childId) ?? null;
  const reference = child?.reference ?? null;
  return {
    ...childWords(child),
    href: reference === null ? null : `${caseHref(reference)}/contacts`,
    what: `${contactKindWords[row.kind]} from ${contactFromWords[row.from].toLowerCase()}`,
    received: shortDate(row.receivedOn),
    replyBy: shortDate(row.replyBy),
    tag: replyTag(row.replyBy, row.answeredOn, row.closed?.on ?? null, today),
    ended:
      row.answeredOn !== null
        ? `answered ${shortDate(row.answeredOn)}`
        : row.closed === null
          ? null
          : contactClosedWords[row.closed.because].toLowerCase(),
    worker: staffName(names.staff, row.worker),
  };
}

export function contactCounters(
  own: readonly ContactRow[],
  filters: ContactFilters,
  today: CalendarDate,
): readonly object[] {
  const counter = (text: string, state: ContactState, fits: (row: ContactRow) => boolean, colour: string): object => {
    const number = own.filter(fits).length;
    return { number, text, href: contactsHref(filters, { state, kind: null }), colour: number > 0 ? colour : null };
  };
  return [
    counter('Replies overdue', 'overdue', (row) => waits(row) && row.replyBy < today, 'red'),
    counter('Due today', 'waiting', (row) => waits(row) && row.replyBy === today, 'yellow'),
    counter('Waiting for a reply', 'waiting', waits, 'blue'),
    counter('Received in the time', 'received', ({ receivedOn }) => isWithin(receivedOn, filters.period), 'blue'),
  ];
}

/** "12 received in the time; of those answered or past their limit, 9 of 11 in time". */
export function contactLead(own: readonly ContactRow[], { period }: ContactFilters, today: CalendarDate): string {
  const received = own.filter(({ receivedOn }) => isWithin(receivedOn, period));
  const judged = received.filter((row) => row.answeredOn !== null || (waits(row) && row.replyBy < today));
  const inTime = judged.filter(({ answeredOn, replyBy }) => answeredOn !== null && answeredOn <= replyBy);
  return `${count(received.length)} received in the time; ${count(inTime.length)} of ${count(judged.length)} answered in time`;
}

/** Rows of the download, with a head. */
export function contactCsvRows(rows: readonly ContactRow[], names: Names): readonly (readonly (string | null)[])[] {
  const head = ['Child', 'Reference', 'How', 'From', 'Received', 'Reply by', 'Answered', 'Closed', 'Who is to answer', 'Team']; // prettier-ignore
  return [
    head,
    ...rows.map((row) => {
      const child = names.children.get(row.childId);
      return [
        child?.name ?? null,
        child?.reference ?? null,
        contactKindWords[row.kind],
        contactFromWords[row.from],
        row.receivedOn,
        row.replyBy,
        row.answeredOn,
        row.closed?.on ?? null,
        staffName(names.staff, row.worker),
        row.team,
      ];
    }),
  ];
}
