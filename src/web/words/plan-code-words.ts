import type { CeaseReason, CeasingConsidered, PlanContinued, PlanKeptToYearEnd } from '../../../workflows/plan/ceasing.events.js';
import type {
  PhaseTransferCalledOff,
  PhaseTransferKind,
  SchoolCohortRecorded,
} from '../../../workflows/plan/phase-transfer.events.js';
import type {
  DecisionNotToReassessNotified,
  PersonalBudgetAgreed,
  ReassessmentEnded,
  ReassessmentRequested,
} from '../../../workflows/plan/reassessment.events.js';
import type {
  ReviewCalledOff,
  ReviewClosed,
  ReviewContributionRecorded,
  ReviewHolder,
  ReviewKind,
  ReviewOutcome,
} from '../../../workflows/plan/review.events.js';
import type { PlacementRecorded } from '../../../workflows/plan/plan.events.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes that facts about a plan carry, as a form offers them and a history tells them. */
export const reviewKindWords: Words<ReviewKind> = {
  annual: 'Annual review',
  early: 'Early review',
  interim: 'Interim review',
};

export const reviewHolderWords: Words<ReviewHolder> = {
  setting: 'The school, college or early years setting',
  authority: 'We do',
};

export const reviewOutcomeWords: Words<ReviewOutcome> = {
  maintain: 'Keep the plan as it is',
  amend: 'Amend the plan',
  cease: 'End the plan',
};

export const reviewCalledOffWords: Words<ReviewCalledOff['data']['because']> = {
  postponed: 'It was put off',
  planEnded: 'The plan ended',
  notNeeded: 'It is not needed',
  other: 'Another reason',
};

export const contributionWords: Words<ReviewContributionRecorded['data']['contribution']> = {
  written: 'In writing',
  spoken: 'At the meeting only',
  none: 'Not at all',
};

export const primaryNeedWords: Words<ReviewClosed['data']['primaryNeed']> = {
  confirmed: 'Confirmed',
  changed: 'Changed',
};

export const suitabilityWords: Words<ReviewClosed['data']['settingSuitable']> = {
  suitable: 'Suitable',
  suitableWithChanges: 'Suitable with changes',
  notSuitable: 'Not suitable',
};

export const transferKindWords: Words<PhaseTransferKind> = {
  earlyYearsToSchool: 'Early years to school',
  infantToJunior: 'Infant to junior school',
  primaryToMiddle: 'Primary to middle school',
  primaryToSecondary: 'Primary to secondary school',
  middleToSecondary: 'Middle to secondary school',
  secondaryToPost16: 'Secondary school to post-16',
  post16ToPost16: 'One post-16 place to another',
};

export const transferCalledOffWords: Words<PhaseTransferCalledOff['data']['because']> = {
  staysInSetting: 'The child stays at the same school or college',
  movesAway: 'The family moves away',
  planEnds: 'The plan ends before',
  plannedByMistake: 'It was planned by mistake',
};

export const schoolRouteWords: Words<SchoolCohortRecorded['data']['route']> = {
  primarySecondary: 'Primary, then secondary school',
  infantJunior: 'Infant, junior, then secondary school',
  threeTier: 'First, middle, then upper school',
  allThrough: 'One school for all ages',
};

export const cohortByWords: Words<SchoolCohortRecorded['data']['by']> = {
  birthDate: 'Worked out from the date of birth',
  person: 'Somebody said so',
};

export const reassessmentRequesterWords: Words<ReassessmentRequested['data']['requestedBy']> = {
  parentOrYoungPerson: 'Parent or young person',
  setting: 'The school, college or early years setting',
  healthBody: 'The health body',
};

export const noReassessmentWords: Words<DecisionNotToReassessNotified['data']['reason']> = {
  assessedWithinSixMonths: 'There was an assessment in the last 6 months',
  notNecessary: 'It is not necessary',
};

export const reassessmentEndWords: Words<ReassessmentEnded['data']['outcome']> = {
  planSent: 'A plan was sent',
  noChange: 'The plan stays as it is',
  withdrawn: 'It was withdrawn',
};

export const budgetWords: Words<PersonalBudgetAgreed['data']['arrangement']> = {
  organised: 'We hold the money and arrange what the family chose',
  thirdParty: 'Somebody else holds the money for the family',
  directPayment: 'Direct payments to the family',
  mixed: 'A mixture of these',
};

export const ceasingGroundWords: Words<CeasingConsidered['data']['ground']> = {
  noLongerResponsible: 'We are no longer responsible for the child',
  noLongerNecessary: 'The plan is no longer necessary',
};

/** SEN2 item 4.6. */
export const ceaseReasonWords: Words<CeaseReason> = {
  '1': 'The oldest age for a plan was reached',
  '2': 'Needs are met without a plan',
  '3': 'Moved on to higher education',
  '4': 'Moved on to paid work',
  '5': 'Moved to another authority in England',
  '6': 'No longer wishes to take part in education or training',
  '7': 'Left England',
  '8': 'The child or young person died',
  '9': 'Another reason',
};

export const continuedWords: Words<PlanContinued['data']['because']> = {
  ownReview: 'Our own second look',
  order: 'An order of the Tribunal',
  agreement: 'An agreement in mediation',
  concession: 'We conceded the appeal',
};

export const keptSettingWords: Words<PlanKeptToYearEnd['data']['setting']> = {
  furtherEducation: 'In further education',
  other: 'Elsewhere',
};

export const placementKindWords: Words<PlacementRecorded['data']['kind']> = {
  named: 'Named in the plan',
  attended: 'Attended',
};
