import { assessmentShowcase } from './showcase-assessments.js';
import { withCasework } from './showcase-casework.js';
import type { ShowcaseCase } from './showcase-case.js';
import { withEvaluations } from './showcase-evaluations.js';
import { leo, maya } from './showcase-long-cases.js';
import { withLetters } from './showcase-letters.js';
import { bothSides } from './showcase-both-sides.js';
import { endingsAndWaits } from './showcase-endings.js';
import { withNotifications } from './showcase-notifications.js';
import { askedByPlans } from './showcase-plan-measures.js';
import { planShowcase } from './showcase-plans.js';
import { restrictedShowcase } from './showcase-restricted.js';

/** In the order of the pictures. */
export const showcase: readonly ShowcaseCase[] = [maya, leo, ...assessmentShowcase, ...planShowcase]
  .map(withLetters)
  .map(withEvaluations)
  .map(withNotifications)
  .map(withCasework);

/** Told after everybody else, so that they change nothing of what chance gives the others. */
export const laterShowcase: readonly ShowcaseCase[] = restrictedShowcase.map(withCasework);

/** Told beside the children asked for, of whom none gives way to them. */
export const furtherShowcase: readonly ShowcaseCase[] = [...bothSides, ...endingsAndWaits, ...askedByPlans];
