import type { ComplaintRow, ReplyLine } from '../../projections/complaints/complaints.projection.js';
import { idOf } from '../../projections/projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import type { Names } from '../boards/board-names.service.js';
import { isWithin } from '../boards/board-period.js';
import type { BoardPeriod } from '../boards/board-period.js';
import { readWhose } from '../boards/whose.js';
import type { Whose } from '../boards/whose.js';
import { caseHref } from '../cases/acts.js';
import { childWords } from '../cases/case-list.view.js';
import { address, pageOf, textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { staffName } from '../cases/staff-names.service.js';
import { complaintKindWords, complaintOutcomeWords } from '../web/words/complaint-words.js';
import { shortDate } from '../web/words/date-words.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { stageWords } from '../web/words/fact-words.js';

export const complaintStates = { open: 'Open', overdue: 'Answer overdue', over: 'Closed or withdrawn', all: 'All' };
export const complaintPlaces = { any: 'On and off a case', case: 'On a case', off: 'Off a case' };
type State = keyof typeof complaintStates;
type Where = keyof typeof complaintPlaces;

export interface ComplaintFilters {
  readonly who: Whose;
  readonly state: State;
  readonly where: Where;
  readonly kind: ComplaintRow['kind'] | null;
  readonly period: BoardPeriod;
  readonly page: number;
}

export function readComplaintFilters(query: Query, person: Person, period: BoardPeriod): ComplaintFilters {
  const [state, where, kind] = [textOf(query, 'state'), textOf(query, 'where'), textOf(query, 'kind')];
  return {
    who: readWhose(query, person),
    state: isKey(complaintStates, state) ? state : 'open',
    where: isKey(complaintPlaces, where) ? where : 'any',
    kind: isKey(complaintKindWords, kind) ? kind : null,
    period,
    page: pageOf(query),
  };
}

export function complaintsHref(
  filters: ComplaintFilters,
  changes: Partial<ComplaintFilters> = {},
  path = '/complaints',
): string {
  const { who, state, where, kind, period, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['state', state === 'open' ? null : state],
    ['where', where === 'any' ? null : where],
    ['kind', kind],
    ['from', period.from],
    ['to', period.to],
    ['page', page === 1 ? null : String(page)],
  ]);
}

/** Open ones as they stand; of those that are over, the ones that ended in the period; all that came in the period. */
export function chosenComplaints(
  rows: readonly ComplaintRow[],
  { state, where, kind, period }: ComplaintFilters,
  today: CalendarDate,
): readonly ComplaintRow[] {
  const states: Readonly<Record<State, (row: ComplaintRow) => boolean>> = {
    open: ({ overOn }) => overOn === null,
    overdue: (row) => isOverdue(row, today),
    over: ({ overOn }) => isWithin(overOn, period),
    all: ({ receivedOn }) => isWithin(receivedOn, period),
  };
  return rows.filter(
    (row) =>
      states[state](row) &&
      (where === 'any' || (where === 'case') === (row.childId !== null)) &&
      (kind === null || row.kind === kind),
  );
}

/** Whether an answer is owed and its last day has gone by. */
export const isOverdue = ({ owedBy }: ComplaintRow, today: CalendarDate): boolean => owedBy !== null && owedBy < today;

/** One kind of complaint, counted in the period. */
export interface KindRow {
  readonly kind: string;
  readonly received: number;
  readonly open: number;
  readonly due: number;
  readonly inTime: number;
  readonly upheld: number;
}

export function kindRows(rows: readonly ComplaintRow[], period: BoardPeriod): readonly KindRow[] {
  return Object.entries(complaintKindWords).map(([kind, words]) => {
    const theirs = rows.filter((row) => row.kind === kind);
    const replies = theirs.flatMap((row) => row.replies);
    const due = replies.filter((reply) => isWithin(reply.due, period));
    return {
      kind: words,
      received: theirs.filter(({ receivedOn }) => isWithin(receivedOn, period)).length,
      open: theirs.filter(({ overOn }) => overOn === null).length,
      due: due.length,
      inTime: due.filter(answeredInTime).length,
      upheld: replies.filter(({ answeredOn, outcome }) => isWithin(answeredOn, period) && outcome !== 'notUpheld')
        .length,
    };
  });
}

