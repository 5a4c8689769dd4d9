import { addDays, daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { workingDayOnOrBefore } from '../../../workflows/timetable/calendars.js';
import { firstDue } from '../../../workflows/timetable/due-dates.js';
import { twelveWeeks } from '../../../projections/phase-transfers/transfer-lines.js';
import type { StandingBasis } from '../../../projections/projection.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { dayCount } from '../../web/words/distance-words.js';
import { nOfN, percentage } from '../../web/words/number-words.js';
import { address } from '../../cases/query.js';
import { lacksTwelveWeeks, metTooLate, moveKinds, moveSteps } from './transfer-moves.js';
import type { Move, MoveKind, MoveStep } from './transfer-moves.js';
import { beforeWords, kindWords, stepWords } from './transfer-words.js';

/** The two limits of reg 18(1) with who moves by them. */
const limits = [
  { rule: 'E12', who: 'Into school, junior, middle, secondary' },
  { rule: 'E13', who: 'Secondary to post-16' },
] as const;

/** One of the two countdowns. */
export interface Countdown {
  readonly who: string;
  /** "must be sent before 15 February 2027": the customary date. */
  readonly customary: string;
  /** "83 days left", or how long ago it passed. */
  readonly left: string;
  /** Strict: the day before. */
  readonly lastDay: string;
  /** Null where the last day is a working day. */
  readonly actBy: string | null;
  /** "174 of 195 still to send". */
  readonly toSend: string;
  readonly late: boolean;
  /** The last day for a meeting that leaves the whole twelve weeks. */
  readonly meetingBy: CalendarDate;
}

/** The strict last day of a rule of reg 18(1), whichever date the authority's option shows. */
export function strictLimit(rule: 'E12' | 'E13', year: number, basis: StandingBasis): CalendarDate | null {
  const date = firstDue(rule, { start: `${year}-09-01` as CalendarDate }, basis);
  if (date === null) return null;
  return basis.policy.P7 === 'customary' ? addDays(date, -1) : date;
}

export function countdowns(
  year: number,
  moves: readonly Move[],
  today: CalendarDate,
  basis: StandingBasis,
): readonly Countdown[] {
  return limits.flatMap(({ rule, who }): Countdown[] => {
    const last = strictLimit(rule, year, basis);
    if (last === null) return [];
    const theirs = moves.filter(({ line }) => line.rule === rule);
    const open = theirs.filter(({ step }) => step !== 'sent').length;
    const actBy = workingDayOnOrBefore(basis.calendar, last);
    const days = daysBetween(today, last);
    return [
      {
        who,
        customary: `must be sent before ${sentenceDate(addDays(last, 1))}`,
        left: days > 0 ? `${dayCount(days)} left` : days === 0 ? 'Last day today' : `Passed ${dayCount(-days)} ago`,
        lastDay: actDate(last),
        actBy: actBy === last ? null : actDate(actBy),
        toSend: theirs.length === 0 ? 'nobody moves by this date' : `${nOfN(open, theirs.length)} still to send`,
        late: days < 0 && open > 0,
        meetingBy: addDays(last, -twelveWeeks),
      },
    ];
  });
}

export interface Cell {
  readonly step: string;
  readonly number: number;
  /** Null for an empty cell. */
  readonly href: string | null;
  /** Share of the row, 0 to 100. */
  readonly share: number;
  /** The whole twelve weeks are gone for somebody in it. */
  readonly late: boolean;
}

export interface GridRow {
  readonly kind: string;
  readonly people: number;
  readonly before: string;
  readonly cells: readonly Cell[];
  readonly done: string;
  readonly doneOf: string;
}

/** The usual kinds always stand in the grid, the others where somebody makes such a move. */
const usual: ReadonlySet<MoveKind> = new Set(['earlyYearsToSchool', 'infantToJunior', 'primaryToSecondary', 'secondaryToPost16']); // prettier-ignore

export function gridRows(
  year: number,
  moves: readonly Move[],
  today: CalendarDate,
  who: string | null,
): readonly GridRow[] {
  return moveKinds.flatMap((kind): GridRow[] => {
    const theirs = moves.filter((move) => move.kind === kind);
    if (theirs.length === 0 && !usual.has(kind)) return [];
    const sent = theirs.filter(({ step }) => step === 'sent').length;
    const rule = theirs[0]?.line.rule ?? (kind === 'secondaryToPost16' ? 'E13' : 'E12');
    return [
      {
        kind: kindWords[kind],
        people: theirs.length,
        before: beforeWords(rule),
        cells: moveSteps.map((step) => cellOf(year, kind, step, theirs, today, who)),
        done: theirs.length === 0 ? '–' : percentage(sent, theirs.length),
        doneOf: theirs.length === 0 ? 'Nobody' : nOfN(sent, theirs.length),
      },
    ];
  });
}

function cellOf(
  year: number,
  kind: MoveKind,
  step: MoveStep,
  theirs: readonly Move[],
  today: CalendarDate,
  who: string | null,
): Cell {
  const found = theirs.filter((move) => move.step === step);
  const href = address(`/transfers/${year}/list`, [['kind', kind], ['step', step], ['who', who]]); // prettier-ignore
  return {
    step: stepWords[step],
    number: found.length,
    href: found.length === 0 ? null : href,
    share: theirs.length === 0 ? 0 : Math.round((found.length / theirs.length) * 100),
    late: found.some((move) => lacksTwelveWeeks(move, today)),
  };
}

/** What must be said of those for whom the steps have to be shorter; null where there is nobody. */
export interface TwelveWeeksWarning {
  readonly title: string;
  readonly text: string;
  readonly link: { readonly text: string; readonly href: string } | null;
}

export function twelveWeeksWarning(
  year: number,
  moves: readonly Move[],
  [school, post16]: readonly Countdown[],
  today: CalendarDate,
  who: string | null,
): TwelveWeeksWarning | null {
  const lacking = moves.filter((move) => lacksTwelveWeeks(move, today)).length;
  const late = moves.filter(metTooLate).length;
  if (lacking + late === 0 || school === undefined || post16 === undefined) return null;
  const people = `${lacking.toLocaleString('en-GB')} young ${lacking === 1 ? 'person has' : 'people have'}`;
  const left = school.meetingBy < today ? 'left' : 'leaves';
  const until = post16.meetingBy < today ? 'was' : 'is';
  const held =
    late === 0
      ? ''
      : ` ${late.toLocaleString('en-GB')} ${late === 1 ? 'meeting was' : 'meetings were'} held after that date.`;
  return {
    title:
      lacking === 0
        ? 'Some review meetings were too late for the full 12 weeks'
        : `${people} no review meeting, and the full 12 weeks is no longer there`,
    text: `A meeting by ${sentenceDate(school.meetingBy)} ${left} 4 weeks to decide and 8 to finish ${school.customary.replace('must be sent ', '')}. A later meeting means shorter steps. For post-16 the same date ${until} ${sentenceDate(post16.meetingBy)}.${held}`,
    link:
      lacking === 0
        ? null
        : { text: `Show the ${lacking.toLocaleString('en-GB')}`, href: address(`/transfers/${year}/list`, [['past', 'yes'], ['who', who]]) }, // prettier-ignore
  };
}
