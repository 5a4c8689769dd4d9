import type { Day } from '../kernel/day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  OutOfAreaReasonRecorded,
  PlacementEndReason,
  PlacementTerms,
  ReturnPlanned,
  VisitRecorded,
} from './placement.events.js';

/** A visit to a placement. */
export interface PlacementVisit extends Omit<VisitRecorded['data'], 'placementId'> {
  readonly on: CalendarDate;
  readonly revision: number;
}
/** A placement that the casework tells of, with what has been done about it. */
export interface StartedPlacement {
  readonly placementId: string;
  readonly rank: 1 | 2;
  readonly started: Day;
  /** What it was from which day on, in the order of the days. */
  readonly spells: readonly (PlacementTerms & Day)[];
  readonly ended: { readonly on: CalendarDate; readonly because: PlacementEndReason } | null;
  readonly reason:
    | (Omit<OutOfAreaReasonRecorded['data'], 'placementId'> & {
        readonly on: CalendarDate;
        readonly text: string | null;
      })
    | null;
  readonly returnPlan:
    (Omit<ReturnPlanned['data'], 'placementId'> & { readonly on: CalendarDate; readonly text: string | null }) | null;
  /** In the order of the days. */
  readonly visits: readonly PlacementVisit[];
  readonly costs: readonly { readonly on: CalendarDate; readonly poundsAYear: number }[];
  /** Absent where read without keys. */
  readonly setting: { readonly setting?: string; readonly urn?: string } | null;
}
