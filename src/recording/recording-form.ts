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
import type { ActKey } from '../cases/acts.js';
import type { ChildCard } from '../children/child-card.js';
import type { AnswerReader, RawAnswers } from '../web/forms/answers.js';
import type { FieldOfCode } from '../web/forms/form-page.js';
import type { Question } from './questions.js';

/** The case as the person who fills in a form sees it. */
export interface Situation {
  readonly reference: string;
  readonly childId: string;
  readonly child: ChildCard;
  readonly assessmentId: string;
  readonly state: NeedsAssessment;
  readonly history: readonly Recorded[];
  readonly revision: number;
  readonly basis: DecisionBasis;
  readonly person: Person;
  /** Everyone who may hold or agree a case. */
  readonly colleagues: readonly Person[];
  readonly answers: RawAnswers;
  /** The advice the address names; null where the act is about none. */
  readonly advice: Advice | null;
  /** The exception the address names. */
  readonly exception: ExceptionClaim | null;
  /** The consultation of a school or college the address names. */
  readonly consultation: Consultation | null;
  /** The event the address names, by its place in the stream. */
  readonly event: number | null;
  /** An id for something new; the same for the same form, so that sending it twice makes the same record. */
  readonly newId: (purpose: string) => string;
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

/** What a filled-in form would do, and how it is told. */
export interface Intention {
  /** What is to be recorded of the assessment, all or nothing, in this order; or one correction. */
  readonly wishes: readonly NeedsAssessmentFactCommand[] | CorrectFact;
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
export interface FormStep {
  readonly title?: string;
  readonly button?: string;
  readonly questions: (situation: Situation) => readonly Question[];
  /** Judges this page alone, where another follows. */
  readonly read?: (asked: AnswerReader, situation: Situation) => void;
  readonly side?: (situation: Situation) => readonly SideCard[];
  /** Ground whose row the matrix under the page tints; null for the matrix without one. Left out: no matrix. */
  readonly matrix?: (situation: Situation) => string | null;
}

/** One act as a form: its questions, what they come to, and its words. */
export interface RecordingForm {
  readonly key: ActKey;
  readonly steps: readonly FormStep[];
  /** Reads every answer. @throws AnswersInvalid */
  readonly intend: (asked: AnswerReader, situation: Situation) => Intention;
  /** What it would do if it happened today, for the panel beside the form; empty where that cannot be said yet. */
  readonly preview?: (situation: Situation) => readonly NeedsAssessmentFactCommand[];
  /** Answers that stand in the form when it is opened. */
  readonly defaults?: (situation: Situation) => RawAnswers;
  /** How the date is named in errors: "Date the family was told". */
  readonly dateLabel?: string;
  /** Field of the date that the rules judge; `on` unless another is named. */
  readonly dateField?: string;
  readonly fieldOfCode?: FieldOfCode;
  /** False where recording weeks later is nothing to explain. */
  readonly asksWhyLate?: boolean;
  /** Why the act is no longer needed after what somebody else recorded; null where that cannot be said. */
  readonly overtaken?: (situation: Situation) => string | null;
}

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
