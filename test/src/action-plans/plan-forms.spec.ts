import { planFormWords } from '../../../src/action-plans/forms/plan-forms.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { heldClock } from '../../support/held-clock.js';
import { smallPlan } from '../../support/small-plan.js';
import type { Fields } from '../recording/form-reading.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { PlanRig } from './plan-rig.js';

const day = 24 * 60 * 60 * 1000;
const clock = heldClock('2026-11-23T08:41:00Z');
let rig: PlanRig;
beforeAll(async () => {
  rig = await PlanRig.start(clock.now);
}, 90_000);
afterAll(() => rig.close());

const loaded = (id: string): Promise<(form: string) => string> => rig.loaded(id);
const events = async (id: string): Promise<number> => (await rig.now(id)).history.length;
const on = date('on', '2026-11-20');
const told = { ...on, point: 'day', rag: 'amber', points: 'A protocol is written\nTraining is booked' };

describe('R79 ratings belong to the plan’s own scheme', () => {
  it('a code outside it is refused with the codes there are, and nothing is recorded', async () => {
    const at = await loaded('scheme');
    const answer = await rig.helen.fill(at('progress?item=a1'), { ...told, rag: 'blue' });
    expect([answer.status, summaryOf(answer.text)]).toEqual([422, ['“blue” is no rating of this plan. Choose green, amber or red']]); // prettier-ignore
    expect(answer.text).toContain('Training is booked');
    const outcome = await rig.helen.fill(at('outcome?block=o1'), { ...on, rag: 'blue', reason: 'x' });
    expect([outcome.status, summaryOf(outcome.text)]).toEqual([422, ['“blue” is no rating of this plan. Choose green, amber or red']]); // prettier-ignore
    expect(await events('scheme')).toBe(1);
  });

  it('a plan without a scheme takes words alone', async () => {
    await rig.load({ ...smallPlan('unrated'), ragSchemes: [] });
    const path = '/action-plans/unrated/record/progress?item=a1';
    expect((await rig.helen.get(path)).text).not.toContain('name="rag"');
    const forced = await rig.helen.fill(path, told);
    expect([forced.status, summaryOf(forced.text)[0]]).toEqual([422, expect.stringContaining('This plan has no scheme to rate progress by')]); // prettier-ignore
    const words = { ...on, point: 'day', points: told.points };
    expect((await rig.helen.recordAt(path, words)).status).toBe(303);
  });

  it('progress and outcome are told apart, and neither changes the other', async () => {
    const at = await loaded('apart');
    expect((await rig.helen.recordAt(at('progress?item=a1'), told)).headers['location']).toBe('/action-plans/apart/items/a1'); // prettier-ignore
    expect((await rig.helen.recordAt(at('outcome?block=o1'), { ...on, rag: 'red', reason: 'Half were late' })).status).toBe(303); // prettier-ignore
    const document = standingDocument((await rig.now('apart')).state);
    expect(document?.items[0]?.progress).toEqual([{ asOf: '2026-11-20', rag: 'amber', ragScheme: 'rag', points: ['A protocol is written', 'Training is booked'] }]); // prettier-ignore
    expect(document?.outcomeAssessments[0]?.assessments).toEqual([
      { asOf: '2026-11-20', rag: 'red', ragScheme: 'rag' },
    ]);
  });
});

describe('R91 measures of several actions are rated once, as a block', () => {
  it('one rating stands for both actions of the block', async () => {
    const at = await loaded('block');
    const form = textOf((await rig.helen.get(at('outcome?block=o1'))).text);
    expect(form).toContain('2 items, rated once 1.1, 1.2');
    expect(form).toContain('Rated before Never');
    await rig.helen.recordAt(at('outcome?block=o1'), { ...on, rag: 'amber', reason: 'Improving' });
    const { state } = await rig.now('block');
    expect(state.outcomes).toHaveLength(1);
    expect(state.outcomes[0]).toMatchObject({ blockId: 'o1', measureId: null, rag: 'amber', suggested: null });
    expect((await rig.helen.get(at('outcome?block=nothing'))).status).toBe(404);
    expect((await rig.helen.get(at('outcome?block=o1&measure=m1'))).status).toBe(404);
  });
});

