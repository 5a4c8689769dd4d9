import type { CommandHandler } from '../commands/command-handler.js';
import type { ChronicleStep } from './chronicle.js';

/** Carries steps out in the order given. */
export abstract class StepRunner {
  /** Begins a step; what it records stands before all that later steps record. */
  abstract run(chronicled: ChronicleStep): Promise<void>;
  /** Resolves when all steps are on disk. @throws what the rules or the store threw. */
  abstract finish(): Promise<void>;
  /** Events recorded so far, those of an earlier run included. */
  abstract readonly events: number;
}

/** Gives every command to the handler that the pages use, one after the other: how long each takes is its own affair. */
export class HandledSteps extends StepRunner {
  private counted = 0;

  constructor(
    private readonly commands: CommandHandler,
    private readonly authority: string,
  ) {
    super();
  }

  override get events(): number {
    return this.counted;
  }

  override async run({ step }: ChronicleStep): Promise<void> {
    const { workflow, id, command, commandId, actor, source, recordedAt } = step;
    const outcome = await this.commands.execute(workflow, id, command, {
      authority: this.authority,
      actor,
      commandId,
      source,
      recordedAt: new Date(recordedAt),
    });
    this.counted += outcome.events.length;
  }

  override finish(): Promise<void> {
    return Promise.resolve();
  }
}
