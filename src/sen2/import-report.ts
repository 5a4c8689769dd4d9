import { stringify } from 'csv-stringify/sync';

/** One thing to look at: why a person was not taken, what was odd, or what contradicts the log. */
export interface ReportRow {
  readonly line: number;
  /** UPN or, failing that, ULN or place in the file; empty for the file as a whole. Never a name. */
  readonly person: string;
  readonly field: string;
  readonly value: string;
  readonly level: 'error' | 'query' | 'contradiction';
  readonly reason: string;
}

const columns = ['line', 'person', 'field', 'value', 'level', 'reason'];

/**
 * The report as CSV with a heading line, in file order. Values come from the file: one that a spreadsheet would run as a
 * formula has an apostrophe put before it.
 */
export function reportCsv(rows: readonly ReportRow[]): string {
  const sorted = [...rows].sort((one, other) => one.line - other.line);
  return stringify(sorted, { header: true, columns, escape_formulas: true, record_delimiter: '\r\n' });
}

/**
 * How many rows a report holds. A file of nothing but mistakes would otherwise fill the memory; after this many, nobody
 * reads on, and the rest are only counted.
 */
export const reportCeiling = 50_000;

/** Collects rows up to the ceiling and counts the rest. */
export class ReportRows {
  readonly #rows: ReportRow[] = [];
  #leftOut = 0;

  constructor(private readonly onRow: (row: ReportRow) => void = () => undefined) {}

  add(row: ReportRow): void {
    this.onRow(row);
    if (this.#rows.length < reportCeiling) this.#rows.push(row);
    else this.#leftOut += 1;
  }

  get rows(): readonly ReportRow[] {
    return this.#rows;
  }

  get leftOut(): number {
    return this.#leftOut;
  }
}
