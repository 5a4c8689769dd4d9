import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { VerificationStore } from '../../../src/audit/proofs/verification-store.js';
import { Verifications } from '../../../src/audit/proofs/verifications.service.js';
import { headText, readHead } from '../../../src/audit/proofs/kept-head.js';
import type { LogHead } from '../../../src/audit/proofs/kept-head.js';
import { WebOptions } from '../../../src/web/web-options.js';
import { tamperWith } from '../../support/tamper.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { leo, maya } from '../cases/sample-cases.js';
import type { Browser } from '../web/web-fixture.js';
import { tokenOf } from '../web/web-fixture.js';

const head: LogHead = {
  authority: '999',
  events: 12,
  position: 12,
  stream: 'needsAssessment-00000000-0000-4000-8000-000000000002',
  revision: 3,
  leaf: 'a'.repeat(64),
  fingerprint: 'b'.repeat(64),
  verifiedAt: '2026-11-23T08:41:00.000Z',
};

describe('a head in its file', () => {
  it('is read back as it was written, also with the line ends of another system', () => {
    const text = headText(head, 'Northmere Council');
    expect(readHead(text)).toEqual(head);
    expect(readHead(text.replaceAll('\n', '\r\n'))).toEqual(head);
  });

  it.each([
    ['no text', ''],
    ['another text', 'Dear colleague: the head is attached'],
    ['a fingerprint cut short', headText({ ...head, fingerprint: 'b'.repeat(63) }, 'Northmere')],
    ['no event', headText({ ...head, events: 0 }, 'Northmere')],
    ['a script for a stream', headText({ ...head, stream: '<script>alert(1)</script>' }, 'Northmere')],
    ['no time', headText(head, 'Northmere').replace(head.verifiedAt, 'yesterday')],
  ])('is not read from %s', (_, text) => {
    expect(readHead(text)).toBeNull();
  });
});

describe('one verification at a time', () => {
  const store = new VerificationStore(mkdtempSync(join(tmpdir(), 'ehc-proofs-')));
  afterAll(() => {
    store.close();
  });
  const begin = (now: string, aliveSince: string) =>
    store.begin({ startedBy: 'tom', until: 10, kept: null, earlier: null }, now, aliveSince);

  it('refuses a second while the first is heard of, and takes one that fell silent as broken off', () => {
    const first = begin('2026-11-23T08:00:00.000Z', '2026-11-23T07:59:30.000Z');
    expect(begin('2026-11-23T08:00:10.000Z', '2026-11-23T07:59:40.000Z')).toBeNull();
    expect(begin('2026-11-23T08:01:00.000Z', '2026-11-23T08:00:30.000Z')).toMatchObject({ state: 'running' });
    expect(store.find(first?.id ?? 0)).toMatchObject({ state: 'stopped' });
  });
});

