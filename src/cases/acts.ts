import { factOfCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { Written } from './act-table.js';
import { actTable } from './act-table.js';

/** What a person can set out to record about an assessment: one form each. */
export type ActKey = keyof typeof actTable;
export const actKeys = Object.keys(actTable) as readonly ActKey[];

/** What an act is about, where that is one of several in the case. */
export type ActSubject = 'advice' | 'exception' | 'consultation';

/** One act: where its form is, what it is called and what it records. */
export interface Act {
  readonly key: ActKey;
  /** Below the case's own address; `:adviceId`, `:exceptionId` or `:consultationId` stands for what it is about. */
  readonly path: string;
  /** As a link and as the title of its form: "Record the decision whether to assess". */
  readonly words: string;
  /** One line that helps to choose. */
  readonly hint: string;
  /** What the form sends; the first is the one that its stage is judged by. Empty for a correction. */
  readonly commands: readonly NeedsAssessmentCommandType[];
  /** The facts it records, in the same order. */
  readonly facts: readonly NeedsAssessmentEvent['type'][];
  /** Null where the case alone says what it is about. */
  readonly about: ActSubject | null;
  /** An exception is agreed by somebody else than the caseworker who claims it. */
  readonly managersOnly: boolean;
}

const subjects: readonly ActSubject[] = ['advice', 'exception', 'consultation'];

/** Every act by its key. */
export const acts = Object.fromEntries(
  actKeys.map((key): readonly [ActKey, Act] => {
    const { path, commands }: Written = actTable[key];
    return [
      key,
      {
        ...actTable[key],
        key,
        facts: key === 'correction' ? ['FactCorrected'] : commands.map((command) => factOfCommand[command]),
        about: subjects.find((subject) => path.includes(`:${subject}Id`)) ?? null,
        managersOnly: key === 'exceptionAgreement',
      },
    ];
  }),
) as Readonly<Record<ActKey, Act>>;

/** Where a new request is recorded. */
export const newRequestHref = '/requests/new';

/** Address of a case: "/cases/EHC-2026-0412". */
export function caseHref(reference: string): string {
  return `/cases/${encodeURIComponent(reference)}`;
}

/** Address of an act's form; `subject` is the id of what the act is about. */
export function actHref(key: Exclude<ActKey, 'correction'>, reference: string, subject: string | null = null): string {
  return `${caseHref(reference)}/${acts[key].path.replace(/:[a-z]+Id/, encodeURIComponent(subject ?? ''))}`;
}

/** Address of the form that corrects one event, by its place in its stream. */
export function correctionHref(reference: string, event: number): string {
  return `${caseHref(reference)}/${acts.correction.path}?event=${event}`;
}

/** Address of the form on which managers say who may open a case. */
export function restrictionHref(reference: string): string {
  return `${caseHref(reference)}/restriction`;
}
