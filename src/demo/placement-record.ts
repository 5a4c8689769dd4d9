import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { workingDayAfter } from './history-writer.js';
import type { SeededRandom } from './seeded-random.js';

/** What of a plan’s record the placements follow. */
export interface Known {
  readonly planId: string;
  readonly madeOn: CalendarDate;
  /** The day on which the plan was first written down. */
  readonly from: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly receptionYear: number;
  readonly today: CalendarDate;
}

/** What was written down on one day. */
export interface Chapter {
  readonly at: CalendarDate;
  readonly facts: readonly PlanEvent[];
}

/** Written down once the plan is on record, however long ago it was. */
export function chapter({ from }: Known, on: CalendarDate, fact: PlanEvent): Chapter {
  return { at: latest([on, addDays(from, 1)]) ?? on, facts: [fact] };
}

/** Why the child is placed away, and the way back; now and then nobody wrote it down. */
export function whyAway(
  known: Known,
  story: CaseStory,
  random: SeededRandom,
  placementId: string,
  startedOn: CalendarDate,
): readonly Chapter[] {
  const on = workingDayAfter(startedOn, random.int(0, 20));
  const chapters: Chapter[] = [];
  if (random.chance(0.85)) {
    const because = random.pick([
      'noLocalProvision',
      'noLocalPlace',
      'localPlacementFailed',
      'familyPreference',
    ] as const);
    const localOptionsConsidered = random.chance(0.9);
    const data = { placementId, because, localOptionsConsidered, fundingConsidered: random.chance(0.85) };
    chapters.push(chapter(known, on, { type: 'OutOfAreaReasonRecorded', occurredOn: on, data }));
  }
  if (random.chance(0.75)) {
    const aim = random.pick(['localSchool', 'atPhaseTransfer', 'localPost16', 'noReturn'] as const);
    const data = { placementId, aim, returnBy: null };
    const personal = story.note('Looked at again at each annual review.');
    chapters.push(chapter(known, on, { type: 'ReturnPlanned', occurredOn: on, data, personal }));
  }
  return chapters;
}

/** Visits from the first day to the last, or to today. */
export function visits(
  known: Known,
  story: CaseStory,
  random: SeededRandom,
  placementId: string,
  startedOn: CalendarDate,
  until: CalendarDate,
): readonly Chapter[] {
  const chapters: Chapter[] = [];
  for (let on = workingDayAfter(startedOn, random.int(70, 170)); on <= until;) {
    const visitId = story.id(`visit ${chapters.length}`);
    const data = {
      placementId,
      visitId,
      post: random.pick(['SEN officer', 'Commissioning officer', 'Educational psychologist']),
      seenInClass: random.chance(0.85),
      progress: random.weighted([['good', 6], ['someConcern', 2], ['seriousConcern', 1]] as const), // prettier-ignore
      provisionDelivered: random.weighted([['all', 6], ['part', 3], ['none', 0.5]] as const), // prettier-ignore
      nextVisitOn: null,
    };
    chapters.push(chapter(known, on, { type: 'VisitRecorded', occurredOn: on, data }));
    // Mostly in time; now and then nobody went for most of a year.
    on = workingDayAfter(on, random.chance(0.75) ? random.int(90, 178) : random.int(190, 330));
  }
  return chapters;
}
