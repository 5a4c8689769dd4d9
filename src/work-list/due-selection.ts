import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dueGroups, endOfWeek } from './due-item.js';
import type { DueEntry, DueGroup } from './due-item.js';
import { inOrder } from './due-pile.js';
import type { DuePile } from './due-pile.js';
import { pageOfRuns } from './due-run.js';
import type { DueRun } from './due-run.js';

export interface PageOfGroup {
  readonly from: number;
  readonly size: number;
  /** The last day that counts, where not all later dates are wanted; lifted limits have no date and always count. */
  readonly horizon?: CalendarDate;
}

type Days = readonly [from: CalendarDate | null, before: CalendarDate | null];

/** Some of the open limits, counted and shown without going through them. */
export class DueSelection {
  constructor(private readonly piles: readonly DuePile[]) {}

  get total(): number {
    return this.piles.reduce((sum, { size }) => sum + size, 0);
  }

  /** How many entries each group holds. */
  counts(today: CalendarDate): Readonly<Record<DueGroup, number>> {
    const counts = { overdue: 0, today: 0, week: 0, later: 0 };
    for (const group of dueGroups) for (const { from, to } of this.runs(group, today)) counts[group] += to - from;
    return counts;
  }

  /** A page of one group in the order of the list. */
  page(group: DueGroup, today: CalendarDate, { from, size, horizon }: PageOfGroup): readonly DueEntry[] {
    return pageOfRuns(this.runs(group, today, horizon), from, size);
  }

  /** Every entry in the order of the list. */
  all(): readonly DueEntry[] {
    return this.piles.flatMap((pile) => pile.entries()).sort(inOrder);
  }

  private runs(group: DueGroup, today: CalendarDate, horizon?: CalendarDate): readonly DueRun[] {
    const [from, before] = daysOf(group, today, horizon);
    return this.piles.flatMap((pile): readonly DueRun[] => {
      const entries = pile.entries();
      // A lifted limit has no day that could pass.
      if (pile.facet.disapplied) return group === 'later' ? [{ entries, from: 0, to: entries.length }] : [];
      return [
        {
          entries,
          from: from === null ? 0 : pile.countBefore(from),
          to: before === null ? entries.length : pile.countBefore(before),
        },
      ];
    });
  }
}

/** The days whose limits `groupOf` puts into the group. */
function daysOf(group: DueGroup, today: CalendarDate, horizon?: CalendarDate): Days {
  const tomorrow = addDays(today, 1);
  const nextWeek = addDays(endOfWeek(today), 1);
  switch (group) {
    case 'overdue':
      return [null, today];
    case 'today':
      return [today, tomorrow];
    case 'week':
      return [tomorrow, nextWeek];
    case 'later':
      return [nextWeek, horizon === undefined ? null : addDays(horizon, 1)];
  }
}
