import type { Response } from 'supertest';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { textOf } from '../recording/recording-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import type { WebClient } from '../../support/web-client.js';
import { addCase, execute, restrict } from './access-cases.js';
import type { AccessCase } from './access-cases.js';
import { AccessRig, people } from './access-rig.js';

const { helen, jo } = people;
const reason = 'Her mother telephoned: she was not at school today and nobody knows where she is';

let rig: AccessRig;
let caseworker: WebClient;
let manager: WebClient;
let auditor: WebClient;

/** Minutes after 8:41 on Monday 23 November: so far apart that no test counts against another's tries. */
let minute = 0;

beforeAll(async () => {
  rig = await AccessRig.start();
});
beforeEach(async () => {
  minute += 11;
  rig.setNow(new Date(Date.parse('2026-11-23T08:41:00Z') + minute * 60_000).toISOString());
  await signIn();
});
afterAll(async () => {
  await rig.close();
});

async function signIn(): Promise<void> {
  [caseworker, manager, auditor] = [
    await rig.as('demo-caseworker'),
    await rig.as('demo-manager'),
    await rig.as('demo-auditor'),
  ];
}

const opening = (reference: string, more: object = {}): Promise<Response> =>
  caseworker.submit('/break-glass/new', { reference, category: 'childAtRisk', text: reason, ...more });
const usesOf = async ({ childId }: AccessCase): Promise<readonly string[]> =>
  (await rig.app.get(CommandHandler).load('child', childId)).history
    .filter(({ type }) => type === 'CaseOpenedUnderBreakGlass')
    .map(({ actor }) => actor.id);
/** Where the use of a case is reviewed. */
function reviewOf(list: string, { reference }: AccessCase): string {
  const links = [...list.matchAll(/href="(\/break-glass\/[0-9a-f-]{36})">Review<span[^>]*>: (EHC-[0-9-]+)/g)];
  return links.find(([, , of]) => of === reference)?.[1] ?? 'no review';
}

const told = (html: string): string => textOf(html.slice(html.indexOf('id="main-content"'), html.indexOf('</main>')));

it('tells nothing of a reference that leads nowhere, and records nothing for a case the person may open anyway', async () => {
  const [open, hers] = [
    await addCase(rig, 'Ludgvan', { assessment: jo }),
    await addCase(rig, 'Paul', { assessment: people.priya }),
  ];
  await restrict(rig, hers);
  const unknown = await opening('EHC-2026-9999');
  const page = await caseworker.get('/cases/EHC-2026-9999');
  expect([unknown.status, headingOf(unknown.text)]).toEqual([404, headingOf(page.text)]);
  for (const one of [open, hers]) {
    expect((await opening(one.reference)).headers['location']).toBe(`/cases/${one.reference}`);
    expect(await usesOf(one)).toEqual([]);
  }
});

it('is slowed down where it is tried again and again, for each person alone', async () => {
  const closed = await addCase(rig, 'Zennor', { assessment: jo });
  await restrict(rig, closed);
  for (let n = 1; n <= 5; n += 1) expect((await opening(`EHC-2026-900${n}`)).status).toBe(404);
  const sixth = await opening(closed.reference);
  expect([sixth.status, headingOf(sixth.text), told(sixth.text)]).toEqual([
    429,
    'Too many tries',
    expect.stringContaining('Wait 10 minutes, then try again.'),
  ]);
  expect(sixth.headers['retry-after']).toBe('600');
  expect(await usesOf(closed)).toEqual([]);
  const other = await auditor.submit('/break-glass/new', {
    reference: closed.reference,
    category: 'audit',
    text: reason,
  });
  expect(other.status).toBe(303);
  minute += 10;
  rig.setNow(new Date(Date.parse('2026-11-23T08:41:01Z') + minute * 60_000).toISOString());
  expect((await opening(closed.reference)).status).toBe(303);
});

it('keeps the answers and says what to do where they cannot be taken', async () => {
  const closed = await addCase(rig, 'Sancreed', { assessment: jo });
  await restrict(rig, closed);
  const empty = await caseworker.submit('/break-glass/new', {});
  const words = told(empty.text);
  expect([empty.status, words]).toEqual([422, expect.stringContaining('Enter the reference of the case')]);
  expect(words).toContain('Say what kind of reason it is');
  expect(words).toContain('Say why you must open the case today');
  const bad = await opening('EHC-26', { text: 'Too short', category: 'nonsense' });
  expect([bad.status, told(bad.text)]).toEqual([
    422,
    expect.stringContaining('Enter the whole reference, such as EHC-2026-0412'),
  ]);
  expect(told(bad.text)).toContain('Reason must be 20 characters or more');
  expect(bad.text).toContain('value="EHC-26"');
  const long = await opening(closed.reference, { text: '<b>‮x'.repeat(500) });
  expect(long.status).toBe(422);
  expect(long.text).not.toContain('<b>‮x');
  expect(await usesOf(closed)).toEqual([]);
});

