import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '../../../projections/registry.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded, StreamKind } from '../../../src/commands/command-handler.js';
import { CommandHandlerService } from '../../../src/commands/command-handler.service.js';
import { openEventStore } from '../../../src/event-store/event-store.module.js';
import type { EventStoreOptions } from '../../../src/event-store/event-store.module.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';
import { CheckpointFile } from '../../../src/process-managers/checkpoint-file.js';
import { processManagers } from '../../../src/process-managers/registry.js';
import { ProcessManagers } from '../../../src/process-managers/process-managers.service.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { SqliteReadModelStore } from '../../../src/projector/sqlite/sqlite-read-model-store.js';
import type { Command } from '../../../workflows/kernel/decider.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { asPriya } from '../../support/temporary-store.js';
import { freshNamespace } from '../../support/eventstoredb-server.js';

export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Where the process dies: after it has looked and before it writes, or after it wrote and before it has noted that. */
export type CrashAt = 'before the write' | 'after the write' | null;

/** The way into the log of a process that dies once. */
class MortalCommands extends CommandHandler {
  constructor(
    private readonly commands: CommandHandler,
    private crashAt: CrashAt,
  ) {
    super();
  }

  override async execute(
    workflow: StreamKind,
    id: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome> {
    const at = this.crashAt;
    this.crashAt = null;
    if (at === 'before the write') throw new Crash();
    const outcome = await this.commands.execute(workflow, id, command, context);
    if (at === 'after the write') throw new Crash();
    return outcome;
  }

  override load(workflow: StreamKind, id: string): Promise<Loaded<unknown>> {
    return this.commands.load(workflow, id);
  }
}

/** The real log, keys and read models, with process managers that can be started again and again. */
export class ManagersRig {
  private readonly started: ProcessManagers[] = [];

  private constructor(
    readonly folder: string,
    readonly events: EventStore,
    readonly keys: SqliteKeyStore,
    readonly commands: CommandHandlerService,
    readonly projector: ProjectorService,
    private readonly readModels: SqliteReadModelStore,
    private readonly basis: BasisService,
  ) {}

  /** On a file, or on the server of the address. */
  static async on(url: string | null): Promise<ManagersRig> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-managers-'));
    const now = (): Date => new Date('2026-11-23T09:00:00.000Z');
    const options: EventStoreOptions =
      url === null
        ? { adapter: 'sqlite', folder, clock: { now } }
        : { adapter: 'eventstoredb', url, namespace: freshNamespace() };
    const events = await openEventStore(options);
    const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
    const basis = new BasisService({ now }, events);
    const readModels = SqliteReadModelStore.open({ folder });
    const projector = new ProjectorService(events, readModels, projections, () => basis.standing);
    await projector.start();
    const commands = new CommandHandlerService(events, keys, basis);
    return new ManagersRig(folder, events, keys, commands, projector, readModels, basis);
  }

  /** A child with a record. */
  async child(birthDate = '2014-03-10'): Promise<string> {
    const { personId } = await this.keys.registerPerson('999', { identifiers: {}, requestId: randomUUID() });
    const recorded = { type: 'ChildRecorded', occurredOn: '2026-01-05', data: { reference: 'EHC-2026-0001' } };
    await this.tell('child', personId, [{ ...recorded, personal: { [personId]: { birthDate } } } as unknown as Fact]);
    return personId;
  }

  async tell(workflow: StreamKind, id: string, facts: readonly Fact[]): Promise<CommandOutcome> {
    const command = { type: 'RecordHistory', facts } as Command;
    return this.commands.execute(workflow, id, command, asPriya());
  }

  managers(crashAt: CrashAt = null): ProcessManagers {
    const managers = new ProcessManagers({
      events: this.events,
      commands: new MortalCommands(this.commands, crashAt),
      projector: this.projector,
      readModels: this.readModels,
      basis: this.basis,
      checkpoint: new CheckpointFile(this.folder),
      managers: processManagers,
    });
    this.started.push(managers);
    return managers;
  }

  losePlace(): void {
    rmSync(join(this.folder, 'process-managers.json'), { force: true });
  }

  /** Types and days of a stream's events, with who recorded them. */
  async told(stream: string): Promise<readonly string[]> {
    const events = await this.events.readStream(stream);
    return events.map(({ type, occurredOn, actor }) => `${type} ${occurredOn} ${actor.id}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((managers) => managers.stop()));
    await this.projector.stop();
    await this.readModels.close();
    await this.events.close();
    await this.keys.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
