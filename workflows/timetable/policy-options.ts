import { TimetableError } from './timetable-error.js';

/** The settings on which the law is silent or disputed, each with its default first. */
export const policyQuestions = {
  P1: {
    question: 'When is a request that arrives out of hours or at a weekend received?',
    values: ['actual', 'nextWorkingDay'],
  },
  P2: {
    question: 'When is a letter received, if the date stamped in is not known?',
    values: ['secondWorkingDay', 'nextWorkingDay'],
  },
  P3: { question: 'Is the day of receipt day 0 or day 1 of the 6, 16 and 20 weeks?', values: ['day0', 'day1'] },
  P4: { question: 'Does "notify" or "send" mean dispatch or arrival?', values: ['dispatch', 'arrival'] },
  P5: { question: 'Are periods of 15 days calendar or working days?', values: ['calendar', 'working'] },
  P6: {
    question: 'On what day was a plan "last reviewed"?',
    values: ['decisionNotice', 'meeting', 'finalAmendedPlan'],
  },
  P7: { question: 'What is the last day "before 15 February" or "31 March"?', values: ['strict', 'customary'] },
  P8: {
    question: 'Is "at least two weeks" or "five months" met on the corresponding day?',
    values: ['inclusive', 'clearDays'],
  },
  P9: {
    question: 'Does the starting day count in the 3 working days and 30 days of mediation?',
    values: ['exclude', 'include'],
  },
  P10: {
    question: 'Who decides, when the facts of an exception ended before the limit?',
    values: ['humanDecision'],
  },
  P11: { question: 'Which request counts when there are two for one child?', values: ['earliest'] },
  P12: {
    question: 'Is a final plan sent when only the parent or young person has it?',
    values: ['lastRecipient', 'parent'],
  },
  P13: {
    question: 'How often is a child visited who is placed in the area of another authority?',
    values: ['sixMonths', 'fourMonths', 'threeMonths', 'twelveMonths'],
  },
  P14: {
    question: 'How often is a child visited who lives at the school or college?',
    values: ['threeMonths', 'twoMonths', 'sixMonths'],
  },
} as const;

export type PolicyName = keyof typeof policyQuestions;

export type PolicyOptions = { readonly [Name in PolicyName]: (typeof policyQuestions)[Name]['values'][number] };

export const policyNames = Object.keys(policyQuestions) as readonly PolicyName[];

/** The documented defaults. */
export const defaultPolicy: PolicyOptions = {
  P1: 'actual',
  P2: 'secondWorkingDay',
  P3: 'day0',
  P4: 'dispatch',
  P5: 'calendar',
  P6: 'decisionNotice',
  P7: 'strict',
  P8: 'inclusive',
  P9: 'exclude',
  P10: 'humanDecision',
  P11: 'earliest',
  P12: 'lastRecipient',
  P13: 'sixMonths',
  P14: 'threeMonths',
};

/** A policy option that does not exist, or a value it does not have. The message lists what is allowed. */
export class PolicyOptionError extends TimetableError {
  override readonly name = 'PolicyOptionError';

  constructor(
    message: string,
    readonly option: string,
    readonly allowed: readonly string[],
  ) {
    super('policy-option', message);
  }
}

/**
 * The option as a part of a policy, for `{ ...policy, ...parsePolicyOption('P3', 'day1') }`.
 * @throws PolicyOptionError if there is no such option or value; it lists the allowed ones.
 */
export function parsePolicyOption(name: string, value: string): Partial<PolicyOptions> {
  if (!isPolicyName(name)) {
    throw new PolicyOptionError(
      `There is no policy option "${name}". The options are ${policyNames.join(', ')}`,
      name,
      policyNames,
    );
  }
  const values: readonly string[] = policyQuestions[name].values;
  if (!values.includes(value)) {
    throw new PolicyOptionError(`${name} cannot be "${value}". It can be ${values.join(' or ')}`, name, values);
  }
  return { [name]: value };
}

/**
 * The policy with these options changed.
 * @throws PolicyOptionError as `parsePolicyOption`.
 */
export function policyWith(
  options: Readonly<Record<string, string>>,
  policy: PolicyOptions = defaultPolicy,
): PolicyOptions {
  return Object.entries(options).reduce<PolicyOptions>(
    (result, [name, value]) => ({ ...result, ...parsePolicyOption(name, value) }),
    policy,
  );
}

function isPolicyName(text: string): text is PolicyName {
  return Object.hasOwn(policyQuestions, text);
}
