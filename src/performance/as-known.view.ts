import type { Figure } from '../../projections/measures/figures.js';
import { isRate, percentage } from '../../projections/measures/measure.js';
import { londonDateOf } from '../commands/london-time.js';
import { capital } from '../web/words/distance-words.js';
import { dayMonth, shortDate } from '../web/words/date-words.js';
import { factClause } from '../web/words/fact-words.js';
import { listed } from '../web/words/list-words.js';
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

/** What changed the figure, one step after another, each with the figure after it; the last is what is known later. */
export function stepRows(
  found: KnownThenAndNow,
  nameOf: (actor: string, source: string) => string,
): readonly StepRow[] {
  const { steps, now } = found;
  return [
    ...stepsWithoutEvent(found),
    ...steps.map((step) => ({
      recorded: shortDate(londonDateOf(new Date(step.event.recordedAt))),
      childId: step.childId,
      what: `${capital(factClause(step.event.type))} (${dayMonth(step.event.occurredOn)}). ${effect(step)}`,
      by: nameOf(step.event.actor.id, step.event.source),
      rate: valueOf(now, step),
      line: isRate(now.kind) ? `${step.numerator} of ${step.denominator}` : '',
    })),
  ];
}

/** Days that went by and settings that changed make steps of their own, before every event. */
function stepsWithoutEvent({ then, thenToday, thenResettled, resettled }: KnownThenAndNow): readonly StepRow[] {
  const step = (what: string, before: Figure, after: Figure): readonly StepRow[] =>
    sameNumbers(before, after)
      ? []
      : [{ recorded: '', childId: null, what, by: '', rate: figureValue(after).value, line: figureValue(after).line }];
  const settled = resettled.map((name) => (name === 'casework' ? 'stuck cases and replies' : name));
  return [
    ...step('Time has passed: outcomes are counted up to the later day', then, thenToday),
    ...step(`The authority settled policy otherwise (${listed(settled)})`, thenToday, thenResettled),
  ];
}

function sameNumbers(a: Figure, b: Figure): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

function effect({ before, after }: Step): string {
  if (after.denominator > before.denominator)
    return after.numerator > before.numerator ? 'Now counted, in the numerator' : 'Now counted, outside the numerator';
  if (after.denominator < before.denominator) return 'No longer counted';
  return after.numerator > before.numerator ? 'Now in the numerator' : 'No longer in the numerator';
}

/** The running rate in steps; its scale is said in words because it does not begin at 0. Null where there is nothing to draw. */
export function runningChart(found: KnownThenAndNow): (Drawn & { readonly sentence: string }) | null {
  const { then, thenToday, thenResettled, steps } = found;
  const rateOf = ({ numerator, denominator }: Figure): number | null => percentage(numerator, denominator ?? 0);
  const stops = [
    { name: 'As known', rate: rateOf(then) },
    ...(sameNumbers(then, thenToday) ? [] : [{ name: 'Time', rate: rateOf(thenToday) }]),
    ...(sameNumbers(thenToday, thenResettled) ? [] : [{ name: 'Settings', rate: rateOf(thenResettled) }]),
    ...steps.map(({ event, numerator, denominator }) => ({
      name: dayMonth(londonDateOf(new Date(event.recordedAt))),
      rate: percentage(numerator, denominator),
    })),
  ];
  const values = stops.flatMap(({ rate }) => rate ?? []);
  if (!isRate(then.kind) || stops.length < 2 || values.length < 2) return null;
  const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 4) * 4);
  const high = Math.min(100, Math.max(low + 4, Math.ceil((Math.max(...values) + 1) / 4) * 4));
  const sentence = `The scale runs from ${low}% to ${high}% so that small steps can be seen.`;
  const chart = rateChart({
    id: 'known',
    label: `The rate after each step. ${sentence}`,
    categories: stops.map(({ name }) => name),
    series: [{ name: '', values: stops.map(({ rate }) => rate) }],
    scale: [low, high],
    valuesAtPoints: stops.length <= 12,
    stepped: true,
  });
  return { ...chart, sentence };
}
