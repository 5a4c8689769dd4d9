import { randomUUID } from 'node:crypto';
import { AllocationsModule } from '../../../src/allocations/allocations.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { OutcomeUnknown, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { picturedPlans } from '../boards/sample-plans.js';
import type { SamplePlan } from '../boards/sample-plans.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { leo, maya, zainab } from '../cases/sample-cases.js';
import type { SampleCase } from '../cases/sample-cases.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';

let app: CaseApp;
let helen: Browser;
const omars = randomUUID();
let cases: Readonly<Record<'mayas' | 'leos' | 'zainabs', SampleCase>>;
let plans: Readonly<Record<'ruby' | 'ended', SamplePlan>>;

beforeAll(async () => {
  app = await caseApp(() => [AllocationsModule]);
  cases = { mayas: await maya(app), leos: await leo(app), zainabs: await zainab(app) };
  plans = await picturedPlans(app);
  const omar = await app.child({ forename: 'Omar', surname: 'Unheld', birthDate: '2018-05-05' });
  const data = { childId: omar.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
  await app.record('needsAssessment', omars, { type: 'RecordRequest', on: '2026-11-20', data });
  await app.settled();
  helen = await app.as('demo-manager');
});
afterAll(() => app.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const streamOf = ({ assessmentId }: SampleCase): string => `needsAssessment-${assessmentId}`;
const planOf = ({ planId }: SamplePlan): string => `plan-${planId}`;

async function send(fields: Fields, browser = helen): Promise<{ status: number; text: string; location: string }> {
  const query = new URLSearchParams({ csrfToken: tokenOf((await browser.get('/help')).text) });
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  }
  const { status, text, headers } = await browser.post('/allocate').type('form').send(query.toString());
  return { status, text: flat(text), location: headers['location'] ?? '' };
}

const target = { step: 'to', team: 'East team', worker: 'demo-caseworker', on: '23/11/2026' };

/** The hidden fields of a page, as its form would send them. */
function hiddenOf(html: string): Fields {
  const fields: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    if (name !== 'csrfToken') (fields[name] ??= []).push(value);
  }
  return fields;
}

/** Goes through the check page and gives what its button would send. */
async function checked(streams: readonly string[], to: Fields = target): Promise<{ text: string; fields: Fields }> {
  const { status, text } = await send({ ...to, case: streams });
  expect(status).toBe(200);
  return { text, fields: { ...hiddenOf(text), checked: 'yes' } };
}

const follow = async ({ location }: { readonly location: string }): Promise<string> => {
  expect(location).toMatch(/^\/allocate\/[0-9a-f-]{36}$/);
  return flat((await helen.get(location).expect(200)).text);
};

async function allocationsOf(stream: string): Promise<readonly unknown[]> {
  const events = await app.app.get(EventStore).readStream(stream);
  return events.filter(({ type }) => type === 'CaseAllocated');
}

describe('choosing on a list', () => {
  it('is there for managers, on cases that are open, and works by itself without a script', async () => {
    const text = flat((await helen.get('/cases')).text);
    expect(text).toContain(`form="choosing" id="choose-1" name="case" value="needsAssessment-${omars}"`);
    expect(text).toContain('It acts on this page only.');
    expect(text).toContain('Choose Maya Thornbury');
    const due = flat((await helen.get('/due-work')).text);
    expect(due).toContain(`name="case" value="${planOf(plans.ruby)}"`);
    const priya = await app.as('demo-caseworker');
    expect((await priya.get('/cases')).text).not.toContain('choosing');
    expect((await send({ case: [streamOf(cases.mayas)] }, priya)).status).toBe(404);
  });

  it('can be narrowed to what nobody works on', async () => {
    const text = flat((await helen.get('/cases?worker=nobody')).text);
    expect(text).toContain('Omar Unheld');
    expect(text).not.toContain('Maya Thornbury');
    const due = flat((await helen.get('/due-work?who=nobody')).text);
    expect(due).toContain('Omar Unheld');
    expect(due).not.toContain('Maya Thornbury');
    expect(due).toContain('Not allocated');
  });

  it('of nothing, of too much, or of what is no case says so', async () => {
    for (const streams of [[], ['child-1'], [`child-${cases.mayas.childId}`, "' OR 1=1 --", '\u202e<script>']]) {
      const { status, text } = await send({ case: streams });
      expect([status, text.includes('Choose at least one case')]).toEqual([422, true]);
    }
    const many = Array.from({ length: 501 }, () => `plan-${randomUUID()}`);
    expect((await send({ case: many })).text).toContain('Choose 500 cases or fewer');
  });
});

describe('the form', () => {
  it('says how much each team and person has open, and asks for what is missing', async () => {
    const { text } = await send({ case: [streamOf(cases.mayas), streamOf(cases.leos)] });
    expect(headingOf(text)).toBe('Allocate 2 cases');
    expect(text).toMatch(/Priya Nair, East team: 2 open cases and \d plans/);
    const empty = await send({ case: [streamOf(cases.mayas)], step: 'to' });
    expect(empty.status).toBe(422);
    for (const words of ['Choose a team', 'Choose a person, or “Nobody yet”', 'Enter the date of the allocation'])
      expect(empty.text).toContain(words);
    const hostile = { team: '<b>Team</b>', worker: "x' OR '1'='1", on: '31/02/2026', from: 'https://evil.example/' };
    const wrong = await send({ case: [streamOf(cases.mayas)], step: 'to', ...hostile });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('must be a real date');
    expect(wrong.text).not.toContain('evil.example');
    expect((await send({ case: [streamOf(cases.mayas)], ...target, on: '24/11/2026' })).text).toContain(
      'today or earlier',
    );
    expect(await allocationsOf(streamOf(cases.mayas))).toHaveLength(1);
  });
});

