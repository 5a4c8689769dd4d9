import type { HiddenCases } from '../case-access/hidden-cases.js';
import { roleWords, roles } from '../access/roles.js';
import { caseHref } from '../cases/acts.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { londonDateOf } from '../commands/london-time.js';
import { instantWords, sentenceDate, shortDate, time } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { count } from '../web/words/number-words.js';
import { classWords, dataClasses } from './data-classes.js';
import { whys } from './read-log-filters.js';
import type { AskedFilters } from './read-log-filters.js';
import type { ListedRead, UnusualDay } from './read-log.service.js';
import { purposeWords, relationWords } from './read-record.js';
import type { Purpose, Relation } from './read-record.js';

/** What words need beside a record: names of people who work here, and references of cases by child. */
export interface ReadContext {
  readonly staff: StaffNames;
  readonly references: ReadonlyMap<string, string | null>;
  /** Cases that whoever looks may not open: named by their reference alone. */
  readonly hidden: HiddenCases;
}

export interface ReadRow {
  readonly when: string;
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly about: string;
  readonly href: string | null;
  readonly what: string;
  readonly why: string;
  readonly asAt: string | null;
  readonly route: string;
}

/** One line of the list. `details` leads to the record where it is about several children. */
export function readRow(
  read: ListedRead,
  context: ReadContext,
  details: ((position: number) => string) | null,
): ReadRow {
  const { at, person, position, shown, asAt, route } = read;
  const reference = read.childId === null ? null : (context.references.get(read.childId) ?? null);
  const hrefOf = (): string | null => {
    if (reference === null) return shown > 1 ? (details?.(position) ?? null) : null;
    return context.hidden.hides(read.childId) ? null : caseHref(reference);
  };
  return {
    when: shortDate(londonDateOf(new Date(at))),
    at: time(at),
    who: staffName(context.staff, person),
    role: roleOf(read),
    about: aboutWords(shown, reference),
    href: hrefOf(),
    what: whatWords(read),
    why: whyOf(read),
    asAt: asAt === null ? null : sentenceDate(asAt),
    route,
  };
}

export function readCsvRows(
  reads: readonly ListedRead[],
  { staff, references }: ReadContext,
): readonly (readonly (string | number | null)[])[] {
  return [
    ['recorded at', 'person', 'name', 'role', 'case', 'children', 'what', 'purpose', 'relation', 'as at', 'page'],
    ...reads.map((read) => [
      read.at,
      read.person,
      staffName(staff, read.person),
      roleOf(read),
      read.childId === null ? '' : (references.get(read.childId) ?? ''),
      read.shown,
      whatWords(read),
      purposeWords[read.purpose],
      read.relation === null ? '' : relationWords[read.relation],
      read.asAt,
      read.route,
    ]),
  ];
}

/** Who opened unusually many cases, each with the way to what they opened. */
export function unusualRows(days: readonly UnusualDay[], staff: StaffNames): readonly object[] {
  return days.map(({ day, person, outside, all }) => ({
    day: shortDate(day),
    who: staffName(staff, person),
    outside: count(outside),
    all: count(all),
    href: `/read-log?${new URLSearchParams({ person, from: day, to: day }).toString()}`,
  }));
}

/** What the selects of the filter offer. */
export function filterItems(asked: AskedFilters, people: readonly string[], staff: StaffNames): object {
  const named = people
    .map((id) => [id, staff.get(id) ?? `Someone no longer listed (${id})`] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'en-GB'));
  return {
    ...asked,
    person: items([['', 'Everybody'], ...named], asked.person),
    class: items([['', 'Anything'], ...dataClasses.map((one) => [one, classWords[one]] as const)], asked.class),
    why: items([['', 'Any reason'], ...whys.map((one) => [one, whyWord(one)] as const)], asked.why),
  };
}

/** "27 November 2026, 3:41pm". */
export function completeUntil(now: Date): string {
  return instantWords(now);
}

export function whatWords({ classes }: Pick<ListedRead, 'classes'>): string {
  return capital(classes.map((one) => classWords[one].toLowerCase()).join(', '));
}

function whyOf({ purpose, relation }: Pick<ListedRead, 'purpose' | 'relation'>): string {
  return relation === null
    ? purposeWords[purpose]
    : `${purposeWords[purpose]}: ${relationWords[relation].toLowerCase()}`;
}

function whyWord(one: Purpose | Relation): string {
  return one in relationWords ? relationWords[one as Relation] : purposeWords[one as Purpose];
}

function aboutWords(shown: number, reference: string | null): string {
  if (shown === 0) return 'No child';
  if (shown > 1) return `${count(shown)} children`;
  return reference ?? 'A child without a reference';
}

function roleOf({ role }: ListedRead): string {
  return roleWords(roles.filter((one) => one === role));
}

function items(
  values: readonly (readonly [value: string, text: string])[],
  chosen: string,
): readonly { readonly value: string; readonly text: string; readonly selected: boolean }[] {
  return values.map(([value, text]) => ({ value, text, selected: value === chosen }));
}
