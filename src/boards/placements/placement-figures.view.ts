import { placementMeasures } from '../../../projections/measures/placement.measures.js';
import { placementShares } from '../../../projections/measures/placement-shares.measures.js';
import { noRows } from '../../../projections/measures/populations.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { boardFigures } from '../board-figures.view.js';
import type { BoardFigure } from '../board-figures.view.js';

/** What action plans ask about placements, as it stands today. */
export function placementFigures(
  placement: readonly PlacementsRow[],
  person: Person,
  today: CalendarDate,
): readonly BoardFigure[] {
  return boardFigures([...placementShares, ...placementMeasures], { ...noRows, placement }, person, today);
}
