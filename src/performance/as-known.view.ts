import type { Figure } from '../../projections/measures/figures.js';
import { isRate, percentage } from '../../projections/measures/measure.js';
import { londonDateOf } from '../commands/london-time.js';
import { capital } from '../web/words/distance-words.js';
import { dayMonth, shortDate } from '../web/words/date-words.js';
import { factClause } from '../web/words/fact-words.js';
import { points } from '../web/words/number-words.js';
import type { Drawn } from './charts/rate-chart.js';
import { rateChart } from './charts/rate-chart.js';
import type { Share, Step } from './figure-changes.js';
import type { KnownThenAndNow } from './figures-as-known.service.js';

export interface StepRow {
  readonly recorded: string;
  readonly childId: string | null;
  readonly what: string;
  readonly by: string;
  readonly rate: string;
  readonly line: string;
}

/** "56.8%", or the number itself for a count; "No cases" without any. */
export function valueOf({ kind }: Pick<Figure, 'kind'>, { numerator, denominator }: Share): string {
  if (!isRate(kind)) return String(numerator);
  const rate = percentage(numerator, denominator);
  return rate === null ? 'No cases' : `${rate.toFixed(1)}%`;
}

export function figureValue(figure: Figure): { readonly value: string; readonly line: string } {
  const both = { numerator: figure.numerator, denominator: figure.denominator ?? figure.numerator };
  return {
    value: valueOf(figure, both),
    line: isRate(figure.kind) ? `${both.numerator} of ${both.denominator}` : '',
  };
}

/** "4.7 points lower", "3 more", "No difference". */
export function differenceOf(then: Figure, now: Figure): string {
  if (isRate(then.kind)) {
    if (then.percentage === null || now.percentage === null)
      return then.percentage === now.percentage ? 'No difference' : 'Not to be compared';
    const tenths = Math.round((now.percentage - then.percentage) * 10);
    return tenths === 0 ? 'No difference' : `${points(Math.abs(tenths) / 10)} ${tenths < 0 ? 'lower' : 'higher'}`;
  }
  const more = now.numerator - then.numerator;
  return more === 0 ? 'No difference' : `${Math.abs(more)} ${more < 0 ? 'fewer' : 'more'}`;
}

/** The events that changed the figure, in words. */
export function stepRows(
  { steps, now }: KnownThenAndNow,
  nameOf: (actor: string, source: string) => string,
): readonly StepRow[] {
  return steps.map((step) => ({
    recorded: shortDate(londonDateOf(new Date(step.event.recordedAt))),
    childId: step.childId,
    what: `${capital(factClause(step.event.type))} (${dayMonth(step.event.occurredOn)}). ${effect(step)}`,
    by: nameOf(step.event.actor.id, step.event.source),
    rate: valueOf(now, step),
    line: isRate(now.kind) ? `${step.numerator} of ${step.denominator}` : '',
  }));
}

function effect({ before, after }: Step): string {
  if (after.denominator > before.denominator)
    return after.numerator > before.numerator ? 'Now counted, in the numerator' : 'Now counted, outside the numerator';
  if (after.denominator < before.denominator) return 'No longer counted';
  return after.numerator > before.numerator ? 'Now in the numerator' : 'No longer in the numerator';
}

/** The running rate; its scale is said in words because it does not begin at 0. Null where there is nothing to draw. */
export function runningChart({
  then,
  thenResettled,
  steps,
}: KnownThenAndNow): (Drawn & { readonly sentence: string }) | null {
  const first = percentage(thenResettled.numerator, thenResettled.denominator ?? 0);
  const rates = steps.map(({ numerator, denominator }) => percentage(numerator, denominator));
  const values = [first, ...rates].filter((rate) => rate !== null);
  if (!isRate(then.kind) || steps.length === 0 || values.length < 2) return null;
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 4) * 4);
  const high = Math.min(100, Math.max(low + 4, Math.ceil((Math.max(...values) + 1) / 4) * 4));
  const sentence = `The scale runs from ${low}% to ${high}% so that small steps can be seen.`;
  const chart = rateChart({
    id: 'known',
    label: `The rate after each event. ${sentence}`,
    categories: ['As known', ...steps.map(({ event }) => dayMonth(londonDateOf(new Date(event.recordedAt))))],
    series: [{ name: '', values: [first, ...rates] }],
    scale: [low, high],
    valuesAtPoints: steps.length <= 12,
  });
  return { ...chart, sentence };
}