const answeredInTime = ({ due, answeredOn }: ReplyLine): boolean =>
  due !== null && answeredOn !== null && answeredOn <= due;

/** One line of the list. */
export interface ComplaintListRow {
  readonly name: string;
  /** Null off a case. */
  readonly reference: string | null;
  readonly href: string;
  readonly second: string;
  readonly restricted: boolean;
  readonly kind: string;
  readonly stage: string;
  readonly since: string | null;
  readonly date: DueDate | null;
  readonly answer: string | null;
  readonly worker: string;
}

export function complaintRow(row: ComplaintRow, names: Names, today: CalendarDate): ComplaintListRow {
  const child = row.childId === null ? null : (names.children.get(row.childId) ?? null);
  const last = row.replies.findLast(({ outcome }) => outcome !== null);
  return {
    ...(row.childId === null
      ? { name: 'Off a case', second: row.aboutTeam ?? 'The service', restricted: false }
      : childWords(child)),
    reference: child?.reference ?? null,
    href: complaintHref(row, child?.reference ?? null),
    kind: complaintKindWords[row.kind],
    stage: stageWords(row.stage),
    since: `received ${shortDate(row.receivedOn)}`,
    date:
      row.owedBy === null
        ? null
        : dueDate({ status: isOverdue(row, today) ? 'overdue' : 'running', due: row.owedBy, actBy: row.owedBy, completedOn: null }, today), // prettier-ignore
    answer: last?.outcome == null ? null : complaintOutcomeWords[last.outcome],
    worker: staffName(names.staff, row.worker),
  };
}

/** Where a complaint can be read: with its case, or by itself. */
export function complaintHref({ stream, childId }: ComplaintRow, reference: string | null): string {
  const id = idOf(stream);
  return childId === null || reference === null
    ? `/complaints/${id}`
    : `${caseHref(reference)}/complaints#complaint-${id}`;
}

/** Rows of the download, with a head. No complainant is named in it. */
export function complaintCsvRows(
  rows: readonly ComplaintRow[],
  names: Names,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'About', 'Team it is about', 'Received', 'Acknowledged', 'Stage', 'Since', 'Answer due', 'Answered at stage 1', 'Outcome at stage 1', 'Answered at stage 2', 'Outcome at stage 2', 'To the Ombudsman', 'Closed or withdrawn', 'Caseworker', 'Team']; // prettier-ignore
  return [head, ...rows.map((row) => csvRow(row, names))];
}

function csvRow(row: ComplaintRow, { children, staff }: Names): readonly (string | null)[] {
  const child = row.childId === null ? null : (children.get(row.childId) ?? null);
  const at = (stage: 1 | 2): ReplyLine | undefined => row.replies.findLast((reply) => reply.stage === stage);
  const outcome = (reply: ReplyLine | undefined): string | null =>
    reply?.outcome == null ? null : complaintOutcomeWords[reply.outcome];
  return [
    row.childId === null ? 'Off a case' : (child?.name ?? null),
    child?.reference ?? null,
    complaintKindWords[row.kind],
    row.aboutTeam,
    row.receivedOn,
    row.acknowledgedOn,
    stageWords(row.stage),
    row.stageSince,
    row.owedBy,
    at(1)?.answeredOn ?? null,
    outcome(at(1)),
    at(2)?.answeredOn ?? null,
    outcome(at(2)),
    row.ombudsmanOn,
    row.overOn,
    staffName(staff, row.worker),
    row.team,
  ];
}

function isKey<Key extends string>(table: Readonly<Record<Key, unknown>>, text: string | null): text is Key {
  return text !== null && Object.hasOwn(table, text);
}
