import type { Command } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { StreamKind } from '../commands/command-handler.js';

/** One command that follows from what was recorded in another stream. */
export interface Reaction {
  readonly workflow: StreamKind;
  readonly id: string;
  readonly command: Command;
  /** Tells apart several commands that follow from one event. */
  readonly key: string;
}

/** What a process manager may ask; everything it answers comes from the log. */
export interface Surroundings {
  readonly today: CalendarDate;
  /** The state of a stream with personal data as far as keys allow; the initial state where nothing is recorded. */
  stateOf(workflow: StreamKind, id: string): Promise<unknown>;
  /** Streams of a child beside the child's own, as far as the read models stand. */
  streamsOfChild(childId: string): Promise<readonly string[]>;
}

/**
 * Carries what happened in one stream over to another, since an append is atomic in one stream only. It looks at both
 * streams as they stand and answers with what the second still lacks: nothing, where it ran before. It may run twice, in
 * two processes at once, and long after.
 */
export interface ProcessManager {
  readonly name: string;
  /** Types of the events after which it looks. */
  readonly after: readonly string[];
  react(event: Recorded, surroundings: Surroundings): Promise<readonly Reaction[]>;
}
