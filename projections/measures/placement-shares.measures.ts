import { mainstreamSchools, resourcedPlaces, specialSchools, termsOn } from '../../workflows/plan/placement-terms.js';
import type { Provision } from '../../workflows/plan/placement.events.js';
import { schoolYearOf } from '../../workflows/plan/school-cohort.js';
import { calendarDate, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Scope, ShareMeasure } from './measure.js';
import { monthsAfter, outOfAreaSince, termsAt, yearGroupAt } from './placement-facts.js';
import type { Placed } from './placement-facts.js';

const share: Pick<
  ShareMeasure<'placement'>,
  'version' | 'kind' | 'of' | 'dateBasis' | 'source' | 'inForceFrom' | 'seeAlso'
> = {
  version: 1,
  kind: 'share',
  of: 'placement',
  dateBasis: 'As at the day the figure speaks of',
  source: 'plan',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};

/** What action plans ask for, whatever the authority settles for its own lists. */
const monthsBetweenVisits = 6;

export const visitedWithin6Months: ShareMeasure<'placement'> = {
  ...share,
  id: 'ehc.visits.outOfArea6m',
  title: 'Children out of area visited every 6 months',
  definition:
    'Of the placements that run in the area of another authority, those in which the child was visited at most 6 months ago, or which began at most 6 months ago.',
  numerator: 'Placements out of area with a visit, or a beginning, in the last 6 months',
  denominator: 'Placements that run in the area of another authority, of whatever kind',
  leavesOut:
    'Placements that ended before that day, or whose plan had ended; placements of which only a return tells, because a return does not say the area',
  provision: 'None: practice. Residential placements: SI 2011/1010',
  seeAlso: ['ehc.placement.outOfArea'],
  counted(placed, { asAt }) {
    if (termsAt(placed, asAt)?.outOfArea !== true) return 'out';
    const visits = placed.item.visits.filter((on) => on <= asAt);
    const last = latest([outOfAreaSince(placed, asAt), ...visits]);
    return last !== null && monthsAfter(last, monthsBetweenVisits) >= asAt ? 'inNumerator' : 'inDenominator';
  },
};

/** The year group in which everyone has turned 19 before it begins. */
const firstPost19Year = 15;

/** The last school that somebody of 19 or over left, if this placement is that; the plan goes on. */
function leftSchool(placed: Placed, schools: readonly Provision[], { asAt }: Scope): boolean {
  const { row, item } = placed;
  const planEnded = row.endedOn !== null && row.endedOn <= asAt;
  const group = yearGroupAt(placed, asAt);
  if (planEnded || group === null || group < firstPost19Year || item.source === 'return') return false;
  const all = row.placements.filter((one) => one.from <= asAt && schoolOf(one, asAt) !== null);
  const last = all.reduce((found, one) => (one.from >= found.from ? one : found), all[0] ?? item);
  const school = schoolOf(item, asAt);
  return item === last && item.endedOn !== null && item.endedOn < asAt && school !== null && schools.includes(school);
}

function schoolOf({ spells, endedOn }: Placed['item'], asAt: CalendarDate): Provision | null {
  const provision = termsOn(spells, endedOn !== null && endedOn < asAt ? endedOn : asAt)?.provision ?? null;
  return provision !== null && allSchools.includes(provision) ? provision : null;
}

const allSchools: readonly Provision[] = [...mainstreamSchools, ...specialSchools];

function goneOutOfArea({ row }: Placed, { asAt }: Scope): boolean {
  return row.placements.some((item) => termsAt({ row, item }, asAt)?.outOfArea === true);
}

function leavingForPost19(kind: string | null, schools: readonly Provision[]): ShareMeasure<'placement'> {
  const words = kind === null ? '' : ` ${kind}`;
  return {
    ...share,
    id: `ehc.placement.outOfAreaPost19${kind === null ? '' : `.${kind}`}`,
    title: `Leaving the area for post-19 education${kind === null ? '' : `, from ${kind} schools`}`,
    definition: `Of the young people with a plan who were 19 before the school year began and have left a${words} school, those who are now placed in the area of another authority.`,
    numerator: 'Those placed in the area of another authority',
    denominator: `Young people of 19 or over with a plan who have left a${words} school`,
    leavesOut: 'Plans that had ended; placements of which only a return tells; those whose year group is not on record',
    provision: 'None: a local figure',
    seeAlso: kind === null ? ['ehc.placement.outOfArea'] : ['ehc.placement.outOfAreaPost19'],
    counted(placed, scope) {
      if (!leftSchool(placed, schools, scope)) return 'out';
      return goneOutOfArea(placed, scope) ? 'inNumerator' : 'inDenominator';
    },
  };
}

/** Years 2, 6, 9 and 11: the last of key stages 1 to 4. */
const keyStageEnds: readonly number[] = [2, 6, 9, 11];

/** Whether a placement is a resourced place of a pupil in the last year of a key stage. */
export function atKeyStageEnd(placed: Placed, day: CalendarDate): boolean {
  const provision = termsAt(placed, day)?.provision ?? null;
  const group = yearGroupAt(placed, day);
  return provision !== null && resourcedPlaces.includes(provision) && group !== null && keyStageEnds.includes(group);
}

/** Whether a review meeting has been held in the school year of a day, by then. */
export function reviewedInYear({ row }: Pick<Placed, 'row'>, day: CalendarDate): boolean {
  const begins = `${schoolYearOf(day)}-09-01`;
  return row.reviewMeetings.some((on) => on >= begins && on <= day);
}

export const reviewedAtKeyStageEnd: ShareMeasure<'placement'> = {
  ...share,
  id: 'ehc.review.keyStageEnd',
  title: 'Inclusion centre pupils reviewed at the end of a key stage',
  definition:
    'Of the pupils in a SEN unit or resourced provision who are in year 2, 6, 9 or 11, those with a review meeting in the school year.',
  numerator: 'Pupils with a review meeting since 1 September of the school year',
  denominator: 'Pupils in a SEN unit or resourced provision in the last year of a key stage',
  dateBasis: 'As at the day the figure speaks of; reviews from 1 September of its school year',
  leavesOut: 'Reviews between two annual ones; children whose year group is not on record',
  provision: 'None: practice',
  seeAlso: ['ehc.review.onTime'],
  counted(placed, { asAt }) {
    if (!atKeyStageEnd(placed, asAt)) return 'out';
    return reviewedInYear(placed, asAt) ? 'inNumerator' : 'inDenominator';
  },
};

/** Shares of placements, in the order pages list them. */
export const placementShares: readonly ShareMeasure<'placement'>[] = [
  visitedWithin6Months,
  leavingForPost19(null, allSchools),
  leavingForPost19('mainstream', mainstreamSchools),
  leavingForPost19('special', specialSchools),
  reviewedAtKeyStageEnd,
];
