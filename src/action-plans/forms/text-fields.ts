import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { isPrintedDate, longestText } from '../../../workflows/action-plan/shape.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { notANumber, numberFrom } from '../../held-figures/figures-file.js';
import type { Choice, Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { nodeTitle } from '../plan-words.js';
import { itemTitle, partyLine } from './plan-form.js';

type Part = Readonly<Record<string, Plain>>;

/** A field of a plan's text in one box. */
export interface Leaf {
  readonly kind: 'line' | 'words' | 'number' | 'date' | 'numberOrWords' | 'choice';
  /** The field of the plan. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What an empty box means: it is asked for, the field is null, or the field is left out. */
  readonly empty: 'refused' | 'null' | 'absent' | 'text';
  readonly choices?: (document: PlanDocument) => readonly Choice[];
  readonly width?: 5 | 10 | 20;
}

/** A field of several parts, or a list of such; and posts, lines and lines with an id. */
export type TextField =
  | Leaf
  | { readonly kind: 'group'; readonly name: string; readonly label: string; readonly hint?: string; readonly leaves: readonly Leaf[]; readonly optional?: true }
  | { readonly kind: 'rows'; readonly name: string; readonly label: string; readonly hint?: string; readonly leaves: readonly Leaf[] }
  | { readonly kind: 'parties'; readonly name: string; readonly label: string; readonly role: 'lead' | 'support' }
  | { readonly kind: 'lines'; readonly name: string; readonly label: string; readonly hint?: string; readonly empty: 'kept' | 'absent' }
  | { readonly kind: 'numbered'; readonly name: string; readonly label: string; readonly hint?: string; readonly with?: Part; readonly optional?: true }; // prettier-ignore

const isLeaf = (field: TextField): field is Leaf =>
  !['group', 'rows', 'parties', 'lines', 'numbered'].includes(field.kind);

/** Empty rows at the end of a list, to add to it. */
const spareRows = 1;
const spareParties = 2;
const nobody = '';
const mostRows = 12;

const own = (part: Part | null, name: string): Plain | undefined =>
  part !== null && Object.hasOwn(part, name) ? part[name] : undefined;
const listAt = (part: Part | null, name: string): readonly Plain[] => {
  const value = own(part, name);
  return Array.isArray(value) ? (value as readonly Plain[]) : [];
};
const partAt = (value: Plain | undefined): Part | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : null;

/** The questions of a field, with as many rows as it has and one more. */
export function questionsOf(field: TextField, part: Part | null, document: PlanDocument): readonly Question[] {
  if (isLeaf(field)) return [leafQuestion(field, '', document)];
  const { name, label } = field;
  switch (field.kind) {
    case 'group':
      return [{ kind: 'heading', text: label, ...(field.hint === undefined ? {} : { hint: field.hint }) }, ...field.leaves.map((leaf) => leafQuestion(leaf, `${name}-`, document))]; // prettier-ignore
    case 'rows':
      return Array.from({ length: rowsOf(listAt(part, name).length, spareRows) }, (_, at) => [
        { kind: 'heading' as const, text: at < listAt(part, name).length ? `${label} ${String(at + 1)}` : `${label}: one more`, ...(field.hint === undefined ? {} : { hint: field.hint }) }, // prettier-ignore
        ...field.leaves.map((leaf) => leafQuestion(leaf, `${name}-${String(at)}-`, document)),
      ]).flat();
    case 'parties': {
      const choices = [{ value: nobody, text: 'Nobody' }, ...document.parties.map(({ id }) => ({ value: id, text: partyLine(document, id) }))]; // prettier-ignore
      return Array.from({ length: rowsOf(listAt(part, name).length, spareParties) }, (_, at) => ({
        kind: 'select' as const,
        name: `${name}-${String(at)}`,
        label: `${label} ${String(at + 1)}`,
        choices,
      }));
    }
    case 'lines':
    case 'numbered':
      return [{ kind: 'longText', name, label, hint: field.hint ?? 'One a line' }];
  }
}

const rowsOf = (held: number, spare: number): number => Math.max(held, Math.min(held + spare, mostRows));

function leafQuestion(leaf: Leaf, prefix: string, document: PlanDocument): Question {
  const name = `${prefix}${leaf.name}`;
  const hint = leaf.hint === undefined ? {} : { hint: leaf.hint };
  if (leaf.kind === 'choice') {
    const none = leaf.empty === 'refused' ? 'Choose' : 'Not given';
    return { kind: 'select', name, label: leaf.label, ...hint, choices: [{ value: '', text: none }, ...(leaf.choices?.(document) ?? [])] }; // prettier-ignore
  }
  return { kind: leaf.kind === 'words' ? 'longText' : 'text', name, label: leaf.label, ...hint, ...(leaf.width === undefined ? {} : { width: leaf.width }) }; // prettier-ignore
}

/** What stands, in the boxes of the questions. */
export function answersOf(field: TextField, part: Part | null): RawAnswers {
  if (isLeaf(field)) return leafAnswers([field], '', part);
  const { name } = field;
  const value = own(part, name);
  switch (field.kind) {
    case 'group':
      return leafAnswers(field.leaves, `${name}-`, partAt(value));
    case 'rows':
      return Object.assign({}, ...listAt(part, name).map((row, at) => leafAnswers(field.leaves, `${name}-${String(at)}-`, partAt(row)))) as RawAnswers; // prettier-ignore
    case 'parties':
      return Object.fromEntries(listAt(part, name).map((one, at) => [`${name}-${String(at)}`, own(partAt(one), 'partyId') ?? nobody])); // prettier-ignore
    case 'lines':
      return { [name]: listAt(part, name).map(String).join('\n') };
    case 'numbered':
      return {
        [name]: listAt(part, name)
          .map((one) => typed(own(partAt(one), 'summary')).replaceAll('\n', ' '))
          .join('\n'),
      };
  }
}

function leafAnswers(leaves: readonly Leaf[], prefix: string, part: Part | null): RawAnswers {
  return Object.fromEntries(leaves.map(({ name }) => [`${prefix}${name}`, typed(own(part, name))]));
}

const typed = (value: Plain | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/**
 * What the boxes of a field say now. Undefined: the field is left out. What the boxes do not ask for is kept of what stands.
 * What is wrong is noted with the reader.
 */
export function readField(
  field: TextField,
  asked: AnswerReader,
  part: Part | null,
  owner: { readonly id: string; readonly document: PlanDocument },
): Plain | undefined {
  if (isLeaf(field)) return readLeaf(field, '', asked, part, owner.document, '');
  const { name } = field;
  switch (field.kind) {
    case 'group': {
      if (field.optional === true && isEmpty(field.leaves, `${name}-`, asked)) return undefined;
      return readLeaves(field.leaves, `${name}-`, asked, partAt(own(part, name)), owner.document, '');
    }
    case 'rows': {
      const before = listAt(part, name);
      return Array.from({ length: rowsOf(before.length, spareRows) }, (_, at): readonly Plain[] => {
        const prefix = `${name}-${String(at)}-`;
        if (isEmpty(field.leaves, prefix, asked)) return [];
        return [readLeaves(field.leaves, prefix, asked, partAt(before[at]), owner.document, `${field.label} ${String(at + 1)}: `)]; // prettier-ignore
      }).flat();
    }
    case 'parties':
      return readParties(field, asked, listAt(part, name), owner.document);
    case 'lines': {
      const lines = readTyped(asked, name, field.label);
      return lines.length === 0 && field.empty === 'absent' ? undefined : lines;
    }
    case 'numbered': {
      const lines = readTyped(asked, name, field.label);
      if (lines.length === 0 && field.optional === true && own(part, name) === undefined) return undefined;
      return numbered(lines, listAt(part, name), `${owner.id}.${name.slice(0, 1)}`, field.with ?? {});
    }
  }
}

/** What an empty box means. One that had to be filled in is an error by then. */
const emptyAs: Readonly<Record<Leaf['empty'], Plain | undefined>> = {
  refused: null,
  null: null,
  absent: undefined,
  text: '',
};

function readTyped(asked: AnswerReader, name: string, label: string): readonly string[] {
  const text = plainLine(asked, name, label, null, longestText) ?? '';
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
}

/** Lines keep the id of the line that said the same, or that stood in their place; new ones get one that is free. */
function numbered(lines: readonly string[], before: readonly Plain[], prefix: string, more: Part): Plain {
  const parts = before.map(partAt);
  const kept = lines.map((summary) => parts.find((one) => own(one, 'summary') === summary) ?? null);
  const standing = lines.map((_, at) => kept[at] ?? (kept.includes(parts[at] ?? null) ? null : (parts[at] ?? null)));
  const taken = new Set(parts.map((one) => own(one, 'id')));
  let next = 0;
  const fresh = (): string => {
    do next += 1;
    while (taken.has(`${prefix}${String(next)}`));
    return `${prefix}${String(next)}`;
  };
  return lines.map((summary, at) => ({ ...more, ...standing[at], id: own(standing[at] ?? null, 'id') ?? fresh(), order: at + 1, summary })); // prettier-ignore
}

function readParties(
  { name, role, label }: Extract<TextField, { kind: 'parties' }>,
  asked: AnswerReader,
  before: readonly Plain[],
  { parties }: PlanDocument,
): Plain {
  const known = [nobody, ...parties.map(({ id }) => id)];
  const rows = Array.from({ length: rowsOf(before.length, spareParties) }, (_, at) => `${name}-${String(at)}`);
  const chosen = rows.flatMap((box, at) => {
    const id = asked.oneOf(box, known, `${label} ${String(at + 1)}: choose one of the plan’s posts and groups`);
    return id === null || id === nobody ? [] : [id];
  });
  return [...new Set(chosen)].map((partyId) => ({ partyId, role }));
}

function isEmpty(leaves: readonly Leaf[], prefix: string, asked: AnswerReader): boolean {
  return leaves.every(({ name }) => asked.text(`${prefix}${name}`, name, null, Number.MAX_SAFE_INTEGER) === null);
}

function readLeaves(
  leaves: readonly Leaf[],
  prefix: string,
  asked: AnswerReader,
  before: Part | null,
  document: PlanDocument,
  place: string,
): Plain {
  const said: Record<string, Plain> = { ...before };
  for (const leaf of leaves) {
    const value = readLeaf(leaf, prefix, asked, before, document, place);
    if (value === undefined) Reflect.deleteProperty(said, leaf.name);
    else said[leaf.name] = value;
  }
  return said;
}

function readLeaf(
  leaf: Leaf,
  prefix: string,
  asked: AnswerReader,
  before: Part | null,
  document: PlanDocument,
  place: string,
): Plain | undefined {
  const stands = own(before, leaf.name);
  const box = `${prefix}${leaf.name}`;
  const label = place === '' ? leaf.label.replace(/ \(optional\)$/, '') : `${place}${lowerFirst(leaf.label.replace(/ \(optional\)$/, ''))}`; // prettier-ignore
  const missing =
    leaf.empty === 'refused' ? `${place}${place === '' ? 'Enter' : 'enter'}: ${lowerFirst(leaf.label)}` : null;
  const text = plainLine(asked, box, label, missing, longestText);
  if (text === null) return stands === null ? null : emptyAs[leaf.empty];
  // What was left as it stands is no change, whatever blanks stand about it.
  if (typeof stands === 'string' && stands.trim() === text) return stands;
  switch (leaf.kind) {
    case 'line':
      return text.replaceAll('\n', ' ');
    case 'words':
      return text;
    case 'date':
      if (!isPrintedDate(text)) asked.wrong(box, `${label}: give 2026, 2026-09 or 2026-09-30, or two of them with a slash between`); // prettier-ignore
      return text;
    case 'number':
    case 'numberOrWords': {
      const number = numberFrom(text, 'score');
      if (number === null && leaf.kind === 'number') asked.wrong(box, `${label}: ${lowerFirst(notANumber)}`);
      return number ?? text;
    }
    case 'choice':
      return asked.oneOf(box, leaf.choices?.(document).map(({ value }) => value) ?? [], `${label}: choose one of the list`) ?? ''; // prettier-ignore
  }
}

/** The themes and sections of a plan, to choose one. */
export const nodeChoices = ({ nodes }: PlanDocument): readonly Choice[] =>
  nodes.map((node) => ({ value: node.id, text: nodeTitle(node) }));

/** The items of a plan, to choose one. */
export const itemChoices = ({ items }: PlanDocument): readonly Choice[] =>
  items.map((item) => ({ value: item.id, text: itemTitle(item).slice(0, 90) }));
