import { randomUUID } from 'node:crypto';
import type { WorkflowName } from '../../../src/commands/command-handler.js';
import { caseApp } from './case-app.js';
import type { CaseApp, RecordedChild } from './case-app.js';

describe('the history of a case with a plan and a dispute', () => {
  let app: CaseApp;
  let pell: RecordedChild;
  const assessment = randomUUID();
  const plan = randomUUID();
  const dispute = randomUUID();
  const reviewId = randomUUID();

  beforeAll(async () => {
    app = await caseApp();
    pell = await app.child({ forename: 'Ina', surname: 'Pell', birthDate: '2012-05-04' }, '2026-01-12T09:00:00Z');
    const { childId } = pell;
    const at = (workflow: WorkflowName, id: string) => (type: string, on: string, data: object, sealed?: object) =>
      app.record(workflow, id, {
        type,
        on,
        data,
        ...(sealed === undefined ? {} : { personal: { [childId]: sealed } }),
      });
    const onAssessment = at('needsAssessment', assessment);
    const onPlan = at('plan', plan);
    const onDispute = at('dispute', dispute);
    const request = { childId, requestedBy: 'school', channel: 'post', inYouthAccommodation: false };
    await onAssessment('RecordRequest', '2026-01-12', request);
    await onPlan('BringInPlan', '2025-06-02', { childId, needsAssessmentId: null, fromAuthority: '852' });
    const met = { reviewId, kind: 'annual', heldBy: 'authority', yearNineOrLater: true };
    await onPlan('RecordReviewMeeting', '2026-05-11', met);
    const said = { reviewId, from: 'camhs', attended: true, contribution: 'written' };
    await onPlan('RecordReviewContribution', '2026-05-11', said);
    await onPlan('ConsiderCeasing', '2026-05-18', { ground: 'noLongerNecessary' }, { text: 'She has settled' });
    const about = { childId, about: 'ceasing', aboutStream: `plan-${plan}`, noticeSentOn: '2026-05-18' };
    await onDispute('OpenDispute', '2026-05-25', about);
    await onDispute('RecordCertificate', '2026-06-08', { because: 'noMediationWanted' }).catch(() => undefined);
    await onDispute('DeclineMediation', '2026-06-01', {});
    await onDispute('RecordCertificate', '2026-06-03', { because: 'noMediationWanted' });
    await app.settled();
  });
  afterAll(() => app.close());

  it('tells every event in words, none in the names of the code', async () => {
    const priya = await app.as('demo-caseworker');
    const { text } = await priya.get(`/cases/${pell.reference}/history`).expect(200);
    for (const words of ['Review meeting was held', 'Mediation certificate was issued', 'Family declined mediation']) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Something was recorded');
  });

  it('opens each event with its answers, a code meaning what it means in that fact', async () => {
    const priya = await app.as('demo-caseworker');
    const pages: string[] = [];
    for (let event = 1; event <= 10; event += 1) {
      const { status, text } = await priya.get(`/cases/${pell.reference}/history/${event}`);
      if (status === 200) pages.push(text);
    }
    const all = pages.join('\n');
    expect(pages.length).toBeGreaterThanOrEqual(9);
    for (const words of [
      'The plan is no longer necessary',
      'She has settled',
      'Child and adolescent mental health',
      'The decision to end the plan',
      'The family wants no mediation',
    ]) {
      expect(all).toContain(words);
    }
    expect(all).not.toContain('About stream');
  });

  it.each(['', '/clocks', '/plan'])('still opens the page %s', async (page) => {
    const priya = await app.as('demo-caseworker');
    await priya.get(`/cases/${pell.reference}${page}`).expect(200);
  });
});
