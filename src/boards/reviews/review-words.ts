import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dayMonth, shortDate } from '../../web/words/date-words.js';
import { deadlineTag, tag } from '../../web/words/deadline-tag.js';
import type { Tag } from '../../web/words/deadline-tag.js';
import { openPlan, planLink } from '../plan-forms.js';
import type { NextAct, PlanAct } from '../plan-forms.js';
import type { PlanRow } from '../plan-rows.service.js';
import { runningYear } from '../transfers/transfer-moves.js';
import type { ReviewPlace } from '../review-days.js';
import type { ReviewShow } from './review-list.js';

export const placeWords: Readonly<Record<ReviewPlace, string>> = {
  notBooked: 'Not booked',
  booked: 'Meeting booked',
  report: 'Report to come',
  decision: 'Decision to send',
  notice: 'Amendment notice to send',
  finalPlan: 'Final plan to send',
};

export const showWords: Readonly<Record<ReviewShow, string>> = {
  'review-late': 'Review late',
  'decision-late': 'Decision late',
  'not-booked': 'Due, not booked',
  'final-plan': 'Final plan to send',
};

export interface WhereItIs {
  readonly text: string;
  /** The clocks that run, each with whose it is: the setting's two weeks, our four, then eight and twelve. */
  readonly clocks: readonly string[];
}

/** Where the next review is, in words. */
export function whereItIs(row: PlanRow, today: CalendarDate): WhereItIs {
  const { running } = row;
  const on = (date: CalendarDate | null): string => nearDate(date, today);
  if (running === null) return { text: row.due === null ? 'No review owed now' : 'Not booked', clocks: [] };
  const { step, arrangedFor, meetingOn, heldBy, report, reportOn, decision, decidedOn, noticeOn, final } = running;
  const whole = running.wholeCycle;
  const ours = decision === null ? [] : [`Our decision by ${on(decision.on)}`];
  switch (step) {
    case 'meeting': {
      const past = arrangedFor !== null && arrangedFor < today;
      return { text: `${past ? 'Meeting was booked for' : 'Booked'} ${on(arrangedFor)}`, clocks: [] };
    }
    case 'report':
    case 'decision': {
      const reportDue = `${heldBy === 'setting' ? 'School’s report' : 'Our report'} by ${on(report?.on ?? null)}`;
      const reports = reportOn !== null ? [`Report came ${on(reportOn)}`] : report === null ? [] : [reportDue];
      return { text: `Meeting held ${on(meetingOn)}`, clocks: [...reports, ...ours] };
    }
    case 'notice':
      return {
        text: `Amending: decided ${on(decidedOn)}`,
        clocks: ours.map((line) => line.replace('decision', 'notice')),
      };
    case 'amendedPlan':
      return {
        text: `Amendment notice sent ${on(noticeOn)}`,
        clocks: [
          ...(final === null ? [] : [`Final plan by ${on(final.on)} (8 weeks)`]),
          ...(whole === null ? [] : [`12 weeks from the meeting: ${on(whole.on)}`]),
        ],
      };
  }
}

/** "20 Oct", or with the year where it is another. */
export function nearDate(date: CalendarDate | null, today: CalendarDate): string {
  if (date === null) return 'a day not known';
  return date.slice(0, 4) === today.slice(0, 4) ? dayMonth(date) : shortDate(date);
}

/** What else bears on the plan: its transfer, and steps of the review that are past their day or near it. */
export function alsoTags({ transfer, running }: PlanRow, today: CalendarDate): readonly Tag[] {
  const { step = null, report = null, reportOn = null, decision = null, final = null } = running ?? {};
  const awaited = step === 'report' && reportOn === null ? report : null;
  return [
    ...transferTags(transfer?.on ?? null, today),
    ...overdue('Report', awaited?.on ?? null, today),
    ...overdue(step === 'notice' ? 'Notice' : 'Decision', decision?.on ?? null, today),
    ...overdue('Final plan', final?.on ?? null, today),
  ];
}

/** Moves of later cohorts are known years ahead, and are nobody’s work yet. */
export function transferTags(due: CalendarDate | null, today: CalendarDate): readonly Tag[] {
  if (due === null || Number(due.slice(0, 4)) > runningYear(today)) return [];
  return [tag(`Transfer ${due.slice(0, 4)}`, 'blue')];
}

function overdue(what: string, on: CalendarDate | null, today: CalendarDate): readonly Tag[] {
  if (on === null) return [];
  const shown = deadlineTag({ status: on < today ? 'overdue' : 'running', due: on, completedOn: null }, today);
  if (shown.colour !== 'red' && shown.colour !== 'yellow') return [];
  return [{ ...shown, text: `${what} ${shown.text.charAt(0).toLowerCase()}${shown.text.slice(1)}` }];
}

/** The one thing to do next. */
export function nextAct(row: PlanRow, reference: string, today: CalendarDate): NextAct {
  return planLink(actOf(row, today), reference, row.stream);
}

function actOf(row: PlanRow, today: CalendarDate): PlanAct {
  const { arrangedFor = null, reviewId = null } = row.running ?? {};
  switch (row.days.place) {
    case 'notBooked':
      return { text: 'Ask for date', command: 'ArrangeReview', subject: null };
    case 'booked':
      if (arrangedFor === null || arrangedFor > today) return openPlan;
      return { text: 'Record meeting', command: 'RecordReviewMeeting', subject: reviewId };
    case 'report':
      return { text: 'Record report', command: 'SendReviewReport', subject: reviewId };
    case 'decision':
      return { text: 'Record decision', command: 'NotifyReviewDecision', subject: reviewId };
    case 'notice':
      return { text: 'Send notice', command: 'SendAmendmentNotice', subject: null };
    case 'finalPlan':
      return { text: 'Send plan', command: row.noticeId === null ? null : 'SendAmendedPlan', subject: row.noticeId };
    case null:
      return openPlan;
  }
}
