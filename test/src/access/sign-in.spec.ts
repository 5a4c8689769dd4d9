import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Post } from '@nestjs/common';
import { CurrentUser, RequireRoles, RequireSignIn } from '../../../src/access/access.decorators.js';
import { isLoopback } from '../../../src/access/demo-mode.js';
import type { Person } from '../../../src/access/people.js';
import { demoPeople, People } from '../../../src/access/people.js';
import { localPath } from '../../../src/access/requests.js';
import { roleWords } from '../../../src/access/roles.js';
import type { SmallApp } from '../web/web-fixture.js';
import { headingOf, signInAs, smallApp, tokenOf } from '../web/web-fixture.js';

@Controller()
class Rooms {
  static recorded = 0;

  @Get('who')
  @RequireSignIn()
  who(@CurrentUser() person: Person): string {
    return person.name;
  }

  @Get('managers')
  @RequireRoles('manager')
  managers(): string {
    return 'managers only';
  }

  @Post('record')
  @RequireRoles('caseworker')
  record(): string {
    Rooms.recorded += 1;
    return 'recorded';
  }
}

/** People who can be taken out while they are signed in. */
class ChangingPeople extends People {
  readonly gone = new Set<string>();

  override find(id: string): Promise<Person | null> {
    return Promise.resolve(this.gone.has(id) ? null : (demoPeople.find((person) => person.id === id) ?? null));
  }

  override holding(): Promise<readonly Person[]> {
    return Promise.resolve([]);
  }
}

const people = new ChangingPeople();
const dataFolder = mkdtempSync(join(tmpdir(), 'ehc-sessions-'));
let small: SmallApp;
beforeAll(async () => {
  small = await smallApp([Rooms], { dataFolder }, { people });
});
afterAll(() => small.app.close());

const minutes = 60_000;
const cookieOf = (headers: Record<string, unknown>): string =>
  (headers['set-cookie'] as string[] | undefined)?.[0] ?? '';

it('offers the ready people of the demo and lets a visitor be one of them', async () => {
  const visitor = small.browser();
  const page = await visitor.get('/sign-in').expect(200);
  expect(headingOf(page.text)).toBe('Sign in to EHC tracker');
  for (const words of ['Be Priya', 'Be Helen', 'Be Tom']) expect(page.text).toContain(words);
  await signInAs(visitor, 'demo-caseworker');
  expect((await visitor.get('/who').expect(200)).text).toBe('Priya Nair');
});

it('offers no chooser and lets nobody be anyone outside the demo', async () => {
  const real = await smallApp([], { demo: false, councilSignIn: '/sign-in/council' });
  const visitor = real.browser();
  const page = await visitor.get('/sign-in');
  expect(page.text).not.toContain('Be Priya');
  expect(page.text).toContain('href="/sign-in/council"');
  // The sign-in page has no form here, so no token can be had either.
  await visitor.post('/sign-in/demo').type('form').send({ person: 'demo-manager' }).expect(403);
  await real.app.close();
});

it('sends a stranger to sign in and brings them back to the page they wanted', async () => {
  const visitor = small.browser();
  const sent = await visitor.get('/who?show=all').expect(302);
  expect(sent.headers['location']).toBe('/sign-in?return=%2Fwho%3Fshow%3Dall');
  const page = await visitor.get(sent.headers['location'] ?? '');
  await visitor
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker', return: '/who?show=all' })
    .expect(303)
    .expect('location', '/who?show=all');
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/a b',
  '',
])('does not follow "%s" after sign-in', (path) => {
  expect(localPath(path)).toBeNull();
});

