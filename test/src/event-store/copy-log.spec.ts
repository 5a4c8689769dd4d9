import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { CopyContradicted, copyLog, SourceDamaged } from '../../../src/event-store/copy-log.js';
import { CommandIdReused } from '../../../src/event-store/event-store-errors.js';
import type { EventStore, StoredEvent } from '../../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { sampleEvents } from '../../contract/sample-events.js';

async function contentOf(store: EventStore): Promise<readonly Omit<StoredEvent, 'position'>[]> {
  const events: Omit<StoredEvent, 'position'>[] = [];
  for await (const page of store.readAll()) events.push(...page.map(({ position: _, ...event }) => event));
  return events;
}

/** Breaks off after so many appends. */
function breaking(store: EventStore, after: number): EventStore {
  let appends = 0;
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append' && (appends += 1) > after) throw new Error('broken off');
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

describe('copying a log', () => {
  let folder: string;
  let from: SqliteEventStore;
  let to: SqliteEventStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-copy-'));
    from = SqliteEventStore.open({ folder: join(folder, 'from') });
    to = SqliteEventStore.open({ folder: join(folder, 'to') });
  });
  afterEach(async () => {
    await Promise.all([from.close(), to.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Three streams, written to in turn by commands of one to three events. */
  async function fill(store: EventStore, commands: number, label = 'c'): Promise<void> {
    for (let n = 0; n < commands; n++) {
      const commandId = `${label}-${n}`;
      const stream = `plan-${n % 3}`;
      const { length } = await store.readStream(stream);
      await store.append(stream, length - 1, sampleEvents(commandId, 1 + (n % 3)), {
        commandId,
        bodyHash: `hash-${n}`,
      });
    }
  }

  it('brings every event with its hash, its instant and its command, in the same order', async () => {
    await fill(from, 20);
    const report = await copyLog(from, to);
    expect(report).toMatchObject({ alreadyThere: 0, copied: 39, verified: 39, position: 39 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(
      await to.append('plan-1', 99, sampleEvents('c-1', 2), { commandId: 'c-1', bodyHash: 'hash-1' }),
    ).toMatchObject({
      replayed: true,
      firstRevision: 0,
    });
    await expect(
      to.append('plan-1', 0, sampleEvents('c-1', 2), { commandId: 'c-1', bodyHash: 'other' }),
    ).rejects.toBeInstanceOf(CommandIdReused);
  });

  it('goes on where it was broken off, wherever that was, and doubles nothing', async () => {
    await fill(from, 12);
    const whole = await contentOf(from);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12), { maxLength: 3 }), async (breaks) => {
        const target = SqliteEventStore.open({ folder: join(folder, randomUUID()) });
        for (const after of breaks) await copyLog(from, breaking(target, after)).catch(() => undefined);
        const report = await copyLog(from, target);
        expect(report.alreadyThere + report.copied).toBe(whole.length);
        expect(await contentOf(target)).toEqual(whole);
        await target.close();
      }),
      { numRuns: 20 },
    );
  });

  it('brings later what was added since', async () => {
    await fill(from, 5);
    await copyLog(from, to);
    await fill(from, 5, 'later');
    expect(await copyLog(from, to)).toMatchObject({ alreadyThere: 9, copied: 9, verified: 18 });
    expect(await copyLog(from, to)).toMatchObject({ alreadyThere: 18, copied: 0, verified: 18 });
  });

  it('adds nothing to a target that holds something else, and names where they differ', async () => {
    await fill(from, 5);
    await fill(to, 3, 'other');
    await expect(copyLog(from, to)).rejects.toBeInstanceOf(CopyContradicted);
    await expect(copyLog(from, to)).rejects.toMatchObject({ stream: 'plan-0', revision: 0 });
    expect(await contentOf(to)).toHaveLength(6);
  });

  it('adds nothing to a target that has gone on by itself', async () => {
    await fill(from, 3);
    await copyLog(from, to);
    await fill(to, 1, 'own');
    await expect(copyLog(from, to)).rejects.toBeInstanceOf(CopyContradicted);
  });

  it('does not copy an event that was altered in the source', async () => {
    await fill(from, 6);
    await from.close();
    const database = new DatabaseSync(join(folder, 'from', 'events.sqlite'));
    database.exec('DROP TRIGGER events_are_not_updated');
    database.exec(`UPDATE events SET clear = '{"altered":true}' WHERE position = 5`);
    database.close();
    from = SqliteEventStore.open({ folder: join(folder, 'from') });
    await expect(copyLog(from, to)).rejects.toMatchObject({ name: SourceDamaged.name, fault: { position: 5 } });
    for (const event of await contentOf(to)) expect(event.clear).not.toContain('altered');
  });
});
