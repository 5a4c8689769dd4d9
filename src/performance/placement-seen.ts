import type { PlacementLine } from '../../projections/placements/placement-lines.js';
import type { PlacementsRow } from '../../projections/placements/placements.projection.js';
import { termsOn } from '../../workflows/plan/placement-terms.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { provisionWords } from '../web/words/placement-words.js';

const byVisit = 'ehc.visits.outOfArea6m';
const byReview = 'ehc.review.keyStageEnd';

/** The kind of provision, as the placement was on the day of a figure. */
export function placementSeen({ spells }: PlacementLine, asAt: CalendarDate): string | null {
  const provision = (termsOn(spells, asAt) ?? spells[0])?.provision ?? null;
  return provision === null ? null : provisionWords[provision];
}

/** The first day of the placement, and the day that decided: the last visit, the last review, or the end. */
export function datesOfPlacement(
  measure: string,
  { reviewMeetings }: PlacementsRow,
  { from, endedOn, visits }: PlacementLine,
  asAt: CalendarDate,
): { readonly from: CalendarDate; readonly to: CalendarDate | null } {
  const days = measure === byVisit ? visits : measure === byReview ? reviewMeetings : null;
  if (days === null) return { from, to: endedOn };
  return {
    from,
    to:
      days
        .filter((on) => on <= asAt)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** What those two days are. */
export function placementHeads(measure: string): { readonly from: string; readonly to: string } {
  const to = measure === byVisit ? 'Last visit' : measure === byReview ? 'Last review meeting' : 'Ended';
  return { from: 'Placement began', to };
}
