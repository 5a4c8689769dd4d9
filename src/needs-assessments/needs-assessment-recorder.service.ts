import { Injectable } from '@nestjs/common';
import { factOfCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { CorrectionDto, correctionCommand } from '../api/correction.dto.js';
import { dtoFrom, FieldFaults } from '../api/dto-parser.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded } from '../commands/command-handler.js';
import { StreamNotFound } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import {
  isNeedsAssessmentCommand,
  needsAssessmentCommandTypes,
  parseCommand,
} from './needs-assessment.command-mapping.js';
import { needsAssessmentDtos, personalFields } from './needs-assessment.dtos.js';

/** Commands that bring an assessment into being, for a child who has a record. */
const beginnings: readonly NeedsAssessmentCommandType[] = [
  'RecordRequest',
  'RecordResponsibility',
  'BeginReassessment',
];

/** Carries out commands on needs assessments that arrive as plain JSON. */
@Injectable()
export class NeedsAssessmentRecorder {
  constructor(
    private readonly commands: CommandHandler,
    private readonly cases: CaseRecordService,
    private readonly keys: KeyStore,
  ) {}

  /**
   * @throws FieldFaults, StreamNotFound (no such assessment, or another authority's), CaseNotFound (no such child) and
   * what the command handler throws.
   */
  async record(id: string, type: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    if (!isNeedsAssessmentCommand(type)) throw new StreamNotFound(type);
    const childId = beginnings.includes(type)
      ? await this.childOf(body)
      : this.childIdOf(await this.existing(id, context));
    // A retry must make the same command, so ids that are given out follow from the command id.
    const newId = (field: string): string => this.keys.keyedId(`new ${field}`, context.commandId);
    const parsed = parseCommand(type, body, childId, newId);
    if ('faults' in parsed) throw new FieldFaults(parsed.faults);
    return this.commands.execute('needsAssessment', id, parsed.command, context);
  }

  /** @throws FieldFaults, StreamNotFound and what the command handler throws. */
  async correct(id: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    const dto = dtoFrom(CorrectionDto, body);
    const loaded = await this.existing(id, context);
    const event = loaded.history[dto.revision];
    const type = needsAssessmentCommandTypes.find((command) => factOfCommand[command] === event?.type);
    const childId = this.childIdOf(loaded);
    const command = correctionCommand(dto, {
      event,
      dto: type === undefined ? undefined : needsAssessmentDtos[type],
      isPersonal: (field) => Object.hasOwn(personalFields, field),
      subject: childId,
      childId,
    });
    return this.commands.execute('needsAssessment', id, command, context);
  }

  private async existing(id: string, { authority }: CommandContext): Promise<Loaded<unknown>> {
    const loaded = await this.commands.load('needsAssessment', id);
    if (loaded.history[0]?.authority !== authority) throw new StreamNotFound(loaded.stream);
    return loaded;
  }

  private childIdOf({ state, stream }: Loaded<unknown>): string {
    const { childId } = state as NeedsAssessment;
    // Only a stream whose beginning was struck out names no child.
    if (childId === null) throw new StreamNotFound(stream);
    return childId;
  }

  private async childOf(body: unknown): Promise<string> {
    const childId = typeof body === 'object' && body !== null && 'childId' in body ? body.childId : undefined;
    if (typeof childId !== 'string') throw new FieldFaults([{ field: 'childId', message: 'childId must be a UUID' }]);
    const known = await this.cases.childIdOf(childId);
    if (known !== childId) throw new CaseNotFound();
    return known;
  }
}
