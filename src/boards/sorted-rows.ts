/**
 * Rows in an order, kept in it while single ones change: putting eighty thousand plans in order anew after every record would
 * stop everybody's pages for a tenth of a second. An array handed out never changes.
 */
export class SortedRows<Row> {
  private rows: Row[];
  private handedOut = false;

  /** @param compare never gives 0 for two different rows. */
  constructor(
    rows: Iterable<Row>,
    private readonly belongs: (row: Row) => boolean,
    private readonly compare: (a: Row, b: Row) => number,
  ) {
    this.rows = [...rows].filter(belongs).sort(compare);
  }

  /** The rows in order; the same array until one of them changes. */
  all(): readonly Row[] {
    this.handedOut = true;
    return this.rows;
  }

  /** A row that stood before as `before`, or did not stand, stands as `after` from now on, or no longer. */
  move(before: Row | null, after: Row | null): void {
    const rows = this.handedOut ? this.rows.slice() : this.rows;
    this.handedOut = false;
    this.rows = rows;
    if (before !== null && this.belongs(before)) {
      const place = this.placeOf(before);
      const there = rows[place];
      if (there !== undefined && this.compare(there, before) === 0) rows.splice(place, 1);
    }
    if (after !== null && this.belongs(after)) rows.splice(this.placeOf(after), 0, after);
  }

  /** Where the row stands, or would. */
  private placeOf(row: Row): number {
    let [from, to] = [0, this.rows.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const there = this.rows[middle];
      if (there !== undefined && this.compare(there, row) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
