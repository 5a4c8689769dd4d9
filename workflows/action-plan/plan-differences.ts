import type { Plain } from '../kernel/fact.js';
import { nameOf, pathOf } from './plan-changes.js';
import type { PlanDocument } from './plan-document.js';

/** One place in which two plans differ. */
export interface PlanDifference {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Null where there was nothing. For what moved, its place in its list. */
  readonly before: Plain;
  readonly after: Plain;
}

type Fields = Readonly<Record<string, Plain>>;

/**
 * Every place in which two plans differ, in the order of the file. Elements of lists are told apart by id or code, so that a row
 * put in above others does not make all of them differ; where they have none, by their place.
 */
export function planDifferences(before: PlanDocument, after: PlanDocument): readonly PlanDifference[] {
  const found: PlanDifference[] = [];
  compare(before as unknown as Plain, after as unknown as Plain, [], found);
  return found;
}

function compare(before: Plain, after: Plain, steps: readonly (string | number)[], found: PlanDifference[]): void {
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, steps, found);
  else if (isFields(before) && isFields(after)) compareFields(before, after, steps, found);
  else if (JSON.stringify(before) !== JSON.stringify(after)) {
    found.push({ path: pathOf(...steps), kind: 'changed', before, after });
  }
}

function compareFields(
  before: Fields,
  after: Fields,
  steps: readonly (string | number)[],
  found: PlanDifference[],
): void {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, young] = [ownValue(before, field), ownValue(after, field)];
    const path = [...steps, field];
    if (old === undefined) found.push({ path: pathOf(...path), kind: 'added', before: null, after: young ?? null });
    else if (young === undefined) found.push({ path: pathOf(...path), kind: 'removed', before: old, after: null });
    else compare(old, young, path, found);
  }
}

function compareLists(
  before: readonly Plain[],
  after: readonly Plain[],
  steps: readonly (string | number)[],
  found: PlanDifference[],
): void {
  const [old, young] = [named(before), named(after)];
  for (const [name, element] of old) {
    const other = young.get(name);
    if (other === undefined)
      found.push({ path: pathOf(...steps, name), kind: 'removed', before: element, after: null });
    else compare(element, other, [...steps, name], found);
  }
  for (const [name, element] of young) {
    if (!old.has(name)) found.push({ path: pathOf(...steps, name), kind: 'added', before: null, after: element });
  }
  const kept = [...old.keys()].filter((name) => young.has(name));
  const order = [...young.keys()].filter((name) => old.has(name));
  for (const [at, name] of order.entries()) {
    const was = kept.indexOf(name);
    if (was !== at && was > at) found.push({ path: pathOf(...steps, name), kind: 'moved', before: was, after: at });
  }
}

/** Elements by what they are called; by their place where two have one name or one has none. */
function named(list: readonly Plain[]): ReadonlyMap<string, Plain> {
  const names = list.map(nameOf);
  const distinct = new Set(names).size === list.length && !names.includes(null);
  return new Map(list.map((element, at) => [distinct ? (names[at] ?? String(at)) : String(at), element]));
}

function isFields(value: Plain): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(fields: Fields, field: string): Plain | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
