import type { ClosureGroup, ClosurePeriod } from '../../../workflows/authority/authority.events.js';
import { keyOf } from '../../../workflows/authority/authority.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { ClosedSetting } from '../../../workflows/timetable/calendars.js';
import { longestName } from '../../api/dto-field.js';
import type { AuthoritySettingsView } from '../../authority/authority-settings.js';
import type { Question } from '../../recording/questions.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { plainText } from '../setting-form.js';
import { kindWords } from '../setting-words.js';

const [firstYear, lastYear] = [2014, 2100];
const kinds = Object.keys(kindWords) as readonly ClosedSetting[];

/** Whose closures of which year: asked where somebody records them. */
export const groupQuestions: readonly Question[] = [
  {
    kind: 'text',
    name: 'year',
    label: 'Academic year',
    hint: 'The calendar year in which it begins: 2026 for 2026/27',
    width: 5,
  },
  {
    kind: 'radios',
    name: 'kind',
    legend: 'Which settings?',
    choices: kinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
  },
  {
    kind: 'text',
    name: 'setting',
    label: 'Name of one school or college with dates of its own (optional)',
    hint: 'Leave empty for all settings of the authority',
  },
];

/** The academic year that a day belongs to, by the calendar year in which it begins. */
export function academicYearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
}

export function groupAnswers({ academicYear: year, kind, setting }: ClosureGroup): RawAnswers {
  return { year: String(year), kind, setting: setting ?? '' };
}

/** The group that an address names; null where it names none. */
export function groupAsked(query: RawAnswers): ClosureGroup | null {
  const { year, kind, setting } = query;
  const known = kinds.find((one) => one === kind);
  if (known === undefined || typeof year !== 'string' || !isYear(year)) return null;
  const named =
    typeof setting === 'string' && setting.trim() !== '' && setting.length <= longestName ? setting.trim() : null;
  return { academicYear: Number(year), kind: known, setting: named };
}

export function readGroup(asked: AnswerReader): ClosureGroup | null {
  const year = readYear(asked);
  const kind = asked.oneOf('kind', kinds, 'Say which settings are closed');
  const setting = readSetting(asked);
  return year === null || kind === null || setting === undefined ? null : { academicYear: year, kind, setting };
}

function readYear(asked: AnswerReader): number | null {
  const text = asked.text('year', 'Academic year', 'Enter the academic year', 20);
  // "2026/27" is what the pages themselves say.
  const year = text?.replace(/^(\d{4})\/\d{2}$/, '$1') ?? null;
  if (year === null || isYear(year)) return year === null ? null : Number(year);
  asked.wrong(
    'year',
    `Academic year must be the calendar year in which it begins, from ${firstYear} to ${lastYear}, for example 2026`,
  );
  return null;
}

/** Undefined where what was typed cannot be a name. */
function readSetting(asked: AnswerReader): string | null | undefined {
  const before = asked.faults;
  const text = plainText(asked, 'setting', 'Name of the school or college', null, longestName);
  return asked.faults > before ? undefined : text;
}

const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) >= firstYear && Number(text) <= lastYear;

/** The closures kept of a group; empty where none are. */
export function closuresOf(settings: AuthoritySettingsView, group: ClosureGroup): readonly ClosurePeriod[] {
  return settings.closures.find((one) => keyOf(one) === keyOf(group))?.closures ?? [];
}
