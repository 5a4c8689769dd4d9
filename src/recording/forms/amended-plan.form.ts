import type { Recipient } from '../../../workflows/kernel/sent-plan.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { factActAt, factActHref } from '../../cases/fact-acts.js';
import { noticeName } from '../../cases/plan-names.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { recipientWords } from '../../web/words/code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import { keysOf } from '../questions.js';
import type { Choice, Question } from '../questions.js';
import type { FactSituation, Intention, RecordingForm, Row, SideCard, Wish } from '../recording-form.js';
import { dueFrom, dueWords } from './due-words.js';
import { nothing, referencesFor } from './fact-questions.js';

const sentLabels: Readonly<Record<Recipient, string>> = {
  parentOrYoungPerson: 'Date it was sent to the family',
  setting: 'Date it was sent to the school or college',
  commissioningBody: 'Date it was sent to the health body',
};
const all = keysOf(recipientWords);

/** Reg 22(3): the amended plan, with one date for each who was sent it. */
export const amendedPlanForm: RecordingForm<FactSituation> = {
  key: 'send-amended-plan',
  dateLabel: 'Date the plan was sent',
  dateField: 'recipients',
  fieldOfCode: {
    'final-plan-needs-appeal-wording': 'appealWording',
    'already-sent-to-recipient': 'recipients',
    'fifteen-days-not-over': 'recipients',
    'amendment-notice-not-sent': 'recipients',
  },
  preview: (s) => outstanding(s).map((recipient) => send(s, { recipient, on: s.basis.today }, { ...blank, appealWording: true })),
  steps: [
    {
      questions: (s) => [
        ...noticeRow(s),
        {
          kind: 'checkboxes',
          name: 'recipients',
          legend: 'To whom was it sent?',
          hint: 'Those who get it later can be added later. The last one counts.',
          choices: all.map((recipient) => choiceOf(s, recipient)),
        },
        {
          kind: 'radios',
          name: 'namesSetting',
          legend: 'Does section I name a school or college?',
          choices: [
            { value: 'yes', text: 'Yes', reveals: [{ kind: 'text', name: 'setting', label: 'Name of the school or college' }] },
            { value: 'no', text: 'No, it names a type or none' },
          ],
        },
        ...transferQuestion(s),
        {
          kind: 'checkboxes',
          name: 'appealWording',
          legend: 'Appeal and mediation',
          choices: [{ value: 'sent', text: 'The letter to the family told them of mediation and their right to appeal' }],
        },
      ],
      side: sideOf,
    },
  ],
  defaults: (s) => (transfersOf(s).length === 0 ? {} : { transferId: nothing }),
  intend: (asked, s): Intention => {
    const chosen = asked.someOf('recipients', all, 'Say to whom it was sent');
    const dates = chosen.flatMap((recipient) => sentOn(asked, s, recipient));
    const names = asked.oneOf('namesSetting', ['yes', 'no'], 'Say whether section I names a school or college');
    const setting =
      names === 'yes' ? asked.text('setting', 'Name of the school or college', 'Enter the name of the school or college', 200) : null;
    const transfers = transfersOf(s);
    const transfer =
      transfers.length === 0
        ? nothing
        : asked.oneOf('transferId', [...transfers.map(({ value }) => value), nothing], 'Say whether it names the place for a phase transfer');
    const appealWording = asked.someOf('appealWording', ['sent'], null).length > 0;
    if (names === 'no' && chosen.includes('setting')) {
      asked.wrong('recipients', 'The plan names no school or college, so it cannot have been sent to it. Change one of the two answers');
    }
    asked.finish();
    const about = {
      namesSetting: names === 'yes',
      appealWording,
      setting,
      transferId: transfer === nothing ? null : transfer,
    };
    return {
      wishes: dates.toSorted((a, b) => a.on.localeCompare(b.on)).map((one) => send(s, one, about)),
      rows: [
        ...noticeOf(s),
        ...dates.map(({ recipient, on }): Row => ({ key: recipientWords[recipient], value: actDate(on) })),
        { key: 'School or college named', value: setting ?? 'No, a type or none' },
        ...(transfers.length === 0
          ? []
          : [{ key: 'Phase transfer', value: transfers.find(({ value }) => value === transfer)?.text ?? 'None' }]),
        ...(chosen.includes('parentOrYoungPerson')
          ? [{ key: 'Appeal and mediation', value: appealWording ? 'In the letter' : 'Not in the letter' }]
          : []),
      ],
      button: 'Record the amended plan',
      done: 'Amended plan sent',
      ...remainder(s, chosen, names === 'yes'),
    };
  },
};