it('keeps the cookie from scripts and from other sites, and ties it to this host over https', async () => {
  const plain = cookieOf((await small.browser().get('/sign-in')).headers);
  expect(plain).toMatch(/^ehc-session=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  const safe = await smallApp([], { https: true });
  const answer = await safe.browser().get('/sign-in').set('x-forwarded-proto', 'https');
  expect(cookieOf(answer.headers)).toMatch(/^__Host-ehc-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(cookieOf(answer.headers)).not.toContain('Domain');
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  await safe.app.close();
});

it('gives a new session id at sign-in, so that an id planted before is worthless', async () => {
  const visitor = small.browser();
  const page = await visitor.get('/sign-in');
  const before = cookieOf(page.headers).split(';')[0] ?? '';
  const signedIn = await visitor
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker' });
  expect(cookieOf(signedIn.headers).split(';')[0]).not.toBe(before);
  await small.browser().get('/who').set('cookie', before).expect(401);
});

it('ends the session on the server at sign-out: the old cookie opens nothing', async () => {
  const visitor = small.browser();
  const page = await visitor.get('/sign-in');
  const entry = await visitor
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker' });
  const cookie = cookieOf(entry.headers).split(';')[0] ?? '';
  await small.browser().get('/who').set('cookie', cookie).expect(200);
  const token = tokenOf((await visitor.get('/help')).text);
  await visitor.post('/sign-out').type('form').send({ csrfToken: token }).expect(303).expect('location', '/sign-in');
  const ended = await small.browser().get('/who').set('cookie', cookie).expect(401);
  expect(headingOf(ended.text)).toBe('Your session has ended');
});

it('ends after 30 minutes without activity, not before', async () => {
  const visitor = small.browser();
  await signInAs(visitor, 'demo-caseworker');
  small.wait(29 * minutes);
  await visitor.get('/who').expect(200);
  small.wait(29 * minutes);
  await visitor.get('/who').expect(200);
  small.wait(31 * minutes);
  const ended = await visitor.get('/who').expect(401);
  expect(ended.text).toContain('href="/sign-in?return=%2Fwho"');
});

it('ends after 12 hours however busy', async () => {
  const visitor = small.browser();
  await signInAs(visitor, 'demo-caseworker');
  for (let passed = 0; passed < 12 * 60 - 25; passed += 25) {
    await visitor.get('/who').expect(200);
    small.wait(25 * minutes);
  }
  small.wait(25 * minutes);
  await visitor.get('/who').expect(401);
});

it('shuts out a person who is taken out, at the next request', async () => {
  const visitor = small.browser();
  await signInAs(visitor, 'demo-manager');
  await visitor.get('/managers').expect(200);
  people.gone.add('demo-manager');
  await visitor.get('/managers').expect(401);
  people.gone.clear();
});

it('opens a page to its roles and shows others nothing at all', async () => {
  const [priya, helen] = [small.browser(), small.browser()];
  await signInAs(priya, 'demo-caseworker');
  await signInAs(helen, 'demo-manager');
  await helen.get('/managers').expect(200);
  const refused = await priya.get('/managers').expect(404);
  expect(headingOf(refused.text)).toBe('Page not found');
});

it('keeps no session id in the file that another could sign in with, and the file to its owner', async () => {
  const visitor = small.browser();
  const page = await visitor.get('/sign-in');
  const entry = await visitor
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker' });
  const signed = decodeURIComponent(cookieOf(entry.headers).split(';')[0] ?? '');
  const id = /=s:([^.]+)\./.exec(signed)?.[1] ?? 'no id';
  expect(id.length).toBeGreaterThan(20);
  for (const file of ['sessions.sqlite', 'sessions.sqlite-wal']) {
    expect(readFileSync(join(dataFolder, file)).includes(id)).toBe(false);
  }
  expect(statSync(join(dataFolder, 'sessions.sqlite')).mode & 0o077).toBe(0);
});

it('keeps people signed in over a restart', async () => {
  const visitor = small.browser();
  const page = await visitor.get('/sign-in');
  const entry = await visitor
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person: 'demo-caseworker' });
  const cookie = cookieOf(entry.headers).split(';')[0] ?? '';
  const again = await smallApp([Rooms], { dataFolder, now: small.now }, { people });
  expect((await again.browser().get('/who').set('cookie', cookie)).text).toBe('Priya Nair');
  await again.app.close();
});

describe('a request that would change something', () => {
  const before = () => Rooms.recorded;
  it.each<[string, (token: string, other: string) => { headers?: Record<string, string>; body?: object }, number]>([
    ['with the token of its session', (token) => ({ body: { csrfToken: token } }), 201],
    ['with the token in the header', (token) => ({ headers: { 'x-csrf-token': token } }), 201],
    ['without a token', () => ({}), 403],
    ['with the token of another session', (_token, other) => ({ body: { csrfToken: other } }), 403],
    [
      'from another site',
      (token) => ({ headers: { origin: 'https://elsewhere.example' }, body: { csrfToken: token } }),
      403,
    ],
    ['from a page without an origin', (token) => ({ headers: { origin: 'null' }, body: { csrfToken: token } }), 403],
    [
      'that the browser calls cross-site',
      (token) => ({ headers: { 'sec-fetch-site': 'cross-site' }, body: { csrfToken: token } }),
      403,
    ],
    [
      'from a neighbouring site',
      (token) => ({ headers: { 'sec-fetch-site': 'same-site' }, body: { csrfToken: token } }),
      403,
    ],
    [
      'that the browser calls same-origin, its origin withheld by our own policy',
      (token) => ({ headers: { 'sec-fetch-site': 'same-origin', origin: 'null' }, body: { csrfToken: token } }),
      201,
    ],
    ['as plain text', (token) => ({ headers: { 'content-type': 'text/plain' }, body: [`csrfToken=${token}`] }), 403],
  ])('%s', async (_how, make, status) => {
    const [priya, other] = [small.browser(), small.browser()];
    const token = await signInAs(priya, 'demo-caseworker');
    const { headers = {}, body } = make(token, await signInAs(other, 'demo-caseworker'));
    const count = before();
    const request = priya.post('/record').set(headers);
    await (Array.isArray(body) ? request.send(String(body[0])) : request.type('form').send(body ?? {})).expect(status);
    expect(Rooms.recorded - count).toBe(status === 201 ? 1 : 0);
  });

  it('is answered with the signed-out page where the session has ended', async () => {
    const priya = small.browser();
    const token = await signInAs(priya, 'demo-caseworker');
    small.wait(31 * minutes);
    const { text } = await priya.post('/record').type('form').send({ csrfToken: token }).expect(401);
    expect(text).toContain('after 30 minutes without activity');
  });
});

it('tells where only this computer can be reached, the one place the demo may be served', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1', '[::1]']) expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '', '::', '192.168.0.4', 'ehc.northmere.example', '127.example.org']) {
    expect(isLoopback(host)).toBe(false);
  }
});

it('names a person by all their roles', () => {
  expect(roleWords(['auditor', 'manager'])).toBe('Manager and auditor');
  expect(roleWords([])).toBe('No role');
});
