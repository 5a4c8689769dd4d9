import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { pageOfRows, pagination } from '../../cases/pagination.view.js';
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
  /** The page of its rows. */
  readonly href: string;
  /** Null where a new one begins within another: a deliverable within its item. */
  readonly add: { readonly text: string; readonly href: string } | null;
}

const rowsAPage = 50;

/** What the pages are called. */
export const revising = 'Change the text of the plan';

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

/** A row, with the item that it stands in where it is a deliverable. */
interface Placed {
  readonly row: Row;
  readonly within: string | null;
}

/** The kinds of text that a plan has, each with its number and a link to its rows: a plan has hundreds of them. */
export function reviseView(planId: string, document: PlanDocument): object {
  const kinds = Object.keys(titles) as PartKind[];
  return {
    ...frameOf(planId, document),
    title: revising,
    correctHref: planFormHref(planId, 'correct'),
    kinds: kinds.map((kind) => kindOf(planId, kind, document)),
  };
}

/** One kind of a plan's text, a page at a time, with a link to the forms of each row. */
export function reviseKindView(planId: string, document: PlanDocument, kind: PartKind, asked: number): object {
  const rows = placedOf(kind, document);
  const total = rows.length;
  const { page, shown } = pageOfRows(rows, { asked, size: rowsAPage });
  return {
    ...frameOf(planId, document),
    title: `${revising}: ${titles[kind].toLowerCase()}`,
    kind: kindOf(planId, kind, document),
    itemsHref: kind === 'deliverable' ? planFormHref(planId, 'revise', { kind: 'item' }) : null,
    rows: shown.map(({ row, within }) => reviseRow(planId, kind, row, within, document)),
    total,
    first: (page - 1) * rowsAPage + 1,
    last: (page - 1) * rowsAPage + shown.length,
    pages: pagination({ page, size: rowsAPage, total }, (n) =>
      planFormHref(planId, 'revise', { kind, page: n === 1 ? null : String(n) }),
    ),
  };
}

function frameOf(planId: string, document: PlanDocument): object {
  return {
    section: 'action-plans',
    subPage: true,
    planTitle: document.title,
    planHref: planHref(planId),
    revising: { text: revising, href: planFormHref(planId, 'revise') },
  };
}

function placedOf(kind: PartKind, document: PlanDocument): readonly Placed[] {
  if (kind !== 'deliverable')
    return (planParts[kind].list(document, null)?.rows ?? []).map((row) => ({ row, within: null }));
  return document.items.flatMap(({ id, deliverables = [] }) =>
    deliverables.map((one) => ({ row: one as unknown as Row, within: id })),
  );
}

function kindOf(planId: string, kind: PartKind, document: PlanDocument): ReviseKind {
  return {
    title: titles[kind],
    count: placedOf(kind, document).length,
    href: planFormHref(planId, 'revise', { kind }),
    add:
      kind === 'deliverable'
        ? null
        : { text: `Add: ${planParts[kind].word}`, href: planFormHref(planId, 'add', { kind }) },
  };
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
