import { chapter, visits, whyAway } from './placement-record.js';
import type { Chapter, Known } from './placement-record.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { PlacementTerms } from '../../workflows/plan/placement.events.js';
import { receptionYearOf, yearGroupOn } from '../../workflows/plan/school-cohort.js';
import { addDays, latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CaseStory } from './case-story.js';
import { actorOf } from './demo-people.js';
import type { DemoStep } from './demo-plan.js';
import { HistoryWriter, workingDayAfter } from './history-writer.js';
import type { SeededRandom } from './seeded-random.js';

/** Which places there are for a child, and how often. */
type Place = Omit<PlacementTerms, 'outsideDesignation'>;

const here = { outOfArea: false, authority: null } as const;
const neighbours = ['998', '997', '996'] as const;
const localSpecial: Place = { provision: 'specialMaintained', boarding: 'day', ...here };
const localAcademy: Place = { provision: 'academySpecial', boarding: 'day', ...here };
const resourced: Place = { provision: 'resourcedProvision', boarding: 'day', ...here };
const unit: Place = { provision: 'senUnit', boarding: 'day', ...here };
const mainstream: Place = { provision: 'academyMainstream', boarding: 'day', ...here };
const college: Place = { provision: 'furtherEducation', boarding: 'day', ...here };

/** Names of schools that are nowhere; of our own area the usual ones stand. */
const farSchools = [
  'Marram Hall School',
  'Stonecrop House',
  'The Old Tannery School',
  'Whinberry Grange',
  'Kittiwake Court',
];

/**
 * The steps of a child with those of its placements among them. They have chance and ids of their own, so that they change
 * nothing of what was told without them.
 */
export function withPlacements(
  steps: readonly DemoStep[],
  story: CaseStory,
  chances: (part: string) => SeededRandom,
  label: string,
  now: Date,
): readonly DemoStep[] {
  const known = knownOf(steps, story);
  if (known === null) return steps;
  const random = chances('placements');
  const writer = new HistoryWriter(random, `${label}|placements`);
  const actor = actorOf(story.worker);
  for (const { at, facts } of placementStory(known, story, random)) {
    const command = { type: 'RecordHistory', facts };
    writer.tell({ workflow: 'plan', id: known.planId, at, command, actor, source: 'user' });
  }
  return [...steps, ...writer.steps(now)].toSorted((a, b) => a.recordedAt - b.recordedAt);
}

function knownOf(steps: readonly DemoStep[], story: CaseStory): Known | null {
  const ofPlan = steps.filter(({ workflow }) => workflow === 'plan');
  const facts = ofPlan.flatMap(({ command }) => (command as { readonly facts?: readonly PlanEvent[] }).facts ?? []);
  const [first] = ofPlan;
  const begun = facts.find(({ type }) => type === 'PlanMade' || type === 'PlanBroughtIn');
  if (first === undefined || begun === undefined) return null;
  // A history that tells of its own placements is whole.
  if (facts.some(({ type }) => type === 'PlacementStarted')) return null;
  const ended = facts.find(({ type }) => type === 'PlanCeased' || type === 'PlanTransferredOut');
  return {
    planId: first.id,
    madeOn: begun.occurredOn,
    from: first.recordedOn,
    endedOn: ended?.occurredOn ?? null,
    receptionYear: receptionYearOf(story.child.details.birthDate),
    today: story.options.today,
  };
}

function placementStory(known: Known, story: CaseStory, random: SeededRandom): readonly Chapter[] {
  const { receptionYear, today } = known;
  const group = yearGroupOn(receptionYear, today);
  if (group >= 15) return afterSchool(known, story, random);
  const place = placeFor(group, story, random);
  if (place === null) return [];
  const breaksDown = !place.outOfArea && place.provision === 'academyMainstream';
  const startedOn = startOf(known, breaksDown, random);
  return startedOn === null ? [] : onePlacement(known, story, random, place, startedOn, breaksDown);
}

/** Year 10 and year 7 more often than chance has them: they are what action plans look at. */
function placeFor(group: number, story: CaseStory, random: SeededRandom): Place | null {
  const away = { outOfArea: true, authority: random.pick(neighbours) } as const;
  const far: readonly (readonly [Place, number])[] = [
    [{ provision: 'specialMaintained', boarding: 'day', ...away }, 5],
    [{ provision: 'academySpecial', boarding: 'day', ...away }, 3],
    [{ provision: 'independentSpecial', boarding: 'day', ...away }, 3],
    [{ provision: 'independentSpecial', boarding: 'day', ...here }, 2],
    [{ provision: 'independentSpecial', boarding: 'residential38', ...away }, 2],
    [{ provision: 'independentSpecial', boarding: 'residential52', ...away }, 2],
    [{ provision: 'nonMaintainedSpecial', boarding: 'residential38', ...away }, 1],
  ];
  if (random.chance(group === 10 ? 0.45 : 0.11)) return random.weighted(far);
  if (story.child.school.phase === 'special') return random.chance(0.7) ? localSpecial : localAcademy;
  if ((group === 7 || group === 8) && random.chance(0.45)) return mainstream;
  if (random.chance([2, 6, 9, 11].includes(group) ? 0.25 : 0.06)) return random.chance(0.5) ? resourced : unit;
  return null;
}

