import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FieldFaults } from '../../../src/api/dto-parser.js';
import { AuthorityRecorder } from '../../../src/authority/authority-recorder.service.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { openEvent } from '../../../src/keys/sealing.js';
import { WebOptions } from '../../../src/web/web-options.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { maya } from '../cases/sample-cases.js';
import type { SampleCase } from '../cases/sample-cases.js';
import { picturedPlans } from '../boards/sample-plans.js';
import type { SamplePlan } from '../boards/sample-plans.js';
import type { Browser } from '../web/web-fixture.js';
import { tokenOf } from '../web/web-fixture.js';

let app: CaseApp;
let priya: Browser;
let helen: Browser;
let mayas: SampleCase;
let plans: Awaited<ReturnType<typeof picturedPlans>>;

const post = async (browser: Browser, path: string, fields: object): Promise<{ status: number; location: string }> => {
  const csrfToken = tokenOf((await browser.get('/calendar-feeds')).text);
  const { status, headers } = await browser.post(path).type('form').send({ csrfToken, ...fields }); // prettier-ignore
  return { status, location: headers['location'] ?? '' };
};

/** Opens a feed as the page does and gives its path. */
const openFeed = async (browser: Browser, fields: object = { kind: 'worker' }): Promise<string> => {
  const { status, location } = await post(browser, '/calendar-feeds', fields);
  expect(status).toBe(303);
  const { text } = await browser.get(location).expect(200);
  const path = /value="http:\/\/[^/]+(\/calendar\/[\w-]{43}\.ics)"/.exec(text)?.[1];
  if (path === undefined) throw new Error('The page shows no address');
  // Once alone.
  expect((await browser.get(location)).text).toContain('cannot be shown again');
  return path;
};

const read = async (path: string): Promise<string> => {
  const { text } = await app.visitor().get(path).expect(200);
  // Every request of a test has a server of its own.
  return text.replaceAll('\r\n ', '').replaceAll(/127\.0\.0\.1:\d+/g, 'ehc.example');
};

/** Every word of what anybody is or was called, opened from the log; and of their schools. */
const everyName = async (): Promise<readonly string[]> => {
  const keys = app.app.get(KeyStore);
  const names: string[] = [];
  for await (const page of app.app.get(EventStore).readAll()) {
    for (const event of page) {
      for (const said of Object.values(openEvent(keys, event).personal)) {
        for (const value of ['forename', 'surname', 'name', 'setting'].map((field) => said[field])) {
          if (typeof value === 'string') names.push(...value.split(' '));
        }
      }
    }
  }
  return names.filter((name) => name.length > 2);
};

