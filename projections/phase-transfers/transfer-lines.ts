import { phaseTransferClocks } from '../../workflows/plan/phase-transfer-clocks.js';
import type { PlanClock } from '../../workflows/plan/plan-clock.js';
import type { PhaseTransfer, Plan, TransferConsultation } from '../../workflows/plan/plan.state.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { firstDue } from '../../workflows/timetable/due-dates.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { actByOf } from '../limit-dates.js';
import type { Limit } from '../limit-dates.js';
import type { StandingBasis } from '../projection.js';

/** One transfer to the next phase of education. */
export interface TransferLine {
  readonly transferId: string;
  /** Null where a return gives a limit, or a final date, without saying of which transfer. */
  readonly kind: PhaseTransfer['kind'];
  readonly stage: PhaseTransfer['stage'];
  readonly transferOn: CalendarDate | null;
  readonly rule: RuleId | null;
  /** The strict last day (14 February, 30 March, or five months before); null where only a final date is known. */
  readonly due: CalendarDate | null;
  /** The day that practice takes for the last: 15 February or 31 March. */
  readonly customary: CalendarDate | null;
  readonly actBy: CalendarDate | null;
  readonly consultations: readonly TransferConsultation[];
  /** Days of review meetings in the year before the limit, until the transfer was finalised. */
  readonly meetings: readonly CalendarDate[];
  /** The last of them. */
  readonly reviewMeetingOn: CalendarDate | null;
  /** The last day for that meeting which leaves the whole twelve weeks before the limit. */
  readonly meetingBy: CalendarDate | null;
  /** Null until the meeting has been held. */
  readonly twelveWeeksLeft: boolean | null;
  readonly finalisedOn: CalendarDate | null;
  readonly calledOffOn: CalendarDate | null;
  /** From that day nothing is owed: it was called off, or the plan ended. */
  readonly closedOn: CalendarDate | null;
}

/** Four weeks to decide and eight to finish. */
export const twelveWeeks = 84;

/** The transfers of a plan as they were planned. */
export function transferLines(plan: Plan, basis: StandingBasis): readonly TransferLine[] {
  return plan.phaseTransfers.map((transfer) => lineOf(plan, transfer, basis));
}

/** The first limit of a transfer that is neither finalised nor over. */
export function nextTransfer(plan: Plan, basis: StandingBasis): (Limit & { readonly transferId: string }) | null {
  if (plan.phaseTransfers.length === 0) return null;
  const lastReturn = plan.returnFlags.at(-1)?.on;
  let first: (Limit & { readonly transferId: string }) | null = null;
  for (const { transferId, kind, due, actBy, finalisedOn, closedOn } of transferLines(plan, basis)) {
    if (due === null || actBy === null || finalisedOn !== null || closedOn !== null) continue;
    // What a return left open before its reference date may long have been done.
    if (kind === null && lastReturn !== undefined && due < lastReturn) continue;
    if (first === null || due < first.on) first = { on: due, actBy, transferId };
  }
  return first;
}

function lineOf(plan: Plan, transfer: PhaseTransfer, basis: StandingBasis): TransferLine {
  const { transferId, kind, stage, transferOn, consultations, finalisedOn, calledOff } = transfer;
  const [clock] = phaseTransferClocks(plan, transfer);
  const { due, customary } = clock === undefined ? noDates : datesOf(clock, basis);
  const meetings = due === null ? [] : meetingsBefore(plan, due, finalisedOn);
  const reviewMeetingOn = meetings.at(-1) ?? null;
  const meetingBy = due === null ? null : addDays(due, -twelveWeeks);
  return {
    transferId,
    kind,
    stage,
    transferOn,
    rule: clock?.rule ?? null,
    due,
    customary,
    actBy: due === null ? null : actByOf(due, basis),
    consultations,
    meetings,
    reviewMeetingOn,
    meetingBy,
    twelveWeeksLeft: reviewMeetingOn === null || meetingBy === null ? null : reviewMeetingOn <= meetingBy,
    finalisedOn,
    calledOffOn: calledOff?.on ?? null,
    closedOn: clock?.closed?.on ?? null,
  };
}

const noDates = { due: null, customary: null };

/** Policy option P7 says which of the two dates clocks show; figures need both. */
function datesOf(clock: PlanClock, basis: StandingBasis): Pick<TransferLine, 'due' | 'customary'> {
  const date = clock.directedOn ?? firstDue(clock.rule, { start: clock.start.on }, basis);
  if (date === null || clock.rule === 'E14') return { due: date, customary: date };
  return basis.policy.P7 === 'customary'
    ? { due: addDays(date, -1), customary: date }
    : { due: date, customary: addDays(date, 1) };
}

function meetingsBefore(
  { reviews }: Plan,
  due: CalendarDate,
  finalisedOn: CalendarDate | null,
): readonly CalendarDate[] {
  const yearBefore = `${Number(due.slice(0, 4)) - 1}${due.slice(4)}`;
  const days = reviews.flatMap(({ kind, meetingOn }) => {
    if (kind === 'interim' || meetingOn === null || meetingOn <= yearBefore) return [];
    return finalisedOn !== null && meetingOn > finalisedOn ? [] : [meetingOn];
  });
  return days.sort();
}
