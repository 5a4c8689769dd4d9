import { publishedParts, publishedTable } from '../../projections/suppression.js';
import type { PublishedTable } from '../../projections/suppression.js';
import type { Breakdown } from './breakdown.js';

/** A breakdown as it may be published: null where a number is withheld. */
export interface PublishedBreakdown {
  readonly rows: readonly PublishedRow[];
  readonly totals: readonly (number | null)[];
  readonly total: PublishedCell;
}
export interface PublishedRow {
  readonly cells: readonly (number | null)[];
  readonly total: PublishedCell;
}
export interface PublishedCell {
  readonly all: number | null;
  readonly part: number | null;
}

/**
 * Small counts withheld, and as many others as it takes that none can be worked out. What stands above the line of a share
 * and what does not are withheld as two columns, since each follows from the other and their sum.
 */
export function publishedBreakdown(
  { rows, columns, total }: Breakdown,
  hasParts: boolean,
  smallest: number,
): PublishedBreakdown {
  if (columns.length > 0) {
    const table = publishedTable(
      rows.map(({ cells }) => cells.map(({ all }) => all)),
      smallest,
    );
    return withoutParts(table);
  }
  if (hasParts) return partsOf(rows, smallest);
  const { parts, total: all } = publishedParts(
    rows.map((row) => row.total.all),
    smallest,
  );
  return {
    rows: parts.map((one) => ({ cells: [], total: { all: one, part: null } })),
    totals: [],
    total: { all: rows.length === 0 ? total.all : all, part: null },
  };
}

function withoutParts({ cells, rowTotals, columnTotals, total }: PublishedTable): PublishedBreakdown {
  return {
    rows: cells.map((row, at) => ({ cells: row, total: { all: rowTotals[at] ?? null, part: null } })),
    totals: columnTotals,
    total: { all: total, part: null },
  };
}

function partsOf(rows: Breakdown['rows'], smallest: number): PublishedBreakdown {
  const split = publishedTable(
    rows.map(({ total: { all, part } }) => [part, all - part]),
    smallest,
  );
  return {
    rows: split.cells.map(([part = null], at) => ({ cells: [], total: { all: split.rowTotals[at] ?? null, part } })),
    totals: [],
    total: { all: split.total, part: split.columnTotals[0] ?? null },
  };
}
