import type { ExceptionClaim } from '../../../workflows/exceptions/exception-claims.js';
import { caseHref } from '../../cases/acts.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { fieldLabel, fieldValue } from '../../web/words/field-words.js';
import { limitName } from '../../web/words/limit-words.js';
import { askedFor } from '../effects.view.js';
import type { Question } from '../questions.js';
import type { Intention, RecordingForm, Row, SideCard, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { claimRows } from './exception-claim.js';
import { dateAsked } from './shared-answers.js';

/** What shows that the law’s reason held: without it an exception excuses nothing in figures. */
export const exceptionEvidenceForm: RecordingForm = {
  key: 'exceptionEvidence',
  dateLabel: 'Date the evidence was put on file',
  preview: (s) => [wish('EvidenceException', s.basis.today, idOf(s))],
  steps: [
    {
      questions: (s) => [
        about(s),
        dateQuestion('When was it put on file?'),
        { kind: 'longText', name: 'text', label: 'What is it, and where is it kept?', hint: readable },
      ],
      side: () => [
        does('The exception counts in figures that leave exceptions out. What is on file already stays beside it.'),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    mustStand(asked, s);
    const on = dateAsked(asked, s, 'Date the evidence was put on file');
    const text = asked.text('text', 'The evidence', 'Say what the evidence is', 1000);
    const read = asked.finished({ on, text });
    return {
      wishes: [wish('EvidenceException', read.on, idOf(s), narrative(s.childId, read.text))],
      rows: [...rowsOf(s), { key: 'Put on file', value: actDate(read.on) }, { key: 'Evidence', value: read.text }],
      button: 'Record the evidence',
      done: 'Evidence recorded',
      next: next(
        s,
        claimOf(s).agreedOn === null ? 'A manager has still to agree the exception.' : 'It stands as agreed.',
      ),
    };
  },
};

/** A manager’s agreement, in the name of whoever records it. */
export const exceptionAgreementForm: RecordingForm = {
  key: 'exceptionAgreement',
  dateLabel: 'Date it was agreed',
  preview: (s) => [wish('AgreeException', s.basis.today, idOf(s))],
  overtaken: (s) => (claimOf(s).agreedOn === null ? null : 'The exception has been agreed already.'),
  steps: [
    {
      questions: (s) => [about(s), dateQuestion('When did you agree it?')],
      side: (s) => [
        does(
          `It is agreed in your name, ${s.person.name}. Nobody can agree in another’s.`,
          ...(claimOf(s).evidenced
            ? []
            : ['There is no evidence on file yet: agreed or not, it excuses nothing in figures.']),
        ),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const { agreedOn } = mustStand(asked, s);
    if (agreedOn !== null) asked.wrong(null, `This exception was agreed on ${sentenceDate(agreedOn)} already`);
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date it was agreed') });
    return {
      wishes: [wish('AgreeException', on, idOf(s))],
      rows: [...rowsOf(s), { key: 'Agreed by', value: s.person.name }, { key: 'Agreed', value: actDate(on) }],
      button: 'Agree the exception',
      done: 'Exception agreed',
    };
  },
};

/** Code 9.42: the family is told of the delay and why. */
export const exceptionToldForm: RecordingForm = {
  key: 'exceptionTold',
  dateLabel: 'Date the family was told',
  preview: (s) => [wish('TellFamilyOfException', s.basis.today, idOf(s))],
  overtaken: (s) => (claimOf(s).familyToldOn === null ? null : 'That the family was told is recorded already.'),
  steps: [
    {
      questions: (s) => [about(s), dateQuestion('When was the family told?')],
      side: () => [does('It is kept with the exception. No limit changes.')],
    },
  ],
  intend: (asked, s): Intention => {
    const { familyToldOn } = mustStand(asked, s);
    if (familyToldOn !== null)
      asked.wrong(null, `It is recorded already that the family was told on ${sentenceDate(familyToldOn)}`);
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date the family was told') });
    return {
      wishes: [wish('TellFamilyOfException', on, idOf(s))],
      rows: [...rowsOf(s), { key: 'Family told', value: actDate(on) }],
      button: 'Record that they were told',
      done: 'Family told of the delay',
    };
  },
};

/** The last day of what got in the way. */
export const exceptionEndForm: RecordingForm = {
  key: 'exceptionEnd',
  dateLabel: 'Last day',
  fieldOfCode: { 'ends-before-it-begins': { field: 'on', target: 'on-day' } },
  steps: [
    {
      questions: (s) => [about(s), dateQuestion('What was the last day of it?')],
      side: () => [
        does(
          'The exception no longer goes on. A limit that it lifts stays lifted: the step must be taken as soon as practicable.',
        ),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const { to } = mustStand(asked, s);
    if (to !== null)
      asked.wrong(null, `This exception ended on ${sentenceDate(to)}. To change the day, correct it in the history`);
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Last day') });
    return {
      wishes: [wish('EndException', on, idOf(s))],
      rows: [...rowsOf(s), { key: 'Last day', value: actDate(on) }],
      button: 'Record the end',
      done: 'End of the exception recorded',
    };
  },
};

/** An exception that was not accepted: its limits stand as if it had not been claimed. */
export const exceptionStrikeOutForm: RecordingForm = {
  key: 'exceptionStrikeOut',
  dateLabel: 'Date it was struck out',
  preview: (s) => [wish('StrikeOutException', s.basis.today, idOf(s))],
  overtaken: (s) => (claimOf(s).struckOutOn === null ? null : 'The exception has been struck out already.'),
  steps: [
    {
      questions: (s) => [
        about(s),
        dateQuestion('When was it struck out?'),
        { kind: 'longText', name: 'text', label: 'Why was it not accepted?', hint: readable },
      ],
      side: () => [does('Its limits stand again, as if it had not been claimed. The exception stays readable.')],
    },
  ],
  intend: (asked, s): Intention => {
    mustStand(asked, s);
    const on = dateAsked(asked, s, 'Date it was struck out');
    const text = asked.text('text', 'The reason', 'Say why it was not accepted', 1000);
    const read = asked.finished({ on, text });
    return {
      wishes: [wish('StrikeOutException', read.on, idOf(s), narrative(s.childId, read.text))],
      rows: [...rowsOf(s), { key: 'Struck out', value: actDate(read.on) }, { key: 'Why', value: read.text }],
      button: 'Strike the exception out',
      done: 'Exception struck out',
      next: next(s, 'Its limits stand again.'),
    };
  },
};

const readable = 'Everyone who may open the case can read this, and the family may ask to';

const dateQuestion = (legend: string): Question => ({
  kind: 'date',
  name: 'on',
  legend,
  hint: 'For example 23 11 2026',
});
const does = (...paragraphs: readonly string[]): SideCard => ({ heading: 'What this does', paragraphs });
const idOf = (s: Situation): { readonly exceptionId: string } => ({ exceptionId: claimOf(s).exceptionId });

/** The flow gives these forms no situation without an exception. */
function claimOf({ exception }: Situation): ExceptionClaim {
  if (exception === null) throw new Error('The form is about an exception, and the address names none');
  return exception;
}

/** The exception. @throws AnswersInvalid where it was struck out, since nothing more is to be said of it then. */
function mustStand(asked: AnswerReader, s: Situation): ExceptionClaim {
  const claim = claimOf(s);
  if (claim.struckOutOn === null) return claim;
  asked.wrong(null, `This exception was struck out on ${sentenceDate(claim.struckOutOn)}. Record a new one if need be`);
  asked.finish();
  return claim;
}

function about(s: Situation): Question {
  const { evidenced, agreedOn } = claimOf(s);
  return {
    kind: 'answers',
    rows: [
      ...rowsOf(s),
      { key: fieldLabel('evidenced'), value: fieldValue('evidenced', evidenced) },
      { key: 'Agreed', value: agreedOn === null ? 'Not yet' : sentenceDate(agreedOn) },
    ],
  };
}

function rowsOf(s: Situation): readonly Row[] {
  const claim = claimOf(s);
  const limits = claim.limits.map(({ rule, subject }) => limitName(rule, askedFor(s.state, subject)) ?? rule);
  return [...claimRows(claim), { key: 'Limits', value: limits.join('; ') }];
}

function next(s: Situation, text: string): NonNullable<Intention['next']> {
  return { text, link: 'See the exceptions of this case', href: `${caseHref(s.reference)}#exceptions` };
}
