/**
 * Rows by key that are handed out as one array. An array handed out never changes: the next change begins a copy, which for a
 * hundred thousand rows is a fraction of a millisecond, so that whoever works on rows over several turns of the event loop has
 * them all as of one moment.
 */
export class RowTable<Row> {
  private rows: Row[] = [];
  private handedOut = false;
  private readonly keys: string[] = [];
  private readonly places = new Map<string, number>();

  /** The rows as they stand; the same array until one of them changes. */
  all(): readonly Row[] {
    this.handedOut = true;
    return this.rows;
  }

  get(key: string): Row | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.rows[place];
  }

  set(key: string, row: Row): void {
    const place = this.places.get(key);
    if (place !== undefined) {
      this.own()[place] = row;
      return;
    }
    this.places.set(key, this.own().push(row) - 1);
    this.keys.push(key);
  }

  /** The last row takes the place that becomes free. */
  delete(key: string): void {
    const place = this.places.get(key);
    if (place === undefined) return;
    const rows = this.own();
    const [last, lastKey] = [rows.pop(), this.keys.pop()];
    this.places.delete(key);
    if (place === rows.length || last === undefined || lastKey === undefined) return;
    rows[place] = last;
    this.keys[place] = lastKey;
    this.places.set(lastKey, place);
  }

  private own(): Row[] {
    if (this.handedOut) this.rows = this.rows.slice();
    this.handedOut = false;
    return this.rows;
  }
}
