import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { NeedsAssessmentFactCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';

/** What would be recorded, and the case as it would then stand. */
export interface DryRun {
  readonly facts: readonly NeedsAssessmentEvent[];
  readonly after: NeedsAssessment;
}

interface Ground {
  readonly state: NeedsAssessment;
  readonly revision: number;
  readonly basis: DecisionBasis;
}

/**
 * Judges several wishes as one: each on the case as the ones before would leave it. `alreadyHappened` is used only for
 * those the rules would otherwise refuse.
 * @throws CommandRejected at the first that cannot be recorded; then none is.
 */
export function dryRun(
  wishes: readonly NeedsAssessmentFactCommand[],
  { state, revision, basis }: Ground,
  alreadyHappened: string | null = null,
): DryRun {
  const facts: NeedsAssessmentEvent[] = [];
  let after = state;
  for (const wish of wishes) {
    for (const fact of factsOf(wish, after, basis, alreadyHappened)) {
      // One reason is one note, however many of the facts needed it.
      if (isReason(fact) && facts.some(isReason)) continue;
      facts.push(fact);
      after = needsAssessmentDecider.evolve(after, { ...fact, revision: revision + facts.length });
    }
  }
  return { facts, after };
}

/** Tells whether the wishes could be recorded as something that has already happened, though the rules say no. */
export function couldHaveHappened(wishes: readonly NeedsAssessmentFactCommand[], ground: Ground): boolean {
  try {
    dryRun(wishes, ground, 'It has already happened');
    return true;
  } catch (error) {
    if (error instanceof CommandRejected) return false;
    throw error;
  }
}

/** The case as it would stand after a correction. @throws CommandRejected */
export function dryCorrection(
  command: CorrectFact,
  { history, revision, basis }: Omit<Ground, 'state'> & { readonly history: readonly Recorded[] },
): NeedsAssessment {
  const events = history as unknown as readonly (Recorded<NeedsAssessmentEvent> & NeedsAssessmentEvent)[];
  const correction = decideCorrection(needsAssessmentDecider, command, events, basis);
  return replay(needsAssessmentDecider, [...events, { ...correction, revision: revision + 1 }]);
}

function factsOf(
  wish: NeedsAssessmentFactCommand,
  state: NeedsAssessment,
  basis: DecisionBasis,
  alreadyHappened: string | null,
): readonly NeedsAssessmentEvent[] {
  try {
    return needsAssessmentDecider.decide(wish, state, basis);
  } catch (error) {
    if (alreadyHappened === null || !(error instanceof CommandRejected)) throw error;
    return needsAssessmentDecider.decide({ ...wish, alreadyHappened }, state, basis);
  }
}

function isReason(fact: NeedsAssessmentEvent): boolean {
  return fact.type === 'NoteAdded' && fact.data.kind === 'outOfTurn';
}
