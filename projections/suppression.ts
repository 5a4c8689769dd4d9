/** The smallest count that is published unless the authority settles another: 1 to 4 stay hidden. */
export const defaultSmallestShown = 5;

/** A table of counts as it may be published; null where a number is withheld. Nought is always shown. */
export interface PublishedTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Withholds every count from 1 up to the smallest that is shown (primary), and as many others, the smallest that will do, as
 * it takes that no withheld number can be worked out from what is left, the totals and the knowledge that it is not nought
 * (secondary). Nor does any line's difference from its total give away a small count of several cells together.
 *
 * The table is read as a circulation: through rows into columns and back through the totals. A withheld number is safe while
 * some cycle of withheld numbers lets it be one more or one less; the cheapest such cycle is what is withheld with it.
 */
export function publishedTable(cells: readonly (readonly number[])[], smallestShown: number): PublishedTable {
  const links = linksOf(cells);
  withhold(links, smallestShown);
  return tableOf(cells, links);
}

/** A number that flows from one thing into another: of what reaches a thing, as much leaves it. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/**
 * The same for tables that share totals: whatever flows in a circle, so that at every thing what comes in is what goes out.
 * Numbers in the order given; null where one is withheld.
 */
export function publishedFlows(flows: readonly Flow[], smallestShown: number): readonly (number | null)[] {
  const links = flows.map((flow): Link => ({ ...flow, hidden: false }));
  withhold(links, smallestShown);
  return links.map(({ count, hidden }) => (hidden ? null : count));
}

function withhold(links: readonly Link[], smallestShown: number): void {
  for (const link of links) link.hidden = link.count > 0 && link.count < smallestShown;
  // Each round withholds at least one number more, so that it ends.
  while (hideWithExposed(links) || hideWithSmallSums(links, smallestShown));
}

/** The same for one row of parts and their total. */
export function publishedParts(
  parts: readonly number[],
  smallestShown: number,
): { readonly parts: readonly (number | null)[]; readonly total: number | null } {
  const { cells, rowTotals } = publishedTable([parts], smallestShown);
  return { parts: cells[0] ?? [], total: rowTotals[0] ?? null };
}

/** One number of the table, totals among them, as a link of the circulation. */
interface Link extends Flow {
  hidden: boolean;
}

const [intoRows, outOfColumns] = ['into rows', 'out of columns'] as const;
const rowAt = (index: number): string => `row ${index}`;
const columnAt = (index: number): string => `column ${index}`;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function linksOf(cells: readonly (readonly number[])[]): readonly Link[] {
  const links: Link[] = [];
  const add = (from: string, to: string, count: number): void => void links.push({ from, to, count, hidden: false });
  cells.forEach((row, r) => {
    row.forEach((count, c) => {
      add(rowAt(r), columnAt(c), count);
    });
    add(intoRows, rowAt(r), sum(row));
  });
  (cells[0] ?? []).forEach((_, c) => {
    add(columnAt(c), outOfColumns, sum(cells.map((row) => row[c] ?? 0)));
  });
  add(outOfColumns, intoRows, sum(cells.flat()));
  return links;
}

function tableOf(cells: readonly (readonly number[])[], links: readonly Link[]): PublishedTable {
  const shown = new Map(links.map(({ from, to, count, hidden }) => [`${from}>${to}`, hidden ? null : count]));
  const at = (from: string, to: string): number | null => shown.get(`${from}>${to}`) ?? null;
  return {
    cells: cells.map((row, r) => row.map((_, c) => at(rowAt(r), columnAt(c)))),
    rowTotals: cells.map((_, r) => at(intoRows, rowAt(r))),
    columnTotals: (cells[0] ?? []).map((_, c) => at(columnAt(c), outOfColumns)),
    total: at(outOfColumns, intoRows),
  };
}

/** Withholds what the first exposed number needs beside it; false where none is exposed. */
function hideWithExposed(links: readonly Link[]): boolean {
  for (const link of links) {
    if (!link.hidden) continue;
    const upwards = cheapestWay(links, link, link.to, link.from);
    if (upwards?.cost === 0) continue;
    // One less is thinkable only where that is not nought, which would have been shown.
    const downwards = link.count > 1 ? cheapestWay(links, link, link.from, link.to) : null;
    if (downwards?.cost === 0) continue;
    const cheapest = upwards === null || (downwards !== null && downwards.cost < upwards.cost) ? downwards : upwards;
    if (cheapest === null) continue;
    for (const needed of cheapest.links) needed.hidden = true;
    return true;
  }
  return false;
}

interface Way {
  readonly cost: number;
  readonly links: readonly Link[];
}

/** The way from one end to the other that withholds least beyond what is withheld, without the link itself. */
function cheapestWay(links: readonly Link[], without: Link, from: string, to: string): Way | null {
  const open = new Map<string, Way>([[from, { cost: 0, links: [] }]]);
  const closed = new Set<string>();
  for (;;) {
    const next = cheapestOf(open);
    if (next === null) return null;
    const [place, way] = next;
    if (place === to) return way;
    open.delete(place);
    closed.add(place);
    for (const link of links) {
      const onward = link === without ? null : otherEnd(link, place);
      if (onward === null || closed.has(onward)) continue;
      const cost = way.cost + (link.hidden ? 0 : link.count);
      if (cost < (open.get(onward)?.cost ?? Infinity)) open.set(onward, { cost, links: [...way.links, link] });
    }
  }
}

function cheapestOf(open: ReadonlyMap<string, Way>): readonly [string, Way] | null {
  let cheapest: readonly [string, Way] | null = null;
  for (const entry of open) if (cheapest === null || entry[1].cost < cheapest[1].cost) cheapest = entry;
  return cheapest;
}

/** Where the link leads from here: along it a number grows, against it the number shrinks and may not become nought. */
function otherEnd({ from, to, count }: Link, place: string): string | null {
  if (count === 0) return null;
  if (place === from) return to;
  return place === to && count > 1 ? from : null;
}

/** Withholds one number more in the first line whose withheld numbers add up to a small count; false where there is none. */
function hideWithSmallSums(links: readonly Link[], smallestShown: number): boolean {
  for (const { total, parts } of linesOf(links)) {
    const withheld = sum(parts.filter(({ hidden }) => hidden).map(({ count }) => count));
    if (total.hidden || withheld === 0 || withheld >= smallestShown) continue;
    const others = parts.filter(({ hidden, count }) => !hidden && count > 0);
    const least = others.reduce<Link>((best, link) => (link.count < best.count ? link : best), others[0] ?? total);
    least.hidden = true;
    return true;
  }
  return false;
}

/** Every thing of which one number is the sum of several: a row, a column, and the totals themselves. */
function linesOf(links: readonly Link[]): readonly { readonly total: Link; readonly parts: readonly Link[] }[] {
  const places = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  return places.flatMap((place) => {
    const [incoming, outgoing] = [links.filter(({ to }) => to === place), links.filter(({ from }) => from === place)];
    return [...lineOf(incoming, outgoing), ...lineOf(outgoing, incoming)];
  });
}

function lineOf([total, ...others]: readonly Link[], parts: readonly Link[]) {
  return total === undefined || others.length > 0 ? [] : [{ total, parts }];
}
