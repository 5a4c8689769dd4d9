import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { WeekRuler } from '../components/week-ruler.model.js';
import { weekRuler } from '../components/week-ruler.view.js';
import type { Tag } from '../words/deadline-tag.js';
import { sheetDay, sheetRulerInputs } from './sheet-rulers.js';
import { deadlineTag, dueDate, tag } from '../words/deadline-tag.js';

const day = calendarDate;
const today = sheetDay;

/** The kinds of tag, as the words and colours file makes them. */
export function sheetTags(): readonly Tag[] {
  const open = (due: CalendarDate, status: 'running' | 'overdue'): Tag =>
    deadlineTag({ status, due, completedOn: null }, today);
  return [
    open(day('2026-12-07'), 'running'),
    open(today, 'running'),
    open(day('2026-11-26'), 'running'),
    open(day('2026-11-05'), 'overdue'),
    deadlineTag({ status: 'met', due: day('2026-09-28'), completedOn: day('2026-09-24') }, today),
    deadlineTag({ status: 'metLate', due: day('2026-07-30'), completedOn: day('2026-08-06') }, today),
    deadlineTag({ status: 'disapplied', due: day('2026-10-30'), completedOn: null }, today),
    tag('Not started', 'grey'),
    { ...tag('White: not started', 'blue'), classes: 'app-tag--white' },
  ];
}

/** Due dates of each sort. */
export function sheetDates(): readonly object[] {
  return [
    dueDate({ status: 'overdue', due: day('2026-11-05'), completedOn: null }, today),
    dueDate({ status: 'running', due: day('2027-02-14'), completedOn: null, actBy: day('2027-02-12') }, today),
    dueDate({ status: 'disapplied', due: day('2026-10-30'), completedOn: null }, today),
    dueDate({ status: 'met', due: day('2026-09-28'), completedOn: day('2026-09-24') }, today),
  ];
}

/** The rulers of the invented cases. */
export function sheetRulers(): readonly { readonly title: string; readonly ruler: WeekRuler }[] {
  return sheetRulerInputs.map(({ title, input }) => ({ title, ruler: weekRuler(input) }));
}

export const sheetColours = [
  ['Teal', '#0b6b6b'],
  ['Orange', '#b85c00'],
  ['Purple', '#6b46a8'],
  ['Blue', '#2f63b5'],
  ['Magenta', '#a8326d'],
  ['Olive', '#5d6b11'],
  ['Grey', '#687679'],
  ['Late only', '#b3261e'],
] as const;
