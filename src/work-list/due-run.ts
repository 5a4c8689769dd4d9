import type { DueEntry } from './due-item.js';
import { inOrder, placeOf } from './due-pile.js';

/** A stretch of a sorted list. */
export interface DueRun {
  readonly entries: readonly DueEntry[];
  readonly from: number;
  readonly to: number;
}

interface Cursor {
  readonly entries: readonly DueEntry[];
  next: number;
  readonly to: number;
}

/** So many entries from one on, of all runs as one sorted list, which is never put together. */
export function pageOfRuns(runs: readonly DueRun[], from: number, size: number): readonly DueEntry[] {
  const cursors = runs.map(({ entries, from: next, to }): Cursor => ({ entries, next, to }));
  skip(cursors, from);
  const page: DueEntry[] = [];
  while (page.length < size) {
    const entry = takeFirst(cursors);
    if (entry === null) break;
    page.push(entry);
  }
  return page;
}

/** Moves on past the first entries of all by halves: a late page costs little more than the first. */
function skip(cursors: readonly Cursor[], count: number): void {
  if (count === 0) return;
  let left = count;
  let ends = cursors.map(({ to }) => to);
  for (;;) {
    const widths = cursors.map(({ next }, index) => (ends[index] ?? next) - next);
    const widest = widths.indexOf(Math.max(...widths));
    const half = (widths[widest] ?? 0) >> 1;
    const pivot = half === 0 ? undefined : cursors[widest]?.entries[cursors[widest].next + half];
    if (pivot === undefined) break;
    // Of the widest run exactly half is put before the pivot, so that every round gets on.
    const cuts = cursors.map(({ entries, next }, index) =>
      index === widest ? next + half : placeOf(entries, pivot, next, ends[index]),
    );
    const before = cursors.reduce((sum, { next }, index) => sum + (cuts[index] ?? next) - next, 0);
    if (before > left) {
      ends = cuts;
      continue;
    }
    left -= before;
    for (const [index, cursor] of cursors.entries()) cursor.next = cuts[index] ?? cursor.next;
  }
  while (left > 0 && takeFirst(cursors) !== null) left -= 1;
}

function takeFirst(cursors: readonly Cursor[]): DueEntry | null {
  let [first, found]: [Cursor | null, DueEntry | null] = [null, null];
  for (const cursor of cursors) {
    const entry = cursor.next < cursor.to ? cursor.entries[cursor.next] : undefined;
    if (entry === undefined || (found !== null && inOrder(found, entry) <= 0)) continue;
    [first, found] = [cursor, entry];
  }
  if (first !== null) first.next += 1;
  return found;
}
