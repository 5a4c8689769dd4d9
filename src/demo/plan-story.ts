import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { PhaseTransferKind } from '../../workflows/plan/phase-transfer.events.js';
import { receptionYearOf, transfersAhead } from '../../workflows/plan/school-cohort.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { tellAmendment } from './amendment-story.js';
import type { CaseStory } from './case-story.js';
import { schools } from './demo-names.js';
import type { SchoolPhase } from './demo-names.js';
import { tellOpenDispute } from './dispute-story.js';
import { workingDayAfter } from './history-writer.js';
import { reviewAsStated, reviewCourse, tellReview } from './review-story.js';

/** A plan as it came under care: the day it was first made and where it came from. */
export interface PlanBeginning {
  readonly madeOn: CalendarDate;
  readonly needsAssessmentId: string | null;
  readonly fromAuthority: string | null;
}

/** The opening of a plan's record that a return brings in, with the placement it names. */
export function planOpening(story: CaseStory, beginning: PlanBeginning): readonly PlanEvent[] {
  const { madeOn, needsAssessmentId, fromAuthority } = beginning;
  const data = { childId: story.ids.child, needsAssessmentId, fromAuthority };
  return [{ type: 'PlanBroughtIn', occurredOn: madeOn, data }, placementIn(story, madeOn)];
}

function placementIn(story: CaseStory, on: CalendarDate): PlanEvent {
  const { child, ids, random } = story;
  const special = child.school.phase === 'special';
  return {
    type: 'PlacementRecorded',
    occurredOn: on,
    data: {
      placementId: story.id('placement'),
      kind: 'named',
      rank: 1,
      leftOn: null,
      dateKnown: true,
      senUnit: special ? null : random.chance(0.06),
      resourcedProvision: special ? null : random.chance(0.05),
      residential: null,
      workBased: null,
    },
    personal: { [ids.child]: { urn: child.school.urn } },
  };
}

/** What follows by itself from a plan and a birth date: the school year that the child is in. */
export function cohortOf(story: CaseStory, on: CalendarDate): PlanEvent {
  const receptionYear = receptionYearOf(story.child.details.birthDate);
  return {
    type: 'SchoolCohortRecorded',
    occurredOn: on,
    data: { receptionYear, route: 'primarySecondary', by: 'birthDate' },
  };
}

/** A plan made here, from the day the family had it, through its yearly reviews and changes of phase. */
export function tellNewPlan(story: CaseStory, madeOn: CalendarDate): void {
  const data = { childId: story.ids.child, needsAssessmentId: story.assessmentId };
  const bySystem = { through: 'processManager', sameSitting: true } as const;
  story.planFacts(madeOn, [{ type: 'PlanMade', occurredOn: madeOn, data }], bySystem);
  story.planFacts(madeOn, [cohortOf(story, madeOn)], bySystem);
  const takenOn = workingDayAfter(madeOn, story.random.int(1, 4));
  story.planFacts(takenOn, [placementIn(story, madeOn), allocationOf(story, takenOn)]);
  if (story.random.chance(0.05)) {
    const about = story.random.chance(0.6) ? ('settingNamed' as const) : ('planContent' as const);
    const requires = about === 'settingNamed' ? ('nameSetting' as const) : ('amendContent' as const);
    tellOpenDispute(story, { about, aboutStream: `plan-${story.planId}`, noticeSentOn: madeOn, requires });
  }
  if (tellReviews(story, madeOn, 1, madeOn) === null) tellTransfers(story, madeOn, madeOn);
}

/** A plan from the years before this system: its beginning and last review come in at once, later reviews as they happen. */
export function tellEarlierPlan(story: CaseStory, beginning: PlanBeginning, broughtInOn: CalendarDate): void {
  const opening: PlanEvent[] = [...planOpening(story, beginning)];
  let reviewedOn = beginning.madeOn;
  let count = 1;
  for (;;) {
    const review = reviewCourse(story, reviewedOn, count, 0);
    if (review.decidedOn >= broughtInOn) break;
    opening.push(...reviewAsStated(review));
    reviewedOn = review.decidedOn;
    count += 1;
  }
  story.planFacts(broughtInOn, opening, { through: 'import', sameSitting: true });
  story.planFacts(broughtInOn, [cohortOf(story, broughtInOn)], { through: 'processManager', sameSitting: true });
  const takenOn = workingDayAfter(broughtInOn, story.random.int(1, 9));
  story.planFacts(takenOn, [allocationOf(story, takenOn)]);
  if (beginning.fromAuthority !== null) tellArrival(story, beginning.fromAuthority, reviewedOn, broughtInOn);
  // Of a plan that will end nobody plans the next school.
  if (tellReviews(story, reviewedOn, count, broughtInOn) === null) tellTransfers(story, broughtInOn, broughtInOn);
}

