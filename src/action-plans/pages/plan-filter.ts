import type { Flag, PlanItem, PlanNode } from '../../../workflows/action-plan/plan-document.js';
import { textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { ratingWords } from '../plan-rating-words.js';
import { flagWords, nodeTitle, partyTitle } from '../plan-words.js';
import { latestCodes, levelWords } from './item-rows.view.js';
import type { OpenedPlan } from './opened-plan.js';

/** What the items of a plan can be narrowed to. */
const fields = ['theme', 'lead', 'rating', 'level', 'consultation', 'funding'] as const;
type Field = (typeof fields)[number];

export type PlanFilter = Readonly<Partial<Record<Field, string>>>;

export interface FilterSelect {
  readonly name: Field;
  readonly label: string;
  readonly items: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
}

const labels: Readonly<Record<Field, string>> = {
  theme: 'Theme or section',
  lead: 'Lead',
  rating: 'Latest rating',
  level: 'Level',
  consultation: 'Consultation required',
  funding: 'Funding required',
};

/** What an address asks for; a value that the plan does not have narrows nothing. */
export function filterOf(opened: OpenedPlan, query: Query): PlanFilter {
  const offered = choicesOf(opened);
  const asked = fields.flatMap((field) => {
    const value = textOf(query, field);
    return value !== null && offered[field].some((one) => one.value === value) ? [[field, value] as const] : [];
  });
  return Object.fromEntries(asked);
}

/** The questions that this plan can answer: no levels where it has none. */
export function selectsOf(opened: OpenedPlan, filter: PlanFilter): readonly FilterSelect[] {
  const offered = choicesOf(opened);
  return fields
    .filter((field) => offered[field].length > 1)
    .map((field) => ({
      name: field,
      label: labels[field],
      items: [
        { value: '', text: 'All', selected: filter[field] === undefined },
        ...offered[field].map((choice) => ({ ...choice, selected: choice.value === filter[field] })),
      ],
    }));
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

function choicesOf(opened: OpenedPlan): Readonly<Record<Field, readonly Choice[]>> {
  const { document } = opened;
  const leads = new Set(document.items.flatMap((item) => item.leads.map(({ partyId }) => partyId)));
  const codes = new Set(document.items.flatMap((item) => latestCodes(opened, item)));
  return {
    theme: roots(document.nodes).map((node) => ({ value: node.id, text: nodeTitle(node) })),
    lead: [
      ...document.parties.filter(({ id }) => leads.has(id)).map((party) => ({ value: party.id, text: partyTitle(party) })), // prettier-ignore
      ...(document.items.some((item) => item.leads.length === 0) ? [{ value: 'none', text: 'No lead' }] : []),
    ],
    rating: codes.size === 1 && codes.has('none') ? [] : [...codes].toSorted().map((code) => ({ value: code, text: code === 'none' ? 'None recorded' : ratingWords(document, 'progress', code).text })), // prettier-ignore
    level: distinct(document.items, (item) => (item.recommendationLevel === undefined ? null : (item.recommendationLevel ?? 'none')), (item) => levelWords(item)), // prettier-ignore
    consultation: flagChoices(document.items, ({ consultationRequired }) => consultationRequired),
    funding: flagChoices(document.items, ({ fundingRequired }) => fundingRequired),
  };
}

const flagChoices = (items: readonly PlanItem[], of: (item: PlanItem) => Flag | undefined): readonly Choice[] =>
  distinct(
    items,
    (item) => of(item) ?? null,
    (item) => flagWords[of(item) ?? 'not-recorded'],
  );

function distinct(
  items: readonly PlanItem[],
  value: (item: PlanItem) => string | null,
  text: (item: PlanItem) => string,
): readonly Choice[] {
  const found = new Map<string, string>();
  for (const item of items) {
    const one = value(item);
    if (one !== null) found.set(one, text(item));
  }
  return [...found].map(([one, words]) => ({ value: one, text: words })).toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB')); // prettier-ignore
}

export const roots = (nodes: readonly PlanNode[]): readonly PlanNode[] =>
  nodes.filter(({ parentId }) => parentId === null);

/** The id of the theme or section at the top of a node. */
export function rootOf(nodes: readonly PlanNode[], nodeId: string): string {
  const seen = new Set<string>();
  let at = nodeId;
  for (;;) {
    const parent = nodes.find(({ id }) => id === at)?.parentId ?? null;
    if (parent === null || seen.has(parent)) return at;
    seen.add(parent);
    at = parent;
  }
}

export function passes(opened: OpenedPlan, filter: PlanFilter, item: PlanItem): boolean {
  const { theme, lead, rating, level, consultation, funding } = filter;
  return (
    (theme === undefined || rootOf(opened.document.nodes, item.nodeId) === theme) &&
    (lead === undefined ||
      (lead === 'none' ? item.leads.length === 0 : item.leads.some(({ partyId }) => partyId === lead))) && // prettier-ignore
    (rating === undefined || latestCodes(opened, item).includes(rating)) &&
    (level === undefined || (item.recommendationLevel ?? 'none') === level) &&
    (consultation === undefined || item.consultationRequired === consultation) &&
    (funding === undefined || item.fundingRequired === funding)
  );
}
