import { feedbackStageWords } from '../words/feedback-words.js';
import { lowerFirst } from '../words/list-words.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { count, date, text } from './message-parts.js';
import type { Words } from './message-parts.js';

const stage = (code: Plain | undefined): string =>
  lowerFirst((feedbackStageWords as Readonly<Record<string, string>>)[text(code)] ?? text(code));

/** What the rules about families' feedback say no to, and how to put it right. */
export const feedbackMessages: Readonly<Record<string, Words>> = {
  'feedback-stage-not-here':
    'Feedback on an assessment is recorded with the assessment, feedback on a review or a phase transfer with the plan',
  'feedback-already-invited': 'This invitation is on record already',
  'feedback-already-recorded': 'This reply is on record already',
  'no-such-invitation': 'This family has had no such invitation. Choose one of those listed, or none',
  'feedback-already-answered': ({ on }) =>
    `This invitation was answered already, on ${date(on)}. If that answer was recorded wrongly, correct it in the history`,
  'feedback-of-another-stage': ({ stage: invited }) =>
    `The invitation was about ${stage(invited)}. Choose the same stage`,
  'feedback-needs-a-score': 'Give a score for at least one question',
  'question-answered-twice': 'Give one score for each question',
  'score-out-of-range': ({ from, to }) => `A score must be a whole number from ${count(from)} to ${count(to)}`,
  'no-such-questionnaire': 'There is no such version of the questionnaire',
  'another-questionnaire-was-sent': ({ version }) =>
    `With this invitation went version ${count(version)} of the questionnaire. Record the answers to that one`,
  'no-such-question': ({ question }) => `The questionnaire has no question “${text(question)}”`,
  'positive-score-of-another': ({ positiveFrom }) =>
    `Answers to this questionnaire count as positive from a mean of ${count(positiveFrom)}`,
  'questionnaire-needs-a-question': 'A questionnaire needs at least one question, and every question its words',
  'questionnaire-too-long': ({ most }) => `A questionnaire can have ${count(most)} questions at most`,
  'question-id-unusable': 'Every question needs a short name of its own, of letters, figures and hyphens',
  'positive-score-out-of-range': ({ from, to }) =>
    `The score from which answers count as positive must be from ${count(from)} to ${count(to)}`,
  'smallest-shown-out-of-range': ({ most }) =>
    `The smallest count that is published must be a whole number from 1 to ${count(most)}`,
  'question-means-something-else': ({ question }) =>
    `The question “${text(question)}” has been asked in other words before. Give the new words another short name`,
};
