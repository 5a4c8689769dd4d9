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

const mostInAWindow = 256;

/**
 * Gives every command to the handler that the pages use. Steps of different streams run side by side in a window, so
 * that one sync pays for many; a second step of a stream waits for the window to end.
 */
export class HandledSteps extends StepRunner {
  private window: Promise<number>[] = [];
  private readonly streams = new Set<string>();
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
    if (this.streams.has(step.id) || this.window.length >= mostInAWindow) await this.finish();
    this.streams.add(step.id);
    this.window.push(this.execute(step));
  }

  override async finish(): Promise<void> {
    const results = await Promise.allSettled(this.window);
    this.window = [];
    this.streams.clear();
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
      this.counted += result.value;
    }
  }

  private async execute({
    workflow,
    id,
    command,
    commandId,
    actor,
    source,
    recordedAt,
  }: ChronicleStep['step']): Promise<number> {
    const outcome = await this.commands.execute(workflow, id, command, {
      authority: this.authority,
      actor,
      commandId,
      source,
      recordedAt: new Date(recordedAt),
    });
    return outcome.events.length;
  }
}