describe('what the targets suggest', () => {
  it('stands beside the rating that a person gives, and is kept with it', async () => {
    const target = { operator: '>=' as const, value: 40, unit: 'percent', by: '2026-10' };
    const plan = smallPlan('suggested');
    await rig.load({ ...plan, measures: plan.measures.map((one) => (one.id === 'm3' ? { ...one, targets: [target] } : one)) }); // prettier-ignore
    const at = (form: string): string => `/action-plans/suggested/record/${form}?measure=m3`;
    expect(textOf((await rig.helen.get(at('outcome'))).text)).toContain('The targets suggest Nothing.');
    await rig.helen.recordAt(at('value'), { ...on, value: '45', unit: 'percent', source: 'Survey' });
    expect(textOf((await rig.helen.get(at('outcome'))).text)).toContain('The targets suggest Green: achieved. The target is reached.'); // prettier-ignore
    const check = await rig.helen.fill(at('outcome'), { ...on, rag: 'amber', reason: 'One term is too short to say' });
    expect(textOf(check.text)).toMatch(/Rating Amber: performance improving .*The targets suggest Green: achieved/);
    expect((await rig.helen.confirm(at('outcome'), check)).status).toBe(303);
    expect((await rig.now('suggested')).state.outcomes[0]).toMatchObject({ rag: 'amber', suggested: 'green', reason: 'One term is too short to say' }); // prettier-ignore
  });
});

describe('R80 progress at each monitoring date', () => {
  it('is recorded per deliverable, told anew beside what was told before, and read as known on a past day', async () => {
    const at = await loaded('monitored');
    const path = at('progress?item=a2&deliverable=a2.d1');
    const first = { ...on, point: 'q1', rag: 'red', points: 'Not drafted' };
    expect((await rig.helen.recordAt(path, first)).status).toBe(303);
    clock.wait(3 * day);
    await rig.signInAgain();
    expect(textOf((await rig.helen.get(path)).text)).toContain('As of 20 November 2026, for June 2026 Red: slipped. Not drafted'); // prettier-ignore
    const check = await rig.helen.fill(path, { ...first, rag: 'green', points: 'Approved' });
    expect(textOf(check.text)).toContain('Rating Red: slipped Green: completed');
    expect((await rig.helen.confirm(path, check)).status).toBe(303);
    const cell = async (known: string | null): Promise<unknown> => {
      const { state } = known === null ? await rig.now('monitored') : await rig.records.knownOn('monitored', calendarDate(known)); // prettier-ignore
      return standingDocument(state)?.items[1]?.deliverables?.[0]?.monitoring;
    };
    expect(await cell(null)).toEqual([{ point: 'q1', rag: 'green' }]);
    expect(await cell('2026-11-23')).toEqual([{ point: 'q1', rag: 'red' }]);
    expect(await cell('2026-11-22')).toBeUndefined();
    const wrong = await rig.helen.fill(path, { ...first, point: 'q2' });
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, ['Choose a monitoring date, or none']]);
  });
});

describe('R87 every entry says who, when and why', () => {
  it('of an entry struck out, which stays readable', async () => {
    const at = await loaded('struck');
    await rig.helen.recordAt(at('progress?item=a1'), told);
    const path = at('strike?revision=1');
    expect(textOf((await rig.helen.get(path)).text)).toContain('A protocol is written; Training is booked');
    expect(summaryOf((await rig.helen.fill(path, {})).text)).toEqual(['Say why']);
    expect((await rig.helen.recordAt(path, { why: 'didNotHappen' })).status).toBe(303);
    expect(await rig.types('struck')).toEqual(['ActionPlanLoaded', 'ProgressRecorded', 'FactCorrected']);
    expect(standingDocument((await rig.now('struck')).state)?.items[0]?.progress).toEqual([]);
    expect(standingDocument((await rig.records.at('struck', 1)).state)?.items[0]?.progress).toHaveLength(1);
    expect(textOf((await rig.helen.get(path)).text)).toContain('Let an entry stand again');
    expect((await rig.helen.recordAt(path, { why: 'mistyped' })).status).toBe(303);
    expect(standingDocument((await rig.now('struck')).state)?.items[0]?.progress).toHaveLength(1);
    // What the text was changed by is put right by another change of it.
    for (const revision of ['0', '2', '99', '-1', '1e3', 'x']) expect((await rig.helen.get(at(`strike?revision=${revision}`))).status).toBe(404); // prettier-ignore
  });
});