describe('the page of proofs', () => {
  let app: CaseApp;
  let tom: Browser;
  let csrfToken: string;
  const verifications = (): Verifications => app.app.get(Verifications, { strict: false });
  const page = async (): Promise<string> => (await tom.get('/proofs').expect(200)).text;
  const verify = async (): Promise<string> => {
    await tom.post('/proofs/verifications').type('form').send({ csrfToken }).expect(303);
    await verifications().settled();
    return page();
  };
  const check = (text: string) => tom.post(`/proofs/heads?csrf=${csrfToken}`).field('head', text);
  /** Somebody with the database file in hand. */
  const tamper = (sql: string): void => {
    tamperWith(app.app.get(WebOptions).dataFolder, sql);
  };
  let kept: string;

  beforeAll(async () => {
    app = await caseApp();
    await maya(app);
    await app.settled();
    tom = await app.as('demo-auditor');
    csrfToken = tokenOf(await page());
  });
  afterAll(() => app.close());

  it('shows where the log ends, and that nothing has been verified yet', async () => {
    const html = await page();
    expect(html).toContain('Head of the log');
    expect(html).toContain('None has been made yet');
    await tom.get('/proofs/head.txt').expect(404);
  });

  it('can be read by managers, who start nothing, and is not there for caseworkers', async () => {
    const helen = await app.as('demo-manager');
    const { text } = await helen.get('/proofs').expect(200);
    expect(text).not.toContain('action="/proofs/verifications"');
    const token = tokenOf((await helen.get('/help')).text);
    await helen.post('/proofs/verifications').type('form').send({ csrfToken: token }).expect(404);
    await (await app.as('demo-caseworker')).get('/proofs').expect(404);
  });

  it('verifies the whole log and keeps who did, when, and the head', async () => {
    const html = await verify();
    expect(html).toContain('Nothing altered');
    expect(html).toContain('Tom Adeyemi');
    kept = (await tom.get('/proofs/head.txt').expect(200)).text;
    expect(readHead(kept)).toMatchObject({
      authority: '999',
      stream: expect.stringContaining('needsAssessment-') as string,
    });
  });

  it.each([
    ['nothing', '', 'Paste the text of a head, or choose its file'],
    ['a letter', 'Dear Tom: here it is', 'This is not a head of a log'],
    ['something overlong', 'x'.repeat(20_000), 'This is not a head of a log'],
    ['a script', '<script>alert(1)</script>', 'This is not a head of a log'],
  ])('refuses %s for a head and says what to do', async (_, text, words) => {
    const { status, text: html } = await check(text);
    expect(status).toBe(422);
    expect(html).toContain('There is a problem');
    expect(html).toContain(words);
    expect(html).not.toContain('<script>alert');
  });

  it('says of another authority’s head whose it is', async () => {
    const { status, text } = await check(headText({ ...head, authority: '301' }, 'Elsewhere'));
    expect(status).toBe(422);
    expect(text).toContain('another authority’s log (301)');
  });

  it('finds a kept head again after more was recorded, from a file as well', async () => {
    await leo(app);
    await check(kept).expect(303);
    await verifications().settled();
    expect(await page()).toContain('This log still contains it');
    await tom.post(`/proofs/heads?csrf=${csrfToken}`).attach('file', Buffer.from(kept), 'head.txt').expect(303);
    await verifications().settled();
    expect(verifications().lastDone()?.kept?.answer).toBe('contained');
  });

  it('refuses an upload without the session’s token', async () => {
    await tom.post('/proofs/heads').attach('file', Buffer.from(kept), 'head.txt').expect(403);
  });

  it('says where a log ends before a kept head', async () => {
    const longer = readHead(kept);
    if (longer === null) throw new Error('The head was not read');
    await check(headText({ ...longer, events: 100_000 }, 'Northmere')).expect(303);
    await verifications().settled();
    const html = await page();
    expect(html).toContain('it ends before that');
    expect(html).toContain('Not the same log');
  });

  it('shows how far one has come, renewing itself, and starts no second beside it', async () => {
    const store = app.app.get(VerificationStore, { strict: false });
    const now = '2026-11-23T08:41:00.000Z';
    const question = { startedBy: 'demo-auditor', until: 40, kept: null, earlier: null };
    const begun = store.begin(question, now, '2026-11-23T08:40:30.000Z');
    if (begun === null) throw new Error('Another runs');
    store.save({ ...begun, events: 10, position: 10 });
    const html = await page();
    expect(html).toContain('10 events verified, 25% of the log');
    expect(html).toContain('http-equiv="refresh"');
    const second = await tom.post('/proofs/verifications').type('form').send({ csrfToken });
    expect(second.status).toBe(409);
    expect(second.text).toContain('A verification is running. Wait until it has ended');
    const checked = await check(kept);
    expect(checked.status).toBe(409);
    expect(checked.text).toContain('Fingerprint of the whole log');
    store.save({ ...begun, state: 'done' });
  });

  it('names the first bad event by its stream and number', async () => {
    tamper("UPDATE events SET occurred_on = date(occurred_on, '-1 day') WHERE position = 10");
    const html = await verify();
    expect(html).toContain('Altered');
    expect(html).toContain('Event 10 of the log');
    expect(html).toContain('does not match its fingerprint');
    expect(html).toContain('The 9 before it are good');
    expect(html).toContain('The log is not what was written');
  });

  it('says so on every page to managers, auditors and administrators, with the way to it, until one finds nothing', async () => {
    const alert = 'See what was found under Proofs';
    const [helen, priya] = await Promise.all([app.as('demo-manager'), app.as('demo-caseworker')]);
    const ruth = await app.as('demo-administrator');
    for (const person of [tom, helen, ruth]) {
      const { text } = await person.get('/help').expect(200);
      expect(text).toContain(alert);
      expect(text).toContain('href="/proofs"');
      await person.get('/proofs').expect(200);
    }
    expect((await priya.get('/help')).text).not.toContain(alert);
    // Somebody has put it right: the next one finds nothing, and nothing is said any more.
    tamper("UPDATE events SET occurred_on = date(occurred_on, '+1 day') WHERE position = 10");
    await verify();
    expect((await ruth.get('/help')).text).not.toContain(alert);
  });
});
