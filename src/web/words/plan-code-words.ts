import type {
  CeaseReason,
  CeasingConsidered,
  DisputeProgressRecorded,
  PlanContinued,
  PlanKeptToYearEnd,
} from '../../../workflows/plan/ceasing.events.js';
import type {
  PhaseTransferCalledOff,
  PhaseTransferKind,
  SchoolCohortRecorded,
} from '../../../workflows/plan/phase-transfer.events.js';
import type { PlacementRecorded } from '../../../workflows/plan/plan.events.js';
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
import { overturnWords } from './code-words.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes that facts about a plan carry, as a form offers them and a history tells them. One table a code list. */
export const placementKindWords: Words<PlacementRecorded['data']['kind']> = {
  named: 'As the plan names it',
  attended: 'As it is happening',
};

export const reviewKindWords: Words<ReviewKind> = {
  annual: 'Annual review',
  early: 'Early review, from which the year counts anew',
  interim: 'Interim review, beside the yearly ones',
};

export const reviewHolderWords: Words<ReviewHolder> = {
  setting: 'The school or college',
  authority: 'The authority',
};

export const reviewOutcomeWords: Words<ReviewOutcome> = {
  maintain: 'The plan stays as it is',
  amend: 'The plan is to be amended',
  cease: 'The plan is to end',
};

export const reviewCalledOffWords: Words<ReviewCalledOff['data']['because']> = {
  postponed: 'It is put off',
  planEnded: 'The plan ended',
  notNeeded: 'It is not needed',
  other: 'Another reason',
};

export const contributionWords: Words<ReviewContributionRecorded['data']['contribution']> = {
  written: 'In writing',
  spoken: 'At the meeting',
  none: 'Nothing',
};

export const primaryNeedWords: Words<ReviewClosed['data']['primaryNeed']> = {
  confirmed: 'Confirmed in the review',
  changed: 'Changed in the review',
};

export const suitabilityWords: Words<ReviewClosed['data']['settingSuitable']> = {
  suitable: 'Yes, as it is',
  suitableWithChanges: 'Yes, with changes',
  notSuitable: 'No, not any more',
};

export const transferKindWords: Words<PhaseTransferKind> = {
  earlyYearsToSchool: 'Early years to school',
  infantToJunior: 'Infant to junior',
  primaryToMiddle: 'Primary to middle',
  primaryToSecondary: 'Primary to secondary',
  middleToSecondary: 'Middle to secondary',
  secondaryToPost16: 'Secondary to post-16',
  post16ToPost16: 'Post-16 to another post-16 setting',
};

export const transferCalledOffWords: Words<PhaseTransferCalledOff['data']['because']> = {
  staysInSetting: 'The child stays where it is',
  movesAway: 'The family moves away',
  planEnds: 'The plan ends before it',
  plannedByMistake: 'It was planned by mistake',
};

export const routeWords: Words<SchoolCohortRecorded['data']['route']> = {
  primarySecondary: 'Primary and secondary school',
  infantJunior: 'Infant, junior and secondary school',
  threeTier: 'First, middle and upper school',
  allThrough: 'One school for all ages',
};

export const cohortByWords: Words<SchoolCohortRecorded['data']['by']> = {
  birthDate: 'From the birth date',
  person: 'Entered by somebody',
};

export const reassessmentRequesterWords: Words<ReassessmentRequested['data']['requestedBy']> = {
  parentOrYoungPerson: 'Parent or young person',
  setting: 'The school or college',
  healthBody: 'The health body',
};

export const noReassessmentWords: Words<DecisionNotToReassessNotified['data']['reason']> = {
  assessedWithinSixMonths: 'The child was assessed within the last six months',
  notNecessary: 'A further assessment is not necessary',
};

export const reassessmentOutcomeWords: Words<ReassessmentEnded['data']['outcome']> = {
  planSent: 'A plan was sent',
  noChange: 'The plan stays as it is',
  withdrawn: 'The request was withdrawn',
};

export const arrangementWords: Words<PersonalBudgetAgreed['data']['arrangement']> = {
  organised: 'The authority arranges the provision',
  thirdParty: 'A third party holds the money',
  directPayment: 'The family is paid directly',
  mixed: 'A mix of these',
};

export const ceasingGroundWords: Words<CeasingConsidered['data']['ground']> = {
  noLongerResponsible: 'We are no longer responsible for the child',
  noLongerNecessary: 'The plan is no longer necessary',
};

/** SEN2 item 4.6. */
export const ceaseReasonWords: Words<CeaseReason> = {
  '1': 'Reached the greatest age',
  '2': 'Needs are met without a plan',
  '3': 'Moved on to higher education',
  '4': 'Moved on to paid employment, not an apprenticeship',
  '5': 'Transferred to another authority in England',
  '6': 'No longer wishes to engage',
  '7': 'Left England',
  '8': 'Died',
  '9': 'Another reason',
};

export const continuedWords: Words<PlanContinued['data']['because']> = {
  ownReview: overturnWords.ownReview,
  order: overturnWords.order,
  agreement: overturnWords.mediation,
  concession: overturnWords.concession,
};

export const keptSettingWords: Words<PlanKeptToYearEnd['data']['setting']> = {
  furtherEducation: 'In further education',
  other: 'Somewhere else',
};

export const disputeStepWords: Words<DisputeProgressRecorded['data']['step']> = {
  certificateIssued: 'The mediation certificate was issued',
  appealReceived: 'The Tribunal received the appeal',
  appealDetermined: 'The appeal was decided',
};
