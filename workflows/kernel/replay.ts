import type { FactCorrected } from './common-events.js';
import type { Decider, Placed } from './decider.js';
import type { Fact, Personal } from './fact.js';

/** Tells a correction from the facts it may correct. */
export function isCorrection(event: Fact): event is FactCorrected {
  return event.type === 'FactCorrected';
}

/**
 * The history as it now stands: corrected facts in their own places, struck ones left out, corrections themselves gone.
 * Where one fact was corrected several times, the latest word on each field holds.
 */
export function effectiveHistory<E extends Fact>(history: readonly Placed<E>[]): readonly Placed<E>[] {
  if (!history.some(isCorrection)) return history;
  const corrections = new Map<number, FactCorrected[]>();
  for (const event of history) {
    if (!isCorrection(event)) continue;
    const { correctsRevision } = (event as FactCorrected).data;
    corrections.set(correctsRevision, [...(corrections.get(correctsRevision) ?? []), event]);
  }
  const effective: Placed<E>[] = [];
  for (const event of history) {
    if (isCorrection(event)) continue;
    const applied = corrections.get(event.revision) ?? [];
    if (applied.at(-1)?.data.struck !== true) effective.push(applied.reduce(applyCorrection, event));
  }
  return effective;
}

function applyCorrection<E extends Fact>(event: Placed<E>, correction: FactCorrected): Placed<E> {
  const { occurredOn, changes } = correction.data;
  const personal = correctedPersonal(event.personal, correction.personal);
  return {
    ...event,
    ...(occurredOn === null ? {} : { occurredOn }),
    ...(Object.keys(changes).length === 0 ? {} : { data: { ...event.data, ...changes } }),
    ...(personal === undefined ? {} : { personal }),
  };
}

function correctedPersonal(
  before: Personal<object> | undefined,
  correction: FactCorrected['personal'],
): Personal<object> | undefined {
  const merged: Record<string, object> = { ...before };
  let changed = false;
  for (const [person, { changes }] of Object.entries(correction ?? {})) {
    if (changes === undefined) continue;
    merged[person] = { ...merged[person], ...changes };
    changed = true;
  }
  return changed ? merged : undefined;
}

/** The state that a history leads to. */
export function replay<State, E extends Fact>(
  decider: Pick<Decider<State, never, E>, 'initialState' | 'evolve'>,
  history: readonly Placed<E>[],
): State {
  let state = decider.initialState;
  for (const event of effectiveHistory(history)) state = decider.evolve(state, event);
  return state;
}
