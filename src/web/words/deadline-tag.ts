import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../../workflows/timetable/clock.js';
import { dayMonth, shortDate, tableDate } from './date-words.js';
import { capital, dayCount, distance } from './distance-words.js';

/** What a tag needs of a clock. */
export type TaggedDeadline = Pick<Deadline, 'status' | 'due' | 'completedOn'> &
  Partial<Pick<Deadline, 'daysOver' | 'actBy' | 'binding'>>;

export type TagColour = 'blue' | 'yellow' | 'red' | 'green' | 'orange' | 'purple' | 'grey';

/** Words and class of one `govukTag`. */
export interface Tag {
  readonly text: string;
  readonly classes: string;
  readonly colour: TagColour;
}

/** How near a limit must be, in days, to be marked as near. */
const nearDays = 7;

/** A tag in one of the seven colours; blue is the component's default and has no class. */
export function tag(text: string, colour: TagColour): Tag {
  return { text, colour, classes: colour === 'blue' ? '' : `govuk-tag--${colour}` };
}

/** The tag of a clock as it stands on `today`. Late stays late for ever; overdue is only what is still open. */
export function deadlineTag(deadline: TaggedDeadline, today: CalendarDate): Tag {
  const { status, due, completedOn } = deadline;
  const guidance = deadline.binding === false;
  switch (status) {
    case 'running':
      if (due === null) return tag('Open', 'blue');
      // A line that binds nobody stays open past its day, and is never called overdue.
      if (guidance && due < today) return tag(`${dayCount(daysOver(deadline, today))} past`, 'grey');
      return tag(capital(distance(due, today)), daysBetween(today, due) <= nearDays ? 'yellow' : 'blue');
    case 'overdue': {
      const over = daysOver(deadline, today);
      return guidance ? tag(`${dayCount(over)} past`, 'grey') : tag(`${dayCount(over)} overdue`, 'red');
    }
    case 'met':
      return tag(completedOn === null ? 'In time' : `Met ${near(completedOn, today)}`, 'green');
    case 'metLate':
      return tag(`${dayCount(daysOver(deadline, today))} late`, guidance ? 'grey' : 'orange');
    case 'cutShort':
      return tag('Cut short', 'orange');
    case 'disapplied':
      return tag('Disapplied', 'purple');
    case 'superseded':
      return tag('Replaced', 'grey');
    case 'closed':
      return tag('Not needed', 'grey');
  }
}

/** The date cell of a clock. */
export interface DueDate {
  /** "Mon 7 Dec 2026"; null where the law names no day. */
  readonly date: string | null;
  /** The date no longer applies and is struck through. */
  readonly struck: boolean;
  /** Stands instead of the struck or missing date. */
  readonly words: string | null;
  /** "Act by Fri 12 Feb 2027", where the limit falls on a day the office is closed and is still open. */
  readonly actBy: string | null;
  readonly tag: Tag;
}

/** Date, tag and act-by words of a clock. An original date plus exception days is never shown: exceptions add none. */
export function dueDate(deadline: TaggedDeadline, today: CalendarDate): DueDate {
  const { due, status, actBy = null } = deadline;
  const open = status === 'running' || status === 'overdue';
  const asSoonAsPracticable = status === 'disapplied' || (open && due === null);
  return {
    date: due === null ? null : tableDate(due),
    struck: due !== null && (status === 'disapplied' || status === 'superseded'),
    words: asSoonAsPracticable ? 'As soon as practicable' : null,
    actBy: status === 'running' && actBy !== null && actBy !== due ? `Act by ${tableDate(actBy)}` : null,
    tag: deadlineTag(deadline, today),
  };
}

function daysOver({ daysOver: over, due, completedOn }: TaggedDeadline, today: CalendarDate): number {
  return over ?? (due === null ? 0 : Math.max(0, daysBetween(due, completedOn ?? today)));
}

function near(date: CalendarDate, today: CalendarDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? dayMonth(date) : shortDate(date);
}
