import type { CaseworkInForce } from '../casework/casework-limits.js';
import type { Basis } from '../timetable/clock.js';
import type { AuditSettings } from '../quality/audit-settings.js';
import type { LocalMilestone } from '../timetable/local-milestones.js';
import type { Fact, Plain } from './fact.js';

/** A wish, in the imperative. */
export interface Command<Type extends string = string> {
  readonly type: Type;
}

/** What families are asked. A version never changes: another question, or another reading of answers, is another version. */
export interface Questionnaire {
  readonly version: number;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  /** The score from which an answer counts as positive, on the scale from 1 to 5. */
  readonly positiveFrom: number;
}

/** What an authority has set for itself beside the law; recorded in its own stream. */
export interface AuthoritySettings {
  /** Sectors that must sign a plan off, in this order, before it is sent. Empty where the authority asks for none. */
  readonly signOffOrder: readonly ('education' | 'health' | 'socialCare')[];
  /** Lines of practice inside the 20 weeks, shown and never a breach; the usual ones where left out. */
  readonly milestones?: readonly LocalMilestone[];
  /** Whether a letter must also hold what our source does not confirm; only what it confirms where left out. */
  readonly letterContent?: 'confirmed' | 'everything';
  /** Working days in which complaints are answered, stage by stage; the usual ones where left out. */
  readonly complaintLimits?: { readonly firstStage: number; readonly secondStage: number };
  /** Every questionnaire for families that the authority has set, oldest first; only the usual one where left out. */
  readonly questionnaires?: readonly Questionnaire[];
  /** The smallest count that is published; the usual one where left out. */
  readonly smallestShown?: number;
  /** What quality audits are measured by; the usual scale and lists where left out. */
  readonly audits?: AuditSettings;
  /** Periods of practice: stuck cases, escalations, replies. By the day from which they hold; the usual ones before. */
  readonly casework?: readonly CaseworkInForce[];
}

export const defaultSettings: AuthoritySettings = { signOffOrder: [] };

/** The timetable's basis with the authority's own settings: all that judging a command needs beside the state. */
export interface DecisionBasis extends Basis {
  readonly settings: AuthoritySettings;
}

/** A fact with its place in its stream, as `evolve` receives it: corrections are already applied to it. */
export type Placed<E extends Fact = Fact> = E & { readonly revision: number };

/** Why a state cannot be: two recorded facts that exclude each other. */
export interface Contradiction {
  readonly code: string;
  readonly details: Readonly<Record<string, Plain>>;
}

/**
 * One workflow's whole behaviour.
 *
 * `decide` judges and throws `CommandRejected`; `evolve` folds and never throws. `mayFollow` says whether the stage
 * allows the fact next, and `contradiction` whether recorded dates exclude each other: both also hold a correction
 * against everything recorded since.
 */
export interface Decider<State, C extends Command = Command, E extends Fact = Fact> {
  readonly name: string;
  readonly initialState: State;
  /** Schema version that this release writes for an event type; 1 where not named. */
  readonly schemas: Readonly<Record<string, number>>;
  /** Facts that stand as recorded: a correction of them is refused. */
  readonly neverCorrected?: readonly string[];
  /** Types of facts whose words went out as they stand: only their day can be corrected, or the whole be struck out. */
  readonly unchanging?: readonly string[];
  decide(command: C, state: State, basis: DecisionBasis): readonly E[];
  evolve(state: State, event: Placed<E>): State;
  mayFollow(state: State, event: E): boolean;
  contradiction(state: State): Contradiction | null;
}
