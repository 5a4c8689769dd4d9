import type { Contradiction } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { GivenFigure } from './held-figures.events.js';
import { seriesOf } from './held-figures.state.js';
import type { HeldFigures } from './held-figures.state.js';
import { firstDayOf, periodFrom } from './period.js';
import type { Series, Unit } from './series.js';

export const longestSource = 120;
export const longestReason = 500;
/** Beyond any figure of an authority; a larger one is a slip of the pen. */
export const largestValue = 1_000_000_000_000;

/** What cannot stand in a line of text: it hides what the line says, or where it ends. */
const unreadable = /\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

type Column = 'series' | 'part' | 'period' | 'value' | 'numerator' | 'denominator' | 'source' | 'document' | 'asAt';

/** Something that is wrong with a figure, and what of it. */
export interface FigureFault extends Contradiction {
  readonly column: Column;
}

const fault = (column: Column, code: string, details: Contradiction['details'] = {}): FigureFault => ({
  column,
  code,
  details,
});

/** Everything that is wrong with a figure by itself; none where it can be recorded. */
export function figureFaults(
  figure: GivenFigure,
  held: Pick<HeldFigures, 'own'>,
  today: CalendarDate,
): readonly FigureFault[] {
  const series = seriesOf(held, figure.series);
  if (series === null) return [fault('series', 'no-such-series', { series: figure.series })];
  return [
    partFault(figure, series),
    ...periodFaults(figure, series, today),
    ...valueFaults(figure, series.unit),
    ...textFaults(figure),
  ].filter((one) => one !== null);
}

function partFault({ part }: GivenFigure, { partName, parts, title }: Series): FigureFault | null {
  const known = parts.map(({ title: named }) => named);
  if (part === null) {
    return partName === null ? null : fault('part', 'figure-needs-a-part', { name: partName.toLowerCase(), known });
  }
  if (partName === null) return fault('part', 'series-has-no-parts', { series: title, part });
  return parts.some(({ code }) => code === part)
    ? null
    : fault('part', 'no-such-part', { part, name: partName.toLowerCase(), known });
}

function periodFaults(
  { period, asAt }: GivenFigure,
  { every }: Series,
  today: CalendarDate,
): readonly (FigureFault | null)[] {
  const late = asAt > today ? fault('asAt', 'figure-as-at-a-day-to-come', { asAt, today }) : null;
  if (periodFrom(every, period) !== period) return [fault('period', 'no-such-period', { period, every }), late];
  const begins = firstDayOf(every, period);
  if (begins > today) return [fault('period', 'period-to-come', { period, begins }), late];
  return [asAt < begins ? fault('asAt', 'figure-before-its-period', { asAt, begins }) : late];
}

function valueFaults({ value, numerator, denominator }: GivenFigure, unit: Unit): readonly (FigureFault | null)[] {
  return [
    valueFault(value, unit),
    numerator === null ? null : countFault('numerator', numerator),
    denominator === null ? null : countFault('denominator', denominator),
    shareFault(value, numerator, denominator, unit),
  ];
}

/** What is wrong with a value of a unit, wherever it stands. */
export function valueFault(value: number, unit: Unit): FigureFault | null {
  if (!Number.isFinite(value) || Math.abs(value) > largestValue) return fault('value', 'figure-out-of-range');
  if (value < 0 && unit !== 'score') return fault('value', 'figure-negative', { value });
  if (unit === 'percent' && value > 100) return fault('value', 'percent-over-100', { value });
  if (unit === 'count' && !Number.isInteger(value)) return fault('value', 'count-not-whole', { value });
  return null;
}

function countFault(column: 'numerator' | 'denominator', value: number): FigureFault | null {
  if (Number.isInteger(value) && value >= 0 && value <= largestValue) return null;
  return fault(column, 'count-not-whole', { value });
}

/** A share and the numbers it comes from must agree: within half a point, for givers round. */
function shareFault(
  value: number,
  numerator: number | null,
  denominator: number | null,
  unit: Unit,
): FigureFault | null {
  if (numerator === null && denominator === null) return null;
  if (numerator === null || denominator === null) {
    // A count may say out of how many; a share needs both numbers or neither.
    return unit === 'percent'
      ? fault(numerator === null ? 'numerator' : 'denominator', 'share-needs-both-numbers')
      : null;
  }
  if (unit !== 'percent') return null;
  if (denominator === 0) return fault('denominator', 'share-of-nothing');
  if (numerator > denominator) return fault('numerator', 'share-above-its-whole', { numerator, denominator });
  const worked = (numerator / denominator) * 100;
  return Math.abs(worked - value) <= 0.5
    ? null
    : fault('value', 'share-does-not-follow', { value, worked: Math.round(worked * 10) / 10, numerator, denominator });
}

function textFaults({ source, document }: GivenFigure): readonly (FigureFault | null)[] {
  if (source.trim() === '') return [fault('source', 'figure-needs-a-source')];
  return [lineFault('source', source), document === null ? null : lineFault('document', document)];
}

function lineFault(column: Column, text: string): FigureFault | null {
  if (text.length > longestSource) return fault(column, 'line-too-long', { most: longestSource });
  return isReadable(text) ? null : fault(column, 'hidden-characters');
}

/** Whether anybody can read a line as it was typed. */
export const isReadable = (text: string): boolean => !unreadable.test(text);
