import { Injectable } from '@nestjs/common';
import type { Child } from '../../workflows/child/child.state.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { idOf, prefixOf } from '../../projections/projection.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome, Loaded } from '../commands/command-handler.js';
import { workflows } from '../commands/workflows.js';
import { StreamNotFound } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import { unobserved } from '../read-log/openings.js';
import { CorrectionDto, correctionCommand } from './correction.dto.js';
import { dtoFrom, FieldFaults } from './dto-parser.js';
import { begins, isCommandOf, ownerOf, parseFactCommand } from './fact-workflow.js';
import type { FactCommand, FactWorkflow, NamedStream, SealedFor } from './fact-workflow.js';
import { withOwnPerson } from './own-person.js';

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
    const { command, newPerson } = await this.commandOf(workflow, id, type, body, context);
    if (newPerson) {
      const registered = await withOwnPerson(this.keys, workflow, command, context);
      return this.commands.execute(workflow.workflow, id, registered, context);
    }
    return this.commands.execute(workflow.workflow, id, command, context);
  }

  /** Judges a command on what stands now; nothing is recorded. @throws CommandRejected and what `record` throws. */
  async tried(
    workflow: FactWorkflow,
    id: string,
    type: string,
    body: unknown,
    context: CommandContext,
    basis: DecisionBasis,
  ): Promise<void> {
    const { command } = await this.commandOf(workflow, id, type, body, context);
    const { state } = await unobserved(() => this.commands.load(workflow.workflow, id));
    workflows[workflow.workflow].decider.decide(command, state, basis);
  }

  /** @throws FieldFaults, StreamNotFound and what the command handler throws. */
  async correct(workflow: FactWorkflow, id: string, body: unknown, context: CommandContext): Promise<CommandOutcome> {
    const dto = dtoFrom(CorrectionDto, body);
    const loaded = await this.existing(workflow, id, context);
    const event = loaded.history[dto.revision];
    const type = Object.keys(workflow.dtos).find((command) => workflow.factOfCommand[command] === event?.type);
    const childId = childIn(loaded);
    const subject = subjectOf(workflow, loaded);
    const command = correctionCommand(dto, {
      event,
      dto: type === undefined ? undefined : workflow.dtos[type],
      isPersonal: (field) => type !== undefined && workflow.isPersonal(type, field),
      subject: (field) => ownerOf(workflow.sealedFor?.[type ?? ''], { ...event?.data }, subject, field),
      childId: subject,
    });
    if (type !== undefined) {
      await this.checkNamed(workflow.namedStreams[type], command.changes ?? {}, childId, context, 'changes.');
    }
    return this.commands.execute(workflow.workflow, id, command, context);
  }

  /** The command, checked; `newPerson` where it begins something about somebody who has no key yet. */
  private async commandOf(
    workflow: FactWorkflow,
    id: string,
    type: string,
    body: unknown,
    context: CommandContext,
  ): Promise<{ readonly command: FactCommand; readonly newPerson: boolean }> {
    if (!isCommandOf(workflow, type)) throw new StreamNotFound(type);
    const begun = begins(workflow, type);
    const loaded = begun ? null : await this.existing(workflow, id, context);
    const childId = loaded === null ? await this.childOf(workflow, body) : childIn(loaded);
    const person = loaded === null ? null : subjectOf(workflow, loaded);
    // A retry must make the same command, so ids that are given out follow from the command id.
    const newId = (field: string): string => this.keys.keyedId(`new ${field}`, context.commandId);
    const parsed = parseFactCommand(workflow, type, body, { childId, person, newId });
    if ('faults' in parsed) throw new FieldFaults(parsed.faults);
    const { command } = parsed;
    await this.checkNamed(workflow.namedStreams[type], command.data, childId, context, '');
    const newPerson = begun && workflow.ownPerson !== undefined && givenPerson(workflow, body) === null;
    if (!newPerson) await this.checkParent(workflow.sealedFor?.[type], command.data, childId);
    return { command, newPerson };
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

  private async childOf({ ownPerson }: FactWorkflow, body: unknown): Promise<string | null> {
    const childId = typeof body === 'object' && body !== null && 'childId' in body ? body.childId : undefined;
    if (ownPerson !== undefined && (childId === undefined || childId === null)) return null;
    if (typeof childId !== 'string') throw new FieldFaults([{ field: 'childId', message: 'childId must be a UUID' }]);
    const known = await this.cases.childIdOf(childId);
    if (known !== childId) throw new CaseNotFound();
    return known;
  }

  /** What is sealed for somebody else than the child must be a parent or carer whom the child's record names. */
  private async checkParent(
    sealedFor: SealedFor | undefined,
    data: Readonly<Record<string, unknown>>,
    childId: string | null,
  ): Promise<void> {
    const named = sealedFor === undefined ? null : (data[sealedFor.person] ?? null);
    if (sealedFor === undefined || named === null) return;
    const parents = childId === null ? [] : ((await this.commands.load('child', childId)).state as Child).parents;
    if (typeof named === 'string' && parents.some(({ parentId }) => parentId === named) && this.keys.hasKey(named))
      return;
    const message = `${sealedFor.person} must be the id of a parent or carer on the child’s record`;
    throw new FieldFaults([{ field: sealedFor.person, message }]);
  }

  /** A record that leads to another must lead to one of this authority about the same child. */
  private async checkNamed(
    named: NamedStream | undefined,
    data: Readonly<Record<string, unknown>>,
    childId: string | null,
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
    childId: string | null,
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

/**
 * Whose key seals what is personal: the child's or, off a case, that of the person it names.
 * @throws StreamNotFound: only a stream whose beginning was struck out names nobody.
 */
function subjectOf({ ownPerson }: FactWorkflow, loaded: Loaded<unknown>): string {
  const state = loaded.state as Readonly<Record<string, unknown>>;
  const subject = childIn(loaded) ?? (ownPerson === undefined ? null : state[ownPerson]);
  if (typeof subject !== 'string') throw new StreamNotFound(loaded.stream);
  return subject;
}

/** Whom a body names of itself as the person of a beginning. */
function givenPerson({ ownPerson = '' }: FactWorkflow, body: unknown): string | null {
  const named = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[ownPerson] : null;
  return typeof named === 'string' ? named : null;
}

function childIn({ state }: Loaded<unknown>): string | null {
  return (state as { readonly childId: string | null }).childId;
}

const kindWords = {
  needsAssessment: 'a needs assessment',
  plan: 'a plan',
  dispute: 'a dispute',
  complaint: 'a complaint',
  contact: 'a contact',
  escalation: 'an escalation',
} as const;

function kindsInWords({ kinds }: NamedStream): string {
  return kinds.map((kind) => kindWords[kind]).join(' or ');
}
