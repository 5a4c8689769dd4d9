import type { StoredEvent } from '../event-store.js';

/** The first event that does not follow the one before it in its stream. */
export interface Gap {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

const mostStreams = 20_000;

/**
 * Notices that something was left out between two events of one stream. Positions cannot tell, since they leave gaps of
 * their own; the revisions of the streams met lately can.
 */
export class RevisionWatch {
  private readonly revisions = new Map<string, number>();
  private lastGap: Gap | null = null;

  missingBefore(events: readonly StoredEvent[]): Gap | null {
    const within = new Map<string, number>();
    for (const { stream, revision, position } of events) {
      const before = within.get(stream) ?? this.revisions.get(stream);
      if (before !== undefined && revision > before + 1) return { stream, revision, position };
      within.set(stream, revision);
    }
    return null;
  }

  /** True if the same gap was found the last time as well: asking again did not help. */
  foundAgain(gap: Gap): boolean {
    const again = this.lastGap?.position === gap.position;
    this.lastGap = gap;
    return again;
  }

  handled(events: readonly StoredEvent[]): void {
    for (const { stream, revision } of events) {
      this.revisions.delete(stream);
      this.revisions.set(stream, revision);
    }
    for (const oldest of this.revisions.keys()) {
      if (this.revisions.size <= mostStreams) break;
      this.revisions.delete(oldest);
    }
  }
}
