import { addDays, dayNumber } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar, isWorkingDay } from '../../workflows/timetable/calendars.js';
import type { Registration } from '../keys/key-store.js';
import { lastDayOf, tellAssessment } from './assessment-story.js';
import { CaseStory } from './case-story.js';
import { withStepsBeside } from './beside-steps.js';
import { ageOn, inventChild } from './demo-child.js';
import type { DemoChild } from './demo-child.js';
import type { DemoCase, DemoIds, DemoOptions } from './demo-plan.js';
import { workingDayAfter } from './history-writer.js';
import { childOpening } from './opening-story.js';
import { tellEarlierPlan, tellNewPlan } from './plan-story.js';
import { endOfDay, withVoices } from './voices-story.js';
import { SeededRandom } from './seeded-random.js';
import { tellQuality } from './showcase-quality.js';
import { furtherShowcase, laterShowcase, showcase } from './showcase.js';
import { withPlacements } from './showcase-placements.js';
import { ShowcaseDates } from './showcase-case.js';
import type { ShowcaseCase } from './showcase-case.js';

/** Share of children whose plan is older than this system. */
const earlierPlans = 0.27;
/** Requests by month, January first: few in the summer holidays, many before terms end. */
const season: readonly number[] = [1.05, 1, 1.25, 0.8, 1.1, 1.3, 1.15, 0.42, 0.72, 1.1, 1.25, 0.75];

/** A smaller authority is made to look at single histories, and is left as it is. */
const wholeFrom = 200;

const endOfTime = new Date(8_640_000_000_000_000);

interface Outline {
  readonly startsOn: CalendarDate;
  readonly invent: (random: SeededRandom) => DemoChild;
  readonly tell: (story: CaseStory) => void;
  /** Told by hand, date by date. */
  readonly pictured: boolean;
}

/**
 * The invented authority, child by child in order of first appearance. Pure: the same options give the same children,
 * and with the same ids the same steps.
 */
export function planAuthority(options: DemoOptions): readonly DemoCase[] {
  const byChance = Math.max(0, options.children - showcase.length - laterShowcase.length);
  const outlines = [
    ...showcaseOutlines(showcase, 0, options),
    ...chanceOutlines(byChance, options),
    ...showcaseOutlines(laterShowcase, showcase.length + byChance, options),
  ].slice(0, options.children);
  if (options.children >= wholeFrom) outlines.push(...showcaseOutlines(furtherShowcase, options.children, options));
  return outlines
    .map((outline, number) => demoCase(options, outline, number))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.number - b.number));
}

/** What the ids of commands and streams begin with: two authorities of different options share none. */
export function labelOf({ seed, children, years, today }: DemoOptions): string {
  return `${seed}|${children}|${years}|${today}`;
}

function demoCase(options: DemoOptions, { startsOn, invent, tell, pictured }: Outline, number: number): DemoCase {
  const label = `${labelOf(options)}|child ${number}`;
  const chances = (part: string): SeededRandom => new SeededRandom(`${options.seed}|${number}|${part}`);
  const child = (): DemoChild => invent(chances('child'));
  return {
    number,
    startsOn,
    registrations: () => registrationsOf(child(), label, Number(startsOn.slice(0, 4))),
    steps(ids: DemoIds) {
      const story = new CaseStory(chances('story'), child(), ids, options, label);
      tell(story);
      tellQuality(story, chances('quality'));
      const steps = story.writer.steps(endOfTime);
      const whole = steps.filter(({ recordedAt }) => recordedAt <= endOfDay(options.today).getTime());
      const voiced = withVoices(whole, { ids, label, number, random: chances('voices'), options });
      const placed = story.withBeside(withPlacements(voiced, story, chances, label, options.now), options.now);
      // The pictures stay as they are.
      if (pictured) return placed;
      const { birthDate } = story.child.details;
      const known = new Set(steps);
      const beside = withStepsBeside({ steps, birthDate, random: chances('beside'), label, now: options.now });
      return [...placed, ...beside.filter((step) => !known.has(step))].toSorted((a, b) => a.recordedAt - b.recordedAt);
    },
  };
}

