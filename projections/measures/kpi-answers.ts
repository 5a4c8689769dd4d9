import { figures, table } from './plan-binding.js';
import type { PlanBinding, Take } from './plan-binding.js';

/** A measure whose id is that of the KPI. */
const same = (kpis: readonly string[], take: Take): Readonly<Record<string, PlanBinding>> =>
  Object.fromEntries(kpis.map((kpi) => [kpi, figures([kpi, take])]));

const shares = same(
  [
    'ehc.request.refusalSignposted',
    'ehc.request.oapEvaluated',
    'ehc.request.therapyPackEvaluated',
    'ehc.assessment.openingVisit',
    'ehc.assessment.pcpHeld',
    'ehc.advice.within6w',
    'ehc.qa.adviceQuality',
    'ehc.draftDecision.within12w',
    'ehc.plan.lateNoException',
    'ehc.plan.completedWithException',
    'ehc.plan.pfaFormat',
    'ehc.plan.year6By15Feb',
    'ehc.qa.provisionQuantified',
    'ehc.review.keyStageEnd',
    'ehc.review.primaryNeedChecked',
    'ehc.review.year6ByDecember',
    'ehc.review.officerAttended',
    'ehc.review.phaseTransferAttended',
    'ehc.review.professionalsRepresented',
    'ehc.review.pcpHeld',
    'ehc.review.settingDecisionRecorded',
    'ehc.review.year9AdultNeeds',
    'ehc.review.hospitalPassportInformed',
    'ehc.transition.aged14plus',
    'ehc.transition.planInPlace',
    'ehc.transition.assessedBefore17half',
    'ehc.transition.assessedBefore18',
    'ehc.transition.careActAssessmentInTime',
    'ehc.contact.responseInTime',
    'ehc.visits.outOfArea6m',
    'ehc.provision.sectionFDelivered',
  ],
  'share',
);

const counts = same(
  [
    'ehc.assessment.initiated',
    'ehc.mediation.started',
    'ehc.mediation.open',
    'ehc.tribunal.lodged',
    'ehc.tribunal.open',
    'ehc.placement.outOfArea',
    'ehc.placement.jointFunding',
    'ehc.placement.outsideDesignation',
    'ehc.placement.breakdownYear7',
  ],
  'count',
);

const withoutExceptions = 'Leaving out exceptions';

