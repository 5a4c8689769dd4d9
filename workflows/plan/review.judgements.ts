import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { PlanEvent } from './plan.events.js';
import type { Plan, Review } from './plan.state.js';
import { asksForAdulthood } from './review-clocks.js';
import type { ReviewClosed, ReviewEvent, ReviewSideEvent } from './review.events.js';

/** What a review cannot be, fact by fact. */
export const reviewJudgements: Pick<Judgements<Plan, PlanEvent>, (ReviewEvent | ReviewSideEvent)['type']> = {
  ReviewArranged: ({ occurredOn, data: { reviewId, kind, meetingOn } }, { reviews }) => {
    if (meetingOn < occurredOn) reject('meeting-before-its-arrangement', { on: occurredOn, meetingOn });
    const other = reviews.find((one) => one.reviewId !== reviewId && one.stage === 'arranged' && one.kind === kind);
    if (other !== undefined) reject('review-already-arranged', { on: other.arrangedFor });
  },
  ReviewMeetingHeld: ({ occurredOn, data }, { reviews }) => {
    const known = reviews.find(({ reviewId }) => reviewId === data.reviewId);
    if (known?.meetingOn != null) reject('review-already-held', { on: known.meetingOn });
    if (reviews.some(({ reviewId, meetingOn }) => reviewId !== data.reviewId && meetingOn === occurredOn)) {
      reject('review-already-held', { on: occurredOn });
    }
    if ((data.kind ?? known?.kind ?? null) === null) reject('review-kind-missing');
    if ((data.heldBy ?? known?.heldBy ?? null) === null) reject('review-holder-missing');
  },
  ReviewDecisionNotified: ({ data }, plan) => {
    const review = reviewOf(plan, data.reviewId);
    if (review.meetingOn === null) reject('review-meeting-not-held');
    if (review.decidedOn !== null) reject('review-already-decided', { on: review.decidedOn });
    if (data.outcome === null) reject('review-outcome-missing');
  },
  ReviewClosed: judgeClosing,
  ReviewAttendanceRecorded: (fact, plan) => {
    judgeBesideReview(fact, plan);
    const { officerAttended, officerPost } = fact.data;
    if (officerAttended && officerPost === null) reject('officer-needs-a-post');
  },
  AdulthoodNeedsRecorded: judgeBesideReview,
  HospitalPassportExplained: judgeBesideReview,
};

/** What was said or done in a meeting is not known before it. */
function judgeBesideReview({ occurredOn, data: { reviewId } }: ReviewSideEvent, plan: Plan): void {
  const { meetingOn } = reviewOf(plan, reviewId);
  if (meetingOn === null) reject('review-meeting-not-held');
  if (occurredOn < meetingOn) reject('before-the-review-meeting', { on: meetingOn });
}

/** R19, R33, R42, R43 and reg 20(6): what a review must have before it is closed. */
function judgeClosing({ data }: ReviewClosed, plan: Plan): void {
  const review = reviewOf(plan, data.reviewId);
  const { met, partlyMet, notMet } = data.outcomes;
  if (met + partlyMet + notMet === 0) reject('outcomes-not-reviewed');
  if (review.contributions.length === 0) reject('review-contributions-missing', { missing: [...review.invited] });
  const missing = review.invited.filter((body) => !review.contributions.some(({ from }) => from === body));
  if (missing.length > 0) reject('review-contributions-missing', { missing });
  if (asksForAdulthood(plan, review) && data.preparingForAdulthood !== true) {
    reject('preparing-for-adulthood-not-considered');
  }
  const amendments = plan.amendments.filter(({ reviewId }) => reviewId === data.reviewId);
  const settled = amendments.some(({ stage }) => stage === 'amended' || stage === 'notAmended');
  if (review.outcome === 'amend' && !settled) reject('amendment-not-finished');
}

function reviewOf({ reviews }: Plan, reviewId: string): Review {
  return reviews.find((review) => review.reviewId === reviewId) ?? reject('no-such-review');
}
