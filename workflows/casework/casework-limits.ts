import type { CalendarDate } from '../timetable/calendar-date.js';

/** Rules by which a case counts as stuck, in the order pages list them. */
export const stuckRules = ['limitMissed', 'limitNear', 'adviceSilent', 'exceptionOver', 'nothingRecorded'] as const;
export type StuckRule = (typeof stuckRules)[number];

/** How somebody gets in touch. */
export const contactKinds = ['call', 'email', 'letter'] as const;
export type ContactKind = (typeof contactKinds)[number];

export type CaseworkLimitId = StuckRule | ContactKind | 'escalationReply' | 'escalationStepUp';

/** One period of practice that an authority settles for itself: never law, never a breach. */
export interface CaseworkLimit {
  readonly id: CaseworkLimitId;
  readonly title: string;
  /** What the number means, as a form asks for it. */
  readonly help: string;
  readonly counted: 'workingDays' | 'days';
  /** What holds where the authority has settled nothing. */
  readonly usual: number;
}

/** Longest period that can be set: beyond it a rule would be switched off without a word. */
export const longestCaseworkLimit = 365;

/** The periods with what is usual: the R08 rules of a stuck case, replies to escalations, and the R14 replies to contacts. */
export const caseworkLimits: readonly CaseworkLimit[] = [
  {
    id: 'limitMissed',
    title: 'Limit missed',
    help: 'Working days after a statutory limit was missed from which the case counts as stuck',
    counted: 'workingDays',
    usual: 1,
  },
  {
    id: 'limitNear',
    title: 'Limit near',
    help: 'Working days before a statutory limit from which the case counts as stuck while the step is not done',
    counted: 'workingDays',
    usual: 5,
  },
  {
    id: 'adviceSilent',
    title: 'Advice chased, not in',
    help: 'Working days after advice was chased from which the case counts as stuck while it has not come',
    counted: 'workingDays',
    usual: 10,
  },
  {
    id: 'exceptionOver',
    title: 'Exception over',
    help: 'Working days after the last day of an exception from which the case counts as stuck if nothing was recorded',
    counted: 'workingDays',
    usual: 5,
  },
  {
    id: 'nothingRecorded',
    title: 'Nothing recorded',
    help: 'Days without a record in an open assessment, review, amendment or re-assessment',
    counted: 'days',
    usual: 28,
  },
  {
    id: 'escalationReply',
    title: 'Reply to an escalation',
    help: 'Working days that a manager has to reply',
    counted: 'workingDays',
    usual: 5,
  },
  {
    id: 'escalationStepUp',
    title: 'Step up to the second level',
    help: 'Working days without a reply after which an escalation is to go to the second level',
    counted: 'workingDays',
    usual: 10,
  },
  ...(
    [
      ['call', 'Reply to a call', 'Working days to answer a call that asks for a reply'],
      ['email', 'Reply to an e-mail', 'Working days to answer an e-mail'],
      ['letter', 'Reply to a letter', 'Working days to answer a letter'],
    ] as const
  ).map(([id, title, help]): CaseworkLimit => ({ id, title, help, counted: 'workingDays', usual: 5 })),
];

/** The periods, and who is the second level of an escalation. */
export interface Casework {
  readonly days: Readonly<Record<CaseworkLimitId, number>>;
  /** Id of the manager to whom an unanswered escalation goes; null where none is named. */
  readonly secondLevel: string | null;
}

/** What an authority settled, with the day from which it holds. */
export interface CaseworkInForce extends Casework {
  readonly from: CalendarDate;
}

const usualDays = Object.fromEntries(caseworkLimits.map(({ id, usual }) => [id, usual])) as Casework['days'];

/** What holds where the authority has settled nothing. */
export const usualCasework: Casework = { days: usualDays, secondLevel: null };

/** The usual periods with these in place of their own. */
export function caseworkWith(days: Readonly<Partial<Record<string, number>>>, secondLevel: string | null): Casework {
  return { days: { ...usualDays, ...days }, secondLevel };
}

/** What held on a day: a reply is owed by the limit of the day on which it was asked for, whatever is settled later. */
export function caseworkOn(
  { casework = [] }: { readonly casework?: readonly CaseworkInForce[] },
  on: CalendarDate,
): Casework {
  return casework.findLast(({ from }) => from <= on) ?? usualCasework;
}
