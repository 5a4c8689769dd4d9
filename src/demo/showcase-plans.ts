import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { schoolNamed } from './demo-child.js';
import type { FixedChild } from './demo-child.js';
import { childOpening } from './opening-story.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';
import { planOpening, schoolAfter } from './plan-story.js';
import { receptionYearOf, transfersAhead } from '../../workflows/plan/school-cohort.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';

export interface Kept {
  readonly name: readonly [forename: string, surname: string];
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
  readonly parent: string;
  readonly school: string;
  readonly madeOn: string;
  readonly lastReviewedOn: string;
  readonly metOn?: string;
  /** Day of the review decision to amend, with the notice that starts the eight weeks. */
  readonly noticeOn?: string;
  /** What the record of the child lacks. */
  readonly without?: FixedChild['without'];
  /** Month and day by which the transfer of the next calendar year must be finished. */
  readonly transferBy?: '02-15' | '03-31';
}

const broughtIn = '2025-12-22 10:30';

/** A plan from the years before this system, brought in at the end of 2025. */
export function kept(plan: Kept): ShowcaseCase {
  const [forename, surname] = plan.name;
  const parent = `${plan.parent} ${surname}`;
  const child = {
    forename,
    surname,
    birthDate: calendarDate(plan.birthDate),
    sex: plan.sex,
    parent,
    relation: 'mother',
    ...(plan.without === undefined ? {} : { without: plan.without }),
  };
  return {
    child: { ...child, school: schoolNamed(plan.school) },
    startsOn: '2025-12-22',
    tell(story, dates) {
      const madeOn = dates.on(plan.madeOn);
      const recorded = dates.desk(broughtIn);
      story.childFacts(madeOn, childOpening(story, madeOn), { recorded });
      const [last, next] = [story.id('review last'), story.id('review next')];
      const beginning = { madeOn, needsAssessmentId: null, fromAuthority: null };
      const reviewedOn = dates.on(plan.lastReviewedOn);
      const lastReview: PlanEvent = {
        type: 'ReviewDecisionNotified',
        occurredOn: reviewedOn,
        data: { reviewId: last, outcome: 'maintain' },
      };
      story.planFacts(madeOn, [...planOpening(story, beginning), lastReview], { through: 'import', sameSitting: true });
      const cohort = cohortWith(plan, story);
      story.planFacts(madeOn, [{ type: 'SchoolCohortRecorded', occurredOn: dates.on('2025-12-22'), data: cohort }], {
        through: 'processManager',
        sameSitting: true,
      });
      story.planFacts(madeOn, [allocatedTo(story, dates)], { sameSitting: true });
      const tell = (on: CalendarDate, minute: number, facts: readonly PlanEvent[]): void => {
        story.planFacts(on, facts, { recorded: { day: on, minute } });
      };
      if (plan.transferBy !== undefined) {
        const askedOn = dates.on('2026-10-12');
        const [transfer] = transfersAhead(cohort.receptionYear, 'primarySecondary', askedOn);
        const consultationId = story.id('consultation next school');
        const transferId = `${transfer?.kind ?? ''}-${transfer?.transferOn.slice(0, 4) ?? ''}`;
        tell(askedOn, 600, [
          {
            type: 'TransferSettingConsulted',
            occurredOn: askedOn,
            data: { transferId, consultationId },
            personal: { [story.ids.child]: schoolAfter(story, transfer?.kind ?? 'primaryToSecondary') },
          },
        ]);
      }
      if (plan.metOn !== undefined) {
        const metOn = dates.on(plan.metOn);
        tellArrangement(story, next, metOn);
        tell(metOn, 945, [{ type: 'ReviewMeetingHeld', occurredOn: metOn, data: { reviewId: next } }]);
      }
      if (plan.noticeOn === undefined) return;
      const noticeOn = dates.on(plan.noticeOn);
      tell(noticeOn, 905, [
        { type: 'ReviewDecisionNotified', occurredOn: noticeOn, data: { reviewId: next, outcome: 'amend' } },
        {
          type: 'AmendmentNoticeSent',
          occurredOn: noticeOn,
          data: { reviewId: next, noticeId: story.id('notice next'), withEvidence: true },
        },
      ]);
    },
  };
}

