import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { isCasework } from './fact-acts.js';
import type { ActedState, FactAct } from './fact-acts.js';

/** Months ahead from which a phase transfer is worked on. */
export const monthsAhead = 18;

/** Older reviews are corrected, not audited. */
const reviewsToAudit = 2;

type OfPlan = (plan: Plan, today: CalendarDate) => readonly string[];

const reviews =
  (fits: (review: Plan['reviews'][number]) => boolean): OfPlan =>
  ({ reviews: all }) =>
    all
      // Of a review that only a return tells of, nothing is left to be done once it was decided or another followed.
      .filter(({ kind, decidedOn }, index) => kind !== null || (index === all.length - 1 && decidedOn === null))
      .filter(({ stage }) => stage !== 'closed')
      .filter(fits)
      .map(({ reviewId }) => reviewId);
/** Of the last review held, closed or not: what was said in it may be written up later. */
const lastHeld =
  (fits: (review: Plan['reviews'][number]) => boolean): OfPlan =>
  ({ reviews: all }) => {
    const last = all.findLast(({ kind, meetingOn }) => kind !== null && meetingOn !== null);
    return last !== undefined && fits(last) ? [last.reviewId] : [];
  };
const notices: OfPlan = ({ amendments }) =>
  amendments.filter(({ stated, stage }) => !stated || stage === 'proposed').map(({ noticeId }) => noticeId);
const transfers: OfPlan = ({ phaseTransfers }, today) =>
  phaseTransfers
    .filter(({ calledOff, transferOn, dueOn }) => calledOff === null && isNear(transferOn ?? dueOn, today))
    .map(({ transferId }) => transferId);
const payments: OfPlan = ({ directPayments }) =>
  directPayments.filter(({ endedOn }) => endedOn === null).map(({ paymentId }) => paymentId);

const placements =
  (fits: (placement: Plan['startedPlacements'][number]) => boolean): OfPlan =>
  ({ startedPlacements }) =>
    startedPlacements
      .filter(({ ended }) => ended === null)
      .filter(fits)
      .map(({ placementId }) => placementId);
const outOfArea = placements(({ spells }) => spells.some((spell) => spell.outOfArea));

const ofPlan: Readonly<Record<string, OfPlan>> = {
  ArrangeReview: reviews(({ stage }) => stage === 'arranged' || stage === 'calledOff'),
  SendReviewInvitations: reviews(({ invitedOn, meetingOn }) => invitedOn === null || meetingOn === null),
  CirculateReviewAdvice: reviews(({ circulatedOn }) => circulatedOn === null),
  RecordReviewContribution: reviews(({ stage }) => stage !== 'calledOff'),
  RecordReviewMeeting: reviews(({ meetingOn }) => meetingOn === null),
  SendReviewReport: reviews(({ reportOn, meetingOn }) => reportOn === null && meetingOn !== null),
  NotifyReviewDecision: reviews(({ decidedOn, meetingOn }) => decidedOn === null && meetingOn !== null),
  CloseReview: reviews(({ decidedOn, kind }) => decidedOn !== null && kind !== null),
  RecordReviewAttendance: lastHeld(({ attendance }) => attendance === null),
  RecordAdulthoodNeeds: lastHeld(({ adulthoodNeeds }) => adulthoodNeeds === null),
  ExplainHospitalPassport: lastHeld(({ hospitalPassport }) => hospitalPassport === null),
  CallOffReview: reviews(({ meetingOn }) => meetingOn === null),
  AuditReview: ({ reviews: all }) =>
    all
      .filter(({ meetingOn, kind }) => meetingOn !== null && kind !== null)
      .slice(-reviewsToAudit)
      .map(({ reviewId }) => reviewId),
  ReviewOutcome: ({ soughtOutcomes }) =>
    soughtOutcomes.filter(({ reviewed }) => reviewed.at(-1)?.result !== 'met').map(({ outcomeId }) => outcomeId),
  RecordAmendmentRepresentations: ({ amendments }) =>
    amendments
      .filter(({ stage, finishedOn }) => stage === 'proposed' && finishedOn === null)
      .map((one) => one.noticeId),
  SendAmendedPlan: notices,
  NotifyDecisionNotToAmend: notices,
  ConsultTransferSetting: transfers,
  ReplanPhaseTransfer: transfers,
  CallOffPhaseTransfer: transfers,
  RecordTransferSettingReply: ({ phaseTransfers }) =>
    phaseTransfers
      .flatMap(({ consultations }) => consultations)
      .filter(({ repliedOn }) => repliedOn === null)
      .map(({ consultationId }) => consultationId),
  NotifyDecisionToReassess: ({ reassessments }) =>
    reassessments.filter(({ stage }) => stage === 'considering').map((one) => one.reassessmentId),
  NotifyDecisionNotToReassess: ({ reassessments }) =>
    reassessments.filter(({ stage }) => stage === 'considering').map((one) => one.reassessmentId),
  RecordVisit: placements(() => true),
  ChangePlacement: placements(() => true),
  EndPlacement: placements(() => true),
  RecordPlacementCost: placements(() => true),
  RecordOutOfAreaReason: outOfArea,
  PlanReturn: outOfArea,
  ReviewDirectPayment: payments,
  EndDirectPayment: payments,
  NotifyHealthBody: ({ healthMoves }) =>
    healthMoves.filter(({ notifiedOn }) => notifiedOn === null).map((one) => one.healthMoveId),
};

/** Ids of what an act on a plan or dispute is still to be done about. */
export function factSubjectsOf(act: FactAct, state: ActedState, today: CalendarDate): readonly string[] {
  if (act.about === null || isCasework(state) || 'complainantId' in state) return [];
  if (act.about === 'exception') return exceptionsFor(act.command, state);
  if ('appeal' in state) {
    return state.appeal.recommendations.filter(({ answered }) => answered === null).map((one) => one.recommendationId);
  }
  return ofPlan[act.command]?.(state, today) ?? [];
}

function exceptionsFor(command: string, { exceptions }: Pick<Plan, 'exceptions'>): readonly string[] {
  return exceptions
    .filter(({ struckOutOn }) => struckOutOn === null)
    .filter((claim) => {
      switch (command) {
        case 'EvidenceException':
          return !claim.evidenced;
        case 'AgreeException':
          return claim.agreedOn === null;
        case 'TellFamilyOfException':
          return claim.familyToldOn === null;
        case 'EndException':
          return claim.to === null;
        default:
          return true;
      }
    })
    .map(({ exceptionId }) => exceptionId);
}

/** Whether a phase transfer lies within the months that are worked on. */
export function isNear(on: CalendarDate | null, today: CalendarDate): boolean {
  return on === null || on <= monthsLater(today, monthsAhead);
}

/** The same day of a later month, to be compared with: it need not be a day of the calendar. */
export function monthsLater(date: CalendarDate, months: number): string {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}${date.slice(7)}`;
}
