import type { ExceptionClaim } from '../../workflows/exceptions/exception-claims.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type {
  NeedsAssessmentCommandType,
  NeedsAssessmentFactCommand,
  RecordFact,
} from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { Advice, Consultation, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import type { CaseHolder } from '../case-access/case-relation.js';
import type { ChildCard } from '../children/child-card.js';
import type { AnswerReader, RawAnswers } from '../web/forms/answers.js';
import type { FieldOfCode } from '../web/forms/form-page.js';
import type { AppealableDecision } from '../../workflows/dispute/dispute.events.js';
import type { StuckRow } from '../../projections/stuck/stuck.projection.js';
import type { ActedState } from '../cases/fact-acts.js';
import type { Question } from './questions.js';
import type { RecordedWorkflow } from './recorded-workflow.js';

/** The act that a form records: what it is called, the facts it records, where it stands and where it leads back to. */
export interface FormAct {
  readonly words: string;
  readonly facts: readonly string[];
  /** Address of the form, as it was opened. */
  readonly href: string;
  /** The page of the case that it leads back to. */
  readonly back: string;
  /** What of such a fact says whether its turn has come: the review or notice that it is about. */
  readonly probe?: object;
}

/** A process of a case as the person who fills in a form about it sees it. */
export interface CaseSituation<State = unknown> {
  readonly reference: string;
  readonly childId: string;
  readonly child: ChildCard;
  readonly behind: RecordedWorkflow;
  /** Id of the assessment, plan, dispute or complaint. */
  readonly processId: string;
  readonly act: FormAct;
  readonly state: State;
  readonly history: readonly Recorded[];
  /** -1 where the form begins something. */
  readonly revision: number;
  readonly basis: DecisionBasis;
  readonly person: Person;
  /** Everyone who may hold or agree a case. */
  readonly colleagues: readonly Person[];
  readonly answers: RawAnswers;
  /** The event the address names, by its place in the stream. */
  readonly event: number | null;
  /** Where the form stands when it is about nobody's case; left out on a case. */
  readonly offCase?: OffCase;
  /** An id for something new; the same for the same form, so that sending it twice makes the same record. */
  readonly newId: (purpose: string) => string;
}

/** Pages of what is on record about nobody's case. */
export interface OffCase {
  /** The pages that lead to the form. */
  readonly trail: readonly { readonly text: string; readonly href: string }[];
  /** Where everything recorded of it can be read. */
  readonly historyHref: string;
}

/** An assessment as the person who fills in a form about it sees it. */
export interface Situation extends CaseSituation<NeedsAssessment> {
  readonly assessmentId: string;
  /** The advice the address names; null where the act is about none. */
  readonly advice: Advice | null;
  /** The exception the address names. */
  readonly exception: ExceptionClaim | null;
  /** The consultation of a school or college the address names. */
  readonly consultation: Consultation | null;
}

/** A plan, a dispute, a complaint, a contact or an escalation as the person who fills in a form about it sees it. */
export interface FactSituation extends CaseSituation<ActedState> {
  /** Id of what the address names: a review, a notice, a transfer; null where it names nothing. */
  readonly subject: string | null;
  /** Decisions of the child's assessments and plans that a family may dispute. */
  readonly disputable: readonly DisputableDecision[];
  /** Whose the case is: who a new contact or escalation goes to at first. */
  readonly holder: CaseHolder | null;
  /** What can hold the case up, where an escalation begins. */
  readonly stuck: readonly StuckRow[];
}

/** A decision that a family may dispute, and the record that holds it. */
export interface DisputableDecision {
  readonly about: AppealableDecision;
  readonly stream: string;
  /** Day of the notice, as far as the record has it. */
  readonly noticeSentOn: CalendarDate;
}

export interface Row {
  readonly key: string;
  readonly value: string;
}

/** A card beside the form. */
export interface SideCard {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** Odd but allowed: said once between form and check page. */
export interface Interruption {
  readonly heading: string;
  readonly text: string;
  readonly back: string;
  readonly on: string;
}

/** One fact that a form would record, as the command of its workflow. */
export interface Wish {
  readonly type: string;
  readonly on: CalendarDate;
  readonly data: object;
  readonly personal?: Readonly<Record<string, object>>;
  readonly alreadyHappened?: string;
}

/** What a filled-in form would do, and how it is told. */
export interface Intention {
  /** What is to be recorded of the assessment, all or nothing, in this order; or one correction. */
  readonly wishes: readonly Wish[] | CorrectFact;
  /** A need that the form changes on the child's own record. */
  readonly need?: { readonly on: CalendarDate; readonly primary: string };
  readonly rows: readonly Row[];
  /** Says what it does: "Record the decision". */
  readonly button: string;
  /** Success banner: "Decision to assess, in time". */
  readonly done: string;
  readonly next?: { readonly text: string; readonly href: string; readonly link: string };
  /** Continues "Next, you will be asked". */
  readonly nextAsked?: string;
  readonly interruption?: Interruption;
}

/** One page of questions. */
export interface FormStep<S extends CaseSituation = Situation> {
  readonly title?: string;
  readonly button?: string;
  readonly questions: (situation: S) => readonly Question[];
  /** Judges this page alone, where another follows. */
  readonly read?: (asked: AnswerReader, situation: S) => void;
  readonly side?: (situation: S) => readonly SideCard[];
  /** Ground whose row the matrix under the page tints; null for the matrix without one. Left out: no matrix. */
  readonly matrix?: (situation: S) => string | null;
}

/** One act as a form: its questions, what they come to, and its words. */
export interface RecordingForm<S extends CaseSituation = Situation> {
  readonly key: string;
  readonly steps: readonly FormStep<S>[];
  /** Reads every answer. @throws AnswersInvalid */
  readonly intend: (asked: AnswerReader, situation: S) => Intention;
  /** What it would do if it happened today, for the panel beside the form; empty where that cannot be said yet. */
  readonly preview?: (situation: S) => readonly Wish[];
  /** Answers that stand in the form when it is opened. */
  readonly defaults?: (situation: S) => RawAnswers;
  /** How the date is named in errors: "Date the family was told". */
  readonly dateLabel?: string;
  /** Field of the date that the rules judge; `on` unless another is named. */
  readonly dateField?: string;
  readonly fieldOfCode?: FieldOfCode;
  /** False where recording weeks later is nothing to explain. */
  readonly asksWhyLate?: boolean;
  /** Why the act is no longer needed after what somebody else recorded; null where that cannot be said. */
  readonly overtaken?: (situation: S) => string | null;
}

/** A form of whatever workflow: what it asks of is known by whoever put form and situation together. */
export type AnyForm = RecordingForm<never>;

/** A command for one fact. */
export function wish<C extends NeedsAssessmentCommandType>(
  type: C,
  on: CalendarDate,
  data: RecordFact<C>['data'],
  personal: RecordFact<C>['personal'] | null = null,
): NeedsAssessmentFactCommand {
  return { type, on, data, ...(personal === null ? {} : { personal }) } as unknown as NeedsAssessmentFactCommand;
}

/** Free text about the child, as the facts carry it; absent where nothing was written. */
export function narrative(childId: string, text: string | null): Readonly<Record<string, { text: string }>> | null {
  return text === null ? null : { [childId]: { text } };
}
