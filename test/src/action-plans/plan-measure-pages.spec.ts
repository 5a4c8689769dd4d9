import type { PlanDocument, PlanTarget } from '../../../workflows/action-plan/plan-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { smallPlan } from '../../workflows/action-plan/small-plan.js';
import { casesOn, LiveRig } from './live-rig.js';
import { PlanReader } from './plan-reading.js';

let rig: LiveRig;
let plans: PlanReader;
beforeAll(async () => {
  rig = await LiveRig.start({ children: 120, years: 2, seed: 3 });
  plans = new PlanReader(rig);
}, 120_000);
afterAll(() => rig.close());

describe('R81 a measure', () => {
  const page = 'southampton/measures/m09';

  it('R81 shows baseline, printed position, comparators, target and the live value with its cases', async () => {
    const text = await plans.text(page);
    expect(text).toMatch(/Baseline None printed Position 26\.3%, June 2017 Comparators 45\.5% \(statistical neighbours\) 55\.5% \(national average\) Target at least 45\.5% against statistical neighbours at least 55\.5%/); // prettier-ignore
    const [, above, below] = /All plans issued, November 2025 to October 2026 (\d+) of (\d+) \(/.exec(text) ?? [];
    expect(Number(below)).toBeGreaterThan(Number(above));
    const [, href = ''] = /<a class="govuk-link" href="([^"]+)">Show the cases/.exec(await plans.html(page)) ?? [];
    expect(casesOn(await rig.page(href.replaceAll('&amp;', '&')))).toBe(Number(below));
  });

  it('has a chart with its targets, a table of it and a file', async () => {
    const html = await plans.html(page);
    expect([html.includes('<svg role="img"'), html.includes('Statistical neighbours')]).toEqual([true, true]);
    const rows = (await plans.file(`${page}.csv`)).trim().split('\r\n');
    expect(rows[0]).toContain('"value","unit","Statistical neighbours","National average"');
    expect(rows).toHaveLength(13);
  });

  it('is counted for the months that are asked for, as known on the day that is asked for', async () => {
    const text = await plans.text(`${page}?from=2026-07&to=2026-09&known-on=2026-10-15`);
    expect(text).toContain('What is known today, as known on 15 October 2026');
    expect(text).toContain('All plans issued, July 2026 to September 2026');
    expect(text).toContain('Held to its target on 15 October 2026');
  });

  it('stands in the list of them with the rating that is suggested beside the one given', async () => {
    const text = await plans.text('southampton/measures');
    expect(text).toMatch(/EHC assessments completed within 20 weeks 2\.1 · A: computed from cases .*?26\.3%, June 2017 \d+ of \d+ \(.*?At least 45\.5%.*? Amber performance improving/); // prettier-ignore
    expect(await plans.file('southampton/measures.csv')).toContain('"EHC assessments completed within 20 weeks"');
  });

  it('of class B tells who gave the figure, of class C what was judged on which evidence', async () => {
    expect(await plans.text('southampton/measures/m07')).toMatch(/Source Northmere Community Health.*?Recorded \d/);
    await plans.record('southampton', { type: 'JudgeMeasure', on: calendarDate('2026-11-20'), data: { measureId: 'm02', standing: 'met', judgement: 'Parents say so', evidence: 'Survey of October' } }); // prettier-ignore
    expect(await plans.text('southampton/measures/m02')).toMatch(/Judgements .*?20 November 2026 Met Parents say so Survey of October Helen Marsh/); // prettier-ignore
  });
});

/** A measure that falls by steps from 200. */
function withPath(): PlanDocument {
  const step = (value: number, by: string): PlanTarget => ({ operator: 'change', value, unit: 'percent', by, relativeTo: 'January 2026' }); // prettier-ignore
  const [measure] = smallPlan.measures;
  if (measure === undefined) throw new Error('The small plan has measures');
  const path = {
    ...measure,
    id: 'm3',
    order: 3,
    unit: 'count',
    summary: 'Pupils excluded',
    baseline: [{ value: 200, unit: 'count', asOf: '2026-01' }],
    targets: [step(-20, '2026-03'), step(-25, '2026-06'), step(-30, '2026-09'), step(-35, '2026-12')],
    feed: { class: 'B', kpi: null },
  } as const;
  return { ...smallPlan, measures: [...smallPlan.measures, path] };
}

describe('R82 a target with a path of dates', () => {
  it('R82 uses the step that is due today, and says the next', async () => {
    await plans.load(withPath());
    await plans.record('northmere-send', { type: 'RecordMeasureValue', on: calendarDate('2026-11-20'), data: { measureId: 'm3', value: 150, unit: 'count', period: null, population: null, source: 'Exclusions register', note: null } }); // prettier-ignore
    const text = await plans.text('northmere-send/measures/m3');
    const held = /Held to its target on 23 November 2026 (.*?) Rating/.exec(text)?.[1] ?? '';
    expect(held).toMatch(/^On the way .*30% .*140.* by 30 September 2026.*not reached with 150/);
    expect(held).toMatch(/then .*130.* by 31 December 2026/);
    expect(text).toMatch(/Values recorded .*?20 November 2026 150 Exclusions register/);
  });
});

describe('R83 a relative target without a base', () => {
  it('R83 says that the baseline is missing, and no number', async () => {
    const text = await plans.text('southampton/measures/m04');
    expect(text).toContain('Baseline Baseline missing');
    expect(/Held to its target on 23 November 2026 (.*?) Rating/.exec(text)?.[1]).toMatch(/^Baseline missing -5% against baseline: baseline missing/); // prettier-ignore
  });
});
