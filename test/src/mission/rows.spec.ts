import { randomUUID } from 'node:crypto';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { hiddenOf } from '../recording/form-reading.js';
import type { Fields } from '../recording/form-reading.js';
import { date } from '../recording/recording-fixture.js';
import { assessed, drafted, finalPlan, late, MissionRig, newRequest, willIssue } from './mission-rig.js';

/** Rows of docs/coverage.md that no other test names: what is recorded through its form changes the figure or the list. */
let rig: MissionRig;

beforeAll(async () => {
  rig = await MissionRig.start();
});
afterAll(() => rig.app.close());

async function received(surname: string, on: string, birthDate?: string): Promise<string> {
  const check = await rig.priya.fill('/requests/new', newRequest(surname, on, birthDate));
  return String((await rig.priya.confirm('/requests/new', check)).headers['location']);
}

it('R01 starts the clocks with a request, shows the days left of each limit, and meets one with the decision', async () => {
  const href = await received('Clocks', '2026-10-12');
  expect(await rig.words(href)).toMatch(/Decision to assess 6 weeks · reg 5\(1\) Mon 23 Nov 2026 Today/);
  expect(await rig.words(href)).toMatch(
    /week 6, day 42.*Send final plan 20 weeks · reg 13\(2\) Mon 1 Mar 2027 In 98 days/,
  );
  await rig.record(`${href}/decision-to-assess`, {
    decision: 'yes',
    ...date('on', '2026-11-23'),
    how: 'email',
    need: 'ASD',
  });
  expect(await rig.words(href)).toMatch(/decision to assess 23 Nov 2026 Met/);
});

it('R02 gives every request for advice a clock of its own and counts it in time or late, by who was asked', async () => {
  const one = await rig.requested('2026-08-17', 'Advice', assessed('2026-09-24'));
  const asked = (bodies: string, on: string): Fields => ({ kind: 'asked', bodies, ...date('on', on), ...late });
  const within = ['ehc.advice.within6w'];
  expect(
    await rig.gained(within, () => rig.record(`${one.href}/advice/new`, asked('education', '2026-09-25'))),
  ).toEqual([[0, 1]]);
  expect(await rig.gained(within, () => rig.record(`${one.href}/advice/new`, asked('camhs', '2026-09-25')))).toEqual([
    [0, 1],
  ]);
  const [first] = await rig.said<{ readonly adviceId: string }>(`needsAssessment-${one.id}`, 'AdviceRequested');
  const came = { ...date('on', '2026-10-30'), ...late };
  expect(
    await rig.gained(within, () => rig.record(`${one.href}/advice/${first?.adviceId ?? ''}/received`, came)),
  ).toEqual([[1, 0]]);
  const page = await rig.words('/performance?from=2026-11&to=2026-11');
  expect(page).toMatch(/Child and adolescent mental health 0 1 0\.0% School or setting 1 1 100\.0%/);
});

it('R03 shows timeliness with and without the plans whose 20 weeks an exception excused', async () => {
  const one = await rig.requested(
    '2026-05-11',
    'Exception',
    assessed('2026-06-15'),
    willIssue('2026-08-24'),
    drafted('2026-10-20'),
  );
  const form = `${one.href}/exceptions/new`;
  const away = { ground: 'absentFromArea', ...date('from', '2026-08-03'), ...date('to', '2026-09-14') };
  const second = await rig.priya.fill(form, away);
  const third = await rig.priya.post(form, {
    ...hiddenOf(second.text),
    limits: 'C3',
    'why-C3': 'Nobody could be seen',
  });
  const shown = {
    evidence: 'yes',
    evidenceText: 'Travel papers',
    approver: 'demo-manager',
    told: 'yes',
    ...date('toldOn', '2026-08-10'),
  };
  const check = await rig.priya.post(form, { ...hiddenOf(third.text), ...shown });
  expect((await rig.priya.confirm(form, check)).status).toBe(303);
  const both = ['dfe.plan.within20w', 'dfe.plan.within20wExcludingExceptions'];
  const sent = (): Promise<void> => rig.record(`${one.href}/final-plan`, finalPlan('2026-11-20'));
  expect(await rig.gained(both, sent)).toEqual([
    [0, 1],
    [0, 0],
  ]);
});

