import { latestRating } from '../../../workflows/action-plan/due-dates.js';
import { partOf } from '../../../workflows/action-plan/action-plan.state.js';
import type { Criterion, Deliverable, PlanItem } from '../../../workflows/action-plan/plan-document.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ratingWords } from '../plan-rating-words.js';
import type { RatingWords } from '../plan-rating-words.js';
import { dueWords, flagWords, itemRef, partyWords } from '../plan-words.js';
import type { DueWords } from '../plan-words.js';
import type { OpenedPlan } from './opened-plan.js';

/** Something that is told of a row, with what kind of thing it is: "Refs of the review: 8.2". */
export interface RowNote {
  readonly key: string;
  readonly value: string;
}

export interface CriterionLine {
  readonly summary: string;
  /** Null where no measure belongs to it. */
  readonly measureHref: string | null;
}

/** A monitoring date, or another day on which progress was told: a column. */
export interface ProgressColumn {
  readonly key: string;
  readonly label: string;
}

export interface ProgressCell {
  readonly label: string;
  /** Null: none recorded, which is not the same as not yet started. */
  readonly rating: RatingWords | null;
  readonly points: readonly string[];
}

/** What is asked for by a day: an item without deliverables, or one of its deliverables. */
export interface PartRow {
  readonly id: string;
  readonly criteria: readonly CriterionLine[];
  readonly due: readonly DueWords[];
  readonly progress: readonly ProgressCell[];
  readonly impact: string | null;
  /** "Done on 3 May 2018"; null where it is not. */
  readonly done: string | null;
}

export interface ItemRow {
  readonly id: string;
  readonly ref: string;
  readonly href: string;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly leads: readonly string[];
  readonly leadNote: string | null;
  readonly supporters: readonly string[];
  readonly groups: readonly string[];
  readonly level: string;
  readonly consultation: string;
  readonly funding: string;
  readonly resources: readonly string[];
  readonly notes: readonly RowNote[];
  readonly parts: readonly PartRow[];
}

/** Days that have a column at most; the pages of items have all. */
const mostColumns = 5;

/** The monitoring dates of the plan, and other days on which progress was told, the latest ones. */
export function progressColumns({ document }: OpenedPlan): readonly ProgressColumn[] {
  const points = document.monitoringPoints.map(({ id, label, date }) => ({ key: id, label, date }));
  const known = new Set(points.flatMap(({ key, date }) => [key, date]));
  const others = [...new Set(document.items.flatMap(({ progress }) => progress.map(({ asOf }) => asOf)))]
    .filter((day) => !known.has(day))
    .toSorted()
    .map((day) => ({ key: day, label: printedDateWords(day), date: day }));
  return [...points, ...others].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-mostColumns);
}

export function itemRow(opened: OpenedPlan, item: PlanItem, columns: readonly ProgressColumn[]): ItemRow {
  const { state, names, links } = opened;
  const party = (id: string): string => partyWords(state, id, names);
  const deliverables = item.deliverables ?? [];
  return {
    id: item.id,
    ref: itemRef(item),
    href: links.item(item.id),
    summary: item.summary,
    steps: item.steps.map(({ summary }) => summary),
    leads: item.leads.map(({ partyId }) => party(partyId)),
    leadNote: item.leadNote ?? null,
    supporters: item.supporters.map(({ partyId }) => party(partyId)),
    groups: (item.linkedGroupIds ?? []).map(party),
    level: levelWords(item),
    consultation: item.consultationRequired === undefined ? '' : flagWords[item.consultationRequired],
    funding: item.fundingRequired === undefined ? '' : flagWords[item.fundingRequired],
    resources: (item.resources ?? []).map(({ summary }) => summary),
    notes: notesOf(item),
    parts: deliverables.length === 0 ? [partRow(opened, item, null, columns)] : deliverables.map((one) => partRow(opened, item, one, columns)), // prettier-ignore
  };
}

/** The level as printed; empty where the plan has no levels. */
export const levelWords = ({ recommendationLevel: level }: PlanItem): string =>
  level === undefined ? '' : (level ?? 'Not recorded');

/** What is told of an item beside its columns. */
export function notesOf(item: PlanItem): readonly RowNote[] {
  const listed = (key: string, values: readonly string[] | undefined): readonly RowNote[] =>
    values === undefined || values.length === 0 ? [] : [{ key, value: values.join(', ') }];
  return [
    ...listed('Review paragraph', item.reviewRefs),
    ...listed('Probably paragraph', item.probableRefs),
    ...listed('See also', item.crossRefs),
    ...listed('Note', item.note === undefined ? [] : [item.note]),
    ...listed('Source', item.sourceDamage === undefined ? [] : [item.sourceDamage]),
    ...(item.workingNotes ?? []).map((value) => ({ key: 'Working note', value })),
  ];
}

function partRow(
  opened: OpenedPlan,
  item: PlanItem,
  deliverable: Deliverable | null,
  columns: readonly ProgressColumn[],
): PartRow {
  const done = opened.state.completed.get(partOf({ itemId: item.id, deliverableId: deliverable?.id ?? null }));
  const criteria = deliverable === null ? (item.successCriteria ?? []) : deliverable.criteria;
  return {
    id: deliverable?.id ?? item.id,
    criteria: criteriaOf(opened, criteria),
    due: (deliverable === null ? item.due : [deliverable.due]).map(dueWords),
    progress: columns.map((column) => progressCell(opened, item, deliverable, column)),
    impact: deliverable?.progressImpact ?? null,
    done: done === undefined ? null : `Done on ${sentenceDate(done.on)}`,
  };
}

export function criteriaOf({ links }: OpenedPlan, criteria: readonly Criterion[]): readonly CriterionLine[] {
  return criteria.map(({ summary, measureId }) => ({
    summary,
    measureHref: measureId === null ? null : links.measure(measureId),
  }));
}

function progressCell(
  { document }: OpenedPlan,
  item: PlanItem,
  deliverable: Deliverable | null,
  { key, label }: ProgressColumn,
): ProgressCell {
  if (deliverable !== null) {
    const rag = deliverable.monitoring.find(({ point }) => point === key)?.rag ?? null;
    return { label, rating: rag === null ? null : ratingWords(document, 'progress', rag), points: [] };
  }
  const date = document.monitoringPoints.find(({ id }) => id === key)?.date ?? key;
  const told = item.progress.find(({ asOf }) => asOf === date || asOf === key);
  const rag = told?.rag ?? null;
  return {
    label,
    rating: rag === null ? null : ratingWords(document, 'progress', rag, told?.ragScheme ?? null),
    points: told?.points ?? [],
  };
}

/** The codes that an item or its deliverables stand at now; `none` where nothing is recorded. */
export function latestCodes({ state }: OpenedPlan, item: PlanItem): readonly string[] {
  const parts = item.deliverables === undefined || item.deliverables.length === 0 ? [null] : item.deliverables;
  return parts.map((part) => latestRating(state, item, part)?.rag ?? 'none');
}
