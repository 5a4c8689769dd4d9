import { BasisService } from '../../../src/commands/basis.service.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import type { RecordingApp, TestProcess, Visitor } from '../recording/recording-fixture.js';
import { addedTo, audit, planIn, qualityApp } from './quality-rig.js';

const day = calendarDate;

describe('the scale of audits', () => {
  let app: RecordingApp;
  let helen: Visitor;
  let plan: TestProcess;

  beforeAll(async () => {
    app = await qualityApp();
    helen = await app.visitor('demo-manager');
  });
  beforeEach(async () => {
    const child = await app.caseReceived(day('2026-01-12'), 'Ottoline', 'Vane');
    plan = await app.planOf(child, day('2026-02-02'));
  });
  afterAll(() => app.close());

  const added = (ids: readonly string[], act: () => Promise<void>) => addedTo(app, ids, act);
  const state = (): Promise<Plan> => planIn(app, plan);

  it('a grade is corrected on the scale that the audit was given on; both stay readable', async () => {
    await helen.recordAt(`${plan.href}/audit-plan`, audit());
    const at = (await app.typesIn(plan)).lastIndexOf('PlanAudited');
    const path = `${plan.href}/corrections/new?event=${at}`;
    const drawn = await helen.get(path);
    expect(textOf(drawn.text)).toContain('Requires improvement');
    const because = { what: 'changed', reason: 'mistyped', text: 'Seen in the report' };
    const answers = { ...(await helen.formAsDrawn(path)), ...because, 'field-grade': 'requiresImprovement' };
    const check = await helen.post(path, answers);
    expect(textOf(check.text)).toMatch(/Grade, before Good .* Grade, after Requires improvement/);
    expect((await helen.confirm(path, check)).status).toBe(303);
    expect((await state()).audits).toMatchObject([{ grade: 'requiresImprovement' }]);
    expect((await app.typesIn(plan)).slice(-1)).toEqual(['FactCorrected']);
  });

  it('a later scale is asked for by the form and changes no figure of an audit before it', async () => {
    await helen.recordAt(`${plan.href}/audit-plan`, audit());
    const change = '/settings/audits/scale/change';
    const wrong = await helen.fill(change, {
      grades: 'Weak\nSound\nStrong',
      goodFrom: 'Good',
      reason: 'New board',
      ...date('on', '2026-11-23'),
    });
    expect(summaryOf(wrong.text)).toEqual(['Enter one of the grades above: Weak, Sound, Strong']);
    const scaled = await added(['ehc.qa.goodOrBetter'], async () => {
      const drawn = await helen.formAsDrawn(change);
      const done = await helen.recordAt(change, {
        ...drawn,
        grades: 'Weak\nSound\nStrong',
        goodFrom: 'Strong',
        reason: 'New board',
      });
      expect([done.status, done.headers['location']]).toEqual([303, '/settings/audits']);
    });
    expect(scaled).toEqual([[0, 0]]);
    expect(app.app.get(BasisService).decisionBasis().settings.audits?.grades).toEqual([
      { code: 'weak', title: 'Weak', good: false },
      { code: 'sound', title: 'Sound', good: false },
      { code: 'strong', title: 'Strong', good: true },
    ]);
    const form = textOf((await helen.get(`${plan.href}/audit-plan`)).text);
    expect([form.includes('Strong'), form.includes('Outstanding')]).toEqual([true, false]);
    const page = textOf((await helen.get('/settings/audits')).text);
    expect(page).toContain('Weak, Sound, Strong. Good or better: Strong');
    const quality = textOf((await helen.get('/quality?from=2026-01&to=2026-11')).text);
    expect(quality).toContain('Ottoline Vane');
  });
});
