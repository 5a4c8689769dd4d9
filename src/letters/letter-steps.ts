import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AnswerReader, RawAnswers } from '../web/forms/answers.js';
import { sentenceDate } from '../web/words/date-words.js';
import { deliveryWords, returnWords, sendingWords, withdrawalWords } from '../web/words/letter-words.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import { choicesFrom, dateAnswer, keysOf } from '../recording/questions.js';
import type { Question } from '../recording/questions.js';

/** A letter as a step of its way is recorded. */
export interface StepSituation {
  readonly today: CalendarDate;
  readonly letterId: string;
  readonly recipientId: string | null;
  readonly name: string;
  readonly address: string;
  /** The address on the record of the parent or carer now; null where there is none or it is the same. */
  readonly otherAddress: string | null;
  readonly producedOn: CalendarDate;
  readonly lastSentOn: CalendarDate | null;
  /** What the law requires and the letter lacks, in words. */
  readonly missing: readonly string[];
}

interface Row {
  readonly key: string;
  readonly value: string;
}

/** One step: its form, and the body of the command it sends. */
export interface LetterStep {
  readonly slug: string;
  readonly title: string;
  readonly command: string;
  readonly button: string;
  readonly done: string;
  readonly questions: (s: StepSituation) => readonly Question[];
  readonly defaults: (s: StepSituation) => RawAnswers;
  readonly read: (asked: AnswerReader, s: StepSituation) => { readonly body: object; readonly rows: readonly Row[] };
  readonly warning?: (s: StepSituation) => string | null;
}

const on: Question = { kind: 'date', name: 'on', legend: 'When?', hint: 'For example 23 11 2026' };
const text: Question = {
  kind: 'longText',
  name: 'text',
  label: 'What those who may read the case should know (optional)',
};

function dateOf(
  asked: AnswerReader,
  { today, producedOn, lastSentOn }: StepSituation,
  label: string,
  afterSending: boolean,
): CalendarDate | null {
  const notBefore =
    afterSending && lastSentOn !== null
      ? { date: lastSentOn, because: 'when the letter was sent' }
      : { date: producedOn, because: 'the date of the letter' };
  return asked.date('on', { label, missing: `Enter the ${lowerFirst(label)}`, today, notBefore });
}

const rowsOf = (day: CalendarDate | null, rows: readonly (readonly [string, string | null])[]): readonly Row[] => [
  ...(day === null ? [] : [{ key: 'Date', value: sentenceDate(day) }]),
  ...rows.flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
];

const sent: LetterStep = {
  slug: 'sent',
  title: 'Record that the letter was sent',
  command: 'SendLetter',
  button: 'Record that it was sent',
  done: 'The letter is recorded as sent',
  defaults: (s) => ({ ...dateAnswer('on', s.today), sentTo: s.otherAddress ?? s.address }),
  questions: (s) => [
    { ...on, legend: 'When was it sent?' },
    { kind: 'radios', name: 'how', legend: 'How was it sent?', choices: choicesFrom(sendingWords) },
    {
      kind: 'longText',
      name: 'sentTo',
      label: 'Where did it go?',
      hint: 'The address on the envelope, or the e-mail address. Read it from what was sent, not from here',
    },
    {
      kind: 'checkboxes',
      name: 'confirmed',
      legend: 'Look once more',
      choices: [{ value: 'yes', text: `The letter is addressed to ${s.name}, and this is where it went` }],
    },
    ...(s.missing.length === 0
      ? []
      : [
          {
            kind: 'longText',
            name: 'text',
            label: 'Why did it go although something was missing?',
            hint: `Missing: ${listed(s.missing.map(lowerFirst))}`,
          } as const,
        ]),
  ],
  warning: ({ otherAddress, name }) =>
    otherAddress === null
      ? null
      : `The letter carries another address than the record now has for ${name}. Check to which of them it went, and whether the letter has to be written anew.`,
  read(asked, s) {
    const day = dateOf(asked, s, 'Date it was sent', false);
    const how = asked.oneOf('how', keysOf(sendingWords), 'Say how it was sent');
    const sentTo = asked.text('sentTo', 'Where it went', 'Enter where it went', 500);
    const [confirmed] = asked.someOf(
      'confirmed',
      ['yes'],
      'Look at the name and the address once more, and confirm them',
    );
    const why =
      s.missing.length === 0
        ? null
        : asked.text('text', 'Why it went', 'Say why it went although something was missing');
    return {
      body: {
        on: day,
        letterId: s.letterId,
        recipientId: s.recipientId,
        how,
        sentTo,
        recipientConfirmed: confirmed === 'yes',
        knowinglyIncomplete: s.missing.length > 0,
        ...(why === null ? {} : { text: why }),
      },
      rows: rowsOf(day, [
        ['To', s.name],
        ['Where it went', sentTo],
        ['How', how === null ? null : sendingWords[how]],
        ['Why although something was missing', why],
      ]),
    };
  },
};

