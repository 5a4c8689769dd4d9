import type { PolicyName, PolicyOptions } from '../../../workflows/timetable/policy-options.js';

type OptionWords = { readonly [Name in PolicyName]: Readonly<Record<PolicyOptions[Name], string>> };

/** What each answer to a question of policy says. */
const words: OptionWords = {
  P1: { actual: 'The day it arrived, even out of hours', nextWorkingDay: 'The next working day' },
  P2: { secondWorkingDay: 'The second working day after posting', nextWorkingDay: 'The working day after posting' },
  P3: { day0: 'Day of receipt is day 0', day1: 'Day of receipt is day 1' },
  P4: { dispatch: 'The day it is sent', arrival: 'The day it arrives' },
  P5: { calendar: 'Calendar days', working: 'Working days' },
  P6: {
    decisionNotice: 'The day of the decision after the review',
    meeting: 'The day of the review meeting',
    finalAmendedPlan: 'The day of the amended final plan',
  },
  P7: { strict: 'The day before', customary: 'The day itself, by custom' },
  P8: { inclusive: 'Met on the corresponding day', clearDays: 'Whole days must lie between' },
  P9: { exclude: 'The starting day does not count', include: 'The starting day counts' },
  P10: { humanDecision: 'A person decides each time' },
  P11: { earliest: 'The earliest request' },
  P12: { lastRecipient: 'When the last recipient has it', parent: 'When the parent or young person has it' },
};

/** "Day of receipt is day 0"; the code itself for an answer that this release does not know. */
export function optionWords(option: PolicyName, value: string): string {
  return (words[option] as Readonly<Record<string, string>>)[value] ?? value;
}

/** What a question of policy is about, in a word or two. */
export const optionTitles: Readonly<Record<PolicyName, string>> = {
  P1: 'Receipt out of hours',
  P2: 'Receipt of a letter',
  P3: 'Day 0',
  P4: 'Sent or arrived',
  P5: 'Periods of 15 days',
  P6: 'Last reviewed',
  P7: 'Before a fixed date',
  P8: 'Weeks and months before',
  P9: 'Days of mediation',
  P10: 'Exception ended early',
  P11: 'Two requests',
  P12: 'Final plan sent',
};
