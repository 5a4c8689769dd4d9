import { ActionPlanRecords } from '../action-plans/action-plan-records.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import type { Session } from './cli-context.js';

/** The record of action plans, for a command. */
export function recordsOf({ config, get }: Session): ActionPlanRecords {
  return new ActionPlanRecords(get<EventStore>(EventStore), get<CommandHandler>(CommandHandler), {
    code: config.authority,
  });
}
