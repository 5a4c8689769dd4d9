import type { FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure } from '../../projections/measures/measure.js';
import { latestReview } from '../../projections/measures/review.measures.js';
import type { Scope } from '../../projections/measures/measure.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import { standingDecision } from '../../projections/measures/assessment-facts.js';
import { stages } from '../../projections/measures/stage.measures.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';

export type Result = 'late' | 'inTime' | 'all';

/** One case behind a figure with the two days that decided it. */
export interface CaseBehind {
  readonly stream: string;
  readonly childId: string;
  /** Which advice request, where a case stands behind a figure several times. */
  readonly what: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly days: number | null;
  readonly inTime: boolean;
  /** For shares: whether it counts above the line. */
  readonly counted: boolean;
}

/** What the two dates are, for the heads of their columns. */
export interface DateHeads {
  readonly from: string;
  readonly to: string;
}

type Dates = readonly [CalendarDate | null, CalendarDate | null];

/** Measures whose numerator counts what went wrong. */
const numeratorIsLate = /past20w|lateNoException|over1yr|from20wTo1yr|refused$|weeks20to26|weeks26to52|over52/i;

export function headsOf(measure: Measure): DateHeads {
  if (measure.of === 'advice') return { from: 'Asked', to: 'Received' };
  if (measure.of === 'plan') return { from: 'Review meeting', to: 'Decision' };
  if (measure.id.startsWith('ehc.stage.')) return { from: 'From', to: 'To' };
  if (aboutDecision(measure)) return { from: 'Request received', to: 'Family told' };
  if (measure.id.includes('refusedToIssue')) return { from: 'Request received', to: 'Told there will be no plan' };
  return { from: 'Request received', to: isOpen(measure) ? 'Open on' : 'Plan issued' };
}

/** The cases behind a figure, longest first. */
export function casesBehindView(
  measure: Measure,
  cases: readonly FigureCase[],
  rows: FigureRows,
  scope: Scope,
  result: Result,
): readonly CaseBehind[] {
  const look = lookUps(measure, rows, scope);
  const late = numeratorIsLate.test(measure.id);
  return cases
    .flatMap((found): CaseBehind[] => {
      const seen = look(found);
      if (seen === undefined) return [];
      const [from, to] = seen.dates;
      const counted = found.counted === 'inNumerator';
      const days = found.days ?? (from === null || to === null ? null : daysBetween(from, to));
      const { stream } = found;
      return [{ stream, childId: seen.childId, what: seen.what, from, to, days, counted, inTime: counted !== late }];
    })
    .filter(({ inTime }) => measure.kind !== 'share' || result === 'all' || inTime === (result === 'inTime'))
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.stream.localeCompare(b.stream));
}

interface Seen {
  readonly childId: string;
  readonly what: string | null;
  readonly dates: Dates;
}

function lookUps(measure: Measure, rows: FigureRows, scope: Scope): (found: FigureCase) => Seen | undefined {
  const assessments = new Map(rows.assessment.map((row) => [row.stream, row]));
  switch (measure.of) {
    case 'assessment':
      return ({ stream }) => {
        const row = assessments.get(stream);
        return row && { childId: row.childId, what: null, dates: datesOf(measure, row, scope) };
      };
    case 'advice': {
      const asked = new Map(rows.advice.map((one) => [`${one.row.stream}#${one.item.adviceId}`, one]));
      return ({ stream, subject }) => {
        const one = asked.get(`${stream}#${subject ?? ''}`);
        if (one === undefined) return undefined;
        const { row, item } = one;
        return {
          childId: row.childId,
          what: capital(bodyWords(item.body)),
          dates: [item.requestedOn, item.receivedOn],
        };
      };
    }
    case 'plan': {
      const plans = new Map(rows.plan.map((row) => [row.stream, row]));
      return ({ stream }) => {
        const row = plans.get(stream);
        const review = row === undefined ? null : latestReview(row, scope);
        return (
          row && { childId: row.childId, what: null, dates: [review?.meetingOn ?? null, review?.decidedOn ?? null] }
        );
      };
    }
  }
}

function datesOf(measure: Measure, row: TimelinessRow, { asAt }: Scope): Dates {
  const stage = stages.find(({ id }) => measure.id === `ehc.stage.${id}`);
  if (stage !== undefined) return [stage.begins(row, asAt), stage.ends(row, asAt)];
  if (aboutDecision(measure)) return [row.receivedOn, standingDecision(row.assessDecisions, asAt)?.on ?? null];
  if (measure.id.includes('refusedToIssue'))
    return [row.receivedOn, standingDecision(row.issueDecisions, asAt)?.on ?? null];
  return [row.receivedOn, isOpen(measure) ? asAt : row.planSentToFamilyOn];
}

const aboutDecision = ({ id }: Measure): boolean => /^dfe\.requests\.|^ehc\.decision\.|^ehc\.request\./.test(id);
const isOpen = ({ id }: Measure): boolean => id.startsWith('ehc.open.') || id === 'ehc.plan.inProgress';
