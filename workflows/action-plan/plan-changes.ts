import { reject } from '../kernel/command-rejected.js';
import type { Plain } from '../kernel/fact.js';
import type { PlanDocument } from './plan-document.js';

/**
 * One change of a plan's text. A path names fields, and elements of a list by their id, code or place:
 * `/items/a2.1/due/0/date`. A slash within a name is `~1`, a tilde `~0`, as in a JSON pointer.
 */
export type PlanChange =
  | { readonly op: 'set'; readonly path: string; readonly value: Plain }
  /** To the end of the list that the path names, or a field that is not there yet. */
  | { readonly op: 'add'; readonly path: string; readonly value: Plain }
  | { readonly op: 'remove'; readonly path: string };

/** A change with what stood there; null where nothing did. */
export type MadeChange = PlanChange & { readonly before: Plain };

type Container = Record<string, Plain> | Plain[];

/**
 * The plan after changes, and what each took the place of.
 * @throws CommandRejected where a path leads nowhere, or what is set stands already.
 */
export function changed(
  document: PlanDocument,
  changes: readonly PlanChange[],
): { readonly document: PlanDocument; readonly made: readonly MadeChange[] } {
  const copy = structuredClone(document) as unknown as Record<string, Plain>;
  const made = changes.map((change): MadeChange => ({ ...change, before: apply(copy, change) }));
  return { document: copy as unknown as PlanDocument, made };
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(document: PlanDocument, path: string): Plain | undefined {
  let value: Plain | undefined = document as unknown as Plain;
  for (const step of stepsOf(path)) {
    if (!isContainer(value)) return undefined;
    value = childOf(value as Container, step);
  }
  return value;
}

/** A path from its steps. */
export function pathOf(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function stepsOf(path: string): readonly string[] {
  if (!path.startsWith('/')) reject('plan-path-leads-nowhere', { path });
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function apply(root: Record<string, Plain>, change: PlanChange): Plain {
  const steps = stepsOf(change.path);
  const last = steps.at(-1);
  let container: Plain | undefined = root;
  for (const step of steps.slice(0, -1)) {
    container = isContainer(container) ? childOf(container as Container, step) : undefined;
  }
  // A name that every object has is no field, and setting it would change more than a field.
  const unusable = last === undefined || last === '__proto__';
  if (unusable || !isContainer(container)) reject('plan-path-leads-nowhere', { path: change.path });
  const within = container as Container;
  const before = childOf(within, last);
  if (change.op === 'add' && before === undefined && !Array.isArray(within)) {
    within[last] = structuredClone(change.value);
    return null;
  }
  if (before === undefined) reject('plan-path-leads-nowhere', { path: change.path });
  if (change.op === 'add') {
    if (!Array.isArray(before)) reject('plan-path-names-no-list', { path: change.path });
    (before as Plain[]).push(structuredClone(change.value));
    return null;
  }
  if (change.op === 'remove') {
    if (Array.isArray(within)) within.splice(placeIn(within, last), 1);
    // A field of a name that was looked up, of a plain object made by the clone above.
    else Reflect.deleteProperty(within, last);
    return before;
  }
  if (JSON.stringify(before) === JSON.stringify(change.value)) reject('plan-change-changes-nothing', { path: change.path }); // prettier-ignore
  const value = structuredClone(change.value);
  if (Array.isArray(within)) within[placeIn(within, last)] = value;
  else within[last] = value;
  return before;
}

function isContainer(value: Plain | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function childOf(container: Container, step: string): Plain | undefined {
  if (Array.isArray(container)) return container[placeIn(container, step)];
  return Object.hasOwn(container, step) ? container[step] : undefined;
}

/** The place of an element by its id, code or number; -1 where there is none. */
function placeIn(list: readonly Plain[], step: string): number {
  const named = list.findIndex((element) => nameOf(element) === step);
  if (named >= 0) return named;
  return /^(0|[1-9]\d{0,5})$/.test(step) && Number(step) < list.length ? Number(step) : -1;
}

/** What an element of a list is called by in a path; null where only its place tells it apart. */
export function nameOf(element: Plain): string | null {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return null;
  const { id, code, point } = element as Readonly<Record<string, Plain>>;
  const name = id ?? code ?? point;
  return typeof name === 'string' ? name : null;
}
