import type { RuleFact } from '../rule.js';

/** The event day 0 comes from. */
export function startOf(meaning: string): RuleFact {
  return { name: 'start', meaning, required: true, format: 'date', purpose: 'dueDate' };
}

/** A further date that moves the due date. */
export function dateFact(name: string, meaning: string, required = false): RuleFact {
  return { name, meaning, required, format: 'date', purpose: 'dueDate' };
}

/** One of a few words that chooses the limit. */
export function choiceFact(name: string, meaning: string, values: readonly string[], required = false): RuleFact {
  return { name, meaning, required, format: 'choice', values, purpose: 'dueDate' };
}

/** When one stage of several was done. */
export function stageDone(name: string, meaning: string): RuleFact {
  return { name, meaning, required: false, format: 'date', purpose: 'completion' };
}

/** What P1 and P2 ask about a request that somebody receives. */
export const receipt: readonly RuleFact[] = [
  {
    name: 'receivedAt',
    meaning: 'the local time of arrival, hh:mm (P1)',
    required: false,
    format: 'time',
    purpose: 'dueDate',
  },
  choiceFact('startIs', 'whether start is the day of receipt or, if that is not known, of posting (P2)', [
    'received',
    'posted',
  ]),
];

/** What P4 asks about the act that does the duty. */
export const arrival: readonly RuleFact[] = [
  stageDone('sentOn', 'the day the notice or plan was sent'),
  stageDone('receivedOn', 'the day it arrived; counts only where P4 is arrival'),
];

export const arrivalOfNotice: RuleFact = dateFact(
  'noticeReceivedOn',
  'the day the notice that starts the period arrived; counts only where P4 is arrival',
);

/** What P12 asks about a plan that goes to several people. */
export const addressees: readonly RuleFact[] = [
  stageDone('sentToParentOn', 'the day the plan went to the parent or young person'),
  stageDone('sentToSettingOn', 'the day it went to the named setting'),
  stageDone('sentToHealthOn', 'the day it went to the responsible commissioning body'),
  {
    name: 'recipients',
    meaning: 'who must have it, separated by commas; all three if not given (P12)',
    required: false,
    format: 'choices',
    values: ['parent', 'setting', 'health'],
    purpose: 'completion',
  },
];

/** What P6 asks about the day a plan was last reviewed. */
export const lastReviewed: readonly RuleFact[] = [
  dateFact('meetingOn', 'the day of the review meeting; counts where P6 is meeting'),
  dateFact('finalAmendedPlanOn', 'the day the final amended plan was sent; counts where P6 is finalAmendedPlan'),
];
