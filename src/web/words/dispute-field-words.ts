import { outcomeWords, requirementWords } from './code-words.js';
import {
  appealEndedByWords,
  certificateWords,
  disputeClosedWords,
  disputedDecisionWords,
  followsWords,
  mediationIssueWords,
  orderResultWords,
  recommendedToWords,
} from './dispute-code-words.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

/** Fields that mean the same in every fact about a dispute. */
export const disputeFields: FieldTable = {
  about: { label: 'What the family disagrees with', value: codes(disputedDecisionWords) },
  noticeSentOn: { label: 'Notice of the decision sent on' },
  issues: { label: 'What the family wants to talk about', value: codes(mediationIssueWords) },
  heldOn: { label: 'Day arranged' },
  withAuthority: { label: 'Somebody attends who may settle' },
  settled: { label: 'Settled in mediation' },
  requires: { label: 'What it requires', value: codes(requirementWords) },
  requiredBy: { label: 'Agreed to be done by' },
  otherMatters: { label: 'Holds other matters' },
  otherMattersBy: { label: 'Other matters to be done by' },
  appealNumber: { label: 'Number of the appeal' },
  settingOnly: { label: 'About the school or college alone' },
  responseDirectedBy: { label: 'Response asked for by' },
  opposes: { label: 'We oppose it' },
  result: { label: 'What was decided', value: codes(orderResultWords) },
  directedOn: { label: 'The date it sets' },
  follows: { label: 'Answer', value: codes(followsWords) },
};

/** Fields that mean something of their own in one fact. */
export const disputeFieldsByFact: Readonly<Record<string, FieldTable>> = {
  MediationCertificateIssued: { because: { label: 'Why it was issued', value: codes(certificateWords) } },
  AppealWithdrawn: { by: { label: 'Who ended it', value: codes(appealEndedByWords) } },
  RecommendationMade: { to: { label: 'To whom', value: codes(recommendedToWords) } },
  DisputeClosed: { because: { label: 'Why', value: codes(disputeClosedWords) } },
  DisputeOutcomeRecorded: { by: { label: 'How it ended', value: codes(outcomeWords) } },
};
