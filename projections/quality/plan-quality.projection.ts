import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import type { Plan, Review } from '../../workflows/plan/plan.state.js';
import type { OutcomeArea, OutcomeResult } from '../../workflows/plan/quality.events.js';
import type { AuditPart } from '../../workflows/quality/audit.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { auditLine, inOrder } from './audit-lines.js';
import type { AuditLine } from './audit-lines.js';

export interface PlanAuditLine extends AuditLine {
  readonly part: AuditPart;
}
export interface ReviewAuditLine extends AuditLine {
  readonly reviewId: string;
}
/** One review as figures of its quality read it. */
export interface ReviewQualityLine extends Pick<Review, 'reviewId' | 'kind' | 'meetingOn' | 'decidedOn'> {
  /** The authority’s own check that it was whole, with the need and the decision on the setting that it recorded. */
  readonly closedOn: CalendarDate | null;
  readonly audits: readonly AuditLine[];
}
/** One piece of provision that was looked at. */
export interface ProvisionLine {
  readonly checkId: string;
  readonly number: number;
  readonly on: CalendarDate;
  readonly at: string;
  readonly found: 'delivered' | 'partly' | 'notDelivered';
}
/** One outcome that a review found met, met in part or not met. */
export interface ReviewedOutcomeLine {
  readonly id: string;
  readonly reviewId: string | null;
  /** The day it was looked at: that of the review meeting where there was one. */
  readonly on: CalendarDate;
  readonly result: OutcomeResult;
  /** Null where the review gives numbers alone. */
  readonly area: OutcomeArea | null;
}

/** How good one plan and its reviews are, and what comes of it. */
export interface PlanQualityRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly team: string | null;
  /** The calendar year in which the cohort began reception: the year group of a day follows from it. */
  readonly receptionYear: number | null;
  /** The day the plan was first made; of a plan that came from elsewhere too. */
  readonly madeOn: CalendarDate | null;
  readonly broughtIn: boolean;
  readonly endedOn: CalendarDate | null;
  readonly audits: readonly PlanAuditLine[];
  readonly reviews: readonly ReviewQualityLine[];
  readonly provision: readonly ProvisionLine[];
  readonly outcomes: readonly ReviewedOutcomeLine[];
  /** Outcomes with a target on record. */
  readonly outcomesSet: number;
}

/** Audits, provision checks and outcomes, one row a plan; plans with nothing to tell of are rows too: they count below the line. */
export const planQualityProjection: Projection<Plan, PlanQualityRow> = {
  name: 'plan-quality',
  version: 2,
  of: planFold,
  usesBasis: false,
  row(plan, { stream, authority }) {
    const { childId, team, receptionYear, made, broughtIn, audits, soughtOutcomes } = plan;
    if (childId === null) return null;
    return {
      stream,
      authority,
      childId,
      team,
      receptionYear,
      madeOn: made?.on ?? null,
      broughtIn,
      endedOn: endOfPlan(plan)?.on ?? null,
      audits: inOrder(audits.map((audit) => ({ ...auditLine(audit), part: audit.part }))),
      reviews: plan.reviews.map((review) => reviewLine(plan, review)),
      provision: plan.provisionChecks.flatMap(provisionLines),
      outcomes: outcomeLines(plan),
      outcomesSet: soughtOutcomes.length,
    };
  },
};

function reviewLine({ reviewAudits }: Plan, review: Review): ReviewQualityLine {
  const { reviewId, kind, meetingOn, decidedOn, closed } = review;
  const audits = inOrder(reviewAudits.filter((audit) => audit.reviewId === reviewId).map(auditLine));
  return { reviewId, kind, meetingOn, decidedOn, closedOn: closed?.on ?? null, audits };
}

const found = ['delivered', 'partly', 'notDelivered'] as const;

function provisionLines({ checkId, on, at, counted }: Plan['provisionChecks'][number]): readonly ProvisionLine[] {
  return found
    .flatMap((one) => Array.from({ length: counted[one] }, () => one))
    .map((one, index) => ({ checkId, number: index + 1, on, at, found: one }));
}

/** One by one where they are on record with the review; the numbers that its closing gave otherwise. */
function outcomeLines({ reviews, soughtOutcomes }: Plan): readonly ReviewedOutcomeLine[] {
  const single = soughtOutcomes.flatMap(({ outcomeId, area, reviewed }) =>
    reviewed.map(({ reviewId, result, on, revision }): ReviewedOutcomeLine => {
      const meetingOn = reviews.find((review) => review.reviewId === reviewId)?.meetingOn ?? null;
      return { id: `${outcomeId} ${revision}`, reviewId, on: meetingOn ?? on, result, area };
    }),
  );
  const counted = reviews.flatMap(({ reviewId, meetingOn, closed }): readonly ReviewedOutcomeLine[] => {
    if (closed === null || meetingOn === null || single.some((one) => one.reviewId === reviewId)) return [];
    return (['met', 'partlyMet', 'notMet'] as const)
      .flatMap((result) => Array.from({ length: closed.outcomes[result] }, () => result))
      .map((result, index) => ({ id: `${reviewId} ${index + 1}`, reviewId, on: meetingOn, result, area: null }));
  });
  return [...single, ...counted];
}
