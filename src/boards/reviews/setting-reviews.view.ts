import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dueDate } from '../../web/words/deadline-tag.js';
import type { DueDate } from '../../web/words/deadline-tag.js';
import { shortDate } from '../../web/words/date-words.js';
import type { Names } from '../board-names.service.js';
import type { PlanRow } from '../plan-rows.service.js';
import { nearDate, transferTags } from './review-words.js';
import { dueWords, reviewRow } from './reviews.view.js';
import type { ReviewRow } from './reviews.view.js';

/** One clock of a review on the list for a school: open with its date, done, or not begun. */
export interface ReviewClock {
  readonly date: DueDate | null;
  readonly words: string;
}

/** A plan on the list for its school, with the clocks of both owners side by side. */
export interface SettingReviewRow extends ReviewRow {
  readonly meeting: string;
  /** The setting's two weeks, or ours where we held the meeting. */
  readonly report: ReviewClock;
  /** The authority's four weeks. */
  readonly decision: ReviewClock;
  /** Eight weeks from the notice, with the end of the twelve. */
  readonly finalPlan: ReviewClock;
}

const nothing: ReviewClock = { date: null, words: '–' };

export function settingReviewRow(row: PlanRow, names: Names, today: CalendarDate): SettingReviewRow {
  const { running, transfer } = row;
  return {
    ...reviewRow(row, names, today),
    // What is late stands in the columns of the clocks.
    also: transferTags(transfer?.on ?? null, today),
    meeting: meetingWords(row, today),
    report: reportClock(row, today),
    decision:
      running?.decision == null
        ? running?.decidedOn == null
          ? nothing
          : { date: null, words: `Sent ${nearDate(running.decidedOn, today)}` }
        : { date: dueWords(running.decision.on, running.decision.actBy, today), words: '' },
    finalPlan:
      running?.final == null
        ? nothing
        : {
            date: dueWords(running.final.on, running.final.actBy, today),
            words: running.wholeCycle === null ? '' : `12 weeks: ${nearDate(running.wholeCycle.on, today)}`,
          },
  };
}

function meetingWords({ running, due }: PlanRow, today: CalendarDate): string {
  if (running === null) return due === null ? '–' : 'Not booked';
  if (running.meetingOn !== null) return `Held ${nearDate(running.meetingOn, today)}`;
  return `Booked ${nearDate(running.arrangedFor, today)}`;
}

function reportClock({ running }: PlanRow, today: CalendarDate): ReviewClock {
  const { report = null, reportOn = null, heldBy = null } = running ?? {};
  const whose = heldBy === 'authority' ? 'Ours' : '';
  if (reportOn === null)
    return report === null ? nothing : { date: dueWords(report.on, report.actBy, today), words: whose };
  if (report === null) return { date: null, words: `Came ${shortDate(reportOn)}` };
  const late = reportOn > report.on;
  return {
    date: dueDate({ status: late ? 'metLate' : 'met', due: report.on, completedOn: reportOn }, today),
    words: whose,
  };
}
