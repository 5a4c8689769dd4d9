import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { notKnown } from './groupings.js';
import type { Group } from './groupings.js';

/** One case that is counted, with the groups it falls into. */
export interface GroupedCase {
  readonly stream: string;
  readonly childId: string;
  /** The day on which what the child is like counts. */
  readonly day: CalendarDate;
  /** Above the line of a share; true for a count. */
  readonly part: boolean;
  readonly row: Group;
  /** Null where nothing stands in columns. */
  readonly column: Group | null;
}

/** How many, and how many of these are above the line. */
export interface Cell {
  readonly all: number;
  readonly part: number;
}

export interface BreakdownRow {
  readonly group: Group;
  readonly cells: readonly Cell[];
  readonly total: Cell;
}

/** Counts of cases by one group or by two. Totals are of the cases, not of the rows: they are the same by construction. */
export interface Breakdown {
  readonly columns: readonly Group[];
  readonly rows: readonly BreakdownRow[];
  readonly totals: readonly Cell[];
  readonly total: Cell;
}

/** The table of the cases. Fixed groups keep their order and stand there if empty; others come by size, "not known" last. */
export function breakdownOf(
  cases: readonly GroupedCase[],
  fixedRows: readonly Group[],
  fixedColumns: readonly Group[] | null,
): Breakdown {
  const columns =
    fixedColumns === null
      ? []
      : inOrder(
          cases.flatMap(({ column }) => column ?? []),
          fixedColumns,
          false,
        );
  const rows = inOrder(
    cases.map(({ row }) => row),
    fixedRows,
    fixedColumns === null,
  );
  const byRow = grouped(cases, ({ row }) => row.key);
  const cellsOf = (some: readonly GroupedCase[]): readonly Cell[] => {
    const byColumn = grouped(some, ({ column }) => column?.key ?? '');
    return columns.map(({ key }) => cellOf(byColumn.get(key) ?? []));
  };
  return {
    columns,
    rows: rows.map((group) => {
      const own = byRow.get(group.key) ?? [];
      return { group, cells: cellsOf(own), total: cellOf(own) };
    }),
    totals: cellsOf(cases),
    total: cellOf(cases),
  };
}

function grouped(
  cases: readonly GroupedCase[],
  keyOf: (found: GroupedCase) => string,
): ReadonlyMap<string, GroupedCase[]> {
  const groups = new Map<string, GroupedCase[]>();
  for (const found of cases) {
    const key = keyOf(found);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [found]);
    else own.push(found);
  }
  return groups;
}

function cellOf(cases: readonly GroupedCase[]): Cell {
  return { all: cases.length, part: cases.filter(({ part }) => part).length };
}

function inOrder(found: readonly Group[], fixed: readonly Group[], withEmpty: boolean): readonly Group[] {
  const counts = new Map<string, { readonly group: Group; count: number }>();
  for (const group of found) {
    const known = counts.get(group.key);
    if (known === undefined) counts.set(group.key, { group, count: 1 });
    else known.count += 1;
  }
  const first = fixed.filter(({ key }) => withEmpty || counts.has(key));
  const others = [...counts.values()]
    .filter(({ group: { key } }) => key !== notKnown.key && !fixed.some((one) => one.key === key))
    .sort((a, b) => b.count - a.count || a.group.title.localeCompare(b.group.title, 'en-GB'))
    .map(({ group }) => group);
  return [...first, ...others, ...(counts.has(notKnown.key) ? [notKnown] : [])];
}