it('R04 R06 R07 works the rate, the mean and the median out of the final plan, and lists a late one with its days', async () => {
  const behind = await rig.requested(
    '2026-05-04',
    'Latecomer',
    assessed('2026-06-08'),
    willIssue('2026-08-24'),
    drafted('2026-10-12'),
  );
  const soon = await rig.requested(
    '2026-08-03',
    'Intime',
    assessed('2026-09-07'),
    willIssue('2026-10-05'),
    drafted('2026-10-12'),
  );
  const ids = ['dfe.plan.within20w', 'ehc.plan.lateNoException', 'dfe.plan.weeks'];
  const before = await rig.figure('dfe.plan.weeks');
  expect(await rig.gained(ids, () => rig.record(`${soon.href}/final-plan`, finalPlan('2026-11-16')))).toEqual([
    [1, 1],
    [0, 1],
    [1, 1],
  ]);
  expect(await rig.gained(ids, () => rig.record(`${behind.href}/final-plan`, finalPlan('2026-11-20')))).toEqual([
    [0, 1],
    [1, 1],
    [1, 1],
  ]);
  // 105 days and 200 days.
  const after = await rig.figure('dfe.plan.weeks');
  expect((after.mean ?? 0) * after.numerator - (before.mean ?? 0) * before.numerator).toBeCloseTo(305, 6);
  expect(after.median).toBeGreaterThan(0);
  const list = await rig.words('/performance/late-cases?from=2026-11&to=2026-11');
  expect(list).toMatch(/Lowen Latecomer EHC-2026-\d+ 20 Nov 2026 60/);
  expect(list).not.toContain('Intime');
  expect(await rig.words('/performance/cases?measure=dfe.plan.within20w&from=2026-11&to=2026-11')).toContain(
    'Lowen Intime',
  );
});

it('R05 counts requests received, refused, assessments begun and plans in progress as they are recorded', async () => {
  const ids = ['dfe.requests.received', 'ehc.plan.inProgress', 'dfe.requests.refused', 'ehc.assessment.initiated'];
  const hrefs: string[] = [];
  const another = async (surname: string, birthDate: string): Promise<void> => {
    hrefs.push(await received(surname, '2026-11-09', birthDate));
  };
  expect(await rig.gained(ids, () => another('Agreed', '2019-05-01'))).toEqual([[1], [1], [0], [0]]);
  expect(await rig.gained(ids, () => another('Refusal', '2019-06-02'))).toEqual([[1], [1], [0], [0]]);
  const [agreed = '', refused = ''] = hrefs;
  const yes = { decision: 'yes', ...date('on', '2026-11-20'), how: 'email', need: 'ASD' };
  expect(await rig.gained(ids, () => rig.record(`${agreed}/decision-to-assess`, yes))).toEqual([[0], [0], [0], [1]]);
  const no = {
    ...yes,
    decision: 'no',
    reasons: 'other',
    explanation: 'Met',
    signposted: 'SENDIASS',
    appealWording: 'sent',
  };
  expect(await rig.gained(ids, () => rig.record(`${refused}/decision-to-assess`, no))).toEqual([[0], [-1], [1], [0]]);
});

it('R18 keeps the need found at the first decision with its day and author, and the one before it as history', async () => {
  const one = await rig.requested('2026-10-19', 'Needs');
  await rig.record(`${one.href}/decision-to-assess`, {
    decision: 'yes',
    ...date('on', '2026-11-20'),
    how: 'email',
    need: 'SEMH',
  });
  expect(await rig.words(`${one.href}/history`)).toMatch(
    /Need was recorded by Priya Nair Recorded later Happened Friday 20 November 2026/,
  );
  const begun = (await rig.helen.get('/breakdowns.csv?measure=begun&by=need&from=2026-11&to=2026-11')).text;
  expect(begun).toMatch(/"Social, emotional and mental health",1,/);
});