describe('allocating several', () => {
  it('shows who has each and who will, leaves out what is closed or theirs already, and records each once', async () => {
    const chosen = [streamOf(cases.mayas), `needsAssessment-${omars}`, planOf(plans.ruby), planOf(plans.ended)];
    const to = { ...target, team: 'SEND 0 to 25', worker: 'demo-manager' };
    const { text, fields } = await checked([...chosen, streamOf(cases.mayas), `plan-${randomUUID()}`], to);
    expect(text).toContain('Allocate 3 cases');
    expect(text).toContain('Left out: 2');
    expect(text).toContain('It is closed: there is nothing left to do');
    expect(text).toContain('There is no such case any more');
    expect(text).toMatch(/Maya Thornbury.*?Assessment.*?Priya Nair, East team.*?Helen Marsh, SEND 0 to 25/);
    const before = await allocationsOf(streamOf(cases.mayas));
    // Pressed twice, and at once.
    const [first, again] = await Promise.all([send(fields), send(fields)]);
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(headingOf(await follow(first))).toBe('3 cases allocated to Helen Marsh, SEND 0 to 25');
    expect(headingOf(await follow(await send(fields)))).toBe('3 cases allocated to Helen Marsh, SEND 0 to 25');
    expect(await allocationsOf(streamOf(cases.mayas))).toHaveLength(before.length + 1);
    expect(await allocationsOf(`needsAssessment-${omars}`)).toHaveLength(1);
    const state = (await app.app.get(CommandHandler).load('plan', plans.ruby.planId)).state;
    expect(state).toMatchObject({ team: 'SEND 0 to 25', worker: 'demo-manager' });
    expect((await checked(chosen, to)).text).toContain('It is with them already');
    expect(flat((await helen.get('/cases?worker=nobody')).text)).not.toContain('Omar Unheld');
  });

  it('leaves out what somebody changed since, says who and what, and takes it when looked at again', async () => {
    const chosen = [streamOf(cases.mayas), streamOf(cases.leos)];
    const { fields } = await checked(chosen);
    const note = { type: 'AddNote', on: '2026-11-23', data: { kind: 'note' } };
    await app.record('needsAssessment', cases.mayas.assessmentId, note);
    // Leo is with Priya already; only Maya was to be allocated.
    const text = await follow(await send({ ...fields, from: '/due-work?who=everyone' }));
    expect(headingOf(text)).toBe('No case was allocated');
    expect(text).toContain('Changed by somebody else since. Priya Nair recorded at');
    expect(text).toContain('href="/due-work?who=everyone"');
    const retry = await send(hiddenOf(text));
    expect(retry.text).toContain('Allocate 1 case');
    const done = await follow(await send({ ...hiddenOf(retry.text), checked: 'yes' }));
    expect(headingOf(done)).toBe('1 case allocated to Priya Nair, East team');
  });

  it('says of a case that was closed meanwhile that it was', async () => {
    const to = { ...target, team: 'SEND 0 to 25', worker: 'nobody' };
    const { fields } = await checked([streamOf(cases.zainabs)], to);
    const withdrawn = {
      type: 'WithdrawRequest',
      on: '2026-11-23',
      data: { withdrawnBy: 'parentOrYoungPerson', reason: 'familyChoice' },
    };
    await app.record('needsAssessment', cases.zainabs.assessmentId, withdrawn);
    await app.settled();
    const text = await follow(await send(fields));
    expect(text).toContain('Closed meanwhile.');
    expect(text).not.toContain('Look again');
  });

  it('goes on where the records do not answer for one, and offers that one again', async () => {
    const commands = app.app.get(CommandHandler);
    const execute = commands.execute.bind(commands);
    const { fields } = await checked([streamOf(cases.leos), streamOf(cases.mayas)], { ...target, worker: 'nobody' });
    commands.execute = (workflow, id, ...rest) =>
      id === cases.leos.assessmentId ? Promise.reject(new StoreUnavailable('away')) : execute(workflow, id, ...rest);
    try {
      const text = await follow(await send(fields));
      expect(headingOf(text)).toBe('1 case allocated to East team');
      expect(text).toContain('The records could not be reached. Try again in a few minutes');
      expect(text).toContain('Look again at 1 case');
      commands.execute = () => Promise.reject(new OutcomeUnknown('x'));
      expect(headingOf(await follow(await send(fields)))).toBe('No case was allocated');
    } finally {
      commands.execute = execute;
    }
    // Sent once more, what was recorded is not recorded again, and what was not is.
    const before = await allocationsOf(streamOf(cases.mayas));
    expect(headingOf(await follow(await send(fields)))).toBe('2 cases allocated to East team');
    expect(await allocationsOf(streamOf(cases.mayas))).toHaveLength(before.length);
  });
});
