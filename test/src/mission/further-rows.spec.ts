import { EventStore } from '../../../src/event-store/event-store.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { assessed, drafted, finalPlan, late, MissionRig, willIssue } from './mission-rig.js';

/** Rows about what comes later, and rows that should be: what is recorded through its form changes the figure or the list. */
let rig: MissionRig;

beforeAll(async () => {
  rig = await MissionRig.start();
});
afterAll(() => rig.app.close());

it('R72 asks for the child’s views before the plan, warns where they are missing, and counts the plans that have them', async () => {
  const one = await rig.requested('2026-08-03', 'Views', assessed('2026-09-07'), willIssue('2026-10-05'));
  const list = (): Promise<string> => rig.words('/cases?missing=views');
  expect(await list()).toContain('Lowen Views');
  expect(await rig.words(`${one.href}/draft-plan`)).toContain('Section A: the child’s views Not recorded yet.');
  const form = `${one.href}/child-views/new`;
  const head = await rig.said(`needsAssessment-${one.id}`, 'ChildViewsRecorded');
  const empty = await rig.priya.fill(form, {});
  expect([empty.status, summaryOf(empty.text)]).toEqual([
    422,
    ['Enter the date the views were learnt', 'Say how the views were learnt', 'Enter the post of whoever learnt them'],
  ]);
  const odd = await rig.priya.fill(form, {
    ...date('on', '2026-11-24'), learntHow: ['<script>', '__proto__'], learntBy: 'x'.repeat(201), text: '\u202E</textarea><script>',
  }); // prettier-ignore
  expect(odd.status).toBe(422);
  expect(odd.text).not.toContain('</textarea><script>');
  expect(summaryOf(odd.text)).toContain('Date the views were learnt must be today or earlier');
  expect(await rig.said(`needsAssessment-${one.id}`, 'ChildViewsRecorded')).toEqual(head);
  const answers = { learntHow: ['conversation', 'pictures'], learntBy: 'Class teacher', text: 'I want to swim' };
  await rig.record(form, { ...date('on', '2026-11-09'), ...answers, ...late });
  expect(await list()).not.toContain('Lowen Views');
  const [said] = await rig.said<object>(`needsAssessment-${one.id}`, 'ChildViewsRecorded');
  expect(said).toEqual({ learntHow: ['conversation', 'pictures'], learntBy: 'Class teacher' });
  expect(await rig.words(`${one.href}/draft-plan`)).toContain('Learnt on Monday 9 November 2026 by Class teacher.');
  const history = await rig.words(`${one.href}/history`);
  expect(history).toMatch(/Child’s views were learnt by Priya Nair/);
  const issued = ['ehc.plan.childsViews'];
  await rig.record(`${one.href}/draft-plan`, { ...date('on', '2026-11-10'), method: 'email', ...late });
  await rig.app
    .record('needsAssessment', one.id, {
      type: 'RecordRepresentations',
      on: '2026-11-12',
      data: { draftId: '', settingPreferred: false, finished: true },
    })
    .catch(() => undefined);
  const sent = { ...finalPlan('2026-11-23'), itHappened: 'yes', alreadyHappened: 'The family had finished' };
  expect(await rig.gained(issued, () => rig.record(`${one.href}/final-plan`, sent))).toEqual([[1, 1]]);
  const other = await rig.requested(
    '2026-08-03',
    'Unheard',
    assessed('2026-09-07'),
    willIssue('2026-10-05'),
    drafted('2026-10-12'),
  );
  expect(await rig.words(`${other.href}/final-plan`)).toContain('The plan is not held back for it.');
  expect(await rig.gained(issued, () => rig.record(`${other.href}/final-plan`, finalPlan('2026-11-20')))).toEqual([
    [0, 1],
  ]);
});

