import type { PhaseTransfersRow } from '../../../projections/phase-transfers/phase-transfers.projection.js';
import type { TransferLine } from '../../../projections/phase-transfers/transfer-lines.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { PlanReviewsRow, ReviewLine } from '../../../projections/plan-reviews/plan-reviews.projection.js';

/** Kinds of move in the order of a child's life; a return may give a date without saying which it is. */
export const moveKinds = [
  ...(['earlyYearsToSchool', 'infantToJunior', 'primaryToMiddle', 'primaryToSecondary', 'middleToSecondary'] as const),
  ...(['secondaryToPost16', 'post16ToPost16', 'notStated'] as const),
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** How far a move has come: every move stands at one step. */
export const moveSteps = ['review', 'decision', 'notice', 'asking', 'sent'] as const;
export type MoveStep = (typeof moveSteps)[number];

/** One young person's move to the next phase. */
export interface Move extends Pick<
  PhaseTransfersRow,
  'stream' | 'childId' | 'team' | 'worker' | 'lastReviewedOn' | 'riskSince'
> {
  readonly kind: MoveKind;
  readonly step: MoveStep;
  /** The review whose meeting was the last before the limit. */
  readonly reviewId: string | null;
  readonly line: TransferLine & { readonly due: CalendarDate };
}

/** The moves of one year that are not over otherwise, by their limit. */
export function movesOf(
  year: number,
  transfers: Iterable<PhaseTransfersRow>,
  plans: { readonly get: (stream: string) => Pick<PlanReviewsRow, 'reviews'> | undefined },
): readonly Move[] {
  const moves: Move[] = [];
  for (const row of transfers) {
    for (const line of toldOnce(row.transfers)) {
      const { due } = line;
      if (due === null || !due.startsWith(String(year))) continue;
      if (line.finalisedOn === null && line.closedOn !== null) continue;
      const { stream, childId, team, worker, lastReviewedOn, riskSince } = row;
      const review = plans.get(stream)?.reviews.find((one) => isOf(line, one)) ?? null;
      const step = stepOf(line, review?.decidedOn ?? null);
      const reviewId = review?.reviewId ?? null;
      moves.push({ stream, childId, team, worker, lastReviewedOn, riskSince, kind: kindOf(line), step, reviewId, line: { ...line, due } }); // prettier-ignore
    }
  }
  return moves.sort((a, b) => compare(a.line.due, b.line.due) || compare(a.stream, b.stream));
}

/** A return states a date without the kind of move. Beside a planned move of the same date it tells of that one again. */
function toldOnce(lines: readonly TransferLine[]): readonly TransferLine[] {
  const stated = lines.filter(({ kind }) => kind === null);
  if (stated.length === 0 || stated.length === lines.length) return lines;
  const planned = lines.filter(({ kind }) => kind !== null);
  const same = (line: TransferLine) => stated.find(({ due }) => due !== null && due === line.due);
  return [
    ...planned.map((line) => ({ ...line, finalisedOn: line.finalisedOn ?? same(line)?.finalisedOn ?? null })),
    ...stated.filter((line) => !planned.some(({ due }) => due !== null && due === line.due)),
  ];
}

/** Years in which moves are due, the earliest first. */
export function yearsOf(transfers: Iterable<PhaseTransfersRow>): readonly number[] {
  const years = new Set<number>();
  for (const row of transfers)
    for (const { due } of row.transfers) if (due !== null) years.add(Number(due.slice(0, 4)));
  return [...years].sort((a, b) => a - b);
}

/** The year of the cohort that is on its way: those who move in the September that comes next. */
export function runningYear(today: CalendarDate): number {
  return Number(today.slice(0, 4)) + (today.slice(5, 7) >= '09' ? 1 : 0);
}

function kindOf({ kind, rule }: TransferLine): MoveKind {
  // Reg 18(1)(a): the later date is that of one kind alone.
  return kind ?? (rule === 'E13' ? 'secondaryToPost16' : 'notStated');
}

/** The meeting that was the last before the limit. */
function isOf({ reviewMeetingOn }: TransferLine, { kind, meetingOn }: ReviewLine): boolean {
  return meetingOn !== null && meetingOn === reviewMeetingOn && kind !== 'interim';
}

function stepOf(
  { finalisedOn, reviewMeetingOn, consultations }: TransferLine,
  decidedOn: CalendarDate | null,
): MoveStep {
  if (finalisedOn !== null) return 'sent';
  if (reviewMeetingOn === null) return 'review';
  if (decidedOn === null) return 'decision';
  return consultations.length === 0 ? 'notice' : 'asking';
}

/** Whether no review meeting has been held and the whole twelve weeks no longer fit before the limit. */
export function lacksTwelveWeeks({ step, line }: Pick<Move, 'step' | 'line'>, today: CalendarDate): boolean {
  return step === 'review' && line.meetingBy !== null && line.meetingBy < today;
}

/** Whether the meeting was held too late for the whole twelve weeks. */
export function metTooLate({ step, line }: Pick<Move, 'step' | 'line'>): boolean {
  return step !== 'sent' && line.twelveWeeksLeft === false;
}

/** Settings that were asked about a move that is not final and have not replied. */
export function unanswered({ step, line }: Pick<Move, 'step' | 'line'>): TransferLine['consultations'] {
  return step === 'sent' ? [] : line.consultations.filter(({ repliedOn }) => repliedOn === null);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
