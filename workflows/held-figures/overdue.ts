import type { CalendarDate } from '../timetable/calendar-date.js';
import { standing } from './held-figures.state.js';
import type { Cell, HeldFigures, KeptFigure } from './held-figures.state.js';
import { inTime, lookedForFrom, periodAfter } from './period.js';
import type { Period } from './period.js';
import type { Series } from './series.js';

/** Periods that are told apart at most: whoever gave nothing for longer has stopped. */
const mostOverdue = 60;

/** What is on record of one part of a series. */
export interface PartOnRecord {
  readonly part: string | null;
  /** Its cells, the earliest period first. */
  readonly cells: readonly Cell[];
  /** The figure of the latest period that has one. */
  readonly latest: KeptFigure | null;
  /** Periods since the first figure whose figure is looked for by today and has not come, the earliest first. */
  readonly overdue: readonly Period[];
}

/** The parts of a series as they are on record, in the order of the series. */
export function partsOnRecord(held: HeldFigures, series: Series, today: CalendarDate): readonly PartOnRecord[] {
  const parts = series.partName === null ? [null] : series.parts.map(({ code }) => code);
  const ofSeries = [...held.cells.values()].filter((cell) => cell.series === series.id);
  return parts.map((part) => {
    const cells = ofSeries
      .filter((cell) => cell.part === part)
      .toSorted((a, b) => inTime(series.every, a.period, b.period));
    const given = cells.map(standing).filter((figure) => figure !== null);
    return { part, cells, latest: given.at(-1) ?? null, overdue: overdueOf(series, given, today) };
  });
}

function overdueOf({ every }: Series, given: readonly KeptFigure[], today: CalendarDate): readonly Period[] {
  const [first] = given;
  if (first === undefined || every === 'day') return [];
  const have = new Set(given.map(({ period }) => period));
  const overdue: Period[] = [];
  for (
    let period = periodAfter(every, first.period);
    overdue.length < mostOverdue;
    period = periodAfter(every, period)
  ) {
    const from = lookedForFrom(every, period);
    if (from === null || from > today) break;
    if (!have.has(period)) overdue.push(period);
  }
  return overdue;
}
