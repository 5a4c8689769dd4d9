import { addDays, calendarDate, daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import type { FixedChild } from './demo-child.js';
import type { DeskTime } from './office-hours.js';

/** The Monday on which every showcase date stands as written; on another day all move with it. */
export const showcaseToday = calendarDate('2026-11-23');

/** Turns a written date into the date it is for the given today. */
export class ShowcaseDates {
  private readonly shift: number;

  constructor(today: CalendarDate) {
    this.shift = daysBetween(showcaseToday, today);
  }

  on(date: string): CalendarDate {
    return addDays(calendarDate(date), this.shift);
  }

  /** Written `2026-10-29 11:20`. */
  desk(text: string): DeskTime {
    const [date = '', time = '9:00'] = text.split(' ');
    const [hour = '9', minute = '0'] = time.split(':');
    return { day: this.on(date), minute: Number(hour) * 60 + Number(minute) };
  }
}

/** A child with fixed dates, to be found by name in every demonstration. */
export interface ShowcaseCase {
  /** The child as of the written today; the birth date moves with it. */
  readonly child: FixedChild;
  /** Nothing is recorded before this written date. */
  readonly startsOn: string;
  readonly tell: (story: CaseStory, dates: ShowcaseDates) => void;
}