it('records one use where the form is sent twice', async () => {
  const closed = await addCase(rig, 'Morvah', { assessment: jo });
  await restrict(rig, closed);
  const commandId = '40000000-0000-4000-8000-000000000001';
  for (let n = 0; n < 2; n += 1) expect((await opening(closed.reference, { commandId })).status).toBe(303);
  expect(await usesOf(closed)).toEqual(['demo-caseworker']);
});

it('does not let a manager review a use of their own', async () => {
  const closed = await addCase(rig, 'Gulval', { assessment: jo });
  await restrict(rig, closed);
  await manager.submit('/break-glass/new', { reference: closed.reference, category: 'other', text: reason });
  // Named since, so that the uses of the case are hers to look at: all but her own.
  await execute(rig, 'child', closed.childId, people.olu, {
    type: 'ChangeCaseAccess',
    on: '2026-11-23',
    data: { people: [people.olu.id, helen.id], teams: [], manager: people.olu.id },
    personal: { [closed.childId]: { text: 'Helen covers' } },
  });
  const list = await manager.page('/break-glass');
  expect(list).toContain('Gulval');
  expect(list).not.toMatch(/href="\/break-glass\/[0-9a-f]/);
  const href = reviewOf(await auditor.page('/break-glass'), closed);
  const own = await manager.submit(href, { outcome: 'justified', text: 'It was me', checked: 'yes' });
  expect([own.status, told(own.text)]).toEqual([422, expect.stringContaining('You cannot review your own use')]);
});

it('opens a restricted case for a reason, with a banner on each of its pages, to the end of the day in London', async () => {
  const closed = await addCase(rig, 'Perran', { assessment: jo });
  await restrict(rig, closed);
  const lost = await caseworker.get(`/cases/${closed.reference}`);
  expect(lost.text).toContain('href="/break-glass/new"');
  expect((await caseworker.get('/help')).text).toContain('I need to open a restricted case');
  const form = await caseworker.page('/break-glass/new');
  expect(headingOf(form)).toBe('Open a restricted case');
  const opened = await opening(` ${closed.reference.toLowerCase()} `);
  expect([opened.status, opened.headers['location']]).toEqual([303, `/cases/${closed.reference}`]);
  expect(await usesOf(closed)).toEqual(['demo-caseworker']);
  for (const path of ['', '/history', '/plan', '/notes/new', `/plans/${closed.planId}/arrange-review`]) {
    const page = await caseworker.page(`/cases/${closed.reference}${path}`);
    expect([path, told(page).includes('It is open to you until the end of today')]).toEqual([path, true]);
  }
  expect(await caseworker.page('/cases')).toContain('Perran');
  // Nobody else gains by it.
  expect((await auditor.get(`/cases/${closed.reference}`)).status).toBe(404);
  rig.setNow('2026-11-23T23:59:59Z');
  await signIn();
  expect((await caseworker.get(`/cases/${closed.reference}`)).status).toBe(200);
  rig.setNow('2026-11-24T00:00:01Z');
  expect((await caseworker.get(`/cases/${closed.reference}`)).status).toBe(404);
  expect(await caseworker.page('/cases')).not.toContain('Perran');
});

it('is looked at the next day by a manager who may open the case or an auditor, and never by oneself', async () => {
  const closed = await addCase(rig, 'Crantock', { assessment: jo });
  await restrict(rig, closed);
  await opening(closed.reference);
  expect((await caseworker.get('/break-glass')).status).toBe(404);
  // Helen may not open the case, so its uses are not hers to look at.
  expect(told(await manager.page('/break-glass'))).not.toContain(closed.reference);
  const list = await auditor.page('/break-glass');
  expect(told(list)).toContain(reason);
  expect(told(list)).toContain('Priya Nair');
  expect(list).not.toContain('Crantock');
  expect(await auditor.page('/performance')).not.toContain('Break-glass to review');
  const href = reviewOf(list, closed);
  expect((await manager.get(href)).status).toBe(404);

  rig.setNow('2026-11-25T09:00:00Z');
  await signIn();
  expect(await auditor.page('/performance')).toContain('Break-glass to review');
  expect(await caseworker.page('/performance')).not.toContain('Break-glass to review');
  const empty = await auditor.submit(href, {});
  expect([empty.status, told(empty.text)]).toEqual([
    422,
    expect.stringContaining('Say whether it was right to open the case'),
  ]);
  const answers = { outcome: 'justified', text: 'She was found; the call is in the history' };
  expect(headingOf((await auditor.submit(href, answers)).text)).toBe('Check before recording');
  expect((await auditor.submit(href, { ...answers, checked: 'yes' })).headers['location']).toBe('/break-glass');
  const after = told(await auditor.page('/break-glass'));
  expect(after).toContain('Reviewed by Tom Adeyemi on 25 November 2026: She was found');
  const again = await auditor.submit(href, { ...answers, checked: 'yes' });
  expect([again.status, told(again.text)]).toEqual([
    409,
    expect.stringContaining('Somebody else has already reviewed this use'),
  ]);
});
