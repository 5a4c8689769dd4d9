import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import { rulesMet, stuckSince } from '../../../workflows/casework/stuck-reasons.js';
import type { RuleMet } from '../../../workflows/casework/stuck-reasons.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { SortedRows } from '../sorted-rows.js';

/** A row that is stuck on the day, with the rules that it meets. */
export interface StuckOn {
  readonly row: StuckRow;
  readonly met: readonly RuleMet[];
  /** First day of the rule that has held longest. */
  readonly since: CalendarDate;
}

/**
 * What is stuck on one day, the longest stuck first, kept so while single rows change. Every plan has a row: to put the rules to
 * each of eighty thousand of them for every page would stop everybody's pages.
 */
export class StuckOfDay {
  private readonly stuck: SortedRows<StuckOn>;
  private readonly known = new WeakMap<StuckRow, StuckOn>();

  constructor(
    rows: Iterable<StuckRow>,
    readonly day: CalendarDate,
  ) {
    this.stuck = new SortedRows(
      [...rows].flatMap((row) => this.on(row) ?? []),
      () => true,
      byLength,
    );
  }

  /** The same array until a row changes. */
  all(): readonly StuckOn[] {
    return this.stuck.all();
  }

  move(before: StuckRow | null, after: StuckRow | null): void {
    this.stuck.move(before === null ? null : this.on(before), after === null ? null : this.on(after));
  }

  private on(row: StuckRow): StuckOn | null {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const met = rulesMet(row.reasons, this.day);
    const since = stuckSince(met);
    if (since === null) return null;
    const on = { row, met, since };
    this.known.set(row, on);
    return on;
  }
}

function byLength(a: StuckOn, b: StuckOn): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  if (a.row.childId !== b.row.childId) return a.row.childId < b.row.childId ? -1 : 1;
  return a.row.stream < b.row.stream ? -1 : a.row.stream > b.row.stream ? 1 : 0;
}
