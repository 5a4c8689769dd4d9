import { noComparators } from '../../../workflows/action-plan/target-answer.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { LiveAnswer, LiveAsk } from '../../../src/action-plans/live/live-answer.js';
import { liveTargets } from '../../../src/action-plans/live/live-targets.js';
import { monthly, quarterly } from '../../../src/action-plans/live/stretches.js';
import { periodFrom } from '../../../src/performance/period.js';
import { monday } from '../demo/demo-fixture.js';
import { textOf } from '../recording/recording-fixture.js';
import { casesOn, LiveRig } from './live-rig.js';

let rig: LiveRig;
beforeAll(async () => {
  rig = await LiveRig.start({ children: 40, years: 1, seed: 3 });
}, 120_000);
afterAll(() => rig.close());

const lastYear = periodFrom('2025-11', '2026-10', monday);
function asked(kpi: string | null, changes: Partial<Omit<PlanMeasure, 'feed'>> & { readonly in?: 'A' | 'B' | 'C' } = {}, more: Partial<LiveAsk> = {}): LiveAsk {
  const { in: feedClass = 'A', ...rest } = changes;
  const measure: PlanMeasure = {
    ...{ id: 'm1', scope: 'item', itemId: null, nodeId: null, sourceRef: null, order: 1, kind: 'quantitative' },
    ...{ summary: 'A measure', unit: 'percent', baseline: [], current: [], comparators: [], targets: [] },
    ...rest,
    feed: { class: feedClass, kpi },
  };
  return { planId: 'elsewhere', measure, period: lastYear, knownOn: null, ...more };
} // prettier-ignore

type Figures = Extract<LiveAnswer, { kind: 'figures' }>['figures'];
async function figuresOf(ask: LiveAsk): Promise<Figures> {
  const answer = await rig.live.answer(ask);
  if (answer.kind !== 'figures') throw new Error(`${answer.kind} in the place of figures`);
  return answer.figures;
}

describe('the live value of a plan’s measure', () => {
  it('is said to be missing where nothing is counted, and is never nought', async () => {
    const long = periodFrom('2015-01', '2015-03', monday);
    const [audits] = await figuresOf(asked('ehc.qa.goodOrBetter', {}, { period: long }));
    expect([audits?.value, audits?.words, audits?.casesHref]).toEqual([null, 'No audits recorded in these months', null]); // prettier-ignore
    const [late] = await figuresOf(asked('ehc.plan.lateNoException', { unit: 'count' }, { period: long }));
    expect(late?.value).toBeNull();
    const known = calendarDate('2020-01-31');
    const [score] = await figuresOf(asked('ehc.feedback.family', { unit: 'score' }, { period: long, knownOn: known }));
    expect([score?.value, score?.words]).toEqual([null, 'No replies recorded in these months, as known on 31 January 2020']); // prettier-ignore
    const [lodged] = await figuresOf(asked('ehc.tribunal.lodged', { unit: 'count' }, { period: long }));
    expect([lodged?.value, lodged?.words, lodged?.casesHref]).toEqual([0, 'None', null]);
  });

  it('is of the end of its period where it speaks of a day, and opens to the cases of that day', async () => {
    const ends = ['2026-03', '2026-10', '2026-11'].map((month) => periodFrom(month, month, monday));
    const found = await Promise.all(ends.map((period) => figuresOf(asked('ehc.plan.inProgress', { unit: 'count' }, { period })))); // prettier-ignore
    expect(found.map(([one]) => one?.figure.scope.asAt)).toEqual(['2026-03-31', '2026-10-31', '2026-11-23']);
    const [march, , november] = found.map(([one]) => one);
    expect(march?.value).not.toBe(november?.value);
    const page = await rig.page(march?.casesHref ?? '');
    expect(textOf(page)).toContain('as at 31 March 2026');
    expect(casesOn(page)).toBe(march?.value);
  });

  it('is told as it was known on a past day, and opens to what was known then', async () => {
    const knownOn = calendarDate('2026-06-30');
    const period = periodFrom('2026-04', '2026-10', monday);
    const [now] = await figuresOf(asked('ehc.request.received', { unit: 'count' }, { period }));
    const [then] = await figuresOf(asked('ehc.request.received', { unit: 'count' }, { period, knownOn }));
    expect(then?.value).toBeLessThan(now?.value ?? 0);
    expect(casesOn(await rig.page(then?.casesHref ?? ''))).toBe(then?.value);
    const stock = await rig.live.answer(asked('ehc.stock.byAgeAndNeed', { unit: 'count' }, { period, knownOn }));
    expect(stock).toMatchObject({ kind: 'breakdown', words: expect.stringContaining('live plans on 30 June 2026') as string }); // prettier-ignore
  });

  it('of a count out of others opens to what counts alone', async () => {
    const [refused] = await figuresOf(asked('ehc.request.refused', { unit: 'count' }));
    expect(refused?.casesHref).toContain('result=counted');
    const page = await rig.page(refused?.casesHref ?? '');
    expect(casesOn(page)).toBe(refused?.value);
    expect(textOf(page)).toMatch(/Only those that count above the line.*All · Late · In time/);
    const outcomes = await rig.page('/performance/cases?measure=ehc.review.outcomesMet&result=counted');
    expect(textOf(outcomes)).toContain('All cases of the figure');
    expect((await rig.browser.get('/performance/cases?measure=ehc.plan.inProgress&on=2026-11-24')).status).toBe(400);
    expect((await rig.browser.get('/performance/cases?measure=ehc.plan.inProgress&on=yesterday')).status).toBe(400);
  });

  it('names what this release has no measure for', async () => {
    expect(await rig.live.answer(asked('ehc.moon.landed'))).toEqual({
      kind: 'unanswered',
      why: 'No measure of this release answers ehc.moon.landed',
    });
    expect((await rig.live.answer(asked(null))).kind).toBe('unanswered');
    expect((await rig.live.answer(asked(null, { in: 'B' }))).kind).toBe('unanswered');
    expect(await rig.live.answer(asked('ehc.plan.within20w', { in: 'C' }))).toEqual({ kind: 'judgement' });
  });

  it('is a figure that others gave, with who gave it and when, up to the end of the period', async () => {
    const ask = asked(null, { in: 'B', id: 'm07', unit: 'percent' }, { planId: 'southampton' });
    const answer = await rig.live.answer(ask);
    expect(answer).toMatchObject({ kind: 'held', unit: 'percent', series: { id: 'health.seenWithin3Months' }, href: '/held-figures/health.seenWithin3Months' }); // prettier-ignore
    if (answer.kind !== 'held') return;
    expect(answer.latest).toMatchObject({ period: '2026-10', asAt: '2026-10-31' });
    expect(answer.latest?.author).toBe('demo-manager');
    const july = await rig.live.answer({ ...ask, period: periodFrom('2026-07', '2026-07', monday) });
    expect(july).toMatchObject({ latest: { period: '2026-07' } });
    const before = await rig.live.answer({ ...ask, knownOn: calendarDate('2020-01-01') });
    expect(before).toMatchObject({ kind: 'held', latest: null, history: [], words: 'Nothing given yet' });
    const named = await rig.live.answer(asked('health.seenWithin3Months', { in: 'B' }));
    expect(named).toMatchObject({ kind: 'held', latest: { value: answer.latest?.value } });
  });

  it('R81 is held to baseline, printed position, target and comparator', async () => {
    const current = [{ value: 26.3, unit: 'percent', asOf: '2017-06' }];
    const targets = [{ operator: '>=', value: 'statistical neighbours', unit: 'comparator' } as const];
    const ask = asked('ehc.plan.within20w', { current, targets });
    const answer = await rig.live.answer(ask);
    const comparators = { ...noComparators, statisticalNeighbours: { value: 99.9, year: '2024' } };
    const [target] = liveTargets(ask, answer, { on: monday, comparators });
    expect(target?.value).toBe(answer.kind === 'figures' ? answer.figures[0]?.value : null);
    expect(target?.words).toMatch(/^At least 99\.9% \(statistical neighbours in 2024\): not reached with /);
    expect(target?.base).toMatchObject({ value: 26.3, at: 'June 2017', from: 'position' });
  });

  it('is held to a target in per cent and to one in whole numbers', async () => {
    const targets = [{ operator: '>=', value: 1, unit: 'count' } as const, { operator: '>=', value: 1, unit: 'percent' } as const]; // prettier-ignore
    for (const unit of ['count', 'percent', 'count/percent']) {
      const ask = asked('ehc.plan.within20w', { unit, targets });
      const answers = liveTargets(ask, await rig.live.answer(ask), { on: monday });
      expect([unit, ...answers.map(({ state }) => state)]).toEqual([unit, 'reached', 'reached']);
    }
  });
});

