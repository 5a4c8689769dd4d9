import { Body, Controller, Get, NotFoundException, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { OpenToEveryone, RequireRolesAndSayWho, RequireSignIn } from '../../../src/access/access.decorators.js';
import { StoreUnavailable, WrongExpectedRevision } from '../../../src/event-store/event-store-errors.js';
import { SomeoneElseChanged } from '../../../src/web/errors/conflict.js';
import { FrameFacts, NoFrameFacts } from '../../../src/web/web-options.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import type { Browser, SmallApp } from './web-fixture.js';
import { headingOf, signInAs, smallApp, tokenOf } from './web-fixture.js';

class NoteDto {
  @IsString({ message: 'Enter a note' })
  note!: string;
}

@Controller()
@OpenToEveryone()
class Faults {
  @Get(['broken', 'api/broken'])
  broken(): never {
    throw new Error('Maya Thornbury at /srv/data/log.sqlite');
  }

  @Get(['rejected', 'api/rejected'])
  rejected(): never {
    throw new CommandRejected('refusal-needs-reasons', { why: 'test' });
  }

  @Get('wrong-stage')
  wrongStage(): never {
    throw new CommandRejected('not-allowed-at-this-stage', { stage: 'assessing' });
  }

  @Get('store-down')
  storeDown(): never {
    throw new StoreUnavailable('no');
  }

  @Post('store-down')
  storeDownForRecording(): never {
    throw new StoreUnavailable('no');
  }

  @Get('moved-on')
  movedOn(): never {
    throw new WrongExpectedRevision('needsAssessment-1', 1, 2);
  }

  @Get('hidden-child')
  hidden(): never {
    throw new NotFoundException('Maya Thornbury');
  }

  @Get('things/:id')
  thing(): string {
    return 'thing';
  }

  @Get('import')
  @RequireRolesAndSayWho('manager')
  import(): string {
    return 'import';
  }

  @Get('conflict')
  conflict(): never {
    throw new SomeoneElseChanged({
      who: 'Dan Ellery',
      theirs: { heading: 'Recorded at 9:41am by Dan Ellery', rows: [{ key: 'What', value: 'Advice received' }] },
      yours: { heading: 'Yours, not saved', rows: [{ key: 'Message', value: '<b>Third reminder</b>' }] },
      verdict: 'The advice is in, so a reminder is no longer needed.',
      caseHref: '/cases/EHC-2026-0412',
      formHref: '/cases/EHC-2026-0412/chase',
      answers: { message: 'Third "reminder"', csrfToken: 'old' },
    });
  }

  @Post('api/notes')
  @RequireSignIn()
  note(@Body() body: NoteDto): NoteDto {
    return body;
  }
}

let small: SmallApp;
let priya: Browser;
let token: string;
beforeAll(async () => {
  small = await smallApp([Faults]);
  priya = small.browser();
  token = await signInAs(priya, 'demo-caseworker');
});
afterAll(() => small.app.close());

it.each([
  ['/no-such-page', 404, 'Page not found'],
  ['/hidden-child', 404, 'Page not found'],
  ['/rejected', 422, 'This cannot be recorded'],
  ['/wrong-stage', 409, 'This cannot be recorded'],
  ['/moved-on', 409, 'Someone else changed this case'],
  ['/store-down', 503, 'This cannot be shown just now'],
  ['/broken', 500, 'Sorry, there is a problem'],
])('answers %s with %i and a page headed "%s"', async (path, status, heading) => {
  const { text } = await priya.get(path).expect(status).expect('content-type', /html/);
  expect(headingOf(text)).toBe(heading);
  expect(text).toContain('Priya Nair');
});

it('says that nothing was recorded where something was sent while the log is away', async () => {
  const { text } = await priya.post('/store-down').type('form').send({ csrfToken: token }).expect(503);
  expect(headingOf(text)).toBe('Recording is not possible just now');
});

it('never shows what the fault itself says, only a code for help', async () => {
  for (const path of ['/broken', '/api/broken', '/hidden-child']) {
    const { text } = await priya.get(path);
    expect(text).not.toMatch(/Maya|\/srv\/|sqlite|error-pages|at .*\.ts/);
  }
  expect((await priya.get('/broken')).text).toMatch(/give the code <strong>[A-Z]\d-\d{3}<\/strong>/);
});

it('looks the same for a page that is not there and one that may not be seen', async () => {
  const bare = (html: string): string =>
    html
      .replaceAll(/[A-Z]\d-\d{3}/g, 'CODE')
      .replaceAll(/nonce="[^"]*"/g, '')
      .replaceAll(/2026-11-23T[^<]*/g, '');
  const [absent, hidden] = [await priya.get('/no-such-page'), await priya.get('/hidden-child')];
  expect(bare(hidden.text)).toBe(bare(absent.text));
});

it('lists what the rules say no to in an error summary', async () => {
  const { text } = await priya.get('/rejected');
  expect(text).toContain('There is a problem');
  expect(text).toContain('Choose at least one reason for the decision');
});

it('answers programs with status, code, message and details', async () => {
  const rejected = await priya.get('/api/rejected').expect(422).expect('content-type', /json/);
  expect(rejected.body).toEqual({
    status: 422,
    code: 'refusal-needs-reasons',
    message: expect.stringContaining('Choose at least one reason') as string,
    details: { why: 'test' },
  });
  const absent = await priya.get('/api/no-such-thing').expect(404);
  expect(absent.body).toMatchObject({ code: 'not-found', details: {} });
  const signedOut = await small.browser().post('/api/notes').send({ note: 'x' }).expect(401);
  expect(signedOut.body).toMatchObject({ code: 'not-signed-in' });
});

it('names the fields that a program must put right, and takes nothing it was not asked for', async () => {
  const send = (body: object) => priya.post('/api/notes').set('x-csrf-token', token).send(body);
  const missing = await send({}).expect(422);
  expect(missing.body).toMatchObject({
    code: 'answers-invalid',
    details: { errors: [{ field: 'note', text: 'Enter a note' }] },
  });
  await send({ note: 'x', role: 'manager' }).expect(422);
  await send({ note: 'x' }).expect(201);
});

it('tells a person of another role who can use a whole function', async () => {
  const { text } = await priya.get('/import').expect(403);
  expect(headingOf(text)).toBe('You cannot use this page');
  expect(text).toContain('Managers can. Ask Helen Marsh.');
});

it('shows both sides of a conflict, keeps the answers and escapes them', async () => {
  const { text } = await priya.get('/conflict').expect(409);
  expect(headingOf(text)).toBe('Someone else changed this case');
  expect(text).toContain('&lt;b&gt;Third reminder&lt;/b&gt;');
  expect(text).toContain('name="message" value="Third &quot;reminder&quot;"');
  expect(text).not.toContain('value="old"');
  expect(text).toContain('href="/cases/EHC-2026-0412"');
});

it('refuses what it cannot read, and what is too much, on a page', async () => {
  const broken = await priya.post('/components/form').set('content-type', 'application/json').send('{"a":').expect(400);
  expect(headingOf(broken.text)).toBe('We could not read that');
  const huge = await priya
    .post('/components/form')
    .type('form')
    .send(`note=${'x'.repeat(102_401)}`)
    .expect(413);
  expect(headingOf(huge.text)).toBe('That was too much at once');
  await priya.get('/things/%E0%A4%A').expect(400);
});

it('still answers with a page where not even its frame can be worked out', async () => {
  const facts = new NoFrameFacts();
  facts.noticesFor = () => Promise.reject(new Error('Maya Thornbury'));
  const broken = await smallApp([], {}, { facts: { provide: FrameFacts, useValue: facts } });
  const visitor = broken.browser();
  const page = await visitor.get('/sign-in');
  const person = { csrfToken: tokenOf(page.text), person: 'demo-caseworker' };
  await visitor.post('/sign-in/demo').type('form').send(person).expect(303);
  const { text } = await visitor.get('/help').expect(500);
  expect(headingOf(text)).toBe('Sorry, there is a problem');
  expect(text).not.toContain('Maya');
  await broken.app.close();
});

describe('a form', () => {
  const send = (answers: object) =>
    priya
      .post('/components/form')
      .type('form')
      .send({ csrfToken: token, ...answers });
  const good = { decision: 'yes', 'toldOn-day': '23', 'toldOn-month': '11', 'toldOn-year': '2026', how: 'email' };

  it('is drawn again with its answers, the summary first and "Error: " before the title', async () => {
    const { text } = await send({ ...good, decision: undefined, 'toldOn-day': '24', how: undefined }).expect(422);
    expect(text).toContain('<title>Error: Record the decision whether to assess');
    const summary = [...text.matchAll(/<a href="(#[^"]+)">([^<]+)<\/a>/g)].map(([, href, words]) => [href, words]);
    expect(summary).toEqual([
      ['#decision', 'Say what was decided'],
      ['#toldOn-day', 'Date the family was told must be today or earlier'],
      ['#how', 'Say how the family was told'],
    ]);
    expect(text).toMatch(/id="toldOn-day"[^>]*value="24"/);
    expect(text.indexOf('There is a problem')).toBeLessThan(text.indexOf('<h1'));
    for (const [href] of summary) expect(text).toContain(`id="${(href ?? '').slice(1)}"`);
  });

  it('keeps its command id from the first drawing to the last press, so that pressing twice records once', async () => {
    const commandId = /name="commandId" value="([^"]+)"/.exec((await priya.get('/components/form')).text)?.[1] ?? '';
    const redrawn = await send({ ...good, decision: undefined, commandId });
    expect(redrawn.text).toContain(`name="commandId" value="${commandId}"`);
    const check = await send({ ...good, commandId, seenRevision: '4' }).expect(200);
    expect(headingOf(check.text)).toBe('Check before recording');
    expect(check.text).toContain(`name="commandId" value="${commandId}"`);
    expect(check.text).toContain('name="seenRevision" value="4"');
  });

  it('goes through a check page and back to change an answer', async () => {
    const check = await send(good).expect(200);
    expect(check.text).toContain('23 November 2026');
    const changed = await send({ ...good, redraw: 'yes' }).expect(200);
    expect(headingOf(changed.text)).toBe('Record the decision whether to assess');
    expect(changed.text).toMatch(/value="yes" checked/);
    await send({ ...good, checked: 'yes' })
      .expect(303)
      .expect('location', '/components');
  });

  it('judges the answers again after the check page', async () => {
    await send({ ...good, 'toldOn-year': '2027', checked: 'yes' }).expect(422);
  });
});

it('draws every component on the sheet, in demo mode alone', async () => {
  const { text } = await priya.get('/components').expect(200);
  for (const words of [
    '18 days overdue',
    'Today: week 14, day 98',
    'As soon as practicable',
    'Act by Fri 12 Feb 2027',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(/ style="/);
  expect(tokenOf(text)).toBe(token);
  const real = await smallApp([], { demo: false });
  await real.browser().get('/components').expect(404);
  await real.app.close();
});
