import { randomUUID } from 'node:crypto';
import { apiUnderTest } from '../api/api-fixture.js';
import type { ApiClient, ApiUnderTest, ProcessUnderTest } from '../api/api-fixture.js';
import { newPlan as planOf, reviewed } from './plans-fixture.js';

const rights = { appealWordingSent: true };
const named = { namesSetting: true, ...rights };
const everyone = ['parentOrYoungPerson', 'setting', 'commissioningBody'];
const lifeLong = ['H4 2043-11-02 running', 'H4 2044-07-31 running'];

describe('a plan through the API', () => {
  let api: ApiUnderTest;
  let priya: ApiClient;
  let helen: ApiClient;
  let tom: ApiClient;

  beforeAll(async () => {
    api = await apiUnderTest();
    priya = await api.signedIn('demo-caseworker');
    helen = await api.signedIn('demo-manager');
    tom = await api.signedIn('demo-auditor');
  });
  afterAll(() => api.close());

  const newPlan = (madeOn?: string): Promise<ProcessUnderTest> => planOf(priya, madeOn);

  it('takes a review from its arrangement to its close, with every clock', async () => {
    const plan = await newPlan();
    const arranged = { kind: 'annual', heldBy: 'setting', meetingOn: '2026-09-21' };
    const { reviewId } = await plan.done('ArrangeReview', '2026-08-24', arranged);
    await plan.done('SendReviewInvitations', '2026-08-28', { reviewId, invited: ['education', 'socialCare'] });
    await plan.done('CirculateReviewAdvice', '2026-09-10', { reviewId });
    // What kind of review it is, and who holds it, the arrangement told.
    await plan.done('RecordReviewMeeting', '2026-09-21', { reviewId });
    for (const from of ['education', 'socialCare']) {
      const contributed = { reviewId, from, attended: true, contribution: 'written' };
      await plan.done('RecordReviewContribution', '2026-09-21', contributed);
    }
    await plan.done('SendReviewReport', '2026-10-02', { reviewId });
    expect(await plan.clocks('?as-at=2026-10-02')).toEqual([
      'E1 2026-11-30 running',
      'E3 2026-09-07 met',
      'E4 2026-09-07 cutShort +3',
      'E5 2026-10-05 met',
      'E6 2026-10-19 running',
      ...lifeLong,
    ]);
    await plan.done('NotifyReviewDecision', '2026-10-20', { reviewId, outcome: 'maintain' });
    await plan.done('CloseReview', '2026-11-02', {
      reviewId,
      primaryNeed: 'confirmed',
      settingSuitable: 'suitable',
      outcomes: { met: 2, partlyMet: 1, notMet: 0 },
      text: 'He reads aloud now',
    });
    expect(await plan.clocks()).toEqual([
      'E1 2026-11-30 met',
      'E2 2027-10-19 running',
      'E3 2026-09-07 met',
      'E4 2026-09-07 cutShort +3',
      'E5 2026-10-05 met',
      'E6 2026-10-19 metLate +1',
      ...lifeLong,
    ]);
    const { stage, clocks, facts } = await plan.read();
    expect(stage).toBe('maintained');
    expect(clocks.find(({ rule }) => rule === 'E6')).toMatchObject({
      subject: reviewId,
      stage: null,
      day0: '2026-09-21',
      actBy: '2026-10-19',
      completedOn: '2026-10-20',
      exception: null,
      ruleVersion: expect.stringContaining('E6 version') as string,
    });
    expect(facts['reviews']).toMatchObject([{ stage: 'closed', closed: { outcomes: { met: 2 } } }]);
    expect(JSON.stringify(facts)).not.toContain('reads aloud');
  });

  it('takes an amendment from its notice to the plan that everyone has', async () => {
    const plan = await newPlan();
    const reviewId = await reviewed(plan, 'amend');
    const { noticeId } = await plan.done('SendAmendmentNotice', '2026-10-19', { reviewId, withEvidence: true });
    expect(noticeId).toMatch(/^[0-9a-f-]{36}$/);
    const early = await plan.act('SendAmendedPlan', { on: '2026-10-30', noticeId, recipient: 'setting', ...named });
    expect(early).toMatchObject({ status: 422, body: { code: 'fifteen-days-not-over' } });
    const replied = { noticeId, finished: true, settingPreferred: true, text: 'We prefer Oakfield' };
    await plan.done('RecordAmendmentRepresentations', '2026-10-28', replied);
    for (const recipient of everyone) {
      await plan.done('SendAmendedPlan', '2026-10-30', { noticeId, recipient, ...named, setting: 'Oakfield' });
    }
    expect(await plan.clocks()).toEqual(
      expect.arrayContaining(['E6 2026-10-19 met', 'E8 2026-11-02 met', 'E9 2026-12-14 met', 'E11 2026-12-14 met']),
    );
    const { events } = (await tom.get(`/api/cases/${plan.childId}/history`)).body as unknown as {
      events: { type: string; data: object; personal: object | null }[];
    };
    const sent = events.filter(({ type }) => type === 'AmendedPlanSent');
    expect(sent).toHaveLength(3);
    expect(sent[0]?.personal).toEqual({ [plan.childId]: { setting: 'Oakfield' } });
    expect(sent[0]?.data).not.toHaveProperty('setting');
  });

  it('takes a phase transfer from its planning to the plan that names the new school', async () => {
    const plan = await newPlan();
    const planned = { kind: 'primaryToSecondary', transferOn: '2027-09-01' };
    const { transferId } = await plan.done('PlanPhaseTransfer', '2026-09-10', planned);
    const { consultationId } = await plan.done('ConsultTransferSetting', '2026-09-14', {
      transferId,
      setting: 'Oakfield',
    });
    await plan.done('RecordTransferSettingReply', '2026-09-28', { consultationId, view: 'canMeetNeed' });
    expect(await plan.clocks()).toEqual(expect.arrayContaining(['E12 2027-02-14 running']));
    const { noticeId } = await plan.done('SendAmendmentNotice', '2026-10-05');
    await plan.done('SendAmendedPlan', '2026-10-21', {
      noticeId,
      transferId,
      recipient: 'parentOrYoungPerson',
      ...named,
    });
    expect(await plan.clocks()).toEqual(expect.arrayContaining(['E12 2027-02-14 met', 'F1 2026-11-30 running']));
    expect((await plan.read()).facts['phaseTransfers']).toMatchObject([{ stage: 'named', finalisedOn: '2026-10-21' }]);
  });

  it('takes a plan to its end only when the time to appeal is over', async () => {
    const plan = await newPlan();
    await plan.done('ConsiderCeasing', '2026-07-01', { ground: 'noLongerNecessary', text: 'Outcomes met' });
    const notYet = { on: '2026-07-02', reason: '2', ...rights };
    expect(await plan.act('SendCeaseNotice', notYet)).toMatchObject({
      status: 422,
      body: { code: 'ceasing-not-decided' },
    });
    await plan.done('ConsultOnCeasing', '2026-07-06', { settingConsulted: true });
    await plan.done('DecideToCease', '2026-08-20', { reason: '2' });
    await plan.done('SendCeaseNotice', '2026-09-01', { reason: '2', ...rights });
    expect((await plan.read()).stage).toBe('ceaseNotified');
    const tooEarly = await plan.act('CeasePlan', { on: '2026-10-31', reason: '2' });
    expect(tooEarly).toMatchObject({ status: 422, body: { code: 'time-to-appeal-not-over' } });
    expect(tooEarly.body.message).toContain('3 November 2026');
    await plan.done('CeasePlan', '2026-11-03', { reason: '2' });
    expect((await plan.read()).stage).toBe('ceased');
    expect(await plan.clocks()).toEqual(
      expect.arrayContaining(['H1 - met', 'H2 - met', 'H3 2026-11-02 met', 'E1 2026-11-30 closed']),
    );
  });

  it('takes moves, re-assessments, direct payments and what a dispute requires', async () => {
    const plan = await newPlan('2025-03-03');
    await plan.done('ReceivePlanTransfer', '2026-09-01', { fromAuthority: '852', lastReviewedOn: '2026-03-02' });
    await plan.done('SendTransferLetter', '2026-10-12', { willAssess: false, reviewBy: '2027-03-01' });
    const { reassessmentId } = await plan.done('RequestReassessment', '2026-10-05', { requestedBy: 'setting' });
    const no = { reassessmentId, reason: 'notNecessary', ...rights };
    await plan.done('NotifyDecisionNotToReassess', '2026-10-21', no);
    const { paymentId } = await plan.done('BeginDirectPayment', '2026-08-03');
    await plan.done('ReviewDirectPayment', '2026-11-02', { paymentId, text: 'In order' });
    const { healthMoveId } = await plan.done('RecordHealthMove', '2026-11-02', { movesOn: '2026-11-02' });
    await plan.done('NotifyHealthBody', '2026-11-04', { healthMoveId });
    const outcome = { disputeId: randomUUID(), by: 'order', requires: 'amendContent' };
    await plan.done('RecordDisputeOutcome', '2026-11-09', outcome);
    expect(await plan.clocks()).toEqual([
      'D3 2027-03-01 running',
      'G1 2026-10-20 metLate +1',
      'D2 2026-10-13 met',
      'D4 2026-11-20 met',
      'L1 2026-11-03 met',
      ...lifeLong,
      'K6 2026-12-14 running',
    ]);
  });

  it('counts the age limit from the birth date that was on record by then', async () => {
    const plan = await newPlan();
    expect(await plan.clocks('?as-at=2026-08-16')).toEqual(['E1 2026-11-30 running']);
    expect(await plan.clocks('?as-at=2026-08-17')).toEqual(['E1 2026-11-30 running', ...lifeLong]);
  });

  it('lets a manager, and nobody else, agree an exception', async () => {
    const plan = await newPlan();
    const reviewId = await reviewed(plan, 'maintain');
    const claim = { on: '2026-10-01', ground: 'absentFromArea', from: '2026-09-22', to: '2026-10-30' };
    const wrong = await plan.act('ClaimException', {
      ...claim,
      limits: [{ rule: 'E6', subject: reviewId, limb: 'X13c' }],
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'exception-cannot-excuse' } });
    expect(wrong.body.message).not.toContain('The rules do not allow this');
    const agreed = await plan.act('AgreeException', { on: '2026-10-02', exceptionId: randomUUID() });
    expect(agreed).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    const byHelen = await plan.act('AgreeException', { on: '2026-10-02', exceptionId: randomUUID() }, helen);
    expect(byHelen).toMatchObject({ status: 422, body: { code: 'no-such-exception' } });
  });
});
