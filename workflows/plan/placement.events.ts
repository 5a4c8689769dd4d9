import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Kinds of provision in which a child with a plan is taught. */
export type Provision =
  | 'mainstreamMaintained'
  | 'academyMainstream'
  | 'resourcedProvision'
  | 'senUnit'
  | 'specialMaintained'
  | 'academySpecial'
  | 'nonMaintainedSpecial'
  | 'independentSpecial'
  | 'independentOther'
  | 'earlyYears'
  | 'furtherEducation'
  | 'specialPost16'
  | 'alternativeProvision'
  | 'educatedElsewhere'
  | 'other';
/** Whether the child sleeps there, and for how many weeks of the year. */
export type Boarding = 'day' | 'residential38' | 'residential52';
export type PlacementEndReason = 'breakdown' | 'movedPhase' | 'movedSetting' | 'leftArea' | 'planEnded' | 'other';

/** What a placement is from a day on: what figures count it by. */
export interface PlacementTerms {
  readonly provision: Provision;
  readonly boarding: Boarding;
  /** In the area of another authority. */
  readonly outOfArea: boolean;
  /** Code of that authority; null within our own area, and where it is not known. */
  readonly authority: string | null;
  /** The school is not designated for the child's need; null where nobody looked. */
  readonly outsideDesignation: boolean | null;
}

/**
 * The child began at a school or other setting. Beside `PlacementRecorded`, which says what a return says, this tells the kind
 * of provision and the area; `occurredOn` is the first day there.
 */
export type PlacementStarted = Fact<
  'PlacementStarted',
  PlacementTerms & {
    readonly placementId: string;
    /** 2 for a second placement beside a main one. */
    readonly rank: 1 | 2;
  },
  { readonly setting?: string; readonly urn?: string }
>;
/** The same placement is something else from that day on: residential where it was by day, for example. */
export type PlacementChanged = Fact<'PlacementChanged', PlacementTerms & { readonly placementId: string }, Narrative>;
/** `occurredOn` is the last day there. */
export type PlacementEnded = Fact<
  'PlacementEnded',
  { readonly placementId: string; readonly because: PlacementEndReason },
  Narrative
>;
/** Why need could not be met within the area, and whether what there is had been considered first. */
export type OutOfAreaReasonRecorded = Fact<
  'OutOfAreaReasonRecorded',
  {
    readonly placementId: string;
    readonly because:
      | 'noLocalProvision'
      | 'noLocalPlace'
      | 'localPlacementFailed'
      | 'familyPreference'
      | 'order'
      | 'livesThere'
      | 'other';
    readonly localOptionsConsidered: boolean;
    readonly fundingConsidered: boolean;
  },
  Narrative
>;
/** How and when the child is to come back to a school of the area. The last one holds. */
export type ReturnPlanned = Fact<
  'ReturnPlanned',
  {
    readonly placementId: string;
    readonly aim: 'localSchool' | 'atPhaseTransfer' | 'localPost16' | 'noReturn';
    /** The day by which; null where none is set. */
    readonly returnBy: CalendarDate | null;
  },
  Narrative
>;
/** Somebody of the authority saw the child in the placement. */
export type VisitRecorded = Fact<
  'VisitRecorded',
  {
    readonly placementId: string;
    readonly visitId: string;
    /** Post of who went, never a name. */
    readonly post: string;
    readonly seenInClass: boolean;
    readonly progress: 'good' | 'someConcern' | 'seriousConcern';
    readonly provisionDelivered: 'all' | 'part' | 'none';
    /** The day for which the next visit is arranged; null where none is. */
    readonly nextVisitOn: CalendarDate | null;
  },
  Narrative
>;
/** What the placement costs the authority in a whole year, from that day on. */
export type PlacementCostRecorded = Fact<
  'PlacementCostRecorded',
  { readonly placementId: string; readonly poundsAYear: number }
>;

export type PlacementEvent =
  | PlacementStarted
  | PlacementChanged
  | PlacementEnded
  | OutOfAreaReasonRecorded
  | ReturnPlanned
  | VisitRecorded
  | PlacementCostRecorded;