/** The cohort of the birth date; where a transfer stands in the picture, the one that has it next calendar year on any today. */
function cohortWith(
  { transferBy }: Kept,
  { child, options }: CaseStory,
): Extract<PlanEvent, { type: 'SchoolCohortRecorded' }>['data'] {
  const route = 'primarySecondary';
  if (transferBy === undefined) {
    return { receptionYear: receptionYearOf(child.details.birthDate), route, by: 'birthDate' };
  }
  const nextYear = Number(options.today.slice(0, 4)) + 1;
  return { receptionYear: nextYear - (transferBy === '03-31' ? 12 : 7), route, by: 'person' };
}

function allocatedTo({ team, worker }: CaseStory, dates: ShowcaseDates): PlanEvent {
  return { type: 'CaseAllocated', occurredOn: dates.on('2025-12-22'), data: { team, worker: worker.id } };
}

/** Settled in good time, the family and the school invited three weeks before. */
function tellArrangement(story: CaseStory, reviewId: string, meetingOn: CalendarDate): void {
  const arrangedOn = workingDayAfter(meetingOn, -45);
  const invitedOn = workingDayAfter(meetingOn, -21);
  const arranged = { reviewId, kind: 'annual', heldBy: 'setting', meetingOn, yearNineOrLater: null } as const;
  story.planFacts(arrangedOn, [{ type: 'ReviewArranged', occurredOn: arrangedOn, data: arranged }]);
  story.planFacts(invitedOn, [
    {
      type: 'ReviewInvitationsSent',
      occurredOn: invitedOn,
      data: { reviewId, invited: ['parentOrYoungPerson', 'education'] },
    },
  ]);
}

/** Maintained plans of the annual review and transfer pages. */
export const planShowcase: readonly ShowcaseCase[] = [
  kept({ name: ['Noah', 'Pellew'], birthDate: '2012-01-24', sex: 'M', parent: 'Morwenna', school: 'Harbour Academy', madeOn: '2021-12-09', lastReviewedOn: '2025-12-04', metOn: '2026-10-20' }),
  kept({ name: ['Finley', 'Rosewarne'], birthDate: '2014-02-06', sex: 'M', parent: 'Jenifer', school: 'Saltings Academy', madeOn: '2020-10-12', lastReviewedOn: '2025-10-08', metOn: '2026-09-10', noticeOn: '2026-09-28' }),
  kept({ name: ['Dylan', 'Pryce'], birthDate: '2016-03-17', sex: 'M', parent: 'Carys', school: 'Oak Bank Primary', madeOn: '2022-11-30', lastReviewedOn: '2025-11-26', transferBy: '02-15' }),
  kept({ name: ['Ruby', 'Sallow'], birthDate: '2016-11-21', sex: 'F', parent: 'Hester', school: 'Oak Bank Primary', madeOn: '2022-11-24', lastReviewedOn: '2025-11-22' }),
  kept({ name: ['Hana', 'Sato-Mills'], birthDate: '2011-02-13', sex: 'F', parent: 'Emi', school: 'Harbour Academy', madeOn: '2019-12-17', lastReviewedOn: '2025-12-09', metOn: '2026-11-12', transferBy: '03-31' }),
  kept({ name: ['Billy', 'Trask'], birthDate: '2023-01-09', sex: 'M', parent: 'Lorna', school: 'Little Acorns', madeOn: '2025-06-18', lastReviewedOn: '2025-12-16' }),
  kept({ name: ['Kezia', 'Amadi'], birthDate: '2010-04-29', sex: 'F', parent: 'Ngozi', school: 'Northmere College', madeOn: '2018-01-11', lastReviewedOn: '2025-12-18' }),
]; // prettier-ignore
