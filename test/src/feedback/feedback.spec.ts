import { randomUUID } from 'node:crypto';
import { agent } from 'supertest';
import { ApiModule } from '../../../src/api/api.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { ComplaintsModule } from '../../../src/complaints/complaints.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { FeedbackModule } from '../../../src/feedback/feedback.module.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { SettingsModule } from '../../../src/settings/settings.module.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp, RecordedChild } from '../cases/case-app.js';
import { date, summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';

let app: CaseApp;
let priya: Visitor;
let helen: Visitor;
let maya: RecordedChild;
const assessmentId = randomUUID();
const planId = randomUUID();

const visitor = async (person: string): Promise<Visitor> => {
  const browser = agent(app.app.getHttpServer());
  return new Visitor(browser, await signInAs(browser, person));
};
const settled = async (): Promise<void> => app.app.get(ProjectorService).reached(await app.app.get(EventStore).head());
const words = async (path: string): Promise<string> => textOf((await priya.get(path)).text);
const figure = async (id: string): Promise<{ numerator: number; denominator: number | null; mean: number | null }> => {
  await settled();
  const answer = await priya.get(`/api/measures/${id}?from=2026-09-01&to=2026-11-23`);
  const { numerator, denominator, mean } = answer.body as Awaited<ReturnType<typeof figure>>;
  return { numerator, denominator, mean };
};
const record = async (who: Visitor, path: string, fields: Record<string, string>): Promise<void> => {
  expect((await who.recordAt(path, fields)).status).toBe(303);
  await settled();
};
const scores = (version: number, ...given: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    ['clear', 'listened', 'informed', 'reflected', 'overall'].map((id, at) => [
      `score-${version}-${id}`,
      given[at] ?? '',
    ]),
  );
const historyOf = async (kind: 'needsAssessment' | 'plan', id: string) =>
  (await app.app.get(CommandHandler).load(kind, id)).history;

beforeAll(async () => {
  app = await caseApp(() => [FeedbackModule, ComplaintsModule, SettingsModule, ApiModule, PerformancePagesModule]);
  [priya, helen] = [await visitor('demo-caseworker'), await visitor('demo-manager')];
  maya = await app.child({ forename: 'Maya', surname: 'Thornbury', birthDate: '2018-04-12' });
  const request = { childId: maya.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
  await app.record('needsAssessment', assessmentId, { type: 'RecordRequest', on: '2026-08-17', data: request });
  const plan = { childId: maya.childId, needsAssessmentId: null, fromAuthority: null };
  await app.record('plan', planId, { type: 'BringInPlan', on: '2025-09-01', data: plan });
  await settled();
}, 90_000);
afterAll(() => app.close());

describe('R69 what a family says of an assessment', () => {
  const to = (path: string): string => `/cases/${maya.reference}/feedback/${path}`;

  it('is asked for and answered through forms, and mean, share positive and response rate change', async () => {
    await record(priya, to('invitations/new'), { ...date('on', '2026-11-02'), from: 'parent', sentBy: 'email' });
    expect(await figure('ehc.feedback.responseRate')).toMatchObject({ numerator: 0, denominator: 1 });
    const [, invited] = await historyOf('needsAssessment', assessmentId);
    const { invitationId } = invited?.data as { readonly invitationId: string };
    const answer = { ...date('on', '2026-11-16'), invitation: invitationId, ...scores(0, '5', '4', '4', '', '5'), text: 'They rang us every week' }; // prettier-ignore
    await record(priya, to('replies/new'), answer);
    expect(await figure('ehc.feedback.responseRate.assessment')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await figure('ehc.feedback.family')).toEqual({ numerator: 1, denominator: null, mean: 4.5 });
    expect(await figure('ehc.feedback.positive')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await figure('ehc.feedback.family.review')).toMatchObject({ numerator: 0, mean: null });
    expect(await words(`/cases/${maya.reference}/complaints`)).toMatch(
      /The assessment A parent or carer 2 November 2026 16 November 2026 4\.5/,
    );
  });

  it('keeps what they wrote sealed, and out of every figure and the summary', async () => {
    const stored = await app.app.get(EventStore).readStream(`needsAssessment-${assessmentId}`);
    expect(JSON.stringify(stored)).not.toContain('every week');
    for (const path of ['/feedback', '/feedback.csv']) expect((await priya.get(path)).text).not.toMatch(/every week|Thornbury/); // prettier-ignore
  });

  it('is answered once: a second answer is refused in plain words, and the first is put right by a correction', async () => {
    const history = await historyOf('needsAssessment', assessmentId);
    const { invitationId } = history[1]?.data as { readonly invitationId: string };
    // The form lists what is open alone; a program that answers again is told.
    const again = { on: '2026-11-20', invitationId, stage: 'assessment', from: 'parent', scores: [{ question: 'overall', score: 1 }] }; // prettier-ignore
    const { status, text } = await priya.json(`/api/needs-assessments/${assessmentId}/commands/RecordFeedback`, again);
    expect(status).toBe(422);
    expect(text).toContain('answered already, on 16 November 2026');
    const correction = `/cases/${maya.reference}/corrections/new?event=2`;
    const drawn = await priya.formAsDrawn(correction);
    expect(drawn['field-scores']).toBe('clear 5\nlistened 4\ninformed 4\noverall 5');
    const fields = {
      ...drawn,
      what: 'changed',
      reason: 'mistyped',
      text: 'The form says two',
      ...date('on', '2026-11-16'),
    };
    for (const wrong of ['clear 6', 'nothing 4', 'clear 5\nclear 5', '']) {
      const refused = await priya.post(correction, { ...fields, 'field-scores': wrong });
      expect([wrong, refused.status]).toEqual([wrong, 422]);
    }
    const check = await priya.post(correction, {
      ...fields,
      'field-scores': 'clear 2\nlistened 2\ninformed 2\noverall 2',
    });
    expect((await priya.confirm(correction, check)).status).toBe(303);
    expect(await figure('ehc.feedback.family')).toMatchObject({ mean: 2 });
    expect(await figure('ehc.feedback.positive')).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('says what is missing and impossible, keeps the answers and saves nothing', async () => {
    const head = await app.app.get(EventStore).head();
    const empty = await priya.fill(to('replies/new'), {});
    expect(empty.status).toBe(422);
    expect(summaryOf(empty.text)).toContain('Say which invitation it answers, or that it came by itself');
    const none = await priya.fill(to('replies/new'), { ...date('on', '2026-11-20'), invitation: 'none', from: 'parent', ...scores(0), text: '<script>alert(1)</script>' }); // prettier-ignore
    expect(summaryOf(none.text)).toEqual(['Give a score for at least one question']);
    expect(none.text).not.toContain('<script>alert');
    const strange = await priya.fill(to('replies/new'), {
      ...date('on', '2026-02-30'),
      invitation: randomUUID(),
      ...scores(0, '9'),
    });
    expect(strange.status).toBe(422);
    expect(await app.app.get(EventStore).head()).toBe(head);
  });

  it('comes without a name where it answers no invitation', async () => {
    await record(priya, to('replies/new'), { ...date('on', '2026-11-20'), invitation: 'none', from: 'notSaid', ...scores(0, '4', '4', '4', '4', '4'), text: '' }); // prettier-ignore
    expect((await historyOf('needsAssessment', assessmentId)).at(-1)?.data).toMatchObject({ invitationId: null, from: 'notSaid' }); // prettier-ignore
    expect(await figure('ehc.feedback.family')).toMatchObject({ numerator: 2, mean: 3 });
    expect(await figure('ehc.feedback.responseRate')).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

describe('R69 what a family says of a review or a phase transfer', () => {
  it('is recorded on the plan under the questionnaire that was sent, whatever is asked later', async () => {
    const to = (act: string): string => `/cases/${maya.reference}/plans/${planId}/${act}`;
    const sent = { ...date('on', '2026-11-02'), stage: 'review', from: 'youngPerson', sentBy: 'inPerson' };
    await record(priya, to('invite-feedback'), sent);
    await record(helen, '/settings/feedback/questionnaire', {
      ...date('on', '2026-11-20'), questions: 'Overall we are content with how this was done\nWe felt welcome', positiveFrom: '3', reason: 'Fewer questions',
    }); // prettier-ignore
    const settings = textOf((await helen.get('/settings/feedback')).text);
    expect(settings).toContain('We felt welcome');
    const history = await historyOf('plan', planId);
    const { invitationId } = history.at(-1)?.data as { readonly invitationId: string };
    const form = await priya.get(to('record-feedback'));
    expect(textOf(form.text)).toMatch(/Version 0 .* Version \d+/);
    const version = Number(/score-([1-9]\d*)-we-felt-welcome/.exec(form.text)?.[1]);
    const fields = { ...date('on', '2026-11-20'), invitation: invitationId, text: '' };
    const other = await priya.fill(to('record-feedback'), { ...fields, questionnaire: String(version), [`score-${version}-overall`]: '3' }); // prettier-ignore
    expect(summaryOf(other.text)).toEqual(['With this invitation went version 0 of the questionnaire. Record the answers to that one']); // prettier-ignore
    await record(priya, to('record-feedback'), {
      ...fields,
      questionnaire: '0',
      ...scores(0, '3', '3', '3', '3', '3'),
    });
    // Under the questionnaire that was sent three is not positive; under the later one it is.
    expect(await figure('ehc.feedback.positive.review')).toMatchObject({ numerator: 0, denominator: 1 });
    await record(priya, to('record-feedback'), {
      ...fields, invitation: 'none', stage: 'transition', from: 'parent', [`score-${version}-overall`]: '3', [`score-${version}-we-felt-welcome`]: '3',
    }); // prettier-ignore
    expect(await figure('ehc.feedback.positive.transition')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('stays with the stream that it is about', async () => {
    const body = { on: '2026-11-20', stage: 'review', from: 'parent', sentBy: 'post' };
    const { status } = await priya.json(`/api/needs-assessments/${assessmentId}/commands/InviteFeedback`, body);
    expect(status).toBe(422);
  });
});

describe('R70 the summary for publication', () => {
  it('withholds counts below five with whatever would give them away, and shows them where the authority says so', async () => {
    const page = await words('/feedback');
    expect(page).toMatch(/The assessment withheld withheld withheld withheld withheld withheld withheld/);
    expect(page).toContain('Counts from 1 to 4 are withheld');
    const { text, headers } = await priya.get('/feedback.csv?from=2026-09-01&to=2026-11-23');
    expect(headers['content-disposition']).toContain('feedback-2026-09-01-to-2026-11-23.csv');
    expect(text).toContain('"The assessment","withheld"');
    await record(helen, '/settings/feedback/publication', {
      ...date('on', '2026-11-20'),
      smallestShown: '1',
      reason: 'A test',
    });
    expect(await words('/feedback')).toMatch(/The assessment 1 1 100\.0% 2 3\.00 1 50\.0%/);
    expect(await words('/feedback?from=2020-01-01&to=2020-12-31')).toContain('Nothing is withheld in this time.');
    expect((await priya.get('/feedback?from=x&to[]=1')).status).toBe(200);
  });

  it.each([
    ['complaints', { firstStage: '0', secondStage: 'ten' }],
    ['publication', { smallestShown: '21' }],
    ['questionnaire', { questions: '', positiveFrom: '4' }],
    ['questionnaire', { questions: 'Twice\nTwice', positiveFrom: '4' }],
    ['questionnaire', { questions: 'Hidden \u202e words', positiveFrom: '9' }],
    [
      'questionnaire',
      { questions: Array.from({ length: 13 }, (_, at) => `Question ${at}`).join('\n'), positiveFrom: '4' },
    ],
  ])('refuses settings of %s that cannot hold: %j', async (setting, fields) => {
    const refused = await helen.fill(`/settings/feedback/${setting}`, { ...date('on', '2026-11-20'), reason: 'Why', ...fields }); // prettier-ignore
    expect([refused.status, summaryOf(refused.text).length > 0]).toEqual([422, true]);
  });
});

describe('R09 a refusal that says why and where else to turn', () => {
  const path = (): string => `/cases/${maya.reference}/decision-to-assess`;
  const refusal = {
    ...date('on', '2026-11-20'), decision: 'no', reasons: 'other', explanation: 'Met from ordinary provision', appealWording: 'sent', how: 'email', need: 'ASD',
  }; // prettier-ignore

  it('is not recorded without reasons or next steps, and counts with both', async () => {
    const head = await app.app.get(EventStore).head();
    const silent = await priya.fill(path(), { ...refusal, signposted: '' });
    expect(summaryOf(silent.text)).toEqual(['Say what other support the family was told of']);
    const unreasoned = await priya.fill(path(), { ...refusal, reasons: '', signposted: 'SENDIASS' });
    expect(summaryOf(unreasoned.text)).toEqual(['Choose at least one reason for the decision']);
    expect(await app.app.get(EventStore).head()).toBe(head);
    expect(await figure('ehc.request.refusalSignposted')).toMatchObject({ numerator: 0, denominator: 0 });
    await record(priya, path(), { ...refusal, signposted: 'SENDIASS\nThe school' });
    expect(await figure('ehc.request.refusalSignposted')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('counts against the authority where the letter had gone without them: the notice is on record all the same', async () => {
    const id = randomUUID();
    const data = { childId: maya.childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
    await app.record('needsAssessment', id, { type: 'RecordRequest', on: '2026-10-05', data });
    const sent = { reasons: ['other'], signposted: [], appealWordingSent: true };
    const alreadyHappened = 'The letter had gone';
    await app.record('needsAssessment', id, { type: 'NotifyDecisionNotToAssess', on: '2026-11-09', data: sent, alreadyHappened }); // prettier-ignore
    expect(await figure('ehc.request.refusalSignposted')).toMatchObject({ numerator: 1, denominator: 2 });
  });
});
