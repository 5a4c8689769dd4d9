import type { Measure, Scope } from '../../../projections/measures/measure.js';
import type { ComplaintStory } from '../../support/complaint-stories.js';
import type { DisputeStory } from '../../support/plan-stories.js';
import { isAboutArrangements, recountArrangements } from './naive-arrangement-recount.js';
import { isAboutCasework, recountCasework } from './naive-casework-recount.js';
import { isAboutFeedback, recountFeedback } from './naive-feedback-recount.js';
import { isAboutPlacements, recountPlacements } from './naive-placement-recount.js';
import { isAboutPlans, recountPlans } from './naive-plan-recount.js';
import { isAboutQuality, recountQuality } from './naive-quality-recount.js';
import { isAboutAssessments, recount } from './naive-recount.js';
import type { PlanStory } from './naive-recount.js';
import type { AssessmentStory } from './noted-assessment.js';
import { isAboutTransition, recountTransition } from './naive-transition-recount.js';
import { isAboutVoices, recountVoices } from './naive-voice-recount.js';

/** The events of a whole authority, stream by stream, corrected ones as they stand. */
export interface AuthorityStories {
  readonly assessments: readonly AssessmentStory[];
  readonly plans: readonly PlanStory[];
  readonly disputes: readonly DisputeStory[];
  readonly complaints: readonly ComplaintStory[];
  readonly contacts: readonly CaseworkStory[];
  readonly escalations: readonly CaseworkStory[];
  /** Birth dates of the plan holders, at the places of their plans. */
  readonly births: readonly string[];
}

type CaseworkStory = Parameters<typeof recountCasework>[1][number];
type Recount = (stories: AuthorityStories, scope: Scope) => readonly [number, number | null];

/** Their recount asks for more than events: it stands in a test of its own, named here. */
export const recountedElsewhere: Readonly<Record<string, string>> = {
  'ehc.stuck.open': 'test/projections/measures/casework-recount.spec.ts',
};

/** The independent recount of a measure over the raw events; null where nobody has written one. */
export function recountOf({ id, kind }: Measure): Recount | null {
  if (isAboutFeedback(id)) {
    return ({ assessments, plans }, scope) => {
      const [numerator, denominator] = recountFeedback(id, [...assessments, ...plans], scope);
      return [numerator, denominator];
    };
  }
  if (isAboutCasework(id) && !(id in recountedElsewhere)) {
    return ({ contacts, escalations }, scope) => {
      const stories = id.startsWith('ehc.contact.') ? contacts : escalations;
      const { numerator, denominator } = recountCasework(id, stories, scope);
      return [numerator, denominator];
    };
  }
  if (isAboutQuality(id)) return ({ plans, assessments }, scope) => recountQuality(id, plans, assessments, scope);
  if (isAboutTransition(id)) return ({ plans, births }, scope) => recountTransition(id, plans, births, scope);
  if (isAboutArrangements(id)) return ({ plans }, scope) => recountArrangements(id, kind, plans, scope);
  if (isAboutPlacements(id)) return ({ plans }, scope) => recountPlacements(id, kind, plans, scope);
  if (isAboutVoices(id)) return (stories, scope) => recountVoices(id, kind, stories, scope);
  if (isAboutPlans(id)) return (stories, scope) => recountPlans(id, kind, stories, scope);
  if (isAboutAssessments(id)) return ({ assessments, plans }, scope) => recount(id, assessments, plans, scope);
  return null;
}
