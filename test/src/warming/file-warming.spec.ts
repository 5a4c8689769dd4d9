import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileWarming, worthReading } from '../../../src/warming/file-warming.service.js';
import { readThrough } from '../../../src/warming/read-through.js';

const mb = 1_048_576;

describe('reading the data files through after a start', () => {
  let folder: string;
  const sized = (name: string, size: number): string => {
    const file = join(folder, name);
    writeFileSync(file, '');
    truncateSync(file, size);
    return file;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-warming-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes lists first and leaves small files and those that are not there alone', () => {
    const events = sized('events.sqlite', 200 * mb);
    const readModels = sized('read-models.sqlite', 100 * mb);
    sized('keys.sqlite', mb);
    expect(worthReading(folder, 1_000 * mb)).toEqual([
      { file: readModels, from: 0 },
      { file: events, from: 0 },
    ]);
    expect(worthReading(join(folder, 'none'), 1_000 * mb)).toEqual([]);
  });

  it('takes the end of the log where memory does not hold all of it', () => {
    sized('read-models.sqlite', 100 * mb);
    const events = sized('events.sqlite', 200 * mb);
    expect(worthReading(folder, 150 * mb)[1]).toEqual({ file: events, from: 150 * mb });
    expect(worthReading(folder, 100 * mb)).toHaveLength(1);
  });

  it('says when it is done, also where there is nothing to read or it is ended', async () => {
    const nothing = new FileWarming(folder);
    nothing.onApplicationBootstrap();
    await nothing.done;
    sized('events.sqlite', 100 * mb);
    const ended = new FileWarming(folder);
    ended.onApplicationBootstrap();
    ended.onModuleDestroy();
    await ended.done;
  });

  it('reads from the given byte to the end, and does so as a process of its own', async () => {
    const file = sized('events.sqlite', 3 * mb + 5);
    expect(await readThrough(file, mb)).toBe(2 * mb + 5);
    const script = join(process.cwd(), 'dist', 'src', 'warming', 'read-through.js');
    expect(spawnSync(process.execPath, [script, file, '0']).status).toBe(0);
    expect(spawnSync(process.execPath, [script, join(folder, 'none'), '0']).status).toBe(1);
  });
});
