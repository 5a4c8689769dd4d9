import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { NeedsAssessmentCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { decide } from '../../workflows/needs-assessment/needs-assessment.decide.js';
import { needsAssessmentStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { recipientsMissing } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { acts } from './acts.js';
import type { ActKey } from './acts.js';

/** Acts that the case page offers; the others are reached from advice and history. */
export const offered = [
  'decisionToAssess',
  'receiveAdvice',
  'askForAdvice',
  'chaseAdvice',
  'decisionToIssue',
  'draftPlan',
  'comments',
  'finalPlan',
  'exception',
  'withdrawal',
] as const satisfies readonly ActKey[];
export type OfferedAct = (typeof offered)[number];

/** Whether an act can be recorded today. `past`: it has been done, or the case has gone another way. */
export type Possibility =
  | { readonly key: OfferedAct; readonly answer: 'possible' }
  | { readonly key: OfferedAct; readonly answer: 'past' }
  | {
      readonly key: OfferedAct;
      readonly answer: 'notYet';
      readonly rejection: { readonly code: string; readonly details: CommandRejected['details'] };
      /** The fact that would open the way, where the stage is what stands against it. */
      readonly needs: string | null;
    };

/** Puts each act to the workflow itself, as if it were recorded today: what it refuses is not possible yet. */
export function possibleActs(state: NeedsAssessment, basis: DecisionBasis): readonly Possibility[] {
  return offered.map((key) => possibility(key, state, basis));
}

function possibility(key: OfferedAct, state: NeedsAssessment, basis: DecisionBasis): Possibility {
  const trial = trialOf(key, state, basis);
  if (trial === null) return { key, answer: 'past' };
  if (trial === 'possible') return { key, answer: 'possible' };
  try {
    decide(trial, state, basis);
    return { key, answer: 'possible' };
  } catch (error) {
    if (!(error instanceof CommandRejected)) throw error;
    const { code, details } = error as CommandRejected;
    if (code !== 'not-allowed-at-this-stage')
      return { key, answer: 'notYet', rejection: { code, details }, needs: null };
    const needs = stepBefore(state.stage, acts[key].facts[0] ?? '');
    // No way leads from here to a stage that takes it: the case has gone past it.
    return needs === null ? { key, answer: 'past' } : { key, answer: 'notYet', rejection: { code, details }, needs };
  }
}

/** An act with answers that nothing but the case itself could refuse; null where it has been done. */
function trialOf(
  key: OfferedAct,
  state: NeedsAssessment,
  { today: on }: DecisionBasis,
): NeedsAssessmentCommand | 'possible' | null {
  const overturns = null;
  switch (key) {
    case 'decisionToAssess':
      return done(state.assessDecisions, { type: 'NotifyDecisionToAssess', on, data: { overturns } });
    case 'askForAdvice':
      return { type: 'RequestAdvice', on, data: { adviceId: 'trial', body: 'other', organisation: null } };
    case 'receiveAdvice':
    case 'chaseAdvice': {
      const out = adviceOut(state)[0];
      if (out === undefined) return null;
      const { adviceId } = out;
      if (key === 'receiveAdvice') return { type: 'RecordAdvice', on, data: { adviceId } };
      return { type: 'ChaseAdvice', on, data: { adviceId, channel: 'email' } };
    }
    case 'decisionToIssue':
      return done(state.issueDecisions, { type: 'NotifyDecisionToIssue', on, data: { overturns } });
    case 'draftPlan':
      return state.sent.length > 0 ? null : { type: 'ServeDraftPlan', on, data: { draftId: 'trial', method: 'email' } };
    case 'comments':
      return commentsTrial(state, on);
    case 'finalPlan':
      return finalPlanTrial(state, on);
    case 'exception':
      // Which limits a ground can excuse depends on its dates: the form works that out limit by limit.
      return state.ended === null && state.sent.length === 0 ? 'possible' : null;
    case 'withdrawal':
      return { type: 'WithdrawRequest', on, data: { by: 'family', dateKnown: true } };
  }
}

/** A first decision is offered once; another one comes only of a dispute, from its own form. */
function done(
  decisions: NeedsAssessment['assessDecisions'],
  trial: NeedsAssessmentCommand,
): NeedsAssessmentCommand | null {
  return decisions.length === 0 ? trial : null;
}

/** Advice asked for that has not come. */
export function adviceOut({ advice }: NeedsAssessment): NeedsAssessment['advice'] {
  return advice.filter(({ requested, receivedOn }) => requested !== null && receivedOn === null);
}

function commentsTrial({ drafts, sent }: NeedsAssessment, on: DecisionBasis['today']): NeedsAssessmentCommand | null {
  const draft = drafts.at(-1);
  if (sent.length > 0 || (draft !== undefined && draft.finishedOn !== null)) return null;
  const draftId = draft?.draftId ?? 'trial';
  return { type: 'RecordRepresentations', on, data: { draftId, settingPreferred: false, finished: true } };
}

function finalPlanTrial(state: NeedsAssessment, on: DecisionBasis['today']): NeedsAssessmentCommand | null {
  const recipient = state.sent.length === 0 ? 'parentOrYoungPerson' : recipientsMissing(state)[0];
  if (recipient === undefined) return null;
  return { type: 'SendFinalPlan', on, data: { recipient, namesSetting: true, appealWordingSent: true } };
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
