import { pathOf, valueAt } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanChange } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { longestId } from '../../../workflows/action-plan/shape.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { plainLine } from '../../recording/record-form.js';
import type { RawAnswers } from '../../web/forms/answers.js';
import { itemHref, measureHref, planFormHref, planHref } from '../plan-hrefs.js';
import { planReason, readReason } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanPlace } from './plan-form.js';
import { aboutText, changesOf, intended } from './text-change.js';
import { answersOf, questionsOf, readField } from './text-fields.js';
import { idOfRow, partKindOf, planParts } from './text-parts.js';
import type { PartKind, PlanPart } from './text-parts.js';
import { valueWords } from './text-words.js';

type Part = Readonly<Record<string, Plain>>;

/** Where a row of the plan is shown; on the page of the plan where it has none of its own. */
function backTo(
  kind: PartKind,
  id: string | null,
  within: string | null,
  { document, now }: PlanPlace,
): PlanForm['back'] {
  const item = document.items.find((one) => one.id === (kind === 'item' ? id : within));
  if (item !== undefined) return { text: item.sourceRef ?? item.id, href: itemHref(now.planId, item.id) };
  const measure = kind === 'measure' ? document.measures.find((one) => one.id === id) : undefined;
  if (measure !== undefined)
    return { text: measure.sourceRef ?? measure.id, href: measureHref(now.planId, measure.id) };
  return { text: document.title, href: planHref(now.planId) };
}

/** What a revision leads back to where the row is gone afterwards. */
const planBack = ({ document, now }: PlanPlace): PlanForm['back'] => ({ text: document.title, href: planHref(now.planId) }); // prettier-ignore

const fieldOfCode: PlanForm['fieldOfCode'] = { 'plan-id-malformed': 'id', 'plan-id-given-twice': 'id' };

interface RowMeant {
  readonly kind: PartKind;
  readonly spec: PlanPart;
  readonly path: readonly string[];
  readonly row: Part;
  readonly id: string;
  readonly within: string | null;
}

/** The row of the plan that an address names; null where there is none. */
function rowMeant(place: PlanPlace): RowMeant | null {
  const kind = partKindOf(place.meant('kind'));
  const within = place.meant('within');
  const spec = kind === null ? null : planParts[kind];
  const list = spec?.list(place.document, within) ?? null;
  const row = list?.rows.find(({ id }) => id === place.meant('id'));
  if (kind === null || spec === null || list === null || row === undefined) return null;
  const id = idOfRow(row);
  return { kind, spec, row, id, within, path: [...list.path, id] };
}

function editForm(place: PlanPlace): PlanForm | null {
  const found = rowMeant(place);
  if (found === null) return null;
  const { kind, spec, row, id, within, path } = found;
  const { document, now } = place;
  return {
    title: `Change this ${spec.word}`,
    action: planFormHref(now.planId, 'edit', { kind, id, within }),
    back: backTo(kind, id, within, place),
    questions: [...spec.fields.flatMap((field) => questionsOf(field, row, document)), planReason],
    defaults: Object.assign({}, ...spec.fields.map((field) => answersOf(field, row))) as RawAnswers,
    side: aboutText,
    button: 'Record the change',
    fieldOfCode,
    read(asked) {
      const read = new Map(spec.fields.map((field) => [field.name, readField(field, asked, row, { id, document })]));
      const reason = readReason(asked, 'Say why the text is changed');
      if (asked.faults > 0 || reason === null) return null;
      const changes = changesOf(path, row, read);
      if (changes.length === 0) {
        asked.wrong(null, 'Change something: the text stands already as you give it');
        return null;
      }
      return intended(asked, document, changes, reason, { rows: [{ key: `The ${spec.word}`, value: valueWords(row, document) }], said: 'The text is changed' }); // prettier-ignore
    },
  };
}

