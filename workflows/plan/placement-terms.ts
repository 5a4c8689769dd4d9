import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PlacementTerms, Provision } from './placement.events.js';
import type { StartedPlacement } from './placement.state.js';

/** What a placement was on a day; null before it began. */
export function termsOn<Spell extends { readonly on: CalendarDate }>(
  spells: readonly Spell[],
  day: CalendarDate,
): Spell | null {
  return spells.findLast(({ on }) => on <= day) ?? null;
}

/** What is recorded late stands at its day; of one day, what was recorded last stands last. */
export function inDayOrder<Dated extends { readonly on: CalendarDate }>(all: readonly Dated[]): readonly Dated[] {
  return all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whether the child was there on a day, its last one included. */
export function runsOn({ started, ended }: Pick<StartedPlacement, 'started' | 'ended'>, day: CalendarDate): boolean {
  return started.on <= day && (ended === null || day <= ended.on);
}

/**
 * The rule by which a child in such a placement is visited: V2 where it lives there, V1 where it is placed in another area by
 * day; null where nobody set a visit.
 */
export function visitRuleOf({
  boarding,
  outOfArea,
}: Pick<PlacementTerms, 'boarding' | 'outOfArea'>): 'V1' | 'V2' | null {
  if (boarding !== 'day') return 'V2';
  return outOfArea ? 'V1' : null;
}

/** Schools that the state pays for, whoever runs them: maintained schools and academies. */
export const stateSchools: readonly Provision[] = [
  'mainstreamMaintained',
  'academyMainstream',
  'resourcedProvision',
  'senUnit',
  'specialMaintained',
  'academySpecial',
];
/** Places within a mainstream school for pupils with plans: action plans call them inclusion centres. */
export const resourcedPlaces: readonly Provision[] = ['resourcedProvision', 'senUnit'];
export const independentSpecialists: readonly Provision[] = ['independentSpecial', 'specialPost16'];
export const specialSchools: readonly Provision[] = [
  'specialMaintained',
  'academySpecial',
  'nonMaintainedSpecial',
  'independentSpecial',
];
export const mainstreamSchools: readonly Provision[] = [
  'mainstreamMaintained',
  'academyMainstream',
  ...resourcedPlaces,
  'independentOther',
];
