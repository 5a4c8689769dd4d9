import { Injectable, NotFoundException } from '@nestjs/common';
import { idOf } from '../../projections/projection.js';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { ActSubject } from '../cases/acts.js';
import type { RawAnswers } from '../web/forms/answers.js';
import type { Situation } from './recording-form.js';

/** What of the case a form is about, where it has several such. */
export interface Subject {
  readonly kind: ActSubject;
  readonly id: string;
}

/** Which form of which case, as the address names it. */
export interface Place {
  readonly reference: string;
  readonly subject: Subject | null;
  readonly event: number | null;
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
  ) {}

  /**
   * The case as it stands. `answers` carries the form's command id and, once it was drawn, the assessment it is about.
   * @throws NotFoundException where there is no such case, it was erased, or it has no assessment or not what the form is about.
   */
  async of(place: Place, person: Person, answers: RawAnswers & { readonly commandId: string }): Promise<Situation> {
    const childId = await this.childOf(place.reference);
    const assessment = await this.assessmentOf(childId, answers['assessment']);
    const child = (await this.directory.namesOf([childId])).get(childId);
    // Nothing can be sealed about a person whose key is gone.
    if (assessment === null || child === undefined || child.erased) throw new NotFoundException();
    return withSubject(
      {
        reference: child.reference ?? place.reference,
        childId,
        child,
        assessmentId: assessment.id,
        state: assessment.state,
        history: assessment.history,
        revision: assessment.revision,
        basis: this.basis.decisionBasis(),
        person,
        colleagues: await this.people.holding(['caseworker', 'manager']),
        answers,
        event: place.event,
        newId: (purpose) => this.keys.keyedId(`recording form ${purpose}`, answers.commandId),
      },
      place.subject,
    );
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
    const all = await Promise.all(members.map(({ member }) => this.load(idOf(member))));
    const latest = all.toSorted((a, b) => begunOn(b).localeCompare(begunOn(a)));
    return (
      latest.find(({ id }) => id === drawnFor) ??
      latest.find(({ state }) => openStages.includes(state.stage)) ??
      latest[0] ??
      null
    );
  }

  private async load(id: string): Promise<Assessment> {
    const { state, revision, history } = await this.commands.load('needsAssessment', id);
    return { id, state: state as NeedsAssessment, revision, history };
  }
}

/** The case as it stood at an earlier revision: what somebody saw who had the form open meanwhile. */
export function situationAt(now: Situation, revision: number): Situation {
  if (revision === now.revision) return now;
  const history = now.history.slice(0, revision + 1);
  const state = replay(needsAssessmentDecider, history as unknown as readonly (Recorded & NeedsAssessmentEvent)[]);
  return withSubject({ ...now, history, state, revision }, subjectOf(now));
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
