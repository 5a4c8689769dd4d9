import { lastSaid } from '../../workflows/plan/transition.state.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { keptOn } from '../transition/transition.projection.js';
import type { Counted, CountMeasure, Populations, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');
const sinceCareAct = calendarDate('2015-04-01');

type YoungPerson = Populations['youngPerson'];
type Words = Omit<ShareMeasure<'youngPerson'>, 'id' | 'title' | 'definition' | 'numerator' | 'denominator' | 'counted'>;

const asAtADay: Words = {
  version: 1,
  kind: 'share',
  of: 'youngPerson',
  dateBasis: 'As at the last day of the period, or the day the figure speaks of where that is earlier',
  leavesOut: 'Plans that had ended or gone to another authority; young people whose birth date is not known',
  source: 'plan',
  provision: 'Care Act 2014 ss.58-66',
  inForceFrom: sinceCareAct,
  seeAlso: [],
};

/** The day a figure "as at" stands for. */
const dayOf = ({ to, asAt }: Scope): CalendarDate => (to < asAt ? to : asAt);

const upTo = (days: readonly CalendarDate[], on: CalendarDate): boolean => days.some((day) => day <= on);
const above = (done: boolean): Counted => (done ? 'inNumerator' : 'inDenominator');

export const sharedWithAdultCare: ShareMeasure<'youngPerson'> = {
  ...asAtADay,
  id: 'ehc.transition.aged14plus',
  title: 'Plan holders aged 14 and over shared with adult care',
  definition:
    'Of the young people aged 14 and over with a plan, those about whom information has been shared with adult social care.',
  numerator: 'Those about whom anything was shared with adult social care by that day',
  denominator: 'Young people aged 14 and over with a plan',
  seeAlso: ['ehc.transition.planInPlace'],
  counted({ row, item }, scope) {
    const on = dayOf(scope);
    return item.fourteenOn > on || !keptOn(row, on) ? 'out' : above(upTo(row.sharedWithCareOn, on));
  },
};

export const transitionPlanInPlace: ShareMeasure<'youngPerson'> = {
  ...asAtADay,
  id: 'ehc.transition.planInPlace',
  title: 'Transition plans in place',
  definition:
    'Of the plan holders at a transition point, those with a transition plan agreed in the two years before. A transition point is a change of phase in the 12 months ahead, or an 18th birthday in them.',
  numerator: 'Those with a transition plan agreed in the two years up to that day',
  denominator: 'Plan holders who change phase, or become 18, in the 12 months after that day',
  provision: 'Code of Practice 2015, chapter 8',
  inForceFrom: sinceReform,
  seeAlso: ['ehc.transition.aged14plus'],
  counted({ row, item }, scope) {
    const on = dayOf(scope);
    const ahead = (day: CalendarDate): boolean => day > on && day <= yearsFrom(on, 1);
    if (!keptOn(row, on) || ![item.eighteenOn, ...row.movesOn].some(ahead)) return 'out';
    return above(row.agreedOn.some((day) => day <= on && day > yearsFrom(on, -2)));
  },
};

/** The same day of another year, to be compared with: it need not be a day of the calendar. */
function yearsFrom(on: CalendarDate, years: number): string {
  return `${Number(on.slice(0, 4)) + years}${on.slice(4)}`;
}

const byAge: Words = {
  ...asAtADay,
  leavesOut:
    'Young people not expected to need adult services, by what was said last before that day; plans that had ended by then; young people whose birth date is not known',
};

/** Whether adult services were expected to be needed, as it was said last by a day. */
function expectedBy({ row }: YoungPerson, on: CalendarDate, { asAt }: Scope): boolean {
  return lastSaid(row.expected, on < asAt ? on : asAt)?.expected === 'yes';
}

function assessedBefore({ row }: YoungPerson, day: CalendarDate, { asAt }: Scope): boolean {
  return row.assessments.some(
    ({ completedOn, result }) =>
      completedOn !== null && result !== 'declined' && completedOn < day && completedOn <= asAt,
  );
}

export const assessedBefore17Half: ShareMeasure<'youngPerson'> = {
  ...byAge,
  id: 'ehc.transition.assessedBefore17half',
  title: 'Transition assessments before 17 and a half',
  definition:
    'Of the plan holders expected to need adult services who became 17 and a half in the period, those whose transition assessment ended before that day. An assessment that was declined is none.',
  numerator: 'Transition assessments that ended before the day of 17 years and 6 months',
  denominator: 'Plan holders expected to need adult services who became 17 and a half in the period',
  dateBasis: 'The day of 17 years and 6 months',
  provision: 'Care Act 2014 s.58, s.59; the age is a local limit',
  seeAlso: ['ehc.transition.assessedBefore18'],
  counted(person, scope) {
    const { seventeenAndHalfOn: on } = person.item;
    if (!within(on, scope) || !keptOn(person.row, on) || !expectedBy(person, on, scope)) return 'out';
    return above(assessedBefore(person, on, scope));
  },
};

export const assessedBefore18: ShareMeasure<'youngPerson'> = {
  ...byAge,
  id: 'ehc.transition.assessedBefore18',
  title: 'Transition assessments before 18',
  definition:
    'Of the plan holders who became 18 in the period and needed a transition assessment, those whose assessment ended before the 18th birthday. Somebody needs one who is expected to need adult services, or for whom one was asked for.',
  numerator: 'Transition assessments that ended before the 18th birthday',
  denominator: 'Plan holders who needed a transition assessment and became 18 in the period',
  dateBasis: 'The 18th birthday',
  leavesOut:
    'Young people who neither were expected to need adult services nor had an assessment asked for by that day; plans that had ended by then; young people whose birth date is not known',
  provision: 'Care Act 2014 s.58, s.59',
  seeAlso: ['ehc.transition.assessedBefore17half', 'ehc.transition.careActAssessmentInTime'],
  counted(person, scope) {
    const { eighteenOn: on } = person.item;
    if (!within(on, scope) || !keptOn(person.row, on)) return 'out';
    const asked = person.row.assessments.some(({ requestedOn }) => requestedOn !== null && requestedOn < on);
    if (!asked && !expectedBy(person, on, scope)) return 'out';
    return above(assessedBefore(person, on, scope));
  },
};

export const careActInTime: ShareMeasure<'careAct'> = {
  ...asAtADay,
  of: 'careAct',
  id: 'ehc.transition.careActAssessmentInTime',
  title: 'Care Act assessments in time',
  definition:
    'Of the Care Act assessments whose agreed day lay in the period, those that ended by it. The Act sets no weeks: the day agreed when the assessment was asked for counts.',
  numerator: 'Assessments that ended at the latest on the day agreed',
  denominator: 'Care Act assessments whose agreed day lay in the period',
  dateBasis: 'The day agreed',
  leavesOut: 'Assessments of which nobody recorded that they were asked for, and so no day was agreed',
  provision: 'Care Act 2014 s.9, s.10; no period in the Act',
  seeAlso: ['ehc.transition.assessedBefore18'],
  counted({ item: { dueOn, completedOn } }, scope) {
    return within(dueOn, scope) ? above(completedOn !== null && completedOn <= dueOn) : 'out';
  },
};

const aboutRisk = {
  ...asAtADay,
  of: 'riskFlag',
  source: 'plan',
  provision: 'None: a local figure',
  inForceFrom: sinceReform,
} as const;

export const breakdownRisks: CountMeasure<'riskFlag'> = {
  ...aboutRisk,
  kind: 'count',
  id: 'ehc.transition.breakdownRisk',
  title: 'Placements flagged at risk of breakdown',
  definition:
    'Flags that stand: somebody fears that the placement of a child or young person will break down around a move to the next phase.',
  numerator: 'Flags put by that day and not taken off by it, of plans that were kept on it',
  denominator: 'None: a count',
  leavesOut: 'Flags put by mistake; plans that had ended or gone to another authority',
  seeAlso: ['ehc.transition.brokeDownOfFlagged', 'ehc.placement.breakdownYear7'],
  counts({ row, item: { flaggedOn, liftedOn, mistaken } }, scope) {
    const on = dayOf(scope);
    return !mistaken && flaggedOn <= on && (liftedOn === null || liftedOn > on) && keptOn(row, on);
  },
};

export const brokeDownOfFlagged: ShareMeasure<'riskFlag'> = {
  ...aboutRisk,
  id: 'ehc.transition.brokeDownOfFlagged',
  title: 'Placements that broke down after a flag of risk',
  definition:
    'Of the flags of risk put in the period, those after which the placement broke down before the flag was taken off.',
  numerator: 'Flags during which a placement ended because it broke down',
  denominator: 'Flags of risk put in the period',
  dateBasis: 'The day the flag was put',
  leavesOut: 'Flags put by mistake',
  seeAlso: ['ehc.transition.breakdownRisk'],
  counted({ item: { flaggedOn, mistaken, brokeDownOn } }, scope) {
    if (mistaken || !within(flaggedOn, scope)) return 'out';
    return above(brokeDownOn !== null && brokeDownOn <= scope.asAt);
  },
};

const allAreas = 4;

export const plansInAdulthoodFormat: ShareMeasure<'issuedPlan'> = {
  ...asAtADay,
  of: 'issuedPlan',
  id: 'ehc.plan.pfaFormat',
  title: 'Plans in the adulthood format',
  definition:
    'Of the plans sent to families in the period, first or amended, of young people aged 14 and over, those written for preparing for adulthood with outcomes in all four areas: education and employment, independent living, community, and health.',
  numerator: 'Plans recorded as written in that format with all four areas',
  denominator: 'Plans sent in the period of young people aged 14 and over on that day',
  dateBasis: 'The day the plan was sent to the family',
  leavesOut: 'First plans that were made before the plan came here; young people whose birth date is not known',
  provision: 'Code of Practice 2015, 7.38, 8.10: a focus on adulthood from year 9',
  inForceFrom: sinceReform,
  counted({ item: { on, areas, fourteenOn } }, scope) {
    return !within(on, scope) || fourteenOn > on ? 'out' : above(areas.length === allAreas);
  },
};

/** In the order pages list them. */
export const transitionMeasures = [
  sharedWithAdultCare,
  transitionPlanInPlace,
  assessedBefore17Half,
  assessedBefore18,
  careActInTime,
  plansInAdulthoodFormat,
  breakdownRisks,
  brokeDownOfFlagged,
] as const;
