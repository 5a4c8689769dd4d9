import { randomUUID } from 'node:crypto';
import { apiUnderTest, newCase, ProcessUnderTest } from '../api/api-fixture.js';
import type { Answer, ApiClient, ApiUnderTest } from '../api/api-fixture.js';
import { newPlan as planOf, reviewed } from './plans-fixture.js';

describe('what the API refuses about a plan, and how it keeps the record right', () => {
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

  it('opens a plan only for an assessment that is there and is of the same child', async () => {
    const ids = await newCase(priya);
    const other = await newCase(priya);
    const plan = new ProcessUnderTest(priya, 'plans', ids.childId);
    const open = (needsAssessmentId: string): Promise<Answer> =>
      plan.act('OpenPlan', { on: '2026-11-02', childId: ids.childId, needsAssessmentId });
    for (const assessment of [randomUUID(), other.needsAssessmentId]) {
      expect(await open(assessment)).toMatchObject({
        status: 400,
        body: { code: 'fields-invalid', details: { faults: [{ field: 'needsAssessmentId' }] } },
      });
    }
    expect(await open(ids.needsAssessmentId)).toMatchObject({ status: 200 });
    expect(await plan.read()).toMatchObject({ stage: 'maintained', facts: { broughtIn: false } });
    expect(await open(ids.needsAssessmentId)).toMatchObject({
      status: 409,
      body: { code: 'not-allowed-at-this-stage' },
    });
  });

  it('says in words why it refuses: 409 where the stage does not take it, 422 where the law cannot mean it', async () => {
    const plan = await newPlan();
    const reviewId = randomUUID();
    const notHeld = await plan.act('NotifyReviewDecision', { on: '2026-10-01', reviewId, outcome: 'amend' });
    expect(notHeld).toMatchObject({ status: 422, body: { code: 'no-such-review' } });
    const report = await plan.act('SendReviewReport', { on: '2026-10-01', reviewId });
    expect(report).toMatchObject({ status: 409, body: { code: 'not-allowed-at-this-stage' } });
    const noKind = await plan.act('RecordReviewMeeting', { on: '2026-10-01' });
    expect(noKind).toMatchObject({ status: 422, body: { code: 'review-kind-missing' } });
    const tomorrow = await plan.act('RecordCustody', { on: '2026-11-24' });
    expect(tomorrow).toMatchObject({ status: 422, body: { code: 'dated-in-the-future' } });
    for (const { body } of [notHeld, report, noKind, tomorrow]) {
      expect(body.message).not.toContain('The rules do not allow this');
      expect(body.message).toContain('Nothing was recorded');
    }
  });

  it.each([
    ['a day that does not exist', 'RecordCustody', { on: '2026-02-30' }, 'on'],
    ['an outcome that is not offered', 'NotifyReviewDecision', { outcome: 'forget' }, 'outcome'],
    ['a part that is none', 'CloseReview', { outcomes: 3 }, 'outcomes'],
    [
      'a number inside a part that is none',
      'CloseReview',
      { outcomes: { met: -1, partlyMet: 0, notMet: 0 } },
      'outcomes.met',
    ],
    ['an id that is a sentence', 'SendReviewReport', { reviewId: 'the one in May; DROP TABLE' }, 'reviewId'],
    ['a field of another command', 'RecordMove', { movesOn: '2026-10-01', outcome: 'amend' }, 'outcome'],
    ['a rank that is none', 'RecordPlacement', { kind: 'named', rank: 3 }, 'rank'],
    ['who is to have been invited, as no list', 'SendReviewInvitations', { invited: 'everyone' }, 'invited'],
  ])('answers 400 to %s and names the field', async (_, type, body, field) => {
    const plan = await newPlan();
    const answer = await plan.act(type, { on: '2026-10-01', ...body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'fields-invalid' } });
    const { faults } = answer.body.details as unknown as { faults: readonly { field: string }[] };
    expect(faults.map((fault) => fault.field)).toContain(field);
  });

  it('answers 404 to plans and commands that do not exist, and to a child that does not', async () => {
    const plan = await newPlan();
    for (const path of [
      `/api/plans/${randomUUID()}/commands/RecordCustody`,
      `/api/plans/not-an-id/commands/RecordCustody`,
      `/api/plans/${plan.id}/commands/RecordHistory`,
      `/api/plans/${plan.id}/commands/RecordRequest`,
      `/api/plans/${plan.id}/commands/constructor`,
    ]) {
      expect(await priya.post(path, { on: '2026-10-01' })).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    const nobody = new ProcessUnderTest(priya, 'plans', randomUUID());
    const brought = await nobody.act('BringInPlan', { on: '2026-10-01', childId: nobody.childId });
    expect(brought).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await plan.act('RecordCustody', { on: '2026-10-01' }, tom)).toMatchObject({ status: 404 });
  });

  it('gives the first answer again when a command is sent twice, with the same id for what it began', async () => {
    const plan = await newPlan();
    const body = {
      on: '2026-08-24',
      kind: 'annual',
      heldBy: 'setting',
      meetingOn: '2026-09-21',
      commandId: randomUUID(),
    };
    const first = await plan.act('ArrangeReview', body);
    const second = await plan.act('ArrangeReview', body);
    expect(second.body).toEqual({ ...first.body, replayed: true });
    const other = await plan.act('ArrangeReview', { ...body, meetingOn: '2026-09-22' });
    expect(other).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
  });

  it('corrects a day and an answer, and refuses what the later record contradicts', async () => {
    const plan = await newPlan();
    const reviewId = await reviewed(plan, 'maintain');
    const moved = await plan.correct({ revision: 1, reason: 'mistyped', occurredOn: '2026-09-14' });
    expect(moved.status).toBe(200);
    expect(await plan.clocks()).toEqual(expect.arrayContaining(['E6 2026-10-12 metLate +4']));
    const changed = { revision: 2, reason: 'mistyped', changes: { outcome: 'amend' } };
    expect((await plan.correct(changed)).status).toBe(200);
    expect((await plan.read()).facts['reviews']).toMatchObject([{ reviewId, outcome: 'amend' }]);
    const later = await plan.correct({ revision: 1, reason: 'mistyped', occurredOn: '2026-10-20' });
    expect(later).toMatchObject({ status: 422, body: { code: 'before-an-earlier-fact' } });
    const strange = await plan.correct({ revision: 2, reason: 'mistyped', changes: { outcome: 'nonsense' } });
    expect(strange).toMatchObject({ status: 400, body: { details: { faults: [{ field: 'changes.outcome' }] } } });
    const renamed = await plan.correct({ revision: 2, reason: 'mistyped', changes: { reviewId: 'review-2020-01-01' } });
    expect(renamed).toMatchObject({ status: 422, body: { code: 'identity-cannot-be-corrected' } });
  });

  it('seals the corrected name of a school as it sealed the first', async () => {
    const plan = await newPlan();
    const { transferId } = await plan.done('PlanPhaseTransfer', '2026-09-10', {
      kind: 'primaryToSecondary',
      transferOn: '2027-09-01',
    });
    await plan.done('ConsultTransferSetting', '2026-09-14', { transferId, setting: 'Oakfeild' });
    const corrected = await plan.correct({ revision: 2, reason: 'mistyped', changes: { setting: 'Oakfield' } });
    expect(corrected.status).toBe(200);
    expect(JSON.stringify(corrected.body)).not.toContain('Oakfield');
  });

  it('lets two people record at once, and tells the one who saw an older record', async () => {
    const plan = await newPlan();
    const both = await Promise.all([
      plan.act('AddNote', { on: '2026-10-01', text: 'By Priya' }),
      plan.act('AddNote', { on: '2026-10-01', text: 'By Helen' }, helen),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const seen = { on: '2026-10-01', seenRevision: 1 };
    const late = await plan.act('RecordCustody', seen);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'someone-else-changed-it', details: { actualRevision: 2 } },
    });
    const arranged = { on: '2026-08-24', kind: 'annual', heldBy: 'setting', meetingOn: '2026-09-21' };
    const twice = await Promise.all([plan.act('ArrangeReview', arranged), plan.act('ArrangeReview', arranged, helen)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(twice.find(({ status }) => status === 422)?.body.code).toBe('review-already-arranged');
  });
});
