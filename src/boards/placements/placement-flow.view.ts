import { publishedTable } from '../../../projections/suppression.js';
import { capital } from '../../web/words/distance-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { count } from '../../web/words/number-words.js';
import { withheldSign } from '../../breakdowns/breakdown.view.js';
import type { Period } from '../../performance/period.js';
import { address } from '../../cases/query.js';
import { destinations, directions, flowOf, kindsOfFlow, origins } from './placement-flow.js';
import type { Cost, Destination, Direction, FlowKind, Move, Origin } from './placement-flow.js';

const kindWords: Readonly<Record<FlowKind, string>> = {
  earlyYears: 'Early years',
  mainstream: 'Mainstream',
  resourced: 'Unit or resourced',
  special: 'State special',
  independent: 'Independent or non-maintained',
  college: 'College',
  elsewhere: 'Elsewhere',
};
export const originWords: Readonly<Record<Origin, string>> = {
  ...kindWords,
  beside: 'Beside a placement that goes on',
  none: 'None before on record',
};
export const destinationWords: Readonly<Record<Destination, string>> = { ...kindWords, none: 'None since' };

export const directionWords: Readonly<Record<Direction, string>> = {
  within: 'Stayed in our area',
  outward: 'Went out of area',
  homeward: 'Came back to our area',
  outside: 'Stayed out of area',
  beganWithin: 'Began in our area',
  beganOutside: 'Began out of area',
  left: 'Left, with no placement since',
};

/** Which moves are asked for; `before` and `after` choose a cell, `direction` a line. */
export interface FlowQuery {
  readonly period: Period;
  readonly published: boolean;
  readonly before: Origin | null;
  readonly after: Destination | null;
  readonly direction: Direction | null;
}

export function flowHref(
  { period, published }: FlowQuery,
  more: Partial<Omit<FlowQuery, 'period'>> = {},
  path = '/placements/flow',
): string {
  return address(path, [
    ['from', period.fromMonth],
    ['to', period.toMonth],
    ['form', (more.published ?? published) ? 'published' : null],
    ['before', more.before ?? null],
    ['after', more.after ?? null],
    ['direction', more.direction ?? null],
  ]);
}

export function chosenMoves(moves: readonly Move[], { before, after, direction }: FlowQuery): readonly Move[] {
  return moves.filter(
    (move) =>
      (before === null || move.before === before) &&
      (after === null || move.after === after) &&
      (direction === null || move.direction === direction),
  );
}

/** "From mainstream, to state special". */
export function chosenWords({ before, after, direction }: FlowQuery): string {
  const words = [
    before === null ? null : `from ${lowerFirst(originWords[before])}`,
    after === null ? null : `to ${lowerFirst(destinationWords[after])}`,
    direction === null ? null : lowerFirst(directionWords[direction]),
  ];
  return capital(words.filter((part) => part !== null).join(', '));
}

interface FlowNumber {
  readonly text: string;
  readonly href: string | null;
}
export interface FlowLine {
  readonly title: string;
  readonly numbers: readonly FlowNumber[];
}
export interface FlowShown {
  readonly heads: readonly string[];
  readonly rows: readonly FlowLine[];
  readonly total: FlowLine;
  readonly withheld: boolean;
}

/** From which kind to which: true numbers, each opening to its children, or as they may be published. */
export function flowShown(moves: readonly Move[], query: FlowQuery, smallest: number): FlowShown {
  const { cells } = flowOf(moves);
  const heads = ['From', ...destinations.map((one) => destinationWords[one]), 'All'];
  if (query.published) {
    const { cells: told, rowTotals, columnTotals, total } = publishedTable(cells, smallest);
    const plain = (number: number | null): FlowNumber => ({ text: number === null ? withheldSign : count(number), href: null }); // prettier-ignore
    const rows = origins.map((before, at) => ({
      title: originWords[before],
      numbers: [...(told[at] ?? []), rowTotals[at] ?? null].map(plain),
    }));
    const all = { title: 'All', numbers: [...columnTotals, total].map(plain) };
    return { heads, rows, total: all, withheld: [...rows, all].some(({ numbers }) => numbers.some(({ text }) => text === withheldSign)) }; // prettier-ignore
  }
  const opens = (number: number, where: Parameters<typeof flowHref>[1]): FlowNumber => ({
    text: count(number),
    href: number === 0 ? null : flowHref(query, where),
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    heads,
    // A kind that nobody came from has nothing to open.
    rows: origins.flatMap((before, at) => {
      const own = cells[at] ?? [];
      const all = opens(sum(own), { before });
      if (all.href === null) return [];
      const numbers = destinations.map((after, to) => opens(own[to] ?? 0, { before, after }));
      return [{ title: originWords[before], numbers: [...numbers, all] }];
    }),
    total: {
      title: 'All',
      numbers: [
        ...destinations.map((after, to) => opens(sum(cells.map((row) => row[to] ?? 0)), { after })),
        opens(moves.length, {}),
      ],
    },
    withheld: false,
  };
}

/** The same as rows of a file: numbers as numbers. */
export function flowCsvRows({ heads, rows, total }: FlowShown): readonly (readonly (string | number)[])[] {
  const cell = ({ text }: FlowNumber): string | number => (text === withheldSign ? text : Number(text.replaceAll(',', ''))); // prettier-ignore
  return [heads, ...[...rows, total].map(({ title, numbers }) => [title, ...numbers.map(cell)])];
}

export interface CostLine extends FlowNumber {
  readonly title: string;
  readonly cost: Cost;
  readonly known: string;
  readonly pounds: string;
}

/** By direction, with what the new placements cost. For those inside: few costs would tell what one placement costs. */
export function directionLines(moves: readonly Move[], query: FlowQuery): readonly CostLine[] {
  const costs = flowOf(moves).byDirection;
  return directions.flatMap((direction) =>
    costLine(directionWords[direction], costs.get(direction), query, { direction }),
  );
}

/** By the kind of provision that the child began in. */
export function kindLines(moves: readonly Move[], query: FlowQuery): readonly CostLine[] {
  const costs = flowOf(moves).byKind;
  return kindsOfFlow.flatMap((after) => costLine(kindWords[after], costs.get(after), query, { after }));
}

function costLine(
  title: string,
  cost: Cost | undefined,
  query: FlowQuery,
  where: Parameters<typeof flowHref>[1],
): readonly CostLine[] {
  if (cost === undefined) return [];
  const { moves, known, pounds } = cost;
  return [
    {
      title,
      cost,
      text: count(moves),
      href: flowHref(query, where),
      known: count(known),
      pounds: known === 0 ? '–' : `£${count(pounds)}, £${count(Math.round(pounds / known))} each`,
    },
  ];
}
