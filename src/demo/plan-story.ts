import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { curriculumYear } from './demo-child.js';
import { workingDayAfter } from './history-writer.js';

/** A plan as it came under care: the day it was first made and where it came from. */
export interface PlanBeginning {
  readonly madeOn: CalendarDate;
  readonly needsAssessmentId: string | null;
  readonly fromAuthority: string | null;
}

interface ReviewCourse {
  readonly facts: readonly PlanEvent[];
  readonly decidedOn: CalendarDate;
  readonly ceases: boolean;
}

/** The opening of a plan's record with the placement it names. */
export function planOpening(
  story: CaseStory,
  { madeOn, needsAssessmentId, fromAuthority }: PlanBeginning,
): readonly PlanEvent[] {
  const { child, ids } = story;
  const placement = {
    placementId: story.id('placement'),
    kind: 'named',
    rank: 1,
    leftOn: null,
    dateKnown: true,
    senUnit: child.school.phase === 'special' ? null : story.random.chance(0.06),
    resourcedProvision: child.school.phase === 'special' ? null : story.random.chance(0.05),
    residential: null,
    workBased: null,
  } as const;
  return [
    { type: 'PlanBroughtIn', occurredOn: madeOn, data: { childId: ids.child, needsAssessmentId, fromAuthority } },
    {
      type: 'PlacementRecorded',
      occurredOn: madeOn,
      data: placement,
      personal: { [ids.child]: { urn: child.school.urn } },
    },
  ];
}

/** A plan made here, from the day the last recipient had it, through its yearly reviews. */
export function tellNewPlan(story: CaseStory, madeOn: CalendarDate): void {
  const beginning = { madeOn, needsAssessmentId: story.assessmentId, fromAuthority: null };
  story.planFacts(workingDayAfter(madeOn, story.random.int(1, 4)), planOpening(story, beginning));
  tellReviews(story, madeOn, 1, madeOn);
}

/** A plan from the years before this system: its beginning and last review come in at once, later reviews as they happen. */
export function tellEarlierPlan(story: CaseStory, beginning: PlanBeginning, broughtInOn: CalendarDate): void {
  const opening: PlanEvent[] = [...planOpening(story, beginning)];
  let reviewedOn = beginning.madeOn;
  let count = 1;
  for (;;) {
    const review = reviewCourse(story, reviewedOn, count, 0);
    if (review.decidedOn >= broughtInOn) break;
    opening.push(...review.facts);
    reviewedOn = review.decidedOn;
    count += 1;
  }
  story.planFacts(broughtInOn, opening, { imported: true, sameSitting: true });
  tellReviews(story, reviewedOn, count, broughtInOn);
  tellTransfers(story, broughtInOn);
}

function tellReviews(story: CaseStory, since: CalendarDate, firstCount: number, knownFrom: CalendarDate): void {
  let reviewedOn = since;
  for (let count = firstCount; reviewedOn < story.options.today; count += 1) {
    const review = reviewCourse(story, reviewedOn, count, 0.03);
    for (const fact of review.facts) story.planFacts(latest([fact.occurredOn, knownFrom]) ?? knownFrom, [fact]);
    reviewedOn = review.decidedOn;
    if (!review.ceases) continue;
    const on = workingDayAfter(reviewedOn, story.random.int(56, 75));
    const data = { reason: String(story.random.int(1, 5)) };
    story.planFacts(latest([on, knownFrom]) ?? on, [{ type: 'PlanCeased', occurredOn: on, data }]);
    return;
  }
}

/** The meeting mostly within the year; the decision within four weeks of it in less than half of the reviews. */
function reviewCourse(story: CaseStory, since: CalendarDate, count: number, ceaseRate: number): ReviewCourse {
  const { random } = story;
  const reviewId = story.id(`review ${count}`);
  const meetingOn = workingDayAfter(since, random.weighted([[random.int(290, 340), 66], [random.int(341, 362), 22], [random.int(363, 450), 12]])); // prettier-ignore
  const decidedOn = workingDayAfter(meetingOn, random.chance(0.47) ? random.int(6, 25) : random.int(29, 95));
  const outcome = random.weighted([['maintain', 64], ['amend', 36], ['cease', ceaseRate * 100]] as const); // prettier-ignore
  const facts: PlanEvent[] = [
    { type: 'ReviewMeetingHeld', occurredOn: meetingOn, data: { reviewId } },
    { type: 'ReviewDecisionNotified', occurredOn: decidedOn, data: { reviewId, outcome } },
  ];
  if (outcome === 'amend') facts.push({ type: 'AmendmentNoticeSent', occurredOn: decidedOn, data: { reviewId } });
  return { facts, decidedOn, ceases: outcome === 'cease' };
}

/** Reg 18: children in their last year of a phase, recorded in the autumn and again when the amended plan has gone. */
function tellTransfers(story: CaseStory, from: CalendarDate): void {
  for (let year = Number(from.slice(0, 4)); year <= Number(story.options.today.slice(0, 4)); year += 1) {
    const dueOn = transferDue(curriculumYear(story.child.details.birthDate, year), year + 1);
    const knownOn = workingDayAfter(`${year}-09-${String(story.random.int(14, 28))}` as CalendarDate, 0);
    if (dueOn === null || knownOn <= from) continue;
    story.planFacts(knownOn, [
      { type: 'PhaseTransferRecorded', occurredOn: knownOn, data: { dueOn, finalisedOn: null } },
    ]);
    const finalisedOn = workingDayAfter(addDays(dueOn, -story.random.int(2, 30)), story.random.chance(0.2) ? 30 : 0);
    story.planFacts(finalisedOn, [
      { type: 'PhaseTransferRecorded', occurredOn: finalisedOn, data: { dueOn, finalisedOn } },
    ]);
  }
}

function transferDue(curriculum: number, year: number): CalendarDate | null {
  if (curriculum === 11) return `${year}-03-31` as CalendarDate;
  return curriculum === -1 || curriculum === 2 || curriculum === 6 ? (`${year}-02-15` as CalendarDate) : null;
}
