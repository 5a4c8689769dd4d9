import { hash } from 'node:crypto';
import type { HeldFiguresCommand } from '../../workflows/held-figures/held-figures.commands.js';
import type { GivenFigure } from '../../workflows/held-figures/held-figures.events.js';
import { lastDayOf, periodFrom } from '../../workflows/held-figures/period.js';
import type { PeriodKind } from '../../workflows/held-figures/period.js';
import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ChronicleStep } from './chronicle.js';
import { manager, panel } from './demo-people.js';
import type { DemoOptions, DemoStep } from './demo-plan.js';
import { commandIdOf } from './history-writer.js';
import { londonInstant, whenOpen } from './office-hours.js';
import { SeededRandom } from './seeded-random.js';

/** A command about figures, with the day on which somebody sits down to give it. */
interface Given {
  readonly on: CalendarDate;
  readonly command: HeldFiguresCommand;
  readonly by?: typeof manager;
}

// Everything here is invented, and says so wherever it is shown.
const health = 'Northmere Community Health (invented)';
const schools = 'Northmere schools (invented)';
const authority = 'Northmere Council (invented)';
const services = ['paediatrics', 'physiotherapy', 'occupationalTherapy', 'speechAndLanguage', 'camhs'] as const;
/** Months of figures: a year and what is needed to compare with the same month a year before. */
const months = 13;
const nineOClock = 9 * 60;

const ownSeries = {
  id: 'own.outreachVisits',
  title: 'Visits of the outreach team',
  meaning: 'Visits that the outreach team paid to schools in the month',
  unit: 'count',
  every: 'month',
  partName: null,
  parts: [],
  better: 'higher',
  giver: 'Outreach team (invented)',
} as const;

/** A year of figures that others hold, month by month, with targets, a correction and what is overdue. */
export function heldFigureSteps(
  label: string,
  startsOn: CalendarDate,
  { today, now, seed }: DemoOptions,
): readonly DemoStep[] {
  const random = new SeededRandom(`${seed}|held figures`);
  return [...targets(today), ...monthly(today, random), ...later(today, random)]
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, command, by = manager }, at): DemoStep => {
      // What came before this system did was typed on its first day.
      const desk = whenOpen({ day: on < startsOn ? startsOn : on, minute: nineOClock + at });
      const actor = { id: by.id, role: 'manager' } as const;
      const recordedAt = londonInstant(desk.day, desk.minute);
      return { workflow: 'heldFigures', id: '999', command, commandId: commandIdOf(`${label}|held figures`, at), actor, source: 'user', recordedAt, recordedOn: desk.day }; // prettier-ignore
    })
    .filter(({ recordedAt }) => recordedAt <= now.getTime())
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
}

/** Tells them among what is told of children, in the order of recording. */
export function* withStepsOfAuthority(
  chronicled: Iterable<ChronicleStep>,
  steps: readonly DemoStep[],
): Generator<ChronicleStep, void> {
  const waiting = steps.toReversed();
  const alone = (step: DemoStep): ChronicleStep => ({
    step,
    lastOfChild: false,
    lastOfStream: false,
    corrected: false,
  });
  for (const next of chronicled) {
    for (
      let first = waiting.at(-1);
      first !== undefined && first.recordedAt <= next.step.recordedAt;
      first = waiting.at(-1)
    ) {
      waiting.pop();
      yield alone(first);
    }
    yield next;
  }
  yield* waiting.toReversed().map(alone);
}

function targets(today: CalendarDate): readonly Given[] {
  const on = addDays(firstOfMonth(today, -months), 8);
  const year = Number(today.slice(0, 4));
  const by = (date: string): CalendarDate => calendarDate(date);
  const set = (series: string, part: string | null, rest: object): Given => ({
    on,
    command: { type: 'SetSeriesTarget', data: { series, part, reason: 'Agreed by the SEND board (invented)', ...rest } } as HeldFiguresCommand, // prettier-ignore
  });
  const before = addDays(on, -40);
  return [
    { on: addDays(on, -1), command: { type: 'DefineSeries', data: ownSeries } },
    set('health.seenWithin3Months', null, { baseline: { value: 39, asAt: before }, direction: 'atLeast', path: [{ by: by(`${year}-03-31`), value: 50 }, { by: by(`${year + 1}-03-31`), value: 70 }] }), // prettier-ignore
    set('health.autismWithin26Weeks', null, { baseline: null, direction: 'atLeast', path: [{ by: by(`${year + 1}-03-31`), value: 100 }] }), // prettier-ignore
    set('health.twoYearReview', null, { baseline: { value: 71.5, asAt: before }, direction: 'atLeast', path: [{ by: by(`${year - 1}-12-31`), value: 74 }, { by: by(`${year}-06-30`), value: 80 }, { by: by(`${year + 1}-03-31`), value: 90 }] }), // prettier-ignore
    set('health.waiting18WeeksOrMore', 'camhs', { baseline: { value: 64, asAt: before }, direction: 'atMost', path: [{ by: by(`${year}-03-31`), value: 50 }, { by: by(`${year + 1}-03-31`), value: 25 }] }), // prettier-ignore
  ];
}

