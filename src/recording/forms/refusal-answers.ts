import type { AnswerReader } from '../../web/forms/answers.js';
import { refusalReasonWords } from '../../web/words/code-words.js';
import { listed } from '../../web/words/list-words.js';
import { choicesFrom, keysOf, wordsWithout } from '../questions.js';
import type { Question } from '../questions.js';
import type { Row } from '../recording-form.js';

const reasonWords = wordsWithout(refusalReasonWords, 'notStated');

/** What a notice that says no must hold (reg 5(3), reg 10(1)), as it was read. */
export interface Refusal {
  readonly reasons: readonly (keyof typeof reasonWords)[];
  readonly explanation: string | null;
  /** Other support the family was told of; only the refusal of an assessment must name it. */
  readonly signposted: readonly string[];
  readonly appealWordingSent: boolean;
}

/** Which refusal: that of an assessment must also say where else help is to be had. */
export interface RefusalKind {
  readonly signposts: boolean;
}

/** Questions that come up with a “no”. */
export function refusalQuestions({ signposts }: RefusalKind): readonly Question[] {
  const signposted: Question = {
    kind: 'longText',
    name: 'signposted',
    label: 'What other support was the family told of?',
    hint: 'One a line, for example SENDIASS or the school’s own support',
  };
  return [
    {
      kind: 'checkboxes',
      name: 'reasons',
      legend: 'Why?',
      hint: 'Choose all that apply',
      choices: choicesFrom(reasonWords),
    },
    {
      kind: 'longText',
      name: 'explanation',
      label: 'The reasons as the family was given them',
      hint: 'Everyone who may open the case can read this',
    },
    ...(signposts ? [signposted] : []),
    {
      kind: 'checkboxes',
      name: 'appealWording',
      legend: 'Appeal and mediation',
      choices: [{ value: 'sent', text: 'The notice told the family of mediation and their right to appeal' }],
    },
  ];
}

/** Reads the answers; what is wrong is noted in `asked`. */
export function readRefusal(asked: AnswerReader, { signposts }: RefusalKind): Refusal {
  const reasons = asked.someOf('reasons', keysOf(reasonWords), 'Choose at least one reason for the decision');
  const explanation = asked.text('explanation', 'The reasons', 'Enter the reasons as the family was given them');
  const signposted = signposts
    ? asked.text('signposted', 'What the family was told of', 'Say what other support the family was told of', 1000)
    : null;
  return {
    reasons,
    explanation,
    signposted: linesOf(signposted),
    appealWordingSent: asked.someOf('appealWording', ['sent'], null).length > 0,
  };
}

/** The refusal on the check page. */
export function refusalRows(refusal: Refusal | null, { signposts }: RefusalKind): readonly Row[] {
  if (refusal === null) return [];
  return [
    { key: 'Reasons', value: refusal.reasons.map((reason) => reasonWords[reason]).join('; ') },
    { key: 'As told to the family', value: refusal.explanation ?? '' },
    ...(signposts ? [{ key: 'Support they were told of', value: listed(refusal.signposted) }] : []),
    { key: 'Appeal and mediation', value: refusal.appealWordingSent ? 'In the notice' : 'Not in the notice' },
  ];
}

/** Fields that a refusal’s own rejections belong to. */
export const refusalFields = {
  'refusal-needs-reasons': 'reasons',
  'refusal-needs-signposting': 'signposted',
  'refusal-needs-appeal-wording': 'appealWording',
} as const;

/** A text of one entry a line, as a list. */
export function linesOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
