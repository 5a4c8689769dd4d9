import { dateConflicts } from '../../../workflows/action-plan/due-dates.js';
import type { PlanTask } from '../../../workflows/action-plan/due-dates.js';
import { planGaps } from '../../../workflows/action-plan/plan-gaps.js';
import { listed } from '../../web/words/list-words.js';
import { dueLine, gapWords, itemRef, lateWords, leadWords, nodeTitle } from '../plan-words.js';
import type { Paper, PaperOverdue } from './paper.js';
import type { Making } from './paper-ask.js';
import { measuresOf } from './plan-part.js';
import type { PlanPart } from './plan-part.js';

/** Ids of the items of parts of a plan. */
export const within = (parts: readonly PlanPart[]): ReadonlySet<string> => new Set(parts.flatMap(({ items }) => items.map(({ id }) => id))); // prettier-ignore

/** "3.2.2", with the deliverable where the item has several: "3.2.2 (2 of 3)". */
export function taskRef({ item, deliverable }: PlanTask): string {
  const deliverables = item.deliverables ?? [];
  if (deliverable === null || deliverables.length < 2) return itemRef(item);
  return `${itemRef(item)} (${deliverables.indexOf(deliverable) + 1} of ${deliverables.length})`;
}

export function overdueOf({ tasks, plan, names }: Making, parts: readonly PlanPart[]): readonly PaperOverdue[] {
  return parts.flatMap(({ node, items }) => {
    const ids = new Set(items.map(({ id }) => id));
    return tasks.overdue
      .filter(({ item }) => ids.has(item.id))
      .map((task) => ({
        ref: taskRef(task),
        summary: task.deliverable?.criteria[0]?.summary ?? task.item.summary,
        section: nodeTitle(node),
        leads: leadWords(plan, task.item, names),
        due: dueLine(task.timescale),
        by: task.by,
        daysOver: task.daysOver,
        what: lateWords[task.late],
      }));
  });
}

export function gapsOf({ plan, document, nodeId }: Making, parts: readonly PlanPart[]): Paper['gaps'] {
  const ids = within(parts);
  const measures = new Set(measuresOf(document, nodeId).map(({ id }) => id));
  return planGaps(plan)
    .filter(
      ({ item, measure }) => (item !== null && ids.has(item.id)) || (measure !== null && measures.has(measure.id)),
    )
    .map(({ kind, item, measure }) => ({
      ref: item === null ? (measure?.id ?? '') : itemRef(item),
      summary: item?.summary ?? measure?.summary ?? '',
      gap: gapWords[kind],
    }));
}

export function conflictsOf({ plan }: Making, parts: readonly PlanPart[]): readonly string[] {
  const ids = within(parts);
  return dateConflicts(plan)
    .filter(({ item }) => ids.has(item.id))
    .map(({ line, item, table, chosen }) => {
      const worked = chosen === null ? 'nobody has chosen' : `worked to: ${chosen === 'timeline' ? 'the timeline' : 'the table of actions'}`; // prettier-ignore
      return `${itemRef(item)}: the timeline has ${line.raw}, the table of actions ${listed(table.map(({ raw }) => raw))}; ${worked}`; // prettier-ignore
    });
}

/** Of a part those that begin with the ref of an action elsewhere are left out. */
export function discrepanciesOf({ document, nodeId }: Making, parts: readonly PlanPart[]): readonly string[] {
  const ids = within(parts);
  const elsewhere = new Set(document.items.filter(({ id }) => nodeId !== null && !ids.has(id)).map(itemRef));
  return document.discrepancies
    .map(({ summary }) => summary)
    .filter((text) => !elsewhere.has(/^[^\s:]+/.exec(text)?.[0] ?? ''));
}
