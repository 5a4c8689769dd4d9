import { measureById } from '../../../projections/measures/catalogue.js';
import { kpiAnswers } from '../../../projections/measures/kpi-answers.js';
import type { PlanBinding } from '../../../projections/measures/plan-binding.js';
import { bindingOf, boundKpis } from '../../../projections/measures/plan-bindings.js';
import { planFiles } from '../../workflows/action-plan/plan-files.js';

const asked = (kpi: string, unit: string | null = 'percent', measureId = 'm999', planId = 'elsewhere'): PlanBinding | null => bindingOf({ planId, measureId, kpi, unit }); // prettier-ignore
const taken = (binding: PlanBinding | null): unknown =>
  binding?.kind === 'figures' ? binding.figures.map(({ measure, take }) => `${measure} ${take}`) : binding?.kind;

const kindsTaken = {
  share: ['share', 'ratio'],
  count: ['count', 'share'],
  below: ['share'],
  mean: ['mean'],
  meanDays: ['duration'],
} as const;

describe('how a plan’s measure finds its figure', () => {
  it('names measures of the catalogue, and takes of each a number that it has', () => {
    const wrong = Object.entries(kpiAnswers).flatMap(([kpi, binding]) =>
      binding.kind !== 'figures'
        ? []
        : binding.figures.flatMap(({ measure, take }) => {
            const kinds: readonly string[] = kindsTaken[take];
            return kinds.includes(measureById(measure)?.kind ?? '') ? [] : [`${kpi}: ${take} of ${measure}`];
          }),
    );
    expect(wrong).toEqual([]);
  });

  it('is the share, unless the plan counts', () => {
    expect(taken(asked('ehc.plan.lateNoException'))).toEqual(['ehc.plan.lateNoException share']);
    expect(taken(asked('ehc.plan.lateNoException', 'count'))).toEqual(['ehc.plan.lateNoException count']);
    expect(taken(asked('ehc.plan.within20w', 'count/percent'))).toEqual([
      'dfe.plan.within20w share',
      'dfe.plan.within20wExcludingExceptions share',
      'ehc.plan.within20w.cohort share',
      'ehc.open.past20w count',
    ]);
    expect(taken(asked('ehc.plan.meanDays', 'days'))).toEqual(['dfe.plan.weeks meanDays', 'dfe.plan.weeksExcludingExceptions meanDays']); // prettier-ignore
  });

  it('is another where one plan’s words are narrower, for as long as that plan asks for the same', () => {
    const usual = ['ehc.qa.goodOrBetter share'];
    expect(taken(asked('ehc.qa.goodOrBetter'))).toEqual(usual);
    expect(taken(asked('ehc.qa.goodOrBetter', 'percent', 'm015', 'south-gloucestershire'))).toEqual(usual);
    expect(taken(asked('ehc.qa.goodOrBetter', 'percent', 'm087', 'south-gloucestershire'))).toEqual(['ehc.qa.goodOrBetterOfIssued share']); // prettier-ignore
    expect(taken(asked('ehc.qa.adviceQuality', 'percent', 'm087', 'south-gloucestershire'))).toEqual(['ehc.qa.adviceQuality share']); // prettier-ignore
    expect(taken(asked('ehc.feedback.family', 'score', 'm05', 'plymouth'))).toContain('ehc.feedback.family.assessment mean'); // prettier-ignore
  });

  it('is none for a KPI that this release does not know', () => {
    expect(['ehc.moon.landed', '', 'constructor', '__proto__'].map((kpi) => asked(kpi))).toEqual([null, null, null, null]); // prettier-ignore
    expect(taken(asked('ehc.stock.rate', 'percent', '__proto__', '__proto__'))).toBe('rateOfPupils');
  });
});

describe('the five plans', () => {
  const classA = planFiles.flatMap(({ id, measures }) =>
    measures.filter(({ feed }) => feed.class === 'A').map((measure) => ({ planId: id, measure })),
  );

  it('every measure of class A is answered by figures or a breakdown, and no KPI is bound that none asks for', () => {
    expect(classA).toHaveLength(82);
    const open = classA.filter(({ planId, measure: { id, unit, feed } }) => bindingOf({ planId, measureId: id, kpi: feed.kpi ?? '', unit }) === null); // prettier-ignore
    expect(open).toEqual([]);
    const wanted = new Set(classA.map(({ measure }) => measure.feed.kpi));
    // Defined by the catalogue of measures and asked for beside another: the row of South Gloucestershire 7.2.2.
    expect(boundKpis().filter((kpi) => !wanted.has(kpi))).toEqual(['ehc.review.year6ByDecember']);
  });

  it('gives the first figure in the unit of the plan', () => {
    const units = { share: 'percent', count: 'count', below: 'count', mean: 'score', meanDays: 'days' } as const;
    const other = classA.flatMap(({ planId, measure: { id, unit, feed } }) => {
      const binding = bindingOf({ planId, measureId: id, kpi: feed.kpi ?? '', unit });
      if (binding?.kind !== 'figures' || unit === null) return [];
      return unit.split('/').includes(units[binding.figures[0].take]) ? [] : [`${planId} ${id} in ${unit}`];
    });
    expect(other).toEqual([]);
  });
});
