import { notMaintained } from '../../workflows/plan/plan-clock.js';
import { visitedSince } from '../../workflows/plan/placement-clocks.js';
import { termsOn } from '../../workflows/plan/placement-terms.js';
import type { PlacementTerms, Provision } from '../../workflows/plan/placement.events.js';
import type { StartedPlacement } from '../../workflows/plan/placement.state.js';
import type { Placement, Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { limitFrom } from '../limit-dates.js';
import type { Limit } from '../limit-dates.js';
import type { StandingBasis } from '../projection.js';

/** What a placement was from a day on. What only a return tells of leaves most of it unsaid. */
export interface PlacementSpell {
  readonly on: CalendarDate;
  readonly provision: Provision | null;
  readonly boarding: PlacementTerms['boarding'] | null;
  readonly outOfArea: boolean | null;
  readonly authority: string | null;
  readonly outsideDesignation: boolean | null;
}

/** One placement as lists and figures read it: nothing of it says which school. */
export interface PlacementLine {
  readonly placementId: string;
  /** From the casework, or only from a return. */
  readonly source: 'case' | 'return';
  readonly from: CalendarDate;
  /** The last day there. */
  readonly endedOn: CalendarDate | null;
  readonly endReason: NonNullable<StartedPlacement['ended']>['because'] | null;
  readonly spells: readonly PlacementSpell[];
  readonly visits: readonly CalendarDate[];
  /** The visit that is owed next, and for when one is arranged; null where none is. */
  readonly nextVisit: (Limit & { readonly rule: 'V1' | 'V2'; readonly arrangedFor: CalendarDate | null }) | null;
  readonly reason: Pick<
    NonNullable<StartedPlacement['reason']>,
    'because' | 'localOptionsConsidered' | 'fundingConsidered'
  > | null;
  readonly returnPlan: Pick<NonNullable<StartedPlacement['returnPlan']>, 'aim' | 'returnBy'> | null;
  readonly poundsAYear: number | null;
}

/**
 * The placements of a plan. A return is read only where the casework says nothing of where the child is: it would otherwise be
 * counted twice.
 */
export function placementLines(plan: Plan, basis: StandingBasis): readonly PlacementLine[] {
  const { startedPlacements } = plan;
  return startedPlacements.length > 0 ? startedPlacements.map((one) => lineOf(plan, one, basis)) : returnedLines(plan);
}

function lineOf(plan: Plan, placement: StartedPlacement, basis: StandingBasis): PlacementLine {
  const { placementId, started, ended, spells, visits, reason, returnPlan, costs } = placement;
  return {
    placementId,
    source: 'case',
    from: started.on,
    endedOn: ended?.on ?? null,
    endReason: ended?.because ?? null,
    spells: spells.map(({ on, provision, boarding, outOfArea, authority, outsideDesignation }) => ({
      ...{ on, provision, boarding, outOfArea, authority, outsideDesignation },
    })),
    visits: visits.map(({ on }) => on),
    nextVisit: ended === null && notMaintained(plan) === null ? nextVisit(placement, basis) : null,
    reason: reason && {
      because: reason.because,
      localOptionsConsidered: reason.localOptionsConsidered,
      fundingConsidered: reason.fundingConsidered,
    },
    returnPlan: returnPlan && { aim: returnPlan.aim, returnBy: returnPlan.returnBy },
    poundsAYear: costs.at(-1)?.poundsAYear ?? null,
  };
}

function nextVisit(placement: StartedPlacement, basis: StandingBasis): PlacementLine['nextVisit'] {
  const since = visitedSince(placement);
  if (since === null) return null;
  const last = placement.visits.at(-1);
  const start = last !== undefined && last.on >= since.on ? last : since;
  const limit = limitFrom(since.rule, start.on, basis);
  return limit && { ...limit, rule: since.rule, arrangedFor: last?.nextVisitOn ?? null };
}

/** Main placements of which a return says that they are in a SEN unit or in resourced provision: that much can be counted. */
function returnedLines(plan: Plan): readonly PlacementLine[] {
  const main = plan.placements.filter(({ rank }) => rank !== 2);
  const attended = main.filter(({ kind }) => kind === 'attended');
  return (attended.length > 0 ? attended : main).flatMap((placement): PlacementLine[] => {
    const provision = placeOf(placement);
    const from = placement.enteredOn ?? plan.made?.on ?? null;
    if (provision === null || from === null) return [];
    const unsaid = { boarding: null, outOfArea: null, authority: null, outsideDesignation: null };
    return [
      {
        placementId: placement.placementId,
        source: 'return',
        from,
        endedOn: placement.leftOn,
        endReason: null,
        spells: [{ on: from, provision, ...unsaid }],
        visits: [],
        nextVisit: null,
        reason: null,
        returnPlan: null,
        poundsAYear: null,
      },
    ];
  });
}

function placeOf({ senUnit, resourcedProvision }: Placement): Provision | null {
  if (resourcedProvision === true) return 'resourcedProvision';
  return senUnit === true ? 'senUnit' : null;
}

/** What a placement that runs at the end of a day was on it; null where it had not begun, or it or its plan had ended. */
export function liveTerms(
  { endedOn: planEnded }: { readonly endedOn: CalendarDate | null },
  { from, endedOn, spells }: PlacementLine,
  day: CalendarDate,
): PlacementSpell | null {
  if (from > day || (endedOn !== null && endedOn < day) || (planEnded !== null && planEnded <= day)) return null;
  return termsOn(spells, day);
}