function allocationOf({ team, worker }: CaseStory, on: CalendarDate): PlanEvent {
  return { type: 'CaseAllocated', occurredOn: on, data: { team, worker: worker.id } };
}

/** Reg 15: another authority transferred the plan, and the family is written to. */
function tellArrival(
  story: CaseStory,
  fromAuthority: string,
  lastReviewedOn: CalendarDate,
  broughtInOn: CalendarDate,
): void {
  const { random } = story;
  const on = workingDayAfter(broughtInOn, -random.int(0, 6));
  story.planFacts(broughtInOn, [
    { type: 'PlanTransferReceived', occurredOn: on, data: { fromAuthority, lastReviewedOn } },
  ]);
  const letterOn = workingDayAfter(on, random.chance(0.8) ? random.int(10, 40) : random.int(43, 70));
  const data = { willAssess: random.chance(0.2), reviewBy: null };
  story.planFacts(latest([letterOn, broughtInOn]) ?? letterOn, [
    { type: 'TransferLetterSent', occurredOn: letterOn, data },
  ]);
}

/** @returns the day from which the plan is on its way to its end, if it is. */
function tellReviews(
  story: CaseStory,
  since: CalendarDate,
  firstCount: number,
  knownFrom: CalendarDate,
): CalendarDate | null {
  let reviewedOn = since;
  for (let count = firstCount; reviewedOn < story.options.today; count += 1) {
    const review = reviewCourse(story, reviewedOn, count, 0.03);
    tellReview(story, review, knownFrom);
    reviewedOn = review.decidedOn;
    if (review.outcome !== 'cease') continue;
    tellCeasing(story, latest([reviewedOn, knownFrom]) ?? reviewedOn);
    return review.meetingOn;
  }
  return null;
}

/** The family was told with the decision of the review; the plan is kept until the time to appeal is over. */
function tellCeasing(story: CaseStory, decidedOn: CalendarDate): void {
  const reason = story.random.pick(['2', '3', '4', '6'] as const);
  story.planFacts(
    decidedOn,
    [{ type: 'CeaseNoticeSent', occurredOn: decidedOn, data: { reason, appealWordingSent: true } }],
    { sameSitting: true },
  );
  const on = workingDayAfter(decidedOn, story.random.int(66, 95));
  story.planFacts(on, [{ type: 'PlanCeased', occurredOn: on, data: { reason } }]);
}

const phaseAfter: Readonly<Partial<Record<PhaseTransferKind, SchoolPhase>>> = {
  earlyYearsToSchool: 'primary',
  primaryToSecondary: 'secondary',
  secondaryToPost16: 'college',
};

/** A school or college of the next phase that is asked whether it can meet need. */
export function schoolAfter(
  { random }: CaseStory,
  kind: PhaseTransferKind,
): { readonly setting: string; readonly urn: string } {
  const { name, urn } = random.pick(schools.filter(({ phase }) => phase === (phaseAfter[kind] ?? 'special')));
  return { setting: name, urn };
}

/** Reg 18: schools asked in the autumn before, the amended plan mostly in time; those of this school year are still on their way. */
function tellTransfers(story: CaseStory, cohortOn: CalendarDate, from: CalendarDate): void {
  const { random } = story;
  const receptionYear = receptionYearOf(story.child.details.birthDate);
  for (const { kind, transferOn } of transfersAhead(receptionYear, 'primarySecondary', cohortOn)) {
    const year = Number(transferOn.slice(0, 4));
    if (year > Number(story.options.today.slice(0, 4)) + 1) return;
    const transferId = `${kind}-${year}`;
    const usual = workingDayAfter(`${year - 1}-09-20` as CalendarDate, random.int(0, 60));
    // Of a plan that came in the middle of it, schools are asked as soon as somebody has taken it on.
    const askedOn = usual > from ? usual : workingDayAfter(from, random.int(3, 25));
    const consultations = [1, 2]
      .slice(0, random.int(1, 2))
      .map((place) => story.id(`${transferId} consultation ${place}`));
    for (const consultationId of consultations) {
      story.planFacts(askedOn, [
        {
          type: 'TransferSettingConsulted',
          occurredOn: askedOn,
          data: { transferId, consultationId },
          personal: { [story.ids.child]: schoolAfter(story, kind) },
        },
      ]);
      if (random.chance(0.15)) continue;
      const repliedOn = workingDayAfter(askedOn, random.chance(0.7) ? random.int(5, 15) : random.int(17, 45));
      const view = random.weighted([['canMeetNeed', 7], ['cannotMeetNeed', 2], ['noPlace', 1]] as const); // prettier-ignore
      story.planFacts(repliedOn, [
        { type: 'TransferSettingReplied', occurredOn: repliedOn, data: { consultationId, view } },
      ]);
    }
    const noticeOn = workingDayAfter(addDays(askedOn, 0), random.int(25, 70));
    tellAmendment(story, null, noticeOn, from, transferId);
  }
}
