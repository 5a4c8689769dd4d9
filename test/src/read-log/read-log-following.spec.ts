import type { Logger } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { ReadLog } from '../../../src/read-log/read-log.service.js';

describe('the index of the log of reads', () => {
  let folder: string;
  let readLog: ReadLog;
  let away: boolean;
  let looks: number;
  let said: unknown[];

  beforeEach(() => {
    [away, looks, said] = [true, 0, []];
    folder = mkdtempSync(join(tmpdir(), 'ehc-following-'));
    const reads = {
      // eslint-disable-next-line @typescript-eslint/require-await -- as slow as a server that is away
      readAll: async function* () {
        looks += 1;
        if (away) throw new StoreUnavailable('The server is away');
        yield* [];
      },
    } as unknown as EventStore;
    readLog = new ReadLog(reads, { dataFolder: folder, unusualFrom: 20 });
    const log = Reflect.get(readLog, 'log') as Logger;
    log.warn = (text: unknown) => void said.push(text);
  });
  afterEach(async () => {
    await readLog.onModuleDestroy();
    rmSync(folder, { recursive: true });
  });

  const follow = (): Promise<void> => (Reflect.get(readLog, 'follow') as () => Promise<void>).call(readLog);

  it('says once that its log is away, and again when that happens anew', async () => {
    for (let round = 0; round < 3; round += 1) await follow();
    expect([looks, said.length]).toEqual([3, 1]);
    away = false;
    await follow();
    away = true;
    await follow();
    expect(said).toEqual([
      'The index of the read log is behind (StoreUnavailable)',
      'The index of the read log is behind (StoreUnavailable)',
    ]);
  });

  it('does not look again while it is looking', async () => {
    await Promise.all([follow(), follow(), follow()]);
    expect(looks).toBe(1);
  });
});
