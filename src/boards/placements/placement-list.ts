import { termsAt, yearGroupAt } from '../../../projections/measures/placement-facts.js';
import { atKeyStageEnd, reviewedInYear } from '../../../projections/measures/placement-shares.measures.js';
import type { PlacementLine, PlacementSpell } from '../../../projections/placements/placement-lines.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import type { Boarding, Provision } from '../../../workflows/plan/placement.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Held } from '../whose.js';

/** One placement with the plan it is of. */
export interface PlacedChild extends Held {
  readonly stream: string;
  readonly childId: string;
  readonly row: PlacementsRow;
  readonly item: PlacementLine;
}

/** What the list can be narrowed to: each is worked out as at the end of a day. */
export const placementShows = [
  'visitLate',
  'outOfArea',
  'year10',
  'unexplained',
  'residential',
  'keyStageEnd',
  'outsideDesignation',
  'brokeDown',
] as const;
export type PlacementShow = (typeof placementShows)[number];

export interface PlacementChoice {
  readonly show: PlacementShow | null;
  readonly provision: Provision | null;
  readonly boarding: Boarding | null;
}

/** What the placement is on the day; null where it does not run. */
export function runningTerms(placed: PlacedChild, day: CalendarDate): PlacementSpell | null {
  return termsAt(placed, day);
}

type Test = (placed: PlacedChild, terms: PlacementSpell, day: CalendarDate) => boolean;

const isOut: Test = (_, { outOfArea }) => outOfArea === true;

const tests: Readonly<Record<Exclude<PlacementShow, 'brokeDown'>, Test>> = {
  visitLate: ({ item }, _, day) => item.nextVisit !== null && item.nextVisit.on < day,
  outOfArea: isOut,
  year10: (placed, terms, day) => isOut(placed, terms, day) && yearGroupAt(placed, day) === 10,
  unexplained: (placed, terms, day) => isOut(placed, terms, day) && missingOf(placed.item).length > 0,
  residential: (_, { boarding }) => boarding !== null && boarding !== 'day',
  keyStageEnd: (placed, _, day) => atKeyStageEnd(placed, day) && !reviewedInYear(placed, day),
  outsideDesignation: (_, { outsideDesignation }) => outsideDesignation === true,
};

/** What the record of a placement out of area lacks, by the authority’s own rule (R55, R60). */
export type Missing = 'reason' | 'localOptions' | 'funding' | 'returnPlan';

export function missingOf({ reason, returnPlan }: Pick<PlacementLine, 'reason' | 'returnPlan'>): readonly Missing[] {
  return [
    ...(reason === null ? (['reason'] as const) : []),
    ...(reason?.localOptionsConsidered === false ? (['localOptions'] as const) : []),
    ...(reason?.fundingConsidered === false ? (['funding'] as const) : []),
    ...(returnPlan === null ? (['returnPlan'] as const) : []),
  ];
}

/** Broke down in the year up to the day. */
function brokeDown({ item: { endReason, endedOn } }: PlacedChild, day: CalendarDate): boolean {
  return endReason === 'breakdown' && endedOn !== null && endedOn <= day && endedOn > addDays(day, -365);
}

function shows(show: PlacementShow | null): (placed: PlacedChild, day: CalendarDate) => boolean {
  return (placed, day) => {
    if (show === 'brokeDown') return brokeDown(placed, day);
    const terms = runningTerms(placed, day);
    return terms !== null && (show === null || tests[show](placed, terms, day));
  };
}

/** Placements that fit what was chosen; those whose visit is owed soonest first, then by their first day. */
export function chosenPlacements(
  all: readonly PlacedChild[],
  { show, provision, boarding }: PlacementChoice,
  day: CalendarDate,
): readonly PlacedChild[] {
  const fits = shows(show);
  const kept = all.filter((placed) => {
    if (!fits(placed, day)) return false;
    const terms = runningTerms(placed, day) ?? placed.item.spells.at(-1);
    return (
      (provision === null || terms?.provision === provision) && (boarding === null || terms?.boarding === boarding)
    );
  });
  return kept.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ item, stream }: PlacedChild): string {
  return `${item.nextVisit?.on ?? '9999'} ${item.from} ${stream} ${item.placementId}`;
}

export type PlacementCounts = Readonly<Record<PlacementShow, number>>;

export function placementCounts(all: readonly PlacedChild[], day: CalendarDate): PlacementCounts {
  const counts = placementShows.map((show) => [show, all.filter((placed) => shows(show)(placed, day)).length] as const);
  return Object.fromEntries(counts) as Record<PlacementShow, number>;
}

export interface KindCount {
  readonly provision: Provision;
  readonly inArea: number;
  readonly outOfArea: number;
  readonly byBoarding: Readonly<Record<Boarding, number>>;
  readonly total: number;
}

/** Placements that run on the day, by kind of provision; kinds that nobody is placed in are left out. */
export function countsByKind(
  all: readonly PlacedChild[],
  provisions: readonly Provision[],
  day: CalendarDate,
): readonly KindCount[] {
  const terms = all.flatMap((placed) => runningTerms(placed, day) ?? []);
  return provisions.flatMap((provision): KindCount[] => {
    const own = terms.filter((one) => one.provision === provision);
    if (own.length === 0) return [];
    const of = (boarding: Boarding): number => own.filter((one) => one.boarding === boarding).length;
    const outOfArea = own.filter((one) => one.outOfArea === true).length;
    const byBoarding = { day: of('day'), residential38: of('residential38'), residential52: of('residential52') };
    return [{ provision, inArea: own.length - outOfArea, outOfArea, byBoarding, total: own.length }];
  });
}
