import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { Person } from '../access/people.js';
import { actingRole } from '../access/roles.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ProcessManagers } from '../process-managers/process-managers.service.js';
import { ProjectorService } from '../projector/projector.service.js';
import type { CommandEnvelope } from './command-envelope.js';

/** Longest wait for lists and cases to show what was just recorded; they will, only later. */
const longestWait = 2_000;

/** What a program is told of a command that was carried out. */
export interface RecordedAnswer {
  readonly commandId: string;
  readonly stream: string;
  readonly id: string;
  readonly revision: number;
  /** True where the command id had been carried out before: nothing was recorded a second time. */
  readonly replayed: boolean;
  readonly events: readonly Pick<
    Recorded,
    'revision' | 'position' | 'eventId' | 'type' | 'occurredOn' | 'recordedAt' | 'data'
  >[];
}

/** In whose name commands are carried out, and what is said of them afterwards. */
@Injectable()
export class Recording {
  constructor(
    private readonly home: HomeAuthority,
    private readonly projector: ProjectorService,
    private readonly managers: ProcessManagers,
  ) {}

  contextOf(person: Person, { commandId, seenRevision }: CommandEnvelope): CommandContext {
    return {
      authority: this.home.code,
      actor: { id: person.id, role: actingRole(person.roles) },
      commandId,
      source: 'user',
      ...(seenRevision === undefined ? {} : { seenRevision }),
    };
  }

  /** The answer, once what was recorded can be read back; or after a moment, should the read models be behind. */
  async answerOf(commandId: string, outcome: CommandOutcome): Promise<RecordedAnswer> {
    await this.shown(outcome);
    const { stream, revision, replayed } = outcome;
    return {
      commandId,
      stream,
      id: stream.slice(stream.indexOf('-') + 1),
      revision,
      replayed,
      events: outcome.events.map(({ revision: at, position, eventId, type, occurredOn, recordedAt, data }) => ({
        revision: at,
        position,
        eventId,
        type,
        occurredOn,
        recordedAt,
        data,
      })),
    };
  }

  private async shown({ events }: CommandOutcome): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const giveUp = new AbortController();
    // The record stands whatever the read models do: their trouble is not this command's.
    const reached = this.managers
      .reached(last.position)
      .then((followed) => this.projector.reached(followed))
      .catch(() => undefined);
    const waited = delay(longestWait, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined);
    await Promise.race([reached, waited]);
    giveUp.abort();
  }
}