it('R49 flags a placement at risk with reason and post, lists it among the moves, and counts what became of it', async () => {
  const plan = await rig.kept('Risky', '2016-03-17');
  const move = {
    transferId: '80000000-0000-4000-8000-000000000001',
    kind: 'primaryToSecondary',
    transferOn: '2027-09-01',
  };
  await rig.app.record('plan', plan.planId, { type: 'PlanPhaseTransfer', on: '2026-09-21', data: move });
  const place = {
    placementId: '80000000-0000-4000-8000-000000000002',
    rank: 1,
    provision: 'academyMainstream',
    boarding: 'day',
    outOfArea: false,
    authority: null,
    outsideDesignation: null,
  };
  await rig.app.record('plan', plan.planId, { type: 'StartPlacement', on: '2025-09-03', data: place });
  const list = (): Promise<string> => rig.words('/transfers/2027/list?who=everyone&risk=yes');
  expect(await list()).toContain('Nobody stands here now');
  const form = `${plan.href}/flag-breakdown-risk`;
  const empty = await rig.priya.fill(form, {});
  expect([empty.status, summaryOf(empty.text).length]).toEqual([422, 3]);
  const figures = ['ehc.transition.breakdownRisk', 'ehc.transition.brokeDownOfFlagged'];
  const flag = {
    ...date('on', '2026-11-16'),
    because: 'unsettledByMove',
    ownerPost: 'Inclusion lead',
    text: 'He is afraid of it',
  };
  expect(await rig.gained(figures, () => rig.record(form, flag))).toEqual([[1], [0, 1]]);
  const again = await rig.priya.fill(form, flag);
  expect(summaryOf(again.text)).toEqual([
    'A risk is already flagged, since 16 November 2026. Take that flag off first',
  ]);
  expect(await list()).toMatch(/Lowen Risky.*Risk of breakdown/);
  expect(await rig.words('/transfers/2027?who=everyone')).toContain('1 placement is flagged at risk of breakdown');
  expect((await rig.helen.get('/transfers/2027/list.csv?who=everyone&risk=yes')).text).toContain('2026-11-16');
  expect(await rig.words(`/cases/${plan.reference}/plan`)).toMatch(
    /Risk that the placement breaks down.*The move itself unsettles the child Inclusion lead It stands/,
  );
  const broke = { ...date('on', '2026-11-20'), because: 'breakdown' };
  expect(await rig.gained(figures, () => rig.record(`${plan.href}/end-placement/${place.placementId}`, broke))).toEqual(
    [[0], [1, 0]],
  );
  const lift = `${plan.href}/lift-breakdown-risk`;
  const early = await rig.priya.fill(lift, { ...date('on', '2026-11-15'), because: 'brokeDown' });
  expect(early.status).toBe(422);
  expect(
    await rig.gained(figures, () => rig.record(lift, { ...date('on', '2026-11-23'), because: 'brokeDown' })),
  ).toEqual([[-1], [0, 0]]);
  expect(await list()).toContain('Nobody stands here now');
  const [said] = await rig.said<object>(`plan-${plan.planId}`, 'BreakdownRiskFlagged');
  expect(said).toEqual({ because: 'unsettledByMove', ownerPost: 'Inclusion lead' });
});

it('R35 tells outcomes met by need, school and school year, and withholds small numbers for publication', async () => {
  const plan = await rig.kept('Outcome', '2015-10-02');
  const personal = { [plan.childId]: { primary: 'SLCN', secondary: null } };
  await rig.app.record('child', plan.childId, {
    type: 'RecordNeed',
    on: '2022-11-24',
    data: { at: 'other' },
    personal,
  });
  const outcomeId = '80000000-0000-4000-8000-000000000003';
  const aim = { type: 'SetOutcome', on: '2026-03-02', data: { outcomeId, area: 'cognition', reachBy: null } };
  await rig.app.record('plan', plan.planId, {
    ...aim,
    personal: { [plan.childId]: { outcome: 'Reads', target: '100 words' } },
  });
  const met = { ...date('on', '2026-11-16'), result: 'met', evidence: 'Reading test', reviewId: 'nothing' };
  await rig.record(`${plan.href}/review-outcome/${outcomeId}`, met);
  const year = 'measure=outcomes&from=2026-01&to=2026-11';
  const row = async (by: string, title: string): Promise<string> => {
    const { text } = await rig.helen.get(`/breakdowns.csv?${year}&by=${by}`);
    return text.split('\r\n').find((line) => line.includes(title)) ?? '';
  };
  await rig.settled();
  expect(await row('need', 'Speech, language and communication')).toMatch(/,1,1,/);
  expect(await row('school', 'Oak Bank Primary')).toMatch(/,1,1,/);
  expect(await row('year', '2026/27')).toMatch(/,1,1,/);
  expect(await row('year', '2025/26')).toMatch(/,0,0,/);
  const published = await rig.helen.get(`/breakdowns.csv?${year}&by=need&form=published`);
  expect(published.text).toContain('"Speech, language and communication",[c],[c],[c]');
  expect(textOf((await rig.helen.get(`/breakdowns/cases?${year}&by=need&row=SLCN`)).text)).toContain('Lowen Outcome');
});

