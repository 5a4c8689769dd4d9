import { adviceAuditsTable, qualityTables } from '../../../src/cases/quality-tables.view.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { ProvisionChecks } from '../../../src/quality/provision-checks.service.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import type { RecordingApp, TestCase, TestProcess, Visitor } from '../recording/recording-fixture.js';
import { addedTo, audit, planIn, qualityApp, verdicts } from './quality-rig.js';

const day = calendarDate;

describe('quality, from the form to the figure', () => {
  let app: RecordingApp;
  let helen: Visitor;
  let child: TestCase;
  let plan: TestProcess;

  beforeAll(async () => {
    app = await qualityApp();
    helen = await app.visitor('demo-manager');
  });
  beforeEach(async () => {
    child = await app.caseReceived(day('2026-01-12'), 'Ottoline', 'Vane');
    plan = await app.planOf(child, day('2026-02-02'));
  });
  afterAll(() => app.close());

  const added = (ids: readonly string[], act: () => Promise<void>) => addedTo(app, ids, act);
  const state = (): Promise<Plan> => planIn(app, plan);

  it('R30 an audit of a plan is recorded with post, day, criteria, grade and findings, and moves the share good or better', async () => {
    const path = `${plan.href}/audit-plan`;
    const moved = await added(['ehc.qa.goodOrBetter'], async () => {
      const check = await helen.fill(path, audit({ text: 'Clear throughout' }));
      expect(textOf(check.text)).toMatch(
        /Auditor’s post SEND quality officer .* Grade Good .* Findings Clear|Findings Clear .* Auditor’s post SEND quality officer .* Grade Good/,
      );
      expect((await helen.confirm(path, check)).status).toBe(303);
    });
    expect(moved).toEqual([[1, 1]]);
    expect((await state()).audits).toMatchObject([{ on: '2026-11-16', findings: 'Clear throughout', part: 'whole' }]);
    const again = await added(['ehc.qa.goodOrBetter'], async () => {
      await helen.recordAt(path, audit({ ...date('on', '2026-11-20'), grade: 'inadequate' }));
    });
    expect(again).toEqual([[-1, 0]]);
  });

  it('R31 the health part is audited by a medical or clinical officer, and the form says so', async () => {
    const path = `${plan.href}/audit-plan`;
    const refused = await helen.fill(path, audit({ part: 'health' }));
    expect([refused.status, summaryOf(refused.text)]).toEqual([
      422,
      [
        'The health part of a plan is audited by a medical or clinical officer. Choose Designated clinical officer or Designated medical officer',
      ],
    ]);
    expect((await helen.recordAt(path, audit({ part: 'health', post: 'designatedClinicalOfficer' }))).status).toBe(303);
    expect(qualityTables(await state())[0]?.rows[0]).toEqual([
      'Health part',
      '16 Nov 2026',
      'Good',
      'Designated clinical officer',
      'None',
      '–',
    ]);
  });

  it('R32 advice is audited once it is in', async () => {
    const adviceId = '70000000-0000-4000-8000-000000000001';
    const asked = { type: 'RequestAdvice', on: day('2026-02-20'), data: { adviceId, body: 'health', organisation: null } } as const; // prettier-ignore
    await app.record(
      child,
      { type: 'NotifyDecisionToAssess', on: day('2026-02-16'), data: { overturns: null } },
      asked,
    );
    const path = `${child.href}/advice/${adviceId}/audit`;
    const answers = { ...audit(), ...verdicts('advice', { 'criterion-upToDate': 'notMet' }) };
    const early = await helen.fill(path, answers);
    expect([early.status, textOf(early.text).includes('This advice is not in')]).toEqual([422, true]);
    await app.record(child, { type: 'RecordAdvice', on: day('2026-03-20'), data: { adviceId } });
    const moved = await added(['ehc.qa.adviceQuality'], async () => {
      expect((await helen.recordAt(path, answers)).status).toBe(303);
    });
    expect(moved).toEqual([[1, 1]]);
    const { rows = [] } = adviceAuditsTable(await app.state(child)) ?? {};
    expect(rows[0]).toContain('It rests on recent knowledge of the child');
  });

  it('R33 an outcome has a target, and a review records with evidence how far it was reached', async () => {
    const set = `${plan.href}/set-outcome`;
    const without = await helen.fill(set, { ...date('on', '2026-03-02'), area: 'cognition', outcome: 'Reads' });
    expect(summaryOf(without.text)).toEqual(['Enter the target by which one can tell']);
    await helen.recordAt(set, {
      ...date('on', '2026-03-02'),
      area: 'cognition',
      outcome: 'Reads for pleasure',
      target: 'Reads 100 words with five mistakes at most',
    });
    const [outcome] = (await state()).soughtOutcomes;
    const path = `${plan.href}/review-outcome/${outcome?.outcomeId ?? ''}`;
    const answers = { ...date('on', '2026-11-10'), result: 'met', reviewId: 'nothing' };
    expect(summaryOf((await helen.fill(path, answers)).text)).toEqual(['Enter the evidence']);
    const moved = await added(['ehc.review.outcomesMet'], async () => {
      await helen.recordAt(path, { ...answers, evidence: 'Read 104 words with four mistakes' });
    });
    expect(moved).toEqual([[1, 1]]);
    expect(qualityTables(await state())[0]?.rows[0]).toEqual([
      'Reads for pleasure',
      'Reads 100 words with five mistakes at most',
      'Cognition and learning',
      '–',
      '10 Nov 2026: met',
      'Read 104 words with four mistakes',
    ]);
  });

  it('R34 the audit asks whether support, amount and frequency are stated', async () => {
    const moved = await added(['ehc.qa.provisionQuantified'], async () => {
      await helen.recordAt(`${plan.href}/audit-plan`, audit({ 'criterion-provisionQuantified': 'notMet' }));
    });
    expect(moved).toEqual([[0, 1]]);
  });

  it('R37 what of Section F is not delivered is listed with its case, in the words of the check', async () => {
    const path = `${plan.href}/check-provision`;
    const nothing = await helen.fill(path, { ...date('on', '2026-11-12'), at: 'visit' });
    expect(summaryOf(nothing.text)).toEqual(['Name at least one piece of provision that was looked at']);
    const moved = await added(['ehc.provision.sectionFDelivered'], async () => {
      await helen.recordAt(path, {
        ...date('on', '2026-11-12'),
        at: 'visit',
        deliveredItems: 'Speech therapy\nReading group',
        notDeliveredItems: 'Occupational therapy',
      });
    });
    expect(moved).toEqual([[2, 3]]);
    const gaps = textOf((await helen.get('/quality/gaps')).text);
    expect(gaps).toContain('Ottoline Vane');
    expect(gaps).toContain('Occupational therapy');
    const { text } = await helen.get('/quality/gaps.csv');
    expect(text).toContain(`"${child.reference}","Ottoline Vane","2026-11-12","A visit","Occupational therapy","–",2`);
    const { history } = await app.app.get(CommandHandler).load('plan', plan.id);
    expect(JSON.stringify(history.map(({ data }) => data))).not.toContain('Occupational');
    const revision = history.find(({ type }) => type === 'ProvisionDeliveryChecked')?.revision ?? -1;
    const personal = { [child.childId]: { changes: { notDeliveredItems: ['Physiotherapy'] } } };
    const correction = { type: 'CorrectFact', revision, reason: 'mistyped', personal, on: day('2026-11-20'), data: {} };
    await app.recordIn('plan', plan.id, correction);
    const corrected = textOf((await helen.get('/quality/gaps')).text);
    expect(corrected).toContain('Physiotherapy');
    expect(corrected).not.toContain('Occupational therapy');
    const whole = await app.app.get(CommandHandler).load('plan', plan.id);
    const checks = await app.app.get(ProvisionChecks).of(`plan-${plan.id}`);
    expect(checks).toEqual((whole.state as Plan).provisionChecks);
  });

  it('R19 R43 closing a review tells that the need and the setting were decided, and a review is quality checked', async () => {
    const reviewId = '80000000-0000-4000-8000-000000000001';
    const ids = ['ehc.review.primaryNeedChecked', 'ehc.review.settingDecisionRecorded', 'ehc.qa.reviewQuality'];
    const data = { reviewId, kind: 'annual', heldBy: 'setting', yearNineOrLater: false };
    const moved = await added(ids, async () => {
      await app.recordIn('plan', plan.id,
        { type: 'RecordReviewMeeting', on: day('2026-10-05'), data },
        { type: 'RecordReviewContribution', on: day('2026-10-05'), data: { reviewId, from: 'education', attended: true, contribution: 'spoken' } },
        { type: 'NotifyReviewDecision', on: day('2026-10-20'), data: { reviewId, outcome: 'maintain' } },
      ); // prettier-ignore
    });
    expect(moved).toEqual([[0, 1], [0, 1], [0, 1]]); // prettier-ignore
    const closed = await added(ids, async () => {
      const answers = { primaryNeed: 'confirmed', settingSuitable: 'suitable', preparingForAdulthood: 'nothing' };
      const counts = { 'outcomes-met': '2', 'outcomes-partlyMet': '1', 'outcomes-notMet': '0' };
      await helen.recordAt(`${plan.href}/close-review/${reviewId}`, {
        ...date('on', '2026-11-17'),
        ...answers,
        ...counts,
      });
      await helen.recordAt(`${plan.href}/audit-review/${reviewId}`, { ...audit(), ...verdicts('review') });
    });
    expect(closed).toEqual([[1, 0], [1, 0], [1, 0]]); // prettier-ignore
  });

  it('keeps hostile and impossible answers, and records nothing', async () => {
    const path = `${plan.href}/audit-plan`;
    const before = (await app.typesIn(plan)).length;
    const hostile = `<script>alert(1)</script>'; DROP TABLE events; --`;
    for (const [answers, said] of [
      [audit({ grade: hostile }), 'Choose the grade that was given'],
      [audit({ post: hostile }), 'Choose the post that did the audit'],
      [
        audit({ 'criterion-childsVoice': '' }),
        'Say whether this was met: the child’s or young person’s voice is a part of the plan',
      ],
      [audit(date('on', '2026-11-24')), 'Date of the audit must be today or earlier'],
      [audit(date('on', '2026-02-30')), 'Date of the audit must be a real date. February 2026 has 28 days'],
      [
        audit(date('on', '2026-02-01')),
        'Date of the audit must be on or after 2 February 2026, when the plan was brought in',
      ],
      [audit({ text: 'x'.repeat(5_001) }), 'Findings must be 5,000 characters or fewer'],
    ] as const) {
      const answer = await helen.fill(path, answers);
      expect([answer.status, summaryOf(answer.text)]).toEqual([422, [said]]);
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).toMatch(/value="sendTeamManager"|sendQualityOfficer/);
    }
    expect((await app.typesIn(plan)).length).toBe(before);
  });
});