/** The health provider's return of each month, as one file, and what comes beside it. */
function monthly(today: CalendarDate, random: SeededRandom): readonly Given[] {
  return Array.from({ length: months }, (_, at) => {
    const first = firstOfMonth(today, at - months);
    const period = first.slice(0, 7);
    const asAt = lastDayOf('month', period);
    const left = months - at;
    const figures = [
      // The physiotherapists' figures of the last three months have not come.
      ...services.filter((service) => service !== 'physiotherapy' || left > 3).flatMap((service) => waits(service, period, asAt, at, random)), // prettier-ignore
      given('health.autismWait', null, period, 34 - at * 0.4 + random.int(-10, 10) / 10, health, asAt),
      share('health.autismWithin26Weeks', null, period, 14 + random.int(0, 6), 30 + random.int(0, 8), health, asAt),
      share('health.seenWithin3Months', null, period, 16 + at + random.int(0, 4), 40 + random.int(0, 6), health, asAt),
      given('programme.localOfferVisits', null, period, random.int(900, 2_100), authority, asAt),
      share('destinations.neet', null, period, 22 + random.int(0, 8), 196 + random.int(0, 9), authority, asAt),
      given(ownSeries.id, null, period, random.int(6, 15), authority, asAt),
    ];
    return { on: addDays(asAt, 16), command: record(figures, `month ${period}`) };
  });
}

function waits(
  service: string,
  period: string,
  asAt: CalendarDate,
  at: number,
  random: SeededRandom,
): readonly GivenFigure[] {
  const seen = random.int(38, 90);
  const long = service === 'camhs' ? random.int(9, 14) : random.int(0, 4);
  const inTime = Math.max(0, seen - long - random.int(2, service === 'camhs' ? 16 : 8));
  const waiting = service === 'camhs' ? Math.max(18, 62 - at * 3) + random.int(0, 6) : random.int(2, 21);
  return [
    share('health.seenUnder18Weeks', service, period, inTime, seen, health, asAt),
    given('health.waiting18WeeksOrMore', service, period, waiting, health, asAt),
    given('health.waited26WeeksOrMore', service, period, long, health, asAt),
  ];
}

/** Quarters, terms and years, a figure that the giver put right, and one that should never have been recorded. */
function later(today: CalendarDate, random: SeededRandom): readonly Given[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  const schoolYears = [year - 2, year - 1].map((first) => `${first}/${String(first + 1).slice(2)}`);
  const terms = ['autumn', 'spring', 'summer'].map((term) => `${schoolYears[1] ?? ''} ${term}`);
  const quarters = Array.from({ length: 5 }, (_, at) => quarterOf(firstOfMonth(today, 3 * (at - 5)))).filter((period) => lastDayOf('quarter', period) < today); // prettier-ignore
  return [
    ...quarters.map((period, at) => one('quarter', period, 30, [share('health.twoYearReview', null, period, 205 + at * 8 + random.int(0, 9), 284, health, lastDayOf('quarter', period))])), // prettier-ignore
    ...terms.map((period) => one('term', period, 24, ofTerm(period, random))),
    ...schoolYears.map((period) => populationOf(period, random)),
    ...schoolYears.map((period) => one('schoolYear', period, 70, attainmentOf(period, random))),
    ...putRight(today),
  ];
}

function ofTerm(period: string, random: SeededRandom): readonly GivenFigure[] {
  const asAt = lastDayOf('term', period);
  return [
    ...(['plan', 'senSupport', 'allSend'] as const).flatMap((part, at) => [
      given('exclusions.suspensions', part, period, random.int(14, 30) * (at + 1), schools, asAt),
      given('exclusions.permanent', part, period, random.int(0, 2) + at, schools, asAt),
    ]),
    given('exclusions.permanent', 'allPupils', period, random.int(5, 9), schools, asAt),
    given('attendance.rate', 'plan', period, 87 + random.int(0, 30) / 10, schools, asAt),
    given('attendance.rate', 'senSupport', period, 90 + random.int(0, 20) / 10, schools, asAt),
    given('attendance.persistentAbsence', 'secondary', period, 31 + random.int(0, 60) / 10, schools, asAt),
  ];
}

