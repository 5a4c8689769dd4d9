import { publishedParts, publishedTable } from '../../../projections/suppression.js';
import { withheldSets } from '../../../projections/published-sets.js';
import type { ReadAnswer, ReadFigure } from './answer-read.js';
import type { PaperTable } from './paper.js';

/** The cases behind a figure: what counts above the line, and all that is counted below it; null where it has no line. */
export interface FigureMembers {
  readonly above: readonly string[];
  readonly below: readonly string[] | null;
}

/** What stands for a number that is not published. */
export const withheldMark = '[c]';

/**
 * Answers as they may be published together: small counts withheld, and with them whatever would let one be worked out: the
 * other side of a fraction, a percentage, a twin that leaves out exceptions, a quarter of a year.
 */
export function publishedAnswers(
  answers: readonly ReadAnswer[],
  membersOf: (figure: ReadFigure) => FigureMembers | null,
  smallestShown: number,
): readonly ReadAnswer[] {
  const figures = answers.flatMap((answer) => answer.figures);
  const members = new Map(
    figures.map((figure, at) => [figure, membersOf(figure) ?? ownMembers(figure, at, smallestShown)] as const),
  );
  const cells = [...members].flatMap(([figure, { above, below }]) => [
    { figure, side: 'above' as const, set: above },
    ...(below === null ? [] : [{ figure, side: 'below' as const, set: below }]),
  ]);
  const hidden = withheldSets(cells.map(({ set }) => set), smallestShown); // prettier-ignore
  const sides = new Map<ReadFigure, Set<'above' | 'below'>>();
  for (const [at, { figure, side }] of cells.entries()) {
    if (hidden[at] === true) sides.set(figure, (sides.get(figure) ?? new Set()).add(side));
  }
  return answers.map((answer) => published(answer, sides, smallestShown));
}

function published(
  answer: ReadAnswer,
  sides: ReadonlyMap<ReadFigure, ReadonlySet<'above' | 'below'>>,
  smallestShown: number,
): ReadAnswer {
  const tables = answer.tables.map((table) => publishedOne(table, smallestShown));
  const wholeHidden = answer.tables.length > 0 && tables.some(({ totalHidden }) => totalHidden);
  const figures = answer.figures.map((figure): ReadFigure => {
    const own = sides.get(figure) ?? new Set<'above' | 'below'>();
    if (own.size > 0) return withheldFigure(figure, own);
    return wholeHidden && figure.source === null ? withheldFigure(figure, new Set(['above'])) : figure;
  });
  return { ...answer, figures, tables: tables.map(({ table }) => table) };
}

function withheldFigure(figure: ReadFigure, sides: ReadonlySet<'above' | 'below'>): ReadFigure {
  const numerator = sides.has('above') ? null : figure.numerator;
  const denominator = sides.has('below') ? null : figure.denominator;
  const side = (count: number | null): string => (count === null ? withheldMark : count.toLocaleString('en-GB'));
  const words = figure.denominator === null ? withheldMark : `${side(numerator)} of ${side(denominator)}`;
  return { ...figure, words, value: null, numerator, denominator, withheld: true };
}

function publishedOne(
  table: PaperTable,
  smallestShown: number,
): { readonly table: PaperTable; readonly totalHidden: boolean } {
  const { rows, columns } = table;
  // Parts that are no whole numbers are no counts of children.
  const totals = rows.map(({ total }) => total);
  if (columns.length > 0) {
    const cells = rows.map((row) => row.cells.map((count) => count ?? 0));
    const { cells: shown, rowTotals, total } = publishedTable(cells, smallestShown);
    const kept = rows.map((row, at) => ({ ...row, cells: shown[at] ?? [], total: rowTotals[at] ?? null }));
    return { table: { ...table, rows: kept }, totalHidden: rows.length > 0 && total === null };
  }
  if (!totals.every((total) => total === null || Number.isInteger(total))) return { table, totalHidden: false };
  const { parts, total } = publishedParts(totals.map((one) => one ?? 0), smallestShown); // prettier-ignore
  const kept = rows.map((row, at) => ({ ...row, total: row.total === null ? null : (parts[at] ?? null) }));
  return { table: { ...table, rows: kept }, totalHidden: rows.length > 0 && total === null };
}

/**
 * Where the cases are not known, a figure stands alone: what counts above its line is among what counts below. How many more there
 * are than the smallest that is shown makes no difference.
 */
function ownMembers(
  { numerator, denominator, unit, value }: ReadFigure,
  at: number,
  smallestShown: number,
): FigureMembers {
  const named = (side: string, count: number): readonly string[] =>
    Array.from({ length: Math.min(count, smallestShown) }, (_, n) => `${at}${side}${n}`);
  const counted = numerator ?? (unit === 'count' && value !== null && Number.isInteger(value) ? value : 0);
  const above = named('in', Math.max(counted, 0));
  // What is set against a population need not be part of it.
  if (denominator === null || denominator < counted) return { above, below: null };
  return { above, below: [...above, ...named('out', denominator - counted)] };
}
