import { Injectable } from '@nestjs/common';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import type { HeldFiguresEvent } from '../../workflows/held-figures/held-figures.events.js';
import { nothingHeld } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFiguresCommand } from '../../workflows/held-figures/held-figures.commands.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';

/** The authority's figures with everything that was recorded of them, oldest first. */
export interface HeldRecord {
  readonly state: HeldFigures;
  readonly history: readonly Recorded<HeldFiguresEvent>[];
  /** -1 where nothing is recorded. */
  readonly revision: number;
}

/** Reads and records figures held elsewhere. They are few: what was read stays in memory, and only what is new is read. */
@Injectable()
export class HeldFiguresRecord {
  private kept: HeldRecord = { state: nothingHeld, history: [], revision: -1 };

  constructor(
    private readonly events: EventStore,
    private readonly commands: CommandHandler,
    private readonly home: HomeAuthority,
  ) {}

  /** As it stands. */
  async now(): Promise<HeldRecord> {
    const { revision } = this.kept;
    const stored = await this.events.readStream(`heldFigures-${this.home.code}`, { from: revision + 1 });
    // Of two readings under way at once the second finds some of its events taken in.
    const fresh = stored.filter((event) => event.revision > this.kept.revision);
    if (fresh.length === 0) return this.kept;
    const added = fresh.map((event) => recordedEvent(event) as Recorded<HeldFiguresEvent>);
    const state = added.reduce((folded, event) => heldFiguresDecider.evolve(folded, event), this.kept.state);
    this.kept = { state, history: [...this.kept.history, ...added], revision: fresh.at(-1)?.revision ?? revision };
    return this.kept;
  }

  /** As it was known at the end of a day in London. */
  async knownOn(day: CalendarDate): Promise<HeldRecord> {
    const until = endOfLondonDay(day).toISOString();
    const history = (await this.now()).history.filter(({ recordedAt }) => recordedAt <= until);
    return { state: replay(heldFiguresDecider, history), history, revision: history.length - 1 };
  }

  /** @throws CommandRejected and what the command handler throws. */
  record(command: HeldFiguresCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute('heldFigures', this.home.code, command, context);
  }
}
