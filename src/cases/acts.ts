import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';

/** What a person can set out to record about an assessment: one form each. */
export const actKeys = [
  'decisionToAssess',
  'askForAdvice',
  'receiveAdvice',
  'chaseAdvice',
  'returnAdvice',
  'missedAppointment',
  'decisionToIssue',
  'draftPlan',
  'comments',
  'finalPlan',
  'exception',
  'allocation',
  'note',
  'withdrawal',
  'correction',
] as const;

export type ActKey = (typeof actKeys)[number];

/** One act: where its form is, what it is called and what it records. */
export interface Act {
  readonly key: ActKey;
  /** Below the case's own address; `:adviceId` stands for the advice request it is about. */
  readonly path: string;
  /** As a link and as the title of its form: "Record the decision whether to assess". */
  readonly words: string;
  /** One line that helps to choose. */
  readonly hint: string;
  /** What the form sends; the first is the one that its stage is judged by. Empty for a correction. */
  readonly commands: readonly NeedsAssessmentCommandType[];
  /** The facts it records, in the same order. */
  readonly facts: readonly NeedsAssessmentEvent['type'][];
  /** Advice acts need a body that was asked. */
  readonly perAdvice: boolean;
}

const act = (
  key: ActKey,
  path: string,
  [words, hint]: readonly [words: string, hint: string],
  commands: readonly NeedsAssessmentCommandType[],
  facts: readonly NeedsAssessmentEvent['type'][],
): Act => ({ key, path, words, hint, commands, facts, perAdvice: path.includes(':adviceId') });

/** Every act of an assessment, in the order in which they come up. */
export const acts: Readonly<Record<ActKey, Act>> = {
  decisionToAssess: act(
    'decisionToAssess',
    'decision-to-assess',
    ['Record the decision whether to assess', 'The day the family was told is what counts, not the day of the panel'],
    ['NotifyDecisionToAssess', 'NotifyDecisionNotToAssess'],
    ['DecisionToAssessNotified', 'DecisionNotToAssessNotified'],
  ),
  askForAdvice: act(
    'askForAdvice',
    'advice/new',
    ['Ask another body for advice', 'Its own 6 weeks start on the day it is asked'],
    ['RequestAdvice', 'AdoptExistingAdvice'],
    ['AdviceRequested', 'ExistingAdviceAdopted'],
  ),
  receiveAdvice: act(
    'receiveAdvice',
    'advice/:adviceId/received',
    ['Record advice received', 'The day it reached us'],
    ['RecordAdvice'],
    ['AdviceReceived'],
  ),
  chaseAdvice: act(
    'chaseAdvice',
    'advice/:adviceId/chase',
    ['Chase advice', 'Record how and when the body was reminded'],
    ['ChaseAdvice'],
    ['AdviceChased'],
  ),
  returnAdvice: act(
    'returnAdvice',
    'advice/:adviceId/returned',
    ['Send advice back', 'Its due date does not move'],
    ['ReturnAdvice'],
    ['AdviceReturned'],
  ),
  missedAppointment: act(
    'missedAppointment',
    'advice/:adviceId/missed-appointment',
    ['Record a missed appointment', 'Can excuse that body’s advice only'],
    ['RecordMissedAppointment'],
    ['AppointmentMissed'],
  ),
  decisionToIssue: act(
    'decisionToIssue',
    'decision-to-issue',
    ['Record whether there will be a plan', 'A “no” must reach the family by week 16'],
    ['NotifyDecisionToIssue', 'NotifyDecisionNotToIssue'],
    ['DecisionToIssueNotified', 'DecisionNotToIssueNotified'],
  ),
  draftPlan: act(
    'draftPlan',
    'draft-plan',
    ['Send a draft plan', 'The family then has at least 15 days to comment'],
    ['ServeDraftPlan'],
    ['DraftPlanServed'],
  ),
  comments: act(
    'comments',
    'comments',
    ['Record the family’s comments', 'What they said of the draft, and whether they have finished'],
    ['RecordRepresentations'],
    ['RepresentationsReceived'],
  ),
  finalPlan: act(
    'finalPlan',
    'final-plan',
    ['Send the final plan', 'To the family, the school or college and the health body'],
    ['SendFinalPlan'],
    ['FinalPlanSent'],
  ),
  exception: act(
    'exception',
    'exceptions/new',
    ['Record an exception', 'Only for the reasons the regulations list; it adds no days'],
    ['ClaimException'],
    ['ExceptionClaimed'],
  ),
  allocation: act(
    'allocation',
    'allocation',
    ['Allocate the case', 'Say who works on it'],
    ['AllocateCase'],
    ['CaseAllocated'],
  ),
  note: act('note', 'notes/new', ['Add a note', 'A call, an email or a visit'], ['AddNote'], ['NoteAdded']),
  withdrawal: act(
    'withdrawal',
    'withdrawal',
    ['End the assessment', 'The request was withdrawn, the family moved or the child died'],
    ['WithdrawRequest', 'RecordMoveOut', 'RecordDeath'],
    ['RequestWithdrawn', 'ChildMovedOut', 'ChildDied'],
  ),
  correction: act(
    'correction',
    'corrections/new',
    ['Correct a record', 'The earlier record stays readable'],
    [],
    ['FactCorrected'],
  ),
};

/** Where a new request is recorded. */
export const newRequestHref = '/requests/new';

/** Address of a case: "/cases/EHC-2026-0412". */
export function caseHref(reference: string): string {
  return `/cases/${encodeURIComponent(reference)}`;
}

/** Address of an act's form. */
export function actHref(key: Exclude<ActKey, 'correction'>, reference: string, adviceId: string | null = null): string {
  return `${caseHref(reference)}/${acts[key].path.replace(':adviceId', encodeURIComponent(adviceId ?? ''))}`;
}

/** Address of the form that corrects one event, by its place in its stream. */
export function correctionHref(reference: string, event: number): string {
  return `${caseHref(reference)}/${acts.correction.path}?event=${event}`;
}
