import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { placementLines } from './placement-lines.js';
import type { PlacementLine } from './placement-lines.js';

/** The placements of one plan, with what figures about them ask of the plan itself. */
export interface PlacementsRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: Plan['stage'];
  readonly team: string | null;
  readonly worker: string | null;
  /** The calendar year in which the cohort began reception: the year group of a day follows from it. */
  readonly receptionYear: number | null;
  /** Ended or transferred to another authority. */
  readonly endedOn: CalendarDate | null;
  /** Days of review meetings, those between two annual ones left out. */
  readonly reviewMeetings: readonly CalendarDate[];
  /** How the outcomes stood when a review was last closed. */
  readonly outcomes: { readonly met: number; readonly partlyMet: number; readonly notMet: number } | null;
  readonly placements: readonly PlacementLine[];
}

/** Placements by kind, one row a plan that has any. */
export const placementsProjection: Projection<Plan, PlacementsRow> = {
  name: 'placements',
  version: 1,
  of: planFold,
  usesBasis: true,
  row(plan, { stream, authority }, basis) {
    const { childId, stage, team, worker, receptionYear } = plan;
    const placements = placementLines(plan, basis);
    if (childId === null || placements.length === 0) return null;
    return {
      ...{ stream, authority, childId, stage, team, worker, receptionYear },
      endedOn: endOfPlan(plan)?.on ?? null,
      reviewMeetings: plan.reviews.flatMap(({ kind, meetingOn }) =>
        meetingOn === null || kind === 'interim' ? [] : [meetingOn],
      ),
      outcomes: plan.reviews.findLast(({ closed }) => closed !== null)?.closed?.outcomes ?? null,
      placements,
    };
  },
};