function registrationsOf(
  { details, parents }: DemoChild,
  label: string,
  referenceYear: number,
): readonly Registration[] {
  const { surname, birthDate, upn } = details;
  const identifiers = { surname, birthDate, ...(upn === undefined ? {} : { upn }) };
  return [
    { identifiers, requestId: label, referenceYear },
    ...parents.map((_, index) => ({ identifiers: {}, requestId: `${label}|parent ${index}` })),
  ];
}

function showcaseOutlines(cases: readonly ShowcaseCase[], first: number, { today }: DemoOptions): readonly Outline[] {
  const dates = new ShowcaseDates(today);
  return cases.map(({ child, startsOn, tell }, index): Outline => {
    const starts = dates.on(startsOn);
    const fixed = { ...child, birthDate: dates.on(child.birthDate) };
    return {
      pictured: true,
      startsOn: starts,
      invent: (random) => inventChild(random, first + index, starts, fixed),
      tell: (story) => {
        tell(story, dates);
      },
    };
  });
}

function chanceOutlines(count: number, options: DemoOptions): readonly Outline[] {
  const random = new SeededRandom(`${options.seed}|outlines`);
  const firstDay = addDays(options.today, -Math.round(options.years * 365.25));
  return Array.from({ length: count }, (_, index) => {
    const number = index + showcase.length;
    return random.chance(earlierPlans)
      ? earlierPlan(random, number, firstDay, options)
      : request(random, number, firstDay, options);
  });
}

function request(random: SeededRandom, number: number, firstDay: CalendarDate, { today }: DemoOptions): Outline {
  const receivedOn = requestDay(random, firstDay, today);
  return {
    pictured: false,
    startsOn: receivedOn,
    invent: (chances) => inventChild(chances, number, receivedOn),
    tell: (story) => {
      const course = tellAssessment(story, receivedOn);
      if (course.ending === null && course.finalOn !== null) tellNewPlan(story, lastDayOf(course));
    },
  };
}

/** A day by season, growth from year to year and the habits of the week. */
function requestDay(random: SeededRandom, firstDay: CalendarDate, today: CalendarDate): CalendarDate {
  const days = dayNumber(today) - dayNumber(firstDay);
  for (;;) {
    const passed = random.int(0, days);
    const day = addDays(firstDay, passed);
    const growth = 0.72 + 0.6 * (passed / Math.max(1, days));
    const habit = isWorkingDay(englandCalendar, day) ? 1 : 0.1;
    const weight = (season[Number(day.slice(5, 7)) - 1] ?? 1) * growth * habit;
    if (random.chance(weight / 1.72)) return day;
  }
}

/** Most came in when the system was set up; a few are transferred from other areas later. */
function earlierPlan(random: SeededRandom, number: number, firstDay: CalendarDate, { today }: DemoOptions): Outline {
  const transferred = random.chance(0.08);
  const days = dayNumber(today) - dayNumber(firstDay);
  const broughtInOn = workingDayAfter(firstDay, transferred ? random.int(30, Math.max(31, days)) : random.int(0, 18));
  return {
    pictured: false,
    startsOn: broughtInOn,
    invent: (chances) => inventChild(chances, number, broughtInOn),
    tell: (story) => {
      const age = ageOn(broughtInOn, story.child.details.birthDate);
      const yearsBack = Math.max(0.3, Math.min(8, age - 2));
      const madeOn = workingDayAfter(
        broughtInOn,
        -story.random.int(60, Math.max(61, Math.round(yearsBack * 365)) + 20),
      );
      const recorded = { day: broughtInOn, minute: 9 * 60 + story.random.int(0, 420) };
      story.childFacts(broughtInOn, childOpening(story, madeOn), { recorded });
      const fromAuthority = transferred ? story.random.pick(['998', '997', '996']) : null;
      tellEarlierPlan(story, { madeOn, needsAssessmentId: null, fromAuthority }, broughtInOn);
    },
  };
}
