import { randomUUID } from 'node:crypto';
import { EventStore } from '../../../src/event-store/event-store.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { planHref, transitionRig } from './transition-rig.js';
import type { TransitionRig } from './transition-rig.js';

let rig: TransitionRig;
beforeAll(async () => {
  rig = await transitionRig();
});
afterAll(() => rig.app.close());

it('R26 shares chosen young people with adult care at once, says of each what went to whom, and gives the file', async () => {
  const figureBefore = await rig.figure('ehc.transition.aged14plus');
  expect(figureBefore).toEqual([0, 2]);
  const page = await rig.browser.get('/transition?who=everyone');
  expect(page.text).toContain(`name="case" value="plan-${rig.tamsin.planId}"`);
  expect(page.text).not.toContain('Wren Kestle');
  expect(page.text).not.toContain('Kit Nance');
  const chosen = { case: [`plan-${rig.tamsin.planId}`, `plan-${rig.wren.planId}`], from: '/transition?who=everyone' };
  const form = await rig.priya.post('/transition/share', chosen);
  expect(form.status).toBe(200);
  const empty = await rig.priya.post('/transition/share', { ...chosen, step: 'to' });
  expect([empty.status, summaryOf(empty.text).length]).toEqual([422, 5]);
  const future = {
    ...date('on', '2026-11-24'),
    organisation: 'a'.repeat(201),
    post: '<script>',
    shared: 'nameAndAge',
    consent: 'parent',
  };
  const wrong = await rig.priya.post('/transition/share', { ...chosen, step: 'to', ...future });
  expect(summaryOf(wrong.text)).toEqual([
    'Team or organisation must be 200 characters or fewer',
    'Date it is shared must be today or earlier',
  ]);
  expect(wrong.text).toContain('value="&lt;script&gt;"');
  const answers = {
    step: 'to',
    organisation: 'Adult care',
    post: 'Transition manager',
    shared: ['nameAndAge'],
    consent: 'youngPerson',
  };
  const check = await rig.priya.post('/transition/share', { ...chosen, ...answers, ...date('on', '2026-11-23') });
  const done = await rig.priya.confirm('/transition/share', check);
  expect(done.status).toBe(303);
  // Pressed twice, it is recorded once.
  await rig.priya.confirm('/transition/share', check);
  expect((await rig.typesOf(rig.tamsin)).filter((type) => type === 'InformationShared')).toHaveLength(1);
  expect(await rig.typesOf(rig.wren)).not.toContain('InformationShared');
  const result = await rig.browser.get(done.headers['location'] ?? '').expect(200);
  expect(textOf(result.text)).toContain('Sharing recorded for 1 case');
  const file = await rig.browser.get(`${done.headers['location'] ?? ''}.csv`).expect(200);
  expect(file.text.split('\r\n')).toEqual([
    '\uFEFFReference,Name,Date of birth,17 and a half on,18 on',
    `${rig.tamsin.reference},Tamsin Carlyon,2009-08-01,2027-02-01,2027-08-01`,
    '',
  ]);
  expect(textOf((await rig.browser.get(`/cases/${rig.tamsin.reference}/plan`)).text)).toContain(
    'Adult social care: Adult care, Transition manager',
  );
  expect(await rig.figure('ehc.transition.aged14plus')).toEqual([1, 2]);
});

it('R26 leaves a restricted case out of every file, and out of the list of whoever may not open it', async () => {
  expect(await rig.list('?who=everyone')).not.toContain('Wren');
  const seen = await rig.helen.get('/transition?who=everyone');
  expect(seen.text).toContain('Wren Kestle');
  expect(seen.text).not.toContain(`name="case" value="plan-${rig.wren.planId}"`);
  const answers = { step: 'to', organisation: 'Adult care', post: 'Manager', shared: 'needs', consent: 'legalDuty' };
  const sent = { case: `plan-${rig.wren.planId}`, ...answers, ...date('on', '2026-11-23') };
  const check = await rig.helen.post('/transition/share', sent);
  expect(textOf(check.text)).toContain('The case is restricted. Record what is shared from the case itself');
  await rig.helen.post('/transition/share', { ...sent, checked: 'yes', commandId: randomUUID() });
  expect(await rig.typesOf(rig.wren)).not.toContain('InformationShared');
});

