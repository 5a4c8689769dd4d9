import { Injectable } from '@nestjs/common';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import type { HeldFiguresEvent } from '../../workflows/held-figures/held-figures.events.js';
import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFiguresCommand } from '../../workflows/held-figures/held-figures.commands.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { StreamRecord } from '../commands/stream-record.js';
import type { RecordOfStream } from '../commands/stream-record.js';
import { EventStore } from '../event-store/event-store.js';

/** The authority's figures with everything that was recorded of them, oldest first. */
export type HeldRecord = RecordOfStream<HeldFigures, HeldFiguresEvent>;

/** Reads and records figures held elsewhere. They are few: what was read stays in memory, and only what is new is read. */
@Injectable()
export class HeldFiguresRecord {
  private readonly stream: StreamRecord<HeldFigures, HeldFiguresEvent>;

  constructor(
    events: EventStore,
    private readonly commands: CommandHandler,
    private readonly home: HomeAuthority,
  ) {
    this.stream = new StreamRecord(events, `heldFigures-${home.code}`, heldFiguresDecider);
  }

  /** As it stands. */
  now(): Promise<HeldRecord> {
    return this.stream.now();
  }

  /** As it was known at the end of a day in London. */
  knownOn(day: CalendarDate): Promise<HeldRecord> {
    return this.stream.knownOn(day);
  }

  /** @throws CommandRejected and what the command handler throws. */
  record(command: HeldFiguresCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute('heldFigures', this.home.code, command, context);
  }
}
