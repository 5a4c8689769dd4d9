import { Injectable } from '@nestjs/common';
import { idOf } from '../../projections/projection.js';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import type { LeftOut } from '../allocations/allocation.js';
import { faultInWords } from '../allocations/allocations.service.js';
import { Recording } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandOutcome } from '../commands/command-handler.js';
import { workflows } from '../commands/workflows.js';
import { KeyStore } from '../keys/key-store.js';
import type { SharingTarget } from './sharing.js';
import type { YoungPerson } from './young-people.service.js';

/** Commands under way at once: they share a sync of the log. */
const atOnce = 16;

/** Records what was shared about several young people: a command for each, so that one that is refused stops no other. */
@Injectable()
export class Sharing {
  constructor(
    private readonly commands: CommandHandler,
    private readonly recording: Recording,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
  ) {}

  /** Those of whom it could be recorded now, and why not of the others; nothing is recorded. */
  async tried(
    chosen: readonly YoungPerson[],
    target: SharingTarget,
  ): Promise<{ readonly ready: readonly YoungPerson[]; readonly leftOut: readonly LeftOut[] }> {
    const judged = await Promise.all(
      chosen.map(async (person) => ({ person, fault: await this.faultOf(person, target) })),
    );
    return {
      ready: judged.flatMap(({ person, fault }) => (fault === null ? [person] : [])),
      leftOut: judged.flatMap(({ fault }) => fault ?? []),
    };
  }

  /** Sent again, it records nothing a second time: the commands' ids are made from the form's and from what it says. */
  async record(
    chosen: readonly YoungPerson[],
    target: SharingTarget,
    { person, commandId }: { readonly person: Person; readonly commandId: string },
  ): Promise<{ readonly done: readonly string[]; readonly leftOut: readonly LeftOut[] }> {
    const done: string[] = [];
    const leftOut: LeftOut[] = [];
    let last: CommandOutcome | null = null;
    for (let from = 0; from < chosen.length; from += atOnce) {
      const part = chosen.slice(from, from + atOnce);
      const ends = await Promise.all(part.map(({ stream }) => this.recordOne(stream, target, person, commandId)));
      for (const end of ends) {
        if ('because' in end) leftOut.push(end);
        else {
          done.push(end.stream);
          last = end;
        }
      }
    }
    // The list they go back to shows it, once read models have followed.
    if (last !== null) await this.recording.answerOf(commandId, last);
    return { done, leftOut };
  }

  private async recordOne(
    stream: string,
    target: SharingTarget,
    person: Person,
    form: string,
  ): Promise<CommandOutcome | LeftOut> {
    const commandId = this.keys.keyedId('sharing of several', JSON.stringify([form, stream, target]));
    const context = this.recording.contextOf(person, { commandId, fields: {} });
    try {
      return await this.commands.execute('plan', idOf(stream), commandOf(target), { ...context, correlationId: form });
    } catch (error) {
      const fault = faultInWords(stream, error);
      if (fault === null) throw error;
      return fault;
    }
  }

  private async faultOf({ stream, birthdays }: YoungPerson, target: SharingTarget): Promise<LeftOut | null> {
    if (target.on < birthdays.birthDate)
      return { stream, because: 'refused', words: 'The date lies before the date of birth' };
    const { state } = await this.commands.load('plan', idOf(stream));
    try {
      workflows.plan.decider.decide(commandOf(target), state, this.basis.decisionBasis());
      return null;
    } catch (error) {
      if (error instanceof CommandRejected) return faultInWords(stream, error);
      throw error;
    }
  }
}

function commandOf({ on, organisation, post, shared, consent }: SharingTarget): {
  readonly type: 'ShareInformation';
  readonly on: CalendarDate;
  readonly data: object;
} {
  const data = { sharedWith: 'adultSocialCare', organisation, post, shared, consent };
  return { type: 'ShareInformation', on, data };
}
