import { longestComplaintLimit } from '../complaint/complaint-limits.js';
import { questionnaireFault, reusedQuestion, usualQuestionnaire } from '../feedback/questionnaire.js';
import type { Contradiction, Questionnaire } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';

/** In how many working days complaints are answered, stage by stage. `occurredOn` is the day it holds from. */
export type ComplaintLimitsSet = Fact<
  'ComplaintLimitsSet',
  { readonly firstStage: number; readonly secondStage: number; readonly reason: string | null }
>;

/**
 * What families are asked from that day on. Its version is its number in the history of settings: it never changes, and what
 * was answered before keeps the meaning it had.
 */
export type QuestionnaireSet = Fact<
  'QuestionnaireSet',
  Omit<Questionnaire, 'version'> & { readonly reason: string | null }
>;

/** The smallest count of people that is published; smaller ones are withheld. */
export type SmallestShownSet = Fact<
  'SmallestShownSet',
  { readonly smallestShown: number; readonly reason: string | null }
>;

export type VoiceSetting = ComplaintLimitsSet | QuestionnaireSet | SmallestShownSet;

/** Nobody needs more to be unrecognised, and a figure that hides more tells nothing. */
export const largestSmallestShown = 20;

/** What is wrong with one of these settings by itself; null where it can hold. */
export function voiceFault(fact: VoiceSetting): Contradiction | null {
  switch (fact.type) {
    case 'ComplaintLimitsSet':
      return [fact.data.firstStage, fact.data.secondStage].every((days) => inRange(days, longestComplaintLimit))
        ? null
        : { code: 'complaint-limit-out-of-range', details: { most: longestComplaintLimit } };
    case 'QuestionnaireSet':
      return questionnaireFault(fact.data);
    case 'SmallestShownSet':
      return inRange(fact.data.smallestShown, largestSmallestShown)
        ? null
        : { code: 'smallest-shown-out-of-range', details: { most: largestSmallestShown } };
  }
}

/** A question that two questionnaires ask in different words under one name; null where there is none. */
export function questionnaireContradiction(questionnaires: readonly Questionnaire[]): Contradiction | null {
  for (const [index, questionnaire] of questionnaires.entries()) {
    const question = reusedQuestion(questionnaire, [usualQuestionnaire, ...questionnaires.slice(0, index)]);
    if (question !== null) return { code: 'question-means-something-else', details: { question } };
  }
  return null;
}

const inRange = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
