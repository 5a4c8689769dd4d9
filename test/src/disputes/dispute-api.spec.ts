import { randomUUID } from 'node:crypto';
import { ProcessManagers } from '../../../src/process-managers/process-managers.service.js';
import { apiUnderTest, newCase, ProcessUnderTest } from '../api/api-fixture.js';
import type { Answer, ApiClient, ApiUnderTest } from '../api/api-fixture.js';
import { newPlan } from '../plans/plans-fixture.js';

describe('a dispute through the API', () => {
  let api: ApiUnderTest;
  let priya: ApiClient;
  let helen: ApiClient;

  beforeAll(async () => {
    api = await apiUnderTest();
    // What an order requires is recorded in the stream that the dispute is about.
    api.app.get(ProcessManagers).follow();
    priya = await api.signedIn('demo-caseworker');
    helen = await api.signedIn('demo-manager');
  });
  afterAll(() => api.close());

  const disputed = async (about: string, aboutStream: string, childId: string): Promise<ProcessUnderTest> => {
    const dispute = new ProcessUnderTest(priya, 'disputes', childId);
    const noticeSentOn = '2026-06-15';
    await dispute.done('OpenDispute', '2026-06-22', { childId, about, aboutStream, noticeSentOn, text: 'They rang' });
    return dispute;
  };

  it('takes a dispute about a plan to the Tribunal’s order, and the plan then shows what has to be done', async () => {
    const plan = await newPlan(priya);
    const dispute = await disputed('planContent', `plan-${plan.id}`, plan.childId);
    expect((await dispute.read()).stage).toBe('disputeOpen');
    await dispute.done('RecordAdviserContact', '2026-06-24');
    await dispute.done('RequestMediation', '2026-06-29', { issues: ['education', 'health'] });
    await dispute.done('TellHealthBody', '2026-07-02');
    await dispute.done('ArrangeMediation', '2026-07-06', { heldOn: '2026-07-20', withAuthority: true });
    await dispute.done('RecordMediation', '2026-07-20', { settled: false, text: 'Far apart' });
    await dispute.done('RecordCertificate', '2026-07-24', { because: 'mediationEnded' });
    expect((await dispute.read()).stage).toBe('mediationCertified');
    await dispute.done('RecordAppeal', '2026-08-10', { appealNumber: 'EH999/26/00042' });
    await dispute.done('RecordAppealSent', '2026-08-17');
    await dispute.done('FileResponse', '2026-09-28', { opposes: true });
    await dispute.done('ArrangeHearing', '2026-10-05', { heldOn: '2026-10-26' });
    await dispute.done('RecordHearing', '2026-10-26');
    const order = { result: 'allowedInPart', requires: 'amendContent', text: 'Section F' };
    await dispute.done('RecordOrder', '2026-11-02', order);
    const { recommendationId } = await dispute.done('RecordRecommendation', '2026-11-02', { to: 'health' });
    expect(await dispute.clocks()).toEqual([
      'I1 2026-08-15 met',
      'I3 2026-07-02 met',
      'I4 2026-07-29 met',
      'I5 2026-07-23 metLate +1',
      // No day of August counts as a working day (rule 12).
      'J1 2026-09-01 met',
      'J2 2026-10-12 met',
      'K10 2026-12-07 running',
    ]);
    await dispute.done('AnswerRecommendation', '2026-11-16', { recommendationId, follows: 'fully' });
    const { stage, clocks, facts } = await dispute.read();
    expect(stage).toBe('appealDecided');
    expect(clocks.find(({ rule }) => rule === 'K10')).toMatchObject({
      subject: recommendationId,
      day0: '2026-11-02',
      status: 'met',
      ruleVersion: expect.stringContaining('K10 version') as string,
    });
    expect(JSON.stringify(facts)).not.toContain('Far apart');
    expect(await plan.clocks()).toEqual(expect.arrayContaining(['K6 2026-12-07 running']));
  });

  it('takes a dispute about a refusal to an agreement, with what else was agreed', async () => {
    const ids = await newCase(priya, { receivedOn: '2026-05-18' });
    const assessment = new ProcessUnderTest(priya, 'needs-assessments', ids.childId, ids.needsAssessmentId);
    const refusal = { reasons: ['evidenceDoesNotShowNeed'], signposted: ['SENDIASS'], appealWordingSent: true };
    await assessment.done('NotifyDecisionNotToAssess', '2026-06-15', refusal);
    const dispute = await disputed('refusalToAssess', `needsAssessment-${assessment.id}`, ids.childId);
    await dispute.done('RequestMediation', '2026-06-29', { issues: ['education'] });
    await dispute.done('RecordMediation', '2026-11-02', { settled: true });
    const agreed = { requires: 'assess', otherMatters: true };
    await dispute.done('RecordAgreement', '2026-11-02', agreed);
    await dispute.done('CarryOutOtherMatters', '2026-11-18');
    expect(await dispute.clocks()).toEqual(
      expect.arrayContaining(['I4 2026-07-29 metLate +96', 'I7 2026-11-16 metLate +2']),
    );
    expect((await assessment.read()).clocks.map(({ rule }) => rule)).toContain('I6');
  });

  it('opens a dispute only about an assessment or plan that is there and is of the same child', async () => {
    const plan = await newPlan(priya);
    const other = await newPlan(priya);
    const dispute = new ProcessUnderTest(priya, 'disputes', plan.childId);
    const open = (aboutStream: string): Promise<Answer> =>
      dispute.act('OpenDispute', {
        on: '2026-06-22',
        childId: plan.childId,
        about: 'ceasing',
        aboutStream,
        noticeSentOn: '2026-06-15',
      });
    for (const stream of [
      `plan-${randomUUID()}`,
      `plan-${other.id}`,
      `needsAssessment-${plan.id}`,
      `child-${plan.childId}`,
      `dispute-${dispute.id}`,
      'plan-',
      'authority-999',
      plan.id,
    ]) {
      const answer = await open(stream);
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'fields-invalid', details: { faults: [{ field: 'aboutStream' }] } },
      });
      expect(answer.body.message).toContain('needs assessment or a plan about this child');
    }
    expect((await open(`plan-${plan.id}`)).status).toBe(200);
    const moved = await dispute.correct({
      revision: 0,
      reason: 'mistyped',
      changes: { aboutStream: `plan-${other.id}` },
    });
    expect(moved).toMatchObject({ status: 400, body: { details: { faults: [{ field: 'changes.aboutStream' }] } } });
  });

  it('says in words why it refuses', async () => {
    const plan = await newPlan(priya);
    const dispute = await disputed('ceasing', `plan-${plan.id}`, plan.childId);
    const refusals: readonly [string, object, number, string][] = [
      ['RecordHearing', {}, 422, 'no-appeal-received'],
      ['CarryOutOtherMatters', {}, 409, 'not-allowed-at-this-stage'],
      ['RecordCertificate', { because: 'mediationEnded' }, 422, 'adviser-not-contacted'],
      ['CloseDispute', { because: 'timeToAppealOver', on: '2026-07-01' }, 422, 'time-to-appeal-not-over'],
      ['RecordAdviserContact', { on: '2026-06-01' }, 422, 'before-the-decision-notice'],
    ];
    for (const [type, body, status, code] of refusals) {
      const answer = await dispute.act(type, { on: '2026-10-01', ...body });
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body.message).not.toContain('The rules do not allow this');
    }
    await dispute.done('RecordAppeal', '2026-08-10');
    const wrong = await dispute.act('RecordOrder', { on: '2026-10-01', result: 'dismissed', requires: 'assess' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'requirement-does-not-fit' } });
    expect(wrong.body.message).toContain('“to assess”');
  });

  it.each([
    ['a requirement that is none', 'ConcedeAppeal', { requires: 'everything' }, 'requires'],
    ['issues that are no list', 'RequestMediation', { issues: 'health' }, 'issues'],
    ['a number that is too long', 'RecordAppeal', { appealNumber: 'x'.repeat(51) }, 'appealNumber'],
    ['a flag in words', 'FileResponse', { opposes: 'yes' }, 'opposes'],
    ['a field that is not known', 'RecordHearing', { judge: 'Somebody' }, 'judge'],
  ])('answers 400 to %s and names the field', async (_, type, body, field) => {
    const plan = await newPlan(priya);
    const dispute = await disputed('planContent', `plan-${plan.id}`, plan.childId);
    const answer = await dispute.act(type, { on: '2026-10-01', ...body });
    expect(answer).toMatchObject({ status: 400, body: { details: { faults: [{ field }] } } });
  });

  it('records once what is sent twice, corrects a day, and tells who saw an older record', async () => {
    const plan = await newPlan(priya);
    const dispute = await disputed('settingNamed', `plan-${plan.id}`, plan.childId);
    const appeal = { on: '2026-08-10', settingOnly: true, commandId: randomUUID() };
    const first = await dispute.act('RecordAppeal', appeal);
    expect((await dispute.act('RecordAppeal', appeal)).body).toEqual({ ...first.body, replayed: true });
    expect((await dispute.correct({ revision: 1, reason: 'mistyped', occurredOn: '2026-08-17' })).status).toBe(200);
    expect(await dispute.clocks()).toEqual(expect.arrayContaining(['J1 2026-09-01 met']));
    expect(await dispute.clocks('?as-at=2026-08-16')).toEqual(expect.arrayContaining(['J1 2026-09-01 running']));
    const late = await dispute.act('RecordAppealSent', { on: '2026-08-20', seenRevision: 1 }, helen);
    expect(late).toMatchObject({ status: 409, body: { code: 'someone-else-changed-it' } });
    const sent = { on: '2026-08-20' };
    const both = await Promise.all([
      dispute.act('RecordAppealSent', sent),
      dispute.act('RecordAppealSent', sent, helen),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });
});
