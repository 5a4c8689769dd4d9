import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CommandHandlerService } from '../../../src/commands/command-handler.service.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { recordedWithPersonal } from '../../../src/keys/sealing.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';
import type { ImportOptions, ImportResult } from '../../../src/sen2/import-options.js';
import { Sen2ImportService } from '../../../src/sen2/sen2-import.service.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';

export const actor = { id: 'data-officer', role: 'administrator' } as const;

/** The real stores and the real command handler in a folder of their own. */
export class ImportRig {
  readonly folder = mkdtempSync(join(tmpdir(), 'ehc-sen2-'));
  readonly keys = SqliteKeyStore.open({ folder: join(this.folder, 'keys'), makeOwnKey: true });
  readonly events = SqliteEventStore.open({ folder: join(this.folder, 'data') });
  readonly basis: BasisService;
  readonly commands: CommandHandlerService;
  readonly service: Sen2ImportService;

  constructor(today = '2026-11-20') {
    this.basis = new BasisService({ now: () => new Date(`${today}T12:00:00Z`) });
    this.commands = new CommandHandlerService(this.events, this.keys, this.basis);
    this.service = new Sen2ImportService(this.commands, this.keys, this.basis);
  }

  /** Everything recorded about people, personal data opened. */
  async log(): Promise<readonly Recorded[]> {
    return (await this.everything()).filter(({ stream }) => !stream.startsWith('return-'));
  }

  /** What the returns said about themselves. */
  async returns(): Promise<readonly Recorded[]> {
    return (await this.everything()).filter(({ stream }) => stream.startsWith('return-'));
  }

  private async everything(): Promise<readonly Recorded[]> {
    const recorded: Recorded[] = [];
    for await (const page of this.events.readAll({}))
      for (const event of page) recorded.push(recordedWithPersonal(this.keys, event));
    return recorded;
  }

  async import(file: string, options: Partial<ImportOptions> = {}): Promise<ImportResult> {
    const streams = new Map<string, string[]>();
    for (const event of await this.log()) {
      const data = event.data as { readonly childId?: string };
      if (data.childId !== undefined) streams.set(data.childId, [...(streams.get(data.childId) ?? []), event.stream]);
    }
    const streamsOf = (childId: string): Promise<readonly string[]> => Promise.resolve(streams.get(childId) ?? []);
    return this.service.importReturn(file, { actor, streamsOf, ...options });
  }

  async close(): Promise<void> {
    await this.events.close();
    await this.keys.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
