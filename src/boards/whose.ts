import type { Person } from '../access/people.js';
import { textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';

/** Whose cases a board shows: `me`, `team:<name>`, `worker:<id>` or `everyone`. */
export type Whose = string;

export interface Held {
  readonly team: string | null;
  readonly worker: string | null;
}

/** What a select offers. */
export interface SelectItem {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** Caseworkers begin with their own, managers with everyone's. */
export function usualWhose({ roles }: Person): Whose {
  return roles.includes('caseworker') ? 'me' : 'everyone';
}

export function readWhose(query: Query, person: Person): Whose {
  const who = textOf(query, 'who');
  return who !== null && /^(?:me|everyone|(?:team|worker):.+)$/.test(who) ? who : usualWhose(person);
}

/** Whether a case is one of those. */
export function isTheirs(whose: Whose, { id }: Pick<Person, 'id'>): (held: Held) => boolean {
  if (whose === 'everyone') return () => true;
  if (whose === 'me') return ({ worker }) => worker === id;
  const [kind = '', ...rest] = whose.split(':');
  const name = rest.join(':');
  return kind === 'team' ? ({ team }) => team === name : ({ worker }) => worker === name;
}

/** Mine, each team, each caseworker, everyone. */
export function whoseItems(whose: Whose, person: Person, workers: readonly Person[]): readonly SelectItem[] {
  const teams = [...new Set(workers.flatMap(({ team }) => team ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  const items: (readonly [Whose, string])[] = [
    ...(person.roles.includes('caseworker') ? [['me', 'Mine'] as const] : []),
    ['everyone', 'Everyone’s'],
    ...teams.map((team) => [`team:${team}`, team] as const),
    ...workers.map(({ id, name }) => [`worker:${id}`, name] as const),
  ];
  // Somebody who has left may still hold cases.
  if (!items.some(([value]) => value === whose)) items.push([whose, 'Someone no longer listed']);
  return selectItems(items, whose);
}

export function selectItems(
  items: readonly (readonly [value: string, text: string])[],
  chosen: string,
): readonly SelectItem[] {
  return items.map(([value, text]) => ({ value, text, selected: value === chosen }));
}
