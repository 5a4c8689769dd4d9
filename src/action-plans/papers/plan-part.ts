import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { PlanDocument, PlanItem, PlanMeasure, PlanNode } from '../../../workflows/action-plan/plan-document.js';

/** One theme or section with everything that lies within it. */
export interface PlanPart {
  readonly node: PlanNode;
  /** The node and those below it, in the order of the plan. */
  readonly nodes: readonly PlanNode[];
  readonly items: readonly PlanItem[];
  readonly measures: readonly PlanMeasure[];
}

/** Themes or sections at the top of a plan, in their order. */
export function topNodes({ nodes }: Pick<PlanDocument, 'nodes'>): readonly PlanNode[] {
  return nodes.filter(({ parentId }) => parentId === null).toSorted((a, b) => a.order - b.order);
}

/** Every theme or section with what lies within it; only that of the id where one is named. */
export function partsOf(document: PlanDocument, nodeId: string | null): readonly PlanPart[] {
  return topNodes(document)
    .filter(({ id }) => nodeId === null || id === nodeId)
    .map((node): PlanPart => {
      const nodes = [node, ...below(document, node.id)];
      const ids = new Set(nodes.map(({ id }) => id));
      const items = document.items.filter((item) => ids.has(item.nodeId));
      const itemIds = new Set(items.map(({ id }) => id));
      const rated = new Set(
        document.outcomeAssessments.filter((block) => ids.has(block.nodeId)).flatMap(({ measureIds }) => measureIds),
      );
      const measures = document.measures.filter(
        (measure) =>
          (measure.nodeId !== null && ids.has(measure.nodeId)) ||
          (measure.itemId !== null && itemIds.has(measure.itemId)) ||
          rated.has(measure.id),
      );
      return { node, nodes, items, measures };
    });
}

/** Measures that belong to no theme: a framework of the whole plan. */
export function measuresOfNoPart(document: PlanDocument): readonly PlanMeasure[] {
  const held = new Set(partsOf(document, null).flatMap(({ measures }) => measures.map(({ id }) => id)));
  return document.measures.filter(({ id }) => !held.has(id));
}

/** Measures that a paper about a part of a plan, or all of it, needs read. */
export function measuresOf(document: PlanDocument, nodeId: string | null): readonly PlanMeasure[] {
  const own = partsOf(document, nodeId).flatMap(({ measures }) => measures);
  return [...new Set(nodeId === null ? [...own, ...measuresOfNoPart(document)] : own)];
}

function below({ nodes }: Pick<PlanDocument, 'nodes'>, parent: string): readonly PlanNode[] {
  return nodes
    .filter(({ parentId }) => parentId === parent)
    .toSorted((a, b) => a.order - b.order)
    .flatMap((node) => [node, ...below({ nodes }, node.id)]);
}

/** The text of a plan; a paper is asked for only where there is one. */
export function documentOf({ document }: Pick<ActionPlan, 'document'>): PlanDocument {
  if (document === null) throw new Error('A paper is made of a plan that there is');
  return document;
}
