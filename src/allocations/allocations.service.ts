import { Injectable } from '@nestjs/common';
import type { Command } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { idOf, prefixOf } from '../../projections/projection.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { Recording } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { RecordAltered, StreamMovedOn, TooMuchContention } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandOutcome } from '../commands/command-handler.js';
import { workflows } from '../commands/workflows.js';
import { OutcomeUnknown, StoreFull, StoreUnavailable } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { time } from '../web/words/date-words.js';
import { factClause } from '../web/words/fact-words.js';
import type { AllocationTarget, LeftOut, SeenCase } from './allocation.js';
import { ChosenCases } from './chosen-cases.service.js';
import type { Allocated, ChosenCase } from './chosen-cases.service.js';

/** Commands under way at once: they share a sync of the log. */
const atOnce = 16;

/** What would happen to the chosen cases. */
export interface AllocationTrial {
  readonly ready: readonly ChosenCase[];
  readonly leftOut: readonly (LeftOut & { readonly chosen: ChosenCase | null })[];
}

type Allocation = Command<'AllocateCase'> & {
  readonly on: AllocationTarget['on'];
  readonly data: { readonly team: string; readonly worker: string | null };
};

/** Gives several cases to a team and a worker: a command for each, so that one that cannot be allocated stops no other. */
@Injectable()
export class Allocations {
  constructor(
    private readonly chosen: ChosenCases,
    private readonly commands: CommandHandler,
    private readonly recording: Recording,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
    private readonly people: People,
  ) {}

  /** Says of each case whether it could be allocated now; nothing is recorded. */
  async tried(streams: readonly string[], target: AllocationTarget): Promise<AllocationTrial> {
    const found = await this.chosen.read(streams);
    const there = new Set(found.map(({ stream }) => stream));
    const judged = found.map((chosen) => ({ chosen, fault: this.faultOf(chosen, target) }));
    return {
      ready: judged.flatMap(({ chosen, fault }) => (fault === null ? [chosen] : [])),
      leftOut: [
        ...judged.flatMap(({ chosen, fault }) => (fault === null ? [] : [{ ...fault, chosen }])),
        ...streams
          .filter((stream) => !there.has(stream))
          .map((stream) => ({ stream, because: 'gone' as const, words: '', chosen: null })),
      ],
    };
  }

  /**
   * Allocates what was seen. Sent again, it records nothing a second time: the commands' ids are made from the form's and from
   * what it says.
   */
  async allocate(
    seen: readonly SeenCase[],
    target: AllocationTarget,
    { person, commandId }: { readonly person: Person; readonly commandId: string },
  ): Promise<{ readonly allocated: number; readonly leftOut: readonly LeftOut[] }> {
    const leftOut: LeftOut[] = [];
    let last: CommandOutcome | null = null;
    let allocated = 0;
    for (let from = 0; from < seen.length; from += atOnce) {
      const part = seen.slice(from, from + atOnce);
      const ends = await Promise.all(part.map((one) => this.allocateOne(one, target, person, commandId)));
      for (const end of ends) {
        if ('because' in end) leftOut.push(end);
        else {
          allocated += 1;
          last = end;
        }
      }
    }
    // The list they go back to shows it, once read models have followed.
    if (last !== null) await this.recording.answerOf(commandId, last);
    return { allocated, leftOut };
  }

  private async allocateOne(
    { stream, revision }: SeenCase,
    { team, worker, on }: AllocationTarget,
    person: Person,
    form: string,
  ): Promise<CommandOutcome | LeftOut> {
    const commandId = this.keys.keyedId('allocation of several', JSON.stringify([form, stream, team, worker, on]));
    const context = this.recording.contextOf(person, { commandId, fields: {}, seenRevision: revision });
    const command: Allocation = { type: 'AllocateCase', on, data: { team, worker } };
    const workflow = prefixOf(stream) as Allocated;
    try {
      return await this.commands.execute(workflow, idOf(stream), command, { ...context, correlationId: form });
    } catch (error) {
      if (error instanceof StreamMovedOn) return this.movedOn(stream, commandId, error);
      const fault = faultInWords(stream, error);
      if (fault === null) throw error;
      return fault;
    }
  }

  private async movedOn(stream: string, commandId: string, error: StreamMovedOn): Promise<CommandOutcome | LeftOut> {
    const { since, actualRevision } = error;
    // Sent twice at once: the other of the two was quicker.
    const own = since.filter((event) => event.commandId === commandId);
    if (own.length > 0) return { stream, revision: actualRevision, events: own, replayed: true };
    const [now] = await this.chosen.read([stream]);
    if (now === undefined) return { stream, because: 'gone', words: '' };
    return { stream, because: now.over ? 'over' : 'moved', words: await this.lastOf(since) };
  }

  private async lastOf(since: readonly Recorded[]): Promise<string> {
    const event = since.at(-1);
    if (event === undefined) return '';
    const who = (await this.people.find(event.actor.id))?.name ?? 'Somebody else';
    return `${who} recorded at ${time(event.recordedAt)}: ${factClause(event.type)}`;
  }

  private faultOf(
    { stream, workflow, state, over, team, worker }: ChosenCase,
    target: AllocationTarget,
  ): LeftOut | null {
    if (over) return { stream, because: 'over', words: '' };
    if (team === target.team && worker === target.worker) return { stream, because: 'already', words: '' };
    const command: Allocation = {
      type: 'AllocateCase',
      on: target.on,
      data: { team: target.team, worker: target.worker },
    };
    try {
      workflows[workflow].decider.decide(command, state, this.basis.decisionBasis());
      return null;
    } catch (error) {
      if (isRejection(error)) return faultInWords(stream, error);
      throw error;
    }
  }
}

/** Null for what is no matter of this one case. */
function faultInWords(stream: string, error: unknown): LeftOut | null {
  if (isRejection(error)) return { stream, because: 'refused', words: rejectionWords(error.code, error.details) };
  if (error instanceof RecordAltered) return { stream, because: 'refused', words: 'This record has been altered' };
  const away = [StoreUnavailable, StoreFull, OutcomeUnknown, TooMuchContention].some((kind) => error instanceof kind);
  return away ? { stream, because: 'away', words: '' } : null;
}
