import type { Person } from '../access/people.js';
import { address, pageOf, textOf, textsOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { dueGroups, dueKinds } from './due-item.js';
import type { DueGroup, DueKind, WaitedFor } from './due-item.js';
import type { DueFacet } from './due-pile.js';

export const waitedFor: readonly WaitedFor[] = [
  'us',
  'psychology',
  'health',
  'school',
  'family',
  'socialCare',
  'other',
];

/** What the address asks for. */
export interface DueFilters {
  /** `me`, `team:<name>`, `worker:<id>`, `nobody` for what is not allocated, or `everyone`. */
  readonly who: string;
  readonly waiting: readonly WaitedFor[];
  readonly stage: string | null;
  readonly kind: readonly DueKind[];
  /** One group alone, in pages. */
  readonly show: DueGroup | null;
  readonly page: number;
}

/** The filters of an address. A caseworker begins with their own work, a manager with everyone's. */
export function readDueFilters(query: Query, person: Person): DueFilters {
  const who = textOf(query, 'who');
  const show = textOf(query, 'show');
  return {
    who: who !== null && /^(?:me|everyone|nobody|(?:team|worker):.+)$/.test(who) ? who : usualWho(person),
    waiting: waitedFor.filter((one) => textsOf(query, 'waiting').includes(one)),
    stage: textOf(query, 'stage'),
    kind: dueKinds.filter((one) => textsOf(query, 'kind').includes(one)),
    show: dueGroups.find((group) => group === show) ?? null,
    page: pageOf(query),
  };
}

export function usualWho({ roles }: Person): string {
  return roles.includes('caseworker') ? 'me' : 'everyone';
}

/** Whose work was asked for, under the name that the board has it by. */
export function workOf(who: string, person: Person): string {
  return who === 'me' ? `worker:${person.id}` : who;
}

/** Whether limits are of the chosen kinds, stage and bodies; of any where none is chosen. */
export function fits({
  waiting,
  stage,
  kind,
}: Pick<DueFilters, 'waiting' | 'stage' | 'kind'>): (facet: DueFacet) => boolean {
  return (facet) =>
    (waiting.length === 0 || waiting.includes(facet.waiting)) &&
    (stage === null || facet.stage === stage) &&
    (kind.length === 0 || kind.includes(facet.kind));
}

/** The address of the same list with some filters changed; pages begin anew. */
export function dueHref(filters: DueFilters, changes: Partial<DueFilters> = {}, path = '/due-work'): string {
  const { who, waiting, stage, kind, show, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ...waiting.map((one) => ['waiting', one] as const),
    ['stage', stage],
    ...kind.map((one) => ['kind', one] as const),
    ['show', show],
    ['page', page === 1 ? null : String(page)],
  ]);
}