it('R38 records sign-offs in the authority’s order with post and date, and holds the plan back before them', async () => {
  const one = await rig.requested(
    '2026-08-10',
    'Signoff',
    assessed('2026-09-14'),
    willIssue('2026-10-05'),
    drafted('2026-10-19'),
  );
  const settle = (order: readonly ('education' | 'health')[]): Promise<unknown> =>
    rig.app.app
      .get(CommandHandler)
      .execute(
        'authority',
        '999',
        { type: 'SetSignOffOrder', on: calendarDate('2026-11-23'), data: { order, reason: null } } as never,
        { authority: '999', actor: { id: 'demo-manager', role: 'manager' }, commandId: randomUUID(), source: 'user' },
      );
  await settle(['education', 'health']);
  const issued = ['dfe.plan.within20w'];
  const early = await rig.priya.fill(`${one.href}/final-plan`, finalPlan('2026-11-23'));
  expect(early.status).toBe(422);
  const signed = (sector: string, post: string): Fields => ({ sector, post, ...date('on', '2026-11-23') });
  expect((await rig.priya.fill(`${one.href}/sign-offs/new`, signed('health', 'DCO'))).status).toBe(422);
  await rig.record(`${one.href}/sign-offs/new`, signed('education', 'Head of SEND'));
  await rig.record(`${one.href}/sign-offs/new`, signed('health', 'Designated clinical officer'));
  expect(await rig.words(`${one.href}/plan`)).toMatch(
    /Signed off.*Education Head of SEND 23 Nov 2026 Health Designated clinical officer/,
  );
  expect(await rig.gained(issued, () => rig.record(`${one.href}/final-plan`, finalPlan('2026-11-23')))).toEqual([
    [1, 1],
  ]);
  await settle([]);
});

it('R39 counts the decision within four weeks of the review meeting, with the due date on the list', async () => {
  const plan = await rig.kept('Review', '2016-11-21');
  const { href } = plan;
  const arranged = {
    kind: 'annual',
    heldBy: 'setting',
    yearNineOrLater: 'no',
    ...date('on', '2026-10-12'),
    ...date('meetingOn', '2026-10-19'),
    ...late,
  };
  await rig.record(`${href}/arrange-review`, arranged);
  const [review] = await rig.said<{ readonly reviewId: string }>(`plan-${plan.planId}`, 'ReviewArranged');
  const reviewId = review?.reviewId ?? '';
  const inTime = ['ehc.review.within4w'];
  const met = (): Promise<void> =>
    rig.record(`${href}/record-review-meeting/${reviewId}`, { ...date('on', '2026-10-19'), ...late });
  expect(await rig.gained(inTime, met)).toEqual([[0, 1]]);
  expect(await rig.words('/reviews?who=everyone')).toContain('Lowen Review');
  const decided = { ...date('on', '2026-11-13'), outcome: 'maintain', ...late };
  expect(await rig.gained(inTime, () => rig.record(`${href}/notify-review-decision/${reviewId}`, decided))).toEqual([
    [1, 0],
  ]);
});

it('R40 lists pupils of year 6 with their review and plan, and works out how far the two days are met', async () => {
  const plan = await rig.kept('Yearsix', '2016-03-17');
  const transferId = randomUUID();
  const data = { transferId, kind: 'primaryToSecondary', transferOn: '2027-09-01' };
  await rig.app.record('plan', plan.planId, { type: 'PlanPhaseTransfer', on: '2026-09-21', data });
  const share = async (): Promise<string> =>
    /Review held by 31 December 2026 ([\d.]+%) (\d+ of \d+)/.exec(
      await rig.words('/transfers/2027?who=everyone'),
    )?.[2] ?? '';
  const before = await share();
  expect(await rig.words('/transfers/2027/list?who=everyone&kind=primaryToSecondary')).toContain('Lowen Yearsix');
  const meeting = { ...date('on', '2026-11-20'), kind: 'annual', heldBy: 'setting', yearNineOrLater: 'no' };
  await rig.record(`${plan.href}/record-review-meeting`, meeting);
  const [above, of] = (await share()).split(' of ').map(Number);
  expect([above, of]).toEqual([Number(before.split(' of ')[0]) + 1, Number(before.split(' of ')[1])]);
});
