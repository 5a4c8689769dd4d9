import type { AssessmentLetterKind, LetterKind, PlanLetterKind } from '../../workflows/letters/letter.events.js';
import { actHref } from '../cases/acts.js';
import type { ActKey } from '../cases/acts.js';
import { factActAt, factActHref } from '../cases/fact-acts.js';
import type { PlanCommandType } from '../../workflows/plan/plan.commands.js';
import type { LetterProcess } from './letters-on-file.js';

const acts: Readonly<Record<AssessmentLetterKind, Exclude<ActKey, 'correction'>>> = {
  consideration: 'consideration',
  decisionToAssess: 'decisionToAssess',
  decisionNotToAssess: 'decisionToAssess',
  adviceRequest: 'askForAdvice',
  delay: 'exceptionTold',
  decisionToIssue: 'decisionToIssue',
  decisionNotToIssue: 'decisionToIssue',
  draftPlan: 'draftPlan',
  settingConsultation: 'consultSetting',
  finalPlan: 'finalPlan',
};

const commands: Readonly<Record<PlanLetterKind, PlanCommandType>> = {
  reviewInvitation: 'SendReviewInvitations',
  reviewMaintain: 'NotifyReviewDecision',
  reviewAmend: 'NotifyReviewDecision',
  reviewCease: 'NotifyReviewDecision',
  amendmentNotice: 'SendAmendmentNotice',
  amendedPlan: 'SendAmendedPlan',
  decisionNotToAmend: 'NotifyDecisionNotToAmend',
  transferConsultation: 'ConsultTransferSetting',
  decisionToReassess: 'NotifyDecisionToReassess',
  decisionNotToReassess: 'NotifyDecisionNotToReassess',
  transferLetter: 'SendTransferLetter',
  ceasingConsidered: 'ConsiderCeasing',
  ceaseNotice: 'SendCeaseNotice',
};

/** Where the notice that a letter gives is recorded; null where the form needs to know more than the letter says. */
export function noticeActHref(
  kind: LetterKind,
  about: string | null,
  process: Pick<LetterProcess, 'workflow' | 'id'>,
  reference: string,
): string | null {
  if (process.workflow === 'needsAssessment') {
    const key = acts[kind as AssessmentLetterKind];
    if (key === 'exceptionTold') return about === null ? null : actHref(key, reference, about);
    return actHref(key, reference);
  }
  const act = factActAt('plan', commands[kind as PlanLetterKind]);
  if (act === null) return null;
  if (act.about === null) return factActHref(act, reference, process.id);
  if (about === null || act.about === 'transfer') {
    return act.alsoWithout ? factActHref(act, reference, process.id) : null;
  }
  return factActHref(act, reference, process.id, about);
}
