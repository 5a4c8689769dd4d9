import type { ActionPlan } from './action-plan.state.js';
import type { PlanItem, PlanMeasure } from './plan-document.js';

export type GapKind =
  'noLead' | 'leadUnnamed' | 'noDate' | 'dateToBeConfirmed' | 'noMeasure' | 'noTarget' | 'noBaseline';

/** Something that a plan leaves open, so that it can be completed (R92). */
export interface PlanGap {
  readonly kind: GapKind;
  readonly item: PlanItem | null;
  readonly measure: PlanMeasure | null;
}

/** Every gap of a plan, in the order of its items and measures. */
export function planGaps({ document, people }: ActionPlan): readonly PlanGap[] {
  if (document === null) return [];
  const measured = new Set(document.measures.flatMap(({ itemId }) => itemId ?? []));
  const rated = new Set(document.outcomeAssessments.flatMap(({ itemIds, measureIds }) => (measureIds.length > 0 ? itemIds : []))); // prettier-ignore
  const nobody = new Set(
    document.parties
      .filter(({ id, role, kind }) => kind === 'post' && role === null && !people.has(id))
      .map(({ id }) => id),
  );
  const ofItems = document.items.flatMap((item): PlanGap[] => {
    const gap = (kind: GapKind): PlanGap => ({ kind, item, measure: null });
    const due = [...item.due, ...(item.deliverables ?? []).map((one) => one.due)];
    const criteria = [...(item.successCriteria ?? []), ...(item.deliverables ?? []).flatMap((one) => one.criteria)];
    return [
      ...(item.leads.length === 0 ? [gap('noLead')] : []),
      ...(item.leads.length > 0 && item.leads.every(({ partyId }) => nobody.has(partyId)) ? [gap('leadUnnamed')] : []),
      ...(due.every(({ kind }) => kind === 'unscheduled') ? [gap('noDate')] : []),
      ...(due.some(({ kind }) => kind === 'tbc') ? [gap('dateToBeConfirmed')] : []),
      ...(measured.has(item.id) || rated.has(item.id) || criteria.some(({ measureId }) => measureId !== null)
        ? []
        : [gap('noMeasure')]),
    ];
  });
  const ofMeasures = document.measures.flatMap((measure): PlanGap[] => {
    const gap = (kind: GapKind): PlanGap => ({ kind, item: null, measure });
    const relative = measure.targets.some(({ operator }) => operator === 'change');
    const base = measure.baseline.some(({ value }) => value !== null);
    return [
      ...(measure.targets.length === 0 && measure.kind === 'quantitative' ? [gap('noTarget')] : []),
      ...(relative && !base ? [gap('noBaseline')] : []),
    ];
  });
  return [...ofItems, ...ofMeasures];
}

/** What the budget lines come to, and whether the total that is printed agrees (R89); null where there are no lines. */
export function budgetOf({ document, budgetTotal }: ActionPlan): {
  readonly sumGBP: number;
  readonly printedGBP: number | null;
  readonly agrees: boolean | null;
} | null {
  if (document === null || document.budgetLines.length === 0) return null;
  // In pence: tenths of pounds have no exact double.
  const sumGBP = document.budgetLines.reduce((sum, { amountGBP }) => sum + Math.round(amountGBP * 100), 0) / 100;
  const printedGBP = budgetTotal?.amountGBP ?? null;
  return { sumGBP, printedGBP, agrees: printedGBP === null ? null : printedGBP === sumGBP };
}
