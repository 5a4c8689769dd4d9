import type { Placed } from '../kernel/decider.js';
import type { OpenPlan, Review } from './plan.state.js';
import type { ReviewEvent, ReviewSideEvent } from './review.events.js';
import { reviewStages } from './review.machine.js';

/** Folds one fact into the review that it names; the first fact of a review begins it, whatever it is. */
export function foldReview(plan: OpenPlan, event: Placed<ReviewEvent | ReviewSideEvent>): void {
  const { reviewId } = event.data;
  const at = plan.reviews.findIndex((review) => review.reviewId === reviewId);
  const before = plan.reviews[at] ?? newReview(reviewId);
  const after: Review = {
    ...before,
    ...changeBy(before, event),
    stage: reviewStages.after(before.stage, event.type),
  };
  plan.reviews = at < 0 ? [...plan.reviews, after] : plan.reviews.with(at, after);
}

function changeBy(before: Review, event: Placed<ReviewEvent | ReviewSideEvent>): Partial<Review> {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'ReviewArranged': {
      const { kind, heldBy, meetingOn, yearNineOrLater } = event.data;
      // Reg 20(3) asks for notice of the date: what was sent of another date told nobody of this one.
      const invitedOn = meetingOn === before.arrangedFor ? before.invitedOn : null;
      return { kind, heldBy, yearNineOrLater, arrangedFor: meetingOn, invitedOn };
    }
    case 'ReviewCalledOff':
      return {};
    case 'ReviewInvitationsSent':
      return { invitedOn: before.invitedOn ?? on, invited: [...new Set([...before.invited, ...event.data.invited])] };
    case 'ReviewAdviceCirculated':
      return { circulatedOn: before.circulatedOn ?? on };
    case 'ReviewContributionRecorded': {
      const { from, attended, contribution } = event.data;
      const others = before.contributions.filter((one) => one.from !== from);
      return { contributions: [...others, { from, attended, contribution }] };
    }
    case 'ReviewMeetingHeld': {
      const { kind = before.kind, heldBy = before.heldBy, yearNineOrLater = before.yearNineOrLater } = event.data;
      return { kind, heldBy, yearNineOrLater, meetingOn: on, meetingRevision: revision };
    }
    case 'ReviewReportSent':
      // Sent again, or to one more person: the report has been there since the first time.
      return { reportOn: before.reportOn ?? on };
    case 'ReviewDecisionNotified': {
      const outcome = event.data.outcome ?? before.outcome;
      return { decidedOn: on, decidedRevision: revision, outcome };
    }
    case 'ReviewOutcomeStated':
      return { outcome: event.data.outcome };
    case 'ReviewClosed': {
      const { primaryNeed, settingSuitable, outcomes, preparingForAdulthood } = event.data;
      return { closed: { on, primaryNeed, settingSuitable, outcomes, preparingForAdulthood } };
    }
    case 'ReviewAttendanceRecorded': {
      const { officerAttended, officerPost, childAttended, viewsGathered, personCentred } = event.data;
      return { attendance: { officerAttended, officerPost, childAttended, viewsGathered, personCentred } };
    }
    case 'AdulthoodNeedsRecorded': {
      const { adultCare, housing, carer, expectationsRaised } = event.data;
      return { adulthoodNeeds: { adultCare, housing, carer, expectationsRaised } };
    }
    case 'HospitalPassportExplained': {
      const { passportExplained, healthChecklistDone } = event.data;
      return { hospitalPassport: { passportExplained, healthChecklistDone } };
    }
  }
}

function newReview(reviewId: string): Review {
  return {
    reviewId,
    stage: reviewStages.initial,
    kind: null,
    heldBy: null,
    yearNineOrLater: null,
    arrangedFor: null,
    invited: [],
    invitedOn: null,
    circulatedOn: null,
    contributions: [],
    meetingOn: null,
    meetingRevision: null,
    reportOn: null,
    decidedOn: null,
    decidedRevision: null,
    outcome: null,
    closed: null,
    attendance: null,
    adulthoodNeeds: null,
    hospitalPassport: null,
  };
}
