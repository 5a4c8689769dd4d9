import { sentToThoseWhoCount } from '../../workflows/kernel/sent-plan.js';
import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import { decidedReviews } from '../../workflows/plan/plan.state.js';
import { asksForAdulthood } from '../../workflows/plan/review-clocks.js';
import { runsOn, termsOn } from '../../workflows/plan/placement-terms.js';
import type { Plan, Reassessment, Review } from '../../workflows/plan/plan.state.js';
import { latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { dayScore } from '../case-view/case-view.projection.js';
import { planFold } from '../folds.js';
import { nextTransfer, transferLines } from '../phase-transfers/transfer-lines.js';
import type { IndexEntry, Projection, RowContext, StandingBasis } from '../projection.js';
import { reviewTurns } from './review-turns.js';
import type { ReviewTurn } from './review-turns.js';
import { runningReviewOf } from './running-review.js';
import type { RunningReview } from './running-review.js';
import type { Limit } from '../limit-dates.js';
import { actByOf } from '../limit-dates.js';

/** One review as boards and figures read it. */
export interface ReviewLine extends Pick<
  Review,
  'reviewId' | 'kind' | 'stage' | 'heldBy' | 'arrangedFor' | 'meetingOn' | 'reportOn' | 'decidedOn' | 'outcome'
> {
  readonly takingPart: TakingPart;
}
/** Who had a part in a review. Null is "nobody has said so". */
export interface TakingPart {
  /** From a year before the limit of a change of phase until the plan named the new place, or the new phase began. */
  readonly beforeTransfer: boolean;
  /** Placed in the area of another authority on the day of the meeting. */
  readonly outOfArea: boolean;
  /** In or after year 9 (reg 20(6)). */
  readonly forAdulthood: boolean;
  /** Professional bodies invited, and those of them that came or wrote. */
  readonly invited: number;
  readonly represented: number;
  /** The family came or contributed. */
  readonly family: boolean;
  readonly officer: boolean | null;
  readonly personCentred: boolean | null;
  /** What adulthood will ask for was looked at. */
  readonly adultNeeds: boolean;
  readonly passportExplained: boolean | null;
}
/** One notice of proposed amendments and what came of it. */
export interface AmendmentLine {
  readonly noticeId: string;
  /** Null outside a review. */
  readonly reviewId: string | null;
  readonly noticeOn: CalendarDate;
  /** The amended plan reached those who count, by policy option P12. */
  readonly finalOn: CalendarDate | null;
  readonly notAmendedOn: CalendarDate | null;
  /** Only a return tells of it: whether an amended plan followed is not known. */
  readonly stated: boolean;
}
export interface ReassessmentLine {
  readonly reassessmentId: string;
  readonly requestedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly agreed: boolean | null;
  readonly endedOn: CalendarDate | null;
  readonly outcome: string | null;
}

/** One maintained plan with its reviews: what the board of annual reviews shows and what figures are counted from. */
export interface PlanReviewsRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: Plan['stage'];
  readonly team: string | null;
  readonly worker: string | null;
  readonly madeOn: CalendarDate | null;
  /** Ended or transferred to another authority. */
  readonly ceasedOn: CalendarDate | null;
  /** SEN2 item 4.6; 5 where it was transferred, null where a return gives none or the plan goes on. */
  readonly ceaseReason: string | null;
  readonly transferredInOn: CalendarDate | null;
  readonly transferredOutOn: CalendarDate | null;
  readonly custody: { readonly beganOn: CalendarDate; readonly releasedOn: CalendarDate | null } | null;
  readonly lastReviewedOn: CalendarDate | null;
  /** The limit of the next review (E1, E2 or D3); null once nothing is owed. */
  readonly due: (Limit & { readonly rule: ReviewTurn['rule'] }) | null;
  /** Null where the next review is still to be arranged. */
  readonly running: RunningReview | null;
  /** The transfer to a next phase that is still to be finalised; null where none is planned. */
  readonly transfer: (Limit & { readonly transferId: string }) | null;
  readonly reviews: readonly ReviewLine[];
  readonly turns: readonly ReviewTurn[];
  readonly amendments: readonly AmendmentLine[];
  readonly reassessments: readonly ReassessmentLine[];
  /** Years of the returns that stated the plan as active, with each return's reference date. */
  readonly statedActive: readonly { readonly on: CalendarDate; readonly year: number; readonly active: boolean }[];
}

/**
 * Annual reviews, one row a plan. Indexes by date for the authority, each team and each worker: `due` (every plan that owes a
 * review), `unarranged` (the same where none is arranged), `decision` and `final` (reviews that owe one).
 */
