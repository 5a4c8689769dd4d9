import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthoritySettings } from '../../../workflows/kernel/decider.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CommandHandlerService } from '../../../src/commands/command-handler.service.js';
import { DemoGeneratorService } from '../../../src/demo/demo-generator.service.js';
import type { DemoRequest, DemoResult } from '../../../src/demo/demo-generator.service.js';
import type { DemoIds, DemoOptions } from '../../../src/demo/demo-plan.js';
import type { ClearRow, EventStore, StoredEvent } from '../../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import type { KeyStore } from '../../../src/keys/key-store.js';
import { SqliteKeyStore } from '../../../src/keys/sqlite-key-store.js';

export const monday = calendarDate('2026-11-23');
export const mondayMorning = new Date('2026-11-23T08:41:00.000Z');

/** Ids as a key store would give them, for plans that nobody carries out. */
export function plannedIds(number: number): DemoIds {
  const id = (kind: number): string =>
    `${String(number).padStart(8, '0')}-0000-4000-8000-${String(kind).padStart(12, '0')}`;
  return { child: id(0), parents: [id(1), id(2)], reference: `EHC-2026-${String(number).padStart(4, '0')}` };
}

export function optionsOf(changes: Partial<DemoOptions> = {}): DemoOptions {
  return { children: 400, years: 3, seed: 7, today: monday, now: mondayMorning, signOffOrder: [], ...changes };
}

/** A real, empty installation in a folder of its own. */
export class DemoInstallation {
  readonly folder = mkdtempSync(join(tmpdir(), 'ehc-demo-'));
  readonly store: EventStore = SqliteEventStore.open({ folder: this.folder });
  readonly keys: KeyStore = SqliteKeyStore.open({ folder: this.folder, makeOwnKey: true });
  readonly basis: BasisService;
  readonly commands: CommandHandlerService;
  readonly generator: DemoGeneratorService;

  constructor(now: Date = mondayMorning, signOffOrder: AuthoritySettings['signOffOrder'] = []) {
    this.basis = new BasisService({ now: () => now, settings: { signOffOrder } }, this.store);
    this.commands = new CommandHandlerService(this.store, this.keys, this.basis);
    this.generator = new DemoGeneratorService(this.store, this.keys, this.commands, this.basis);
  }

  generate(changes: Partial<DemoRequest> = {}): Promise<DemoResult> {
    return this.generator.generate({ children: 60, years: 2, seed: 7, ...changes });
  }

  async events(): Promise<readonly StoredEvent[]> {
    const all: StoredEvent[] = [];
    for await (const page of this.store.readAll()) all.push(...page);
    return all;
  }

  async rows(): Promise<readonly ClearRow[]> {
    const all: ClearRow[] = [];
    for await (const page of this.store.readAllClear()) all.push(...page);
    return all;
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.keys.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