describe('calendar feeds', () => {
  beforeAll(async () => {
    app = await caseApp();
    mayas = await maya(app);
    plans = await picturedPlans(app);
    await app.settled();
    priya = await app.as('demo-caseworker');
    helen = await app.as('demo-manager');
  });
  afterAll(() => app.close());

  it('give a worker’s open limits as all-day events with the rule and the reference', async () => {
    const path = await openFeed(priya);
    const { text, headers } = await app.visitor().get(path).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('private, max-age=900');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['set-cookie']).toBeUndefined();
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    const calendar = await read(path);
    expect(calendar).toContain(`SUMMARY:${mayas.reference}: Advice: educational psychology`);
    expect(calendar).toContain('DTSTART;VALUE=DATE:20270104');
    expect(calendar).toContain(`/cases/${mayas.reference}`);
    expect(calendar).toContain(`SUMMARY:${plans.ruby.reference}: Annual review`);
    expect(calendar).not.toContain(plans.finley.reference);
  });

  it('name nobody: no word of any name in the store stands in them', async () => {
    const names = await everyName();
    expect(names).toEqual(expect.arrayContaining(['Maya', 'Thornbury', 'Ruby', 'Sallow', 'Harbour']));
    for (const path of [await openFeed(helen, { kind: 'setting', setting: '140002' }), await openFeed(priya)]) {
      const calendar = (await read(path)).toLowerCase();
      expect(
        names.filter((name) => new RegExp(`\\b${name.toLowerCase().replaceAll(/\W/g, '.')}\\b`).test(calendar)),
      ).toEqual([]);
    }
  });

  it('give a school its reviews and transfers, without a way into the application', async () => {
    const calendar = await read(await openFeed(helen, { kind: 'setting', setting: '140002' }));
    expect(calendar).toContain('NAME:EHC reviews and transfers\\, URN 140002');
    expect(calendar).toContain(`SUMMARY:${plans.noah.reference}: Send review report`);
    expect(calendar).toContain(`SUMMARY:${plans.hana.reference}: Name setting for post-16 transfer`);
    expect(calendar).not.toContain(plans.ruby.reference);
    expect(calendar).not.toContain('URL:');
  });

  it('keep the name of an event, and count up when its case moves on', async () => {
    const path = await openFeed(priya);
    const eventOf = (calendar: string): readonly string[] =>
      calendar.split('BEGIN:VEVENT').find((one) => one.includes(`${plans.dylan.reference}: Annual review`))?.split('\r\n') ?? []; // prettier-ignore
    const before = eventOf(await read(path));
    expect(await read(path)).toBe(await read(path));
    const note = { type: 'AddNote', on: '2026-11-23', data: { kind: 'call' } };
    await app.record('plan', plans.dylan.planId, note);
    await app.settled();
    const after = eventOf(await read(path));
    const line = (event: readonly string[], name: string): string => event.find((one) => one.startsWith(name)) ?? '';
    expect(line(after, 'UID')).toBe(line(before, 'UID'));
    expect(line(before, 'UID')).not.toContain(plans.dylan.planId);
    expect(Number(line(after, 'SEQUENCE').slice(9))).toBeGreaterThan(Number(line(before, 'SEQUENCE').slice(9)));
    expect(line(after, 'LAST-MODIFIED')).toBe('LAST-MODIFIED:20261123T084100Z');
  });

  it('are plainly not there when revoked, wrong or of another authority', async () => {
    const path = await openFeed(priya);
    const { text } = await priya.get('/calendar-feeds');
    const actions = [...text.matchAll(/action="(\/calendar-feeds\/[^"]+\/revoke)"/g)].map(([, action]) => action ?? '');
    for (const action of actions) await post(priya, action, {});
    const other = 'B'.repeat(43);
    const commands = app.app.get(CommandHandler);
    const data = { feedId: randomUUID(), kind: 'worker', of: 'demo-caseworker', tokenHash: createHash('sha256').update(other).digest('hex') }; // prettier-ignore
    const command = { type: 'OpenCalendarFeed', on: '2026-11-23', data };
    await commands.execute('authority', '998', command, { authority: '998', actor: { id: 'x', role: 'manager' }, commandId: randomUUID(), source: 'user' }); // prettier-ignore
    for (const gone of [path, `/calendar/${other}.ics`, `/calendar/${'A'.repeat(43)}.ics`, '/calendar/x.ics', '/calendar/%00.ics', `/calendar/${'A'.repeat(4000)}.ics`]) {
      const answer = await app.visitor().get(gone);
      expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([404, 'Not found\n', 'text/plain; charset=utf-8']);
    } // prettier-ignore
  });

  it('are one’s own to open and revoke, and a manager’s for schools', async () => {
    expect(await post(priya, '/calendar-feeds', { kind: 'setting', setting: '140002' })).toMatchObject({ status: 404 });
    expect(await post(helen, '/calendar-feeds', { kind: 'setting', setting: 'Oak' })).toMatchObject({ status: 422 });
    await openFeed(helen);
    const { text } = await helen.get('/calendar-feeds').expect(200);
    expect(text).toContain('Reviews and transfers of Harbour Academy');
    const helens = /action="(\/calendar-feeds\/[^"]+\/revoke)"/.exec(text)?.[1] ?? '';
    expect(await post(priya, helens, {})).toMatchObject({ status: 404 });
    expect(await post(helen, helens, {})).toMatchObject({ status: 303 });
    expect(await post(helen, helens, {})).toMatchObject({ status: 404 });
    expect((await priya.get('/calendar-feeds')).text).not.toContain('Harbour Academy');
    await (await app.as('demo-auditor')).get('/calendar-feeds').expect(404);
    await app.visitor().get('/calendar-feeds').expect(302);
    await priya.post('/calendar-feeds').type('form').send({ kind: 'worker' }).expect(403);
  });

  it('end with what is erased', async () => {
    const ruby: SamplePlan = plans.ruby;
    const path = await openFeed(helen, { kind: 'setting', setting: '140001' });
    expect(await read(path)).toContain(ruby.reference);
    const keys = app.app.get(KeyStore);
    const held = keys.keysHeld.bind(keys);
    keys.keysHeld = (ids) => new Set([...held(ids)].filter((id) => id !== ruby.childId));
    try {
      expect(await read(path)).not.toContain(ruby.reference);
    } finally {
      keys.keysHeld = held;
    }
  });

  it('leave no secret on disk', async () => {
    const path = await openFeed(priya);
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    const { dataFolder } = app.app.get(WebOptions);
    for (const file of readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })) {
      const whole = join(dataFolder, file);
      const bytes = file.includes('.') ? readFileSync(whole) : Buffer.alloc(0);
      expect(bytes.includes(secret)).toBe(false);
    }
  });

  it('change nothing that is judged by: lists are not made anew for them', async () => {
    const basis = app.app.get(BasisService);
    const before = basis.standing;
    await openFeed(priya);
    expect(basis.standing).toBe(before);
  });

  it('are not brought back by correcting the record of their end', async () => {
    const { history } = app.app.get(BasisService).recorded();
    const revoked = history.find(({ type }) => type === 'CalendarFeedRevoked');
    const recorder = new AuthorityRecorder(app.app.get(CommandHandler));
    const body = { revision: revoked?.revision, reason: 'didNotHappen', struck: true };
    const context = { authority: '999', actor: { id: 'demo-manager', role: 'manager' }, commandId: randomUUID(), source: 'user' } as const; // prettier-ignore
    await expect(recorder.correct(body, context)).rejects.toThrow(FieldFaults);
  });
});
