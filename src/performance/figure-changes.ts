import { prefixOf } from '../../projections/projection.js';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import { casesBehind, numbersOf } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { stateOf } from '../projector/row-changes.js';
import { withBirthDates } from '../../projections/measures/populations.js';
import type { BirthDateOf } from './birth-dates.service.js';
import { figureRows, projectionsOf } from './figure-rows.js';

/** What one stream adds to a figure's two numbers. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A figure as it is asked for; nobody's birth date where its measure needs none. */
export interface AskedFigure {
  readonly measure: Measure;
  readonly scope: Scope;
  readonly birthDateOf: BirthDateOf;
}

export interface Step extends Share {
  readonly event: Recorded;
  readonly childId: string | null;
  /** What the case counted for before and after the event. */
  readonly before: Share;
  readonly after: Share;
}

/**
 * How the events recorded after an instant changed what one stream counts for, in the order they were recorded.
 * @param history every event of the stream that had been recorded by the later instant.
 */
export function stepsOf(
  asked: AskedFigure,
  basis: StandingBasis,
  history: readonly Recorded[],
  knownUntil: string,
): readonly Omit<Step, keyof Share>[] {
  const known = history.filter(({ recordedAt }) => recordedAt <= knownUntil);
  const later = history.filter(({ recordedAt }) => recordedAt > knownUntil);
  const steps: Omit<Step, keyof Share>[] = [];
  let before = shareOf(asked, basis, known);
  for (const event of later) {
    known.push(event);
    known.sort((a, b) => a.revision - b.revision);
    const after = shareOf(asked, basis, known);
    if (after.numerator !== before.numerator || after.denominator !== before.denominator) {
      steps.push({ event, childId: childOf(known), before, after });
    }
    before = after;
  }
  return steps;
}

function shareOf(
  { measure, scope, birthDateOf }: AskedFigure,
  basis: StandingBasis,
  history: readonly Recorded[],
): Share {
  const last = history.at(-1);
  if (last === undefined) return { numerator: 0, denominator: 0 };
  const { stream, authority, revision, recordedAt } = last;
  const context = { stream, authority, revision, recordedAt };
  const own = projectionsOf(measure).filter(({ of }) => of.prefix === prefixOf(stream));
  const rows = new Map(
    own.map((projection) => [projection, projection.row(stateOf(projection.of, history), context, basis)]),
  );
  const known = (projection: Projection): readonly unknown[] => {
    const row = rows.get(projection) ?? null;
    return row === null ? [] : [row];
  };
  return numbersOf(measure, casesBehind(measure, withBirthDates(figureRows(known), birthDateOf), scope));
}

function childOf(history: readonly Recorded[]): string | null {
  for (const { data } of history) {
    if ('childId' in data && typeof data.childId === 'string') return data.childId;
  }
  return null;
}
