import { Injectable } from '@nestjs/common';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import { childDecider } from '../../workflows/child/child.decider.js';
import { noChild } from '../../workflows/child/child.state.js';
import { reject } from '../../workflows/kernel/command-rejected.js';
import { notBegun } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { nothingHidden } from '../case-access/hidden-cases.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import type { FoundPerson, Identifiers } from '../keys/key-store.js';
import { unobserved } from '../read-log/openings.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { CaseNotFound, CaseRecordService } from './case-record.service.js';
import { ChildDirectory } from './child-directory.service.js';
import type { ChildCard } from './child-card.js';
import { recordChild, recordRequest } from './request-commands.js';
import type { NewRequest } from './request-commands.js';

/** A child on file who may be the one the request is about. */
export interface PossibleMatch {
  /** `surnameAndBirthDate` is only a likeness: twins share it. */
  readonly by: FoundPerson['by'];
  readonly child: ChildCard;
  readonly assessments: readonly {
    readonly id: string;
    readonly stage: string;
    readonly receivedOn: CalendarDate | null;
  }[];
}

export interface RequestOutcome {
  readonly childId: string;
  readonly reference: string | null;
  /** False where the child was on file. */
  readonly childCreated: boolean;
  readonly needsAssessmentId: string;
  readonly outcome: CommandOutcome;
}

/** The child may be one who is on file. Nothing was recorded; whoever asks must choose. */
export class PossibleMatches extends Error {
  override readonly name = 'PossibleMatches';

  constructor(readonly matches: readonly PossibleMatch[]) {
    super(`${matches.length} children on file may be this one`);
  }
}

/** The child is on file, and the case is not this person's to open. Nothing was recorded. */
export class RequestForAnother extends Error {
  override readonly name = 'RequestForAnother';

  constructor() {
    super('The request belongs to a case that this person cannot open');
  }
}

