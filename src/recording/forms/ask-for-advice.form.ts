import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { AdviceBody } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { caseHref } from '../../cases/acts.js';
import { adviceBodies, bodyAsked, bodyLaw } from '../../web/words/body-words.js';
import { listed } from '../../web/words/list-words.js';
import type { Choice } from '../questions.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const dateLabel = 'Date the bodies were asked';

/** Reg 6: several bodies asked on one day, or advice already written taken with everyone's consent. */
export const askForAdviceForm: RecordingForm = {
  key: 'askForAdvice',
  dateLabel,
  steps: [
    {
      questions: (s) => [
        {
          kind: 'checkboxes',
          name: 'bodies',
          legend: 'Which bodies?',
          hint: 'Choose all that were asked on the same day.',
          choices: adviceBodies.map((body): Choice => ({
            value: body,
            text: bodyAsked(body),
            hint: [bodyLaw(body), askedWords(s, body)].filter((part) => part !== '').join(' · '),
            reveals: [{ kind: 'text', name: `organisation-${body}`, label: 'Service or person, if known' }],
          })),
        },
        {
          kind: 'radios',
          name: 'kind',
          legend: 'How?',
          choices: [
            { value: 'asked', text: 'They were asked for advice', hint: 'Each body’s own 6 weeks start on that day' },
            {
              value: 'existing',
              text: 'Advice already written is used',
              hint: 'Only where its giver, the family and we all agree it is enough (reg 6(4))',
              reveals: [{ kind: 'date', name: 'datedOn', legend: 'Date of the advice' }],
            },
          ],
        },
        {
          kind: 'date',
          name: 'on',
          legend: 'When were they asked, or when was it agreed?',
          hint: 'For example 23 11 2026',
        },
      ],
      side: ({ basis }) => [
        {
          heading: 'What this does',
          paragraphs: [
            `Each body has 6 weeks from the day it is asked. Asked today, its advice is due by ${actDate(addDays(basis.today, 42))}.`,
            'The 16 and 20 weeks do not wait for advice.',
          ],
        },
      ],
    },
  ],
  defaults: () => ({ kind: 'asked' }),
  intend: (asked, s): Intention => {
    const chosen = asked.someOf('bodies', adviceBodies, 'Choose at least one body');
    const organisations = new Map(
      chosen.map((body) => [body, asked.text(`organisation-${body}`, 'Service or person', null, 200)]),
    );
    const kind = asked.oneOf(
      'kind',
      ['asked', 'existing'],
      'Say whether they were asked or advice already written is used',
    );
    const datedOn = kind === 'existing' ? readDatedOn(asked, s) : null;
    const on = dateAsked(asked, s, dateLabel);
    const read = asked.finished({ on, kind });
    return intention(s, { chosen, organisations, datedOn, ...read });
  },
};

function readDatedOn(asked: AnswerReader, s: Situation): ReturnType<AnswerReader['date']> {
  return asked.date('datedOn', {
    label: 'Date of the advice',
    missing: 'Enter the date of the advice',
    today: s.basis.today,
  });
}

interface Asked {
  readonly chosen: readonly AdviceBody[];
  readonly organisations: ReadonlyMap<AdviceBody, string | null>;
  readonly datedOn: ReturnType<AnswerReader['date']>;
  readonly on: NonNullable<ReturnType<AnswerReader['date']>>;
  readonly kind: 'asked' | 'existing';
}

function intention(s: Situation, { chosen, organisations, datedOn, on, kind }: Asked): Intention {
  const count = chosen.length === 1 ? '1 body' : `${chosen.length} bodies`;
  const names = chosen.map((body) => {
    const organisation = organisations.get(body) ?? null;
    return organisation === null ? bodyAsked(body) : `${bodyAsked(body)} (${organisation})`;
  });
  return {
    wishes: chosen.map((body) =>
      datedOn === null
        ? wish('RequestAdvice', on, {
            adviceId: s.newId(`advice ${body}`),
            body,
            organisation: organisations.get(body) ?? null,
          })
        : wish('AdoptExistingAdvice', on, { adviceId: s.newId(`advice ${body}`), body, adviceDatedOn: datedOn }),
    ),
    rows: [
      { key: 'Bodies', value: listed(names) },
      ...(datedOn === null ? [] : [{ key: 'Advice dated', value: sentenceDate(datedOn) }]),
      { key: kind === 'asked' ? 'Asked on' : 'Agreed on', value: actDate(on) },
    ],
    button: kind === 'asked' ? 'Record who was asked' : 'Record the advice used',
    done: kind === 'asked' ? `${count} asked for advice` : 'Existing advice recorded',
    ...(kind === 'asked'
      ? {
          next: {
            text: `Their advice is due by ${actDate(addDays(on, 42))}.`,
            link: 'See the advice of this case',
            href: `${caseHref(s.reference)}/advice`,
          },
        }
      : {}),
  };
}

function askedWords({ state }: Situation, body: AdviceBody): string {
  const last = state.advice.filter((advice) => advice.body === body).at(-1);
  if (last === undefined) return '';
  return last.requested === null ? 'existing advice is used' : `already asked on ${sentenceDate(last.requested.on)}`;
}
