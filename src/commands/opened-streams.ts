import { noteChildOf, noteOpenedEvent } from '../read-log/openings.js';
import type { Loaded } from './command-handler.js';

/** Pages of one case follow each other: what nobody asked for so long is opened anew. */
const keptForMs = 60_000;

/** So many events of so many streams are kept: a hundred cases of fifty events, at one to two kilobytes each. */
const mostEvents = 5_000;

interface Kept {
  readonly loaded: Loaded<unknown>;
  askedAt: number;
}

/** Which keys there are to open personal data with: while this number stays, none has gone. */
export interface KeyStanding {
  readonly standing: number;
}

/**
 * Streams as they were opened lately, for the pages of a case that somebody turns: opening fifty events and folding them takes a third
 * of a page. What is recorded since is for the caller to look for; what is handed out is noted for the read log each time, as if it
 * had been opened then. Nothing outlives a key: once one may have gone, everything is opened anew.
 */
export class OpenedStreams {
  private readonly kept = new Map<string, Kept>();
  private events = 0;
  private keyStanding: number;
  private clearing: NodeJS.Timeout | null = null;

  constructor(
    private readonly keys: KeyStanding,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.keyStanding = keys.standing;
  }

  /** How many streams are kept. */
  get size(): number {
    return this.kept.size;
  }

  /** Null where it was not opened lately. What it answers may lack what was recorded since, and is not yet noted. */
  of(stream: string): Loaded<unknown> | null {
    this.forgetPast();
    const found = this.kept.get(stream);
    if (found === undefined) return null;
    // To the end of the line: whoever is first in it has waited longest.
    this.kept.delete(stream);
    this.kept.set(stream, found);
    found.askedAt = this.now();
    return found.loaded;
  }

  /** @param openedUnder how keys stood before it was opened: it is not kept where one may have gone since. */
  keep(loaded: Loaded<unknown>, openedUnder: number): void {
    this.forgetPast();
    if (loaded.history.length === 0 || openedUnder !== this.keyStanding) return;
    this.forget(loaded.stream);
    this.kept.set(loaded.stream, { loaded, askedAt: this.now() });
    this.events += loaded.history.length;
    this.clearInTime();
    for (const stream of this.kept.keys()) {
      if (this.events <= mostEvents) return;
      this.forget(stream);
    }
  }

  forget(stream: string): void {
    const found = this.kept.get(stream);
    if (found === undefined) return;
    this.kept.delete(stream);
    this.events -= found.loaded.history.length;
  }

  /** What nobody asks for goes without anybody asking for something else. */
  private clearInTime(): void {
    this.clearing ??= setTimeout(() => {
      this.clearing = null;
      this.forgetOld();
      if (this.kept.size > 0) this.clearInTime();
    }, keptForMs).unref();
  }

  private forgetPast(): void {
    const { standing } = this.keys;
    if (standing !== this.keyStanding) {
      this.keyStanding = standing;
      this.kept.clear();
      this.events = 0;
    }
    this.forgetOld();
  }

  private forgetOld(): void {
    const since = this.now() - keptForMs;
    for (const [stream, { askedAt }] of this.kept) {
      if (askedAt >= since) return;
      this.forget(stream);
    }
  }
}

/** Notes for the read log what handing out a stream shows, as opening it does. */
export function noteHandedOut({ stream, history }: Loaded<unknown>): void {
  for (const event of history) {
    noteChildOf(stream, event.data);
    noteOpenedEvent(stream, event.type, event.personal ?? {});
  }
}
