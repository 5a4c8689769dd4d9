import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ListedCase, Page } from '../../src/api/case-lists.service.js';
import { configFrom } from '../../src/config.js';
import { StoreFull } from '../../src/event-store/event-store-errors.js';
import { openEventStore } from '../../src/event-store/event-store.module.js';
import { verifyAll } from '../../src/event-store/verify.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { readLogFolder, ReadLogStore } from '../../src/read-log/read-log-store.js';
import type { ReadData } from '../../src/read-log/read-record.js';
import { startApplication } from '../../src/start-application.js';
import { textOf } from '../src/recording/recording-fixture.js';
import { headingOf } from '../src/web/web-fixture.js';
import type { EhcCommand } from '../support/ehc-command.js';
import { smallAuthority } from '../support/small-authority.js';
import { WebClient } from '../support/web-client.js';

describe('the read log of the application', () => {
  let sample: EhcCommand;
  let app: NestExpressApplication;
  let reads: EventStore;
  let [priya, helen, tom]: WebClient[] = [];
  let cases: readonly ListedCase[];

  const start = async (): Promise<void> => {
    app = await startApplication(
      configFrom({
        EHC_DATA_DIR: sample.dataFolder,
        PORT: '0',
        LOG_LEVEL: 'silent',
        EHC_UNUSUAL_READING: '2',
      }),
    );
    reads = app.get<EventStore>(ReadLogStore);
    const url = await app.getUrl();
    priya = await WebClient.at(url, 'demo-caseworker');
    helen = await WebClient.at(url, 'demo-manager');
    tom = await WebClient.at(url, 'demo-auditor');
  };
  const client = (one: WebClient | undefined): WebClient => {
    if (one === undefined) throw new Error('Nobody is signed in');
    return one;
  };
  const recordedSince = async (position: number): Promise<readonly ReadData[]> =>
    (await reads.readPage({ after: position })).map(({ clear }) => JSON.parse(clear) as ReadData);
  const referenceOf = (at: number): string => cases[at]?.child?.reference ?? '';
  const nameOf = (at: number): string => cases[at]?.child?.name ?? 'a name';

  beforeAll(async () => {
    sample = await smallAuthority();
    await start();
    ({ items: cases } = (await client(helen).answer('/api/cases')) as Page<ListedCase>);
  });
  afterAll(async () => {
    await app.close();
    sample.remove();
  });

  it('holds a look at a case with the reader’s relation to it, and a form that is drawn again', async () => {
    const before = await reads.head();
    await client(helen).page(`/cases/${referenceOf(0)}`);
    const drawn = await client(helen).submit(`/cases/${referenceOf(0)}/notes/new`, { text: '' });
    expect(drawn.status).toBe(422);
    const [look, form, ...more] = await recordedSince(before);
    expect(look).toMatchObject({ route: 'GET /cases/:reference', purpose: 'case', opened: 1, roles: ['manager'] });
    expect(look?.children).toEqual([cases[0]?.case]);
    expect(['otherTeam', 'noTeam']).toContain(look?.relation);
    expect(form).toMatchObject({ route: 'POST /cases/:reference/notes/new', purpose: 'case' });
    expect(form?.classes).toContain('names');
    expect(more).toEqual([]);
  });

  it('holds a search that leads straight to a case, without its words, and none that finds nobody', async () => {
    const before = await reads.head();
    await client(helen).submit('/find', { find: 'Nobody of this name' });
    await client(helen).send(`/api/needs-assessments/${cases[0]?.needsAssessmentId ?? ''}/commands/AddNote`, {});
    expect((await client(helen).get('/api/cases/11111111-1111-4111-8111-111111111111')).status).toBe(404);
    expect(await recordedSince(before)).toEqual([]);
    const { status, headers } = await client(helen).submit('/find', { find: referenceOf(1) });
    expect([status, headers.location]).toEqual([303, `/cases/${referenceOf(1)}`]);
    expect(await recordedSince(before)).toMatchObject([{ purpose: 'search', children: [cases[1]?.case], opened: 0 }]);
  });

  it('is read by auditors, by person, case, days, class and reason, and reading it is in it', async () => {
    await client(priya).page(`/cases/${referenceOf(2)}`);
    const before = await reads.head();
    const page = await client(tom).page(
      `/read-log?case=${referenceOf(2)}&person=demo-caseworker&why=case&class=identity`,
    );
    expect(headingOf(page)).toBe('Read log');
    expect(textOf(page)).toContain('Complete until');
    expect(textOf(page)).toContain('Priya Nair');
    expect(page).toContain(`href="/cases/${referenceOf(2)}"`);
    expect(page).not.toContain(nameOf(2));
    expect(await recordedSince(before)).toMatchObject([
      { route: 'GET /read-log', purpose: 'readLog', classes: ['readLog'], children: [cases[2]?.case], opened: 0 },
    ]);
    const others = await client(tom).page(`/read-log?case=${referenceOf(2)}&why=figure`);
    expect(textOf(others)).toContain('Nothing was opened that fits');
    const file = await client(tom).get(`/read-log.csv?case=${referenceOf(2)}`);
    expect(file.text).toContain(`"demo-caseworker","Priya Nair","Caseworker","${referenceOf(2)}",1,`);
    for (const one of [helen, priya]) expect((await client(one).get('/read-log')).status).toBe(404);
  });

  it.each([
    ['from=2026-02-30', 'From must be a real day'],
    ['from=2026-02-02&to=2026-02-01', 'To must be the same day as From, or later'],
    ['case=EHC-1999-0001', 'No case has this reference'],
    ['case=%3Cscript%3Ealert(1)%3C/script%3E', 'Enter a case reference'],
    [`person=${'x'.repeat(400)}`, 'Choose somebody from the list'],
    ['person=%00%E2%80%AE', 'Choose somebody from the list'],
    ["class='%20OR%201=1", 'Choose what was opened from the list'],
    ['why=everything', 'Choose a reason from the list'],
  ])('says what is wrong with the filter %s', async (query, words) => {
    const { status, text } = await client(tom).get(`/read-log?${query}`);
    expect([status, headingOf(text)]).toEqual([422, 'Read log']);
    expect(textOf(text)).toContain('There is a problem');
    expect(textOf(text)).toContain(words);
    expect(text).not.toContain('<script>alert');
    expect((await client(tom).get(`/read-log.csv?${query}`)).status).toBe(400);
  });

  it('shows who opened many cases outside their own team in a day', async () => {
    for (const at of [0, 1, 2]) await client(helen).page(`/cases/${referenceOf(at)}`);
    const page = textOf(await client(tom).page('/read-log'));
    expect(page).toMatch(/Unusual reading.*Helen Marsh.*3.*Openings/s);
    expect(page).toContain('More than 2 are shown');
  });

  it('tells managers and auditors on a case who has looked at it, and nobody else', async () => {
    await client(priya).page(`/cases/${referenceOf(3)}`);
    for (const one of [helen, tom]) {
      const history = await client(one).page(`/cases/${referenceOf(3)}/history`);
      expect(textOf(history)).toMatch(/Who has looked \d (?:person|people) in the last 30 days/);
      const readers = await client(one).page(`/cases/${referenceOf(3)}/read-log`);
      expect(headingOf(readers)).toBe(`Who has looked at ${referenceOf(3)}`);
      expect(textOf(readers)).toContain('Priya Nair');
    }
    expect(await client(priya).page(`/cases/${referenceOf(3)}/history`)).not.toContain('Who has looked');
    expect((await client(priya).get(`/cases/${referenceOf(3)}/read-log`)).status).toBe(404);
  });

  it('opens a record of a list with every case that it showed', async () => {
    await client(helen).page('/cases');
    const list = await client(tom).page('/read-log?why=list&person=demo-manager');
    const [, href = ''] = /href="(\/read-log\/\d+)"/.exec(list) ?? [];
    const record = await client(tom).page(href);
    for (const { child } of cases) expect(record).toContain(child?.reference);
    expect(record).not.toContain(nameOf(0));
    for (const wrong of ['0', '999999', 'x', '1e3']) {
      expect((await client(tom).get(`/read-log/${wrong}`)).status).toBe(404);
    }
  });

  it('shows nothing while it cannot be written, and everything again once it can', async () => {
    const append = reads.append.bind(reads);
    reads.append = () => Promise.reject(new StoreFull());
    const addresses = ['/cases', '/cases.csv', '/due-work?who=everyone', `/cases/${referenceOf(0)}`];
    for (const path of addresses) {
      const { status, text, headers } = await client(helen).get(path);
      expect([path, status, headingOf(text)]).toEqual([path, 503, 'Nothing was shown']);
      expect(headers['retry-after']).toBe('10');
      expect(headers['content-disposition']).toBeUndefined();
      for (const at of cases.keys()) expect(text).not.toContain(nameOf(at));
    }
    const api = await client(helen).get('/api/cases');
    expect(api.body).toMatchObject({ status: 503, code: 'opening-not-recorded' });
    expect((await client(helen).get('/help')).status).toBe(200);
    expect((await client(tom).get('/read-log')).status).toBe(503);
    reads.append = append;
    expect((await client(helen).get('/cases')).text).toContain(nameOf(0));
  });

  it('makes its index anew where that was damaged, and verifies', async () => {
    await app.close();
    const head = (await sample.run('verify', '--json')).json() as { reads: { ok: boolean; events: number } };
    expect(head.reads).toMatchObject({ ok: true });
    const copy = join(sample.folder, 'copy');
    expect((await sample.run('backup', copy)).code).toBe(0);
    const copied = await openEventStore({ adapter: 'sqlite', folder: readLogFolder(copy), readOnly: true });
    expect(await verifyAll(copied)).toMatchObject({ ok: true, events: head.reads.events });
    await copied.close();
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(sample.dataFolder, `read-index.sqlite${suffix}`), { force: true });
    writeFileSync(join(sample.dataFolder, 'read-index.sqlite'), 'not a database');
    await start();
    const readers = textOf(await client(tom).page(`/cases/${referenceOf(3)}/read-log`));
    expect(readers).toContain('Priya Nair');
  });

  it('shows nothing where the store has been closed', async () => {
    await reads.close();
    for (const path of ['/cases', `/cases/${referenceOf(0)}`, '/api/cases']) {
      const { status, text } = await client(helen).get(path);
      expect([path, status]).toEqual([path, 503]);
      for (const at of cases.keys()) expect(text).not.toContain(nameOf(at));
    }
  });
});
