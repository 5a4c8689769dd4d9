import { Injectable } from '@nestjs/common';
import type { ActionPlanCommand } from '../../workflows/action-plan/action-plan.commands.js';
import { actionPlanDecider } from '../../workflows/action-plan/action-plan.decider.js';
import type { ActionPlanEvent } from '../../workflows/action-plan/action-plan.events.js';
import { noActionPlan } from '../../workflows/action-plan/action-plan.state.js';
import type { ActionPlan } from '../../workflows/action-plan/action-plan.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';

/** A plan with everything that was recorded of it, oldest first. */
export interface PlanRecord {
  readonly state: ActionPlan;
  readonly history: readonly Recorded<ActionPlanEvent>[];
  /** -1 where nothing is recorded. */
  readonly revision: number;
}

/** Plans are long: few at once. */
const pageSize = 20;
const nothing: PlanRecord = { state: noActionPlan, history: [], revision: -1 };

/** Reads and records action plans. They are few: what was read stays in memory, and only what is new is read. */
@Injectable()
export class ActionPlanRecords {
  private readonly kept = new Map<string, PlanRecord>();

  constructor(
    private readonly events: EventStore,
    private readonly commands: CommandHandler,
    private readonly home: HomeAuthority,
  ) {}

  /** Ids of every plan, from the log itself: for whoever does not wait for read models. */
  async everyId(): Promise<readonly string[]> {
    const prefix = `actionPlan-${this.home.code}-`;
    const ids = new Set<string>();
    for (let after = 0; ;) {
      const page = await this.events.readPage({
        after,
        limit: pageSize,
        types: ['ActionPlanDrafted', 'ActionPlanLoaded'],
      });
      for (const { stream } of page) if (stream.startsWith(prefix)) ids.add(stream.slice(prefix.length));
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return [...ids].sort();
      after = last.position;
    }
  }

  /** A plan as it stands; with `noActionPlan` where there is none. */
  async now(planId: string): Promise<PlanRecord> {
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(planId)) return nothing;
    const before = this.kept.get(planId) ?? nothing;
    const stored = await this.events.readStream(`actionPlan-${this.home.code}-${planId}`, {
      from: before.revision + 1,
    });
    // Of two readings under way at once the second finds some of its events taken in.
    const standing = this.kept.get(planId) ?? nothing;
    const fresh = stored.filter((event) => event.revision > standing.revision);
    if (fresh.length === 0) return standing;
    const history = [...standing.history, ...fresh.map((event) => recordedEvent(event) as Recorded<ActionPlanEvent>)];
    const record = { state: replay(actionPlanDecider, history), history, revision: history.length - 1 };
    this.kept.set(planId, record);
    return record;
  }

  /** A plan as it was known at the end of a day in London (R80, R87). */
  async knownOn(planId: string, day: CalendarDate): Promise<PlanRecord> {
    const until = endOfLondonDay(day).toISOString();
    return asOf((await this.now(planId)).history.filter(({ recordedAt }) => recordedAt <= until));
  }

  /** A plan as it stood after the event at a place in its record. */
  async at(planId: string, revision: number): Promise<PlanRecord> {
    return asOf((await this.now(planId)).history.slice(0, revision + 1));
  }

  /** @throws CommandRejected and what the command handler throws. */
  record(planId: string, command: ActionPlanCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute('actionPlan', `${this.home.code}-${planId}`, command, context);
  }
}

function asOf(history: readonly Recorded<ActionPlanEvent>[]): PlanRecord {
  return { state: replay(actionPlanDecider, history), history, revision: history.length - 1 };
}
