import { childDecider } from '../../workflows/child/child.decider.js';
import type { ChildDetails, ChildEvent } from '../../workflows/child/child.events.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { StoredEvent } from '../event-store/event-store.js';
import type { KeyStore } from '../keys/key-store.js';
import { openEvent, recordedWithPersonal } from '../keys/sealing.js';

/** What a child is and was called, and when born; a family may still use a former name. */
export interface ChildIdentity {
  readonly names: readonly string[];
  readonly birthDate: string | null;
}

/** The only events that say who a child is, and those that may correct them. */
export const identityTypes = ['ChildRecorded', 'ChildDetailsChanged', 'FactCorrected'] as const;

const prefix = 'child-';

export function streamOfChild(childId: string): string {
  return `${prefix}${childId}`;
}

/** Null where the stream is not a child's. */
export function childOfStream(stream: string): string | null {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : null;
}

/** What the first event of a child's stream says by itself; null if the child's key is gone. */
export function identityAtFirst(keys: Pick<KeyStore, 'open'>, recorded: StoredEvent): ChildIdentity | null {
  const [details] = Object.values(openEvent(keys, recorded).personal) as (ChildDetails | undefined)[];
  return details === undefined ? null : identityOf([details]);
}

/** What all of a child's events say, corrections applied; null if there is none or the child's key is gone. */
export function identityFrom(keys: Pick<KeyStore, 'open'>, events: readonly StoredEvent[]): ChildIdentity | null {
  const history = events
    .filter(({ type }) => identityTypes.some((wanted) => wanted === type))
    .map((event) => recordedWithPersonal(keys, event));
  if (!history.some(({ type, personal }) => type === 'ChildRecorded' && personal !== undefined)) return null;
  const { details, earlierDetails } = replay(childDecider, history as unknown as readonly Placed<ChildEvent>[]);
  return identityOf([details, ...earlierDetails.map(({ value }) => value)]);
}

function identityOf(all: readonly [ChildDetails, ...ChildDetails[]]): ChildIdentity {
  const names = all.flatMap(({ forename = '', surname = '' }) => [forename, surname]);
  return { names, birthDate: all[0].birthDate ?? null };
}
