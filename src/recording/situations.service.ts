import { Injectable, NotFoundException } from '@nestjs/common';
import { idOf, prefixOf } from '../../projections/projection.js';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import { noChild } from '../../workflows/child/child.state.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { childCard } from '../children/child-card.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { Loaded } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { streamsOfChild } from '../projector/child-streams.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { ActSubject } from '../cases/acts.js';
import type { ActedOn } from '../cases/fact-acts.js';
import { subjectName } from '../cases/fact-acts.view.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { decisionsOnAssessment, decisionsOnPlan } from './disputable-decisions.js';
import { CaseStandings, isCaseworkKind, nothingStands } from './case-standings.service.js';
import {
  assessmentRecorded,
  complaintRecorded,
  contactRecorded,
  disputeRecorded,
  escalationRecorded,
  planRecorded,
} from './recorded-workflow.js';
import type { RecordedWorkflow } from './recorded-workflow.js';
import type {
  CaseSituation,
  DisputableDecision,
  FactSituation,
  FormAct,
  OffCase,
  Situation,
} from './recording-form.js';

const recorded: Readonly<Record<ActedOn, RecordedWorkflow>> = {
  plan: planRecorded,
  dispute: disputeRecorded,
  complaint: complaintRecorded,
  contact: contactRecorded,
  escalation: escalationRecorded,
};

/** What of the case a form is about, where it has several such. */
export interface Subject {
  readonly kind: ActSubject;
  readonly id: string;
}

/** Which form of which case, as the address names it. */
export interface Place {
  readonly reference: string;
  readonly act: FormAct;
  /** Of an assessment’s form: what it is about. */
  readonly subject: Subject | null;
  readonly event: number | null;
  /** The plan, dispute, complaint, contact or escalation that the form is about; left out where it is about an assessment. */
  readonly process?: ProcessPlace;
  /** Where the form stands when it is about nobody's case. */
  readonly offCase?: OffCase;
}

export interface ProcessPlace {
  readonly on: ActedOn;
  /** Null where the form begins one. */
  readonly id: string | null;
  readonly subject: string | null;
}

interface Assessment {
  readonly id: string;
  readonly state: NeedsAssessment;
  readonly revision: number;
  readonly history: readonly Recorded[];
}

/** Reads the case that a form is about. */
@Injectable()
export class Situations {
  constructor(
    private readonly cases: CaseRecordService,
    private readonly directory: ChildDirectory,
    private readonly commands: CommandHandler,
    private readonly readModels: ReadModelStore,
    private readonly basis: BasisService,
    private readonly keys: KeyStore,
    private readonly people: People,
    private readonly caseStandings: CaseStandings,
  ) {}

  /**
   * The case as it stands. `answers` carries the form's command id and, once it was drawn, the assessment it is about.
   * @throws NotFoundException where there is no such case, it was erased, or it has no assessment or not what the form is about.
   */
  async of(place: Place, person: Person, answers: RawAnswers & { readonly commandId: string }): Promise<CaseSituation> {
    if (place.offCase !== undefined) return this.ofNobody(place, place.offCase, person, answers);
    const childId = await this.childOf(place.reference);
    const child = (await this.directory.namesOf([childId])).get(childId);
    // Nothing can be sealed about a person whose key is gone.
    if (child === undefined || child.erased) throw new NotFoundException();
    const around = await this.around(place, person, answers);
    const about: About = { ...around, reference: child.reference ?? place.reference, childId, child };
    return place.process === undefined ? this.ofAssessment(about, place.subject) : this.ofProcess(about, place.process);
  }

  /** What is about nobody's case is sealed under the key of the person whom it names. */
  private async ofNobody(
    place: Place,
    offCase: OffCase,
    person: Person,
    answers: RawAnswers & { readonly commandId: string },
  ): Promise<FactSituation> {
    const { on = 'complaint', id = null, subject = null } = place.process ?? {};
    const around = await this.around(place, person, answers);
    const behind: RecordedWorkflow = recorded[on];
    const about = (childId: string): About => {
      const child = childCard(childId, noChild, true, around.basis.today);
      return { ...around, offCase, reference: place.reference, childId, child };
    };
    const nothingElse = { ...nothingStands, subject, disputable: [] };
    if (id === null) {
      const state = behind.decider.initialState as FactSituation['state'];
      const nobodyYet = about(around.newId('RecordComplaint complainantId'));
      return { ...nobodyYet, ...nothingElse, behind, processId: around.newId(on), state, history: [], revision: -1 };
    }
    const { state, history, revision } = await this.load(on, id);
    const { childId, complainantId } = state as Complaint;
    // Nothing can be sealed about a person whose key is gone.
    if (childId !== null || complainantId === null || !this.keys.hasKey(complainantId)) throw new NotFoundException();
    const known = state as FactSituation['state'];
    return { ...about(complainantId), ...nothingElse, behind, processId: id, state: known, history, revision };
  }

  private async around(
    place: Place,
    person: Person,
    answers: RawAnswers & { readonly commandId: string },
  ): Promise<Omit<About, 'reference' | 'childId' | 'child'>> {
    return {
      act: place.act,
      basis: this.basis.decisionBasis(),
      person,
      colleagues: await this.people.holding(['caseworker', 'manager']),
      answers,
      event: place.event,
      newId: (purpose) => this.keys.keyedId(`recording form ${purpose}`, answers.commandId),
    };
  }

