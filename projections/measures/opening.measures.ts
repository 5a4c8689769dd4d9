import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ShareMeasure } from './measure.js';
import { within } from './measure.js';

const local = {
  version: 1,
  kind: 'share',
  of: 'assessment',
  source: 'plan',
  inForceFrom: calendarDate('2014-09-01'),
} as const;

export const openingVisits: ShareMeasure<'assessment'> = {
  ...local,
  id: 'ehc.assessment.openingVisit',
  title: 'Assessments begun with a visit',
  definition:
    'Of the assessments agreed in the period, those in which somebody of the authority saw the family by the day that the authority has set, counted from the decision to assess (policy option P15).',
  numerator: 'Assessments with a visit at the latest on that day; one before the decision counts',
  denominator: 'Assessments whose family was told in the period that there will be one',
  dateBasis: 'The day the family was told of the decision to assess',
  leavesOut: 'Re-assessments; requests refused or not decided',
  provision: 'Local standard',
  seeAlso: ['ehc.assessment.pcpHeld'],
  counted({ assessDecisions, visitedOn, visitBy }, scope) {
    const agreed = assessDecisions.find(({ positive }) => positive);
    if (!within(agreed?.on, scope)) return 'out';
    const inTime = visitedOn !== null && visitBy !== null && visitedOn <= visitBy && visitedOn <= scope.asAt;
    return inTime ? 'inNumerator' : 'inDenominator';
  },
};

export const personCentredMeetings: ShareMeasure<'assessment'> = {
  ...local,
  id: 'ehc.assessment.pcpHeld',
  title: 'Plans after a person-centred meeting',
  definition:
    'Of the new plans issued in the period, those before whose draft a person-centred meeting was held. Without a draft on record the day of the plan counts.',
  numerator: 'Plans with a person-centred meeting at the latest on the day of the first draft',
  denominator: 'New plans issued in the period',
  dateBasis: 'The day the plan was issued to the family',
  leavesOut: 'Plans after a re-assessment',
  provision: 'Code of Practice 2015, 9.22; a local standard',
  seeAlso: ['ehc.assessment.openingVisit', 'ehc.review.pcpHeld'],
  counted({ planSentToFamilyOn, firstDraftOn, personCentredOn }, scope) {
    if (!within(planSentToFamilyOn, scope)) return 'out';
    const before = firstDraftOn ?? planSentToFamilyOn;
    return personCentredOn !== null && personCentredOn <= before ? 'inNumerator' : 'inDenominator';
  },
};

export const plansWithChildsViews: ShareMeasure<'assessment'> = {
  ...local,
  id: 'ehc.plan.childsViews',
  title: 'Plans with the child’s views',
  definition:
    'Of the new plans issued in the period, those for whose section A the views of the child or young person were recorded, at the latest on the day the plan was issued.',
  numerator: 'Plans with the child’s views on record by that day',
  denominator: 'New plans issued in the period',
  dateBasis: 'The day the plan was issued to the family',
  leavesOut: 'Plans after a re-assessment',
  provision: 'SEND Regulations 2014 reg 12(1)(a), CFA 2014 s.19',
  seeAlso: ['ehc.assessment.pcpHeld'],
  counted({ planSentToFamilyOn, viewsOn }, scope) {
    if (!within(planSentToFamilyOn, scope)) return 'out';
    return viewsOn !== null && viewsOn <= planSentToFamilyOn ? 'inNumerator' : 'inDenominator';
  },
};
