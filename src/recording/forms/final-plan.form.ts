import type { Recipient } from '../../../workflows/kernel/sent-plan.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { caseHref } from '../../cases/acts.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { recipientWords } from '../../web/words/code-words.js';
import { keysOf } from '../questions.js';
import type { Choice } from '../questions.js';
import type { Intention, RecordingForm, Row, Situation } from '../recording-form.js';
import { wish } from '../recording-form.js';
import { viewsCard } from './opening.forms.js';
import { signOffCard } from './sign-off.form.js';

const sentLabels: Readonly<Record<Recipient, string>> = {
  parentOrYoungPerson: 'Date it was sent to the family',
  setting: 'Date it was sent to the school or college',
  commissioningBody: 'Date it was sent to the health body',
};
const all = keysOf(recipientWords);

/** Reg 13(2): the final plan, with one date for each who was sent it. */
export const finalPlanForm: RecordingForm = {
  key: 'finalPlan',
  dateLabel: 'Date the plan was sent',
  dateField: 'recipients',
  fieldOfCode: { 'final-plan-needs-appeal-wording': 'appealWording', 'already-sent-to-recipient': 'recipients' },
  preview: (s) =>
    outstanding(s).map((recipient) =>
      send(s, recipient, s.basis.today, { namesSetting: true, appealWording: true, setting: null }),
    ),
  steps: [
    {
      questions: (s) => [
        {
          kind: 'checkboxes',
          name: 'recipients',
          legend: 'To whom was it sent?',
          hint: 'Those who get it later can be added later. The last one counts.',
          choices: all.map((recipient): Choice => choiceOf(s, recipient)),
        },
        {
          kind: 'radios',
          name: 'namesSetting',
          legend: 'Does section I name a school or college?',
          choices: [
            {
              value: 'yes',
              text: 'Yes',
              reveals: [{ kind: 'text', name: 'setting', label: 'Name of the school or college' }],
            },
            {
              value: 'no',
              text: 'No, it names a type or none',
              hint: 'There is then no school or college to send it to',
            },
          ],
        },
        {
          kind: 'checkboxes',
          name: 'appealWording',
          legend: 'Appeal and mediation',
          choices: [
            { value: 'sent', text: 'The letter to the family told them of mediation and their right to appeal' },
          ],
        },
      ],
      side: (s) => [
        { heading: 'What this does', paragraphs: ['The 20 weeks are met on the day the last of them was sent it.'] },
        viewsCard(s),
        signOffCard(s),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const chosen = asked.someOf('recipients', all, 'Say to whom it was sent');
    const dates = chosen.flatMap((recipient): readonly Sent[] => sentOn(asked, s, recipient));
    const names = asked.oneOf('namesSetting', ['yes', 'no'], 'Say whether section I names a school or college');
    const setting =
      names === 'yes'
        ? asked.text('setting', 'Name of the school or college', 'Enter the name of the school or college', 200)
        : null;
    const appealWording = asked.someOf('appealWording', ['sent'], null).length > 0;
    if (names === 'no' && chosen.includes('setting')) {
      asked.wrong(
        'recipients',
        'The plan names no school or college, so it cannot have been sent to it. Change one of the two answers',
      );
    }
    asked.finish();
    const about = { namesSetting: names === 'yes', appealWording, setting };
    return {
      wishes: dates
        .toSorted((a, b) => a.on.localeCompare(b.on))
        .map(({ recipient, on }) => send(s, recipient, on, about)),
      rows: [
        ...dates.map(({ recipient, on }): Row => ({ key: recipientWords[recipient], value: actDate(on) })),
        { key: 'School or college named', value: setting ?? 'No, a type or none' },
        ...(chosen.includes('parentOrYoungPerson')
          ? [{ key: 'Appeal and mediation', value: appealWording ? 'In the letter' : 'Not in the letter' }]
          : []),
      ],
      button: 'Record the final plan',
      done: 'Final plan sent',
      ...remainder(s, chosen, names === 'yes'),
    };
  },
};

interface Sent {
  readonly recipient: Recipient;
  readonly on: CalendarDate;
}

function sentOn(asked: AnswerReader, s: Situation, recipient: Recipient): readonly Sent[] {
  const label = sentLabels[recipient];
  const missing = `Enter the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const on = asked.date(`on-${recipient}`, { label, missing, today: s.basis.today });
  return on === null ? [] : [{ recipient, on }];
}

function send(
  { childId }: Situation,
  recipient: Recipient,
  on: CalendarDate,
  { namesSetting, appealWording, setting }: { namesSetting: boolean; appealWording: boolean; setting: string | null },
): ReturnType<typeof wish> {
  const appealWordingSent = recipient === 'parentOrYoungPerson' && appealWording;
  const data = { recipient, namesSetting, appealWordingSent };
  return wish('SendFinalPlan', on, data, setting === null ? null : { [childId]: { setting } });
}

function outstanding({ state }: Situation): readonly Recipient[] {
  return all.filter((recipient) => !state.sent.some((sent) => sent.recipient === recipient));
}

function choiceOf({ state }: Situation, recipient: Recipient): Choice {
  const words = recipientWords[recipient];
  const label = sentLabels[recipient];
  const sent = state.sent.find((one) => one.recipient === recipient);
  if (sent !== undefined)
    return { value: recipient, text: words, hint: `Sent on ${sentenceDate(sent.on)}`, disabled: true };
  return { value: recipient, text: words, reveals: [{ kind: 'date', name: `on-${recipient}`, legend: label }] };
}

function remainder(s: Situation, chosen: readonly Recipient[], namesSetting: boolean): Pick<Intention, 'next'> {
  const left = outstanding(s).filter((one) => !chosen.includes(one) && (one !== 'setting' || namesSetting));
  if (left.length === 0) return {};
  const words = left.map((one) => recipientWords[one].toLowerCase()).join(' and ');
  return {
    next: {
      text: `Still to be sent to ${words}.`,
      link: 'Record it when it goes',
      href: `${caseHref(s.reference)}/final-plan`,
    },
  };
}
