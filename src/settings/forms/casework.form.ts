import { caseworkLimits, longestCaseworkLimit, usualCasework } from '../../../workflows/casework/casework-limits.js';
import type { Casework, CaseworkLimit } from '../../../workflows/casework/casework-limits.js';
import type { SettledBasis } from '../../../workflows/authority/authority.settings.js';
import type { Person } from '../../access/people.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { periodWords } from '../../web/words/casework-words.js';
import { dayAndReasonRows, fromQuestion, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { BeforeAndAfter, Effects, SettingForm, SettingsNow } from '../setting-form.js';

const nobody = 'nobody';

/** When a case counts as stuck, and by when escalations and contacts are answered. */
export function caseworkForm({ settings, today }: SettingsNow, managers: readonly Person[]): SettingForm {
  const { limits, secondLevel } = settings.casework;
  const choices = [
    { value: nobody, text: 'Nobody named' },
    ...managers.map(({ id, name, team }) => ({ value: id, text: team === null ? name : `${name}, ${team}` })),
  ];
  return {
    title: 'Change the rules for stuck cases and replies',
    action: '/settings/casework/change',
    back: { text: 'Stuck cases and replies', href: '/settings/casework' },
    button: 'Record the rules',
    defaults: {
      ...todayFirst(today),
      ...Object.fromEntries(limits.map(({ id, days }) => [id, String(days)])),
      secondLevel: managers.some(({ id }) => id === secondLevel) ? secondLevel : nobody,
    },
    fieldOfCode: {
      'setting-already-so': 'limitMissed',
      'casework-limit-out-of-range': 'limitMissed',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    questions: [
      ...limits.map(({ id, title, help, usual }) => ({
        kind: 'text' as const,
        name: id,
        label: title,
        hint: `${help}. Usually ${usual}`,
        width: 5 as const,
      })),
      {
        kind: 'select',
        name: 'secondLevel',
        label: 'Second level of an escalation',
        hint: 'The manager to whom an escalation goes that nobody answers',
        choices,
      },
      fromQuestion,
      reasonQuestion,
    ],
    side: whatThisDoes,
    read(asked) {
      const chosen = caseworkLimits.map((limit) => [limit, readDays(asked, limit)] as const);
      const second = asked.oneOf('secondLevel', choices.map(({ value }) => value), 'Choose a manager, or nobody'); // prettier-ignore
      const { on, reason } = readDayAndReason(asked, today);
      if (on === null || reason === null || second === null || chosen.some(([, days]) => days === null)) return null;
      const days = chosen.flatMap(([{ id, usual }, number]) => (number === usual ? [] : [[id, number] as const]));
      return {
        wish: {
          kind: 'change',
          type: 'SetCaseworkLimits',
          body: { on, days: Object.fromEntries(days), secondLevel: second === nobody ? null : second, reason },
        },
        rows: [
          ...chosen.map(([{ title, counted }, number]) => ({ key: title, value: periodWords(number ?? 0, counted) })),
          { key: 'Second level', value: choices.find(({ value }) => value === second)?.text ?? '' },
          ...dayAndReasonRows(on, reason),
        ],
        effects: caseworkEffects,
        said: 'The rules for stuck cases and replies are set',
      };
    },
  };
}

const whatThisDoes: SettingForm['side'] = [
  {
    heading: 'What this does',
    paragraphs: [
      'These are periods of practice, not law: no limit of any case moves, and none of them is ever a breach of the law.',
      'Lists of stuck cases are made anew. What was asked before keeps the period that held on its day.',
    ],
  },
];

function readDays(asked: AnswerReader, { id, title }: CaseworkLimit): number | null {
  const text = asked.text(id, title, `Enter the days of “${title}”`, 100);
  if (text === null) return null;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= longestCaseworkLimit) return days;
  asked.wrong(id, `The days of “${title}” must be a whole number from 1 to ${longestCaseworkLimit}`);
  return null;
}

function caseworkEffects({ before, after }: BeforeAndAfter): Effects {
  const [now, then] = [daysOf(before), daysOf(after)];
  return {
    caption: 'Periods that change',
    heads: ['Period', 'Now', 'After recording'],
    rows: caseworkLimits
      .filter(({ id }) => now[id] !== then[id])
      .map(({ id, title, counted }) => ({
        what: title,
        now: periodWords(now[id], counted),
        after: periodWords(then[id], counted),
      })),
    note: 'No limit of law moves.',
  };
}

const daysOf = ({ settings }: SettledBasis): Casework['days'] => (settings.casework?.at(-1) ?? usualCasework).days;