/** Takes in new requests: the person with their key, the child, and the request that starts the clock. */
@Injectable()
export class RequestIntake {
  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly readModels: ReadModelStore,
    private readonly basis: BasisService,
    private readonly directory: ChildDirectory,
    private readonly cases: CaseRecordService,
  ) {}

  /** Children on file who may be the one described, hidden ones aside; never the one a command has itself recorded. */
  async possibleMatches(
    identifiers: Identifiers,
    { authority, commandId }: Pick<CommandContext, 'authority'> & { readonly commandId?: string },
    hidden: HiddenCases = nothingHidden,
  ): Promise<readonly PossibleMatch[]> {
    const found = (await this.keys.findPersons(authority, identifiers)).filter(
      ({ personId }) => !hidden.hides(personId),
    );
    const cards = await this.directory.namesOf(found.map(({ personId }) => personId));
    const matches: PossibleMatch[] = [];
    for (const { personId, by } of found) {
      const child = cards.get(personId);
      if (child === undefined) continue;
      if (commandId !== undefined && (await this.recordedBy(personId, commandId))) continue;
      matches.push({ by, child, assessments: await this.assessmentsOf(personId) });
    }
    return matches;
  }

  /**
   * Records a request and, where need be, the child it is about. It crosses two streams: every id is derived from the
   * one command id, so that running it again, also after a crash half-way, completes it and records nothing twice.
   * @throws PossibleMatches, RequestForAnother, CommandRejected, PersonConflict, CaseNotFound and what the command
   * handler throws.
   */
  async recordNewRequest(
    request: NewRequest,
    context: CommandContext,
    hidden: HiddenCases = nothingHidden,
  ): Promise<RequestOutcome> {
    this.refuseWhatCannotBe(request);
    const needsAssessmentId = this.keys.keyedId('request-intake assessment', context.commandId);
    const { childId, reference, created } =
      'childId' in request.about
        ? await this.onFile(request.about.childId, hidden)
        : await this.newChild(request, context, hidden);
    const command = recordRequest(request, childId);
    const outcome = await this.commands.execute('needsAssessment', needsAssessmentId, command, context);
    return { childId, reference, childCreated: created, needsAssessmentId, outcome };
  }

  private async onFile(
    childId: string,
    hidden: HiddenCases,
  ): Promise<{ childId: string; reference: string | null; created: boolean }> {
    const known = await this.cases.childIdOf(childId);
    if (!this.keys.hasKey(known) || hidden.hides(known)) throw new CaseNotFound();
    return { childId: known, reference: await this.keys.referenceOf(known), created: false };
  }

  private async newChild(
    request: NewRequest,
    context: CommandContext,
    hidden: HiddenCases,
  ): Promise<{ childId: string; reference: string | null; created: boolean }> {
    const { authority, commandId } = context;
    const { about } = request;
    if ('childId' in about) throw new Error('The child is on file');
    const { upn, uln, surname, birthDate } = about.child;
    const identifiers: Identifiers = {
      surname,
      birthDate,
      ...(upn === undefined ? {} : { upn }),
      ...(uln === undefined ? {} : { uln }),
    };
    if (!request.notAMatch) {
      const likeness = (await this.possibleMatches(identifiers, context, hidden)).filter(
        ({ by }) => by === 'surnameAndBirthDate',
      );
      if (likeness.length > 0) throw new PossibleMatches(likeness);
    }
    const { personId, reference } = await this.keys.registerPerson(authority, {
      identifiers,
      requestId: commandId,
      referenceYear: Number(request.receivedOn.slice(0, 4)),
    });
    const { history } = await unobserved(() => this.commands.load('child', personId));
    const recordedBy = history[0]?.commandId;
    // A number that is known leads to the child on file, who is not recorded a second time.
    if (recordedBy !== undefined && recordedBy !== this.childCommandId(commandId)) {
      // A number is proof of who the child is: a second record of them must not be made, nor this one be given away.
      if (hidden.hides(personId)) throw new RequestForAnother();
      return { childId: personId, reference, created: false };
    }
    const parentId = about.parent === undefined ? null : await this.registerParent(authority, commandId);
    const ids = { childId: personId, reference: reference ?? '', parentId, authority };
    await this.commands.execute('child', personId, recordChild(request, ids), {
      authority,
      actor: context.actor,
      source: context.source,
      commandId: this.childCommandId(commandId),
      correlationId: context.correlationId ?? commandId,
      ...(context.causationId === undefined ? {} : { causationId: context.causationId }),
      ...(context.recordedAt === undefined ? {} : { recordedAt: context.recordedAt }),
    });
    return { childId: personId, reference, created: true };
  }

  private async registerParent(authority: string, commandId: string): Promise<string> {
    const requestId = `${commandId} parent`;
    return (await this.keys.registerPerson(authority, { identifiers: {}, requestId })).personId;
  }

  /** Judges both commands before a person is registered, so that a refused request leaves nothing behind. */
  private refuseWhatCannotBe(request: NewRequest): void {
    const basis = this.basis.decisionBasis();
    const someone = '00000000-0000-4000-8000-000000000000';
    needsAssessmentDecider.decide(recordRequest(request, someone), notBegun, basis);
    if ('childId' in request.about) return;
    if (request.about.child.birthDate > request.receivedOn) reject('before-birth', { on: request.receivedOn });
    const ids = { childId: someone, reference: 'EHC', parentId: someone, authority: '000' };
    childDecider.decide(recordChild(request, ids), noChild, basis);
  }

  private async recordedBy(childId: string, commandId: string): Promise<boolean> {
    const { history } = await unobserved(() => this.commands.load('child', childId));
    return history[0]?.commandId === this.childCommandId(commandId);
  }

  private childCommandId(commandId: string): string {
    return this.keys.keyedId('request-intake child', commandId);
  }

  private async assessmentsOf(childId: string): Promise<PossibleMatch['assessments']> {
    const members = await this.readModels.range(needsAssessmentView.name, { index: 'child', group: childId });
    const rows = await this.readModels.getMany(
      needsAssessmentView.name,
      members.map(({ key }) => key),
    );
    return [...rows].map(([stream, json]) => {
      const { state } = JSON.parse(json) as CaseViewRow<NeedsAssessment>;
      return { id: idOf(stream), stage: state.stage, receivedOn: state.begun?.on ?? null };
    });
  }
}
