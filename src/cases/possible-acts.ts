import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { decide } from '../../workflows/needs-assessment/needs-assessment.decide.js';
import { needsAssessmentStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { subjectsOf } from './act-subjects.js';
import { trialOf } from './act-trials.js';
import type { TriedAct } from './act-trials.js';
import { acts } from './acts.js';
import { refusalBy } from './trial-refusal.js';
import type { Refusal } from './trial-refusal.js';

/** Acts that the case page offers, in its usual order; the others are reached from advice, exceptions and history. */
export const offered = [
  'consideration',
  'decisionToAssess',
  'requestEvaluation',
  'panelDecision',
  'earlyNotification',
  'receiveAdvice',
  'askForAdvice',
  'chaseAdvice',
  'familyVisit',
  'personCentredMeeting',
  'childViews',
  'decisionToIssue',
  'draftPlan',
  'comments',
  'meetingRequest',
  'meeting',
  'consultSetting',
  'settingReply',
  'signOff',
  'finalPlan',
  'exceptionAgreement',
  'exceptionEvidence',
  'exceptionTold',
  'exceptionEnd',
  'exception',
  'withdrawal',
] as const satisfies readonly TriedAct[];
export type OfferedAct = (typeof offered)[number];

/** Whether an act can be recorded today. `past`: it has been done, or the case has gone another way. */
export type Possibility =
  | { readonly key: OfferedAct; readonly answer: 'possible' }
  | { readonly key: OfferedAct; readonly answer: 'past' }
  | {
      readonly key: OfferedAct;
      readonly answer: 'notYet';
      readonly rejection: Refusal;
      /** The fact that would open the way, where the stage is what stands against it. */
      readonly needs: string | null;
    };

/** Puts each act to the workflow itself, as if it were recorded today: what it refuses is not possible yet. */
export function possibleActs(state: NeedsAssessment, basis: DecisionBasis): readonly Possibility[] {
  return offered.map((key) => possibility(key, state, basis));
}

/** Tells whether an act about one advice, exception or consultation is still to be done and the workflow takes it now. */
export function possibleAbout(key: TriedAct, subject: string, state: NeedsAssessment, basis: DecisionBasis): boolean {
  if (!subjectsOf(key, state).includes(subject)) return false;
  const trial = trialOf(key, state, basis, subject);
  return trial === 'possible' || (trial !== null && refusalBy(() => decide(trial, state, basis)) === null);
}

function possibility(key: OfferedAct, state: NeedsAssessment, basis: DecisionBasis): Possibility {
  const [subject] = subjectsOf(key, state);
  if (acts[key].about !== null && subject === undefined) return { key, answer: 'past' };
  const trial = trialOf(key, state, basis, subject);
  if (trial === null) return { key, answer: 'past' };
  const rejection = trial === 'possible' ? null : refusalBy(() => decide(trial, state, basis));
  if (rejection === null) return { key, answer: 'possible' };
  if (rejection.code !== 'not-allowed-at-this-stage') return { key, answer: 'notYet', rejection, needs: null };
  const needs = stepBefore(state.stage, acts[key].facts[0] ?? '');
  // No way leads from here to a stage that takes it: the case has gone past it.
  return needs === null ? { key, answer: 'past' } : { key, answer: 'notYet', rejection, needs };
}

/** The last fact on the shortest way from a stage to one that takes the wanted fact; null where no way leads there. */
export function stepBefore(from: NeedsAssessmentStage, wanted: string): string | null {
  const seen = new Set<NeedsAssessmentStage>([from]);
  let reached: readonly { readonly stage: NeedsAssessmentStage; readonly by: string }[] = [{ stage: from, by: '' }];
  while (reached.length > 0) {
    const next: { stage: NeedsAssessmentStage; by: string }[] = [];
    for (const { stage } of reached) {
      for (const fact of forward) {
        const to = needsAssessmentStages.after(stage, fact);
        if (seen.has(to)) continue;
        if (needsAssessmentStages.takes(to, wanted)) return fact;
        seen.add(to);
        next.push({ stage: to, by: fact });
      }
    }
    reached = next;
  }
  return null;
}

/** The steps of an assessment that goes on; a refusal or an ending opens no way that anyone would choose. */
const forward = ['DecisionToAssessNotified', 'DecisionToIssueNotified', 'DraftPlanServed', 'FinalPlanSent'] as const;
