import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { sentenceDate } from '../web/words/date-words.js';
import { limitTitle } from '../web/words/limit-words.js';
import { recommendedToWords } from '../web/words/dispute-code-words.js';
import { bodyOf } from './case-limits.view.js';
import { planSubjectName } from './plan-names.js';

export type NamedLimit = Pick<Deadline, 'rule' | 'subject' | 'stage'>;

/** How the limits of one process are called. */
export interface LimitNames {
  readonly title: (limit: NamedLimit) => string;
  /** Which of several the limit is about: "Annual review, meeting of 20 October 2026"; null where there is only one. */
  readonly about: (limit: NamedLimit) => string | null;
  /** Whose move it is: "Us", "School or college". */
  readonly actor: (limit: NamedLimit) => string;
}

export function assessmentLimits(state: NeedsAssessment): LimitNames {
  return {
    title: (limit) => limitTitle(limit.rule, bodyOf(state, limit), limit.stage),
    about: () => null,
    actor: ({ rule }) => limitActor(rule) ?? (rule === 'B1' ? 'The service asked' : 'Us'),
  };
}

/** Limits that somebody else than the authority has to keep, or has the time of. */
const others: Readonly<Record<string, string>> = {
  D4: 'Health body',
  E8: 'Family',
  I1: 'Family',
  I2: 'Mediation adviser',
  I5: 'Mediation adviser',
  J1: 'Family',
};
const limitActor = (rule: string): string | null => others[rule] ?? null;

/** Rules whose duty falls on whoever holds the review: certain schools can be required to (reg 20(1)). */
const holders: readonly string[] = ['E3', 'E4', 'E5'];

export function planLimits(plan: Plan): LimitNames {
  return {
    title: ({ rule, stage }) => limitTitle(rule, null, stage),
    about: ({ rule, subject }) =>
      // The yearly limit counts from a review; it is not about that review.
      subject === null || ['E1', 'E2', 'D3'].includes(rule) ? null : planSubjectName(plan, subject),
    actor: ({ rule, subject }) => {
      if (!holders.includes(rule)) return limitActor(rule) ?? 'Us';
      return plan.reviews.find(({ reviewId }) => reviewId === subject)?.heldBy === 'authority'
        ? 'Us'
        : 'School or college';
    },
  };
}

export function disputeLimits({ appeal }: Dispute): LimitNames {
  const madeBy = (subject: string | null): Dispute['appeal']['recommendations'][number] | undefined =>
    appeal.recommendations.find(({ recommendationId }) => recommendationId === subject);
  return {
    title: ({ rule, stage }) => limitTitle(rule, null, stage),
    about: ({ subject }) => {
      const made = madeBy(subject);
      return made === undefined ? null : `${recommendedToWords[made.to]}, recommended ${sentenceDate(made.on)}`;
    },
    actor: ({ rule, subject }) =>
      limitActor(rule) ?? (madeBy(subject)?.to === 'health' ? recommendedToWords.health : 'Us'),
  };
}