it('R17 asks for advice on a template that states what is asked, with a due date and a reminder', async () => {
  const one = await rig.requested('2026-08-17', 'Template', assessed('2026-09-24'));
  const asked = {
    kind: 'asked',
    bodies: 'speechAndLanguage',
    'organisation-speechAndLanguage': 'Trust',
    ...date('on', '2026-11-23'),
  };
  await rig.record(`${one.href}/advice/new`, asked);
  const [advice] = await rig.said<{ readonly adviceId: string }>(`needsAssessment-${one.id}`, 'AdviceRequested');
  const adviceId = advice?.adviceId ?? '';
  await rig.settled();
  const documents = (await rig.priya.get(`${one.href}/documents/new`)).text;
  const href = /href="([^"]*\/new\/adviceRequest\?[^"]*)"/.exec(documents)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const letter = textOf((await rig.priya.get(href)).text);
  expect(letter).toContain('what provision may be needed and what outcomes are to be sought');
  expect(letter).toContain('until 4 January 2027');
  await rig.record(`${one.href}/advice/${adviceId}/chase`, { ...date('on', '2026-11-23'), channel: 'email' });
  expect(await rig.words(`${one.href}/advice`)).toMatch(/Speech and language.*[Cc]hased/);
  expect(await rig.words('/due-work?who=everyone&kind=advice')).toContain('Lowen Template');
});

it('R67 counts mediation and appeals when they start, while they are open and when they end, with the outcome', async () => {
  const plan = await rig.kept('Dispute', '2014-02-06');
  const path = `/cases/${plan.reference}/disputes/new`;
  const begun = [
    'ehc.dispute.started',
    'ehc.mediation.started',
    'ehc.tribunal.lodged',
    'ehc.tribunal.open',
    'ehc.tribunal.closed',
  ];
  const opened = { ...date('on', '2026-11-02'), decision: `plan-${plan.planId}.planContent`, ...late };
  const change = await rig.gained(begun, () => rig.record(path, opened));
  expect(change[0]).toEqual([1]);
  const streams = await rig.app.app.get(EventStore).readPage({ limit: 100_000 });
  const id = streams.findLast(({ type }) => type === 'DisputeOpened')?.stream.slice('dispute-'.length) ?? '';
  const href = `/cases/${plan.reference}/disputes/${id}`;
  const mediation = { ...date('on', '2026-11-09'), issues: 'education', ...late };
  expect((await rig.gained(begun, () => rig.record(`${href}/request-mediation`, mediation)))[1]).toEqual([1]);
  const appeal = {
    ...date('on', '2026-11-16'),
    settingOnly: 'yes',
    appealNumber: '',
    itHappened: 'yes',
    alreadyHappened: 'It went on',
  };
  expect((await rig.gained(begun, () => rig.record(`${href}/record-appeal`, appeal))).slice(2)).toEqual([
    [1],
    [1],
    [0],
  ]);
  const outcome = ['ehc.tribunal.open', 'ehc.tribunal.closed', 'ehc.tribunal.outcome.withdrawn'];
  const withdrawn = { ...date('on', '2026-11-20'), by: 'family' };
  expect(await rig.gained(outcome, () => rig.record(`${href}/withdraw-appeal`, withdrawn))).toEqual([
    [-1],
    [1],
    [1, 1],
  ]);
  expect(await rig.words('/disputes?who=everyone&state=over')).toContain('Lowen Dispute');
});
