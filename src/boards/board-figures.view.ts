import { figureOf } from '../../projections/measures/figures.js';
import type { Measure } from '../../projections/measures/measure.js';
import type { FigureRows } from '../../projections/measures/populations.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { casesHref, definitionHref } from '../performance/figure-links.js';
import { teamRows } from '../performance/figure-source.service.js';
import { ownTeamOnly } from '../performance/performance-query.js';
import { monthOf, periodFrom } from '../performance/period.js';
import { count, nOfN, percentage } from '../web/words/number-words.js';

/** One figure of action plans, as it stands today. */
export interface BoardFigure {
  readonly title: string;
  readonly definitionHref: string;
  readonly number: string;
  readonly share: string;
  readonly casesHref: string;
}

/**
 * The figures over the rows that the person may open, of the twelve months to this one where they are of a period. A
 * caseworker’s are of their team, as on every page of figures.
 */
export function boardFigures(
  measures: readonly Measure[],
  rows: FigureRows,
  person: Person,
  today: CalendarDate,
): readonly BoardFigure[] {
  const team = ownTeamOnly(person);
  const period = periodFrom(undefined, monthOf(today), today);
  const scope = { from: period.from, to: period.to, asAt: today };
  const own = team === null ? rows : teamRows(rows, team);
  return measures.map((measure) => ({
    title: measure.title,
    definitionHref: definitionHref(measure.id),
    ...numbersOf(measure, figureOf(measure, own, scope)),
    casesHref: casesHref(measure.id, measure.version, { period, team, basis: 'issued', asAt: null }),
  }));
}

function numbersOf(
  { kind }: Measure,
  { numerator, denominator, median }: ReturnType<typeof figureOf>,
): Pick<BoardFigure, 'number' | 'share'> {
  if (kind === 'duration') {
    return { number: median === null ? 'No cases' : `${count(Math.round(median))} days (median)`, share: '–' };
  }
  if (denominator === null) return { number: count(numerator), share: '–' };
  return { number: nOfN(numerator, denominator), share: percentage(numerator, denominator) };
}
