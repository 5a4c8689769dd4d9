import { recommendationLevels } from '../../../workflows/action-plan/plan-codes.js';
import type { milestoneKinds, operators, timescaleKinds } from '../../../workflows/action-plan/plan-codes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { choicesFrom } from '../../recording/questions.js';
import type { Choice } from '../../recording/questions.js';
import { classWords, flagWords, itemKindWords, measureKindWords, nodeKindWords, partyKindWords } from '../plan-words.js'; // prettier-ignore
import { itemChoices, nodeChoices } from './text-fields.js';
import type { Leaf, TextField } from './text-fields.js';

type Part = Readonly<Record<string, Plain>>;
export type PartKind = 'item' | 'theme' | 'measure' | 'milestone' | 'party' | 'deliverable' | 'monitoring-date' | 'budget-line' | 'block'; // prettier-ignore

/** One kind of row of a plan: where it stands, what is asked of it, and what a new one begins with. */
export interface PlanPart {
  readonly word: string;
  /** The list it stands in; of a deliverable, within its item. */
  readonly list: (document: PlanDocument, within: string | null) => { readonly path: readonly string[]; readonly rows: readonly Part[] } | null; // prettier-ignore
  /** Begins the id that a new one is offered. */
  readonly prefix: string;
  readonly fields: readonly TextField[];
  /** Fields that a new one has beside those that are asked. */
  readonly begins: (document: PlanDocument) => Part;
}

const fixed =
  (words: Readonly<Record<string, string>>): Leaf['choices'] =>
  () =>
    choicesFrom(words);
const listed =
  (codes: readonly string[]): Leaf['choices'] =>
  () =>
    codes.map((value): Choice => ({ value, text: value }));

const timescaleWords: Readonly<Record<(typeof timescaleKinds)[number], string>> = {
  by: 'By a date',
  from: 'From a date',
  recurring: 'Again and again',
  period: 'Over a period',
  tbc: 'To be confirmed',
  unscheduled: 'No date printed',
};
const operatorWords: Readonly<Record<(typeof operators)[number], string>> = {
  '>=': 'At least',
  '<=': 'At most',
  '=': 'Exactly, or a state',
  '>': 'More than',
  '<': 'Less than',
  '~': 'In line with',
  change: 'A change by',
};
const scopeWords = { item: 'One item', node: 'A theme or section', framework: 'The plan’s performance framework' };
const milestoneWords: Readonly<Record<(typeof milestoneKinds)[number], string>> = {
  milestone: 'A milestone',
  'family-outcome': 'What families notice',
};

const dateHint = '2026, 2026-09 or 2026-09-30, or two of them with a slash between';
const line = (name: string, label: string, empty: Leaf['empty'], more: Partial<Leaf> = {}): Leaf => ({ kind: 'line', name, label, empty, ...more }); // prettier-ignore
const choice = (name: string, label: string, empty: Leaf['empty'], choices: Leaf['choices']): Leaf => ({ kind: 'choice', name, label, empty, ...(choices === undefined ? {} : { choices }) }); // prettier-ignore
const summary = (label: string): Leaf => ({ kind: 'words', name: 'summary', label, empty: 'refused', hint: 'Name no child' }); // prettier-ignore
const reference = line('sourceRef', 'Printed reference (optional)', 'null', { width: 10 });
const note: Leaf = { kind: 'words', name: 'note', label: 'Note (optional)', empty: 'absent' };

const due: readonly Leaf[] = [
  choice('kind', 'When', 'refused', fixed(timescaleWords)),
  line('raw', 'Words that are printed (optional)', 'text', { hint: 'For example Sept 2018, or Ongoing', width: 20 }),
  { kind: 'date', name: 'date', label: 'Date (optional)', empty: 'null', hint: dateHint, width: 20 },
  line('frequency', 'How often (optional)', 'absent', { hint: 'monthly, quarterly, termly, annual', width: 20 }),
  line('condition', 'On what it depends (optional)', 'absent'),
];

