import { Injectable } from '@nestjs/common';
import { factOfAuthorityCommand } from '../../workflows/authority/authority.commands.js';
import { isCalendarFeedEvent } from '../../workflows/authority/calendar-feeds.js';
import { isStaffEvent } from '../../workflows/authority/staff.js';
import { CorrectionDto, correctionCommand } from '../api/correction.dto.js';
import { dtoFrom, FieldFaults } from '../api/dto-parser.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
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
    const dto = dtoFrom(CorrectionDto, body);
    if (dto.text !== undefined) {
      const message =
        'Settings are about nobody: give the reason alone, and record the setting anew with its own words';
      throw new FieldFaults([{ field: 'text', message }]);
    }
    const { history } = await this.commands.load('authority', context.authority);
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
    const command = correctionCommand(dto, {
      event,
      dto: type === undefined ? undefined : authorityDtos[type],
      isPersonal: () => false,
      // Nothing personal is ever changed here, so that no key is asked for.
      subject: context.authority,
      childId: context.authority,
    });
    return this.commands.execute('authority', context.authority, command, context);
  }
}
