import type { ClosureGroup } from '../../workflows/authority/authority.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { SchoolClosure } from '../../workflows/timetable/calendars.js';
import { tableDate } from '../web/words/date-words.js';
import { excusesWords } from './closures.view.js';
import type { BeforeAndAfter, Effects } from './setting-form.js';
import { academicYear } from './setting-words.js';

/** What other closures of a group do: which exceptions for a closed school can stand. They move no date. */
export function closureEffects(group: ClosureGroup, { before, after }: BeforeAndAfter): Effects {
  const [was, becomes] = [closuresIn(before.calendar.closures, group), closuresIn(after.calendar.closures, group)];
  const days = [...new Set([...was.keys(), ...becomes.keys()])].toSorted();
  const words = (closure: SchoolClosure | undefined): string =>
    closure === undefined
      ? 'Not kept'
      : `${tableDate(closure.firstClosedOn)}, open again ${tableDate(closure.reopensOn)}. Can excuse: ${lower(excusesWords(closure, group.kind))}`;
  return {
    caption: `Closures of ${academicYear(group.academicYear)}, and what they can excuse`,
    heads: ['Closed from', 'Now', 'After recording'],
    rows: days.map((day) => ({ what: tableDate(day), now: words(was.get(day)), after: words(becomes.get(day)) })),
    note: 'Rules it touches: the exceptions for closed schools and early years settings of regulations 5(4), 10(4) and 13(3). No limit falls on another day: closures judge claims of an exception, and claims that were recorded stay as they are.',
  };
}

function closuresIn(
  closures: readonly SchoolClosure[],
  { academicYear: year, kind, setting }: ClosureGroup,
): ReadonlyMap<CalendarDate, SchoolClosure> {
  const [first, last] = [`${year}-09-01`, `${year + 1}-08-31`];
  const own = closures.filter(
    (one) => one.kind === kind && one.setting === setting && one.firstClosedOn >= first && one.firstClosedOn <= last,
  );
  return new Map(own.map((one) => [one.firstClosedOn, one]));
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
