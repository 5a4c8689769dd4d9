import type { IndexEntry } from '../../../projections/projection.js';
import type { Checkpoint, RowChange } from '../read-model-store.js';

/** Told when the thread starts. */
export interface ReplacementTask {
  readonly file: string;
}

/**
 * First the projections whose rows are to be replaced, then rows in the order they are to be written, then the
 * checkpoints, which end it; null gives it up.
 */
export type ToReplacement =
  | { readonly projections: readonly string[] }
  | { readonly rows: PackedRows }
  | { readonly checkpoints: readonly Checkpoint[] | null };

/** One answer for every message: how it went. After the last nothing more is said. */
export type FromReplacement = { readonly failed: Error | null };

/** Rows one after another: projection, key, row, how many entries, and four values for each entry. */
export type PackedRows = readonly (string | number)[];

/** Flat, since names of fields would cross with every row: at half the cost of the objects. */
export function packed(changes: readonly RowChange[]): PackedRows {
  const rows: (string | number)[] = [];
  for (const { projection, key, json, entries } of changes) {
    if (json === null) continue;
    rows.push(projection, key, json, entries.length);
    for (const { index, group, score, member } of entries) rows.push(index, group, score, member);
  }
  return rows;
}

export function* unpacked(rows: PackedRows): Generator<RowChange> {
  for (let at = 0; at < rows.length;) {
    const [projection, key, json, count] = rows.slice(at, at + 4) as [string, string, string, number];
    at += 4;
    const entries: IndexEntry[] = [];
    for (const end = at + 4 * count; at < end; at += 4) {
      const [index, group, score, member] = rows.slice(at, at + 4) as [string, string, number, string];
      entries.push({ index, group, score, member });
    }
    yield { projection, key, json, entries };
  }
}
