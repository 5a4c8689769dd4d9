import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import { actDate, shortDate } from '../words/date-words.js';
import { capital, dayCount, distance, weekAndDay, weekNumber } from '../words/distance-words.js';
import type { MarkShape, RulerInput, RulerItem, RulerLimit } from './week-ruler.model.js';

/** How a limit is drawn. */
export function shapeOf({ kind, status }: RulerLimit): MarkShape {
  if (kind === 'practice') return 'practice';
  switch (status) {
    case 'met':
      return 'done';
    case 'metLate':
    case 'cutShort':
      return 'lateDone';
    case 'running':
      return 'open';
    case 'overdue':
      return 'overdue';
    case 'disapplied':
      return 'disapplied';
    case 'superseded':
    case 'closed':
      return 'ended';
  }
}

/** The third line of a limit: "Met, 4 days in hand", "18 days overdue", "Practice, not law". */
export function statusWords(limit: RulerLimit, today: CalendarDate): string {
  const { due, completedOn } = limit;
  if (limit.kind === 'practice') return 'Practice, not law';
  switch (limit.status) {
    case 'met': {
      const inHand = completedOn === null ? null : daysBetween(completedOn, due);
      if (inHand === null) return 'Met in time';
      return inHand === 0 ? 'Met on the last day' : `Met, ${dayCount(inHand)} in hand`;
    }
    case 'metLate':
      return completedOn === null ? 'Met late' : `Met ${dayCount(daysBetween(due, completedOn))} late`;
    case 'cutShort':
      return 'Cut short';
    case 'running':
    case 'overdue':
      return capital(distance(due, today));
    case 'disapplied':
      return 'Disapplied';
    case 'superseded':
    case 'closed':
      return limit.why === undefined ? 'Not needed' : `Not needed: ${limit.why}`;
  }
}

/** The ordered list that phones show and screen readers get: everything the drawing says, and what it had to drop. */
export function rulerItems(input: RulerInput): readonly RulerItem[] {
  const { day0, today } = input;
  const at = (on: CalendarDate): string => `Week ${weekNumber(day0, on)} · ${shortDate(on)}`;
  const start: RulerItem = { on: day0, when: at(day0), text: input.start, tone: 'done' };
  const limits = input.limits.map((limit): RulerItem => {
    const date = limit.status === 'disapplied' ? ', as soon as practicable' : '';
    const text = `${capital(limit.label)}: ${lower(statusWords(limit, today))}${date}`;
    return { on: limit.due, when: at(limit.due), text, tone: toneOf(shapeOf(limit)) };
  });
  const events = input.events
    .filter(({ on }) => on !== day0)
    .map(({ on, label }): RulerItem => ({ on, when: at(on), text: label, tone: 'event' }));
  const exceptions = input.exceptions.map(({ from, label }): RulerItem => ({
    on: from,
    when: at(from),
    text: label,
    tone: 'event',
  }));
  const now: RulerItem = { on: today, when: `Today · ${weekAndDay(day0, today)}`, text: actDate(today), tone: 'today' };
  return [start, ...events, ...exceptions, ...limits, now].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function toneOf(shape: MarkShape): RulerItem['tone'] {
  return shape === 'lateDone' ? 'late-done' : shape;
}