function populationOf(period: string, random: SeededRandom): Given {
  const asAt = calendarDate(`${Number(period.slice(0, 4)) + 1}-01-16`);
  const types = { nursery: 310, primary: 4_480, secondary: 3_290, special: 142, alternative: 61, independent: 640 };
  const counted = Object.entries(types).map(([part, number]) => [part, number + random.int(0, 40)] as const);
  const all = counted.reduce((sum, [, number]) => sum + number, 0);
  const census = (part: string, value: number): GivenFigure => given('population.pupils', part, period, value, 'School census (invented)', asAt); // prettier-ignore
  const support = Math.round(all * 0.136);
  const figures = [
    census('all', all),
    ...counted.map(([part, number]) => census(part, number)),
    share('population.senSupport', null, period, support, all, 'School census (invented)', asAt),
  ];
  return { on: addDays(asAt, 48), command: record(figures, `census ${period}`) };
}

function attainmentOf(period: string, random: SeededRandom): readonly GivenFigure[] {
  const asAt = addDays(lastDayOf('schoolYear', period), 40);
  const tenth = (from: number, to: number): number => random.int(from * 10, to * 10) / 10;
  const dfe = 'Department for Education (invented)';
  return [
    given('attainment.attainment8', 'plan', period, tenth(13, 16), dfe, asAt),
    given('attainment.attainment8', 'senSupport', period, tenth(30, 34), dfe, asAt),
    given('attainment.progress8', 'plan', period, -random.int(95, 110) / 100, dfe, asAt),
    given('attainment.progress8', 'senSupport', period, -random.int(35, 50) / 100, dfe, asAt),
  ];
}

function putRight(today: CalendarDate): readonly Given[] {
  const period = firstOfMonth(today, -5).slice(0, 7);
  const asAt = lastDayOf('month', period);
  const corrected = given('health.waiting18WeeksOrMore', 'camhs', period, 71, health, addDays(asAt, 20));
  const wrong = given('destinations.known', null, period, 12.4, authority, asAt);
  const right = given('destinations.known', null, period, 93.1, authority, asAt);
  const withdrawn = { series: 'destinations.known', part: null, period, reason: 'The share of another series was typed here' } as const; // prettier-ignore
  return [
    { on: addDays(asAt, 33), command: record([corrected], 'correction', 'Referrals held on paper were left out of the first return'), by: panel }, // prettier-ignore
    { on: addDays(asAt, 35), command: record([wrong], null) },
    { on: addDays(asAt, 37), command: { type: 'WithdrawFigure', data: withdrawn } },
    { on: addDays(asAt, 38), command: record([right], null, 'The figure that was taken out, as it should have been') },
  ];
}

function one(kind: PeriodKind, period: string, days: number, figures: readonly GivenFigure[]): Given {
  return { on: addDays(lastDayOf(kind, period), days), command: record(figures, `${kind} ${period}`) };
}

/** All of one file, or typed where it has none. */
function record(
  figures: readonly GivenFigure[],
  file: string | null,
  reason: string | null = null,
): HeldFiguresCommand {
  const sha256 = file === null ? '' : hash('sha256', `ehc-tracker demo file\n${file}`, 'hex');
  return { type: 'RecordFigures', data: { file: file === null ? null : { sha256, bytes: 90 * (figures.length + 1) }, figures, reason } }; // prettier-ignore
}

function given(
  series: string,
  part: string | null,
  period: string,
  value: number,
  source: string,
  asAt: CalendarDate,
): GivenFigure {
  const rounded = Math.round(value * 100) / 100;
  return { series, part, period, value: rounded, numerator: null, denominator: null, source, document: null, asAt };
}

function share(
  series: string,
  part: string | null,
  period: string,
  numerator: number,
  denominator: number,
  source: string,
  asAt: CalendarDate,
): GivenFigure {
  const value = Math.round((numerator / denominator) * 1_000) / 10;
  return { series, part, period, value, numerator, denominator, source, document: null, asAt };
}

/** The first day of the month so many months away. */
function firstOfMonth(day: CalendarDate, away: number): CalendarDate {
  const number = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + away;
  return calendarDate(`${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`);
}

function quarterOf(day: CalendarDate): string {
  return periodFrom('quarter', `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`) ?? '';
}
