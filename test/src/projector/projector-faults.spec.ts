import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { projections } from '../../../projections/registry.js';
import type { WorkListRow } from '../../../projections/work-list/due-items.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import { LogWentBackwards, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { ReadModelsBehind } from '../../../src/projector/projector-progress.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { decidedToAssess, requestReceived } from '../../support/assessment-facts.js';
import { temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';
import { append, cleanDigests, digests, until } from './projector-rig.js';

const stream = (): string => `needsAssessment-${randomUUID()}`;

/** The log with faults of its own. */
function faulty(events: EventStore, fault: () => Error | null): EventStore {
  return new Proxy(events, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'readFacts' && name !== 'head') return value.bind(target) as unknown;
      return (...args: unknown[]): unknown => {
        const error = fault();
        return error === null ? (value.apply(target, args) as unknown) : Promise.reject(error);
      };
    },
  });
}

describe('the projector', () => {
  let store: TemporaryStore;
  const others: ProjectorService[] = [];
  const projectorOver = (events: EventStore, readModels = store.readModels): ProjectorService => {
    const projector = new ProjectorService(events, readModels, projections, () => store.basis.standing);
    others.push(projector);
    return projector;
  };
  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    store = temporaryStore();
  });
  afterEach(async () => {
    for (const projector of others.splice(0)) await projector.stop();
    await store.close();
  });

  it.each([
    ['the log cannot be reached for a while', () => new StoreUnavailable('gone')],
    ['something in the program fails', () => new TypeError('not a function')],
  ])(
    'goes on by itself after %s, and says meanwhile how it stands',
    async (_, error) => {
      let broken = false;
      const projector = projectorOver(faulty(store.events, () => (broken ? error() : null)));
      await append(store.events, stream(), -1, [requestReceived('2026-10-05')]);
      await projector.start();
      broken = true;
      const position = await append(store.events, stream(), -1, [requestReceived('2026-10-06')]);
      await expect(projector.reached(position, 300)).rejects.toThrow(ReadModelsBehind);
      expect(projector.state).toMatchObject({ position: 1, error: { message: error().message } });
      await until('pages are told', () => projector.state.stalledSince !== null, 9_000);
      expect(projector.state.asAt?.getTime()).toBeLessThan(Date.now() - 3_000);
      broken = false;
      await projector.reached(position, 5_000);
      await until('all is well again', () => projector.state.stalledSince === null);
      expect(projector.state).toMatchObject({ position, error: null });
      expect(await digests(store.readModels)).toEqual(await cleanDigests(store.events, store.basis.standing));
    },
    30_000,
  );

  it('tells whoever starts it for one piece of work what is wrong, and tries again for whoever serves pages', async () => {
    let broken = true;
    const events = faulty(store.events, () => (broken ? new StoreUnavailable('gone') : null));
    await expect(projectorOver(events).start()).rejects.toThrow(StoreUnavailable);
    const serving = projectorOver(events);
    await serving.keepUp();
    expect(serving.state.error).toBeInstanceOf(StoreUnavailable);
    broken = false;
    await until('it has caught up', () => serving.state.error === null);
  });

  describe('over a log that no longer holds what was read from it', () => {
    /** Read models of a log that went on, over one that did not. */
    async function outliving(copied: number, recordedSince: number): Promise<TemporaryStore> {
      const kept = [stream(), stream(), stream(), stream()];
      const older = temporaryStore();
      for (const name of kept) await append(store.events, name, -1, [requestReceived('2026-10-05')]);
      for (const name of kept.slice(0, copied)) await append(older.events, name, -1, [requestReceived('2026-10-05')]);
      for (let n = 0; n < recordedSince; n += 1) {
        await append(older.events, stream(), -1, [requestReceived('2026-11-02')]);
      }
      await store.projector.start();
      await store.projector.stop();
      return older;
    }

    it.each([
      ['ends earlier', 2, 0, { reached: 4, head: 2 }],
      ['has grown past it again with other events', 2, 5, { reached: 4, head: 7 }],
    ])('that %s, stops and says so, and leaves the rows as they were', async (_, copied, since, positions) => {
      const older = await outliving(copied, since);
      try {
        const before = await digests(store.readModels);
        await expect(projectorOver(older.events).start()).rejects.toMatchObject({
          name: 'LogWentBackwards',
          ...positions,
        });
        const serving = projectorOver(older.events);
        await serving.keepUp();
        expect(serving.state.error).toBeInstanceOf(LogWentBackwards);
        expect(serving.state.stalledSince).not.toBeNull();
        await append(older.events, stream(), -1, [requestReceived('2026-11-03')]);
        await expect(serving.reached(1_000, 1_500)).rejects.toThrow(ReadModelsBehind);
        expect(await digests(store.readModels)).toEqual(before);
        await serving.stop();

        // What "ehc rebuild" does, once somebody knows why.
        expect(await projectorOver(older.events).rebuildAll()).toBe(await older.events.head());
        expect(await digests(store.readModels)).toEqual(await cleanDigests(older.events, store.basis.standing));
        await projectorOver(older.events).start();
      } finally {
        await older.close();
      }
    });

    it('makes them anew even from an empty log, if told to', async () => {
      const older = await outliving(0, 0);
      expect(await projectorOver(older.events).rebuildAll()).toBe(0);
      const projector = projectorOver(older.events);
      await projector.start();
      expect(await store.readModels.count('needs-assessment-view', { index: 'authority', group: '999' })).toBe(0);
      const position = await append(older.events, stream(), -1, [requestReceived('2026-11-03')]);
      await projector.reached(position);
      await projector.stop();
      await older.close();
    });
  });

  it('makes rows anew while it runs when rules, calendar or options change, and says that any may be another', async () => {
    const name = stream();
    let basis = store.basis.standing;
    const projector = new ProjectorService(store.events, store.readModels, projections, () => basis);
    others.push(projector);
    await append(store.events, name, -1, [requestReceived('2026-10-12')]);
    await projector.start();
    const due = async (): Promise<string | undefined> => {
      const row = JSON.parse((await store.readModels.get('work-list', name)) ?? 'null') as WorkListRow | null;
      return row?.items.find(({ rule }) => rule === 'A1')?.due;
    };
    expect(await due()).toBe('2026-11-23');
    let replaced = 0;
    projector.onRowsReplaced(() => {
      replaced += 1;
    });
    basis = { ...basis, policy: policyWith({ P3: 'day1' }) };
    projector.basisChanged();
    await until('the row is another', async () => (await due()) === '2026-11-22');
    expect(replaced).toBe(1);
    const position = await append(store.events, name, 0, [decidedToAssess('2026-11-02')]);
    await projector.reached(position);
    expect(await digests(store.readModels)).toEqual(await cleanDigests(store.events, basis));
  });

  it('takes in what another process has recorded of an authority’s settings, and makes rows anew under them', async () => {
    let recorded = store.basis.standing;
    let basis = recorded;
    const projector: ProjectorService = new ProjectorService(store.events, store.readModels, projections, () => basis, {
      refreshBasis: () => {
        const changed = basis !== recorded;
        basis = recorded;
        if (changed) projector.basisChanged();
        return Promise.resolve();
      },
    });
    others.push(projector);
    await append(store.events, stream(), -1, [requestReceived('2026-10-12')]);
    await projector.start();
    recorded = { ...basis, policy: policyWith({ P3: 'day1' }) };
    await append(store.events, 'authority-999', -1, [{ ...requestReceived('2026-11-02'), type: 'PolicyOptionSet' }]);
    const clean = await cleanDigests(store.events, recorded);
    await until('rows are made under the new settings', async () => {
      return JSON.stringify(await digests(store.readModels)) === JSON.stringify(clean);
    });
  });

  it('calls back with the rows of a save before it says that they can be read', async () => {
    const seen: string[] = [];
    await store.projector.start();
    store.projector.onRowsSaved((rows) => seen.push(...rows.map(({ projection }) => projection)));
    const position = await append(store.events, stream(), -1, [requestReceived('2026-10-05')]);
    await store.projector.reached(position);
    expect(seen).toContain('work-list');
  });

  it('makes nobody wait longer than they said, or beyond its end', async () => {
    await store.projector.start();
    await expect(store.projector.reached(10, 50)).rejects.toThrow(ReadModelsBehind);
    const waiting = store.projector.reached(10);
    waiting.catch(() => undefined);
    await store.projector.stop();
    await expect(waiting).rejects.toThrow(ReadModelsBehind);
  });
});
