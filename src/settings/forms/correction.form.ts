import type { SettingFact } from '../../../workflows/authority/authority.events.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import { policyQuestions } from '../../../workflows/timetable/policy-options.js';
import type { Choice } from '../../recording/questions.js';
import { choicesFrom, dateAnswer, keysOf } from '../../recording/questions.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate, instantWords, sentenceDate } from '../../web/words/date-words.js';
import { closureEffects } from '../closure-effects.js';
import { policyEffects } from '../policy-effects.js';
import type { BeforeAndAfter, Effects, Row, SettingForm, SettingsNow } from '../setting-form.js';
import { answerWords } from '../../web/words/policy-words.js';
import { correctionReasons, settingWords } from '../setting-words.js';

type What = 'day' | 'value' | 'struck';

/** What a correction says beside its reason, with the row that tells it. */
interface Said {
  readonly body: object;
  readonly row: Row;
}

/** An earlier record of a setting that is wrong. Both stay readable; the correction is read in its place. */
export function correctionForm(fact: Recorded<SettingFact>): (now: SettingsNow) => SettingForm {
  const { title, detail, reason } = settingWords(fact);
  const number = fact.revision + 1;
  return ({ today }) => ({
    title: `Correct number ${number}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    action: `/settings/history/${number}/correct`,
    back: { text: 'History of settings', href: '/settings/history' },
    button: 'Record the correction',
    defaults: dateAnswer('on', fact.occurredOn),
    fieldOfCode: {
      'correction-changes-nothing': 'what',
      'correction-contradicts-later-fact': 'what',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    questions: [
      {
        kind: 'answers',
        rows: [
          { key: 'Recorded', value: instantWords(fact.recordedAt) },
          { key: 'Says', value: detail },
          { key: 'Holds from', value: actDate(fact.occurredOn) },
          ...(reason === null ? [] : [{ key: 'Why', value: reason }]),
        ],
      },
      { kind: 'radios', name: 'what', legend: 'What is wrong?', choices: whatChoices(fact) },
      { kind: 'radios', name: 'reason', legend: 'Why?', choices: choicesFrom(correctionReasons) },
    ],
    side: [
      {
        heading: 'What this does',
        paragraphs: [
          'Nothing is erased. The record and its correction both stay in the history, and dates are worked out again from the corrected one.',
          'To decide something new, change the setting instead: a correction says that the record never was right.',
        ],
      },
    ],
    read(asked) {
      const what = asked.oneOf(
        'what',
        whatChoices(fact).map(({ value }) => value as What),
        'Say what is wrong',
      );
      const why = asked.oneOf('reason', keysOf(correctionReasons), 'Say why it is corrected');
      const said = what === null ? null : whatIsSaid(what, asked, fact, today);
      if (said === null || why === null) return null;
      return {
        wish: { kind: 'correction', body: { revision: fact.revision, reason: why, ...said.body } },
        rows: [
          { key: 'Corrects', value: `Number ${number}: ${title}, ${detail}` },
          said.row,
          { key: 'Why', value: correctionReasons[why] },
        ],
        effects: (change) => effectsOf(fact, change),
        said: `Number ${number} is corrected`,
      };
    },
  });
}

function whatChoices(fact: SettingFact): readonly Choice[] {
  const choices: Choice[] = [
    {
      value: 'day',
      text: 'The day from which it holds',
      reveals: [{ kind: 'date', name: 'on', legend: 'From which day does it hold?', hint: 'Today or earlier' }],
    },
  ];
  if (fact.type === 'PolicyOptionChosen') {
    const { option } = fact.data;
    const values: readonly string[] = policyQuestions[option].values;
    choices.push({
      value: 'value',
      text: 'The answer',
      reveals: [
        {
          kind: 'radios',
          name: 'value',
          legend: 'Which answer should stand?',
          choices: values.map((value) => ({ value, text: answerWords(option, value) })),
        },
      ],
    });
  }
  return [...choices, { value: 'struck', text: 'It should never have been recorded' }];
}

function whatIsSaid(what: What, asked: AnswerReader, fact: SettingFact, today: SettingsNow['today']): Said | null {
  if (what === 'struck') {
    return { body: { struck: true }, row: { key: 'Correction', value: 'It should never have been recorded' } };
  }
  if (what === 'day') {
    const on = asked.date('on', {
      label: 'Day from which it holds',
      missing: 'Enter the day from which it holds',
      today,
    });
    return on === null
      ? null
      : { body: { occurredOn: on }, row: { key: 'Correction', value: `Holds from ${sentenceDate(on)}` } };
  }
  if (fact.type !== 'PolicyOptionChosen') return null;
  const { option } = fact.data;
  const value = asked.oneOf<string>('value', policyQuestions[option].values, 'Choose the answer that should stand');
  return value === null
    ? null
    : { body: { changes: { value } }, row: { key: 'Correction', value: `Answer: ${answerWords(option, value)}` } };
}

function effectsOf(fact: SettingFact, change: BeforeAndAfter): Effects | null {
  switch (fact.type) {
    case 'PolicyOptionChosen':
      return policyEffects(fact.data.option, change);
    case 'SchoolClosuresRecorded':
    case 'SchoolClosuresWithdrawn':
      return closureEffects(fact.data, change);
    case 'SignOffOrderSet':
    case 'LocalMilestonesSet':
    case 'LetterheadSet':
    case 'ComplaintLimitsSet':
    case 'QuestionnaireSet':
    case 'SmallestShownSet':
    case 'AuditScaleSet':
    case 'AuditCriteriaSet':
    case 'AuditorPostsSet':
    case 'CaseworkLimitsSet':
      return null;
  }
}
