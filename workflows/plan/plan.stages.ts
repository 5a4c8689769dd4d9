import { stageTakes } from '../kernel/stage-machine.js';
import { amendmentMachine, amendmentStages } from './amendment.machine.js';
import { noticeIdOf } from './fold-amendments.js';
import type { PlanEvent } from './plan.events.js';
import { phaseTransferMachine, phaseTransferStages } from './phase-transfer.machine.js';
import { planMachine, planStages } from './plan.machine.js';
import type { Plan } from './plan.state.js';
import { reassessmentMachine, reassessmentStages } from './reassessment.machine.js';
import { reviewMachine, reviewStages } from './review.machine.js';

/** What stands in the way of a fact: a stage of the plan's life or of the one thing the fact is about. */
interface Hindrance {
  readonly stage: string;
}

/** Whether the plan, and the review, amendment, transfer or re-assessment that the fact names, can take it. */
export function mayFollow(plan: Plan, fact: PlanEvent): boolean {
  return hindranceTo(plan, fact) === null;
}

/** The stage that does not take the fact; that of the plan where nothing stands in the way. */
export function stageFor(plan: Plan, fact: PlanEvent): string {
  return hindranceTo(plan, fact)?.stage ?? plan.stage;
}

function hindranceTo(plan: Plan, fact: PlanEvent): Hindrance | null {
  if (!planStages.factTypes.includes(fact.type)) return plan.made === null ? { stage: plan.stage } : null;
  if (!stageTakes(planMachine, planStages, plan.stage, fact)) return { stage: plan.stage };
  return inReview(plan, fact) ?? inAmendment(plan, fact) ?? inTransfer(plan, fact) ?? inReassessment(plan, fact);
}

function inReview({ reviews }: Plan, fact: PlanEvent): Hindrance | null {
  if (!reviewStages.factTypes.includes(fact.type)) return null;
  const { reviewId } = fact.data as { readonly reviewId: string };
  const stage = reviews.find((review) => review.reviewId === reviewId)?.stage ?? reviewStages.initial;
  return stageTakes(reviewMachine, reviewStages, stage, fact) ? null : { stage };
}

function inAmendment({ amendments }: Plan, fact: PlanEvent): Hindrance | null {
  if (!amendmentStages.factTypes.includes(fact.type)) return null;
  const noticeId =
    fact.type === 'AmendmentNoticeSent'
      ? noticeIdOf({ ...fact, revision: Number.MAX_SAFE_INTEGER })
      : (fact.data as { readonly noticeId: string | null }).noticeId;
  // An order or agreement may say what to amend: then no notice comes first.
  if (noticeId === null) return null;
  const stage = amendments.find((amendment) => amendment.noticeId === noticeId)?.stage ?? amendmentStages.initial;
  return stageTakes(amendmentMachine, amendmentStages, stage, fact) ? null : { stage };
}

function inTransfer({ phaseTransfers }: Plan, fact: PlanEvent): Hindrance | null {
  // A return names no transfer, and a reply names the consultation; both find theirs.
  if (fact.type === 'PhaseTransferRecorded' || fact.type === 'TransferSettingReplied') return null;
  if (!phaseTransferStages.factTypes.includes(fact.type)) return null;
  const { transferId } = fact.data as { readonly transferId: string | null };
  if (transferId === null) return null;
  const stage =
    phaseTransfers.find((transfer) => transfer.transferId === transferId)?.stage ?? phaseTransferStages.initial;
  return stageTakes(phaseTransferMachine, phaseTransferStages, stage, fact) ? null : { stage };
}

function inReassessment({ reassessments }: Plan, fact: PlanEvent): Hindrance | null {
  if (!reassessmentStages.factTypes.includes(fact.type)) return null;
  const { reassessmentId } = fact.data as { readonly reassessmentId: string };
  const stage = reassessments.find((one) => one.reassessmentId === reassessmentId)?.stage ?? reassessmentStages.initial;
  return stageTakes(reassessmentMachine, reassessmentStages, stage, fact) ? null : { stage };
}
