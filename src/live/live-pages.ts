import type { Person } from '../access/people.js';
import { readWhose } from '../boards/whose.js';
import type { Whose } from '../boards/whose.js';
import { textOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';

/** Lists whose pages say when something on them has moved, and the kinds of stream that move them. */
export const liveLists = {
  'due-work': ['needsAssessment', 'plan', 'dispute'],
  cases: ['needsAssessment'],
  reviews: ['plan'],
  transfers: ['plan'],
  disputes: ['dispute'],
  'plans-ended': ['plan'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LiveList = keyof typeof liveLists;

/** What an open page wants to be told of. */
export type LiveTopic =
  | { readonly kind: 'case'; readonly reference: string }
  | { readonly kind: 'list'; readonly list: LiveList; readonly whose: Whose };

const ofCase = /^\/cases\/([A-Za-z0-9-]+)(?:\/(?:clocks|advice|plan|disputes|complaints|contacts|history))?$/;
const listPath = /^\/([a-z-]+)(?:\/\d{4})?$/;

/** What the page at an address shows that can move; null where there is nothing to follow. */
export function liveTopicOf(path: string, query: Query, person: Person): LiveTopic | null {
  const reference = ofCase.exec(path)?.[1];
  if (reference !== undefined) return { kind: 'case', reference };
  const list = listPath.exec(path)?.[1];
  if (!isLiveList(list)) return null;
  return { kind: 'list', list, whose: list === 'cases' ? whoseCases(query) : readWhose(query, person) };
}

/** The address that the page listens at. `since` is the position it was drawn at. */
export function liveHref(topic: LiveTopic, since: number): string {
  const about = topic.kind === 'case' ? { case: topic.reference } : { list: topic.list, who: topic.whose };
  return `/live?${new URLSearchParams({ ...about, since: String(since) }).toString()}`;
}

/** The topic and position of a listening address; null where it is not one of ours. */
export function readLiveQuery(query: Query, person: Person): { topic: LiveTopic; since: number } | null {
  const since = textOf(query, 'since');
  if (since === null || !/^\d{1,15}$/.test(since)) return null;
  const reference = textOf(query, 'case');
  if (reference !== null) return { topic: { kind: 'case', reference }, since: Number(since) };
  const list = textOf(query, 'list');
  return isLiveList(list)
    ? { topic: { kind: 'list', list, whose: readWhose(query, person) }, since: Number(since) }
    : null;
}

/** The case list has a caseworker's or a team's cases only where they are asked for. */
function whoseCases(query: Query): Whose {
  const [worker, team] = [textOf(query, 'worker'), textOf(query, 'team')];
  if (worker !== null) return `worker:${worker}`;
  return team === null ? 'everyone' : `team:${team}`;
}

function isLiveList(list: string | null | undefined): list is LiveList {
  return typeof list === 'string' && Object.hasOwn(liveLists, list);
}
