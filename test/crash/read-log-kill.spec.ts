import { spawn } from 'node:child_process';
import type { ListedCase, Page } from '../../src/api/case-lists.service.js';
import { openEventStore } from '../../src/event-store/event-store.module.js';
import { verifyAll } from '../../src/event-store/verify.js';
import { readLogFolder } from '../../src/read-log/read-log-store.js';
import { smallAuthority } from '../support/small-authority.js';
import { WebClient } from '../support/web-client.js';

it('has the record of a case that was about to be shown when the process was killed, and showed none of it', async () => {
  const sample = await smallAuthority();
  const child = spawn(process.execPath, ['test/crash/read-log-kill.mjs'], {
    env: { ...process.env, EHC_DATA_DIR: sample.dataFolder, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((ready) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const [, found] = /is ready: (http:\S+)/.exec(chunk.toString()) ?? [];
        if (found !== undefined) ready(found);
      });
    });
    const helen = await WebClient.at(url, 'demo-manager');
    const { items } = (await helen.answer('/api/cases')) as Page<ListedCase>;
    const [first] = items;
    const ended = new Promise((end) => child.once('exit', (_, signal) => { end(signal); })); // prettier-ignore
    await expect(helen.get(`/cases/${first?.child?.reference ?? ''}`)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(await ended).toBe('SIGKILL');

    const reads = await openEventStore({ adapter: 'sqlite', folder: readLogFolder(sample.dataFolder), readOnly: true });
    const last = (await reads.readPage({})).at(-1);
    expect(last?.actor.id).toBe('demo-manager');
    expect(JSON.parse(last?.clear ?? '')).toMatchObject({ route: 'GET /cases/:reference', children: [first?.case] });
    expect(await verifyAll(reads)).toMatchObject({ ok: true, events: 2 });
    await reads.close();
  } finally {
    child.kill('SIGKILL');
    sample.remove();
  }
});
