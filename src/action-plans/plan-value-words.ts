import type { PlanMeasure, PlanTarget, PlanValue } from '../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../workflows/action-plan/printed-dates.js';
import { amountWords } from '../../workflows/action-plan/target-values.js';
import { stepWords } from '../../workflows/action-plan/target-words.js';

/** "26.3%", "18"; "Value not printed" where the plan prints none. */
export function printedAmount({ value, unit }: Pick<PlanValue, 'value' | 'unit'>): string {
  return value === null ? 'Value not printed' : amountWords(value, unit);
}

/** A value as the plan prints it, with all that it says of it: "26.3%, June 2017", "6% (special schools), June 2016 to June 2017". */
export function valueLine(value: PlanValue): string {
  const { asOf, period, label, population, raw } = value;
  const of = [label, population].filter((part) => part !== undefined);
  const at = [asOf, period].filter((part) => part !== undefined).map(printedDateWords);
  const told = `${printedAmount(value)}${of.length === 0 ? '' : ` (${of.join(', ')})`}`;
  return [told, ...at, ...(raw === undefined ? [] : [`printed “${raw}”`])].join(', ');
}

const operatorWords: Readonly<Record<PlanTarget['operator'], string>> = {
  '=': '',
  '>=': 'at least ',
  '<=': 'at most ',
  '>': 'more than ',
  '<': 'less than ',
  '~': 'in line with ',
  change: '',
};

/** A target as the plan prints it: "at least 100% (all annual reviews) by December 2018", "-25% against September 2017 by June 2018". */
export function targetLine(target: PlanTarget): string {
  const { operator, unit, by, label } = target;
  const word = unit === 'direction' ? 'to go ' : operatorWords[operator];
  const of = label === undefined ? '' : ` (${label})`;
  return `${word}${stepWords(target)}${of}${by === undefined ? '' : ` by ${printedDateWords(by)}`}`;
}

/** The unit of a measure in words. */
export function unitLine({ unit }: Pick<PlanMeasure, 'unit'>): string {
  return unit === null ? 'None' : (unitNames[unit] ?? unit);
}

const unitNames: Readonly<Record<string, string>> = {
  percent: 'Per cent',
  count: 'A count',
  score: 'A score',
  gbp: 'Pounds',
  days: 'Days',
  weeks: 'Weeks',
  'percent-change': 'Change in per cent',
  'count/percent': 'A count and per cent',
};
