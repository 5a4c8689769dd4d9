import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { nOfN, percentage } from '../../web/words/number-words.js';
import type { Move } from './transfer-moves.js';

/** The two aims of an action plan for children in year 6: all reviewed by the end of December, all plans by 15 February. */
export interface DecemberReviews {
  readonly reviewed: { readonly by: string; readonly share: string; readonly of: string; readonly past: boolean };
  readonly sent: { readonly by: string; readonly share: string; readonly of: string };
  readonly definitions: readonly { readonly text: string; readonly href: string }[];
}

/** Null where no move from primary to secondary is planned. */
export function decemberReviews(year: number, moves: readonly Move[], today: CalendarDate): DecemberReviews | null {
  const theirs = moves.filter(({ kind }) => kind === 'primaryToSecondary');
  if (theirs.length === 0) return null;
  const by = `${year - 1}-12-31` as CalendarDate;
  const reviewed = theirs.filter(({ line }) => line.meetings.some((on) => on <= by)).length;
  const sent = theirs.filter(({ line: { finalisedOn, customary } }) => finalisedOn !== null && customary !== null && finalisedOn <= customary).length; // prettier-ignore
  return {
    reviewed: {
      by: sentenceDate(by),
      share: percentage(reviewed, theirs.length),
      of: nOfN(reviewed, theirs.length),
      past: by < today,
    },
    sent: {
      by: `15 February ${year}`,
      share: percentage(sent, theirs.length),
      of: nOfN(sent, theirs.length),
    },
    definitions: [
      { text: 'Year 6 reviews held by the end of December', href: '/definitions/ehc.review.year6ByDecember' },
      { text: 'Year 6 plans amended by 15 February', href: '/definitions/ehc.plan.year6By15Feb' },
    ],
  };
}
