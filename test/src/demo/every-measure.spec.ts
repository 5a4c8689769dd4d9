import { measures } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { FigureRows } from '../../../projections/measures/figures.js';
import type { Measure, Scope } from '../../../projections/measures/measure.js';
import { withBirthDates } from '../../../projections/measures/populations.js';
import { figureRowsFromLog } from '../../../src/performance/figure-rows.js';
import type { Child } from '../../../workflows/child/child.state.js';
import { effectiveHistory } from '../../../workflows/kernel/replay.js';
import type { Placed } from '../../../workflows/kernel/decider.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { calendarDate, isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { demoAuthority } from '../../../src/demo/demo-generator.service.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { firstStartSize } from '../../../src/demo/first-start.js';
import { recountedElsewhere, recountOf } from '../../projections/measures/recounts.js';
import type { AuthorityStories } from '../../projections/measures/recounts.js';
import { DemoInstallation, monday } from './demo-fixture.js';

/** Everything that the demonstration authority has to tell, as known today. */
const whole: Scope = { from: calendarDate('2000-01-01'), to: monday, asAt: monday };

const lastYear: Scope = {
  from: calendarDate('2025-09-01'),
  to: calendarDate('2026-08-31'),
  asAt: calendarDate('2026-08-31'),
};

let demo: DemoInstallation;
let rows: FigureRows;
let stories: AuthorityStories;

beforeAll(async () => {
  demo = new DemoInstallation();
  await demo.generate(firstStartSize);
  const events = await demo.events();
  const birthDates = await birthDatesIn(events);
  const clear = await figureRowsFromLog(demo.store, demo.basis.standing, { authority: demoAuthority });
  rows = withBirthDates(clear, (childId) => birthDates.get(childId) ?? null);
  stories = storiesIn(events, birthDates);
}, 120_000);
afterAll(() => demo.close());

async function birthDatesIn(events: readonly StoredEvent[]): Promise<ReadonlyMap<string, CalendarDate>> {
  const ids = new Set(events.flatMap(({ stream }) => (stream.startsWith('child-') ? [stream.slice(6)] : [])));
  const found = new Map<string, CalendarDate>();
  for (const id of ids) {
    const { details } = (await demo.commands.load('child', id)).state as Child;
    if (isCalendarDate(details.birthDate)) found.set(id, details.birthDate);
  }
  return found;
}

/** The log itself, stream by stream: corrected facts as they stand. */
function storiesIn(events: readonly StoredEvent[], births: ReadonlyMap<string, CalendarDate>): AuthorityStories {
  const streams = new Map<string, Placed[]>();
  for (const { stream, revision, type, occurredOn, clear, eventId } of events) {
    const fact = { type, occurredOn, data: JSON.parse(clear) as object, revision, eventId } as unknown as Placed;
    const known = streams.get(stream);
    if (known === undefined) streams.set(stream, [fact]);
    else known.push(fact);
  }
  const of = (prefix: string): readonly (readonly Fact[])[] =>
    [...streams].flatMap(([stream, facts]) => (stream.startsWith(`${prefix}-`) ? [effectiveHistory(facts)] : []));
  const plans = of('plan');
  return {
    assessments: of('needsAssessment'),
    plans,
    disputes: of('dispute'),
    complaints: of('complaint'),
    contacts: of('contact'),
    escalations: of('escalation'),
    births: plans.map(([first]) => births.get((first?.data as { readonly childId?: string }).childId ?? '') ?? ''),
  } as unknown as AuthorityStories;
}

const sidesOf = (measure: Measure): readonly string[] => {
  const { numerator, denominator } = figureOf(measure, rows, whole);
  if (measure.kind === 'count' || measure.kind === 'duration' || measure.kind === 'mean') {
    return numerator === 0 ? [`${measure.id}: no case`] : [];
  }
  return [
    ...(numerator === 0 ? [`${measure.id}: no case above the line, of ${denominator ?? 0}`] : []),
    ...((denominator ?? 0) <= numerator
      ? [`${measure.id}: all ${numerator} of ${denominator ?? 0} are above the line`]
      : []),
  ];
};

it('the demonstration authority has cases on both sides of the fraction of every measure', () => {
  expect(measures.flatMap(sidesOf)).toEqual([]);
});

it('every measure has an independent recount', () => {
  const unknown = measures.filter((measure) => recountOf(measure) === null);
  expect(unknown.map(({ id }) => id).filter((id) => !(id in recountedElsewhere))).toEqual([]);
});

it.each([
  ['whole history', whole],
  ['last school year, as known at its end', lastYear],
] as const)('every measure of the demonstration authority equals its recount over the raw events: %s', (_, scope) => {
  const wrong = measures.flatMap((measure) => (measure.id in recountedElsewhere ? [] : differs(measure, scope)));
  expect(wrong).toEqual([]);
});

function differs(measure: Measure, scope: Scope): readonly string[] {
  const { numerator, denominator } = figureOf(measure, rows, scope);
  const counted = recountOf(measure)?.(stories, scope);
  const same = counted !== undefined && counted[0] === numerator && counted[1] === denominator;
  return same
    ? []
    : [`${measure.id}: ${numerator} of ${denominator ?? '-'}, recounted ${counted?.join(' of ') ?? 'not'}`];
}
