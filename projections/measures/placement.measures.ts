import { independentSpecialists, stateSchools } from '../../workflows/plan/placement-terms.js';
import type { Boarding } from '../../workflows/plan/placement.events.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { PlacementSpell } from '../placements/placement-lines.js';
import type { CountMeasure } from './measure.js';
import { within } from './measure.js';
import { termsAt, yearGroupAt } from './placement-facts.js';

const counted: Omit<CountMeasure<'placement'>, 'id' | 'title' | 'definition' | 'numerator' | 'counts'> = {
  version: 1,
  kind: 'count',
  of: 'placement',
  denominator: 'None: a count',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut:
    'Placements that ended before that day, or whose plan had ended; placements of which only a return tells, because a return does not say it',
  source: 'plan',
  provision: 'None: a local figure',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};

/** Placements that run on the day and are something. */
function live(fits: (terms: PlacementSpell) => boolean): CountMeasure<'placement'>['counts'] {
  return (placed, { asAt }) => {
    const terms = termsAt(placed, asAt);
    return terms !== null && fits(terms);
  };
}

const isOutOfArea = ({ outOfArea }: PlacementSpell): boolean => outOfArea === true;
const isIndependent = ({ provision }: PlacementSpell): boolean =>
  provision !== null && independentSpecialists.includes(provision);

const outOfArea: CountMeasure<'placement'> = {
  ...counted,
  id: 'ehc.placement.outOfArea',
  title: 'Placements in schools of other authorities',
  definition:
    'Placements that run, in a maintained school or academy in the area of another authority. Independent and non-maintained schools are not counted here, wherever they are.',
  numerator: 'Placements in maintained schools and academies of another area',
  seeAlso: ['ehc.placement.independent', 'ehc.visits.outOfArea6m'],
  counts: live((terms) => isOutOfArea(terms) && terms.provision !== null && stateSchools.includes(terms.provision)),
};

const outOfAreaYear10: CountMeasure<'placement'> = {
  ...counted,
  id: 'ehc.placement.outOfAreaYear10',
  title: 'Year 10 pupils placed out of area',
  definition:
    'Placements that run, of whatever kind, in the area of another authority, of pupils in year 10: for whom post-16 places at home are planned.',
  numerator: 'Placements out of area of pupils in year 10',
  leavesOut: `${counted.leavesOut}; children whose year group is not on record`,
  seeAlso: ['ehc.placement.outOfArea'],
  counts: (placed, scope) => live(isOutOfArea)(placed, scope) && yearGroupAt(placed, scope.asAt) === 10,
};

const independent: CountMeasure<'placement'> = {
  ...counted,
  id: 'ehc.placement.independent',
  title: 'Independent specialist placements',
  definition:
    'Placements that run in independent special schools and independent specialist colleges, by day and residential. Non-maintained special schools are not independent schools.',
  numerator: 'Placements in independent specialist provision',
  seeAlso: ['ehc.placement.outOfArea'],
  counts: live(isIndependent),
};

const boardings: Readonly<Record<Boarding, string>> = {
  day: 'by day',
  residential38: 'residential for 38 weeks a year',
  residential52: 'residential for 52 weeks a year',
};

/** The three add up to the placements in independent specialist provision. */
const independentByBoarding = Object.entries(boardings).map(([code, words]): CountMeasure<'placement'> => ({
  ...independent,
  id: `ehc.placement.independent.${code}`,
  title: `Independent specialist placements ${words}`,
  definition: `Placements that run in independent special schools and independent specialist colleges, ${words}.`,
  numerator: `Placements in independent specialist provision, ${words}`,
  seeAlso: ['ehc.placement.independent'],
  counts: live((terms) => isIndependent(terms) && terms.boarding === code),
}));

const outsideDesignation: CountMeasure<'placement'> = {
  ...counted,
  id: 'ehc.placement.outsideDesignation',
  title: 'Pupils outside their school’s designation',
  definition: 'Placements that run in a school that is not designated for the child’s need.',
  numerator: 'Placements marked as outside the designation',
  counts: live((terms) => terms.outsideDesignation === true),
};

const breakdownYear7: CountMeasure<'placement'> = {
  ...counted,
  id: 'ehc.placement.breakdownYear7',
  title: 'Placements that broke down in year 7',
  definition:
    'Placements that ended in the period because they broke down, of pupils who were in year 7 on their last day.',
  numerator: 'Placements that broke down in year 7',
  dateBasis: 'The last day of the placement',
  leavesOut: 'Placements that ended for another reason; children whose year group is not on record',
  counts: (placed, scope) => {
    const { endedOn, endReason } = placed.item;
    return endReason === 'breakdown' && within(endedOn, scope) && yearGroupAt(placed, endedOn) === 7;
  },
};

const flow = {
  leavesOut: 'Placements of which only a return tells: it does not say when they began or ended',
  seeAlso: [] as readonly string[],
};

const started: CountMeasure<'placement'> = {
  ...counted,
  ...flow,
  id: 'ehc.flow.placementsStarted',
  title: 'Placements that began',
  definition: 'Placements that began in the period, of whatever kind and area.',
  numerator: 'Placements whose first day lies in the period',
  dateBasis: 'The first day of the placement',
  counts: ({ item }, scope) => item.source === 'case' && within(item.from, scope),
};

const ended: CountMeasure<'placement'> = {
  ...counted,
  ...flow,
  id: 'ehc.flow.placementsEnded',
  title: 'Placements that ended',
  definition: 'Placements that ended in the period, for whatever reason.',
  numerator: 'Placements whose last day lies in the period',
  dateBasis: 'The last day of the placement',
  counts: ({ item }, scope) => item.source === 'case' && within(item.endedOn, scope),
};

/** What moved in a period. */
export const flowMeasures = [started, ended] as const;

/** Counts of placements, in the order pages list them. */
export const placementMeasures: readonly CountMeasure<'placement'>[] = [
  outOfArea,
  outOfAreaYear10,
  independent,
  ...independentByBoarding,
  outsideDesignation,
  breakdownYear7,
  ...flowMeasures,
];
