import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { RulerInput, RulerLimit } from '../components/week-ruler.model.js';

const day = calendarDate;

export const sheetDay = day('2026-11-23');
const today = sheetDay;

const limit = (
  label: string,
  due: string,
  status: RulerLimit['status'],
  completedOn: string | null = null,
): RulerLimit => ({
  rule: label,
  label,
  due: day(due),
  status,
  completedOn: completedOn === null ? null : day(completedOn),
  kind: label === 'advice in' ? 'practice' : 'law',
});

/** Invented cases for the ruler: in course, just received, late, and with an exception. */
export const sheetRulerInputs: readonly { readonly title: string; readonly input: RulerInput }[] = [
  {
    title: 'In course',
    input: {
      id: 'in-course',
      day0: day('2026-08-17'),
      today,
      start: 'Received',
      limits: [
        limit('decision to assess', '2026-09-28', 'met', '2026-09-24'),
        limit('advice in', '2026-11-09', 'running'),
        limit('if no plan', '2026-12-07', 'running'),
        limit('final plan', '2027-01-04', 'running'),
      ],
      events: [
        { on: day('2026-08-17'), label: 'Request from mother' },
        { on: day('2026-09-24'), label: 'Yes to assess; advice asked for' },
        { on: day('2026-11-05'), label: 'Advice due' },
      ],
      exceptions: [],
    },
  },
  {
    title: 'Just received',
    input: {
      id: 'just-received',
      day0: day('2026-11-11'),
      today,
      start: 'Received',
      limits: [
        limit('decision to assess', '2026-12-23', 'running'),
        limit('advice in', '2027-02-03', 'running'),
        limit('if no plan', '2027-03-03', 'running'),
        limit('final plan', '2027-03-31', 'running'),
      ],
      events: [],
      exceptions: [],
    },
  },
  {
    title: 'Late, no exception',
    input: {
      id: 'late',
      day0: day('2026-06-18'),
      today,
      start: 'Received',
      limits: [
        limit('decision to assess', '2026-07-30', 'metLate', '2026-08-06'),
        limit('advice in', '2026-09-10', 'met'),
        { ...limit('if no plan', '2026-10-08', 'closed'), why: 'plan agreed' },
        limit('final plan', '2026-11-05', 'overdue'),
      ],
      events: [
        { on: day('2026-08-06'), label: 'Yes to assess, 7 days late' },
        { on: day('2026-11-06'), label: 'Draft sent' },
      ],
      exceptions: [],
    },
  },
  {
    title: 'Away for four weeks or more',
    input: {
      id: 'away',
      day0: day('2026-06-12'),
      today,
      start: 'Received',
      limits: [
        limit('decision to assess', '2026-07-24', 'met', '2026-07-22'),
        limit('if no plan', '2026-10-02', 'disapplied'),
        limit('final plan', '2026-10-30', 'disapplied'),
      ],
      events: [
        { on: day('2026-07-22'), label: 'Yes to assess' },
        { on: day('2026-10-19'), label: 'Will issue' },
        { on: day('2026-11-13'), label: 'Draft sent' },
      ],
      exceptions: [{ from: day('2026-08-10'), to: day('2026-09-18'), label: 'Away 10 Aug to 18 Sep' }],
    },
  },
];
