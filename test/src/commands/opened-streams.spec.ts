import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Loaded } from '../../../src/commands/command-handler.js';
import { OpenedStreams } from '../../../src/commands/opened-streams.js';
import { observed, Openings } from '../../../src/read-log/openings.js';
import type { Opened } from '../../../src/read-log/openings.js';
import { day, requestReceived } from '../../support/assessment-facts.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';

describe('a stream that was opened lately', () => {
  let store: TemporaryStore;
  let child: string;
  let id: string;
  const load = (): Promise<Loaded<unknown>> => store.commands.load('needsAssessment', id);
  const loadObserved = async (): Promise<{ loaded: Loaded<unknown>; opened: Opened }> => {
    const openings = new Openings();
    const loaded = await observed(openings, load);
    return { loaded, opened: openings.take() };
  };

  beforeEach(async () => {
    store = temporaryStore();
    child = await store.person();
    id = randomUUID();
    await store.commands.execute(
      'needsAssessment',
      id,
      {
        type: 'RecordRequest',
        on: day('2026-10-05'),
        data: { ...requestReceived('2026-10-05').data, childId: child },
        personal: { [child]: { text: 'Referred by Fernhill Primary' } },
      } as never,
      asPriya(),
    );
  });
  afterEach(() => store.close());

  it('is not opened again, and is noted for the read log as if it were', async () => {
    const first = await loadObserved();
    const second = await loadObserved();
    expect(second.loaded).toBe(first.loaded);
    expect(first.opened).toMatchObject({ children: [child], opened: 1 });
    expect(second.opened).toEqual(first.opened);
  });

  it('is opened anew once something has been recorded in it, by whomever', async () => {
    const before = await load();
    await store.commands.execute(
      'needsAssessment',
      id,
      { type: 'AddNote', on: day('2026-11-20'), data: { kind: 'call' } } as never,
      asPriya(),
    );
    const { revision, history } = await load();
    expect([before.revision, revision, history.length]).toEqual([0, 1, 2]);
  });

  it('shows nothing of a person whose key has gone, whoever deleted it', async () => {
    expect((await load()).history[0]?.personal).toEqual({ [child]: { text: 'Referred by Fernhill Primary' } });
    const elsewhere = new DatabaseSync(join(store.folder, 'keys.sqlite'));
    elsewhere.prepare('DELETE FROM data_keys WHERE person_id = ?').run(child);
    elsewhere.close();
    await after(5);
    expect((await load()).history[0]).not.toHaveProperty('personal');
  });
});

describe('the streams kept open', () => {
  const ofEvents = (stream: string, count: number): Loaded<unknown> => ({
    stream,
    state: {},
    revision: count - 1,
    history: Array.from({ length: count }, () => ({}) as never),
  });
  let clock = 0;
  const streams = (): OpenedStreams => new OpenedStreams({ standing: 1 }, () => clock);

  it('are those asked for in the last minute', () => {
    const kept = streams();
    const [early, late] = [ofEvents('plan-early', 3), ofEvents('plan-late', 3)];
    kept.keep(early, 1);
    kept.keep(late, 1);
    clock += 50_000;
    expect(kept.of('plan-late')).toBe(late);
    clock += 20_000;
    expect(kept.of('plan-early')).toBeNull();
    expect(kept.of('plan-late')).toBe(late);
  });

  it('go when their time is over, though nobody asks for anything', () => {
    jest.useFakeTimers();
    try {
      const kept = streams();
      kept.keep(ofEvents('plan-late', 3), 1);
      clock += 30_000;
      kept.of('plan-late');
      clock += 30_000;
      jest.advanceTimersByTime(60_000);
      expect(kept.size).toBe(1);
      clock += 60_000;
      jest.advanceTimersByTime(60_000);
      expect(kept.size).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('are none that was opened before a key went, though it comes to be kept after', () => {
    const keys = { standing: 1 };
    const kept = new OpenedStreams(keys, () => clock);
    const before = keys.standing;
    keys.standing = 2;
    kept.keep(ofEvents('plan-opened-before', 3), before);
    kept.keep(ofEvents('plan-opened-after', 3), keys.standing);
    expect([kept.of('plan-opened-before'), kept.size]).toEqual([null, 1]);
  });

  it('are no more than five thousand events, and those go first that nobody asked for longest', () => {
    const kept = streams();
    for (const name of ['a', 'b', 'c', 'd', 'e']) kept.keep(ofEvents(name, 1_000), 1);
    kept.of('a');
    kept.keep(ofEvents('f', 1_001), 1);
    expect(['a', 'b', 'c', 'd', 'e', 'f'].filter((name) => kept.of(name) !== null)).toEqual(['a', 'd', 'e', 'f']);
  });

  it('leave one that is longer than all may be to be opened each time, and keep none that says nothing', () => {
    const kept = streams();
    kept.keep(ofEvents('endless', 5_001), 1);
    kept.keep(ofEvents('empty', 0), 1);
    expect([kept.of('endless'), kept.of('empty')]).toEqual([null, null]);
  });
});