/** The September of a school year: of year 7 where the placement is to break down in it. */
function startOf(
  { madeOn, receptionYear, endedOn, today }: Known,
  inYear7: boolean,
  random: SeededRandom,
): CalendarDate | null {
  const september = (year: number): CalendarDate => `${year}-09-0${random.int(2, 5)}` as CalendarDate;
  const year = Number(madeOn.slice(0, 4));
  const wished = inYear7
    ? september(receptionYear + 7)
    : random.chance(0.7)
      ? september(random.int(year, Number(today.slice(0, 4))))
      : workingDayAfter(madeOn, random.int(5, 40));
  const on = inYear7 ? wished : (latest([wished, workingDayAfter(madeOn, 3)]) ?? wished);
  return on > today || on < madeOn || (endedOn !== null && on >= endedOn) ? null : on;
}

function onePlacement(
  known: Known,
  story: CaseStory,
  random: SeededRandom,
  place: Place,
  startedOn: CalendarDate,
  breaksDown: boolean,
): readonly Chapter[] {
  const placementId = story.id('placement of the casework');
  const { lastOn, because } = endOf(known, random, startedOn, breaksDown);
  const until = lastOn ?? known.today;
  const chapters = [began(known, story, random, placementId, place, startedOn)];
  if (place.outOfArea) chapters.push(...whyAway(known, story, random, placementId, startedOn));
  if (place.outOfArea || place.boarding !== 'day')
    chapters.push(...visits(known, story, random, placementId, startedOn, until));
  if (place.provision.startsWith('independent')) {
    const poundsAYear = 1_000 * (place.boarding === 'day' ? random.int(38, 75) : random.int(95, 240));
    chapters.push(
      chapter(known, startedOn, {
        type: 'PlacementCostRecorded',
        occurredOn: startedOn,
        data: { placementId, poundsAYear },
      }),
    );
  }
  if (lastOn !== null && lastOn <= known.today) {
    chapters.push(
      chapter(known, lastOn, { type: 'PlacementEnded', occurredOn: lastOn, data: { placementId, because } }),
    );
  }
  return chapters;
}

function endOf(
  { endedOn }: Known,
  random: SeededRandom,
  startedOn: CalendarDate,
  breaksDown: boolean,
): { readonly lastOn: CalendarDate | null; readonly because: 'breakdown' | 'movedSetting' | 'planEnded' } {
  const broken = addDays(startedOn, random.int(40, 260));
  const goes = random.chance(breaksDown ? 0.75 : 0.06);
  if (goes && (endedOn === null || broken < endedOn)) {
    return { lastOn: broken, because: breaksDown || random.chance(0.5) ? 'breakdown' : 'movedSetting' };
  }
  return { lastOn: endedOn, because: 'planEnded' };
}

function began(
  known: Known,
  story: CaseStory,
  random: SeededRandom,
  placementId: string,
  place: Place,
  startedOn: CalendarDate,
): Chapter {
  const special = place.provision.includes('pecial') || place.provision === 'resourcedProvision';
  const data = { placementId, rank: 1 as const, ...place, outsideDesignation: special ? random.chance(0.12) : null };
  const { name, urn } = story.child.school;
  const own = place.outOfArea || place.provision.startsWith('independent') ? { setting: random.pick(farSchools) } : { setting: name, urn }; // prettier-ignore
  return chapter(known, startedOn, {
    type: 'PlacementStarted',
    occurredOn: startedOn,
    data,
    personal: { [story.ids.child]: own },
  });
}

/** A young person of 19 or over: the school was left, and college is at home or away. */
function afterSchool(known: Known, story: CaseStory, random: SeededRandom): readonly Chapter[] {
  const leftOn = `${known.receptionYear + 14}-07-1${random.int(0, 9)}` as CalendarDate;
  const beganOn = addDays(leftOn, -random.int(300, 1_200));
  const next = `${known.receptionYear + 14}-09-0${random.int(2, 8)}` as CalendarDate;
  if (known.endedOn !== null || next > known.today) return [];
  const school = random.chance(0.6) ? localSpecial : mainstream;
  const away = { outOfArea: true, authority: random.pick(neighbours) } as const;
  const after: Place = random.chance(0.45)
    ? { provision: 'specialPost16', boarding: 'residential38', ...away }
    : college;
  const [first, second] = [story.id('placement at school'), story.id('placement after school')];
  return [
    began(known, story, random, first, school, beganOn),
    chapter(known, leftOn, {
      type: 'PlacementEnded',
      occurredOn: leftOn,
      data: { placementId: first, because: 'movedPhase' },
    }),
    began(known, story, random, second, after, next),
    ...(after.outOfArea ? visits(known, story, random, second, next, known.today) : []),
  ];
}
