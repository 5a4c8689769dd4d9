import { Injectable } from '@nestjs/common';
import type { HistoryEntry } from '../children/case-record.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { ChainCheck } from '../event-store/verify.js';
import type { FaultReason } from '../event-store/verify.js';

/** The first event of a case that is not what was written. */
export interface CaseFault {
  /** Its number in the case; null where it could not be read, or is no event of the case that is shown. */
  readonly number: number | null;
  readonly stream: string;
  readonly revision: number | null;
  readonly reason: FaultReason;
}

/** What recomputing every fingerprint of a case has shown, just now. */
export interface CaseProof {
  /** Events that are what was written. */
  readonly good: number;
  readonly of: number;
  readonly fault: CaseFault | null;
  /** The fingerprint of an event, by its stream and revision. */
  readonly fingerprintOf: (event: Pick<HistoryEntry, 'stream' | 'revision'> | undefined) => string | null;
}

/** Recomputes the chains of the streams of one case. */
@Injectable()
export class CaseProofs {
  constructor(private readonly events: EventStore) {}

  /** @param entries every event of the case that is shown: its streams are checked from their beginning. */
  async of(entries: readonly HistoryEntry[]): Promise<CaseProof> {
    const streams = [...new Set(entries.map(({ stream }) => stream))];
    const leaves = new Map<string, string>();
    const good = new Set<string>();
    const faults: CaseFault[] = [];
    for (const stream of streams) {
      const { events, fault } = await this.checked(stream);
      for (const event of events) leaves.set(nameOf(event), event.leaf);
      for (const event of events.slice(0, fault?.after ?? events.length)) good.add(nameOf(event));
      if (fault !== null) faults.push({ stream, ...faultOf(fault, entries, stream) });
    }
    return {
      good: entries.filter((entry) => good.has(nameOf(entry))).length,
      of: entries.length,
      fault: faults.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))[0] ?? null,
      fingerprintOf: (event) => (event === undefined ? null : (leaves.get(nameOf(event)) ?? null)),
    };
  }

  private async checked(
    stream: string,
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly fault: ChainFault | null }> {
    const chain = new ChainCheck(false);
    let events: readonly StoredEvent[];
    try {
      events = await this.events.readStream(stream);
    } catch (error) {
      return { events: [], fault: { after: 0, revision: null, reason: chain.unreadable(error).reason } };
    }
    for (const event of events) {
      const fault = chain.check(event);
      if (fault !== null)
        return { events, fault: { after: chain.events, revision: event.revision, reason: fault.reason } };
    }
    return { events, fault: null };
  }
}

interface ChainFault {
  /** So many events of the stream are good. */
  readonly after: number;
  readonly revision: number | null;
  readonly reason: FaultReason;
}

function faultOf(
  { revision, reason }: ChainFault,
  entries: readonly HistoryEntry[],
  stream: string,
): Omit<CaseFault, 'stream'> {
  const index = entries.findIndex((entry) => entry.stream === stream && entry.revision === revision);
  return { number: index < 0 ? null : index + 1, revision, reason };
}

const nameOf = ({ stream, revision }: { readonly stream: string; readonly revision: number }): string =>
  `${stream} ${revision}`;
