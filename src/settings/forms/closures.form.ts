import type { ClosureGroup } from '../../../workflows/authority/authority.events.js';
import { drawn } from '../../recording/questions.js';
import type { RawAnswers } from '../../web/forms/answers.js';
import { shortDate } from '../../web/words/date-words.js';
import { closureEffects } from '../closure-effects.js';
import { groupQuery } from '../closures.view.js';
import { dayAndReasonRows, fromQuestion, readDayAndReason, reasonQuestion, todayFirst } from '../setting-form.js';
import type { SettingForm, SettingsNow } from '../setting-form.js';
import { groupTitle } from '../setting-words.js';
import { academicYearOf, closuresOf, groupAnswers, groupQuestions, readGroup } from './closure-group.js';
import { readRows, rowAnswers, typedRows } from './closure-rows.js';

const back = { text: 'School closures', href: '/settings/closures' };

const side: SettingForm['side'] = [
  {
    heading: 'What this does',
    paragraphs: [
      'The list replaces an earlier one of the same academic year and settings. Give every closure that begins in the year, the summer holiday too.',
      'Closures move no date. They decide whether a school holiday can excuse a limit: four continuous weeks, and advice asked for in the window around them.',
    ],
  },
  {
    heading: 'The file',
    paragraphs: [
      'A CSV file whose first line is name,firstClosedOn,reopensOn, with dates as 2027-07-22. “ehc authority closures add” takes the same file.',
    ],
  },
];

/** Every closure of an academic year: typed row by row, or read from a file and looked through. */
export function closuresForm(asked: ClosureGroup | null, answers: RawAnswers): (now: SettingsNow) => SettingForm {
  return ({ settings, today }) => {
    const group = asked ?? { academicYear: academicYearOf(today), kind: 'school', setting: null };
    return {
      title: asked === null ? 'Record closures' : `Change the closures of ${groupTitle(asked)}`,
      action: '/settings/closures/record',
      back,
      button: 'Record the closures',
      defaults: {
        ...todayFirst(today),
        ...groupAnswers(group),
        ...(asked === null ? {} : rowAnswers(closuresOf(settings, asked))),
      },
      fieldOfCode: {
        'setting-already-so': 'name-1',
        'closures-need-a-period': 'name-1',
        'closure-needs-a-name': 'name-1',
        'closure-reversed': 'name-1',
        'closure-too-long': 'name-1',
        'closure-outside-its-year': { field: 'year', target: 'year' },
        'closures-overlap': 'name-1',
        'academic-year-out-of-range': 'year',
        'dated-in-the-future': { field: 'on', target: 'on-day' },
      },
      questions: groupQuestions,
      side,
      page: {
        template: 'settings/closures-form.njk',
        view: (given) => ({
          rows: typedRows(given),
          uploadQuery: asked === null ? '' : `&${groupQuery(asked)}`,
          fromQuestions: drawn([fromQuestion, reasonQuestion], given),
        }),
      },
      read(reader) {
        const found = readGroup(reader);
        const closures = readRows(reader, answers);
        const { on, reason } = readDayAndReason(reader, today);
        if (found === null || closures === null || on === null || reason === null) return null;
        const inOrder = closures.toSorted((a, b) => (a.firstClosedOn < b.firstClosedOn ? -1 : 1));
        return {
          wish: { kind: 'change', type: 'RecordSchoolClosures', body: { on, ...found, closures: inOrder, reason } },
          rows: [
            { key: 'Whose', value: groupTitle(found) },
            ...inOrder.map(({ name, firstClosedOn, reopensOn }) => ({
              key: name,
              value: `${shortDate(firstClosedOn)}, open again ${shortDate(reopensOn)}`,
            })),
            ...dayAndReasonRows(on, reason),
          ],
          effects: (change) => closureEffects(found, change),
          said: `${inOrder.length} ${inOrder.length === 1 ? 'closure' : 'closures'} of ${groupTitle(found)} recorded`,
        };
      },
    };
  };
}

/** No closures of a group any more. */
export function withdrawalForm(group: ClosureGroup): (now: SettingsNow) => SettingForm {
  return ({ settings, today }) => {
    const kept = closuresOf(settings, group);
    return {
      title: `Withdraw the closures of ${groupTitle(group)}`,
      action: `/settings/closures/withdraw?${groupQuery(group)}`,
      back,
      button: 'Withdraw them',
      defaults: todayFirst(today),
      fieldOfCode: { 'dated-in-the-future': { field: 'on', target: 'on-day' } },
      questions: [
        {
          kind: 'answers',
          rows: kept.map(({ name, firstClosedOn, reopensOn }) => ({
            key: name,
            value: `${shortDate(firstClosedOn)}, open again ${shortDate(reopensOn)}`,
          })),
        },
        fromQuestion,
        reasonQuestion,
      ],
      side: [
        {
          heading: 'What this does',
          paragraphs: [
            'None are kept for the year. Where somebody claims an exception for a closed school, the days they give are then taken as the days it was closed.',
            'The withdrawn list stays in the history. To put one wrong date right, change the list instead.',
          ],
        },
      ],
      read(asked) {
        const { on, reason } = readDayAndReason(asked, today);
        if (on === null || reason === null) return null;
        return {
          wish: { kind: 'change', type: 'WithdrawSchoolClosures', body: { on, ...group, reason } },
          rows: [{ key: 'Withdrawn', value: groupTitle(group) }, ...dayAndReasonRows(on, reason)],
          effects: (change) => closureEffects(group, change),
          said: `The closures of ${groupTitle(group)} are withdrawn`,
        };
      },
    };
  };
}