describe('what is recorded of a plan', () => {
  it('of measures, milestones, dates, posts and money', async () => {
    const at = await loaded('recorded');
    const steps: readonly (readonly [string, Fields])[] = [
      ['complete?item=a1', { ...on, evidence: 'Minutes of the board' }],
      ['reopen-item?item=a1', { reason: 'It was another protocol' }],
      ['milestone?milestone=ms1', { ...on, reached: 'partly', rag: 'amber', note: 'A third' }],
      ['value?measure=m3', { ...on, value: '45.5', unit: 'percent', period: '2025/26', source: 'Survey' }], // prettier-ignore
      ['value?measure=m3', { ...on, value: '46', unit: 'percent', period: '2025/26', source: 'Survey' }], // prettier-ignore
      ['judgement?measure=m2', { ...on, standing: 'partlyMet', judgement: 'In place in most', evidence: 'Visits' }], // prettier-ignore
      ['choose-date?line=tl1', { chosen: 'timeline', reason: 'The board works to November' }],
      ['name-party?party=head', { worker: 'demo-manager' }],
      ['budget-total', { amount: '5,800', source: 'Page 4' }],
    ];
    for (const [form, fields] of steps) {
      const check = await rig.helen.fill(at(form), fields);
      expect([form, summaryOf(check.text)]).toEqual([form, []]);
      expect((await rig.helen.confirm(at(form), check)).status).toBe(303);
    }
    const { state } = await rig.now('recorded');
    expect(state.completed.size).toBe(0);
    expect(state.milestones.get('ms1')).toHaveLength(1);
    expect(state.values.map(({ value }) => value)).toEqual([45.5, 46]);
    expect(state.judgements).toHaveLength(1);
    expect(state.chosenDates.get('tl1')).toMatchObject({ chosen: 'timeline', reason: 'The board works to November' });
    expect(state.people.get('head')).toBe('demo-manager');
    expect(state.budgetTotal?.amountGBP).toBe(5800);
    expect(textOf((await rig.helen.get(at('budget-total'))).text)).toContain('Sum of the budget lines £5,000 Printed total on record £5,800'); // prettier-ignore
  });

  it('of its course: a stage that does not take a form says so', async () => {
    const at = await loaded('course');
    expect((await rig.helen.get(at('issue-draft'))).status).toBe(409);
    expect((await rig.helen.recordAt(at('publish'), { ...on, status: 'published', version: 'V2', note: '' })).status).toBe(303); // prettier-ignore
    expect((await rig.helen.recordAt(at('complete-plan'), { ...on, reason: 'All is done' })).status).toBe(303);
    const closed = await rig.helen.get(at('progress?item=a1'));
    expect([closed.status, textOf(closed.text)]).toEqual([409, expect.stringContaining('This cannot be recorded while the plan is at “Completed”')]); // prettier-ignore
    expect((await rig.helen.get(at('revise'))).status).toBe(409);
    const sent = await rig.helen.post(at('progress?item=a1'), told);
    expect([sent.status, summaryOf(sent.text)[0]]).toEqual([409, expect.stringContaining('while the plan is at “Completed”')]); // prettier-ignore
    expect((await rig.helen.recordAt(at('outcome?measure=m1'), { ...on, rag: 'green', reason: 'Over 60%' })).status).toBe(303); // prettier-ignore
    expect((await rig.helen.recordAt(at('reopen'), { ...on, reason: 'One item is left' })).status).toBe(303);
    expect((await rig.helen.recordAt(at('withdraw'), { ...on, reason: 'Another plan takes its place' })).status).toBe(303); // prettier-ignore
    expect((await rig.now('course')).state.stage).toBe('withdrawn');
    expect(await events('course')).toBe(6);
  });

  it('is not recorded over what somebody else told of the same thing meanwhile', async () => {
    const at = await loaded('meanwhile');
    const path = at('progress?item=a1');
    const mine = await rig.helen.fill(path, told);
    await rig.helen.recordAt(path, { ...told, rag: 'red' });
    const late = await rig.helen.confirm(path, mine);
    expect([late.status, summaryOf(late.text)[0]]).toEqual([422, expect.stringContaining('Somebody else recorded something here meanwhile')]); // prettier-ignore
    expect(textOf(late.text)).toContain('Red: slipped');
    // Of another item it is no matter.
    const other = await rig.helen.fill(at('progress?item=a3'), told);
    await rig.helen.recordAt(path, { ...told, rag: 'green' });
    expect((await rig.helen.confirm(at('progress?item=a3'), other)).status).toBe(303);
  });
});

