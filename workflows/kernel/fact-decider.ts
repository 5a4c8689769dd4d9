import { reject } from './command-rejected.js';
import type { NoteAdded } from './common-events.js';
import type { Command, Contradiction, DecisionBasis, Placed } from './decider.js';
import type { Fact } from './fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** What a fact says that nobody types: why it is out of turn, and what follows from settings or from what is sealed. */
type WorkedOut = 'outOfTurn' | 'measuredBy' | 'counted';

/** One wish that records one fact: the day it happened and what the fact will say. */
export interface RecordFact<Type extends string, E extends Fact> extends Command<Type> {
  readonly on: CalendarDate;
  readonly data: Omit<E['data'], WorkedOut>;
  readonly personal?: NonNullable<E['personal']>;
  /**
   * Why the record must stand although a step before it is missing or a period was cut short: it has already happened.
   * The reason is kept as a note of the case.
   */
  readonly alreadyHappened?: string;
}

/** Facts that happened before they reached this system, oldest first; recorded even where a step is missing. */
export interface RecordFacts<E extends Fact> extends Command<'RecordHistory'> {
  readonly facts: readonly E[];
}

/** The command of each name, from a table of commands and the facts they record. */
export type FactCommands<Table extends Readonly<Record<string, string>>, E extends Fact> = {
  [C in keyof Table & string]: RecordFact<C, Extract<E, { type: Table[C] }>>;
}[keyof Table & string];

/** A judgement of each fact; facts without one need none. */
export type Judgements<State, E extends Fact> = {
  readonly [F in E as F['type']]?: (fact: F, state: State, basis: DecisionBasis) => void;
};

/** What a workflow whose commands each record one fact says of itself; `factDecisions` makes `decide` of it. */
export interface FactRules<State, E extends Fact> {
  readonly factOfCommand: Readonly<Record<string, string>>;
  /** Facts one of which must come first. */
  readonly beginnings: readonly string[];
  /** Facts whose data say why they were recorded out of turn. */
  readonly saysOutOfTurn: readonly string[];
  readonly begun: (state: State) => boolean;
  readonly stageOf: (state: State, fact: E) => string;
  /** The person whom a note about the case is about; null while nobody is named. */
  readonly about: (state: State) => string | null;
  /** Adds to a new fact what follows from the settings of the day, or from what it seals. */
  readonly completed?: (fact: E, basis: DecisionBasis) => E;
  readonly evolve: (state: State, event: Placed<E>) => State;
  readonly mayFollow: (state: State, fact: E) => boolean;
  readonly contradiction: (state: State) => Contradiction | null;
  /** References that must lead somewhere, whether the fact is new or history. */
  readonly references: Judgements<State, E>;
  /** What the law cannot mean and what the record excludes, fact by fact; not asked of history. */
  readonly judgements: Judgements<State, E>;
}

type AnyFactCommand<E extends Fact> = RecordFact<string, E> | RecordFacts<E>;

/**
 * Judges a command: what the stage does not allow, what the law cannot mean and what recorded facts exclude is refused.
 * A late step never is: lateness is a fact for the clock to show.
 * @throws CommandRejected
 */
export function factDecisions<State, E extends Fact>(
  rules: FactRules<State, E>,
): (command: Command, state: State, basis: DecisionBasis) => readonly E[] {
  return (given, state, basis) => {
    const command = given as AnyFactCommand<E>;
    if (isHistory(command)) return decideHistory(rules, command.facts, state, basis);
    const { alreadyHappened } = command;
    const wished = factOf(rules, command);
    const fact = rules.completed?.(wished, basis) ?? wished;
    const after = recordable(rules, fact, state, basis);
    run(rules.references, fact, state, basis);
    if (alreadyHappened === undefined) run(rules.judgements, fact, state, basis);
    refuseContradiction(rules.contradiction(after));
    if (alreadyHappened === undefined) return [fact];
    return [fact, outOfTurnNote(command, alreadyHappened, rules.about(after)) as unknown as E];
  };
}

function isHistory<E extends Fact>(command: AnyFactCommand<E>): command is RecordFacts<E> {
  return command.type === 'RecordHistory';
}

function decideHistory<State, E extends Fact>(
  rules: FactRules<State, E>,
  facts: readonly E[],
  before: State,
  basis: DecisionBasis,
): readonly E[] {
  let state = before;
  for (const fact of facts) {
    const after = recordable(rules, fact, state, basis);
    run(rules.references, fact, state, basis);
    state = after;
  }
  refuseContradiction(rules.contradiction(state));
  return facts;
}

function factOf<State, E extends Fact>(rules: FactRules<State, E>, command: RecordFact<string, E>): E {
  const type = rules.factOfCommand[command.type];
  if (type === undefined) reject('no-such-command', { command: command.type });
  const outOfTurn = command.alreadyHappened === undefined ? null : 'alreadyHappened';
  return {
    type,
    occurredOn: command.on,
    data: rules.saysOutOfTurn.includes(type) ? { ...command.data, outOfTurn } : command.data,
    ...(command.personal === undefined ? {} : { personal: command.personal }),
  } as unknown as E;
}

/** The state after the fact. Refuses what lies in the future and what the stage does not take. */
function recordable<State, E extends Fact>(
  rules: FactRules<State, E>,
  fact: E,
  state: State,
  basis: DecisionBasis,
): State {
  if (fact.occurredOn > basis.today) reject('dated-in-the-future', { on: fact.occurredOn, today: basis.today });
  if (!rules.begun(state) && !rules.beginnings.includes(fact.type)) reject('case-not-begun', { fact: fact.type });
  if (!rules.mayFollow(state, fact)) {
    reject('not-allowed-at-this-stage', { stage: rules.stageOf(state, fact), fact: fact.type });
  }
  return rules.evolve(state, { ...fact, revision: Number.MAX_SAFE_INTEGER });
}

function run<State, E extends Fact>(table: Judgements<State, E>, fact: E, state: State, basis: DecisionBasis): void {
  const judgement = (table as Partial<Readonly<Record<string, (f: E, s: State, b: DecisionBasis) => void>>>)[fact.type];
  judgement?.(fact, state, basis);
}

function refuseContradiction(contradiction: Contradiction | null): void {
  if (contradiction !== null) reject(contradiction.code, contradiction.details);
}

function outOfTurnNote<E extends Fact>(
  command: RecordFact<string, E>,
  reason: string,
  about: string | null,
): NoteAdded {
  if (reason.trim() === '') reject('already-happened-needs-a-reason');
  const person = about ?? Object.keys(command.personal ?? {})[0] ?? '';
  return {
    type: 'NoteAdded',
    occurredOn: command.on,
    data: { kind: 'outOfTurn' },
    personal: { [person]: { text: reason } },
  };
}
