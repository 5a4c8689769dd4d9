import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { planFormHref, planHref } from '../plan-hrefs.js';
import { itemRef } from '../plan-words.js';
import { idOfRow, planParts } from './text-parts.js';
import type { PartKind } from './text-parts.js';
import { valueWords } from './text-words.js';

interface ReviseRow {
  readonly text: string;
  readonly editHref: string;
  readonly removeHref: string;
  /** A deliverable begins within its item. */
  readonly addHref: string | null;
}

interface ReviseKind {
  readonly title: string;
  readonly count: number;
  /** Null where a new one begins within another: a deliverable within its item. */
  readonly add: { readonly text: string; readonly href: string } | null;
  readonly rows: readonly ReviseRow[];
}

const titles: Readonly<Record<PartKind, string>> = {
  item: 'Items',
  theme: 'Themes and sections',
  measure: 'Measures',
  milestone: 'Milestones',
  party: 'Posts, groups and organisations',
  'monitoring-date': 'Monitoring dates',
  'budget-line': 'Budget lines',
  block: 'Blocks of outcomes',
  deliverable: 'Deliverables',
};

type Row = Readonly<Record<string, Plain>>;

/** Everything of a plan's text that has a form, with a link to it. */
export function reviseView(planId: string, document: PlanDocument): object {
  const kinds = (Object.keys(titles) as PartKind[]).filter((kind) => kind !== 'deliverable');
  return {
    title: 'Change the text of the plan',
    section: 'action-plans',
    subPage: true,
    planTitle: document.title,
    planHref: planHref(planId),
    correctHref: planFormHref(planId, 'correct'),
    kinds: [...kinds.map((kind) => kindOf(planId, kind, document)), deliverablesOf(planId, document)],
  };
}

function kindOf(planId: string, kind: PartKind, document: PlanDocument): ReviseKind {
  const { word } = planParts[kind];
  const rows = planParts[kind].list(document, null)?.rows ?? [];
  return {
    title: titles[kind],
    count: rows.length,
    add: { text: `Add: ${word}`, href: planFormHref(planId, 'add', { kind }) },
    rows: rows.map((row) => reviseRow(planId, kind, row, null, document)),
  };
}

function deliverablesOf(planId: string, document: PlanDocument): ReviseKind {
  const rows = document.items.flatMap((item) => [
    ...(item.deliverables ?? []).map((one) => reviseRow(planId, 'deliverable', one as unknown as Row, item.id, document)),
  ]); // prettier-ignore
  return { title: titles.deliverable, count: rows.length, add: null, rows };
}

function reviseRow(planId: string, kind: PartKind, row: Row, within: string | null, document: PlanDocument): ReviseRow {
  const id = idOfRow(row);
  const item = document.items.find((one) => one.id === (within ?? id));
  const ref = kind === 'item' || kind === 'deliverable' ? (item === undefined ? id : itemRef(item)) : id;
  const words = kind === 'deliverable' ? valueWords(row['criteria'], document) : kind === 'party' ? (document.parties.find((party) => party.id === id)?.role ?? '') : valueWords(row, document); // prettier-ignore
  return {
    text: [ref, words].filter((part) => part !== '').join(' '),
    editHref: planFormHref(planId, 'edit', { kind, id, within }),
    removeHref: planFormHref(planId, 'remove', { kind, id, within }),
    addHref: kind === 'item' ? planFormHref(planId, 'add', { kind: 'deliverable', within: id }) : null,
  };
}
