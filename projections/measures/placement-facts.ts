import { correspondingDate } from '../../workflows/timetable/counting.js';
import { dayNumber, fromDayNumber } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { yearGroupOn } from '../../workflows/plan/school-cohort.js';
import { liveTerms } from '../placements/placement-lines.js';
import type { PlacementSpell } from '../placements/placement-lines.js';
import type { Populations } from './measure.js';

export type Placed = Populations['placement'];

/** What a placement that ran at the end of a day was on it. */
export function termsAt({ row, item }: Placed, day: CalendarDate): PlacementSpell | null {
  return liveTerms(row, item, day);
}

/** The year group on a day; null where no cohort is on record. */
export function yearGroupAt({ row: { receptionYear } }: Placed, day: CalendarDate): number | null {
  return receptionYear === null ? null : yearGroupOn(receptionYear, day);
}

/** Since when the placement has been out of area without a break, as at a day on which it was. */
export function outOfAreaSince({ item: { spells } }: Placed, day: CalendarDate): CalendarDate | null {
  const until = spells.filter(({ on }) => on <= day);
  const within = until.findLastIndex(({ outOfArea }) => outOfArea !== true);
  return until[within + 1]?.on ?? null;
}

/** The corresponding day so many months later; the last of a month that is too short. */
export function monthsAfter(day: CalendarDate, months: number): CalendarDate {
  return fromDayNumber(correspondingDate(dayNumber(day), months));
}
