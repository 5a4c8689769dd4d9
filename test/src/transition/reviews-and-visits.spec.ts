import { randomUUID } from 'node:crypto';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { planHref, transitionRig } from './transition-rig.js';
import type { TransitionRig } from './transition-rig.js';

let rig: TransitionRig;
beforeAll(async () => {
  rig = await transitionRig();
});
afterAll(() => rig.app.close());

it('R42 R41 records who was at a review and the child’s part, and R47 R50 what it looked at for adulthood', async () => {
  expect(await rig.figure('ehc.review.pcpHeld')).toEqual([0, 1]);
  expect(await rig.figure('ehc.review.year9AdultNeeds')).toEqual([0, 1]);
  expect(await rig.figure('ehc.review.professionalsRepresented')).toEqual([0, 1]);
  const path = `${planHref(rig.tamsin)}/record-review-attendance/${rig.review}`;
  const answers = { childAttended: 'yes', viewsGathered: 'inPerson', personCentred: 'yes', officerAttended: 'yes' };
  const nobody = await rig.priya.fill(path, { ...date('on', '2026-11-10'), ...answers });
  expect(summaryOf(nobody.text)).toEqual(['Enter the post of the officer']);
  const early = await rig.priya.fill(path, { ...date('on', '2026-11-09'), ...answers, officerPost: 'SEND officer' });
  expect(summaryOf(early.text)).toEqual([
    'The date must be on or after 10 November 2026, the day of the review meeting in which it came up',
  ]);
  await rig.priya.recordAt(path, { ...date('on', '2026-11-10'), ...answers, officerPost: 'SEND officer' });
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/record-adulthood-needs/${rig.review}`, {
    ...date('on', '2026-11-10'), adultCare: 'needed', housing: 'notKnown', carer: 'notNeeded', expectationsRaised: 'yes',
  }); // prettier-ignore
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/explain-hospital-passport/${rig.review}`, {
    ...date('on', '2026-11-10'), passportExplained: 'yes', healthChecklistDone: 'no',
  }); // prettier-ignore
  for (const from of ['education', 'parentOrYoungPerson']) {
    await rig.priya.recordAt(`${planHref(rig.tamsin)}/record-review-contribution/${rig.review}`, {
      ...date('on', '2026-11-10'), from, attended: 'yes', contribution: 'spoken', whyLate: 'Minutes came late',
    }); // prettier-ignore
  }
  expect(await rig.figure('ehc.review.pcpHeld')).toEqual([1, 1]);
  expect(await rig.figure('ehc.review.year9AdultNeeds')).toEqual([1, 1]);
  expect(await rig.figure('ehc.review.hospitalPassportInformed')).toEqual([1, 1]);
  expect(await rig.figure('ehc.review.professionalsRepresented')).toEqual([1, 1]);
  const tab = textOf((await rig.browser.get(`/cases/${rig.tamsin.reference}/plan`)).text);
  expect(tab).toContain('At the review meetings');
  expect(tab).toContain('Care needed; housing not known yet; carer not needed. Year 11 and post-16 talked about');
});

it('R48 R51 R52 records the transition plan, the destination and that the post-16 plan is in place', async () => {
  expect(await rig.list('?show=noTransitionPlan')).toContain('Tamsin');
  expect(await rig.list('?show=noDestination')).toContain('Tamsin');
  expect(await rig.figure('ehc.transition.planInPlace')).toEqual([0, 1]);
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/agree-transition-plan`, {
    ...date('on', '2026-11-20'),
    ownerPost: 'Transition lead',
  });
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/record-destination`, {
    ...date('on', '2026-11-20'),
    after: 'sixteen',
    destination: 'college',
  });
  await rig.priya.recordAt(`${planHref(rig.tamsin)}/confirm-post-sixteen-plan`, {
    ...date('on', '2026-11-20'),
    post: 'Post-16 group',
  });
  expect(await rig.list('?show=noTransitionPlan')).not.toContain('Tamsin');
  expect(await rig.list('?show=noDestination')).not.toContain('Tamsin');
  expect(await rig.list('?show=postSixteenOpen')).not.toContain('Tamsin');
  expect(await rig.figure('ehc.transition.planInPlace')).toEqual([1, 1]);
  const tab = textOf((await rig.browser.get(`/cases/${rig.tamsin.reference}/plan`)).text);
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
  const child = await rig.app.child({ forename: 'Omar', surname: 'Unheld', birthDate: '2018-05-05' });
  const id = randomUUID();
  const data = { childId: child.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
  await rig.app.record('needsAssessment', id, { type: 'RecordRequest', on: '2026-10-01', data });
  await rig.app.record('needsAssessment', id, {
    type: 'NotifyDecisionToAssess',
    on: '2026-11-02',
    data: { overturns: null },
  });
  await rig.app.settled();
  const listed = async (missing: string): Promise<boolean> =>
    (await rig.browser.get(`/cases?missing=${missing}`)).text.includes('Omar Unheld');
  expect([await listed('visit'), await listed('meeting')]).toEqual([true, true]);
  expect(await rig.figure('ehc.assessment.openingVisit')).toEqual([0, 1]);
  const visit = `/cases/${child.reference}/visits/new`;
  const empty = await rig.priya.fill(visit, {});
  expect([empty.status, summaryOf(empty.text).length]).toEqual([422, 3]);
  await rig.priya.recordAt(visit, { ...date('on', '2026-11-18'), place: 'home', visitorPost: 'SEND officer' });
  await rig.priya.recordAt(`/cases/${child.reference}/person-centred-meetings/new`, {
    ...date('on', '2026-11-20'), childAttended: 'yes', outcomesAgreed: 'yes',
  }); // prettier-ignore
  expect([await listed('visit'), await listed('meeting')]).toEqual([false, false]);
  expect(await rig.figure('ehc.assessment.openingVisit')).toEqual([1, 1]);
});
