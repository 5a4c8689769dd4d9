import type { Basis } from '../workflows/timetable/clock.js';
import type { AuthoritySettings, Placed } from '../workflows/kernel/decider.js';

/**
 * How the events of one kind of stream fold into its state. Projections derive their rows from that state, so that an
 * event is folded once however many projections read it, and a correction is one fold anew.
 */
export interface StreamFold<State = unknown> {
  /** The stream is `<prefix>-<id>`. */
  readonly prefix: string;
  readonly initialState: State;
  // A method, so that folds of different states stand in one list.
  /** Writes one fact into a state that nobody else holds (see `begun`); what its fields hold is replaced, not changed. */
  evolveInPlace(state: State, event: Placed): void;
}

/** A state of one's own to fold a history into: copying it at every event would cost more than reading the event. */
export function begun<State>(fold: StreamFold<State>): State {
  return { ...fold.initialState };
}

/** The state that a history leads to, corrections already applied to it. */
export function folded<State>(fold: StreamFold<State>, history: readonly Placed[]): State {
  const state = begun(fold);
  for (const event of history) fold.evolveInPlace(state, event);
  return state;
}

/** Where a row stands in the log. */
export interface RowContext {
  readonly stream: string;
  readonly authority: string;
  readonly revision: number;
  /** UTC instant of the stream's last event. */
  readonly recordedAt: string;
}

/** The rules of the day, without a today: what depends on today is worked out on reading. */
export type StandingBasis = Omit<Basis, 'today'> & {
  /** What the authority settled for itself; the usual where left out. */
  readonly settings?: AuthoritySettings;
};

/** One place in an ordered index: members of a group are read in the order of their score, then of their names. */
export interface IndexEntry {
  readonly index: string;
  readonly group: string;
  readonly score: number;
  readonly member: string;
}

/**
 * A read model: one row a stream, derived from the stream's state. The row is plain JSON and can always be thrown away
 * and rebuilt. A new version is a rebuild.
 */
export interface Projection<State = unknown, Row = unknown> {
  readonly name: string;
  readonly version: number;
  readonly of: StreamFold<State>;
  /** True where rows hold what rules, calendar or policy give: a change of any of these is a rebuild. */
  readonly usesBasis: boolean;
  row(state: State, context: RowContext, basis: StandingBasis): Row | null;
  entries?(row: Row, context: RowContext): readonly IndexEntry[];
}

/** Part of a stream's name before the id. */
export function prefixOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}

/** Part of a stream's name after the prefix. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}