it('a value that was typed on the measure counts where nothing else gives one', () => {
  const ask = asked(null, { in: 'B', unit: 'count', targets: [{ operator: '>=', value: 27, unit: 'count' }] });
  const recorded = [{ value: 27, unit: 'count', population: null }];
  const nothing = { kind: 'unanswered', why: '' } as const;
  expect(liveTargets(ask, nothing, { on: monday }).map(({ state }) => state)).toEqual(['valueMissing']);
  expect(liveTargets(ask, nothing, { on: monday, recorded }).map(({ state }) => state)).toEqual(['reached']);
});

describe('the path of a plan’s measure', () => {
  it('is drawn month by month or quarter by quarter, up to today', async () => {
    const plan = periodFrom('2026-08', '2027-03', monday);
    const months = await rig.live.path(asked('ehc.request.received', { unit: 'count' }), monthly(plan, monday));
    expect(months.map(({ period }) => period)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
    const quarters = await rig.live.path(asked('ehc.request.received', { unit: 'count' }), quarterly(plan, monday));
    expect(quarters.map(({ period, label }) => [period, label])).toEqual([
      ['2026-07/2026-09', 'July 2026 to September 2026'],
      ['2026-10/2026-12', 'October 2026 to December 2026'],
    ]);
    const sum = (points: readonly { readonly value: number | null }[]): number => points.reduce((all, { value }) => all + (value ?? 0), 0); // prettier-ignore
    expect(sum(quarters.slice(1))).toBe(sum(months.slice(2)));
  });

  it('of a stock is that of the end of each stretch, and of a held series what was given', async () => {
    const stretches = monthly(lastYear, monday);
    const stock = await rig.live.path(asked('ehc.stock.byAgeAndNeed', { unit: 'count' }), stretches);
    expect(stock).toHaveLength(12);
    for (const [at, period] of stretches.entries()) {
      const table = await rig.live.answer(asked('ehc.stock.byAgeAndNeed', { unit: 'count' }, { period }));
      expect(table).toMatchObject({ kind: 'breakdown', total: stock[at]?.value });
    }
    const ask = asked(null, { in: 'B', id: 'm07' }, { planId: 'southampton' });
    expect((await rig.live.path(ask, stretches)).at(-1)).toMatchObject({ period: '2026-10', label: 'October 2026' });
    expect(await rig.live.path(asked(null, { in: 'C' }), stretches)).toEqual([]);
  });
});
