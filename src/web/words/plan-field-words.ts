import {
  budgetWords,
  ceaseReasonWords,
  contributionWords,
  keptSettingWords,
  noReassessmentWords,
  primaryNeedWords,
  reassessmentEndWords,
  reviewHolderWords,
  reviewOutcomeWords,
  schoolRouteWords,
  suitabilityWords,
} from './plan-code-words.js';
import { bodyNames } from './body-words.js';
import { recommendedToWords } from './dispute-code-words.js';

/** Fields of facts about a plan that no assessment has. */
export const planFields: Readonly<
  Record<string, { readonly label: string; readonly words?: Readonly<Record<string, string>> }>
> = {
  heldBy: { label: 'Who holds the meeting', words: reviewHolderWords },
  meetingOn: { label: 'Day of the meeting' },
  yearNineOrLater: { label: 'In or after year 9' },
  invited: { label: 'Who was invited', words: bodyNames },
  attended: { label: 'At the meeting' },
  contribution: { label: 'How they contributed', words: contributionWords },
  outcome: { label: 'What was decided', words: { ...reviewOutcomeWords, ...reassessmentEndWords } },
  primaryNeed: { label: 'Main need', words: primaryNeedWords },
  settingSuitable: { label: 'School or college', words: suitabilityWords },
  outcomes: { label: 'Outcomes of the plan' },
  met: { label: 'Met' },
  partlyMet: { label: 'Partly met' },
  notMet: { label: 'Not met' },
  preparingForAdulthood: { label: 'Preparing for adulthood was considered' },
  withEvidence: { label: 'With the plan, the changes proposed and the evidence' },
  receptionYear: { label: 'Year in which reception began' },
  route: { label: 'Kinds of school', words: schoolRouteWords },
  transferOn: { label: 'First day in the new place' },
  dueOn: { label: 'Due by' },
  finalisedOn: { label: 'Amended plan sent' },
  reason: { label: 'Reason', words: { ...ceaseReasonWords, ...noReassessmentWords } },
  arrangement: { label: 'Who holds the money', words: budgetWords },
  lastPaidOn: { label: 'Day of the last payment' },
  movesOn: { label: 'Day of the move' },
  fromAuthority: { label: 'Authority it came from' },
  lastReviewedOn: { label: 'Last reviewed' },
  willAssess: { label: 'There will be an assessment' },
  reviewBy: { label: 'Reviewed by' },
  settingConsulted: { label: 'School or college consulted' },
  courseEndsOn: { label: 'Day the course ends' },
  step: { label: 'What happened' },
  rank: { label: 'First or second placement' },
  leftOn: { label: 'Left on' },
  senUnit: { label: 'In a SEN unit' },
  resourcedProvision: { label: 'In resourced provision' },
  residential: { label: 'Residential code' },
  workBased: { label: 'Work-based learning code' },
  ukprn: { label: 'UK provider reference number (UKPRN)' },
  senSetting: { label: 'SEN2 setting code' },
  senSettingOther: { label: 'What the setting is' },
};

/** Fields that an assessment’s facts use for something else: told so where the value is one of these codes. */
export const twinFields: Readonly<
  Record<string, { readonly label: string; readonly words: Readonly<Record<string, string>> }>
> = {
  from: { label: 'Whose contribution', words: bodyNames },
  to: { label: 'To whom', words: recommendedToWords },
  setting: { label: 'Where the young person is taught', words: keptSettingWords },
};
