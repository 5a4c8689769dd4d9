import { endOfWorkingDays } from '../timetable/counting.js';
import { dayNumber, fromDayNumber } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Calendar } from '../timetable/calendars.js';
import type { Reply } from './complaint.state.js';

/** Working days in which the authority promises to answer a complaint, stage by stage. A promise of its own, no law. */
export interface ComplaintLimits {
  readonly firstStage: number;
  readonly secondStage: number;
}

/** What the Ombudsman's code for councils expects: 10 working days at the first stage, 20 at the second. */
export const usualComplaintLimits: ComplaintLimits = { firstStage: 10, secondStage: 20 };

/** Nobody promises an answer later than in a quarter of a year. */
export const longestComplaintLimit = 65;

/** The last working day for the answer, the day of the complaint left out; null where none was promised. */
export function replyDue({ askedOn, within }: Reply, calendar: Calendar): CalendarDate | null {
  if (within === null) return null;
  return fromDayNumber(endOfWorkingDays(dayNumber(askedOn), within, 'excludeStartDay', calendar));
}
