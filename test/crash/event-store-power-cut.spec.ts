import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { verifyAll } from '../../src/event-store/verify.js';
import { exitOf, itWithStrace, startWriter } from './event-store-child.js';
import type { Said } from './event-store-child.js';
import { SimulatedDisk, diskCallsOf, seeded } from './event-store-power-cuts.js';
import type { DiskCall, Survival } from './event-store-power-cuts.js';

const survivals: readonly Survival[] = ['none', 'all', 'some', 'tornSector', 'tornByte'];
const eventsInACommand = 3;

interface Outcome {
  states: number;
  lost: number;
  /** Commands that were acknowledged and would be carried out again. */
  forgotten: number;
  corrupt: number;
  halfBatches: number;
}

describe('power cuts, replayed from a recording of what the writer asked of its disk', () => {
  let folder: string;

  beforeEach(() => {
    // In memory where there is such a place: the states are many, and what they prove has been synced already.
    folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ehc-power-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Checkpoints come often, so that cuts fall into them too. */
  const record = async (commands: number, sql: string): Promise<DiskCall[]> => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const [trace, said] = [join(folder, 'trace'), join(folder, 'said')];
    const strace = ['strace', '-f', '-y', '-xx', '-s', '100000', '-o', trace];
    strace.push('-e', 'trace=pwrite64,write,ftruncate,fsync,fdatasync');
    const work = { folder: data, commands, batch: eventsInACommand, writers: 1, sql };
    expect(await exitOf(startWriter(work, said, strace))).toBe(0);
    const files = ['events.sqlite', 'events.sqlite-wal'].map((name) => join(data, name));
    return diskCallsOf(readFileSync(trace, 'utf8'), files, said);
  };

  /** Cuts the power after every `stride`-th call and looks at what a restart finds. */
  const cut = async (calls: readonly DiskCall[], stride: number): Promise<Outcome> => {
    const outcome: Outcome = { states: 0, lost: 0, forgotten: 0, corrupt: 0, halfBatches: 0 };
    const disk = new SimulatedDisk(seeded(20_260_105));
    let acknowledged = -1;
    const commands: string[] = [];
    for (const [index, call] of calls.entries()) {
      disk.apply(call);
      if (call.kind === 'said') {
        const said = JSON.parse(call.line) as Said;
        if (said.closed === true) break;
        acknowledged = said.position ?? Math.max(acknowledged, 0);
        if (said.commandId !== undefined) commands.push(said.commandId);
      }
      // Before the store has said that it is open, nothing has been promised.
      if (acknowledged < 0 || index % stride !== 0) continue;
      for (const survival of survivals) await judge(disk.afterPowerCut(survival), { acknowledged, commands }, outcome);
    }
    return outcome;
  };

  const judge = async (
    files: ReadonlyMap<string, Buffer>,
    promised: { readonly acknowledged: number; readonly commands: readonly string[] },
    outcome: Outcome,
  ): Promise<void> => {
    const restart = mkdtempSync(join(folder, 'restart-'));
    for (const [file, bytes] of files) writeFileSync(join(restart, basename(file)), bytes);
    outcome.states++;
    try {
      const store = SqliteEventStore.open({ folder: restart });
      const report = await verifyAll(store);
      let known = 0;
      for (const command of promised.commands) if ((await store.commandResult(command)) !== null) known++;
      await store.close();
      if (!report.ok || !soundFile(join(restart, 'events.sqlite'))) outcome.corrupt++;
      if (report.events % eventsInACommand !== 0) outcome.halfBatches++;
      if (report.events < promised.acknowledged) outcome.lost++;
      if (known < promised.commands.length) outcome.forgotten++;
    } catch {
      outcome.corrupt++;
    }
    rmSync(restart, { recursive: true });
  };

  itWithStrace(
    'lose no acknowledged event, keep batches whole and damage nothing (needs strace)',
    async () => {
      // Enough for the ledger of commands to be written.
      const outcome = await cut(await record(180, 'PRAGMA wal_autocheckpoint = 30'), 5);
      expect(outcome).toMatchObject({ lost: 0, forgotten: 0, corrupt: 0, halfBatches: 0 });
      expect(outcome.states).toBeGreaterThan(1_400);
    },
    120_000,
  );

  itWithStrace(
    'do lose events under the setting the driver falls back to: the replay can tell (needs strace)',
    async () => {
      const normal = 'PRAGMA wal_autocheckpoint = 30; PRAGMA synchronous = NORMAL';
      const outcome = await cut(await record(40, normal), 20);
      expect(outcome.lost).toBeGreaterThan(outcome.states / 4);
    },
    60_000,
  );
});

function soundFile(file: string): boolean {
  const database = new DatabaseSync(file);
  const row = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
  database.close();
  return row.integrity_check === 'ok';
}