function addForm(place: PlanPlace): PlanForm | null {
  const kind = partKindOf(place.meant('kind'));
  const within = place.meant('within');
  const spec = kind === null ? null : planParts[kind];
  const list = spec?.list(place.document, within) ?? null;
  if (kind === null || spec === null || list === null) return null;
  const { document, now } = place;
  const prefix = kind === 'deliverable' ? `${within ?? ''}.${spec.prefix}` : spec.prefix;
  return {
    title: `Add a ${spec.word}`.replace(/^Add a (?=[aeiou])/, 'Add an '),
    action: planFormHref(now.planId, 'add', { kind, within }),
    back: backTo(kind, null, within, place),
    questions: [
      ...spec.fields.flatMap((field) => questionsOf(field, null, document)),
      { kind: 'text', name: 'id', label: 'Short id', hint: 'For addresses and the plan’s file: letters, figures, dots and hyphens', width: 20 }, // prettier-ignore
      planReason,
    ],
    defaults: { id: freeId(prefix, list.rows) },
    side: aboutText,
    button: `Add the ${spec.word}`,
    fieldOfCode,
    read(asked) {
      const id = plainLine(asked, 'id', 'The short id', 'Enter a short id', longestId) ?? '';
      const read = spec.fields.flatMap((field): readonly (readonly [string, Plain])[] => {
        const value = readField(field, asked, null, { id, document });
        return value === undefined ? [] : [[field.name, value]];
      });
      const reason = readReason(asked, 'Say why it is added');
      if (asked.faults > 0 || reason === null) return null;
      const orders = list.rows.flatMap(({ order }) => (typeof order === 'number' ? [order] : []));
      const order = unordered.has(kind) ? {} : { order: Math.max(0, ...orders) + 1 };
      const value: Plain = { id, ...spec.begins(document), ...order, ...Object.fromEntries(read) };
      return intended(asked, document, additionTo(list.path, document, value), reason, { said: `The ${spec.word} is added` }); // prettier-ignore
    },
  };
}

const unordered: ReadonlySet<PartKind> = new Set(['party', 'monitoring-date', 'block']);

/** To the end of the list; an item without deliverables gets a list of them first. */
function additionTo(list: readonly string[], document: PlanDocument, value: Plain): readonly PlanChange[] {
  const path = pathOf(...list);
  return valueAt(document, path) === undefined ? [{ op: 'add', path, value: [value] }] : [{ op: 'add', path, value }];
}

function freeId(prefix: string, rows: readonly Part[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  let next = rows.length + 1;
  while (taken.has(`${prefix}${String(next)}`)) next += 1;
  return `${prefix}${String(next)}`;
}

function removeForm(place: PlanPlace): PlanForm | null {
  const found = rowMeant(place);
  if (found === null) return null;
  const { kind, spec, row, id, within, path } = found;
  const { document, now } = place;
  const rows = [
    { key: `The ${spec.word}`, value: valueWords(row, document) },
    { key: 'Short id', value: id },
  ];
  return {
    title: `Take this ${spec.word} out`,
    action: planFormHref(now.planId, 'remove', { kind, id, within }),
    back: kind === 'deliverable' ? backTo(kind, id, within, place) : planBack(place),
    questions: [{ kind: 'answers', rows }, planReason],
    defaults: {},
    side: [{ heading: 'What it does', paragraphs: ['It is no part of the plan from today. It stays readable in every version before, and so does what was recorded of it.', 'While another part of the plan names it, it cannot be taken out: take it out there first.'] }], // prettier-ignore
    button: 'Take it out',
    fieldOfCode,
    read(asked) {
      const reason = readReason(asked, 'Say why it is taken out');
      if (reason === null) return null;
      return intended(asked, document, [{ op: 'remove', path: pathOf(...path) }], reason, { rows, said: `The ${spec.word} is taken out` }); // prettier-ignore
    },
  };
}

export const edit: PlanFormKind = { records: 'ActionPlanRevised', make: editForm };
export const add: PlanFormKind = { records: 'ActionPlanRevised', make: addForm };
export const remove: PlanFormKind = { records: 'ActionPlanRevised', make: removeForm };
