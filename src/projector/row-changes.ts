import type { Placed } from '../../workflows/kernel/decider.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import { folded } from '../../projections/projection.js';
import type { Projection, RowContext, StandingBasis, StreamFold } from '../../projections/projection.js';
import type { RowChange } from './read-model-store.js';

/** The rows that a stream's state gives in each projection. */
export function rowChanges(
  projections: readonly Projection[],
  fold: StreamFold,
  state: unknown,
  context: RowContext,
  basis: StandingBasis,
): readonly RowChange[] {
  return projections
    .filter((projection) => projection.of === fold)
    .map((projection) => rowChange(projection, state, context, basis));
}

/** The row that a stream's state gives in one projection. */
export function rowChange(
  projection: Projection,
  state: unknown,
  context: RowContext,
  basis: StandingBasis,
): RowChange {
  const row = projection.row(state, context, basis);
  return {
    projection: projection.name,
    key: context.stream,
    json: row === null ? null : JSON.stringify(row),
    entries: row === null ? [] : (projection.entries?.(row, context) ?? []),
  };
}

/** The state a whole history leads to, corrections applied. */
export function stateOf(fold: StreamFold, history: readonly Placed[]): unknown {
  return folded(fold, effectiveHistory(history));
}

/** What a projection's rows depend on beside the log: a change of it is a rebuild. */
export function stampOf(projection: Projection, basis: StandingBasis): string {
  if (!projection.usesBasis) return `v${projection.version}`;
  const { ruleSet, calendar, policy, settings } = basis;
  const options = Object.entries(policy).map(([name, value]) => `${name}=${value}`);
  const casework = settings?.casework === undefined ? '' : ` casework=${JSON.stringify(settings.casework)}`;
  return `v${projection.version} ${ruleSet.id}@${ruleSet.version} ${calendar.id}@${calendar.version} ${options.join(' ')}${casework}`;
}
