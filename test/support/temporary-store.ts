import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { projections } from '../../projections/registry.js';
import { BasisService } from '../../src/commands/basis.service.js';
import type { BasisOptions } from '../../src/commands/basis.service.js';
import type { CommandContext } from '../../src/commands/command-handler.js';
import { CommandHandlerService } from '../../src/commands/command-handler.service.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { SqliteKeyStore } from '../../src/keys/sqlite-key-store.js';
import { ProjectorService } from '../../src/projector/projector.service.js';
import { SqliteReadModelStore } from '../../src/projector/sqlite/sqlite-read-model-store.js';

/** The real log, keys and read models in a fresh folder. */
export interface TemporaryStore {
  readonly folder: string;
  readonly events: SqliteEventStore;
  readonly keys: SqliteKeyStore;
  readonly basis: BasisService;
  readonly commands: CommandHandlerService;
  readonly readModels: SqliteReadModelStore;
  readonly projector: ProjectorService;
  /** A person with a key, so that events about them can be sealed. */
  person(): Promise<string>;
  close(): Promise<void>;
}

export const specNow = new Date('2026-11-23T09:00:00.000Z');

export function temporaryStore(options: Partial<BasisOptions> = {}): TemporaryStore {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-test-'));
  const now = options.now ?? ((): Date => specNow);
  const events = SqliteEventStore.open({ folder, clock: { now } });
  const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
  const basis = new BasisService({ ...options, now }, events);
  const readModels = SqliteReadModelStore.open({ folder });
  const projector = new ProjectorService(events, readModels, projections, () => basis.standing);
  return {
    folder,
    events,
    keys,
    basis,
    readModels,
    projector,
    commands: new CommandHandlerService(events, keys, basis),
    async person() {
      const { personId } = await keys.registerPerson('999', { identifiers: {}, requestId: randomUUID() });
      return personId;
    },
    async close() {
      await projector.stop();
      await readModels.close();
      await events.close();
      await keys.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Who records in tests, with a fresh command id unless one is given. */
export function asPriya(changes: Partial<CommandContext> = {}): CommandContext {
  return {
    authority: '999',
    actor: { id: 'demo-caseworker', role: 'caseworker' },
    commandId: randomUUID(),
    source: 'user',
    ...changes,
  };
}
