import { termsOn } from '../../../workflows/plan/placement-terms.js';
import type { PlacementLine, PlacementSpell } from '../../../projections/placements/placement-lines.js';
import type { PlacementsRow } from '../../../projections/placements/placements.projection.js';
import type { Provision } from '../../../workflows/plan/placement.events.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Held } from '../whose.js';

/** Kinds of provision between which children move, as few as a table holds. */
export const flowKinds = {
  earlyYears: ['earlyYears'],
  mainstream: ['mainstreamMaintained', 'academyMainstream'],
  resourced: ['resourcedProvision', 'senUnit'],
  special: ['specialMaintained', 'academySpecial'],
  independent: ['nonMaintainedSpecial', 'independentSpecial', 'independentOther', 'specialPost16'],
  college: ['furtherEducation'],
  elsewhere: ['alternativeProvision', 'educatedElsewhere', 'other'],
} as const satisfies Readonly<Record<string, readonly Provision[]>>;
export type FlowKind = keyof typeof flowKinds;
/** `beside`: the placement before it goes on. `none`: no placement before, or none since, is on record. */
export type Origin = FlowKind | 'beside' | 'none';
export type Destination = FlowKind | 'none';

export const kindsOfFlow = Object.keys(flowKinds) as readonly FlowKind[];
export const origins: readonly Origin[] = [...kindsOfFlow, 'beside', 'none'];
export const destinations: readonly Destination[] = [...kindsOfFlow, 'none'];

/** Whether the child goes out of the area with it, comes back, or stays where it was; `began` and `left` have one side only. */
export const directions = ['within', 'outward', 'homeward', 'outside', 'beganWithin', 'beganOutside', 'left'] as const;
export type Direction = (typeof directions)[number];

/** One move of a child: into a placement, or out of one with none since. */
export interface Move extends Held {
  readonly stream: string;
  readonly childId: string;
  readonly on: CalendarDate;
  readonly before: Origin;
  readonly after: Destination;
  readonly direction: Direction;
  /** What the new placement costs in a year; null where that is not recorded. */
  readonly poundsAYear: number | null;
}

export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The moves of a period. Every placement that began in it is one, from the placement that ended last before it; every
 * placement that ended in it with none since is one too. Placements of which only a return tells have no day to go by.
 */
export function movesIn(rows: readonly PlacementsRow[], { from, to }: Span): readonly Move[] {
  return rows.flatMap((row) => {
    const own = row.placements.filter(({ source }) => source === 'case');
    const { stream, childId, team, worker } = row;
    const held = { stream, childId, team, worker };
    return own.flatMap((line): Move[] => {
      const moves: Move[] = [];
      if (inSpan(line.from, from, to)) moves.push({ ...held, ...begun(line, own) });
      if (inSpan(line.endedOn, from, to) && isLast(line, own)) moves.push({ ...held, ...left(line, line.endedOn) });
      return moves;
    });
  });
}

function inSpan(day: CalendarDate | null, from: CalendarDate, to: CalendarDate): day is CalendarDate {
  return day !== null && day >= from && day <= to;
}

type WithoutHolder = Omit<Move, 'stream' | 'childId' | 'team' | 'worker'>;

function begun(line: PlacementLine, own: readonly PlacementLine[]): WithoutHolder {
  const { from: on, poundsAYear } = line;
  const terms = termsOn(line.spells, on);
  const others = own.filter((one) => one !== line && one.from <= on);
  const beside = others.some(({ from, endedOn }) => from < on && (endedOn === null || endedOn > on));
  const before = others
    .filter(({ endedOn }) => endedOn !== null && endedOn <= on)
    .reduce<PlacementLine | null>((last, one) => (last === null || endOf(one) > endOf(last) ? one : last), null);
  const after = kindOf(terms);
  if (beside || before === null) {
    const direction = terms?.outOfArea === true ? 'beganOutside' : 'beganWithin';
    return { on, before: beside ? 'beside' : 'none', after, direction, poundsAYear };
  }
  const was = termsOn(before.spells, before.endedOn ?? on);
  return { on, before: kindOf(was), after, direction: directionOf(was, terms), poundsAYear };
}

function left(line: PlacementLine, on: CalendarDate): WithoutHolder {
  return { on, before: kindOf(termsOn(line.spells, on)), after: 'none', direction: 'left', poundsAYear: null };
}

/** Whether the child went nowhere else that is on record: nothing began since, and nothing goes on beside it. */
function isLast(line: PlacementLine, own: readonly PlacementLine[]): boolean {
  const end = endOf(line);
  return own.every((one) => one === line || (one.from < end && one.endedOn !== null && one.endedOn <= end));
}

const endOf = ({ endedOn }: PlacementLine): string => endedOn ?? '9999';

function kindOf(terms: PlacementSpell | null): FlowKind {
  const provision = terms?.provision ?? 'other';
  return kindsOfFlow.find((kind) => (flowKinds[kind] as readonly Provision[]).includes(provision)) ?? 'elsewhere';
}

function directionOf(was: PlacementSpell | null, is: PlacementSpell | null): Direction {
  if (is?.outOfArea === true) return was?.outOfArea === true ? 'outside' : 'outward';
  return was?.outOfArea === true ? 'homeward' : 'within';
}

/** How many moved from each kind to each. */
export function flowTable(moves: readonly Move[]): readonly (readonly number[])[] {
  const cells = origins.map(() => destinations.map(() => 0));
  for (const { before, after } of moves) {
    const row = cells[origins.indexOf(before)];
    const column = destinations.indexOf(after);
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return cells;
}

export interface Cost {
  readonly moves: number;
  /** Of how many the cost is recorded, and what those cost together in a year. */
  readonly known: number;
  readonly pounds: number;
}

/** Moves taken together: between kinds, and what they cost by direction and by the kind that was begun in. */
export interface Flow {
  readonly cells: ReturnType<typeof flowTable>;
  readonly byDirection: ReadonlyMap<Move['direction'], Cost>;
  readonly byKind: ReadonlyMap<Move['after'], Cost>;
}

const flows = new WeakMap<readonly Move[], Flow>();

/** Worked out once for as long as the moves are there. */
export function flowOf(moves: readonly Move[]): Flow {
  const known = flows.get(moves);
  if (known !== undefined) return known;
  const flow: Flow = {
    cells: flowTable(moves),
    byDirection: costsBy(moves, ({ direction }) => direction),
    byKind: costsBy(moves, ({ after }) => after),
  };
  flows.set(moves, flow);
  return flow;
}

/** What the moves of each group cost; a group without any is not there. */
export function costsBy<Key>(moves: readonly Move[], groupOf: (move: Move) => Key): ReadonlyMap<Key, Cost> {
  const costs = new Map<Key, { moves: number; known: number; pounds: number }>();
  for (const move of moves) {
    const key = groupOf(move);
    const cost = costs.get(key) ?? { moves: 0, known: 0, pounds: 0 };
    costs.set(key, cost);
    cost.moves += 1;
    if (move.poundsAYear === null) continue;
    cost.known += 1;
    cost.pounds += move.poundsAYear;
  }
  return costs;
}
