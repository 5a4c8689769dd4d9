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
export function waitingWords({ item: { rule, waitingFor }, stage }: DueEntry): string {
  const { who, what, count } = waitingFor;
  switch (what) {
    case 'decision':
      return decisionWords(rule, stage);
    case 'advice':
      return count > 1 ? `${count} advice still out` : givers[who];
    case 'drafting':
      return 'Us: draft to write';
    case 'familyComments':
      return 'Family: comments on the draft';
    case 'settingReply':
      return count > 1 ? `${count} schools or colleges to reply` : 'School or college: reply';
    case 'sending':
      return 'Us: plan ready to send';
    case 'recipients':
      return 'Us: plan to the others';
  }
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
export function nextStep({ item, stage }: DueEntry, reference: string, today: CalendarDate): NextStep {
  const step = (text: string, key: Exclude<ActKey, 'correction'>): NextStep => ({
    text,
    href: actHref(key, reference, item.subject),
  });
  if (item.rule === 'B1') {
    return item.due < today && !item.disapplied
      ? step('Chase', 'chaseAdvice')
      : step('Record received', 'receiveAdvice');
  }
  if (decidesToAssess.has(item.rule)) return step('Record decision', 'decisionToAssess');
  switch (item.waitingFor.what) {
    case 'decision':
      if (stage === 'assessing' || stage === 'refusedToIssue') return step('Record decision', 'decisionToIssue');
      return stage === 'consideringRequest' || stage === 'refusedToAssess'
        ? step('Record decision', 'decisionToAssess')
        : openCase(reference);
    case 'drafting':
      return step('Send draft', 'draftPlan');
    case 'familyComments':
      return step('Record comments', 'comments');
    case 'sending':
    case 'recipients':
      return step('Send plan', 'finalPlan');
    case 'advice':
    case 'settingReply':
      return openCase(reference);
  }
}

const openCase = (reference: string): NextStep => ({ text: 'Open case', href: caseHref(reference) });
