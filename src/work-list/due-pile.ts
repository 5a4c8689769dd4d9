import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { DueEntry, DueKind, WaitedFor } from './due-item.js';

/** What filters and groups tell apart besides the date. */
export interface DueFacet {
  readonly kind: DueKind;
  readonly waiting: WaitedFor;
  readonly stage: DueEntry['stage'];
  readonly disapplied: boolean;
}

/** Up to so many changes are put in their places; for more it is cheaper to sort again. */
const fewChanges = 32;

/**
 * Entries alike in all that a filter asks for, in the order of the list. Changes are taken in when the pile is next looked
 * at: one costs a search, and many at once one sort.
 */
export class DuePile {
  private sorted: DueEntry[] = [];
  private added: DueEntry[] = [];
  private readonly removed = new Set<DueEntry>();

  constructor(readonly facet: DueFacet) {}

  get size(): number {
    return this.sorted.length + this.added.length - this.removed.size;
  }

  add(entry: DueEntry): void {
    this.added.push(entry);
  }

  /** Takes out an entry that was added before: that very one. */
  remove(entry: DueEntry): void {
    this.removed.add(entry);
  }

  /** The same pile without some entries, as it is now. */
  without(entries: ReadonlySet<DueEntry>): DuePile {
    const pile = new DuePile(this.facet);
    pile.sorted = this.entries().filter((entry) => !entries.has(entry));
    return pile;
  }

  entries(): readonly DueEntry[] {
    const { added, removed } = this;
    if (added.length + removed.size === 0) return this.sorted;
    const staying = added.filter((entry) => !removed.has(entry));
    if (added.length + removed.size <= fewChanges) this.putInPlace(staying);
    else this.sorted = [...this.sorted.filter((entry) => !removed.has(entry)), ...staying].sort(inOrder);
    this.added = [];
    removed.clear();
    return this.sorted;
  }

  /** How many of them are due before a day. */
  countBefore(day: CalendarDate): number {
    return firstIndex(this.entries(), ({ item }) => item.due >= day);
  }

  private putInPlace(added: readonly DueEntry[]): void {
    for (const entry of this.removed) {
      const index = this.sorted.indexOf(entry, placeOf(this.sorted, entry));
      if (index >= 0) this.sorted.splice(index, 1);
    }
    for (const entry of added) this.sorted.splice(placeOf(this.sorted, entry), 0, entry);
  }
}

/** By due date, then by case, then as the case has them. */
export function inOrder(a: DueEntry, b: DueEntry): number {
  return compare(a.item.due, b.item.due) || compare(a.stream, b.stream) || a.place - b.place;
}

/** Where in a sorted list an entry stands or would stand. */
export function placeOf(entries: readonly DueEntry[], entry: DueEntry, from = 0, to = entries.length): number {
  return firstIndex(entries, (other) => inOrder(other, entry) >= 0, from, to);
}

/** The first index from which on the test holds, of a list where it holds for all after the first. */
function firstIndex(
  entries: readonly DueEntry[],
  holds: (entry: DueEntry) => boolean,
  from = 0,
  to = entries.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry === undefined || holds(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