describe('hostile answers', () => {
  const places: Readonly<Record<string, string>> = {
    ...{ progress: '?item=a1', complete: '?item=a1', 'reopen-item': '?item=a1', outcome: '?block=o1' },
    ...{ milestone: '?milestone=ms1', value: '?measure=m3', judgement: '?measure=m2', 'choose-date': '?line=tl1' },
    ...{ 'name-party': '?party=head', edit: '?kind=item&id=a1', add: '?kind=item', remove: '?kind=item&id=a3' },
    strike: '?revision=1',
  };
  const bad = ['', '<script>alert(1)</script>', "'; DROP TABLE events; --", 'a\u0007b', 'a\u202eb', 'x'.repeat(4_500), '__proto__', '2026-02-30']; // prettier-ignore

  it('of every form are given back, never run and never recorded', async () => {
    const at = await loaded('hostile');
    await rig.helen.recordAt(at('progress?item=a1'), told);
    await rig.load({ ...smallPlan('hostile-draft'), document: { ...smallPlan().document, status: 'draft' } });
    for (const word of planFormWords.filter((one) => one !== 'reopen')) {
      const plan = word === 'issue-draft' ? 'hostile-draft' : 'hostile';
      const path = `/action-plans/${plan}/record/${word}${places[word] ?? ''}`;
      const fields = Object.keys(await rig.helen.formAsDrawn(path)).filter((name) => name !== 'commandId');
      for (const text of bad) {
        const answer = await rig.helen.post(path, { ...Object.fromEntries(fields.map((name) => [name, text])), 'on-day': text, reason: text, rag: text, why: text, checked: 'yes' }); // prettier-ignore
        // More than a form can say altogether is refused before it is read.
        const refused = text.length > 1_000 && answer.status === 413 ? 413 : 422;
        expect([word, text.slice(0, 30), answer.status]).toEqual([word, text.slice(0, 30), refused]);
        expect(answer.text).not.toContain('<script>alert');
      }
      const twice = await rig.helen.post(path, Object.fromEntries([...fields, 'reason'].map((name) => [name, ['a', 'b']]))); // prettier-ignore
      expect([word, twice.status]).toEqual([word, 422]);
    }
    expect([await events('hostile'), await events('hostile-draft')]).toEqual([2, 1]);
  }, 120_000);

  it('of addresses lead nowhere', async () => {
    const at = await loaded('nowhere');
    for (const path of [
      ...[
        'toString',
        '__proto__',
        'nothing',
        'progress',
        'progress?item=zz',
        'progress?item=a1&deliverable=zz',
        'edit',
        'edit?kind=__proto__&id=a1',
        'add?kind=constructor',
        'add?kind=deliverable&within=zz',
      ].map(at),
      '/action-plans/no-such-plan/record/progress?item=a1',
      '/action-plans/..%2F/record/publish',
    ]) {
      // prettier-ignore
      expect([path, (await rig.helen.get(path)).status]).toEqual([path, 404]);
      expect([path, (await rig.helen.post(path, { x: 'y' })).status]).toEqual([path, 404]);
    }
  });

  it('and only managers are let in', async () => {
    for (const person of ['demo-caseworker', 'demo-auditor', 'demo-administrator']) {
      const visitor = await rig.visitor(person);
      for (const path of ['/action-plans/load', '/action-plans/new', '/action-plans/hostile/record/publish', '/action-plans/hostile/record/revise']) expect((await visitor.get(path)).status).toBe(403); // prettier-ignore
    }
  });
});
