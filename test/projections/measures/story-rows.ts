import { withBirthDates } from '../../../projections/measures/populations.js';
import type { FigureRows } from '../../../projections/measures/populations.js';
import { folded } from '../../../projections/projection.js';
import type { Projection, StandingBasis } from '../../../projections/projection.js';
import { figureRows } from '../../../src/performance/figure-rows.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { effectiveHistory } from '../../../workflows/kernel/replay.js';
import { placed, specBasis } from '../../support/given-when-then.js';

/** Stories by the prefix of the stream they are told in. */
export type Stories = Readonly<Record<string, readonly (readonly Fact[])[]>>;

/** Rows of stories as the projector makes them, every plan holder born on the day that its place gives. */
export function rowsOfStories(
  stories: Stories,
  basis: StandingBasis = specBasis,
  births: readonly CalendarDate[] = [],
): FigureRows {
  const rows = figureRows((projection) => rowsIn(projection, stories[projection.of.prefix] ?? [], basis));
  // All stories are told of one child: the stream says whose birth date is meant.
  const youngPerson = rows.transition.flatMap((row) => {
    const birthDate = births[Number(row.stream.split('-')[1])];
    return birthDate === undefined ? [] : withBirthDates({ ...rows, transition: [row] }, () => birthDate).youngPerson;
  });
  return { ...rows, youngPerson };
}

/** Rows of one projection. */
export function rowsIn(projection: Projection, stories: readonly (readonly Fact[])[], basis: StandingBasis): unknown[] {
  const rows = stories.map((story, at) => {
    const stream = `${projection.of.prefix}-${at}`;
    const state = folded(projection.of, effectiveHistory(placed(story)));
    return projection.row(state, { stream, authority: '999', revision: 0, recordedAt: '' }, basis);
  });
  return rows.filter((row) => row !== null);
}
