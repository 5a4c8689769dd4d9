import type { Consultation } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dueOf } from '../../../workflows/timetable/deadlines.js';
import { caseHref } from '../../cases/acts.js';
import { settingConsulted } from '../../cases/consultation-words.js';
import { replyGroundWords, replyWords } from '../../web/words/code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

/** CFA 2014 s.39(2), s.40: a school or college is asked before the plan can name it. */
export const consultSettingForm: RecordingForm = {
  key: 'consultSetting',
  dateLabel: 'Date it was consulted',
  preview: (s) => [wish('ConsultSetting', s.basis.today, { consultationId: s.newId('consultation') })],
  steps: [
    {
      questions: () => [
        { kind: 'text', name: 'setting', label: 'Name of the school or college' },
        {
          kind: 'text',
          name: 'urn',
          label: 'Its unique reference number, URN (optional)',
          hint: 'Six figures, as on Get information about schools',
          width: 10,
        },
        {
          kind: 'date',
          name: 'on',
          legend: 'When was it consulted?',
          hint: 'The day the draft plan went to it, for example 23 11 2026',
        },
      ],
      side: (s) => [
        {
          heading: 'What this does',
          paragraphs: [
            `Guidance gives it 15 days to reply: consulted today, by ${actDate(replyDue(s, s.basis.today))}.`,
            'The 20 weeks do not wait for its reply.',
            ...consultedBefore(s),
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const setting = asked.text(
      'setting',
      'Name of the school or college',
      'Enter the name of the school or college',
      200,
    );
    const urn = asked.text('urn', 'Unique reference number', null, 20);
    if (urn !== null && !/^\d{6}$/.test(urn)) asked.wrong('urn', 'Unique reference number must be 6 figures');
    const on = dateAsked(asked, s, 'Date it was consulted');
    const read = asked.finished({ setting, on });
    const personal = { setting: read.setting, ...(urn === null ? {} : { urn }) };
    return {
      wishes: [wish('ConsultSetting', read.on, { consultationId: s.newId('consultation') }, { [s.childId]: personal })],
      rows: [
        { key: 'School or college', value: read.setting },
        ...(urn === null ? [] : [{ key: 'URN', value: urn }]),
        { key: 'Consulted', value: actDate(read.on) },
      ],
      button: 'Record the consultation',
      done: 'School or college consulted',
      next: {
        text: `Its reply is due by ${actDate(replyDue(s, read.on))}.`,
        link: 'See the plan of this case',
        href: `${caseHref(s.reference)}/plan`,
      },
    };
  },
};

/** What a school or college that was asked said. */
export const settingReplyForm: RecordingForm = {
  key: 'settingReply',
  dateLabel: 'Date it replied',
  preview: (s) => [wish('RecordSettingReply', s.basis.today, { ...idOf(s), view: 'noView', grounds: [] })],
  overtaken: (s) => (consultationOf(s).repliedOn === null ? null : 'The reply is already recorded.'),
  steps: [
    {
      questions: (s) => [
        {
          kind: 'answers',
          rows: [
            { key: 'School or college', value: nameOf(s) },
            { key: 'Consulted', value: sentenceDate(consultationOf(s).sent.on) },
          ],
        },
        { kind: 'date', name: 'on', legend: 'When did it reply?', hint: 'For example 23 11 2026' },
        {
          kind: 'radios',
          name: 'view',
          legend: 'What did it say?',
          choices: choicesFrom(replyWords).map((choice) =>
            choice.value === 'cannotMeetNeed'
              ? {
                  ...choice,
                  reveals: [
                    {
                      kind: 'checkboxes',
                      name: 'grounds',
                      legend: 'Which reasons of the law did it give? (optional)',
                      hint: 'CFA 2014 s.39(4). Choose all that apply',
                      choices: choicesFrom(replyGroundWords),
                    },
                  ],
                }
              : choice,
          ),
        },
        {
          kind: 'longText',
          name: 'text',
          label: 'What did it write? (optional)',
          hint: 'Everyone who may open the case can read this',
        },
      ],
      side: () => [
        { heading: 'What this does', paragraphs: ['It is kept with the consultation. No limit of the law changes.'] },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date it replied');
    const view = asked.oneOf('view', keysOf(replyWords), 'Say what it said');
    const grounds = view === 'cannotMeetNeed' ? asked.someOf('grounds', keysOf(replyGroundWords), null) : [];
    const text = asked.text('text', 'What it wrote', null);
    const read = asked.finished({ on, view });
    return {
      wishes: [
        wish('RecordSettingReply', read.on, { ...idOf(s), view: read.view, grounds }, narrative(s.childId, text)),
      ],
      rows: [
        { key: 'School or college', value: nameOf(s) },
        { key: 'Replied', value: actDate(read.on) },
        { key: 'Reply', value: replyWords[read.view] },
        ...(grounds.length === 0
          ? []
          : [{ key: 'Reasons of the law', value: grounds.map((ground) => replyGroundWords[ground]).join('; ') }]),
        ...(text === null ? [] : [{ key: 'What it wrote', value: text }]),
      ],
      button: 'Record the reply',
      done: 'Reply recorded',
    };
  },
};

/** The flow gives the reply form no situation without a consultation. */
function consultationOf({ consultation }: Situation): Consultation {
  if (consultation === null) throw new Error('The form is about a consultation, and the address names none');
  return consultation;
}

const idOf = (s: Situation): { readonly consultationId: string } => ({
  consultationId: consultationOf(s).consultationId,
});

function nameOf(s: Situation): string {
  return settingConsulted(s.history, consultationOf(s).consultationId) ?? 'Name not on record';
}

function replyDue({ basis }: Situation, asked: CalendarDate): CalendarDate {
  return dueOf('C4', { start: asked }, basis).due.at(-1)?.date ?? addDays(asked, 15);
}

function consultedBefore({ state, history }: Situation): readonly string[] {
  const names = state.consultations.map(
    ({ consultationId, sent }) =>
      `${settingConsulted(history, consultationId) ?? 'A school or college'}: ${sentenceDate(sent.on)}`,
  );
  return names.length === 0 ? [] : [`Consulted before: ${names.join('; ')}.`];
}