const delivered: LetterStep = {
  slug: 'delivered',
  title: 'Record that the letter arrived',
  command: 'RecordLetterDelivery',
  button: 'Record that it arrived',
  done: 'The letter is recorded as delivered',
  defaults: (s) => dateAnswer('on', s.today),
  questions: () => [
    { ...on, legend: 'When did it arrive?' },
    { kind: 'radios', name: 'shownBy', legend: 'How do we know?', choices: choicesFrom(deliveryWords) },
  ],
  read(asked, s) {
    const day = dateOf(asked, s, 'Date it arrived', true);
    const shownBy = asked.oneOf('shownBy', keysOf(deliveryWords), 'Say how we know that it arrived');
    return {
      body: { on: day, letterId: s.letterId, shownBy },
      rows: rowsOf(day, [['How we know', shownBy === null ? null : deliveryWords[shownBy]]]),
    };
  },
};

const returned: LetterStep = {
  slug: 'returned',
  title: 'Record that the letter came back',
  command: 'RecordLetterReturn',
  button: 'Record that it came back',
  done: 'The letter is recorded as having come back. It has to be sent again',
  defaults: (s) => dateAnswer('on', s.today),
  questions: () => [
    { ...on, legend: 'When did it come back?' },
    { kind: 'radios', name: 'because', legend: 'Why?', choices: choicesFrom(returnWords) },
    text,
  ],
  read(asked, s) {
    const day = dateOf(asked, s, 'Date it came back', true);
    const because = asked.oneOf('because', keysOf(returnWords), 'Say why it came back');
    const words = asked.text('text', 'What you write', null);
    return {
      body: { on: day, letterId: s.letterId, because, ...(words === null ? {} : { text: words }) },
      rows: rowsOf(day, [
        ['Why', because === null ? null : returnWords[because]],
        ['In words', words],
      ]),
    };
  },
};

const withdrawn: LetterStep = {
  slug: 'withdrawn',
  title: 'Withdraw the letter',
  command: 'WithdrawLetter',
  button: 'Withdraw the letter',
  done: 'The letter is withdrawn',
  defaults: (s) => dateAnswer('on', s.today),
  questions: () => [
    { ...on, legend: 'From which day?' },
    { kind: 'radios', name: 'because', legend: 'Why?', choices: choicesFrom(withdrawalWords) },
    text,
  ],
  warning: ({ lastSentOn }) =>
    lastSentOn === null
      ? null
      : 'This letter has been sent: withdrawing it does not bring it back. If it went to the wrong person, tell your data protection officer today.',
  read(asked, s) {
    const day = dateOf(asked, s, 'Date', false);
    const because = asked.oneOf('because', keysOf(withdrawalWords), 'Say why it is withdrawn');
    const words = asked.text('text', 'What you write', null);
    return {
      body: { on: day, letterId: s.letterId, because, ...(words === null ? {} : { text: words }) },
      rows: rowsOf(day, [
        ['Why', because === null ? null : withdrawalWords[because]],
        ['In words', words],
      ]),
    };
  },
};

/** Every step of a letter's way after it was produced. */
export const letterSteps: readonly LetterStep[] = [sent, delivered, returned, withdrawn];
