import type { FigureCase } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import { seenOf } from './case-seen.js';
import type { Seen } from './seen.js';

/** `counted`: only what counts above the line. */
export type Result = 'late' | 'inTime' | 'all' | 'counted';

/** One case behind a figure with the two days that decided it. */
export interface CaseBehind extends Seen {
  readonly stream: string;
  readonly days: number | null;
  readonly inTime: boolean;
  /** Whether it counts above the line. */
  readonly counted: boolean;
}

/** Measures whose numerator counts what went wrong. */
const numeratorIsLate = /past20w|lateNoException|over1yr|from20wTo1yr|refused$|weeks20to26|weeks26to52|over52/i;

/** Shares that tell what came of cases, or what was done in them: none of them is late. */
const tellsOutcomes =
  /\.outcome\.|^ehc\.reassessment\.agreed$|^ehc\.feedback\.|refusalSignposted$|^ehc\.plan\.completedWithException$|^ehc\.(?:qa|provision)\.|^ehc\.review\.(?:outcomesMet|mostOutcomesMet|officerAttended|primaryNeedChecked|settingDecisionRecorded)$|\.pcpHeld$|\.pfaFormat$|^ehc\.transition\.(?:aged14plus|planInPlace)$|^ehc\.review\.(?:phaseTransferAttended|professionalsRepresented|year9AdultNeeds|hospitalPassportInformed)$/;

/** Whether the cases behind a figure fall apart into those in time and those that are not. */
export function isTimed({ kind, id }: Measure): boolean {
  return kind === 'share' && !tellsOutcomes.test(id);
}

/** The cases behind a figure, longest first. */
export function casesBehindView(
  measure: Measure,
  cases: readonly FigureCase[],
  scope: Scope,
  result: Result,
): readonly CaseBehind[] {
  const late = numeratorIsLate.test(measure.id);
  return cases
    .map((found): CaseBehind => {
      const seen = seenOf(found, measure, scope);
      const { from, to } = seen;
      const counted = found.counted === 'inNumerator';
      const days = found.days ?? (from === null || to === null ? null : daysBetween(from, to));
      return { ...seen, stream: found.stream, days, counted, inTime: counted !== late };
    })
    .filter(({ inTime, counted }) => {
      if (result === 'counted') return counted;
      return !isTimed(measure) || result === 'all' || inTime === (result === 'inTime');
    })
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0));
}
