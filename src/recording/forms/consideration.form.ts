import { actDate } from '../../web/words/date-words.js';
import { listed } from '../../web/words/list-words.js';
import type { Choice } from '../questions.js';
import type { Intention, RecordingForm } from '../recording-form.js';
import { wish } from '../recording-form.js';
import { linesOf } from './refusal-answers.js';
import { dateAsked } from './shared-answers.js';

/** Whom reg 4 names. */
const named: Readonly<Record<string, string>> = {
  health: 'Health: the commissioning body',
  socialCare: 'Social care',
  setting: 'The head of the school, college or early years setting',
};

/** Reg 4: others are told that an assessment is being considered. */
export const considerationForm: RecordingForm = {
  key: 'consideration',
  dateLabel: 'Date they were told',
  preview: (s) => [wish('NotifyConsideration', s.basis.today, { told: [] })],
  overtaken: (s) => (s.state.consideredOn === null ? null : 'That others were told is recorded already.'),
  steps: [
    {
      questions: () => [
        {
          kind: 'checkboxes',
          name: 'told',
          legend: 'Who was told?',
          hint: 'Choose all that were told on the same day.',
          choices: [
            ...Object.entries(named).map(([value, text]): Choice => ({ value, text })),
            {
              value: 'others',
              text: 'Someone else',
              reveals: [
                {
                  kind: 'longText',
                  name: 'others',
                  label: 'Who?',
                  hint: 'One a line, by post or organisation, not by name',
                },
              ],
            },
          ],
        },
        { kind: 'date', name: 'on', legend: 'When were they told?', hint: 'For example 23 11 2026' },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'The law wants them told as soon as practicable, without a number of days (reg 4). The 6 weeks do not wait for it.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const chosen = asked.someOf('told', [...Object.keys(named), 'others'], 'Say who was told');
    const others = chosen.includes('others')
      ? asked.text('others', 'Who was told', 'Say who else was told', 500)
      : null;
    const { on } = asked.finished({ on: dateAsked(asked, s, 'Date they were told') });
    const told = [...chosen.flatMap((one) => named[one] ?? []), ...linesOf(others)];
    return {
      wishes: [wish('NotifyConsideration', on, { told })],
      rows: [
        { key: 'Who was told', value: listed(told) },
        { key: 'When', value: actDate(on) },
      ],
      button: 'Record who was told',
      done: 'Others told of the request',
    };
  },
};
