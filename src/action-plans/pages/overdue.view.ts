import { overdueTasks } from '../../../workflows/action-plan/due-dates.js';
import type { OverdueTask } from '../../../workflows/action-plan/due-dates.js';
import type { Timescale } from '../../../workflows/action-plan/plan-document.js';
import { sentenceDate, shortDate } from '../../web/words/date-words.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { dueWords, itemRef, lateWords, leadWords, nodeTitle, partyWords } from '../plan-words.js'; // prettier-ignore
import type { OpenedPlan } from './opened-plan.js';
import { rootOf, roots } from './plan-filter.js';

export const overdueGroupings = ['lead', 'group', 'theme'] as const;
export type OverdueGrouping = (typeof overdueGroupings)[number];

export interface OverdueRow {
  readonly ref: string;
  readonly href: string;
  readonly summary: string;
  readonly deliverable: string | null;
  readonly lead: string;
  readonly theme: string;
  /** "to be done by 30 September 2018". */
  readonly due: string;
  readonly printed: string;
  readonly days: number;
  readonly rating: RatingWords | null;
}

export interface OverdueGroup {
  readonly title: string;
  readonly rows: readonly OverdueRow[];
}

/** What is late on a day, by who leads it, by the group that does, or by theme (R85): a row under each that it belongs to. */
export function overdueGroups(opened: OpenedPlan, by: OverdueGrouping): readonly OverdueGroup[] {
  const { document, state, names } = opened;
  const tasks = overdueTasks(state, opened.today);
  const groups = new Map<string, OverdueTask[]>();
  const put = (key: string, task: OverdueTask): void => {
    groups.set(key, [...(groups.get(key) ?? []), task]);
  };
  const order = by === 'theme' ? roots(document.nodes).map(({ id }) => id) : document.parties.map(({ id }) => id);
  for (const task of tasks) for (const key of keysOf(opened, task, by)) put(key, task);
  const title = (key: string): string => {
    if (key === '') return by === 'group' ? 'No group' : 'No lead';
    const node = document.nodes.find(({ id }) => id === key);
    return by === 'theme' && node !== undefined ? nodeTitle(node) : partyWords(state, key, names);
  };
  return [...order, '']
    .filter((key) => groups.has(key))
    .map((key) => ({ title: title(key), rows: (groups.get(key) ?? []).map((task) => overdueRow(opened, task)) }));
}

function keysOf({ document }: OpenedPlan, { item }: OverdueTask, by: OverdueGrouping): readonly string[] {
  if (by === 'theme') return [rootOf(document.nodes, item.nodeId)];
  const leads = item.leads.map(({ partyId }) => partyId);
  if (by === 'lead') return leads.length === 0 ? [''] : leads;
  const groups = new Set(document.parties.filter(({ kind }) => kind === 'group').map(({ id }) => id));
  const own = [...leads, ...item.supporters.map(({ partyId }) => partyId), ...(item.linkedGroupIds ?? [])].filter((id) => groups.has(id)); // prettier-ignore
  return own.length === 0 ? [''] : [...new Set(own)];
}

function overdueRow(opened: OpenedPlan, task: OverdueTask): OverdueRow {
  const { document, state, names, links } = opened;
  const { item, deliverable, timescale, by, daysOver, late, rag } = task;
  const several = (item.deliverables?.length ?? 0) > 1;
  return {
    ref: itemRef(item),
    href: links.item(item.id),
    summary: item.summary,
    deliverable: deliverable === null || !several ? null : deliverable.criteria.map(({ summary }) => summary).join('; ') || deliverable.id, // prettier-ignore
    lead: leadWords(state, item, names),
    theme: themeRef(opened, item.nodeId),
    due: `${lateWords[late]} by ${sentenceDate(by)}`,
    printed: printedWords(timescale),
    days: daysOver,
    rating: rag === null ? null : ratingWords(document, 'progress', rag),
  };
}

/** "Theme 3" where the plan calls its themes so; else the title. */
function themeRef({ document }: OpenedPlan, nodeId: string): string {
  const root = document.nodes.find(({ id }) => id === rootOf(document.nodes, nodeId));
  if (root === undefined) return '';
  return root.sourceRef !== null && /^[A-Za-z]/.test(root.sourceRef) ? root.sourceRef : nodeTitle(root);
}

/** "Sept 2018; subject to procurement": the day it was read as stands beside it. */
function printedWords(timescale: Timescale): string {
  const { raw, notes } = dueWords(timescale);
  return [raw, ...notes].join('; ');
}

/** Rows of the download: each task once. */
export function overdueCsv(opened: OpenedPlan): readonly (readonly (string | number)[])[] {
  const head = [
    'ref',
    'item',
    'deliverable',
    'theme',
    'lead',
    'due',
    'printed',
    'last day',
    'days over',
    'latest rating',
  ];
  const rows = overdueTasks(opened.state, opened.today).map((task) => {
    const row = overdueRow(opened, task);
    return [row.ref, row.summary, row.deliverable ?? '', row.theme, row.lead, row.due, row.printed, shortDate(task.by), row.days, row.rating?.text ?? '']; // prettier-ignore
  });
  return [head, ...rows];
}
