import type { PolicyName } from '../../../workflows/timetable/policy-options.js';

export interface AnswerWords {
  readonly text: string;
  readonly hint: string;
}

export interface OptionWords {
  /** What the setting is called in a list. */
  readonly title: string;
  /** In the words of somebody who has to answer it. */
  readonly question: string;
  /** Why there is a question at all. */
  readonly why: string;
  readonly answers: Readonly<Record<string, AnswerWords>>;
}

/** The policy options as people are asked them. The rules themselves know only names and values. */
export const policyWords: Readonly<Record<PolicyName, OptionWords>> = {
  P1: {
    title: 'Requests out of hours',
    question: 'When is a request received that arrives in the evening, at a weekend or on a bank holiday?',
    why: 'The regulations do not say. IPSEA, which advises families, counts from the next working day.',
    answers: {
      actual: { text: 'On the day it arrives', hint: 'An email of Saturday 7 November counts from 7 November' },
      nextWorkingDay: {
        text: 'On the next working day',
        hint: 'After 5pm or on a day the office is closed: an email of Saturday 7 November counts from Monday 9 November',
      },
    },
  },
  P2: {
    title: 'Letters without a date stamp',
    question: 'When is a letter received, if nobody stamped it and only the day of posting is known?',
    why: 'The regulations do not say. The rules of court presume the second working day after posting.',
    answers: {
      secondWorkingDay: { text: 'On the second working day after it was posted', hint: 'As courts presume' },
      nextWorkingDay: { text: 'On the next working day after it was posted', hint: 'As first class post promises' },
    },
  },
  P3: {
    title: 'First day of the 6, 16 and 20 weeks',
    question: 'Is the day a request is received day 0 or day 1 of the 6, 16 and 20 weeks?',
    why: 'The usual reading of “within 20 weeks of” leaves the first day out; some authorities count it.',
    answers: {
      day0: { text: 'Day 0: it is not counted', hint: 'Received on a Monday, due on a Monday' },
      day1: { text: 'Day 1: it is counted', hint: 'Every one of these limits falls a day earlier' },
    },
  },
  P4: {
    title: 'When a letter counts as sent',
    question: 'Is a duty to “notify” or “send” done when the letter goes, or when it arrives?',
    why: 'The regulations use both words and define neither.',
    answers: {
      dispatch: { text: 'When it goes', hint: 'The day the letter or email left the authority' },
      arrival: { text: 'When it arrives', hint: 'Limits that run from a notice start then as well' },
    },
  },
  P5: {
    title: 'Periods of 15 days',
    question: 'Are periods of 15 days calendar days or working days?',
    why: 'The regulations say “15 days” here and “15 working days” elsewhere; some local guides read the first as the second.',
    answers: {
      calendar: { text: 'Calendar days', hint: 'As the regulations are worded' },
      working: { text: 'Working days', hint: 'About three weeks instead of two' },
    },
  },
  P6: {
    title: 'The day a plan was last reviewed',
    question: 'From which day do the 12 months to the next annual review run?',
    why: 'The Act says “reviewed” without saying which step of a review that is.',
    answers: {
      decisionNotice: { text: 'The day the family was told the decision', hint: 'When the review is complete in law' },
      meeting: { text: 'The day of the review meeting', hint: 'Earlier, so that reviews come round sooner' },
      finalAmendedPlan: { text: 'The day the amended plan was sent', hint: 'Later, so that reviews come round later' },
    },
  },
  P7: {
    title: 'Phase transfers: 15 February and 31 March',
    question: 'What is the last day “before 15 February” or “before 31 March”?',
    why: 'Read strictly the day itself is too late; custom takes it as the last day.',
    answers: {
      strict: { text: '14 February and 30 March', hint: 'Read strictly' },
      customary: { text: '15 February and 31 March', hint: 'As custom has it' },
    },
  },
  P8: {
    title: 'Notice of “at least two weeks”',
    question: 'Is “at least two weeks” or “five months” before a day met on the corresponding day?',
    why: 'Courts have read “at least” as clear days in some Acts and not in others.',
    answers: {
      inclusive: { text: 'Yes, on the corresponding day', hint: 'Invited on a Monday for a Monday two weeks later' },
      clearDays: { text: 'No, one day earlier', hint: 'The days between must be whole and clear' },
    },
  },
  P9: {
    title: 'First day of mediation periods',
    question: 'Does the first day count in the 3 working days and 30 days of mediation?',
    why: 'Later paragraphs of the regulations do not repeat “beginning with”.',
    answers: {
      exclude: { text: 'No, it is day 0', hint: 'As most periods are counted' },
      include: { text: 'Yes, it is day 1', hint: 'Stricter: a day less' },
    },
  },
  P10: {
    title: 'Exceptions that ended before the limit',
    question: 'Who decides, when what excused a limit was over before the limit fell?',
    why: 'The law asks whether it was still impractical to keep the limit because of it. No date can say that.',
    answers: { humanDecision: { text: 'A person, with reasons', hint: 'Never worked out by the system' } },
  },
  P11: {
    title: 'Two requests for one child',
    question: 'Which request counts when a parent and a school both ask?',
    why: 'The duty to decide begins with the first valid request.',
    answers: { earliest: { text: 'The earlier one', hint: 'A later request starts no second clock' } },
  },
  P12: {
    title: 'When a final plan is sent',
    question: 'Is a final plan sent when only the parent or young person has it?',
    why: 'The regulations name three recipients: the family, the named setting and the health body.',
    answers: {
      lastRecipient: { text: 'No, when the last of them has it', hint: 'All three, as regulation 13(2) names them' },
      parent: { text: 'Yes, when the family has it', hint: 'As the SEN2 return counts it' },
    },
  },
  P13: {
    title: 'Visits to children placed out of area',
    question: 'How often is a child visited who is placed in the area of another authority?',
    why: 'No law says. Action plans ask for a visit at least every 6 months; the figure counts 6 months whatever is chosen here.',
    answers: {
      sixMonths: { text: 'At least every 6 months', hint: 'As action plans ask' },
      fourMonths: { text: 'At least every 4 months', hint: 'About once a term' },
      threeMonths: { text: 'At least every 3 months', hint: 'Twice as often as action plans ask' },
      twelveMonths: { text: 'At least once a year', hint: 'Less often than action plans ask' },
    },
  },
  P14: {
    title: 'Visits to residential placements',
    question: 'How often is a child visited who lives at the school or college?',
    why: 'The Visits to Children in Long-Term Residential Care Regulations 2011 (SI 2011/1010) set intervals that are not held against their text here: look them up before you choose.',
    answers: {
      threeMonths: { text: 'At least every 3 months', hint: 'Until somebody has looked it up' },
      twoMonths: { text: 'At least every 2 months', hint: 'More often' },
      sixMonths: { text: 'At least every 6 months', hint: 'As for other children placed out of area' },
    },
  },
};

/** The words of an answer; the code itself for one that this release does not know. */
export function answerWords(option: PolicyName, value: string): string {
  return policyWords[option].answers[value]?.text ?? value;
}
