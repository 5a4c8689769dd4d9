import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { agent } from 'supertest';
import { EhcCommand } from '../support/ehc-command.js';
import { RunningApplication } from '../support/running-application.js';
import { historical, person, returnXml } from '../src/sen2/return-xml.js';
import { signInAs } from '../src/web/web-fixture.js';
import type { Browser } from '../src/web/web-fixture.js';

const people = 200;
const authority = { EHC_AUTHORITY: '851' };

describe('an import from the pages whose process is killed', () => {
  const [killed, whole] = [new EhcCommand(authority), new EhcCommand(authority)];
  let application: RunningApplication;
  let browser: Browser;
  let csrfToken: string;

  const start = async (): Promise<void> => {
    application = await RunningApplication.start({ ...authority, LOG_LEVEL: 'error', EHC_DATA_DIR: killed.dataFolder });
    browser = agent(application.url);
    csrfToken = await signInAs(browser, 'demo-manager');
  };
  const text = async (path: string): Promise<string> =>
    (await browser.get(path).expect(200)).text.replaceAll(/\s+/g, ' ');
  const until = async (path: string, isSo: (page: string) => boolean): Promise<string> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const page = await text(path);
      if (isSo(page)) return page;
      await delay(100);
    }
    throw new Error('It did not come to that');
  };

  afterAll(async () => {
    await application.stop();
    killed.remove();
    whole.remove();
  });

  it('is shown as cut off after the restart, and gone on with: nothing is doubled', async () => {
    const content = returnXml(Array.from({ length: people }, (_, index) => person(index + 1, historical)));
    await start();
    const sent = await browser
      .post(`/imports/new?csrf=${csrfToken}`)
      .attach('file', Buffer.from(content), 'return.xml')
      .expect(303);
    const path = sent.headers['location'] as string;
    await until(path, (page) => page.includes('Import the file'));
    await browser.post(`${path}/start`).type('form').send({ csrfToken, phase: 'run' }).expect(303);
    await until(path, (page) => />[1-9]\d* of 200 records read/.test(page));
    await application.kill();

    await start();
    const cutOff = await until(path, (page) => !page.includes('id="progress"'));
    expect(cutOff).toContain('It stopped when the application stopped.');
    expect(cutOff).toContain('Start it again: nothing is doubled.');
    expect(cutOff).toContain('Go on with the import');
    await browser.post(`${path}/start`).type('form').send({ csrfToken, phase: 'run' }).expect(303);
    const done = await until(path, (page) => page.includes('id="verdict"'));
    expect(done).toMatch(/[1-9]\d* already here; \d+ new tried/);
    await application.stop();

    const file = join(whole.folder, 'return.xml');
    writeFileSync(file, content);
    const clean = (await whole.run('import', 'sen2', file, '--json')).json() as { readonly events: number };
    const again = await killed.run('import', 'sen2', file, '--json');
    expect(again.json()).toMatchObject({ taken: 0, events: 0, alreadyHere: people });
    expect((await killed.run('verify', '--json')).json()).toMatchObject({ ok: true });
    expect(clean.events).toBeGreaterThan(people);
  }, 180_000);
});