interface Sent {
  readonly recipient: Recipient;
  readonly on: CalendarDate;
}
interface About {
  readonly namesSetting: boolean;
  readonly appealWording: boolean;
  readonly setting: string | null;
  readonly transferId: string | null;
}
const blank: About = { namesSetting: true, appealWording: false, setting: null, transferId: null };

const planIn = ({ state }: FactSituation): Plan => state as Plan;
const transfersOf = (s: FactSituation): readonly Choice[] =>
  referencesFor('transferId', s).filter(({ value }) => value !== nothing);

function sentBefore(s: FactSituation): Plan['amendedWithoutNotice'] {
  const { amendments, amendedWithoutNotice, outcomes } = planIn(s);
  if (s.subject !== null) return amendments.find(({ noticeId }) => noticeId === s.subject)?.sent ?? [];
  const since = outcomes.at(-1)?.on ?? '';
  return amendedWithoutNotice.filter(({ on }) => on >= since);
}

function outstanding(s: FactSituation): readonly Recipient[] {
  return all.filter((recipient) => !sentBefore(s).some((sent) => sent.recipient === recipient));
}

function sentOn(asked: AnswerReader, s: FactSituation, recipient: Recipient): readonly Sent[] {
  const label = sentLabels[recipient];
  const on = asked.date(`on-${recipient}`, { label, missing: `Enter the ${lowerFirst(label)}`, today: s.basis.today });
  return on === null ? [] : [{ recipient, on }];
}

function send(s: FactSituation, { recipient, on }: Sent, about: About): Wish {
  const { namesSetting, setting, transferId } = about;
  const appealWordingSent = recipient === 'parentOrYoungPerson' && about.appealWording;
  return {
    type: 'SendAmendedPlan',
    on,
    data: { noticeId: s.subject, transferId, recipient, namesSetting, appealWordingSent },
    ...(setting === null ? {} : { personal: { [s.childId]: { setting } } }),
  };
}

function choiceOf(s: FactSituation, recipient: Recipient): Choice {
  const text = recipientWords[recipient];
  const sent = sentBefore(s).find((one) => one.recipient === recipient);
  if (sent !== undefined) return { value: recipient, text, hint: `Sent on ${sentenceDate(sent.on)}`, disabled: true };
  return { value: recipient, text, reveals: [{ kind: 'date', name: `on-${recipient}`, legend: sentLabels[recipient] }] };
}

function transferQuestion(s: FactSituation): readonly Question[] {
  const choices = transfersOf(s);
  if (choices.length === 0) return [];
  return [
    {
      kind: 'radios',
      name: 'transferId',
      legend: 'Does it name the place for a phase transfer?',
      choices: [...choices, { value: nothing, text: 'No' }],
    },
  ];
}

function noticeOf(s: FactSituation): readonly Row[] {
  const amendment = planIn(s).amendments.find(({ noticeId }) => noticeId === s.subject);
  return [{ key: 'Follows', value: amendment === undefined ? 'An order or an agreement, without a notice' : noticeName(amendment) }];
}

function noticeRow(s: FactSituation): readonly Question[] {
  return [{ kind: 'answers', rows: noticeOf(s) }];
}

function sideOf(s: FactSituation): readonly SideCard[] {
  const amendment = planIn(s).amendments.find(({ noticeId }) => noticeId === s.subject);
  if (amendment === undefined) {
    return [{ heading: 'What this does', paragraphs: ['What the order or agreement requires is met on the day the last of them was sent it.'] }];
  }
  const familyUntil = dueFrom('E8', amendment.notice.on, s.basis);
  const heard =
    amendment.finishedOn !== null
      ? 'The family has finished commenting.'
      : familyUntil === null
        ? ''
        : `The family’s 15 days end on ${actDate(familyUntil)}. Unless it finishes earlier, the plan can go from ${actDate(addDays(familyUntil, 1))}.`;
  return [
    {
      heading: 'What this does',
      paragraphs: [
        `The 8 weeks end on ${dueWords(dueFrom('E9', amendment.notice.on, s.basis))}. They are met on the day the last of them was sent it.`,
        heard,
      ].filter((text) => text !== ''),
    },
  ];
}

function remainder(s: FactSituation, chosen: readonly Recipient[], namesSetting: boolean): Pick<Intention, 'next'> {
  const left = outstanding(s).filter((one) => !chosen.includes(one) && (one !== 'setting' || namesSetting));
  const act = factActAt('plan', 'SendAmendedPlan');
  if (left.length === 0 || act === null) return {};
  return {
    next: {
      text: `Still to be sent to ${listed(left.map((one) => lowerFirst(recipientWords[one])))}.`,
      link: 'Record it when it goes',
      href: factActHref(act, s.reference, s.processId, s.subject),
    },
  };
}
