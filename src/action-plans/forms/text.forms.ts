import { changed, nameOf, pathOf, valueAt } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanChange } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { planFaults } from '../../../workflows/action-plan/plan-faults.js';
import { longestId, longestText } from '../../../workflows/action-plan/shape.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { canonicalJson } from '../../event-store/canonical-json.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import { isRejection, rejectionWords } from '../../web/errors/error-messages.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { itemHref, measureHref, planFormHref, planHref } from '../plan-hrefs.js';
import { placeWords } from '../pages/change-words.js';
import { planReason, readReason } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanIntention, PlanPlace } from './plan-form.js';
import { answersOf, questionsOf, readField } from './text-fields.js';
import { partKindOf, planParts } from './text-parts.js';
import type { PartKind, PlanPart } from './text-parts.js';
import { fieldTitle, valueWords } from './text-words.js';

type Part = Readonly<Record<string, Plain>>;

/** Where a row of the plan is shown; on the page of the plan where it has none of its own. */
function backTo(kind: PartKind, id: string | null, within: string | null, { document, now }: PlanPlace): PlanForm['back'] {
  const item = document.items.find((one) => one.id === (kind === 'item' ? id : within));
  if (item !== undefined) return { text: item.sourceRef ?? item.id, href: itemHref(now.planId, item.id) };
  const measure = kind === 'measure' ? document.measures.find((one) => one.id === id) : undefined;
  if (measure !== undefined) return { text: measure.sourceRef ?? measure.id, href: measureHref(now.planId, measure.id) };
  return { text: document.title, href: planHref(now.planId) };
}

/** What a revision leads back to where the row is gone afterwards. */
const planBack = ({ document, now }: PlanPlace): PlanForm['back'] => ({ text: document.title, href: planHref(now.planId) }); // prettier-ignore

const fieldOfCode: PlanForm['fieldOfCode'] = { 'plan-id-malformed': 'id', 'plan-id-given-twice': 'id' };

const side: PlanForm['side'] = [
  { heading: 'The text of the plan', paragraphs: ['Only those who answer for the plan change its text. What stood stays readable, with who changed it, when and why, and versions can be compared.', 'How far the work has come is no text: record it as progress.'] }, // prettier-ignore
];

/** Everything that a change of the text would break, said on the form; the intention where nothing is. */
function intended(
  asked: AnswerReader,
  document: PlanDocument,
  changes: readonly PlanChange[],
  reason: string,
  say: Pick<PlanIntention, 'said'> & { readonly rows?: PlanIntention['rows'] },
): PlanIntention | null {
  const after = tried(asked, document, changes);
  if (after === null) return null;
  return {
    command: { type: 'RevisePlan', data: { changes, reason } },
    rows: [...(say.rows ?? []), { key: 'Why', value: reason }],
    effects: changes.map(({ op, path, ...rest }) => ({
      what: fieldTitle(path.split('/').at(-1) ?? ''),
      now: op === 'add' && valueAt(document, path) !== undefined ? 'Not there' : valueWords(valueAt(document, path), document),
      after: 'value' in rest ? valueWords(rest.value, after) : 'Taken out',
    })),
    effectsNote: 'What stands now stays readable in the history of the plan.',
    said: say.said,
  };
}

/** The plan after the changes; null where they cannot be made, which is noted. */
function tried(asked: AnswerReader, document: PlanDocument, changes: readonly PlanChange[]): PlanDocument | null {
  let after: PlanDocument;
  try {
    after = changed(document, changes).document;
  } catch (error) {
    if (!isRejection(error)) throw error;
    asked.wrong(null, rejectionWords(error.code, error.details));
    return null;
  }
  const faults = planFaults(after);
  for (const { path, code, details } of faults.slice(0, 12)) asked.wrong(null, `${placeWords(after, changePath(path, after))}: ${rejectionWords(code, details)}`); // prettier-ignore
  return faults.length === 0 ? after : null;
}

/** The path of a fault as changes name it: `/timeline/tl001/itemId` for `timeline[0].itemId`. */
function changePath(path: string, document: PlanDocument): string {
  let value: Plain | undefined = document as unknown as Plain;
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return pathOf(
    ...steps.map((step) => {
      value = (value as Readonly<Record<string, Plain>> | null | undefined)?.[step];
      return value === undefined ? step : (nameOf(value) ?? step);
    }),
  );
}

/** The changes that make the fields of one row what was answered. */
function changesOf(path: readonly string[], before: Part, after: ReadonlyMap<string, Plain | undefined>): readonly PlanChange[] { // prettier-ignore
  return [...after].flatMap(([field, value]): readonly PlanChange[] => {
    const place = pathOf(...path, field);
    const stood = Object.hasOwn(before, field) ? before[field] : undefined;
    // The log keeps fields in an order of its own.
    if (stood !== undefined && value !== undefined && canonicalJson(stood) === canonicalJson(value)) return [];
    if (stood === value) return [];
    if (value === undefined) return [{ op: 'remove', path: place }];
    return [{ op: stood === undefined ? 'add' : 'set', path: place, value }];
  });
}

