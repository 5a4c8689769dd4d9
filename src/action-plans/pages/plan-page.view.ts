import type { OutcomeBlock, PlanItem, PlanMeasure, PlanNode } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { count } from '../../web/words/number-words.js';
import { ratingsOf, ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { classWords, dueLine, itemRef, nodeKindWords, nodeTitle, partyWords } from '../plan-words.js';
import { itemRow, progressColumns } from './item-rows.view.js';
import type { ItemRow, ProgressColumn } from './item-rows.view.js';
import type { OpenedPlan } from './opened-plan.js';
import { passes, rootOf, roots, selectsOf } from './plan-filter.js';
import type { FilterSelect, PlanFilter } from './plan-filter.js';

/** Rows of a page at most: a longer plan is opened theme by theme. */
const mostRows = 90;

/** Measures that are rated once for several items (R91). */
export interface OutcomeBlockRow {
  readonly id: string;
  /** "3.1, 3.2 and 3.3". */
  readonly covers: string;
  readonly measures: readonly MeasureLine[];
  readonly ratings: readonly { readonly at: string; readonly rating: RatingWords }[];
}

export interface MeasureLine {
  readonly summary: string;
  readonly href: string;
  readonly class: string;
}

/** A theme, section or priority with what belongs to it. */
export interface NodeBlock {
  readonly id: string;
  readonly level: number;
  readonly kind: string;
  readonly title: string;
  readonly group: string | null;
  readonly note: string | null;
  readonly owners: readonly string[];
  readonly findings: readonly { readonly summary: string; readonly source: string }[];
  readonly outcomes: readonly string[];
  readonly statusNotes: readonly { readonly label: string; readonly summary: string; readonly due: string | null }[];
  readonly measures: readonly MeasureLine[];
  readonly items: readonly ItemRow[];
  readonly blocks: readonly OutcomeBlockRow[];
}

export interface ThemeLine {
  readonly title: string;
  readonly href: string;
  readonly owners: readonly string[];
  readonly count: string;
}

export interface PlanPage {
  readonly selects: readonly FilterSelect[];
  readonly filtered: boolean;
  readonly found: string;
  /** Where the plan is too long for one page: its themes, each a page. Empty where `nodes` holds everything. */
  readonly themes: readonly ThemeLine[];
  readonly nodes: readonly NodeBlock[];
  readonly columns: readonly ProgressColumn[];
  readonly shows: Readonly<Record<'flags' | 'resources' | 'criteria' | 'impact' | 'words' | 'few', boolean>>;
  readonly key: readonly { readonly title: string; readonly ratings: readonly RatingWords[]; readonly note: string | null }[]; // prettier-ignore
  readonly planOutcomes: readonly string[];
  readonly principles: readonly string[];
}

/** The plan as its own document looks: themes in their order, with refs, ratings by monitoring date and what belongs to each. */
export function planPage(opened: OpenedPlan, filter: PlanFilter): PlanPage {
  const { document, links } = opened;
  const items = document.items.filter((item) => passes(opened, filter, item));
  const filtered = Object.keys(filter).some((field) => field !== 'theme');
  const split = filter.theme === undefined && rowsOf(items) > mostRows;
  const columns = progressColumns(opened);
  const shown = roots(document.nodes).filter(({ id }) => filter.theme === undefined || id === filter.theme);
  const pairs = Object.entries(filter);
  return {
    selects: selectsOf(opened, filter),
    filtered,
    found: `${count(items.length)} of ${count(document.items.length)} items`,
    themes: split ? shown.map((node) => ({
      title: nodeTitle(node),
      href: links.page('', [...pairs, ['theme', node.id]]),
      owners: ownersOf(opened, node),
      count: themeCount(items.filter(({ nodeId }) => rootOf(document.nodes, nodeId) === node.id).length),
    })) : [], // prettier-ignore
    nodes: split ? [] : shown.flatMap((node) => nodeBlocks(opened, node, { items, columns, filtered }, 0)),
    columns,
    shows: {
      flags: document.items.some(({ consultationRequired }) => consultationRequired !== undefined),
      resources: document.items.some(({ resources }) => (resources ?? []).length > 0),
      criteria: document.items.some(({ successCriteria, deliverables }) => successCriteria !== undefined || deliverables !== undefined), // prettier-ignore
      impact: document.items.some(({ deliverables }) => (deliverables ?? []).some(({ progressImpact }) => progressImpact !== null)), // prettier-ignore
      few: columns.length === 0 && document.items.every(({ resources, deliverables, successCriteria, consultationRequired }) => (resources ?? deliverables ?? successCriteria ?? consultationRequired) === undefined), // prettier-ignore
      words: items.some(({ progress }) => progress.some(({ points }) => points.length > 0)),
    },
    key: document.ragSchemes.flatMap((scheme) => scheme.appliesTo.map((of) => ({ title: of === 'progress' ? 'Progress' : 'Outcome', ratings: ratingsOf(scheme, of), note: scheme.note ?? null }))), // prettier-ignore
    planOutcomes: (document.planOutcomes ?? []).map(({ summary }) => summary),
    principles: document.principles ?? [],
  };
}

const rowsOf = (items: readonly PlanItem[]): number =>
  items.reduce((sum, { deliverables }) => sum + Math.max(1, deliverables?.length ?? 0), 0);

const themeCount = (n: number): string => `${count(n)} ${n === 1 ? 'item' : 'items'}`;

function ownersOf({ state, names }: OpenedPlan, { ownerPartyIds }: PlanNode): readonly string[] {
  return (ownerPartyIds ?? []).map((id) => partyWords(state, id, names));
}

interface Shown {
  readonly items: readonly PlanItem[];
  readonly columns: readonly ProgressColumn[];
  /** Nodes without an item that passes are left out. */
  readonly filtered: boolean;
}

function nodeBlocks(opened: OpenedPlan, node: PlanNode, shown: Shown, level: number): readonly NodeBlock[] {
  const { document } = opened;
  const own = shown.items.filter(({ nodeId }) => nodeId === node.id);
  const under = document.nodes
    .filter(({ parentId }) => parentId === node.id)
    .flatMap((child) => nodeBlocks(opened, child, shown, level + 1));
  if (shown.filtered && own.length === 0 && under.length === 0) return [];
  return [nodeBlock(opened, node, own, shown, level), ...under];
}

function nodeBlock(
  opened: OpenedPlan,
  node: PlanNode,
  own: readonly PlanItem[],
  { columns, filtered }: Shown,
  level: number,
): NodeBlock {
  const { document } = opened;
  return {
    id: node.id,
    level,
    kind: nodeKindWords[node.kind],
    title: nodeTitle(node),
    group: node.group ?? null,
    note: node.note ?? null,
    owners: ownersOf(opened, node),
    findings: document.findings.filter(({ nodeId }) => nodeId === node.id),
    outcomes: (node.outcomes ?? []).map(({ summary }) => summary),
    statusNotes: (node.statusNotes ?? []).map(({ label, summary, due }) => ({ label, summary, due: due === undefined ? null : dueLine(due) })), // prettier-ignore
    measures: filtered ? [] : document.measures.filter(({ scope, nodeId }) => scope === 'node' && nodeId === node.id).map((measure) => measureLine(opened, measure)), // prettier-ignore
    items: own.map((item) => itemRow(opened, item, columns)),
    blocks: document.outcomeAssessments
      .filter(({ nodeId, itemIds }) => nodeId === node.id && (!filtered || own.some(({ id }) => itemIds.includes(id))))
      .map((block) => outcomeBlock(opened, block)),
  };
}

export const measureLine = ({ links }: OpenedPlan, { id, summary, feed }: PlanMeasure): MeasureLine => ({
  summary,
  href: links.measure(id),
  class: classWords[feed.class],
});

/** A block of measures with every rating it was given. */
export function outcomeBlock(opened: OpenedPlan, block: OutcomeBlock): OutcomeBlockRow {
  const { document } = opened;
  const refs = block.itemIds.map((id) => {
    const item = document.items.find((one) => one.id === id);
    return item === undefined ? id : itemRef(item);
  });
  return {
    id: block.id,
    covers: refs.join(', '),
    measures: block.measureIds.flatMap((id) => {
      const measure = document.measures.find((one) => one.id === id);
      return measure === undefined ? [] : [measureLine(opened, measure)];
    }),
    ratings: block.assessments.map(({ asOf, rag, ragScheme }) => ({
      at: printedDateWords(asOf),
      rating: ratingWords(document, 'outcome', rag, ragScheme),
    })),
  };
}
