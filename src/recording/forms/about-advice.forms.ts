import type { Advice } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { actHref, acts, caseHref } from '../../cases/acts.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { adviceWords } from '../../web/words/body-words.js';
import { chaseWords } from '../../web/words/code-words.js';
import { capital } from '../../web/words/distance-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Intention, RecordingForm, Row, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

/** Advice that arrived. */
export const receiveAdviceForm: RecordingForm = {
  key: 'receiveAdvice',
  dateLabel: 'Date it reached us',
  preview: (s) => [wish('RecordAdvice', s.basis.today, { adviceId: adviceOf(s).adviceId })],
  overtaken: (s) => (adviceOf(s).receivedOn === null ? null : 'The advice is already recorded as received.'),
  steps: [
    {
      title: 'Record advice received',
      questions: (s) => [
        aboutAdvice(s),
        {
          kind: 'date',
          name: 'on',
          legend: 'When did it reach us?',
          hint: 'Not the day it was signed, for example 23 11 2026',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'It stops this body’s 6 weeks. If the advice is not enough, you can send it back later: its due date does not move.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s) => {
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date it reached us') });
    const advice = adviceOf(s);
    return {
      wishes: [wish('RecordAdvice', on, { adviceId: advice.adviceId })],
      rows: [...rowsOfAdvice(advice), { key: 'Reached us', value: actDate(on) }],
      button: 'Record the advice',
      done: `Advice received: ${adviceWords(advice)}`,
      next: toAdvice(s, 'Read it, and send it back if it is not enough.'),
    };
  },
};

/** A body that was reminded. */
export const chaseAdviceForm: RecordingForm = {
  key: 'chaseAdvice',
  dateLabel: 'Date of the reminder',
  preview: (s) => [wish('ChaseAdvice', s.basis.today, { adviceId: adviceOf(s).adviceId, channel: 'email' })],
  overtaken: (s) => (adviceOf(s).receivedOn === null ? null : 'The advice is in, so a reminder is no longer needed.'),
  steps: [
    {
      questions: (s) => [
        aboutAdvice(s),
        { kind: 'radios', name: 'channel', legend: 'How were they reminded?', choices: choicesFrom(chaseWords) },
        { kind: 'date', name: 'on', legend: 'When?', hint: 'For example 23 11 2026' },
        {
          kind: 'longText',
          name: 'text',
          label: 'Message or what was said (optional)',
          hint: 'Everyone who may open the case can read this',
        },
      ],
      side: () => [
        { heading: 'What this does', paragraphs: ['It is kept with the advice. The due date does not move.'] },
      ],
    },
  ],
  intend: (asked, s) => {
    const channel = asked.oneOf('channel', keysOf(chaseWords), 'Say how they were reminded');
    const on = dateAsked(asked, s, 'Date of the reminder');
    const text = asked.text('text', 'Message', null);
    const read = asked.finished({ channel, on });
    const advice = adviceOf(s);
    return {
      wishes: [
        wish('ChaseAdvice', read.on, { adviceId: advice.adviceId, channel: read.channel }, narrative(s.childId, text)),
      ],
      rows: [
        ...rowsOfAdvice(advice),
        { key: 'How', value: chaseWords[read.channel] },
        { key: 'When', value: actDate(read.on) },
        ...(text === null ? [] : [{ key: 'Message', value: `“${text}”` }]),
      ],
      button: 'Record the reminder',
      done: `Reminder recorded: ${adviceWords(advice)}`,
      next: toAdvice(s, 'Record the advice when it comes.'),
    };
  },
};

/** Advice that went back as not enough. */
export const returnAdviceForm: RecordingForm = {
  key: 'returnAdvice',
  dateLabel: 'Date it was sent back',
  preview: (s) => [wish('ReturnAdvice', s.basis.today, { adviceId: adviceOf(s).adviceId })],
  steps: [
    {
      questions: (s) => [
        aboutAdvice(s),
        { kind: 'date', name: 'on', legend: 'When was it sent back?', hint: 'For example 23 11 2026' },
        {
          kind: 'longText',
          name: 'text',
          label: 'What is missing?',
          hint: 'As the body was told. Everyone who may open the case can read this',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: ['The advice counts as not received until it comes again. Its due date does not move.'],
        },
      ],
    },
  ],
  intend: (asked, s) => {
    const on = dateAsked(asked, s, 'Date it was sent back');
    const text = asked.text('text', 'What is missing', 'Say what is missing');
    const read = asked.finished({ on, text });
    const advice = adviceOf(s);
    return {
      wishes: [wish('ReturnAdvice', read.on, { adviceId: advice.adviceId }, narrative(s.childId, read.text))],
      rows: [
        ...rowsOfAdvice(advice),
        { key: 'Sent back', value: actDate(read.on) },
        { key: 'What is missing', value: read.text },
      ],
      button: 'Record that it was sent back',
      done: `Advice sent back: ${adviceWords(advice)}`,
      next: toAdvice(s, 'It counts as outstanding until it comes again.'),
    };
  },
};

/** Advice that is enough. */
export const acceptAdviceForm: RecordingForm = {
  key: 'acceptAdvice',
  dateLabel: 'Date it was accepted',
  preview: (s) => [wish('AcceptAdvice', s.basis.today, { adviceId: adviceOf(s).adviceId })],
  overtaken: (s) => (adviceOf(s).acceptedOn === null ? null : 'The advice is accepted already.'),
  steps: [
    {
      questions: (s) => [
        aboutAdvice(s),
        { kind: 'date', name: 'on', legend: 'When was it accepted?', hint: 'For example 23 11 2026' },
      ],
      side: () => [{ heading: 'What this does', paragraphs: ['It says that the advice is enough. No limit changes.'] }],
    },
  ],
  intend: (asked, s): Intention => {
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date it was accepted') });
    const advice = adviceOf(s);
    return {
      wishes: [wish('AcceptAdvice', on, { adviceId: advice.adviceId })],
      rows: [...rowsOfAdvice(advice), { key: 'Accepted', value: actDate(on) }],
      button: 'Record that it is accepted',
      done: `Advice accepted: ${adviceWords(advice)}`,
    };
  },
};

/** Reg 8(2)(c): the child was not at the appointment. */
export const missedAppointmentForm: RecordingForm = {
  key: 'missedAppointment',
  dateLabel: 'Date of the appointment',
  preview: (s) => [wish('RecordMissedAppointment', s.basis.today, { adviceId: adviceOf(s).adviceId })],
  steps: [
    {
      questions: (s) => [
        aboutAdvice(s),
        { kind: 'date', name: 'on', legend: 'When was the appointment?', hint: 'For example 23 11 2026' },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'It is kept with the advice and excuses nothing by itself.',
            'If the advice could not be given in time because of it, record an exception: it can excuse that body’s advice only.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date of the appointment') });
    const advice = adviceOf(s);
    return {
      wishes: [wish('RecordMissedAppointment', on, { adviceId: advice.adviceId })],
      rows: [...rowsOfAdvice(advice), { key: 'Appointment missed', value: actDate(on) }],
      button: 'Record the missed appointment',
      done: `Missed appointment recorded: ${adviceWords(advice)}`,
      next: {
        text: 'If the advice will be late because of it, say so.',
        link: acts.exception.words,
        href: actHref('exception', s.reference),
      },
    };
  },
};

/** The flow gives advice forms no situation without advice. */
export function adviceOf({ advice }: Situation): Advice {
  if (advice === null) throw new Error('The form is about an advice, and the address names none');
  return advice;
}

/** The advice at the head of the form. */
export function aboutAdvice(s: Situation): { kind: 'answers'; rows: readonly Row[] } {
  return { kind: 'answers', rows: rowsOfAdvice(adviceOf(s)) };
}

export function rowsOfAdvice(advice: Advice): readonly Row[] {
  const { requested, receivedOn, chasedOn } = advice;
  return [
    { key: 'Advice', value: capital(adviceWords(advice)) },
    ...(requested === null ? [] : [{ key: 'Asked', value: sentenceDate(requested.on) }]),
    ...(receivedOn === null ? [] : [{ key: 'Received', value: sentenceDate(receivedOn) }]),
    ...(chasedOn === null ? [] : [{ key: 'Last reminder', value: sentenceDate(chasedOn) }]),
  ];
}

function toAdvice(s: Situation, text: string): NonNullable<Intention['next']> {
  return { text, link: 'See the advice of this case', href: `${caseHref(s.reference)}/advice` };
}
