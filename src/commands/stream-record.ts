import type { Decider } from '../../workflows/kernel/decider.js';
import type { Fact, Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { endOfLondonDay } from './london-time.js';

/** A stream with everything that was recorded in it, oldest first. */
export interface RecordOfStream<State, E extends Fact> {
  readonly state: State;
  readonly history: readonly Recorded<E>[];
  /** -1 where nothing is recorded. */
  readonly revision: number;
}

/** One stream that is small and read whole: what was read stays in memory, and only what is new is read. */
export class StreamRecord<State, E extends Fact> {
  private kept: RecordOfStream<State, E>;

  constructor(
    private readonly events: Pick<EventStore, 'readStream'>,
    private readonly stream: string,
    private readonly decider: Pick<Decider<State, never, E>, 'initialState' | 'evolve'>,
  ) {
    this.kept = { state: decider.initialState, history: [], revision: -1 };
  }

  /** As it stands. */
  async now(): Promise<RecordOfStream<State, E>> {
    const { revision } = this.kept;
    const stored = await this.events.readStream(this.stream, { from: revision + 1 });
    // Of two readings under way at once the second finds some of its events taken in.
    const fresh = stored.filter((event) => event.revision > this.kept.revision);
    if (fresh.length === 0) return this.kept;
    const added = fresh.map((event) => recordedEvent(event) as Recorded<E>);
    const state = added.reduce((folded, event) => this.decider.evolve(folded, event), this.kept.state);
    this.kept = { state, history: [...this.kept.history, ...added], revision: fresh.at(-1)?.revision ?? revision };
    return this.kept;
  }

  /** As it was known at the end of a day in London. */
  async knownOn(day: CalendarDate): Promise<RecordOfStream<State, E>> {
    const until = endOfLondonDay(day).toISOString();
    const history = (await this.now()).history.filter(({ recordedAt }) => recordedAt <= until);
    return { state: replay(this.decider, history), history, revision: history.length - 1 };
  }
}
