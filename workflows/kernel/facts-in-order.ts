import type { Contradiction } from './decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Two facts of which the first cannot have happened after the second; either may be missing. */
export type Order = readonly [
  earlierFact: string,
  earlier: CalendarDate | null | undefined,
  laterFact: string,
  later: CalendarDate | null | undefined,
];

/** Two recorded days that exclude each other, the first found; null where the record can be true as it stands. */
export function contradictionAmong(orders: readonly Order[]): Contradiction | null {
  for (const [earlierFact, earlier, laterFact, later] of orders) {
    if (earlier == null || later == null || earlier <= later) continue;
    return {
      code: 'before-an-earlier-fact',
      details: { fact: laterFact, on: later, earlierFact, earlierOn: earlier },
    };
  }
  return null;
}
