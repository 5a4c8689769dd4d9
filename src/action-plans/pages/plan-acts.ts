import { actionPlanStages } from '../../../workflows/action-plan/action-plan.machine.js';
import type { ActionPlanStep } from '../../../workflows/action-plan/action-plan.events.js';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import { planFormHref } from '../plan-hrefs.js';

/** Something that can be recorded of a plan. */
export interface PlanAct {
  readonly text: string;
  readonly href: string;
}

interface Act {
  readonly form: string;
  readonly text: string;
  /** The fact that it records: offered where the stage takes it. */
  readonly fact: ActionPlanStep['type'];
}

const ofPlan: readonly Act[] = [
  { form: 'revise', text: 'Change the text', fact: 'ActionPlanRevised' },
  { form: 'issue-draft', text: 'Issue a draft version', fact: 'DraftVersionIssued' },
  { form: 'publish', text: 'Publish a version', fact: 'ActionPlanPublished' },
  { form: 'budget-total', text: 'Record the printed total', fact: 'BudgetTotalStated' },
  { form: 'complete-plan', text: 'Complete the plan', fact: 'ActionPlanCompleted' },
  { form: 'withdraw', text: 'Withdraw the plan', fact: 'ActionPlanWithdrawn' },
  { form: 'reopen', text: 'Open it again', fact: 'ActionPlanReopened' },
];

export const takes = ({ stage }: Pick<ActionPlan, 'stage'>, fact: ActionPlanStep['type']): boolean =>
  actionPlanStages.takes(stage, fact);

/** What can be recorded of a plan as a whole at its stage. */
export function actsOf(planId: string, plan: ActionPlan): readonly PlanAct[] {
  return ofPlan
    .filter(
      ({ fact, form }) =>
        takes(plan, fact) && (form !== 'budget-total' || (plan.document?.budgetLines.length ?? 0) > 0),
    ) // prettier-ignore
    .map(({ form, text }) => ({ text, href: planFormHref(planId, form) }));
}

/** A link to a form about a part of the plan; nothing where the stage does not take its fact. */
export function actOn(
  planId: string,
  plan: ActionPlan,
  { form, text, fact }: Act,
  meant: Readonly<Record<string, string | null>>,
): readonly PlanAct[] {
  return takes(plan, fact) ? [{ text, href: planFormHref(planId, form, meant) }] : [];
}