const baseline: readonly Leaf[] = [
  { kind: 'number', name: 'value', label: 'Value (optional)', empty: 'null', width: 10 },
  line('unit', 'Unit', 'refused', { hint: 'percent, count, weeks, gbp', width: 20 }),
  { kind: 'date', name: 'asOf', label: 'As of (optional)', empty: 'absent', hint: dateHint, width: 20 },
  line('label', 'What it is of (optional)', 'absent'),
  line('population', 'Population (optional)', 'absent'),
];

const targets: readonly Leaf[] = [
  choice('operator', 'How', 'refused', fixed(operatorWords)),
  { kind: 'numberOrWords', name: 'value', label: 'Value', empty: 'refused', hint: 'A number, or words: up, in place, national average', width: 20 }, // prettier-ignore
  line('unit', 'Unit', 'refused', { hint: 'percent, count, direction, state', width: 20 }),
  { kind: 'date', name: 'by', label: 'By (optional)', empty: 'absent', hint: dateHint, width: 20 },
  line('relativeTo', 'Against (optional)', 'absent', { hint: 'For example baseline, or September 2017' }),
];

const top =
  (
    list:
      | 'items'
      | 'nodes'
      | 'measures'
      | 'milestones'
      | 'parties'
      | 'monitoringPoints'
      | 'budgetLines'
      | 'outcomeAssessments',
  ) =>
  // prettier-ignore
  (document: PlanDocument) => ({ path: [list], rows: document[list] as unknown as readonly Part[] });