  private async ofAssessment(about: About, subject: Subject | null): Promise<Situation> {
    const assessment = await this.assessmentOf(about.childId, about.answers['assessment']);
    if (assessment === null) throw new NotFoundException();
    const { id, state, history, revision } = assessment;
    const process = { behind: assessmentRecorded, processId: id, assessmentId: id, state, history, revision };
    return withSubject({ ...about, ...process }, subject);
  }

  private async ofProcess(about: About, { on, id, subject }: ProcessPlace): Promise<FactSituation> {
    const behind: RecordedWorkflow = recorded[on];
    const disputable = on === 'dispute' && id === null ? await this.disputable(about.childId) : [];
    const standing = isCaseworkKind(on) ? await this.caseStandings.of(about.childId, about.basis) : nothingStands;
    const colleagues = isCaseworkKind(on)
      ? await this.caseStandings.whoMayOpen(about.colleagues, about.childId)
      : about.colleagues;
    if (id === null) {
      const state = behind.decider.initialState as FactSituation['state'];
      const begins = { processId: about.newId(on), state, history: [], revision: -1 };
      return { ...about, ...standing, behind, ...begins, subject, disputable, colleagues };
    }
    const loaded = await this.load(on, id);
    const state = loaded.state as FactSituation['state'];
    if (state.childId !== about.childId) throw new NotFoundException();
    if (subject !== null && subjectName(state, subject) === null) throw new NotFoundException();
    const { history, revision } = loaded;
    return { ...about, ...standing, behind, processId: id, state, history, revision, subject, disputable, colleagues };
  }

  private async disputable(childId: string): Promise<readonly DisputableDecision[]> {
    const streams = await streamsOfChild(this.readModels, childId);
    const found = await Promise.all(
      streams.map(async (stream): Promise<readonly DisputableDecision[]> => {
        const kind = prefixOf(stream);
        if (kind !== 'needsAssessment' && kind !== 'plan') return [];
        const { state } = await this.commands.load(kind, idOf(stream));
        return kind === 'plan'
          ? decisionsOnPlan(state as Plan, stream)
          : decisionsOnAssessment(state as NeedsAssessment, stream);
      }),
    );
    return found.flat().toSorted((a, b) => (a.noticeSentOn > b.noticeSentOn ? -1 : 1));
  }

  private async childOf(reference: string): Promise<string> {
    try {
      return await this.cases.childIdOf(reference);
    } catch (error) {
      throw error instanceof CaseNotFound ? new NotFoundException() : error;
    }
  }

  /** The one the form was drawn for; otherwise the open one, or the latest. */
  private async assessmentOf(childId: string, drawnFor: unknown): Promise<Assessment | null> {
    const members = await this.readModels.range(needsAssessmentView.name, { index: 'child', group: childId });
    const all = await Promise.all(members.map(({ member }) => this.assessment(idOf(member))));
    const latest = all.toSorted((a, b) => begunOn(b).localeCompare(begunOn(a)));
    return (
      latest.find(({ id }) => id === drawnFor) ??
      latest.find(({ state }) => openStages.includes(state.stage)) ??
      latest[0] ??
      null
    );
  }

  private async assessment(id: string): Promise<Assessment> {
    const { state, revision, history } = await this.commands.load('needsAssessment', id);
    return { id, state: state as NeedsAssessment, revision, history };
  }

  private async load(on: ActedOn, id: string): Promise<Loaded<unknown>> {
    try {
      return await this.commands.load(on, id);
    } catch (error) {
      throw error instanceof MalformedId ? new NotFoundException() : error;
    }
  }
}

/** What every situation holds, before it is known what of the case it is about. */
type About = Omit<CaseSituation, 'behind' | 'processId' | 'state' | 'history' | 'revision'>;

/** The case as it stood at an earlier revision: what somebody saw who had the form open meanwhile. */
export function situationAt(now: CaseSituation, revision: number): CaseSituation {
  if (revision === now.revision) return now;
  const history = now.history.slice(0, revision + 1);
  const then = { ...now, history, state: replay(now.behind.decider, history), revision };
  return isAboutAssessment(now) ? withSubject(then as unknown as Situation, subjectOf(now)) : then;
}

function isAboutAssessment(s: CaseSituation): s is Situation {
  return 'assessmentId' in s;
}

/** What the form is about. */
export function subjectOf({ advice, exception, consultation }: Situation): Subject | null {
  if (advice !== null) return { kind: 'advice', id: advice.adviceId };
  if (exception !== null) return { kind: 'exception', id: exception.exceptionId };
  return consultation === null ? null : { kind: 'consultation', id: consultation.consultationId };
}

function withSubject(
  situation: Omit<Situation, 'advice' | 'exception' | 'consultation'>,
  subject: Subject | null,
): Situation {
  const none = { advice: null, exception: null, consultation: null };
  if (subject === null) return { ...situation, ...none };
  const { advice, exceptions, consultations } = situation.state;
  const { id } = subject;
  switch (subject.kind) {
    case 'advice':
      return { ...situation, ...none, advice: known(advice.find(({ adviceId }) => adviceId === id)) };
    case 'exception':
      return { ...situation, ...none, exception: known(exceptions.find(({ exceptionId }) => exceptionId === id)) };
    case 'consultation':
      return {
        ...situation,
        ...none,
        consultation: known(consultations.find(({ consultationId }) => consultationId === id)),
      };
  }
}

function known<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new NotFoundException();
  return found;
}

const begunOn = ({ state }: Assessment): string => state.begun?.on ?? '';
