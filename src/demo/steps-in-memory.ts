import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { isCorrection, replay } from '../../workflows/kernel/replay.js';
import type { BasisService } from '../commands/basis.service.js';
import { streamOf } from '../commands/command-handler.service.js';
import { workflows } from '../commands/workflows.js';
import { canonicalJson } from '../event-store/canonical-json.js';
import { eventIdOf } from '../event-store/event-id.js';
import type { AppendResult, EventStore, NewEvent } from '../event-store/event-store.js';
import type { KeyStore } from '../keys/key-store.js';
import { sealEvent } from '../keys/sealing.js';
import type { ChronicleStep } from './chronicle.js';
import type { DemoStep } from './demo-plan.js';
import { StepRunner } from './step-runner.js';

type RecordedFact = Placed & { readonly eventId: string };

/** A stream as far as it has been told: nothing of it is read back. */
interface ToldStream {
  state: unknown;
  length: number;
  /** Kept only where a correction will be judged by it. */
  history: RecordedFact[];
}

const mostWaiting = 2_048;

/**
 * The way for large authorities: the same deciders judge the same commands, against states kept in memory, and appends
 * follow each other without waiting. What is written down is what the command handler would have written.
 */
export class StepsInMemory extends StepRunner {
  private readonly streams = new Map<string, ToldStream>();
  private waiting: Promise<AppendResult>[] = [];
  private counted = 0;

  constructor(
    private readonly store: EventStore,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
    private readonly authority: string,
  ) {
    super();
  }

  override get events(): number {
    return this.counted;
  }

  override async run({ step, lastOfStream, corrected }: ChronicleStep): Promise<void> {
    const stream = streamOf(step.workflow, step.id);
    const told = this.streams.get(stream) ?? newStream(step);
    const facts = this.decide(step, told);
    this.append(step, stream, facts, told.length);
    this.remember(step, facts, told, corrected);
    if (lastOfStream) this.streams.delete(stream);
    else this.streams.set(stream, told);
    if (this.waiting.length >= mostWaiting) await this.finish();
  }

  override async finish(): Promise<void> {
    const results = await Promise.all(this.waiting);
    this.waiting = [];
    for (const { firstRevision, revision } of results) this.counted += revision - firstRevision + 1;
  }

  private decide({ workflow, command, recordedOn }: DemoStep, { state, history }: ToldStream): readonly Fact[] {
    const { decider } = workflows[workflow];
    const basis = this.basis.decisionBasis(recordedOn);
    if (command.type !== 'CorrectFact') return decider.decide(command, state, basis);
    return [decideCorrection(decider, command as CorrectFact, history, basis)];
  }

  private append(step: DemoStep, stream: string, facts: readonly Fact[], firstRevision: number): void {
    const { commandId, command } = step;
    const events = facts.map((fact, index) => this.newEvent(step, stream, fact, { firstRevision, index }));
    const bodyHash = this.keys.keyedId('command-body', canonicalJson({ stream, command }));
    const recordedAt = new Date(step.recordedAt).toISOString();
    const appended = this.store.append(stream, firstRevision - 1, events, { commandId, bodyHash, recordedAt });
    // A refusal is thrown when the window ends; until then it must not count as unhandled.
    appended.catch(() => undefined);
    this.waiting.push(appended);
  }

  private remember(
    { workflow, commandId }: DemoStep,
    facts: readonly Fact[],
    told: ToldStream,
    corrected: boolean,
  ): void {
    const { decider } = workflows[workflow];
    const placed = facts.map((fact, index) => ({
      ...fact,
      revision: told.length + index,
      eventId: eventIdOf(commandId, index),
    }));
    told.length += facts.length;
    if (corrected) told.history.push(...placed);
    told.state = placed.some(isCorrection)
      ? replay(decider, told.history)
      : placed.reduce((state, fact) => decider.evolve(state, fact), told.state);
  }

  private newEvent(
    step: DemoStep,
    stream: string,
    fact: Fact,
    place: { readonly firstRevision: number; readonly index: number },
  ): NewEvent {
    const revision = place.firstRevision + place.index;
    const schema = workflows[step.workflow].decider.schemas[fact.type] ?? 1;
    return {
      eventId: eventIdOf(step.commandId, place.index),
      type: fact.type,
      schema,
      occurredOn: fact.occurredOn,
      authority: this.authority,
      actor: step.actor,
      correlationId: step.commandId,
      causationId: null,
      source: step.source,
      clear: canonicalJson(fact.data),
      sealed: sealEvent(this.keys, { stream, revision, type: fact.type, schema }, fact.personal),
    };
  }
}

function newStream({ workflow }: DemoStep): ToldStream {
  return { state: workflows[workflow].decider.initialState, length: 0, history: [] };
}