/** By KPI, as Part 1 of the catalogue of measures of action plans defines it. */
export const kpiAnswers: Readonly<Record<string, PlanBinding>> = {
  ...shares,
  ...counts,
  'ehc.request.received': figures(['dfe.requests.received', 'count']),
  'ehc.request.received.byDemographic': table('received', ['age', 'ethnicity', 'gender', 'need']),
  'ehc.request.refused': figures(['ehc.request.refused']),
  'ehc.decision.within6w': figures(
    ['ehc.decision.within6w'],
    [['dfe.requests.decidedWithin6w', 'share', 'As it is published: of the decisions told in the period']],
  ),
  'ehc.plan.within20w': figures(
    ['dfe.plan.within20w', 'share', 'All plans issued'],
    [
      ['dfe.plan.within20wExcludingExceptions', 'share', withoutExceptions],
      ['ehc.plan.within20w.cohort', 'share', 'Of those that fell due, open cases among them'],
      ['ehc.open.past20w', 'count', 'Open past 20 weeks'],
    ],
  ),
  'ehc.plan.meanDays': figures(
    ['dfe.plan.weeks', 'meanDays', 'All plans issued'],
    [['dfe.plan.weeksExcludingExceptions', 'meanDays', withoutExceptions]],
  ),
  'ehc.plan.inProgress': figures(
    ['ehc.assessment.inProgress', 'count', 'Agreed to assessment and not ended'],
    [['ehc.plan.inProgress', 'count', 'With requests that are not decided yet']],
  ),
  'ehc.qa.goodOrBetter': figures(['ehc.qa.goodOrBetter']),
  'ehc.qa.reviewQuality': figures(
    ['ehc.qa.reviewQuality', 'share', 'Reviews that were checked'],
    [['ehc.qa.reviewGoodOrBetter', 'share', 'Of these, good or better']],
  ),
  'ehc.review.within4w': figures(
    ['ehc.review.within4w', 'share', 'Of those that fell due'],
    [['dfe.reviews.decidedWithin4w', 'share', 'As it is published: of the decisions told in the period']],
  ),
  'ehc.review.outcomesMet': figures(
    ['ehc.review.outcomesMet', 'share', 'Outcomes achieved'],
    [['ehc.review.mostOutcomesMet', 'share', 'Children with most outcomes achieved']],
  ),
  'ehc.complaints.count': figures(
    ['ehc.complaints.count', 'count', 'Complaints and appeals'],
    [
      ['ehc.complaints.received', 'count', 'Complaints'],
      ['ehc.tribunal.lodged', 'count', 'Appeals'],
    ],
    'Contacts with patient advice services come from the health service and are not counted here.',
  ),
  'ehc.feedback.family': figures(
    ['ehc.feedback.family', 'mean', 'Score, from 1 to 5'],
    [
      ['ehc.feedback.positive', 'share', 'Positive'],
      ['ehc.feedback.responseRate', 'share', 'Answered, of those asked'],
      ['ehc.feedback.family.assessment', 'mean', 'Score of assessments'],
      ['ehc.feedback.family.review', 'mean', 'Score of reviews'],
      ['ehc.feedback.family.transition', 'mean', 'Score of phase transfers'],
    ],
  ),
  'ehc.placement.outOfAreaPost19': figures(
    ['ehc.placement.outOfAreaPost19', 'share', 'From all schools'],
    [
      ['ehc.placement.outOfAreaPost19.special', 'share', 'From special schools', 'special schools'],
      ['ehc.placement.outOfAreaPost19.mainstream', 'share', 'From mainstream schools', 'mainstream schools'],
    ],
  ),
  'ehc.placement.outOfAreaYear10': figures(
    ['ehc.placement.outOfAreaYear10', 'count'],
    [],
    'What they need after 16 is recorded case by case and not counted.',
  ),
  'ehc.placement.independent': figures(
    ['ehc.placement.independent', 'count', 'All'],
    [
      ['ehc.placement.independent.day', 'count', 'By day'],
      ['ehc.placement.independent.residential38', 'count', 'Residential, 38 weeks'],
      ['ehc.placement.independent.residential52', 'count', 'Residential, 52 weeks'],
    ],
  ),
  'ehc.placement.preferenceNotMet': figures(
    ['ehc.placement.preferenceNotMet'],
    [['ehc.placement.preferenceUnsettled', 'count', 'Not met and not settled']],
  ),
  'ehc.placement.waitingSpecial': figures(
    ['ehc.placement.waitingSpecial', 'count'],
    [['ehc.placement.waitingSpecialDays', 'meanDays', 'Days waited, on the mean']],
  ),
  'ehc.stock.rate': { kind: 'rateOfPupils', note: 'The pupils are those of the school census, as they were given.' },
  'ehc.stock.byAgeAndNeed': table('live', ['age-and-need']),
  'ehc.stock.bySchool': table('live', ['school'], 'Children with a plan. The share is of all live plans: how many pupils each school has is not held.'), // prettier-ignore
  'ehc.stock.bySchoolAndNeed': table(
    'live',
    ['school-and-need'],
    'Every school and college is listed: special schools are not told apart from others.',
  ),
  'ehc.flow.demandAndDestinations': figures(
    ['dfe.requests.received', 'count', 'Requests'],
    [
      ['ehc.assessment.initiated', 'count', 'Agreed to assessment'],
      ['ehc.request.refused', 'count', 'Refused an assessment'],
      ['dfe.plan.within20w', 'below', 'New plans'],
      ['ehc.flow.placementsStarted', 'count', 'Placements that began'],
      ['ehc.flow.placementsEnded', 'count', 'Placements that ended'],
    ],
    'From where and to where children move, and what it costs, is on the page of placements begun and ended.',
  ),
  'ehc.panel.decisionsByNeed': table('panels', ['need-and-sign', 'need-and-outcome']),
  'ehc.data.completeness': { kind: 'detailsOnRecord', note: null },
};
