import type { AuthorityCommandType } from '../../workflows/authority/authority.commands.js';
import type { SettledBasis } from '../../workflows/authority/authority.settings.js';
import type { Authority } from '../../workflows/authority/authority.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AuthoritySettingsView } from '../authority/authority-settings.js';
import { longestReason } from '../authority/authority.dto.js';
import type { Question } from '../recording/questions.js';
import { dateAnswer } from '../recording/questions.js';
import type { AnswerReader, RawAnswers } from '../web/forms/answers.js';
import type { FieldOfCode } from '../web/forms/form-page.js';
import { actDate, sentenceDate } from '../web/words/date-words.js';

export interface Row {
  readonly key: string;
  readonly value: string;
}

/** What a change of a setting does, for the page on which it is checked. */
export interface Effects {
  readonly caption: string;
  readonly heads: readonly [what: string, now: string, after: string];
  readonly rows: readonly { readonly what: string; readonly now: string; readonly after: string }[];
  /** Said below the table. */
  readonly note?: string;
}

/** Settings, rules and calendar before and after a change. */
export interface BeforeAndAfter {
  readonly before: SettledBasis;
  readonly after: SettledBasis;
  readonly today: CalendarDate;
}

/** What somebody wishes for: one change of a setting, or the correction of an earlier one. */
export type SettingWish =
  | { readonly kind: 'change'; readonly type: AuthorityCommandType; readonly body: object }
  | { readonly kind: 'correction'; readonly body: object };

export interface Intention {
  readonly wish: SettingWish;
  readonly rows: readonly Row[];
  readonly effects: (change: BeforeAndAfter) => Effects | null;
  /** Said once it is recorded. */
  readonly said: string;
}

/** The settings as a form finds them. */
export interface SettingsNow {
  readonly settings: AuthoritySettingsView;
  readonly state: Authority;
  readonly today: CalendarDate;
}

/** One form that changes a setting. */
export interface SettingForm {
  readonly title: string;
  readonly action: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly questions: readonly Question[];
  readonly defaults: RawAnswers;
  readonly side: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly button: string;
  readonly fieldOfCode: FieldOfCode;
  /** A template of its own with what it needs beside the questions; the common one where left out. */
  readonly page?: { readonly template: string; readonly view: (answers: RawAnswers) => object };
  /** Reads the answers; what is wrong is noted with the reader. Null where it cannot go on. */
  read(asked: AnswerReader): Intention | null;
}

/** The day from which a setting holds, asked of every change. */
export const fromQuestion: Question = {
  kind: 'date',
  name: 'on',
  legend: 'From which day does it hold?',
  hint: 'Today or earlier. A setting cannot begin on a day to come: dates would change one morning without anybody having recorded anything',
};

/** Why, asked of every change. */
export const reasonQuestion: Question = {
  kind: 'longText',
  name: 'reason',
  label: 'Why?',
  hint: 'For those who read a case or a figure later, auditors among them. Everyone who is signed in can read it: name no child',
};

export function todayFirst(today: CalendarDate): RawAnswers {
  return dateAnswer('on', today);
}

/** The day and the reason of a change, as every form reads them. */
export function readDayAndReason(
  asked: AnswerReader,
  today: CalendarDate,
): { readonly on: CalendarDate | null; readonly reason: string | null } {
  return {
    on: asked.date('on', { label: 'Day from which it holds', missing: 'Enter the day from which it holds', today }),
    reason: plainText(asked, 'reason', 'Why', 'Say why, for those who read a case or a figure later', longestReason),
  };
}

// Neither may stand in a line of text: they hide what it says, or where it ends.
const unreadable = /[^\P{Cc}\n\t]|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u;

/** Text that anybody can read as it was typed. */
export function plainText(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
  most: number,
): string | null {
  const text = asked.text(name, label, missing, most);
  if (text === null || !unreadable.test(text)) return text;
  asked.wrong(name, `${label} must not contain control characters. Type the text again instead of pasting it`);
  return null;
}

/** The rows of a check page that every change has. */
export function dayAndReasonRows(on: CalendarDate, reason: string): readonly Row[] {
  return [
    { key: 'Holds from', value: actDate(on) },
    { key: 'Why', value: reason },
  ];
}

/** "set from 23 November 2026". */
export function since(on: CalendarDate | null): string {
  return on === null ? 'the usual answer, never chosen here' : `since ${sentenceDate(on)}`;
}
