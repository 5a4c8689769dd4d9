import { isNativeError } from 'node:util/types';
import type { EventStore, StoredEvent } from './event-store.js';
import { leafOf, noPrevious, sealDigestHolds } from './leaf.js';

export type FaultReason =
  | 'unreadable'
  | 'position-missing'
  | 'position-out-of-order'
  | 'revision-missing'
  | 'chain-broken'
  | 'content-altered'
  | 'ciphertext-altered'
  | 'events-missing-at-end';

/** The first event that is not what was written. */
export interface Fault {
  readonly reason: FaultReason;
  /** Position of the bad event; where it could not be read, the first position after the last good one. */
  readonly position: number;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** Events found good. */
  readonly events: number;
  /** Position of the last good event. */
  readonly position: number;
  readonly fault: Fault | null;
}

export interface VerifyOptions {
  /** Last position that must be there, known from outside the store: SQLite drops a damaged tail without a word. */
  readonly expectedHead?: number;
  readonly onProgress?: (verified: number, position: number) => void;
  /** Told of every good event, in the order of the log. */
  readonly onGood?: (event: StoredEvent) => void;
  /** Events read at a time: between pages the event loop turns. */
  readonly pageSize?: number;
  /** Ends the work early; the report is then of what was verified so far. */
  readonly signal?: AbortSignal;
}

type Log = Pick<EventStore, 'readAll' | 'readStream' | 'contiguousPositions'>;

/** Recomputes every hash of the log from its beginning, and stops at the first fault. */
export async function verifyAll(store: Log, options: VerifyOptions = {}): Promise<VerifyReport> {
  const chain = new ChainCheck(store.contiguousPositions);
  try {
    for await (const page of store.readAll(options.pageSize === undefined ? {} : { limit: options.pageSize })) {
      if (options.signal?.aborted === true) return chain.report(null);
      for (const event of page) {
        const fault = chain.check(event);
        if (fault !== null) return chain.report(fault);
        options.onGood?.(event);
      }
      options.onProgress?.(chain.events, chain.position);
    }
  } catch (error) {
    // A page that cannot be read is read again event by event, to name the first bad one.
    return chain.report((await firstUnreadable(store, chain, options.onGood)) ?? chain.unreadable(error));
  }
  const { expectedHead = 0 } = options;
  if (chain.position < expectedHead) return chain.report(chain.missingAtEnd(expectedHead));
  return chain.report(null);
}

/** The same for one stream, by itself. */
export async function verifyStream(store: Log, stream: string): Promise<VerifyReport> {
  const chain = new ChainCheck(false);
  try {
    for (const event of await store.readStream(stream)) {
      const fault = chain.check(event);
      if (fault !== null) return chain.report(fault);
    }
  } catch (error) {
    return chain.report(chain.unreadable(error));
  }
  return chain.report(null);
}

/** The first of a stream's events that is not what was written; they are handed in from the beginning, in order. */
export function firstFaultIn(events: readonly StoredEvent[]): Fault | null {
  const chain = new ChainCheck(false);
  for (const event of events) {
    const fault = chain.check(event);
    if (fault !== null) return fault;
  }
  return null;
}

async function firstUnreadable(store: Log, chain: ChainCheck, onGood?: VerifyOptions['onGood']): Promise<Fault | null> {
  try {
    for await (const page of store.readAll({ after: chain.position, limit: 1 })) {
      for (const event of page) {
        const fault = chain.check(event);
        if (fault !== null) return fault;
        onGood?.(event);
      }
    }
  } catch (error) {
    return chain.unreadable(error);
  }
  return null;
}

interface StreamEnd {
  readonly revision: number;
  readonly leaf: string;
}

/** Recomputes the hashes of events handed to it in the order of the log. */
export class ChainCheck {
  events = 0;
  position = 0;
  private readonly ends = new Map<string, StreamEnd>();

  constructor(private readonly contiguous: boolean) {}

  /** Null if the event is good; it then counts as the last good one. */
  check(event: StoredEvent): Fault | null {
    const fault = this.faultOf(event);
    if (fault !== null) return fault;
    this.ends.set(event.stream, { revision: event.revision, leaf: event.leaf });
    this.events++;
    this.position = event.position;
    return null;
  }

  unreadable(error: unknown): Fault {
    const detail = isNativeError(error) ? error.message : String(error);
    return { reason: 'unreadable', position: this.position + 1, stream: null, revision: null, detail };
  }

  missingAtEnd(expectedHead: number): Fault {
    const detail = `events ${this.position + 1} to ${expectedHead} were written, but are no longer there`;
    return { reason: 'events-missing-at-end', position: this.position + 1, stream: null, revision: null, detail };
  }

  report(fault: Fault | null): VerifyReport {
    return { ok: fault === null, events: this.events, position: this.position, fault };
  }

  private faultOf(event: StoredEvent): Fault | null {
    const { stream, revision, position } = event;
    const at = (reason: FaultReason, detail: string): Fault => ({ reason, position, stream, revision, detail });
    if (position <= this.position) return at('position-out-of-order', `position ${position} follows ${this.position}`);
    if (this.contiguous && position !== this.position + 1) {
      const missing = this.position + 1;
      return { ...at('position-missing', `position ${missing} is missing`), position: missing };
    }
    const end = this.ends.get(stream) ?? { revision: -1, leaf: noPrevious };
    if (revision !== end.revision + 1) {
      return at('revision-missing', `revision ${revision} of ${stream} follows ${end.revision}`);
    }
    if (event.previous !== end.leaf) return at('chain-broken', `does not follow revision ${end.revision} of ${stream}`);
    const leaf = recomputed(event);
    if (leaf !== event.leaf)
      return at('content-altered', leaf === null ? 'not the content of an event' : 'hash differs');
    const altered = event.sealed.find((part) => !sealDigestHolds(part));
    if (altered !== undefined) return at('ciphertext-altered', `sealed part about ${altered.subject} was altered`);
    return null;
  }
}

/** Null if the fields are so damaged that they have no hash. */
function recomputed(event: StoredEvent): string | null {
  try {
    return leafOf(event);
  } catch {
    return null;
  }
}
