import type { Command, Contradiction, Decider, DecisionBasis, Placed } from '../../workflows/kernel/decider.js';
import { defaultSettings } from '../../workflows/kernel/decider.js';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../workflows/timetable/policy-options.js';
import { englandRules } from '../../workflows/timetable/rule-sets.js';

/** The day on which specifications judge, unless they name another. */
export const specToday = calendarDate('2026-11-23');

export const specBasis: DecisionBasis = {
  today: specToday,
  ruleSet: englandRules,
  calendar: englandCalendar,
  policy: defaultPolicy,
  settings: defaultSettings,
};

interface Then<E extends Fact> {
  /** The command leads to these events and no others; only the parts named are compared. */
  then(...events: readonly PartOf<E>[]): void;
  thenRejected(code: string, details?: object): void;
}
type PartOf<E extends Fact> = E extends Fact
  ? Pick<E, 'type'> & Partial<Omit<E, 'type' | 'data'>> & { data?: Partial<E['data']> }
  : never;

/** Given events, when a command, then events or a rejection: how every workflow is specified. */
export function specification<State, C extends Command, E extends Fact>(decider: Decider<State, C, E>) {
  return (...given: readonly E[]) => {
    const history = placed(given);
    return {
      when(command: C | CorrectFact, basis: Partial<DecisionBasis> = {}): Then<E> {
        const run = (): readonly Fact[] => {
          const on = { ...specBasis, ...basis };
          if (command.type === 'CorrectFact') return [decideCorrection(decider, command as CorrectFact, history, on)];
          return decider.decide(command as C, replay(decider, history), on);
        };
        return {
          then(...events) {
            expect(run()).toMatchObject(events);
          },
          thenRejected(code, details = {}) {
            expect(rejectionOf(run)).toMatchObject({ code, details });
          },
        };
      },
      state: (): State => replay(decider, history),
      contradiction: (): Contradiction | null => decider.contradiction(replay(decider, history)),
    };
  };
}

/** Facts at their places in a stream, as the store hands them back. */
export function placed<E extends Fact>(facts: readonly E[]): (Placed<E> & { readonly eventId: string })[] {
  return facts.map((fact, revision) => ({ ...fact, revision, eventId: `event-${revision}` }));
}

function rejectionOf(run: () => unknown): CommandRejected {
  try {
    run();
  } catch (error) {
    if (error instanceof CommandRejected) return error as CommandRejected;
    throw error;
  }
  throw new Error('The command was accepted');
}
