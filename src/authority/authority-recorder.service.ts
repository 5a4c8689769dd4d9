import { Injectable } from '@nestjs/common';
import { authorityDecider } from '../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../workflows/authority/authority.events.js';
import type { Authority } from '../../workflows/authority/authority.state.js';
import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { factOfAuthorityCommand } from '../../workflows/authority/authority.commands.js';
import { isCalendarFeedEvent } from '../../workflows/authority/calendar-feeds.js';
import { isStaffEvent } from '../../workflows/authority/staff.js';
import { CorrectionDto, correctionCommand } from '../api/correction.dto.js';
import { dtoFrom, FieldFaults } from '../api/dto-parser.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded } from '../commands/command-handler.js';
import { StreamNotFound } from '../event-store/event-store-errors.js';
import {
  authorityCommandFrom,
  authorityCommandTypes,
  authorityDtos,
  isAuthorityCommand,
} from './authority.command-mapping.js';

/** Carries out changes of an authority's settings that arrive as plain JSON. The context says whose they are. */
@Injectable()
export class AuthorityRecorder {
  constructor(private readonly commands: CommandHandler) {}

  /** @throws FieldFaults, StreamNotFound (no such command) and what the command handler throws. */
  record(type: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    if (!isAuthorityCommand(type)) throw new StreamNotFound(type);
    return this.commands.execute('authority', context.authority, authorityCommandFrom(type, body), context);
  }

  /** @throws FieldFaults and what the command handler throws. */
  async correct(body: unknown, context: CommandContext): Promise<CommandOutcome> {
    const command = correctionFrom(body, await this.load(context.authority), context.authority);
    return this.commands.execute('authority', context.authority, command, context);
  }

  /**
   * The settings as a change would leave them; nothing is recorded.
   * @throws FieldFaults, StreamNotFound (no such command), CommandRejected.
   */
  async tried(type: string, body: unknown, authority: string, basis: DecisionBasis): Promise<Authority> {
    if (!isAuthorityCommand(type)) throw new StreamNotFound(type);
    const { state, revision } = await this.load(authority);
    const facts = authorityDecider.decide(authorityCommandFrom(type, body), state, basis);
    return facts.reduce(
      (after, fact, index) => authorityDecider.evolve(after, { ...fact, revision: revision + 1 + index }),
      state,
    );
  }

  /** The settings as a correction would leave them; nothing is recorded. @throws FieldFaults, CommandRejected */
  async triedCorrection(body: unknown, authority: string, basis: DecisionBasis): Promise<Authority> {
    const loaded = await this.load(authority);
    const { history } = loaded;
    const correction = decideCorrection(authorityDecider, correctionFrom(body, loaded, authority), history, basis);
    return replay(authorityDecider, [...history, { ...correction, revision: history.length }]);
  }

  private async load(authority: string): Promise<LoadedAuthority> {
    return (await this.commands.load('authority', authority)) as LoadedAuthority;
  }
}

interface LoadedAuthority extends Loaded<Authority> {
  readonly history: readonly Recorded<AuthorityEvent>[];
}

/** @throws FieldFaults */
function correctionFrom(body: unknown, { history }: LoadedAuthority, authority: string): CorrectFact {
  const dto = dtoFrom(CorrectionDto, body);
  if (dto.text !== undefined) {
    const message = 'Settings are about nobody: give the reason alone, and record the setting anew with its own words';
    throw new FieldFaults([{ field: 'text', message }]);
  }
  const event = history[dto.revision];
  // To strike a revocation out would bring a secret back to life that may be known to anybody.
  if (event !== undefined && isCalendarFeedEvent(event)) {
    throw new FieldFaults([{ field: 'revision', message: 'A calendar feed is not corrected: revoke it' }]);
  }
  // What somebody could do, they could do, whatever should have been: it is changed from now on.
  if (event !== undefined && isStaffEvent(event)) {
    throw new FieldFaults([{ field: 'revision', message: 'Access is not corrected: change it for the person' }]);
  }
  const type = authorityCommandTypes.find((command) => factOfAuthorityCommand[command] === event?.type);
  return correctionCommand(dto, {
    event,
    dto: type === undefined ? undefined : authorityDtos[type],
    isPersonal: () => false,
    // Nothing personal is ever changed here, so that no key is asked for.
    subject: authority,
    childId: authority,
  });
}
