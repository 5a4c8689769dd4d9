import { waitsOn } from '../../../projections/arrangements/arrangements.projection.js';
import type { WaitLine } from '../../../projections/arrangements/arrangements.projection.js';
import { quantile } from '../../../projections/measures/figures.js';
import { waitMeasures } from '../../../projections/measures/preference.measures.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { agreedByWords } from '../../web/words/arrangement-words.js';
import { shortDate } from '../../web/words/date-words.js';
import { dayCount } from '../../web/words/distance-words.js';
import { count } from '../../web/words/number-words.js';
import { provisionWords } from '../../web/words/placement-words.js';
import { planLink } from '../plan-forms.js';
import type { ArrangementBoard, Listed } from './arrangement-board.js';

type Waiting = Listed<WaitLine>;

/** A term and a half, after which a wait is looked at. */
const longWait = 90;

const waits = ({ row, item }: Waiting, today: CalendarDate): boolean => waitsOn(row, item, today);
const daysOf = ({ row, item: { on, endedOn } }: Waiting, today: CalendarDate): number =>
  daysBetween(on, [endedOn, row.endedOn, today].flatMap((day) => day ?? []).toSorted()[0] ?? today);

const endWords = { placed: 'Began there', withdrawn: 'Not sought any more' } as const;

/** Children for whom a specialist place was agreed and who have not begun there, the longest wait first. */
export const specialPlacesBoard: ArrangementBoard<WaitLine> = {
  path: '/special-places',
  title: 'Waiting for a special school place',
  lead: (all, today) => {
    const days = all
      .filter((one) => waits(one, today))
      .map((one) => daysOf(one, today))
      .toSorted((a, b) => a - b);
    const middle = quantile(days, 0.5);
    return `${count(days.length)} ${days.length === 1 ? 'child waits' : 'children wait'}${middle === null ? '' : ` · half of them for ${dayCount(Math.round(middle))} or more`}`;
  },
  items: ({ waits: all }) => all,
  shows: [
    { id: 'waiting', title: 'Children who wait', warns: false, shows: waits },
    {
      id: 'long',
      title: `Waiting for more than ${longWait} days`,
      warns: true,
      shows: (one, today) => waits(one, today) && daysOf(one, today) > longWait,
    },
    { id: 'placed', title: 'Began there', warns: false, shows: ({ item }) => item.endedBy === 'placed' },
    { id: 'withdrawn', title: 'Not sought any more', warns: false, shows: ({ item }) => item.endedBy === 'withdrawn' },
  ],
  order: (one, today) => `${waits(one, today) ? 0 : 1} ${one.item.on} ${one.stream}`,
  head: ['Kind of place', 'Agreed', 'Days waited', 'How it ended'],
  cells: (one, today) => {
    const { item } = one;
    return [
      { text: provisionWords[item.provision] },
      { text: shortDate(item.on), second: agreedByWords[item.agreedBy] },
      { text: count(daysOf(one, today)) },
      { text: endOf(one, today) },
    ];
  },
  next: ({ stream, item, row }, reference) => {
    const open = item.endedOn === null && row.endedOn === null;
    const act = open
      ? { text: 'Record the placement', command: 'StartPlacement' as const }
      : { text: 'Open plan', command: null };
    return planLink({ ...act, subject: null }, reference, stream);
  },
  csvHead: ['Kind of place', 'Agreed on', 'Agreed by', 'Days waited', 'Ended on', 'How it ended'],
  csv: (one, today) => {
    const { item } = one;
    return [
      provisionWords[item.provision],
      item.on,
      agreedByWords[item.agreedBy],
      daysOf(one, today),
      item.endedOn,
      item.endedBy === null ? null : endWords[item.endedBy],
    ];
  },
  measures: waitMeasures,
  empty:
    'No child fits what you chose. Children appear here once a special school place has been agreed on their plan.',
  note: 'A wait begins on the day a place in a special school or other specialist provision is agreed or named, and ends on the first day of a placement of that kind, or when the place is not sought any more. That a family asks for such a school is no wait.',
};

function endOf(one: Waiting, today: CalendarDate): string {
  const { endedBy, endedOn } = one.item;
  if (endedBy !== null && endedOn !== null) return `${endWords[endedBy]} ${shortDate(endedOn)}`;
  return waits(one, today) ? 'Waits' : 'The plan ended';
}
