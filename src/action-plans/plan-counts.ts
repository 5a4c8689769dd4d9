import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';

/** How many rows of each kind a plan has, kinds without rows left out; in the words of plans. */
export function planCounts(document: PlanDocument): readonly { readonly what: string; readonly count: number }[] {
  const deliverables = document.items.flatMap(({ deliverables: own = [] }) => own);
  const criteria = document.items.flatMap(({ successCriteria = [] }) => successCriteria);
  const counts: readonly (readonly [what: string, count: number])[] = [
    ['themes and sections', document.nodes.length],
    ['items', document.items.length],
    ['deliverables', deliverables.length],
    ['success criteria', criteria.length],
    ['measures', document.measures.length],
    ['blocks of outcomes', document.outcomeAssessments.length],
    ['findings', document.findings.length],
    ['milestones', document.milestones.length],
    ['lines of the timeline', document.timeline.length],
    ['budget lines', document.budgetLines.length],
    ['posts, groups and organisations', document.parties.length],
    ['meetings', document.engagements.length],
    ['groups of the annex', document.groups.length],
    ['misprints', document.discrepancies.length],
  ];
  return counts.filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
}
