import type { ActionPlanStage } from '../../workflows/action-plan/action-plan.machine.js';
import type { ActionPlan } from '../../workflows/action-plan/action-plan.state.js';
import { actionPlanFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** One action plan in the list of them. Whose plan it is told by what it prints: an authority may keep plans of others. */
export interface ActionPlanRow {
  readonly stream: string;
  readonly authority: string;
  readonly planId: string;
  readonly printedAuthority: string;
  readonly title: string;
  readonly stage: ActionPlanStage;
  /** What the version that stands calls itself; null where it has no name. */
  readonly version: string | null;
  readonly versions: number;
  readonly period: { readonly start: string; readonly end: string };
  readonly items: number;
  readonly measures: number;
}

/** Which action plans there are (R78). */
export const actionPlansProjection: Projection<ActionPlan, ActionPlanRow> = {
  name: 'action-plans',
  version: 1,
  of: actionPlanFold,
  usesBasis: false,
  row({ stage, document, versions }, { stream, authority }) {
    if (document === null) return null;
    return {
      ...{ stream, authority, stage },
      planId: document.id,
      printedAuthority: document.authority,
      title: document.title,
      version: document.document.version,
      versions: versions.length,
      period: document.document.period,
      items: document.items.length,
      measures: document.measures.length,
    };
  },
};
