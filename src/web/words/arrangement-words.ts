import type {
  FundingAgreementEnded,
  FundingEvent,
  FundingTerms,
  PersonalBudgetAsked,
  PersonalBudgetRefused,
} from '../../../workflows/plan/funding.events.js';
import { fundersOf } from '../../../workflows/plan/funding.state.js';
import type { Funder } from '../../../workflows/plan/funding.state.js';
import type {
  PreferenceAnswered,
  PreferenceEvent,
  PreferenceGround,
  PreferenceRecorded,
  PreferenceStep,
  SpecialPlaceAgreed,
  SpecialPlaceWithdrawn,
} from '../../../workflows/plan/preference.events.js';
import { replyGroundWords } from './code-words.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';
import { count } from './number-words.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** Codes of joint funding, personal budgets, preferences and places waited for, in words. */
export const funderWords: Words<Funder> = {
  education: 'Education',
  health: 'Health',
  care: 'Social care',
  other: 'Another body',
};

export const sharedInWords: Words<FundingTerms['sharedIn']> = {
  percent: 'Per cent',
  poundsAYear: 'Pounds a year',
};

export const fundingEndWords: Words<FundingAgreementEnded['data']['because']> = {
  placementEnded: 'The placement ended',
  planEnded: 'The plan ended',
  funderLeft: 'A body stopped paying',
  replaced: 'Another agreement took its place',
  other: 'Another reason',
};

export const familyWords: Words<PreferenceRecorded['data']['statedBy']> = {
  parent: 'A parent',
  youngPerson: 'The young person',
};

export const budgetOccasionWords: Words<PersonalBudgetAsked['data']['during']> = {
  draft: 'While a draft of the plan was open',
  review: 'In a review',
  reassessment: 'In a re-assessment',
  other: 'At another time',
};

export const budgetRefusalWords: Words<PersonalBudgetRefused['data']['because']> = {
  notSeparable: 'The money cannot be told apart from that of other provision',
  recipient: 'Whoever would be paid cannot be paid',
  otherServices: 'It would harm services for others',
  resources: 'It would not be an efficient use of resources',
  other: 'Another reason',
};

export const preferenceResultWords: Words<PreferenceAnswered['data']['result']> = {
  met: 'Met: section I names it',
  notMet: 'Not met',
  withdrawn: 'The family does not ask for it any more',
};

export const preferenceGroundWords: Words<PreferenceGround> = {
  ...replyGroundWords,
  notListed: 'It is not of a kind that the law lets a family ask for',
};

export const preferenceStepWords: Words<PreferenceStep> = {
  anotherSetting: 'Look for another school or college with the family',
  waitForPlace: 'Wait for a place there',
  sharedPlacement: 'Share the child’s time between two settings',
  earlyReview: 'Hold an early review',
  mediation: 'Mediation, or an appeal of the family',
  accepted: 'Nothing more: the family accepts the one named',
};

export const agreedByWords: Words<SpecialPlaceAgreed['data']['agreedBy']> = {
  panel: 'A panel or officer agreed it',
  plan: 'The plan names it',
  order: 'The Tribunal ordered it',
};

export const placeWithdrawnWords: Words<SpecialPlaceWithdrawn['data']['because']> = {
  familyChose: 'The family chose something else',
  needChanged: 'The child’s needs changed',
  otherPlacement: 'Another placement meets need',
  other: 'Another reason',
};

/** What happened, as a clause after "when" or "that". */
export const arrangementClauses: Words<(FundingEvent | PreferenceEvent)['type']> = {
  FundingAgreementRecorded: 'the joint funding was agreed',
  FundingAgreementChanged: 'the joint funding was looked at again',
  FundingAgreementEnded: 'the joint funding ended',
  PersonalBudgetAsked: 'the personal budget was asked for',
  PersonalBudgetRefused: 'the personal budget was refused',
  PreferenceRecorded: 'the family asked for a school or college',
  PreferenceAnswered: 'the family’s preference was answered',
  PreferenceStepPlanned: 'the next step about the preference was settled',
  SpecialPlaceAgreed: 'the special school place was agreed',
  SpecialPlaceWithdrawn: 'the special school place was given up',
};

/** "Education 60%, Health 40%"; in pounds "Education £30,000, Health £12,000". */
export function sharesWords(terms: FundingTerms): string {
  const words = fundersOf(terms).map(({ funder, share }) => `${funderWords[funder]} ${shareWords(share, terms)}`);
  return words.join(', ');
}

function shareWords(share: number, { sharedIn }: Pick<FundingTerms, 'sharedIn'>): string {
  return sharedIn === 'percent' ? `${share}%` : `£${count(share)}`;
}

export const arrangementFields: FieldTable = {
  sharedIn: { label: 'Shares in', value: codes(sharedInWords) },
  educationShare: { label: 'Share of education' },
  healthShare: { label: 'Share of health' },
  careShare: { label: 'Share of social care' },
  otherShare: { label: 'Share of another body' },
  otherFunder: { label: 'Name of the other body' },
  totalPounds: { label: 'Pounds a year altogether' },
  reviewOn: { label: 'Day of its review' },
  askedBy: { label: 'Who asked', value: codes(familyWords) },
  during: { label: 'On which occasion', value: codes(budgetOccasionWords) },
  statedBy: { label: 'Who asked for it', value: codes(familyWords) },
  nextStep: { label: 'What is done next', value: codes(preferenceStepWords) },
  nextStepOn: { label: 'Next step by' },
  agreedBy: { label: 'What agreed it', value: codes(agreedByWords) },
};

/** Fields that mean something of their own in one of these facts. */
export const arrangementFieldsByFact: Readonly<Record<string, FieldTable>> = {
  FundingAgreementEnded: { because: { label: 'Why it ended', value: codes(fundingEndWords) } },
  PersonalBudgetRefused: { because: { label: 'Why it is refused', value: codes(budgetRefusalWords) } },
  PreferenceAnswered: {
    result: { label: 'What became of it', value: codes(preferenceResultWords) },
    grounds: { label: 'Why it was not met', value: codes(preferenceGroundWords) },
  },
  SpecialPlaceWithdrawn: {
    because: { label: 'Why it is not sought any more', value: codes(placeWithdrawnWords) },
  },
};