export const planReviewsProjection: Projection<Plan, PlanReviewsRow> = {
  name: 'plan-reviews',
  version: 3,
  of: planFold,
  usesBasis: true,
  row(plan, { stream, authority }, basis) {
    const { childId, stage, team, worker, made, ceased, transferredOutOn, transferIn, custody } = plan;
    if (childId === null) return null;
    const turns = reviewTurns(plan, basis);
    const next = turns.findLast(({ doneOn, closedOn }) => doneOn === null && closedOn === null);
    const ended = endOfPlan(plan);
    return {
      stream,
      authority,
      childId,
      stage,
      team,
      worker,
      madeOn: made?.on ?? null,
      ceasedOn: ended?.on ?? null,
      ceaseReason: ended === null ? null : (ceased?.reason ?? (transferredOutOn === null ? null : '5')),
      transferredInOn: transferIn?.on ?? null,
      transferredOutOn,
      custody: custody === null ? null : { beganOn: custody.beganOn, releasedOn: custody.released?.on ?? null },
      lastReviewedOn: latest([decidedReviews(plan).at(-1)?.decidedOn ?? null, transferIn?.lastReviewedOn ?? null]),
      due: next === undefined ? null : { rule: next.rule, on: next.due, actBy: actByOf(next.due, basis) },
      running: ended === null ? runningReviewOf(plan, basis) : null,
      transfer: ended === null ? nextTransfer(plan, basis) : null,
      reviews: reviewLines(plan, basis),
      turns,
      amendments: amendmentLines(plan, basis.policy.P12),
      reassessments: plan.reassessments.map(reassessmentLine),
      statedActive: plan.returnFlags.map(({ on, year, flags }) => ({ on, year, active: flags['activePlan'] === true })),
    };
  },
  entries: (row, context) => [
    ...places('due', row.due?.on ?? null, row, context),
    ...places('unarranged', row.running === null ? (row.due?.on ?? null) : null, row, context),
    ...places('decision', row.running?.decision?.on ?? null, row, context),
    ...places('final', row.running?.final?.on ?? null, row, context),
  ],
};

function reviewLines(plan: Plan, basis: StandingBasis): readonly ReviewLine[] {
  if (plan.reviews.length === 0) return [];
  const beforeTransfers = new Set(
    transferLines(plan, basis).flatMap(({ kind, calledOffOn, meetings, transferOn }) =>
      kind === null || calledOffOn !== null ? [] : meetings.filter((on) => transferOn === null || on < transferOn),
    ),
  );
  return plan.reviews.map((review) => {
    const { reviewId, kind, stage, heldBy, arrangedFor, meetingOn, reportOn, decidedOn, outcome } = review;
    const takingPart = takingPartIn(plan, review, beforeTransfers);
    return { reviewId, kind, stage, heldBy, arrangedFor, meetingOn, reportOn, decidedOn, outcome, takingPart };
  });
}

function takingPartIn(plan: Plan, review: Review, beforeTransfers: ReadonlySet<CalendarDate>): TakingPart {
  const { invited, contributions, attendance, adulthoodNeeds, hospitalPassport, meetingOn } = review;
  const tookPart = new Set(
    contributions.filter(({ attended, contribution }) => attended || contribution !== 'none').map(({ from }) => from),
  );
  const professionals = invited.filter((body) => body !== 'parentOrYoungPerson');
  return {
    beforeTransfer: meetingOn !== null && beforeTransfers.has(meetingOn),
    outOfArea: meetingOn !== null && isOutOfArea(plan, meetingOn),
    forAdulthood: asksForAdulthood(plan, review),
    invited: professionals.length,
    represented: professionals.filter((body) => tookPart.has(body)).length,
    family: tookPart.has('parentOrYoungPerson'),
    officer: attendance?.officerAttended ?? null,
    personCentred: attendance?.personCentred ?? null,
    adultNeeds: adulthoodNeeds !== null,
    passportExplained: hospitalPassport?.passportExplained ?? null,
  };
}

function isOutOfArea({ startedPlacements }: Plan, day: CalendarDate): boolean {
  return startedPlacements.some((one) => runsOn(one, day) && termsOn(one.spells, day)?.outOfArea === true);
}

function amendmentLines({ amendments }: Plan, policy: 'lastRecipient' | 'parent'): readonly AmendmentLine[] {
  return amendments.map(({ noticeId, reviewId, notice, sent, notAmendedOn, stated }) => ({
    noticeId,
    reviewId,
    noticeOn: notice.on,
    finalOn: sentToThoseWhoCount(sent, policy),
    notAmendedOn,
    stated,
  }));
}

function reassessmentLine({ reassessmentId, requested, decision, ended }: Reassessment): ReassessmentLine {
  return {
    reassessmentId,
    requestedOn: requested?.on ?? null,
    decidedOn: decision?.on ?? null,
    agreed: decision?.positive ?? null,
    endedOn: ended?.on ?? null,
    outcome: ended?.outcome ?? null,
  };
}

function places(
  index: string,
  on: CalendarDate | null,
  { stream, team, worker }: PlanReviewsRow,
  { authority }: RowContext,
): readonly IndexEntry[] {
  if (on === null) return [];
  const score = dayScore(on);
  return [authority, `${authority}:team:${team ?? ''}`, `${authority}:worker:${worker ?? ''}`].map((group) => ({
    index,
    group,
    score,
    member: stream,
  }));
}
