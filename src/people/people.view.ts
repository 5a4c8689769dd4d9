import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import { roles, roleWords } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import type { SelectItem } from '../boards/whose.js';
import { selectItems } from '../boards/whose.js';
import { address, textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { instantWords, shortDate } from '../web/words/date-words.js';
import { reasonWords } from './people-words.js';
import type { StaffChange, StaffEntry } from './staff-list.service.js';

const states = { access: 'Can sign in', never: 'Never signed in', ended: 'Access ended', all: 'Everyone' } as const;
type State = keyof typeof states;

/** Which people a list shows. */
export interface PeopleFilters {
  readonly role: Role | null;
  readonly team: string | null;
  readonly state: State;
  readonly asAt: CalendarDate | null;
}

export function readPeopleFilters(query: Query): PeopleFilters {
  const [role, team, state, asAt] = ['role', 'team', 'show', 'as-at'].map((name) => textOf(query, name));
  return {
    role: roles.find((one) => one === role) ?? null,
    team: team ?? null,
    state: state !== undefined && state !== null && Object.hasOwn(states, state) ? (state as State) : 'access',
    asAt: isCalendarDate(asAt) ? asAt : null,
  };
}

export function peopleHref({ role, team, state, asAt }: PeopleFilters, path = '/people'): string {
  return address(path, [
    ['role', role],
    ['team', team],
    ['show', state === 'access' ? null : state],
    ['as-at', asAt],
  ]);
}

export function chosenPeople(
  entries: readonly StaffEntry[],
  { role, team, state }: PeopleFilters,
): readonly StaffEntry[] {
  return entries.filter(
    (entry) =>
      (role === null || entry.roles.includes(role)) &&
      (team === null || entry.team === team) &&
      (state === 'all' || (entry.endedOn === null) === (state !== 'ended')) &&
      (state !== 'never' || entry.lastSignedIn === null),
  );
}

/** What the selects of the list offer. */
export function filterItems(
  entries: readonly StaffEntry[],
  { role, team, state }: PeopleFilters,
): Readonly<Record<'role' | 'team' | 'show', readonly SelectItem[]>> {
  const teams = [...new Set([...entries.flatMap((entry) => entry.team ?? []), ...(team === null ? [] : [team])])];
  return {
    role: selectItems([['', 'All roles'], ...roles.map((one) => [one, roleWords([one])] as const)], role ?? ''),
    team: selectItems([['', 'All teams'], ...teams.toSorted().map((one) => [one, one] as const)], team ?? ''),
    show: selectItems(Object.entries(states), state),
  };
}

export function personRow(entry: StaffEntry, withEmail: boolean, asAt: CalendarDate | null): object {
  const { id, name, email, roles: held, team, admittedOn, endedOn, lastSignedIn } = entry;
  return {
    name,
    email: withEmail ? email : null,
    href: address(`/people/${encodeURIComponent(id)}`, [['as-at', asAt]]),
    roles: roleWords(held),
    team: team ?? '–',
    since: admittedOn === null ? '–' : shortDate(admittedOn),
    // When somebody last signed in is known of today alone.
    lastSignedIn: asAt !== null ? null : lastSignedIn === null ? 'Not yet' : instantWords(lastSignedIn),
    ended: endedOn === null ? null : shortDate(endedOn),
  };
}

export function peopleCsv(entries: readonly StaffEntry[], withEmail: boolean): readonly (readonly (string | null)[])[] {
  const head = ['Name', ...(withEmail ? ['E-mail'] : []), 'Roles', 'Team', 'Since', 'Access ended', 'Last signed in'];
  return [
    head,
    ...entries.map(({ name, email, roles: held, team, admittedOn, endedOn, lastSignedIn }) => [
      name,
      ...(withEmail ? [email] : []),
      roleWords(held),
      team,
      admittedOn,
      endedOn,
      lastSignedIn,
    ]),
  ];
}

/** A line of the history of somebody's access; `by` is the name of who recorded it. */
export function changeRow(change: StaffChange, by: string): object {
  return { when: instantWords(change.recordedAt), by, ...toldOf(change), note: change.note };
}

/** One change of somebody's access, as the page of a conflict lists it. */
export function changeFacts(change: StaffChange): readonly { readonly key: string; readonly value: string }[] {
  const { what, roles: held, team, why } = toldOf(change);
  return [
    { key: 'What', value: what },
    ...(held === null ? [] : [{ key: 'Roles', value: held }]),
    ...(team === null ? [] : [{ key: 'Team', value: team }]),
    ...(why === null ? [] : [{ key: 'Why', value: why }]),
  ];
}

interface Told {
  readonly what: string;
  readonly roles: string | null;
  readonly team: string | null;
  readonly why: string | null;
}

function toldOf(change: StaffChange): Told {
  switch (change.type) {
    case 'PersonAdmitted':
      return { what: 'Let in', ...accessOf(change.data) };
    case 'RolesChanged':
      return { what: 'Roles or team changed', ...accessOf(change.data) };
    case 'AccessEnded':
      return { what: 'Access ended', roles: null, team: null, why: reasonWords[change.data.reason] };
    case 'CouncilAccountBound':
      return { what: 'First signed in with their council account', roles: null, team: null, why: null };
    case 'CouncilAccountReleased':
      return { what: 'Council account released', roles: null, team: null, why: reasonWords[change.data.reason] };
  }
}

function accessOf({
  roles: held,
  team,
  reason,
}: Extract<StaffChange, { type: 'PersonAdmitted' }>['data']): Omit<Told, 'what'> {
  return { roles: roleWords(held), team: team ?? 'No team', why: reasonWords[reason] };
}
