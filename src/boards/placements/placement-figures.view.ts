import { figureOf } from '../../../projections/measures/figures.js';
import { placementMeasures } from '../../../projections/measures/placement.measures.js';
import { placementShares } from '../../../projections/measures/placement-shares.measures.js';
import { noRows } from '../../../projections/measures/populations.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { casesHref, definitionHref } from '../../performance/figure-links.js';
import { ownTeamOnly } from '../../performance/performance-query.js';
import { monthOf, periodFrom } from '../../performance/period.js';
import { count, nOfN, percentage } from '../../web/words/number-words.js';

/** One figure of action plans about placements, as it stands today. */
export interface PlacementFigure {
  readonly title: string;
  readonly definitionHref: string;
  readonly number: string;
  readonly share: string;
  readonly casesHref: string;
}

/**
 * The figures over the plans that the person may open, of the twelve months to this one where they are of a period. A
 * caseworker’s are of their team, as on every page of figures.
 */
export function placementFigures(
  rows: readonly PlacementsRow[],
  person: Person,
  today: CalendarDate,
): readonly PlacementFigure[] {
  const team = ownTeamOnly(person);
  const period = periodFrom(undefined, monthOf(today), today);
  const placement = team === null ? rows : rows.filter((row) => row.team === team);
  return [...placementShares, ...placementMeasures].map((measure) => {
    const scope = { from: period.from, to: period.to, asAt: today };
    const { numerator, denominator } = figureOf(measure, { ...noRows, placement }, scope);
    return {
      title: measure.title,
      definitionHref: definitionHref(measure.id),
      number: denominator === null ? count(numerator) : nOfN(numerator, denominator),
      share: denominator === null ? '–' : percentage(numerator, denominator),
      casesHref: casesHref(measure.id, measure.version, { period, team, basis: 'issued', asAt: null }),
    };
  });
}
