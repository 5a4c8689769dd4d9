import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { NoteAdded } from '../../workflows/kernel/common-events.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { Fact, Recorded } from '../../workflows/kernel/fact.js';
import type { AnyDecider, RecordedWorkflow } from './recorded-workflow.js';
import type { Wish } from './recording-form.js';

/** What would be recorded, and the case as it would then stand. */
export interface DryRun<State> {
  readonly facts: readonly Fact[];
  readonly after: State;
}

interface Ground<State> {
  readonly behind: Pick<RecordedWorkflow<State>, 'decider'>;
  readonly state: State;
  readonly revision: number;
  readonly basis: DecisionBasis;
}

/**
 * Judges several wishes as one: each on the case as the ones before would leave it. `alreadyHappened` is used only for
 * those the rules would otherwise refuse.
 * @throws CommandRejected at the first that cannot be recorded; then none is.
 */
export function dryRun<State>(
  wishes: readonly Wish[],
  { behind: { decider }, state, revision, basis }: Ground<State>,
  alreadyHappened: string | null = null,
): DryRun<State> {
  const facts: Fact[] = [];
  let after = state;
  for (const wish of wishes) {
    for (const fact of factsOf(decider, wish, after, basis, alreadyHappened)) {
      // One reason is one note, however many of the facts needed it.
      if (isReason(fact) && facts.some(isReason)) continue;
      facts.push(fact);
      after = decider.evolve(after, { ...fact, revision: revision + facts.length }) as State;
    }
  }
  return { facts, after };
}

/** Tells whether the wishes could be recorded as something that has already happened, though the rules say no. */
export function couldHaveHappened<State>(wishes: readonly Wish[], ground: Ground<State>): boolean {
  try {
    dryRun(wishes, ground, 'It has already happened');
    return true;
  } catch (error) {
    if (error instanceof CommandRejected) return false;
    throw error;
  }
}

/** The case as it would stand after a correction. @throws CommandRejected */
export function dryCorrection<State>(
  command: CorrectFact,
  {
    behind: { decider },
    history,
    revision,
    basis,
  }: Omit<Ground<State>, 'state'> & { readonly history: readonly Recorded[] },
): State {
  const correction = decideCorrection(decider, command, history, basis);
  return replay(decider, [...history, { ...correction, revision: revision + 1 }]) as State;
}

function factsOf(
  decider: AnyDecider,
  wish: Wish,
  state: unknown,
  basis: DecisionBasis,
  alreadyHappened: string | null,
): readonly Fact[] {
  try {
    return decider.decide(wish, state, basis);
  } catch (error) {
    if (alreadyHappened === null || !(error instanceof CommandRejected)) throw error;
    return decider.decide({ ...wish, alreadyHappened } as Wish, state, basis);
  }
}

function isReason(fact: Fact): boolean {
  return fact.type === 'NoteAdded' && (fact as NoteAdded).data.kind === 'outOfTurn';
}