export const planParts: Readonly<Record<PartKind, PlanPart>> = {
  item: {
    word: 'item',
    list: top('items'),
    prefix: 'item-',
    fields: [
      choice('nodeId', 'Theme or section', 'refused', nodeChoices),
      choice('kind', 'What it is', 'refused', fixed(itemKindWords)),
      reference,
      summary('What it asks for'),
      { kind: 'numbered', name: 'steps', label: 'Steps (optional)' },
      { kind: 'parties', name: 'leads', label: 'Lead', role: 'lead' },
      { kind: 'parties', name: 'supporters', label: 'Supporter', role: 'support' },
      { kind: 'rows', name: 'due', label: 'Due', leaves: due },
      choice('recommendationLevel', 'Level (optional)', 'absent', listed(recommendationLevels)),
      choice('consultationRequired', 'Consultation needed (optional)', 'absent', fixed(flagWords)),
      choice('fundingRequired', 'Funding needed (optional)', 'absent', fixed(flagWords)),
      line('leadNote', 'Note on the lead (optional)', 'absent'),
      note,
    ],
    begins: () => ({ progress: [] }),
  },
  theme: {
    word: 'theme or section',
    list: top('nodes'),
    prefix: 'theme-',
    fields: [
      { kind: 'line', name: 'title', label: 'Title', empty: 'refused' },
      choice('kind', 'What it is', 'refused', fixed(nodeKindWords)),
      choice('parentId', 'Within (optional)', 'null', nodeChoices),
      reference,
      { kind: 'numbered', name: 'outcomes', label: 'Outcomes it is for (optional)', optional: true },
      note,
    ],
    begins: () => ({}),
  },
  measure: {
    word: 'measure',
    list: top('measures'),
    prefix: 'measure-',
    fields: [
      choice('scope', 'What it measures', 'refused', fixed(scopeWords)),
      choice('itemId', 'Item (optional)', 'null', itemChoices),
      choice('nodeId', 'Theme or section (optional)', 'null', nodeChoices),
      reference,
      summary('What is measured'),
      choice('kind', 'What it is', 'refused', fixed(measureKindWords)),
      line('unit', 'Unit (optional)', 'null', { hint: 'percent, count, weeks, gbp', width: 20 }),
      { kind: 'rows', name: 'baseline', label: 'Baseline', leaves: baseline },
      { kind: 'rows', name: 'targets', label: 'Target', leaves: targets },
      {
        kind: 'group',
        name: 'feed',
        label: 'Where the value comes from',
        leaves: [
          choice('class', 'How it is come by', 'refused', fixed(classWords)),
          line('kpi', 'Measure of this release, or series of figures (optional)', 'null', { hint: 'Its id, as the definitions list it' }), // prettier-ignore
          line('note', 'Note (optional)', 'absent'),
        ],
      },
      note,
    ],
    begins: () => ({ current: [], comparators: [] }),
  },
  milestone: {
    word: 'milestone',
    list: top('milestones'),
    prefix: 'milestone-',
    fields: [
      choice('nodeId', 'Theme or section', 'refused', nodeChoices),
      choice('kind', 'What it is', 'refused', fixed(milestoneWords)),
      { kind: 'date', name: 'month', label: 'Month', empty: 'refused', hint: dateHint, width: 20 },
      summary('What is reached'),
    ],
    begins: () => ({ rag: null }),
  },
  party: {
    word: 'post, group or organisation',
    list: top('parties'),
    prefix: 'post-',
    fields: [
      choice('kind', 'What it is', 'refused', fixed(partyKindWords)),
      line('role', 'Title of the post, or name of the group (optional)', 'null', { hint: 'A post, never a person’s name' }), // prettier-ignore
      line('organisation', 'Organisation (optional)', 'absent'),
      note,
    ],
    begins: () => ({}),
  },
  deliverable: {
    word: 'deliverable',
    list: ({ items }, within) => {
      const item = items.find(({ id }) => id === within);
      if (item === undefined) return null;
      return {
        path: ['items', item.id, 'deliverables'],
        rows: (item.deliverables ?? []) as unknown as readonly Part[],
      };
    },
    prefix: 'd',
    fields: [
      { kind: 'numbered', name: 'criteria', label: 'What is to be delivered', with: { measureId: null } },
      { kind: 'group', name: 'due', label: 'Due', leaves: due },
      { kind: 'words', name: 'progressImpact', label: 'Progress and impact that is printed (optional)', empty: 'null' },
    ],
    begins: ({ monitoringPoints }) => ({ monitoring: monitoringPoints.map(({ id }) => ({ point: id, rag: null })) }),
  },
  'monitoring-date': {
    word: 'monitoring date',
    list: top('monitoringPoints'),
    prefix: 'point-',
    fields: [
      line('label', 'How it is called', 'refused', { width: 20 }),
      { kind: 'date', name: 'date', label: 'Date', empty: 'refused', hint: dateHint, width: 20 },
    ],
    begins: () => ({}),
  },
  'budget-line': {
    word: 'budget line',
    list: top('budgetLines'),
    prefix: 'budget-',
    fields: [
      choice('itemId', 'Item', 'refused', itemChoices),
      line('sourceRef', 'Printed reference', 'refused', { width: 10 }),
      summary('What is paid for'),
      { kind: 'number', name: 'amountGBP', label: 'Amount in pounds', empty: 'refused', width: 10 },
      line('budget', 'From which budget (optional)', 'null'),
    ],
    begins: () => ({}),
  },
  block: {
    word: 'block of outcomes',
    list: top('outcomeAssessments'),
    prefix: 'block-',
    fields: [
      line('sourceRef', 'Printed reference', 'refused', { width: 10 }),
      choice('nodeId', 'Theme or section', 'refused', nodeChoices),
      { kind: 'lines', name: 'itemIds', label: 'Items, by their ids', empty: 'kept' },
      { kind: 'lines', name: 'measureIds', label: 'Measures, by their ids', empty: 'kept' },
    ],
    begins: () => ({ assessments: [] }),
  },
};

/** The id of a row. */
export const idOfRow = ({ id }: Part): string => (typeof id === 'string' ? id : '');

/** The kind of row that an address names; null for another word. */
export function partKindOf(text: string | null): PartKind | null {
  return text !== null && Object.hasOwn(planParts, text) ? (text as PartKind) : null;
}
