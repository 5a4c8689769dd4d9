import { actHref, caseHref } from '../cases/acts.js';
import type { ActKey } from '../cases/acts.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { DueEntry, WaitedFor } from './due-item.js';

export const waitedForWords: Readonly<Record<WaitedFor, string>> = {
  us: 'Us',
  psychology: 'Psychology',
  health: 'Health',
  school: 'School or college',
  family: 'Family',
  socialCare: 'Social care',
  other: 'Several or others',
};

const givers: Readonly<Record<WaitedFor, string>> = {
  us: 'Us',
  psychology: 'Psychology service',
  health: 'Health',
  school: 'School or setting',
  family: 'Family: their views',
  socialCare: 'Social care',
  other: 'Another body',
};

/** Whose turn it is: "Us: ready to decide", "Psychology service", "3 advice still out". */
export function waitingWords(entry: DueEntry): string {
  const words = wordsOfWork[entry.item.waitingFor.what];
  return typeof words === 'string' ? words : words(entry);
}

type Work = DueEntry['item']['waitingFor']['what'];

const wordsOfWork: Readonly<Record<Work, string | ((entry: DueEntry) => string)>> = {
  decision: ({ item: { rule }, stage }) => decisionWords(rule, stage),
  advice: ({ item: { waitingFor } }) =>
    waitingFor.count > 1 ? `${waitingFor.count} advice still out` : givers[waitingFor.who],
  drafting: 'Us: draft to write',
  familyComments: 'Family: comments on the draft',
  settingReply: ({ item: { waitingFor } }) =>
    waitingFor.count > 1 ? `${waitingFor.count} schools or colleges to reply` : 'School or college: reply',
  sending: 'Us: plan ready to send',
  recipients: 'Us: plan to the others',
  reviewToArrange: 'Us: review to arrange',
  reviewMeeting: (entry) => `${turn(entry)}: review meeting`,
  invitations: (entry) => `${turn(entry)}: invite to the meeting`,
  adviceForMeeting: (entry) => `${turn(entry)}: send advice round`,
  reviewReport: (entry) => `${turn(entry)}: review report`,
  reviewDecision: 'Us: decide on the review',
  amendmentNotice: 'Us: amendment notice to send',
  amendmentComments: 'Family: comments on the changes',
  amendedPlan: 'Us: amended plan to send',
  newSetting: 'Us: name the new setting',
  planToNewAuthority: 'Us: plan to the new authority',
  transferLetter: 'Us: letter to the family',
  newHealthBody: 'Health: tell the new health body',
  reassessmentDecision: 'Us: decide whether to re-assess',
  planToContinue: 'Us: continue the plan',
  planToEnd: 'Us: end the plan',
  paymentReview: 'Us: look at the payments',
  placementVisit: 'Us: visit the child',
  healthBodyTold: 'Us: tell the health body',
  mediationDate: (entry) => `${turn(entry)}: arrange mediation`,
  agreement: 'Us: carry out what was agreed',
  appealResponse: 'Us: answer the appeal',
  recommendation: 'Us: answer the recommendation',
};

function turn({ item: { waitingFor } }: DueEntry): string {
  return waitedForWords[waitingFor.who];
}

const decidesToAssess: ReadonlySet<string> = new Set(['A1', 'A2', 'D5']);

function decisionWords(rule: string, stage: DueEntry['stage']): string {
  if (stage === 'assessing') return 'Us: advice in, decide on a plan';
  if (stage === 'refusedToAssess') return 'Us: tell family we will assess';
  return decidesToAssess.has(rule) ? 'Us: decide whether to assess' : 'Us: decision';
}

export interface NextStep {
  readonly text: string;
  readonly href: string;
}

/** The one thing to do next about a limit, with the address of its form; the case itself where it is not our turn. */
export function nextStep(entry: DueEntry, reference: string, today: CalendarDate): NextStep {
  const { process } = entry;
  if (process === 'plan') return { text: 'Open plan', href: `${caseHref(reference)}/plan` };
  if (process === 'dispute') return { text: 'Open dispute', href: `${caseHref(reference)}/disputes` };
  return nextInAssessment(entry, reference, today);
}

function nextInAssessment({ item, stage }: DueEntry, reference: string, today: CalendarDate): NextStep {
  const step = (text: string, key: Form): NextStep => ({
    text,
    href: actHref(key, reference, item.subject),
  });
  if (item.rule === 'B1') {
    return item.due < today && !item.disapplied
      ? step('Chase', 'chaseAdvice')
      : step('Record received', 'receiveAdvice');
  }
  if (decidesToAssess.has(item.rule)) return step('Record decision', 'decisionToAssess');
  const { what } = item.waitingFor;
  if (what === 'decision') {
    const key = formOfDecision[stage];
    return key === undefined ? openCase(reference) : step('Record decision', key);
  }
  const form = forms[what];
  return form === undefined ? openCase(reference) : step(...form);
}

type Form = Exclude<ActKey, 'correction'>;

const formOfDecision: Partial<Readonly<Record<DueEntry['stage'], Form>>> = {
  consideringRequest: 'decisionToAssess',
  refusedToAssess: 'decisionToAssess',
  assessing: 'decisionToIssue',
  refusedToIssue: 'decisionToIssue',
};

const forms: Partial<Readonly<Record<Work, readonly [string, Form]>>> = {
  drafting: ['Send draft', 'draftPlan'],
  familyComments: ['Record comments', 'comments'],
  sending: ['Send plan', 'finalPlan'],
  recipients: ['Send plan', 'finalPlan'],
};

const openCase = (reference: string): NextStep => ({ text: 'Open case', href: caseHref(reference) });
