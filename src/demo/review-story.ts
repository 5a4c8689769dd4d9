import type { AdviceBody } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { ReviewOutcome } from '../../workflows/plan/review.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { tellAmendment } from './amendment-story.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';

/** The days of one review that chance settles before any of it is told. */
export interface ReviewCourse {
  readonly reviewId: string;
  readonly meetingOn: CalendarDate;
  readonly decidedOn: CalendarDate;
  readonly outcome: ReviewOutcome;
}

/** The meeting mostly within the year; the decision within four weeks of it in less than half of the reviews. */
export function reviewCourse(story: CaseStory, since: CalendarDate, count: number, ceaseRate: number): ReviewCourse {
  const { random } = story;
  const reviewId = story.id(`review ${count}`);
  const meetingOn = workingDayAfter(since, random.weighted([[random.int(290, 340), 66], [random.int(341, 362), 22], [random.int(363, 450), 12]])); // prettier-ignore
  const decidedOn = workingDayAfter(meetingOn, random.chance(0.47) ? random.int(6, 25) : random.int(29, 95));
  const outcome = random.weighted([['maintain', 64], ['amend', 36], ['cease', ceaseRate * 100]] as const); // prettier-ignore
  return { reviewId, meetingOn, decidedOn, outcome };
}

/** What a return tells of a review, all at once. */
export function reviewAsStated({ reviewId, meetingOn, decidedOn, outcome }: ReviewCourse): readonly PlanEvent[] {
  return [
    { type: 'ReviewMeetingHeld', occurredOn: meetingOn, data: { reviewId } },
    { type: 'ReviewDecisionNotified', occurredOn: decidedOn, data: { reviewId, outcome } },
    ...(outcome === 'amend'
      ? [{ type: 'AmendmentNoticeSent', occurredOn: decidedOn, data: { reviewId } } as const]
      : []),
  ];
}

/** One review from its arrangement to its close, step by step as the days come; nothing before `from`. */
export function tellReview(story: CaseStory, course: ReviewCourse, from: CalendarDate): void {
  const { random } = story;
  const { reviewId, meetingOn, decidedOn, outcome } = course;
  const tell = (on: CalendarDate, ...facts: readonly PlanEvent[]): void => {
    story.planFacts(latest([on, from]) ?? on, facts);
  };
  const invited = invitedBodies(story);
  const heldBy = random.chance(0.8) ? 'setting' : 'authority';
  tellPreparation(story, course, { invited, heldBy, from });
  tell(meetingOn, { type: 'ReviewMeetingHeld', occurredOn: meetingOn, data: { reviewId } });
  for (const body of invited) {
    const attended = random.chance(0.72);
    const contribution = random.weighted([['written', 5], ['spoken', attended ? 4 : 0], ['none', attended ? 0.5 : 2]] as const); // prettier-ignore
    const data = { reviewId, from: body, attended, contribution };
    story.planFacts(
      latest([meetingOn, from]) ?? meetingOn,
      [{ type: 'ReviewContributionRecorded', occurredOn: meetingOn, data }],
      { sameSitting: true },
    );
  }
  const reportOn = workingDayAfter(meetingOn, random.chance(0.7) ? random.int(3, 13) : random.int(15, 40));
  if (random.chance(0.9)) tell(reportOn, { type: 'ReviewReportSent', occurredOn: reportOn, data: { reviewId } });
  tell(decidedOn, { type: 'ReviewDecisionNotified', occurredOn: decidedOn, data: { reviewId, outcome } });
  const settledOn = outcome === 'amend' ? tellAmendment(story, reviewId, decidedOn, from) : decidedOn;
  if (settledOn === null || outcome === 'cease' || !random.chance(0.8)) return;
  closeReview(story, course, workingDayAfter(settledOn, random.int(2, 20)), tell);
}

interface Preparation {
  readonly invited: readonly AdviceBody[];
  readonly heldBy: 'setting' | 'authority';
  readonly from: CalendarDate;
}

/** Arranged, invited to and prepared for, as far as it happened before the meeting and after `from`. */
function tellPreparation(
  story: CaseStory,
  { reviewId, meetingOn }: ReviewCourse,
  { invited, heldBy, from }: Preparation,
): void {
  const { random } = story;
  const arrangedOn = latest([workingDayAfter(meetingOn, -random.int(40, 75)), from]) ?? from;
  const invitedOn = workingDayAfter(meetingOn, -(random.chance(0.88) ? random.int(17, 33) : random.int(4, 12)));
  const circulatedOn = workingDayAfter(meetingOn, -(random.chance(0.72) ? random.int(15, 19) : random.int(2, 12)));
  if (arrangedOn >= invitedOn || arrangedOn >= circulatedOn) return;
  const arranged = { reviewId, kind: 'annual', heldBy, meetingOn, yearNineOrLater: null } as const;
  story.planFacts(arrangedOn, [{ type: 'ReviewArranged', occurredOn: arrangedOn, data: arranged }]);
  story.planFacts(invitedOn, [{ type: 'ReviewInvitationsSent', occurredOn: invitedOn, data: { reviewId, invited } }]);
  story.planFacts(circulatedOn, [{ type: 'ReviewAdviceCirculated', occurredOn: circulatedOn, data: { reviewId } }]);
}

function invitedBodies({ random }: CaseStory): readonly AdviceBody[] {
  const others = (['health', 'socialCare', 'educationalPsychology', 'speechAndLanguage'] as const).filter(() =>
    random.chance(0.4),
  );
  return ['parentOrYoungPerson', 'education', ...others];
}

function closeReview(
  story: CaseStory,
  { reviewId }: ReviewCourse,
  on: CalendarDate,
  tell: (on: CalendarDate, ...facts: readonly PlanEvent[]) => void,
): void {
  const { random } = story;
  const data = {
    reviewId,
    primaryNeed: random.chance(0.93) ? 'confirmed' : 'changed',
    settingSuitable: random.weighted([['suitable', 82], ['suitableWithChanges', 12], ['notSuitable', 6]] as const), // prettier-ignore
    outcomes: { met: random.int(0, 4), partlyMet: random.int(1, 4), notMet: random.int(0, 2) },
    preparingForAdulthood: true,
  } as const;
  tell(addDays(on, 0), { type: 'ReviewClosed', occurredOn: on, data });
}
