import type { FeedbackScore } from '../../../workflows/feedback/feedback.events.js';
import { highestScore, lowestScore } from '../../../workflows/feedback/questionnaire.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import type { Question } from '../questions.js';
import { linesOf } from './refusal-answers.js';

/** The scores of a reply, to be corrected a line each. */
export function scoresQuestion({ name, legend }: { readonly name: string; readonly legend: string }): Question {
  return {
    kind: 'longText',
    name,
    label: legend,
    hint: `One a line: the short name of the question and its score from ${lowestScore} to ${highestScore}, for example “overall 4”`,
  };
}

/** "overall 4", a line each. */
export function scoreLines(value: Plain | undefined): string {
  return scoresIn(value).map(({ question, score }) => `${question} ${score}`).join('\n'); // prettier-ignore
}

/** The scores as they were typed; what is wrong is noted in `asked`. Only questions that stand can be scored otherwise. */
export function readScoreLines(asked: AnswerReader, box: string, label: string, standing: Plain | undefined): Plain {
  const lines = linesOf(asked.text(box, label, 'Give a score for at least one question', 2000));
  const read = lines.flatMap((line): readonly FeedbackScore[] => {
    const [, question = '', score = ''] = /^(\S+)\s+([1-5])$/.exec(line) ?? [];
    return question === '' ? [] : [{ question, score: Number(score) }];
  });
  const known = new Set(scoresIn(standing).map(({ question }) => question));
  const strange = read.length < lines.length || read.some(({ question }) => !known.has(question));
  if (strange || new Set(read.map(({ question }) => question)).size < read.length) {
    asked.wrong(box, `Give each of these questions once, with a score from ${lowestScore} to ${highestScore}: ${[...known].join(', ')}`); // prettier-ignore
  }
  return read.map(({ question, score }) => ({ question, score }));
}

function scoresIn(value: Plain | undefined): readonly FeedbackScore[] {
  const scores: unknown = Array.isArray(value) ? value : [];
  return scores as readonly FeedbackScore[];
}
