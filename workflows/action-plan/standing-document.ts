import type { Entry, MilestoneRecorded, OutcomeRated, ProgressRecorded } from './action-plan.events.js';
import type { ActionPlan } from './action-plan.state.js';
import type { Deliverable, ItemProgress, OutcomeBlock, PlanDocument, PlanItem } from './plan-document.js';

/**
 * The plan's file as it stands: its text, with what was recorded since in the places that the file has for it. Values and
 * judgements of measures are not in it: what the plan prints as current is what it printed.
 */
export function standingDocument(plan: ActionPlan): PlanDocument | null {
  const { document } = plan;
  if (document === null) return null;
  if (plan.progress.length + plan.outcomes.length + plan.milestones.size === 0) return document;
  return {
    ...document,
    items: document.items.map((item) => withProgress(item, plan)),
    outcomeAssessments: document.outcomeAssessments.map((block) => withRatings(block, plan.outcomes)),
    milestones: document.milestones.map((milestone) => {
      const last = plan.milestones.get(milestone.id)?.at(-1);
      return last === undefined || last.rag === null ? milestone : { ...milestone, rag: last.rag };
    }),
  };
}

function withProgress(item: PlanItem, { progress }: ActionPlan): PlanItem {
  const told = progress.filter(({ itemId }) => itemId === item.id);
  if (told.length === 0) return item;
  const own = told.filter(({ deliverableId }) => deliverableId === null);
  const { deliverables } = item;
  return {
    ...item,
    progress: progressOf(item.progress, own),
    ...(deliverables === undefined ? {} : { deliverables: deliverables.map((one) => withMonitoring(one, told)) }),
  };
}

/** What the file says, and what was recorded since: one line a day, the latest word of each. */
export function progressOf(
  printed: PlanItem['progress'],
  told: readonly Entry<ProgressRecorded>[],
): readonly ItemProgress[] {
  const byDay = new Map(printed.map((line) => [line.asOf, line]));
  for (const { on, rag, ragScheme, points } of told) byDay.set(on, { asOf: on, rag, ragScheme, points });
  return [...byDay.values()].toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
}

function withMonitoring(deliverable: Deliverable, told: readonly Entry<ProgressRecorded>[]): Deliverable {
  const own = told.filter(({ deliverableId }) => deliverableId === deliverable.id);
  const words = own.findLast(({ points }) => points.length > 0);
  return {
    ...deliverable,
    monitoring: deliverable.monitoring.map((cell) => {
      const last = own.findLast(({ pointId }) => pointId === cell.point);
      return last === undefined ? cell : { ...cell, rag: last.rag };
    }),
    progressImpact: words === undefined ? deliverable.progressImpact : words.points.join('\n'),
  };
}

function withRatings(block: OutcomeBlock, outcomes: readonly Entry<OutcomeRated>[]): OutcomeBlock {
  const byDay = new Map(block.assessments.map((line) => [line.asOf, line]));
  for (const { blockId, on, rag, ragScheme } of outcomes) {
    if (blockId === block.id) byDay.set(on, { asOf: on, rag, ragScheme });
  }
  return { ...block, assessments: [...byDay.values()].toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)) };
}

/** What was last told of a milestone; null where nothing was. */
export function milestoneStanding(plan: ActionPlan, milestoneId: string): Entry<MilestoneRecorded> | null {
  return plan.milestones.get(milestoneId)?.at(-1) ?? null;
}