function rowMeant(place: PlanPlace): { kind: PartKind; spec: PlanPart; path: readonly string[]; row: Part; id: string; within: string | null } | null { // prettier-ignore
  const kind = partKindOf(place.meant('kind'));
  const within = place.meant('within');
  const spec = kind === null ? null : planParts[kind];
  const list = spec?.list(place.document, within) ?? null;
  const row = list?.rows.find(({ id }) => id === place.meant('id'));
  if (kind === null || spec === null || list === null || row === undefined) return null;
  const id = String(row['id']);
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
    side,
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
    side,
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
  const rows = [{ key: `The ${spec.word}`, value: valueWords(row, document) }, { key: 'Short id', value: id }];
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

/** What a single value can be. */
const valueKinds = [
  { value: 'text', text: 'Words' },
  { value: 'number', text: 'A number' },
  { value: 'yes', text: 'Yes (true)' },
  { value: 'no', text: 'No (false)' },
  { value: 'nothing', text: 'Nothing (null)' },
  { value: 'json', text: 'A list or several fields, as JSON' },
] as const;

function valueForm(place: PlanPlace): PlanForm {
  const { document, meant, now } = place;
  const path = meant('path');
  const stands = path?.startsWith('/') === true ? valueAt(document, path) : undefined;
  const questions: Question[] = [
    ...(stands === undefined ? [] : [{ kind: 'answers' as const, rows: [{ key: 'Stands now', value: valueWords(stands, document) }] }]), // prettier-ignore
    { kind: 'text', name: 'path', label: 'Place', hint: 'As versions and faults name it, for example /items/a2.1/due/0/date' },
    { kind: 'radios', name: 'as', legend: 'What is it?', choices: valueKinds },
    { kind: 'longText', name: 'value', label: 'What should stand (leave it empty for yes, no and nothing)', hint: 'Name no child' },
    planReason,
  ];
  return {
    title: 'Correct one value',
    action: planFormHref(now.planId, 'correct'),
    back: planBack(place),
    questions,
    defaults: { path: path ?? '', ...(stands === undefined ? {} : { ...typedAs(stands) }) },
    side,
    button: 'Record the correction',
    fieldOfCode: { 'plan-field-is-fixed': 'path', 'plan-path-leads-nowhere': 'path', 'plan-change-changes-nothing': 'value' },
    read(asked) {
      const typed = plainLine(asked, 'path', 'The place', 'Enter the place', 500);
      if (typed !== null && !typed.startsWith('/')) asked.wrong('path', 'The place begins with a slash, for example /items/a2.1/due/0/date'); // prettier-ignore
      const value = readValue(asked);
      const reason = readReason(asked, 'Say why it is corrected');
      if (asked.faults > 0 || typed === null || value === undefined || reason === null) return null;
      const op = valueAt(document, typed) === undefined ? 'add' : 'set';
      return intended(asked, document, [{ op, path: typed, value }], reason, { rows: [{ key: 'Place', value: typed }], said: 'The value is corrected' }); // prettier-ignore
    },
  };
}

function typedAs(value: Plain): RawAnswers {
  if (value === null) return { as: 'nothing' };
  if (typeof value === 'boolean') return { as: value ? 'yes' : 'no' };
  if (typeof value === 'object') return { as: 'json', value: JSON.stringify(value, null, 1) };
  return { as: typeof value === 'number' ? 'number' : 'text', value: String(value) };
}

/** Undefined where it is wrong, which is noted. */
function readValue(asked: AnswerReader): Plain | undefined {
  const kind = asked.oneOf('as', valueKinds.map(({ value }) => value), 'Choose what it is'); // prettier-ignore
  if (kind === 'yes' || kind === 'no') return kind === 'yes';
  if (kind === 'nothing') return null;
  const text = plainLine(asked, 'value', 'The value', 'Enter what should stand', longestText * 5);
  if (kind === null || text === null) return undefined;
  if (kind === 'text') return text;
  try {
    const value = JSON.parse(text) as Plain;
    if (kind === 'json' || typeof value === 'number') return value;
  } catch {
    // Said below, for what is JSON and no number too.
  }
  asked.wrong('value', kind === 'json' ? 'This is not JSON. Copy it from the plan’s file, and change it there' : 'Write the number in figures, for example 26.3'); // prettier-ignore
  return undefined;
}

export const edit: PlanFormKind = { records: 'ActionPlanRevised', make: editForm };
export const add: PlanFormKind = { records: 'ActionPlanRevised', make: addForm };
export const remove: PlanFormKind = { records: 'ActionPlanRevised', make: removeForm };
export const correct: PlanFormKind = { records: 'ActionPlanRevised', make: valueForm };
