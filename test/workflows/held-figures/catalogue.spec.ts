import { heldAnswerTo, usualSeries } from '../../../workflows/held-figures/catalogue.js';
import type { PlanId } from '../../../workflows/held-figures/series.js';

const asked = usualSeries.flatMap((series) =>
  Object.entries(series.asked).flatMap(([plan, measures]) =>
    Object.entries(measures).map(([measure, part]) => ({ plan: plan as PlanId, measure, part, series })),
  ),
);

describe('the catalogue of series', () => {
  it('answers every measure of the five plans that is held elsewhere, each once', () => {
    const names = asked.map(({ plan, measure }) => `${plan} ${measure}`);
    expect(new Set(names).size).toBe(names.length);
    const count = (plan: string): number => asked.filter((one) => one.plan === plan).length;
    // As the plan files hold them: measures of class B.
    expect(['portsmouth', 'southampton', 'kirklees', 'south-gloucestershire', 'plymouth'].map(count)).toEqual([
      6, 11, 5, 74, 12,
    ]);
  });

  it('names each series once, with parts that there are', () => {
    const ids = usualSeries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(usualSeries.map(({ title }) => title)).size).toBe(ids.length);
    for (const { partName, parts } of usualSeries) {
      expect(partName === null).toBe(parts.length === 0);
      expect(new Set(parts.map(({ code }) => code)).size).toBe(parts.length);
    }
    const wrong = asked.filter(({ part, series }) => part !== null && !series.parts.some(({ code }) => code === part));
    expect(wrong).toEqual([]);
  });

  it('tells where the figure of a measure stands', () => {
    expect(heldAnswerTo('southampton', 'm07')).toEqual({ series: 'health.seenWithin3Months', part: null });
    expect(heldAnswerTo('south-gloucestershire', 'm066')).toEqual({
      series: 'exclusions.suspensions',
      part: 'senSupport',
    });
    expect(heldAnswerTo('south-gloucestershire', 'm079')).toBeNull();
    expect(heldAnswerTo('kirklees', '__proto__')).toBeNull();
  });
});
