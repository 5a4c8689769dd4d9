import type { Actor, Fact, FactSource, Recorded } from '../../workflows/kernel/fact.js';
import type { Command } from '../../workflows/kernel/decider.js';

/** Workflows about a child: their streams end in the id of one instance. */
export type WorkflowName = 'child' | 'needsAssessment' | 'plan' | 'dispute' | 'complaint' | 'contact' | 'escalation';
/**
 * Every kind of stream: `return-<authority>-<census year>` holds what a return says about itself, `authority-<code>` what
 * an authority has settled for itself, `heldFigures-<code>` the figures that others hold and give it, `actionPlan-<code>-<id>` one
 * of its action plans.
 */
export type StreamKind = WorkflowName | 'return' | 'authority' | 'heldFigures' | 'actionPlan';

/** Who wishes it, on whose authority's behalf, and the id that makes a retry safe. */
export interface CommandContext {
  readonly authority: string;
  readonly actor: Actor;
  /** The same id with the same command gives the first answer again; with another command it is refused. */
  readonly commandId: string;
  readonly source: FactSource;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Revision of the stream that the person saw; a stream that has moved on is then refused with `StreamMovedOn`. */
  readonly seenRevision?: number;
  /** Only for generators and copies: the instant to write down instead of now. */
  readonly recordedAt?: Date;
}

export interface CommandOutcome {
  readonly stream: string;
  /** Revision of the stream's last event after the command. */
  readonly revision: number;
  readonly events: readonly Recorded[];
  /** True where the command id had been carried out before. */
  readonly replayed: boolean;
}

/** A workflow instance as the log has it: corrections applied, personal data opened where keys allow. */
export interface Loaded<State> {
  readonly stream: string;
  readonly state: State;
  /** -1 where nothing is recorded. */
  readonly revision: number;
  readonly history: readonly Recorded[];
}

/** Load, decide, append at the expected revision: the one way into the log, for every workflow. */
export abstract class CommandHandler {
  abstract execute(
    workflow: StreamKind,
    id: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome>;
  abstract load(workflow: StreamKind, id: string): Promise<Loaded<unknown>>;
}

/**
 * Facts that happened before they reached this system, in the order to be recorded: `outOfTurn` steps are let through
 * and shown, impossible ones refused. Every workflow's decider takes it.
 */
export interface RecordHistory extends Command<'RecordHistory'> {
  readonly facts: readonly Fact[];
}
