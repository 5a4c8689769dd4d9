import { dayZero } from './day-zero.js';
import { periodEnd } from './period-end.js';
import type { PolicyOptions } from './policy-options.js';
import type { Question, Reckoning } from './reckoning.js';

type Answer = PolicyOptions['P13' | 'P14'];

const months: Readonly<Record<Answer, number>> = {
  twoMonths: 2,
  threeMonths: 3,
  fourMonths: 4,
  sixMonths: 6,
  twelveMonths: 12,
};

/** The next visit to a placement: as many months after the last one as the authority has settled. */
export function visitEvery(option: 'P13' | 'P14'): (question: Question) => Reckoning {
  return (question) => {
    const zero = dayZero(question);
    const answer = question.basis.policy[option];
    const end = periodEnd(question, { months: months[answer], counting: 'excludeStartDay' }, zero.day);
    return {
      day0: zero.day,
      limits: [{ stage: null, day: end.day }],
      counting: end.counting,
      options: { ...zero.options, ...end.options, [option]: answer },
    };
  };
}
