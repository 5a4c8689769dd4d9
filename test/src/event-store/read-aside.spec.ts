import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { ReadAside } from '../../../src/event-store/sqlite/read-aside.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { sampleEvents } from '../../contract/sample-events.js';

const script = resolve('dist/src/event-store/sqlite/read-aside.worker.js');
const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };

let folder: string;
let store: SqliteEventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehc-read-aside-'));
  store = SqliteEventStore.open({ folder });
  await store.append('plan-1', -1, sampleEvents('c-1', 3, { clear: `{"text":"${'x'.repeat(9_000)}"}` }), {
    commandId: 'c-1',
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('threads that read streams beforehand', () => {
  const file = (): string => join(folder, 'events.sqlite');
  const readersOf = (aside: ReadAside) =>
    Reflect.get(aside, 'readers') as readonly { worker: { postMessage(message: unknown): void } }[];
  const askedOf = (aside: ReadAside): unknown[] => {
    const asked: unknown[] = [];
    for (const { worker } of readersOf(aside)) {
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message) => {
        asked.push(message);
        post(message);
      };
    }
    return asked;
  };

  it('answer for streams that are there and for those that are not, many at once', async () => {
    const aside = new ReadAside(file(), script);
    const streams = ['plan-1', 'plan-2', "plan-'; DROP TABLE events; --", ''];
    await Promise.all(streams.map((stream) => aside.brought({ stream, ...whole })));
    await aside.brought({ stream: 'plan-3', ...whole });
    expect(readersOf(aside)).toHaveLength(4);
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((stream) => aside.brought({ stream, ...whole })));
    expect(readersOf(aside)).toHaveLength(4);
    await aside.close();
    expect(await store.readStream('plan-1')).toHaveLength(3);
  });

  it('are not asked again for what they brought a moment ago', async () => {
    const aside = new ReadAside(file(), script);
    await aside.brought({ stream: 'plan-1', ...whole });
    const asked = askedOf(aside);
    await aside.brought({ stream: 'plan-1', ...whole });
    await aside.brought({ stream: 'plan-2', ...whole });
    expect(asked).toEqual([{ stream: 'plan-2', ...whole }]);
    await aside.close();
  });

  it('forget what they brought, so that it is brought again later', async () => {
    const aside = new ReadAside(file(), script);
    await aside.brought({ stream: 'plan-1', ...whole });
    const asked = askedOf(aside);
    Reflect.set(aside, 'turnedAt', performance.now() - 60_000);
    await aside.brought({ stream: 'plan-1', ...whole });
    expect(asked).toEqual([{ stream: 'plan-1', ...whole }]);
    await aside.close();
  });

  it('are done without where one fails: nobody waits for it, now or later', async () => {
    const aside = new ReadAside(join(folder, 'no-such-file.sqlite'), script);
    const asked = Promise.all(['plan-1', 'plan-2'].map((stream) => aside.brought({ stream, ...whole })));
    await asked;
    await aside.brought({ stream: 'plan-3', ...whole });
    await wait(50);
    await aside.close();
  });

  it('let nobody wait who asks as they are closed, and may be closed unused', async () => {
    const aside = new ReadAside(file(), script);
    const asked = aside.brought({ stream: 'plan-1', ...whole });
    await Promise.all([aside.close(), asked]);
    await aside.brought({ stream: 'plan-1', ...whole });
    await new ReadAside(file(), script).close();
  });

  it('are not begun for a small log', () => {
    expect(ReadAside.of(file())).toBeNull();
  });
});

describe('a store whose streams are brought into memory first', () => {
  let letGo: () => void;
  beforeEach(() => {
    const brought = new Promise<void>((done) => (letGo = done));
    const closed = (): Promise<void> => Promise.resolve().then(letGo);
    Reflect.set(store, 'readAside', { brought: () => brought, close: closed });
  });

  it('reads them as they stand once they are there, with what was appended meanwhile', async () => {
    const events = store.readStream('plan-1');
    const facts = store.readFacts('plan-1', { from: 2 });
    await wait(5);
    await store.append('plan-1', 2, sampleEvents('c-2', 1, { clear: '{}' }), { commandId: 'c-2' });
    letGo();
    expect((await events).map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect(await facts).toHaveLength(2);
  });

  it('refuses a read that its end overtook', async () => {
    const events = store.readStream('plan-1');
    const refused = expect(events).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    await refused;
  });
});
