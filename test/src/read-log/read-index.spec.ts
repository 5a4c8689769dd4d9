import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople } from '../../../src/access/people.js';
import type { Person } from '../../../src/access/people.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { ReadLog } from '../../../src/read-log/read-log.service.js';
import type { ReadFilters } from '../../../src/read-log/read-log.service.js';
import { ReadLogWriter } from '../../../src/read-log/read-log-writer.js';
import type { ReadData } from '../../../src/read-log/read-record.js';
import { relationTo } from '../../../src/read-log/relations.service.js';

const [priya, helen] = demoPeople as readonly [Person, Person];
const everything: ReadFilters = { person: null, childId: null, from: null, to: null, dataClass: null, why: null };
const all = { offset: 0, limit: 50 };
const child = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the index of the read log', () => {
  let folder: string;
  let store: SqliteEventStore;
  let now: Date;
  const open: ReadLog[] = [];

  const readLog = (on = store): ReadLog => {
    const made = new ReadLog(on, { dataFolder: folder, unusualFrom: 2 });
    open.push(made);
    return made;
  };
  const look = async (person: Person, children: readonly number[], data: Partial<ReadData> = {}): Promise<void> =>
    new ReadLogWriter(store, '999', () => now).write({
      person,
      correlationId: 'request',
      data: {
        route: 'GET /cases/:reference',
        purpose: 'case',
        relation: 'otherTeam',
        classes: ['identity'],
        children: children.map(child),
        opened: children.length,
        asAt: null,
        roles: person.roles,
        ...data,
      },
    });

  beforeEach(() => {
    now = new Date('2026-11-23T08:41:00.000Z');
    folder = mkdtempSync(join(tmpdir(), 'ehc-read-index-'));
    store = SqliteEventStore.open({ folder, name: 'reads', clock: { now: () => now } });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.onModuleDestroy();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds by person, child, day, class and reason, the newest first', async () => {
    await look(priya, [1], { relation: 'ownCase', classes: ['identity', 'needs'] });
    await look(helen, [1, 2, 3], { purpose: 'list', relation: null, classes: ['names'], opened: 0 });
    now = new Date('2026-11-25T08:41:00.000Z');
    await look(helen, [2], { asAt: '2026-09-30' as never });
    const log = readLog();
    const found = async (filters: Partial<ReadFilters>): Promise<readonly number[]> =>
      (await log.find({ ...everything, ...filters }, all)).reads.map(({ position }) => position);
    expect(await found({})).toEqual([3, 2, 1]);
    expect(await found({ person: 'demo-manager' })).toEqual([3, 2]);
    expect(await found({ childId: child(1) })).toEqual([2, 1]);
    expect(await found({ childId: child(9) })).toEqual([]);
    expect(await found({ to: '2026-11-24' as never })).toEqual([2, 1]);
    expect(await found({ from: '2026-11-24' as never })).toEqual([3]);
    expect(await found({ dataClass: 'needs' })).toEqual([1]);
    expect([await found({ why: 'list' }), await found({ why: 'ownCase' })]).toEqual([[2], [1]]);
    const [latest] = (await log.find(everything, { offset: 0, limit: 1 })).reads;
    expect(latest).toMatchObject({ childId: child(2), asAt: '2026-09-30', classes: ['identity'], shown: 1 });
    expect(await log.find(everything, { offset: 50, limit: 50 })).toEqual({ total: 3, reads: [] });
    expect((await log.readersOf(child(1), '2026-11-01' as never)).map(({ person }) => person)).toEqual([priya.id]);
  });

  it('counts each case outside the own team once a day, and shows more than the usual number', async () => {
    for (const n of [1, 2, 2, 3]) await look(helen, [n]);
    for (const n of [1, 2, 3, 4]) await look(priya, [n], { relation: n < 3 ? 'noTeam' : 'ownTeam' });
    await look(priya, [5, 6, 7, 8], { purpose: 'list', relation: null, classes: ['names'], opened: 0 });
    expect(await readLog().unusual('2026-11-01' as never)).toEqual([
      { day: '2026-11-23', person: helen.id, outside: 3, all: 3 },
    ]);
    expect(await readLog().unusual('2026-11-24' as never)).toEqual([]);
  });

  it('takes every record in once, however many read the log at once from processes that share the file', async () => {
    const logs = [readLog(), readLog()];
    const asked: Promise<unknown>[] = [];
    for (let n = 0; n < 40; n += 1) {
      await look(priya, [n]);
      asked.push(...logs.map((log) => log.find(everything, all)));
    }
    await Promise.all(asked);
    for (const log of logs) expect((await log.find(everything, all)).total).toBe(40);
  });

  it('begins anew where the log is another', async () => {
    await look(priya, [1]);
    await look(priya, [2]);
    await readLog().find(everything, all);
    await store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `reads.sqlite${suffix}`), { force: true });
    store = SqliteEventStore.open({ folder, name: 'reads', clock: { now: () => now } });
    await look(helen, [3]);
    const { total, reads } = await readLog().find(everything, all);
    expect([total, reads.map(({ person }) => person)]).toEqual([1, [helen.id]]);
  });
});

describe('how somebody stands to a case', () => {
  const held = { team: 'East team', worker: 'demo-w02' };

  it.each([
    ['ownCase', [{ ...held, worker: priya.id }]],
    ['ownCase', [held, { team: 'West team', worker: priya.id }]],
    ['ownTeam', [{ team: 'West team', worker: null }, held]],
    ['otherTeam', [{ team: 'West team', worker: 'demo-w02' }]],
    ['noTeam', [{ team: null, worker: null }]],
    ['noTeam', []],
  ])('is %s for a caseworker of the East team and %j', (relation, holders) => {
    expect(relationTo(priya, holders)).toBe(relation);
  });

  it('is none for somebody without a team', () => {
    expect(relationTo({ id: 'demo-auditor', team: null }, [held])).toBe('noTeam');
  });
});
