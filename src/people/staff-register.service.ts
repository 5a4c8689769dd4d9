import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { Actor, FactSource } from '../../workflows/kernel/fact.js';
import type { AccessReason, StaffRole } from '../../workflows/authority/staff.events.js';
import type { StaffCommand } from '../../workflows/authority/staff.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandOutcome } from '../commands/command-handler.js';
import { PeopleDirectory } from './people-directory.js';

/** Who wishes a change, and the id that makes a retry safe. */
export interface Acting {
  readonly actor: Actor;
  readonly commandId: string;
  readonly source: FactSource;
  readonly seenRevision?: number;
  readonly recordedAt?: Date;
}

export interface AccessWish {
  readonly roles: readonly StaffRole[];
  readonly team: string | null;
  readonly reason: AccessReason;
  /** Kept in the directory beside the names, never in the log. */
  readonly note: string | null;
}

export type Why = Pick<AccessWish, 'reason' | 'note'>;

/** What a form about staff wishes for, as the command that records it; `by` is who wishes it. */
export const staffCommands = {
  admit: (personId: string, { roles, team, reason }: AccessWish, by: string): StaffCommand => ({
    type: 'AdmitPerson',
    by,
    data: { personId, roles, team, reason },
  }),
  changeRoles: (personId: string, { roles, team, reason }: AccessWish, by: string): StaffCommand => ({
    type: 'ChangeRoles',
    by,
    data: { personId, roles, team, reason },
  }),
  end: (personId: string, { reason }: Why, by: string): StaffCommand => ({
    type: 'EndAccess',
    by,
    data: { personId, reason },
  }),
  closeTeam: (team: string, reason: string, by: string): StaffCommand => ({
    type: 'CloseTeam',
    by,
    data: { team, reason },
  }),
} as const;

/** Checked by `personName` and `emailAddress` before they come here. */
export interface PersonalDetails {
  readonly name: string;
  readonly email: string | null;
}

/** The id of a person whom this command admits: the same however often it is sent. */
function personIdOf(commandId: string): string {
  const hex = createHash('sha256').update(`person ${commandId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Changes who may sign in: facts in the log, names in the directory. Throws what the command handler throws. */
@Injectable()
export class StaffRegister {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: PeopleDirectory,
    /** Three figures. */
    private readonly authority: string,
  ) {}

  /**
   * Lets a person sign in. Somebody who was here before, by their address, comes back under their old id.
   * @returns the person's id.
   */
  async admit(details: PersonalDetails, wish: AccessWish, acting: Acting): Promise<string> {
    const known = details.email === null ? null : this.directory.byEmail(details.email);
    const personId = known?.id ?? personIdOf(acting.commandId);
    // The directory first: an event must never speak of somebody whom nobody can name.
    if (known === null) this.directory.put({ id: personId, ...details });
    try {
      await this.readmit(personId, wish, acting);
    } catch (error) {
      if (known === null && error instanceof CommandRejected) this.directory.remove(personId);
      throw error;
    }
    if (known !== null) this.directory.put({ id: personId, name: details.name, email: known.email });
    return personId;
  }

  /** Lets somebody whose access has ended sign in again. */
  async readmit(personId: string, wish: AccessWish, acting: Acting): Promise<CommandOutcome> {
    const outcome = await this.execute(staffCommands.admit(personId, wish, acting.actor.id), acting);
    this.note(personId, wish.note, acting);
    return outcome;
  }

  async changeRoles(personId: string, wish: AccessWish, acting: Acting): Promise<CommandOutcome> {
    const outcome = await this.execute(staffCommands.changeRoles(personId, wish, acting.actor.id), acting);
    this.note(personId, wish.note, acting);
    return outcome;
  }

  async end(personId: string, why: Why, acting: Acting): Promise<CommandOutcome> {
    const outcome = await this.execute(staffCommands.end(personId, why, acting.actor.id), acting);
    this.note(personId, why.note, acting);
    return outcome;
  }

  /** @throws DirectoryConflict where the address is another's. */
  changeDetails(personId: string, details: PersonalDetails): void {
    this.directory.put({ id: personId, ...details });
  }

  /** The council account signs in as this person no longer; the next one with their verified address does. */
  async releaseAccount(personId: string, reason: AccessReason, acting: Acting): Promise<CommandOutcome> {
    const data = { personId, reason };
    const outcome = await this.execute({ type: 'ReleaseCouncilAccount', by: acting.actor.id, data }, acting);
    this.directory.forgetAccount(personId);
    return outcome;
  }

  formTeam(team: string, reason: string, acting: Acting): Promise<CommandOutcome> {
    return this.execute({ type: 'FormTeam', by: acting.actor.id, data: { team, reason } }, acting);
  }

  closeTeam(team: string, reason: string, acting: Acting): Promise<CommandOutcome> {
    return this.execute(staffCommands.closeTeam(team, reason, acting.actor.id), acting);
  }

  /** Records a change that is no more than a fact about the staff. */
  execute(command: StaffCommand, acting: Acting): Promise<CommandOutcome> {
    const { authority } = this;
    return this.commands.execute('authority', authority, command, { authority, ...acting });
  }

  private note(personId: string, note: string | null, { commandId }: Acting): void {
    if (note !== null) this.directory.noteWhy(commandId, personId, note);
  }
}
