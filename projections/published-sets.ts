/**
 * Which of several counts must be withheld so that no small one can be worked out from the others. Each is the count of a set
 * of things, given by its members: a numerator, a denominator, a quarter of a year, the same without exceptions. However the sets
 * overlap, all of one publication go in together.
 *
 * Counts from 1 up to the smallest that is shown are withheld (primary). So is, each time the smallest that will do, what it takes
 * that adding and subtracting shown counts gives no withheld small count, no small difference between a set and one within it, and
 * no small sum of withheld ones (secondary). Nought is always shown.
 */
export function withheldSets(sets: readonly (readonly string[])[], smallestShown: number): readonly boolean[] {
  const { distinct, placeOf } = distinctSets(sets);
  const withheld = distinct.map(({ size }) => size > 0 && size < smallestShown);
  const targets = targetsOf(distinct, smallestShown);
  for (;;) {
    const exposed = firstExposed(distinct, withheld, targets);
    if (exposed === null) break;
    withheld[exposed] = true;
  }
  return placeOf.map((place) => withheld[place] === true);
}

/** Things that are in exactly the same sets make one class: nothing shown can tell them apart. */
interface DistinctSet {
  /** Places of its classes, in order. */
  readonly classes: readonly number[];
  readonly size: number;
}

/** By class: how often it counts. */
type Vector = ReadonlyMap<number, number>;

function distinctSets(sets: readonly (readonly string[])[]): {
  readonly distinct: readonly DistinctSet[];
  readonly placeOf: readonly number[];
} {
  const memberships = new Map<string, number[]>();
  for (const [at, members] of sets.entries()) {
    for (const member of new Set(members)) {
      const own = memberships.get(member);
      if (own === undefined) memberships.set(member, [at]);
      else own.push(at);
    }
  }
  const classes = new Map<string, { readonly within: readonly number[]; size: number }>();
  for (const within of memberships.values()) {
    const name = within.join(' ');
    const known = classes.get(name);
    if (known === undefined) classes.set(name, { within, size: 1 });
    else known.size += 1;
  }
  const classesOf = sets.map((): number[] => []);
  for (const [place, { within }] of [...classes.values()].entries()) {
    for (const at of within) classesOf[at]?.push(place);
  }
  const sizes = [...classes.values()].map(({ size }) => size);
  const places = new Map<string, number>();
  const distinct: DistinctSet[] = [];
  const placeOf = classesOf.map((own) => {
    const name = own.join(' ');
    const known = places.get(name);
    if (known !== undefined) return known;
    distinct.push({ classes: own, size: own.reduce((sum, place) => sum + (sizes[place] ?? 0), 0) });
    places.set(name, distinct.length - 1);
    return distinct.length - 1;
  });
  return { distinct, placeOf };
}

/** What may not be worked out: small sets, small differences of a set and one within it, small sums of sets apart. */
function targetsOf(sets: readonly DistinctSet[], smallestShown: number): readonly Vector[] {
  const small = sets.filter(({ size }) => size > 0 && size < smallestShown);
  const targets = new Map<string, Vector>();
  const add = (classes: readonly number[]): void => {
    const ordered = classes.toSorted((a, b) => a - b);
    targets.set(ordered.join(' '), new Map(ordered.map((place) => [place, 1])));
  };
  const addSums = (from: number, classes: readonly number[], size: number): void => {
    if (size > 0) add(classes);
    for (let at = from; at < small.length && targets.size < mostTargets; at += 1) {
      const next = small[at];
      if (next === undefined || size + next.size >= smallestShown) continue;
      if (next.classes.some((place) => classes.includes(place))) continue;
      addSums(at + 1, [...classes, ...next.classes], size + next.size);
    }
  };
  addSums(0, [], 0);
  for (const outer of sets) {
    const within = new Set(outer.classes);
    for (const inner of sets) {
      const more = outer.size - inner.size;
      if (more <= 0 || more >= smallestShown || inner.size === 0) continue;
      if (!inner.classes.every((place) => within.has(place))) continue;
      const own = new Set(inner.classes);
      add(outer.classes.filter((place) => !own.has(place)));
    }
  }
  return [...targets.values()];
}

/** Sums of small sets are looked at until there are so many things to keep: beyond, every pair has been. */
const mostTargets = 4_000;

/** The set to withhold next: the smallest of those that give a target away; null where none is given away. */
function firstExposed(
  sets: readonly DistinctSet[],
  withheld: readonly boolean[],
  targets: readonly Vector[],
): number | null {
  const shown = [...sets.entries()].filter(([at, { size }]) => withheld[at] === false && size > 0);
  const rows = reducedRows(shown.map(([at, { classes }]) => ({ at, classes })));
  for (const target of targets) {
    const used = combination(target, rows);
    if (used === null) continue;
    const sizeAt = (at: number): number => sets[at]?.size ?? 0;
    return used.reduce((best, at) => (sizeAt(at) < sizeAt(best) || (sizeAt(at) === sizeAt(best) && at < best) ? at : best)); // prettier-ignore
  }
  return null;
}

/** Numbers are taken by the remainder of a prime: what adds up there adds up, and products stay exact. */
const prime = 67_108_859;

interface Row {
  readonly pivot: number;
  /** By class, with 1 at the pivot. */
  readonly values: Map<number, number>;
  /** By set: how much of each it is made of. */
  readonly made: Map<number, number>;
}

function reducedRows(sets: readonly { readonly at: number; readonly classes: readonly number[] }[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { at, classes } of sets) {
    const values = new Map(classes.map((place) => [place, 1]));
    const made = new Map([[at, 1]]);
    for (const row of rows) subtract(values, made, row);
    const [pivot, value] = values.entries().next().value ?? [];
    if (pivot === undefined || value === undefined) continue;
    const scale = inverse(value);
    for (const [place, own] of values) values.set(place, (own * scale) % prime);
    for (const [set, own] of made) made.set(set, (own * scale) % prime);
    rows.push({ pivot, values, made });
  }
  return rows;
}

/** The sets that add up to a target; null where none do. */
function combination(target: Vector, rows: readonly Row[]): readonly number[] | null {
  const values = new Map(target);
  const made = new Map<number, number>();
  for (const row of rows) subtract(values, made, row);
  return values.size === 0 ? [...made.keys()] : null;
}

function subtract(values: Map<number, number>, made: Map<number, number>, row: Row): void {
  const times = values.get(row.pivot);
  if (times === undefined) return;
  take(values, row.values, times);
  take(made, row.made, times);
}

function take(from: Map<number, number>, what: ReadonlyMap<number, number>, times: number): void {
  for (const [place, value] of what) {
    const left = ((from.get(place) ?? 0) + prime - ((value * times) % prime)) % prime;
    if (left === 0) from.delete(place);
    else from.set(place, left);
  }
}

/** By Fermat's little theorem. */
function inverse(value: number): number {
  let [result, base] = [1, value % prime];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
