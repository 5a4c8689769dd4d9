import { defaultPolicy, policyNames, policyQuestions } from '../../../workflows/timetable/policy-options.js';
import type { PolicyName } from '../../../workflows/timetable/policy-options.js';
import { policyEffects } from '../policy-effects.js';
import { answerWords, policyWords } from '../../web/words/policy-words.js';
import {
  dayAndReasonRows,
  fromQuestion,
  readDayAndReason,
  reasonQuestion,
  since,
  todayFirst,
} from '../setting-form.js';
import type { SettingForm, SettingsNow } from '../setting-form.js';

/** The option of an address; null where there is none. */
export function policyNameOf(text: string): PolicyName | null {
  return policyNames.find((name) => name === text.toUpperCase()) ?? null;
}

/** Whether there is anything to choose: two of the questions have one answer. */
export function isOpenQuestion(option: PolicyName): boolean {
  return policyQuestions[option].values.length > 1;
}

/** Another answer to one question on which the law is silent or disputed. */
export function policyForm(option: PolicyName): (now: SettingsNow) => SettingForm {
  return ({ settings, today }) => {
    const { title, question, why, answers } = policyWords[option];
    const holding = settings.policy.find((one) => one.option === option);
    const value = holding?.value ?? defaultPolicy[option];
    const values: readonly string[] = policyQuestions[option].values;
    return {
      title: `Change ${option}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      action: `/settings/policy/${option}/change`,
      back: { text: `${option} ${title}`, href: `/settings/policy/${option}` },
      button: 'Record the change',
      defaults: todayFirst(today),
      fieldOfCode: { 'setting-already-so': 'value', 'dated-in-the-future': { field: 'on', target: 'on-day' } },
      questions: [
        {
          kind: 'radios',
          name: 'value',
          legend: question,
          choices: values.map((one) => ({
            value: one,
            text: `${answers[one]?.text ?? one}${one === value ? ' (holds now)' : ''}`,
            hint: answers[one]?.hint ?? '',
          })),
        },
        fromQuestion,
        reasonQuestion,
      ],
      side: [
        {
          heading: 'What holds now',
          paragraphs: [answerWords(option, value), capitalised(since(holding?.since ?? null))],
        },
        { heading: 'Why it is a question', paragraphs: [why] },
      ],
      read(asked) {
        const chosen = asked.oneOf('value', values, 'Choose an answer');
        const { on, reason } = readDayAndReason(asked, today);
        if (chosen === null || on === null || reason === null) return null;
        return {
          wish: { kind: 'change', type: 'ChoosePolicyOption', body: { on, option, value: chosen, reason } },
          rows: [
            { key: 'Question', value: question },
            { key: 'Answer', value: answerWords(option, chosen) },
            ...dayAndReasonRows(on, reason),
          ],
          effects: (change) => policyEffects(option, change),
          said: `${option} ${title}: ${lower(answerWords(option, chosen))}`,
        };
      },
    };
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