it('R45 lists six months ahead who will be 17 and a half without an assessment, by the date of birth', async () => {
  expect(await rig.list('?show=notAssessed')).toContain('17½ in 70 days');
  const path = `${planHref(rig.tamsin)}/complete-transition-assessment`;
  const before = await rig.priya.fill(path, { ...date('on', '2026-11-20'), result: 'needsLikely' });
  expect([before.status, summaryOf(before.text)]).toEqual([
    422,
    ['First record that a transition assessment was asked for'],
  ]);
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/judge-adult-services-need`, {
    ...date('on', '2026-11-18'),
    expected: 'yes',
  });
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/request-transition-assessment`, {
    ...date('on', '2026-11-17'),
    requestedBy: 'authority',
  });
  const early = await rig.priya.fill(path, { ...date('on', '2026-11-16'), result: 'needsLikely' });
  expect(summaryOf(early.text)).toEqual([
    'Date it ended must be on or after 17 November 2026, when the transition assessment was asked for',
  ]);
  const future = await rig.priya.fill(path, { ...date('on', '2027-01-05'), result: 'needsLikely' });
  expect(summaryOf(future.text)).toEqual(['Date it ended must be today or earlier']);
  const done = await rig.priya.recordAt(path, { ...date('on', '2026-11-20'), result: 'needsLikely' });
  expect(done.status).toBe(303);
  expect(await rig.list('?show=notAssessed')).not.toContain('Tamsin');
  // The day lies ahead: the figure says so once it has come.
  expect(await rig.figure('ehc.transition.assessedBefore17half', '2027-01-01', '2027-12-31')).toEqual([0, 0]);
});

it('asks whether it is right that somebody of five is assessed, and refuses a day before the birth', async () => {
  const path = `${planHref(rig.kit)}/request-transition-assessment`;
  const odd = await rig.priya.fill(path, { ...date('on', '2026-11-20'), requestedBy: 'parentOrCarer' });
  expect([odd.status, textOf(odd.text)]).toEqual([200, expect.stringContaining('Kit Nance was 5 on that day')]);
  const unborn = await rig.priya.fill(path, { ...date('on', '2020-11-20'), requestedBy: 'parentOrCarer' });
  expect([unborn.status, summaryOf(unborn.text)[0]]).toEqual([
    422,
    'The date must be on or after 3 February 2021, the date of birth',
  ]);
  expect(await rig.typesOf(rig.kit)).not.toContain('TransitionAssessmentRequested');
});

it('R46 counts Care Act assessments by the day agreed', async () => {
  const asked = `${planHref(rig.tamsin)}/request-care-act-assessment`;
  const wrong = await rig.priya.fill(asked, { ...date('on', '2026-11-18'), ...date('dueOn', '2026-11-17') });
  expect(summaryOf(wrong.text)).toEqual([
    'The day agreed for the assessment must be on or after 18 November 2026, the day it was asked for',
  ]);
  await rig.priya.recordAt(asked, { ...date('on', '2026-11-18'), ...date('dueOn', '2026-11-22') });
  expect(await rig.figure('ehc.transition.careActAssessmentInTime')).toEqual([0, 1]);
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/complete-care-act-assessment`, {
    ...date('on', '2026-11-21'),
    eligible: 'yes',
  });
  expect(await rig.figure('ehc.transition.careActAssessmentInTime')).toEqual([1, 1]);
});

it('shows the cases behind a figure that needs birth dates, and no birth date in clear in the log', async () => {
  const behind = await rig.browser.get('/performance/cases?measure=ehc.transition.aged14plus&from=2026-01&to=2026-11');
  expect(textOf(behind.text)).toContain('Tamsin Carlyon');
  const events = await rig.app.app.get(EventStore).readStream(`plan-${rig.tamsin.planId}`);
  const clear = JSON.stringify(events.map(({ clear }) => clear));
  for (const day of ['2009-08-01', '2027-02-01', '2027-08-01']) expect(clear).not.toContain(day);
});
