import { Injectable } from '@nestjs/common';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Command, Decider } from '../../workflows/kernel/decider.js';
import type { Fact, Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { canonicalJson } from '../event-store/canonical-json.js';
import { eventIdOf } from '../event-store/event-id.js';
import { CommandIdReused, StoreDamaged, WrongExpectedRevision } from '../event-store/event-store-errors.js';
import { EventStore } from '../event-store/event-store.js';
import type { AppendResult, CommandRecord, FactRow, NewEvent, StoredEvent } from '../event-store/event-store.js';
import { placedEvent } from '../event-store/recorded-event.js';
import { firstFaultIn } from '../event-store/verify.js';
import { KeyStore } from '../keys/key-store.js';
import { recordedWithPersonal, sealEvent } from '../keys/sealing.js';
import { unobserved } from '../read-log/openings.js';
import { BasisService } from './basis.service.js';
import { CommandHandler } from './command-handler.js';
import type { CommandContext, CommandOutcome, Loaded, StreamKind } from './command-handler.js';
import { MalformedId, RecordAltered, StreamMovedOn, TooMuchContention } from './command-errors.js';
import { londonDateOf } from './london-time.js';
import { noteHandedOut, OpenedStreams } from './opened-streams.js';
import { workflows } from './workflows.js';

/** Somebody else may get in between reading and writing so many times before the person is told to try again. */
const attempts = 5;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const idForms: Readonly<Record<StreamKind, RegExp>> = {
  child: uuid,
  needsAssessment: uuid,
  plan: uuid,
  dispute: uuid,
  complaint: uuid,
  contact: uuid,
  escalation: uuid,
  return: /^\d{3}-\d{4}$/,
  authority: /^\d{3}$/,
  heldFigures: /^\d{3}$/,
  actionPlan: /^\d{3}-[a-z][a-z0-9-]{0,59}$/,
  publishedFigures: /^\d{3}$/,
};

/** A stream as a command is judged by it; the history is empty where only the state is asked. */
type Standing = Loaded<unknown>;

@Injectable()
export class CommandHandlerService extends CommandHandler {
  private readonly opened: OpenedStreams;

  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
  ) {
    super();
    this.opened = new OpenedStreams(keys);
  }

  /**
   * Carries a command out once, however often it is sent.
   * @throws CommandRejected, StreamMovedOn, RecordAltered, TooMuchContention, MalformedId and the errors of the event store's port.
   */
  override async execute(
    workflow: StreamKind,
    id: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome> {
    // What a command is judged by is not shown to anybody.
    return unobserved(() => this.carryOut(workflow, id, command, context));
  }

  override async load(workflow: StreamKind, id: string): Promise<Loaded<unknown>> {
    const stream = streamOf(workflow, id);
    const lately = await this.openedLately(stream);
    if (lately !== null) return lately;
    const { standing } = this.keys;
    const loaded = await this.read(workflow, stream);
    this.opened.keep(loaded, standing);
    return loaded;
  }

  /** Null where it was not opened lately or something has been recorded in it since. */
  private async openedLately(stream: string): Promise<Loaded<unknown> | null> {
    const lately = this.opened.of(stream);
    if (lately === null || (await this.events.readFacts(stream, { from: lately.revision + 1 })).length > 0) return null;
    // A key may have gone meanwhile.
    if (this.opened.of(stream) !== lately) return null;
    noteHandedOut(lately);
    return lately;
  }

  private async carryOut(
    workflow: StreamKind,
    id: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome> {
    const stream = streamOf(workflow, id);
    const bodyHash = this.keys.keyedId('command-body', canonicalJson({ stream, command }));
    const before = await this.events.commandResult(context.commandId, stream);
    if (before !== null) return this.answerAgain(before, bodyHash, context);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const standing = await this.standing(workflow, stream, command, context);
      await this.refuseIfMovedOn(workflow, standing, context);
      const facts = this.decide(workflow, command, standing, context);
      if (facts.length === 0) return { stream, revision: standing.revision, events: [], replayed: false };
      try {
        const outcome = await this.append(workflow, standing, facts, bodyHash, context);
        if (workflow === 'authority') await this.basis.refresh();
        return outcome;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
    throw new TooMuchContention(`${stream} kept changing; nothing was recorded`);
  }

  /** All that judging the command needs: most commands are judged by dates and codes, which need no key and no envelope. */
  private async standing(
    workflow: StreamKind,
    stream: string,
    command: Command,
    { source }: CommandContext,
  ): Promise<Standing> {
    const { decider, judgesPersonalData } = workflows[workflow];
    const whole = judgesPersonalData || command.type === 'CorrectFact';
    // What arrives in bulk, and what follows by itself, is not checked each time: a verification of the log finds it.
    if (source !== 'user') {
      if (whole) return this.read(workflow, stream);
      return standingOf(stream, await this.events.readFacts(stream), decider);
    }
    const stored = await this.sound(stream);
    const standing = whole ? this.loaded(workflow, stream, stored) : standingOf(stream, stored.map(factRow), decider);
    const child = childStreamOf(command, standing.state);
    // What is recorded together about a child is recorded or refused together.
    if (child !== null && child !== stream) await this.sound(child);
    return standing;
  }

  /** A stream whose every event is what was written. @throws RecordAltered */
  private async sound(stream: string): Promise<readonly StoredEvent[]> {
    let stored: readonly StoredEvent[];
    try {
      stored = await this.events.readStream(stream);
    } catch (error) {
      throw error instanceof StoreDamaged ? new RecordAltered(stream) : error;
    }
    if (firstFaultIn(stored) !== null) throw new RecordAltered(stream);
    return stored;
  }

  private async read(workflow: StreamKind, stream: string): Promise<Loaded<unknown>> {
    return this.loaded(workflow, stream, await this.events.readStream(stream));
  }

  private loaded(workflow: StreamKind, stream: string, stored: readonly StoredEvent[]): Loaded<unknown> {
    const history = stored.map((event) => recordedWithPersonal(this.keys, event));
    return { stream, history, revision: stored.length - 1, state: replay(workflows[workflow].decider, history) };
  }

  private async refuseIfMovedOn(
    workflow: StreamKind,
    { stream, revision }: Standing,
    { seenRevision }: CommandContext,
  ): Promise<void> {
    if (seenRevision === undefined || seenRevision === revision) return;
    const { history } = await this.read(workflow, stream);
    const since = history.filter((event: Recorded) => event.revision > seenRevision);
    throw new StreamMovedOn(stream, seenRevision, revision, since);
  }

  private decide(
    workflow: StreamKind,
    command: Command,
    { state, history }: Standing,
    { recordedAt }: CommandContext,
  ): readonly Fact[] {
    const { decider } = workflows[workflow];
    const basis = this.basis.decisionBasis(recordedAt === undefined ? undefined : londonDateOf(recordedAt));
    if (command.type !== 'CorrectFact') return decider.decide(command, state, basis);
    return [decideCorrection(decider, command as CorrectFact, history, basis)];
  }

  private async append(
    workflow: StreamKind,
    { stream, revision }: Standing,
    facts: readonly Fact[],
    bodyHash: string,
    context: CommandContext,
  ): Promise<CommandOutcome> {
    const { schemas } = workflows[workflow].decider;
    const newEvents = facts.map((fact, index): NewEvent => {
      const schema = schemas[fact.type] ?? 1;
      const place = { stream, revision: revision + 1 + index, type: fact.type, schema };
      return {
        eventId: eventIdOf(context.commandId, index),
        type: fact.type,
        schema,
        occurredOn: fact.occurredOn,
        authority: context.authority,
        actor: context.actor,
        correlationId: context.correlationId ?? context.commandId,
        causationId: context.causationId ?? null,
        source: context.source,
        clear: canonicalJson(fact.data),
        sealed: sealEvent(this.keys, place, fact.personal),
      };
    });
    const result = await this.events.append(stream, revision, newEvents, {
      commandId: context.commandId,
      bodyHash,
      ...(context.recordedAt === undefined ? {} : { recordedAt: context.recordedAt.toISOString() }),
    });
    return this.outcomeOf(result);
  }

  private answerAgain(before: CommandRecord, bodyHash: string, { commandId }: CommandContext): Promise<CommandOutcome> {
    if (before.bodyHash !== bodyHash) throw new CommandIdReused(commandId);
    return this.outcomeOf({ ...before, replayed: true });
  }

  private async outcomeOf(result: AppendResult): Promise<CommandOutcome> {
    const { stream, firstRevision: from, revision, replayed } = result;
    const stored = await this.events.readStream(stream, { from, to: revision });
    return { stream, revision, replayed, events: stored.map((event) => recordedWithPersonal(this.keys, event)) };
  }
}

/** @throws MalformedId: ids reach us in addresses, and a stream's name must not be what somebody typed. */
export function streamOf(workflow: StreamKind, id: string): string {
  if (!idForms[workflow].test(id)) throw new MalformedId(id);
  return `${workflow}-${id}`;
}

const factRow = ({ position, revision, type, occurredOn, clear }: StoredEvent): FactRow => [
  position,
  revision,
  type,
  occurredOn,
  clear,
];

function standingOf(stream: string, rows: readonly FactRow[], decider: Decider<unknown>): Standing {
  const history = rows.map(placedEvent);
  return { stream, history: [], revision: history.length - 1, state: replay(decider, history) };
}

/** The stream of the child that the command is about; null where it is about none. */
function childStreamOf({ data }: Command & { readonly data?: unknown }, state: unknown): string | null {
  for (const about of [data, state]) {
    const { childId } = (about ?? {}) as { readonly childId?: unknown };
    if (typeof childId === 'string' && uuid.test(childId)) return `child-${childId}`;
  }
  return null;
}
