import type { Question } from '../../recording/questions.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { capital } from '../../web/words/distance-words.js';
import { dayAndReasonRows, fromQuestion, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { SettingForm, SettingsNow } from '../setting-form.js';
import { sectorWords, signOffWords } from '../setting-words.js';
import type { Sector } from '../setting-words.js';

const places = ['first', 'second', 'third'] as const;
const nobody = 'none';
const sectors = Object.keys(sectorWords) as readonly Sector[];

/** Who must sign a plan off before it is sent, and in which order. */
export function signOffForm({ settings, today }: SettingsNow): SettingForm {
  const { order } = settings.signOff;
  return {
    title: 'Change the sign-off order',
    action: '/settings/sign-off/change',
    back: { text: 'Sign-off order', href: '/settings/sign-off' },
    button: 'Record the order',
    defaults: { ...todayFirst(today), ...placesOf(order) },
    fieldOfCode: {
      'setting-already-so': 'first',
      'sector-named-twice': 'first',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
    },
    questions: [...places.map(placeQuestion), fromQuestion, reasonQuestion],
    side: [
      { heading: 'What holds now', paragraphs: [signOffWords(order)] },
      {
        heading: 'What this does',
        paragraphs: [
          'A final plan cannot be recorded as sent until each has signed off, in this order. It moves no date: the 20 weeks run on meanwhile.',
          'Plans that were sent before stay as they are.',
        ],
      },
    ],
    read(asked) {
      const chosen = readOrder(asked);
      const { on, reason } = readDayAndReason(asked, today);
      if (chosen === null || on === null || reason === null) return null;
      return {
        wish: { kind: 'change', type: 'SetSignOffOrder', body: { on, order: chosen, reason } },
        rows: [{ key: 'Order', value: signOffWords(chosen) }, ...dayAndReasonRows(on, reason)],
        effects: ({ before, after }) => ({
          caption: 'What will happen',
          heads: ['What', 'Now', 'After recording'],
          rows: [
            {
              what: 'Before a final plan can be sent',
              now: signOffWords(before.settings.signOffOrder),
              after: signOffWords(after.settings.signOffOrder),
            },
          ],
          note: 'No limit moves.',
        }),
        said: `Sign-off order: ${signOffWords(chosen).toLowerCase()}`,
      };
    },
  };
}

function placeQuestion(place: (typeof places)[number]): Question {
  return {
    kind: 'select',
    name: place,
    label: `Who signs off ${place}?`,
    choices: [
      { value: nobody, text: place === 'first' ? 'Nobody: no sign-off' : 'Nobody more' },
      ...sectors.map((sector) => ({ value: sector, text: capital(sectorWords[sector]) })),
    ],
  };
}

function placesOf(order: readonly Sector[]): RawAnswers {
  return Object.fromEntries(places.map((place, index) => [place, order[index] ?? nobody]));
}

function readOrder(asked: AnswerReader): readonly Sector[] | null {
  const order: Sector[] = [];
  let ended = false;
  let wrong = false;
  for (const place of places) {
    const chosen = asked.oneOf(place, [nobody, ...sectors] as const, `Say who signs off ${place}, or nobody`);
    if (chosen === null) {
      wrong = true;
    } else if (chosen === nobody) {
      ended = true;
    } else if (ended) {
      asked.wrong(place, 'Fill the places from the first on, without a gap');
      wrong = true;
    } else if (order.includes(chosen)) {
      asked.wrong(place, `Name ${sectorWords[chosen]} once`);
      wrong = true;
    } else {
      order.push(chosen);
    }
  }
  return wrong ? null : order;
}
