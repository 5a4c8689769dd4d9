import {
  decisionDisputedWords,
  followsWords,
  mediationIssueWords,
  orderResultWords,
} from './dispute-code-words.js';

/** Fields of facts about a dispute that no assessment has. */
export const disputeFields: Readonly<
  Record<string, { readonly label: string; readonly words?: Readonly<Record<string, string>> }>
> = {
  about: { label: 'Which decision', words: decisionDisputedWords },
  aboutStream: { label: 'Where that decision is recorded' },
  noticeSentOn: { label: 'Day its notice was sent' },
  issues: { label: 'What the family wants to talk about', words: mediationIssueWords },
  heldOn: { label: 'On which day' },
  withAuthority: { label: 'Somebody will attend who may settle' },
  settled: { label: 'The dispute was settled' },
  requiredBy: { label: 'Agreed date for it' },
  otherMatters: { label: 'Something else was agreed' },
  otherMattersBy: { label: 'Agreed date for that' },
  appealNumber: { label: 'The Tribunal’s number' },
  settingOnly: { label: 'About the school or college alone' },
  responseDirectedBy: { label: 'Response asked for by' },
  opposes: { label: 'We oppose the appeal' },
  result: { label: 'What the Tribunal decided', words: orderResultWords },
  follows: { label: 'Will it be followed', words: followsWords },
};
