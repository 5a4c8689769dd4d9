import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Plan, Review } from '../../workflows/plan/plan.state.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** The dates of one maintained plan that review timeliness is counted from. */
export interface ReviewsRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly madeOn: CalendarDate | null;
  readonly ceasedOn: CalendarDate | null;
  readonly reviews: readonly Review[];
  /** Years of the returns that stated the plan as active, with each return's reference date. */
  readonly statedActive: readonly { readonly on: CalendarDate; readonly year: number; readonly active: boolean }[];
}

export const reviewsProjection: Projection<Plan, ReviewsRow> = {
  name: 'reviews',
  version: 1,
  of: planFold,
  usesBasis: false,
  row(state, { stream, authority }) {
    if (state.childId === null) return null;
    return {
      stream,
      authority,
      childId: state.childId,
      madeOn: state.made?.on ?? null,
      ceasedOn: state.ceased?.on ?? null,
      reviews: state.reviews,
      statedActive: state.returnFlags.map(({ on, year, flags }) => ({
        on,
        year,
        active: flags['activePlan'] === true,
      })),
    };
  },
};
