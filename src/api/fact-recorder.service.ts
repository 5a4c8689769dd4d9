import { Injectable } from '@nestjs/common';
import type { Child } from '../../workflows/child/child.state.js';
import { idOf, prefixOf } from '../../projections/projection.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded } from '../commands/command-handler.js';
import { StreamNotFound } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import { unobserved } from '../read-log/openings.js';
import { CorrectionDto, correctionCommand } from './correction.dto.js';
import { dtoFrom, FieldFaults } from './dto-parser.js';
import { begins, isCommandOf, parseFactCommand } from './fact-workflow.js';
import type { FactWorkflow, NamedStream, SealedFor } from './fact-workflow.js';

/** Carries out commands that arrive as plain JSON, for every workflow whose commands each record one fact. */
@Injectable()
export class FactRecorder {
  constructor(
    private readonly commands: CommandHandler,
    private readonly cases: CaseRecordService,
    private readonly keys: KeyStore,
  ) {}

  /**
   * @throws FieldFaults, StreamNotFound (no such instance or command, or another authority's), CaseNotFound (no such
   * child) and what the command handler throws.
   */
  async record(
    workflow: FactWorkflow,
    id: string,
    type: string,
    body: unknown,
    context: CommandContext,
  ): Promise<CommandOutcome> {
    if (!isCommandOf(workflow, type)) throw new StreamNotFound(type);
    const childId = begins(workflow, type)
      ? await this.childOf(body)
      : childIdOf(await this.existing(workflow, id, context));
    // A retry must make the same command, so ids that are given out follow from the command id.
    const newId = (field: string): string => this.keys.keyedId(`new ${field}`, context.commandId);
    const parsed = parseFactCommand(workflow, type, body, { childId, newId });
    if ('faults' in parsed) throw new FieldFaults(parsed.faults);
    const { command } = parsed;
    await this.checkNamed(workflow.namedStreams[type], command.data, childId, context, '');
    await this.checkParent(workflow.sealedFor?.[type], command.data, childId);
    return this.commands.execute(workflow.workflow, id, command, context);
  }

  /** @throws FieldFaults, StreamNotFound and what the command handler throws. */
  async correct(workflow: FactWorkflow, id: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    const dto = dtoFrom(CorrectionDto, body);
    const loaded = await this.existing(workflow, id, context);
    const event = loaded.history[dto.revision];
    const type = Object.keys(workflow.dtos).find((command) => workflow.factOfCommand[command] === event?.type);
    const childId = childIdOf(loaded);
    const command = correctionCommand(dto, {
      event,
      dto: type === undefined ? undefined : workflow.dtos[type],
      isPersonal: (field) => type !== undefined && workflow.isPersonal(type, field),
      subject: childId,
      childId,
    });
    if (type !== undefined) {
      await this.checkNamed(workflow.namedStreams[type], command.changes ?? {}, childId, context, 'changes.');
    }
    return this.commands.execute(workflow.workflow, id, command, context);
  }

  private async existing(
    { workflow }: FactWorkflow,
    id: string,
    { authority }: CommandContext,
  ): Promise<Loaded<unknown>> {
    const loaded = await unobserved(() => this.commands.load(workflow, id));
    if (loaded.history[0]?.authority !== authority) throw new StreamNotFound(loaded.stream);
    return loaded;
  }

  private async childOf(body: unknown): Promise<string> {
    const childId = typeof body === 'object' && body !== null && 'childId' in body ? body.childId : undefined;
    if (typeof childId !== 'string') throw new FieldFaults([{ field: 'childId', message: 'childId must be a UUID' }]);
    const known = await this.cases.childIdOf(childId);
    if (known !== childId) throw new CaseNotFound();
    return known;
  }

  /** What is sealed for somebody else than the child must be a parent or carer whom the child's record names. */
  private async checkParent(
    sealedFor: SealedFor | undefined,
    data: Readonly<Record<string, unknown>>,
    childId: string,
  ): Promise<void> {
    const named = sealedFor === undefined ? null : (data[sealedFor.person] ?? null);
    if (sealedFor === undefined || named === null) return;
    const { parents } = (await this.commands.load('child', childId)).state as Child;
    if (typeof named === 'string' && parents.some(({ parentId }) => parentId === named) && this.keys.hasKey(named))
      return;
    const message = `${sealedFor.person} must be the id of a parent or carer on the child’s record`;
    throw new FieldFaults([{ field: sealedFor.person, message }]);
  }

  /** A record that leads to another must lead to one of this authority about the same child. */
  private async checkNamed(
    named: NamedStream | undefined,
    data: Readonly<Record<string, unknown>>,
    childId: string,
    context: CommandContext,
    prefix: string,
  ): Promise<void> {
    const value = named === undefined ? null : (data[named.field] ?? null);
    if (named === undefined || value === null || (await this.isOfChild(named, value, childId, context))) return;
    const form = named.byId ? 'the id' : 'the stream, such as plan-<id>,';
    const message = `${named.field} must be ${form} of ${kindsInWords(named)} about this child`;
    throw new FieldFaults([{ field: `${prefix}${named.field}`, message }]);
  }

  private async isOfChild(
    { kinds, byId }: NamedStream,
    value: unknown,
    childId: string,
    { authority }: CommandContext,
  ): Promise<boolean> {
    if (typeof value !== 'string') return false;
    const kind = byId ? kinds[0] : kinds.find((one) => one === prefixOf(value));
    if (kind === undefined) return false;
    try {
      const loaded = await unobserved(() => this.commands.load(kind, byId ? value : idOf(value)));
      return loaded.history[0]?.authority === authority && childIn(loaded) === childId;
    } catch (error) {
      if (error instanceof MalformedId) return false;
      throw error;
    }
  }
}

/** @throws StreamNotFound: only a stream whose beginning was struck out names no child. */
function childIdOf(loaded: Loaded<unknown>): string {
  const childId = childIn(loaded);
  if (childId === null) throw new StreamNotFound(loaded.stream);
  return childId;
}

function childIn({ state }: Loaded<unknown>): string | null {
  return (state as { readonly childId: string | null }).childId;
}

const kindWords = {
  needsAssessment: 'a needs assessment',
  plan: 'a plan',
  dispute: 'a dispute',
  contact: 'a contact',
  escalation: 'an escalation',
} as const;

function kindsInWords({ kinds }: NamedStream): string {
  return kinds.map((kind) => kindWords[kind]).join(' or ');
}
