import { Injectable } from '@nestjs/common';
import { factOfChildCommand } from '../../workflows/child/child.commands.js';
import type { Child } from '../../workflows/child/child.state.js';
import { reject } from '../../workflows/kernel/command-rejected.js';
import { CorrectionDto, correctionCommand } from '../api/correction.dto.js';
import { dtoFrom, FieldFaults } from '../api/dto-parser.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded } from '../commands/command-handler.js';
import { StreamNotFound } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import { unobserved } from '../read-log/openings.js';
import { childCommandFromDto, childCommandTypes, isChildCommand } from './child.command-mapping.js';
import { RecordParentDto } from './child.dto.js';
import type { ChangeChildDetailsDto } from './child.dto.js';
import { CaseOpenersDto } from './case-access.dto.js';
import { childDtos, clearFields } from './child.dtos.js';
import type { ChildDtoOf } from './child.dtos.js';

/** Carries out commands about children that arrive as plain JSON. */
@Injectable()
export class ChildRecorder {
  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
  ) {}

  /**
   * @throws FieldFaults, StreamNotFound (no such child, or another authority's), PersonConflict (the identifiers are
   * somebody else's) and what the command handler throws.
   */
  async record(childId: string, type: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    if (!isChildCommand(type)) throw new StreamNotFound(type);
    const { state } = await this.existing(childId, context);
    const dto = dtoFrom<ChildDtoOf<typeof type>>(childDtos[type], body);
    if (dto instanceof RecordParentDto) dto.parentId = await this.parentOf(dto, state as Child, context);
    if (dto instanceof CaseOpenersDto) nameManager(dto, context);
    if (type === 'ChangeChildDetails') await this.index(childId, dto, state as Child, context);
    return this.commands.execute('child', childId, childCommandFromDto(type, dto, childId), context);
  }

  /** @throws FieldFaults, StreamNotFound and what the command handler throws. */
  async correct(childId: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    const dto = dtoFrom(CorrectionDto, body);
    const { history } = await this.existing(childId, context);
    const event = history[dto.revision];
    const type = childCommandTypes.find((command) => factOfChildCommand[command] === event?.type);
    const { parentId } = (event?.data ?? {}) as { readonly parentId?: string };
    const command = correctionCommand(dto, {
      event,
      dto: type === undefined ? undefined : childDtos[type],
      isPersonal: (field) => !Object.hasOwn(clearFields, field),
      subject: parentId ?? childId,
      childId,
    });
    return this.commands.execute('child', childId, command, context);
  }

  private async existing(childId: string, { authority }: CommandContext): Promise<Loaded<unknown>> {
    const loaded = await unobserved(() => this.commands.load('child', childId));
    if (loaded.history[0]?.authority !== authority) throw new StreamNotFound(loaded.stream);
    return loaded;
  }

  /** A parent on file by id, or a new person whose key is on disk before anything is sealed with it. */
  private async parentOf(
    dto: RecordParentDto,
    child: Child,
    { authority, commandId }: CommandContext,
  ): Promise<string> {
    if (dto.parentId === undefined) {
      const registration = { identifiers: {}, requestId: `${commandId} parent` };
      return (await this.keys.registerPerson(authority, registration)).personId;
    }
    if (!child.parents.some(({ parentId }) => parentId === dto.parentId)) reject('no-such-parent');
    return dto.parentId;
  }

  /** What can tell who somebody is must be findable, and must not be somebody else's, before it is recorded. */
  private async index(
    childId: string,
    { upn, uln, surname, birthDate }: ChangeChildDetailsDto,
    { details }: Child,
    { authority }: CommandContext,
  ): Promise<void> {
    const now = {
      upn,
      uln,
      surname: surname ?? (birthDate === undefined ? undefined : details.surname),
      birthDate: birthDate ?? (surname === undefined ? undefined : details.birthDate),
    };
    const known = Object.entries(now).filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (known.length > 0) await this.keys.addIdentifiers(authority, childId, Object.fromEntries(known));
  }
}

/**
 * Whoever restricts a case is always among those who may open it. The operator at the command line opens none, so there a
 * manager must be named.
 */
function nameManager(dto: CaseOpenersDto, { actor }: CommandContext): void {
  const answers = actor.role === 'administrator' ? dto.manager : actor.id;
  if (answers === undefined) {
    throw new FieldFaults([{ field: 'manager', message: 'manager must be the id of the manager who answers for it' }]);
  }
  dto.manager = answers;
  dto.people = [...new Set([...dto.people, answers])];
  dto.teams = [...new Set(dto.teams)];
}
