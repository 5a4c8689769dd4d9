import type { CalendarDate } from '../timetable/calendar-date.js';
import { reject } from './command-rejected.js';
import type { FactCorrected } from './common-events.js';
import type { Command, Decider, DecisionBasis, Placed } from './decider.js';
import type { Fact, Plain } from './fact.js';
import { effectiveHistory, isCorrection } from './replay.js';

/** Undo by correction: an earlier record of the stream was wrong. Every workflow takes it. */
export interface CorrectFact extends Command<'CorrectFact'> {
  readonly revision: number;
  readonly reason: FactCorrected['data']['reason'];
  readonly occurredOn?: CalendarDate;
  readonly changes?: Readonly<Record<string, Plain>>;
  readonly struck?: boolean;
  readonly personal?: NonNullable<FactCorrected['personal']>;
}

type RecordedFact<E extends Fact> = Placed<E> & { readonly eventId: string };

/**
 * Judges a correction against the whole stream: what was recorded later must still be able to stand.
 * @throws CommandRejected where the fact does not exist, nothing would change, or a later record would contradict it.
 */
export function decideCorrection<State, E extends Fact>(
  decider: Pick<
    Decider<State, never, E>,
    'initialState' | 'evolve' | 'mayFollow' | 'contradiction' | 'neverCorrected' | 'unchanging'
  >,
  command: CorrectFact,
  history: readonly RecordedFact<E>[],
  basis: Pick<DecisionBasis, 'today'>,
): FactCorrected {
  const target = history[command.revision];
  if (target === undefined || isCorrection(target)) reject('no-such-fact', { revision: command.revision });
  if (decider.neverCorrected?.includes(target.type) === true) reject('cannot-be-corrected', { fact: target.type });
  if (command.occurredOn !== undefined && command.occurredOn > basis.today) {
    reject('dated-in-the-future', { on: command.occurredOn, today: basis.today });
  }
  const correction: FactCorrected = {
    type: 'FactCorrected',
    occurredOn: basis.today,
    data: {
      correctsRevision: command.revision,
      correctsEventId: target.eventId,
      reason: command.reason,
      occurredOn: command.occurredOn ?? null,
      changes: command.changes ?? {},
      struck: command.struck ?? false,
    },
    ...(command.personal === undefined ? {} : { personal: command.personal }),
  };
  if (decider.unchanging?.includes(target.type) === true && changesWords(correction)) {
    reject('record-cannot-be-changed', { fact: target.type });
  }
  refuseUnknownFields(target, command.changes ?? {});
  refuseNothing(history, target, correction);
  refuseBrokenHistory(decider, [...history, { ...correction, revision: history.length }]);
  return correction;
}

function changesWords({ data, personal = {} }: FactCorrected): boolean {
  return Object.keys(data.changes).length > 0 || Object.values(personal).some(({ changes }) => changes !== undefined);
}

function refuseUnknownFields(target: Fact, changes: Readonly<Record<string, Plain>>): void {
  const known = target.data as Readonly<Record<string, unknown>>;
  for (const [field, value] of Object.entries(changes)) {
    const before = known[field];
    if (before === undefined) reject('no-such-field', { field, fact: target.type });
    // An identity ties the record to its child, advice or draft: a record in the wrong place is struck, not renamed.
    if (field.endsWith('Id')) reject('identity-cannot-be-corrected', { field });
    if (before !== null && value !== null && typeof before !== typeof value) {
      reject('field-of-another-kind', { field, fact: target.type });
    }
  }
}

function refuseNothing<E extends Fact>(
  history: readonly RecordedFact<E>[],
  target: RecordedFact<E>,
  correction: FactCorrected,
): void {
  const { occurredOn, changes, struck } = correction.data;
  const standing = effectiveHistory(history).find(({ revision }) => revision === target.revision);
  const sealedChange = Object.values(correction.personal ?? {}).some((content) => content.changes !== undefined);
  const dateChanges = occurredOn !== null && occurredOn !== standing?.occurredOn;
  const data = (standing?.data ?? {}) as Readonly<Record<string, unknown>>;
  const dataChanges = Object.entries(changes).some(
    ([field, value]) => JSON.stringify(data[field]) !== JSON.stringify(value),
  );
  const strikeChanges = struck === (standing !== undefined);
  if (!dateChanges && !dataChanges && !sealedChange && !strikeChanges) reject('correction-changes-nothing');
}

function refuseBrokenHistory<State, E extends Fact>(
  decider: Pick<Decider<State, never, E>, 'initialState' | 'evolve' | 'mayFollow' | 'contradiction'>,
  history: readonly Placed[],
): void {
  let state = decider.initialState;
  for (const event of effectiveHistory(history) as readonly Placed<E>[]) {
    if (!decider.mayFollow(state, event)) {
      reject('correction-contradicts-later-fact', { fact: event.type, on: event.occurredOn });
    }
    state = decider.evolve(state, event);
  }
  const contradiction = decider.contradiction(state);
  if (contradiction !== null) reject(contradiction.code, contradiction.details);
}
