import { randomUUID } from 'node:crypto';
import { measureById } from '../../../projections/measures/catalogue.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { RecordingModule } from '../../../src/recording/recording.module.js';
import { TransitionModule } from '../../../src/transition/transition.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { keptPlan } from '../boards/sample-plans.js';
import type { SamplePlan } from '../boards/sample-plans.js';
import { fact } from '../boards/sample-plans.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { date, summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';
import { tokenOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

const college = ['Northmere College', '140003'] as const;
const review = randomUUID();
let app: CaseApp;
let browser: Browser;
let priya: Visitor;
/** 17 and a half on 1 February 2027, 18 on 1 August 2027. */
let tamsin: SamplePlan;
/** Fourteen, and restricted. */
let wren: SamplePlan;
/** Five. */
let kit: SamplePlan;

beforeAll(async () => {
  app = await caseApp(() => [RecordingModule, PerformancePagesModule, TransitionModule]);
  const madeOn = '2024-09-02';
  const lastReviewedOn = '2025-11-20';
  tamsin = await keptPlan(app, {
    name: ['Tamsin', 'Carlyon'],
    birthDate: '2009-08-01',
    school: college,
    madeOn,
    lastReviewedOn,
    since: () => [
      fact('ReviewArranged', '2026-09-01', {
        reviewId: review,
        kind: 'annual',
        heldBy: 'setting',
        meetingOn: '2026-11-10',
        yearNineOrLater: true,
      }),
      fact('ReviewInvitationsSent', '2026-10-01', { reviewId: review, invited: ['parentOrYoungPerson', 'education'] }),
      fact('ReviewMeetingHeld', '2026-11-10', { reviewId: review }),
    ],
  });
  wren = await keptPlan(app, {
    name: ['Wren', 'Kestle'],
    birthDate: '2012-03-04',
    school: college,
    madeOn,
    lastReviewedOn,
  });
  kit = await keptPlan(app, {
    name: ['Kit', 'Nance'],
    birthDate: '2021-02-03',
    school: college,
    madeOn,
    lastReviewedOn,
  });
  const data = { people: ['demo-caseworker', 'demo-manager'], teams: [], manager: 'demo-manager' };
  const personal = { [wren.childId]: { text: 'A relative works here' } };
  await app.record(
    'child',
    wren.childId,
    { type: 'RestrictCase', on: '2026-11-20', data, personal },
    undefined,
    'demo-manager',
  );
  await app.settled();
  browser = await app.as('demo-caseworker');
  priya = new Visitor(browser, tokenOf((await browser.get('/help')).text));
}, 60_000);
afterAll(() => app.close());

const planHref = ({ reference, planId }: SamplePlan): string => `/cases/${reference}/plans/${planId}`;
const list = async (query = ''): Promise<string> => textOf((await browser.get(`/transition${query}`).expect(200)).text);

/** A figure as programs read it; over the year unless another period is asked for. */
async function figure(id: string, from = '2026-01-01', to = '2026-12-31'): Promise<readonly [number, number]> {
  expect(measureById(id)).toBeDefined();
  const { body } = await browser.get(`/api/measures/${id}?from=${from}&to=${to}`).expect(200);
  return [(body as { numerator: number }).numerator, (body as { denominator: number }).denominator];
}

async function typesOf({ planId }: SamplePlan): Promise<readonly string[]> {
  return (await app.app.get(EventStore).readStream(`plan-${planId}`)).map(({ type }) => type);
}

it('R26 shares chosen young people with adult care at once, says of each what went to whom, and gives the file', async () => {
  const figureBefore = await figure('ehc.transition.aged14plus');
  expect(figureBefore).toEqual([0, 2]);
  const page = await browser.get('/transition?who=everyone');
  expect(page.text).toContain(`name="case" value="plan-${tamsin.planId}"`);
  // A restricted case is listed for whoever may open it, and goes into no file.
  expect(page.text).toContain('Wren Kestle');
  expect(page.text).not.toContain(`name="case" value="plan-${wren.planId}"`);
  expect(page.text).not.toContain('Kit Nance');
  const chosen = { case: [`plan-${tamsin.planId}`, `plan-${wren.planId}`], from: '/transition?who=everyone' };
  const form = await priya.post('/transition/share', chosen);
  expect(form.status).toBe(200);
  const empty = await priya.post('/transition/share', { ...chosen, step: 'to' });
  expect([empty.status, summaryOf(empty.text).length]).toEqual([422, 5]);
  const future = {
    ...date('on', '2026-11-24'),
    organisation: 'a'.repeat(201),
    post: '<script>',
    shared: 'nameAndAge',
    consent: 'parent',
  };
  const wrong = await priya.post('/transition/share', { ...chosen, step: 'to', ...future });
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
  const check = await priya.post('/transition/share', { ...chosen, ...answers, ...date('on', '2026-11-23') });
  expect(textOf(check.text)).toContain('The case is restricted. Record what is shared from the case itself');
  const done = await priya.confirm('/transition/share', check);
  expect(done.status).toBe(303);
  // Pressed twice, it is recorded once.
  await priya.confirm('/transition/share', check);
  expect((await typesOf(tamsin)).filter((type) => type === 'InformationShared')).toHaveLength(1);
  expect(await typesOf(wren)).not.toContain('InformationShared');
  const result = await browser.get(done.headers['location'] ?? '').expect(200);
  expect(textOf(result.text)).toContain('Sharing recorded for 1 case');
  const file = await browser.get(`${done.headers['location'] ?? ''}.csv`).expect(200);
  expect(file.text.split('\r\n')).toEqual([
    '\uFEFFReference,Name,Date of birth,17 and a half on,18 on',
    `${tamsin.reference},Tamsin Carlyon,2009-08-01,2027-02-01,2027-08-01`,
    '',
  ]);
  expect(textOf((await browser.get(`/cases/${tamsin.reference}/plan`)).text)).toContain(
    'Adult social care: Adult care, Transition manager',
  );
  expect(await figure('ehc.transition.aged14plus')).toEqual([1, 2]);
});

it('R26 leaves a restricted case out of the list of whoever may not open it', async () => {
  const jo = await app.as('demo-auditor');
  expect((await jo.get('/transition')).status).toBe(404);
  const others = textOf((await (await app.as('demo-manager')).get('/transition?who=everyone')).text);
  expect(others).toContain('Tamsin Carlyon');
});

it('R45 lists six months ahead who will be 17 and a half without an assessment, by the date of birth', async () => {
  expect(await list('?show=notAssessed')).toContain('17½ in 70 days');
  const path = `${planHref(tamsin)}/complete-transition-assessment`;
  const before = await priya.fill(path, { ...date('on', '2026-11-20'), result: 'needsLikely' });
  expect([before.status, summaryOf(before.text)]).toEqual([
    422,
    ['First record that a transition assessment was asked for'],
  ]);
  await priya.recordAt(`${planHref(tamsin)}/judge-adult-services-need`, {
    ...date('on', '2026-11-18'),
    expected: 'yes',
  });
  await priya.recordAt(`${planHref(tamsin)}/request-transition-assessment`, {
    ...date('on', '2026-11-17'),
    requestedBy: 'authority',
  });
  const early = await priya.fill(path, { ...date('on', '2026-11-16'), result: 'needsLikely' });
  expect(summaryOf(early.text)).toEqual([
    'Date it ended must be on or after 17 November 2026, when the transition assessment was asked for',
  ]);
  const future = await priya.fill(path, { ...date('on', '2027-01-05'), result: 'needsLikely' });
  expect(summaryOf(future.text)).toEqual(['Date it ended must be today or earlier']);
  const done = await priya.recordAt(path, { ...date('on', '2026-11-20'), result: 'needsLikely' });
  expect(done.status).toBe(303);
  expect(await list('?show=notAssessed')).not.toContain('Tamsin');
  // The day lies ahead: the figure says so once it has come.
  expect(await figure('ehc.transition.assessedBefore17half', '2027-01-01', '2027-12-31')).toEqual([0, 0]);
});

it('asks whether it is right that somebody of five is assessed, and refuses a day before the birth', async () => {
  const path = `${planHref(kit)}/request-transition-assessment`;
  const odd = await priya.fill(path, { ...date('on', '2026-11-20'), requestedBy: 'parentOrCarer' });
  expect([odd.status, textOf(odd.text)]).toEqual([200, expect.stringContaining('Kit Nance was 5 on that day')]);
  const unborn = await priya.fill(path, { ...date('on', '2020-11-20'), requestedBy: 'parentOrCarer' });
  expect([unborn.status, summaryOf(unborn.text)[0]]).toEqual([
    422,
    'The date must be on or after 3 February 2021, the date of birth',
  ]);
  expect(await typesOf(kit)).not.toContain('TransitionAssessmentRequested');
});

it('R46 counts Care Act assessments by the day agreed', async () => {
  const asked = `${planHref(tamsin)}/request-care-act-assessment`;
  const wrong = await priya.fill(asked, { ...date('on', '2026-11-18'), ...date('dueOn', '2026-11-17') });
  expect(summaryOf(wrong.text)).toEqual([
    'The day agreed for the assessment must be on or after 18 November 2026, the day it was asked for',
  ]);
  await priya.recordAt(asked, { ...date('on', '2026-11-18'), ...date('dueOn', '2026-11-22') });
  expect(await figure('ehc.transition.careActAssessmentInTime')).toEqual([0, 1]);
  await priya.recordAt(`${planHref(tamsin)}/complete-care-act-assessment`, {
    ...date('on', '2026-11-21'),
    eligible: 'yes',
  });
  expect(await figure('ehc.transition.careActAssessmentInTime')).toEqual([1, 1]);
});

it('R42 R41 records who was at a review and the child’s part, and R47 R50 what it looked at for adulthood', async () => {
  expect(await figure('ehc.review.pcpHeld')).toEqual([0, 1]);
  expect(await figure('ehc.review.year9AdultNeeds')).toEqual([0, 1]);
  expect(await figure('ehc.review.professionalsRepresented')).toEqual([0, 1]);
  const path = `${planHref(tamsin)}/record-review-attendance/${review}`;
  const answers = { childAttended: 'yes', viewsGathered: 'inPerson', personCentred: 'yes', officerAttended: 'yes' };
  const nobody = await priya.fill(path, { ...date('on', '2026-11-10'), ...answers });
  expect(summaryOf(nobody.text)).toEqual(['Enter the post of the officer']);
  const early = await priya.fill(path, { ...date('on', '2026-11-09'), ...answers, officerPost: 'SEND officer' });
  expect(summaryOf(early.text)).toEqual([
    'The date must be on or after 10 November 2026, the day of the review meeting in which it came up',
  ]);
  await priya.recordAt(path, { ...date('on', '2026-11-10'), ...answers, officerPost: 'SEND officer' });
  await priya.recordAt(`${planHref(tamsin)}/record-adulthood-needs/${review}`, {
    ...date('on', '2026-11-10'), adultCare: 'needed', housing: 'notKnown', carer: 'notNeeded', expectationsRaised: 'yes',
  }); // prettier-ignore
  await priya.recordAt(`${planHref(tamsin)}/explain-hospital-passport/${review}`, {
    ...date('on', '2026-11-10'), passportExplained: 'yes', healthChecklistDone: 'no',
  }); // prettier-ignore
  for (const from of ['education', 'parentOrYoungPerson']) {
    await priya.recordAt(`${planHref(tamsin)}/record-review-contribution/${review}`, {
      ...date('on', '2026-11-10'), from, attended: 'yes', contribution: 'spoken', whyLate: 'Minutes came late',
    }); // prettier-ignore
  }
  expect(await figure('ehc.review.pcpHeld')).toEqual([1, 1]);
  expect(await figure('ehc.review.year9AdultNeeds')).toEqual([1, 1]);
  expect(await figure('ehc.review.hospitalPassportInformed')).toEqual([1, 1]);
  expect(await figure('ehc.review.professionalsRepresented')).toEqual([1, 1]);
  const tab = textOf((await browser.get(`/cases/${tamsin.reference}/plan`)).text);
  expect(tab).toContain('At the review meetings');
  expect(tab).toContain('Care needed; housing not known yet; carer not needed. Year 11 and post-16 talked about');
});

it('R48 R51 R52 records the transition plan, the destination and that the post-16 plan is in place', async () => {
  expect(await list('?show=noTransitionPlan')).toContain('Tamsin');
  expect(await list('?show=noDestination')).toContain('Tamsin');
  expect(await figure('ehc.transition.planInPlace')).toEqual([0, 1]);
  await priya.recordAt(`${planHref(tamsin)}/agree-transition-plan`, {
    ...date('on', '2026-11-20'),
    ownerPost: 'Transition lead',
  });
  await priya.recordAt(`${planHref(tamsin)}/record-destination`, {
    ...date('on', '2026-11-20'),
    after: 'sixteen',
    destination: 'college',
  });
  await priya.recordAt(`${planHref(tamsin)}/confirm-post-sixteen-plan`, {
    ...date('on', '2026-11-20'),
    post: 'Post-16 group',
  });
  expect(await list('?show=noTransitionPlan')).not.toContain('Tamsin');
  expect(await list('?show=noDestination')).not.toContain('Tamsin');
  expect(await list('?show=postSixteenOpen')).not.toContain('Tamsin');
  expect(await figure('ehc.transition.planInPlace')).toEqual([1, 1]);
  const tab = textOf((await browser.get(`/cases/${tamsin.reference}/plan`)).text);
  for (const words of [
    '17 and a half on 1 February 2027',
    '18 on 1 August 2027',
    'Transition lead answers for it',
    'by Post-16 group',
  ]) {
    expect(tab).toContain(words);
  }
});

it('R12 records a visit and a person-centred meeting, and lists the assessments without one', async () => {
  const child = await app.child({ forename: 'Omar', surname: 'Unheld', birthDate: '2018-05-05' });
  const id = randomUUID();
  const data = { childId: child.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
  await app.record('needsAssessment', id, { type: 'RecordRequest', on: '2026-10-01', data });
  await app.record('needsAssessment', id, {
    type: 'NotifyDecisionToAssess',
    on: '2026-11-02',
    data: { overturns: null },
  });
  await app.settled();
  const listed = async (missing: string): Promise<boolean> =>
    (await browser.get(`/cases?missing=${missing}`)).text.includes('Omar Unheld');
  expect([await listed('visit'), await listed('meeting')]).toEqual([true, true]);
  expect(await figure('ehc.assessment.openingVisit')).toEqual([0, 1]);
  const visit = `/cases/${child.reference}/visits/new`;
  const empty = await priya.fill(visit, {});
  expect([empty.status, summaryOf(empty.text).length]).toEqual([422, 3]);
  await priya.recordAt(visit, { ...date('on', '2026-11-18'), place: 'home', visitorPost: 'SEND officer' });
  await priya.recordAt(`/cases/${child.reference}/person-centred-meetings/new`, {
    ...date('on', '2026-11-20'), childAttended: 'yes', outcomesAgreed: 'yes',
  }); // prettier-ignore
  expect([await listed('visit'), await listed('meeting')]).toEqual([false, false]);
  expect(await figure('ehc.assessment.openingVisit')).toEqual([1, 1]);
});

it('shows the cases behind a figure that needs birth dates, and no birth date in clear in the log', async () => {
  const behind = await browser.get('/performance/cases?measure=ehc.transition.aged14plus&from=2026-01&to=2026-11');
  expect(textOf(behind.text)).toContain('Tamsin Carlyon');
  const events = await app.app.get(EventStore).readStream(`plan-${tamsin.planId}`);
  const clear = JSON.stringify(events.map(({ clear }) => clear));
  for (const day of ['2009-08-01', '2027-02-01', '2027-08-01']) expect(clear).not.toContain(day);
});
