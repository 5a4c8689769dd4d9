import { bodyWords } from './body-words.js';
import { reassessmentWords } from './code-words.js';
import { capital } from './distance-words.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';
import { placementFields, placementFieldsByFact } from './placement-words.js';
import {
  arrangementWords,
  ceaseReasonWords,
  ceasingGroundWords,
  cohortByWords,
  continuedWords,
  contributionWords,
  disputeStepWords,
  keptSettingWords,
  noReassessmentWords,
  placementKindWords,
  primaryNeedWords,
  reassessmentOutcomeWords,
  reassessmentRequesterWords,
  reviewCalledOffWords,
  reviewHolderWords,
  reviewKindWords,
  reviewOutcomeWords,
  routeWords,
  suitabilityWords,
  transferCalledOffWords,
  transferKindWords,
} from './plan-code-words.js';

/** Fields that mean the same in every fact about a plan. */
export const planFields: FieldTable = {
  ...placementFields,
  fromAuthority: { label: 'The authority it came from' },
  rank: { label: 'First or second placement' },
  leftOn: { label: 'Left on' },
  senUnit: { label: 'In a SEN unit' },
  resourcedProvision: { label: 'In resourced provision' },
  residential: { label: 'Residential (code of the return)' },
  workBased: { label: 'Work-based learning (code of the return)' },
  ukprn: { label: 'UK provider reference number (UKPRN)' },
  senSetting: { label: 'Setting code of the return' },
  senSettingOther: { label: 'What the setting is' },
  heldBy: { label: 'Who holds the meeting', value: codes(reviewHolderWords) },
  meetingOn: { label: 'Day of the meeting' },
  yearNineOrLater: { label: 'In or after year 9' },
  invited: { label: 'Who was invited', value: (body) => capital(bodyWords(body)) },
  attended: { label: 'At the meeting' },
  contribution: { label: 'How they contributed', value: codes(contributionWords) },
  outcome: { label: 'What the family was told', value: codes(reviewOutcomeWords) },
  primaryNeed: { label: 'Primary need', value: codes(primaryNeedWords) },
  settingSuitable: { label: 'School or college suitable', value: codes(suitabilityWords) },
  outcomes: { label: 'Outcomes of the plan' },
  met: { label: 'Met' },
  partlyMet: { label: 'Met in part' },
  notMet: { label: 'Not met' },
  preparingForAdulthood: { label: 'Preparing for adulthood considered' },
  withEvidence: { label: 'Sent with plan, amendments and evidence' },
  receptionYear: { label: 'Year in which reception begins' },
  route: { label: 'Kinds of school', value: codes(routeWords) },
  transferOn: { label: 'First day in the new school or college' },
  dueOn: { label: 'Limit as the return states it' },
  finalisedOn: { label: 'Amended plan sent on' },
  arrangement: { label: 'Who holds the money', value: codes(arrangementWords) },
  lastPaidOn: { label: 'Last paid on' },
  movesOn: { label: 'Day of the move' },
  lastReviewedOn: { label: 'Last reviewed on' },
  willAssess: { label: 'There will be an assessment' },
  reviewBy: { label: 'To be reviewed by' },
  settingConsulted: { label: 'School or college consulted' },
  reason: { label: 'Why the plan ends', value: codes(ceaseReasonWords) },
  courseEndsOn: { label: 'Last day of the course' },
  step: { label: 'What happened in the dispute', value: codes(disputeStepWords) },
};

const transferKind = { label: 'From which phase to which', value: codes(transferKindWords) };
const reviewKind = { label: 'Kind of review', value: codes(reviewKindWords) };

/** Fields that mean something of their own in one fact. */
export const planFieldsByFact: Readonly<Record<string, FieldTable>> = {
  ...placementFieldsByFact,
  PlacementRecorded: { kind: { label: 'Which placement', value: codes(placementKindWords) } },
  ReviewArranged: { kind: reviewKind },
  ReviewCalledOff: { because: { label: 'Why', value: codes(reviewCalledOffWords) } },
  ReviewContributionRecorded: { from: { label: 'Who', value: (body) => capital(bodyWords(body)) } },
  ReviewMeetingHeld: { kind: reviewKind },
  SchoolCohortRecorded: { by: { label: 'How it is known', value: codes(cohortByWords) } },
  PhaseTransferPlanned: { kind: transferKind },
  PhaseTransferReplanned: { kind: transferKind },
  PhaseTransferCalledOff: { because: { label: 'Why', value: codes(transferCalledOffWords) } },
  ReassessmentRequested: { requestedBy: { label: 'Who asked', value: codes(reassessmentRequesterWords) } },
  DecisionToReassessNotified: { because: { label: 'Why', value: codes(reassessmentWords) } },
  DecisionNotToReassessNotified: { reason: { label: 'Why not', value: codes(noReassessmentWords) } },
  ReassessmentEnded: { outcome: { label: 'How it ended', value: codes(reassessmentOutcomeWords) } },
  CeasingConsidered: { ground: { label: 'On what ground', value: codes(ceasingGroundWords) } },
  PlanContinued: { because: { label: 'Why', value: codes(continuedWords) } },
  PlanKeptToYearEnd: { setting: { label: 'Where the young person is taught', value: codes(keptSettingWords) } },
};
