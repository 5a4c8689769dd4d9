import type { Person } from '../../access/people.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { readWhose, usualWhose } from '../whose.js';
import type { Whose } from '../whose.js';
import { reviewPlaces } from '../review-days.js';
import { reviewShows } from './review-list.js';
import type { ReviewChoice } from './review-list.js';

/** Days ahead that the board can show. */
export const windows = [30, 60, 90, 180, 365] as const;
const usualWithin = 90;

/** What the address asks for. */
export interface ReviewFilters extends ReviewChoice {
  readonly who: Whose;
  /** URN of one school or college. */
  readonly setting: string | null;
  readonly page: number;
}

export function readReviewFilters(query: Query, person: Person): ReviewFilters {
  const [within, setting, month] = [textOf(query, 'within'), textOf(query, 'setting'), textOf(query, 'month')];
  return {
    who: readWhose(query, person),
    within: within === 'all' ? null : (windows.find((days) => String(days) === within) ?? usualWithin),
    setting: setting !== null && isUrn(setting) ? setting : null,
    month: month !== null && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? month : null,
    where: reviewPlaces.find((place) => place === textOf(query, 'where')) ?? null,
    show: reviewShows.find((show) => show === textOf(query, 'show')) ?? null,
    page: pageOf(query),
  };
}

export const isUrn = (text: string): boolean => /^\d{6}$/.test(text);

export function isFiltered({ who, within, setting, month, where, show }: ReviewFilters, person: Person): boolean {
  return (
    who !== usualWhose(person) || within !== usualWithin || [setting, month, where, show].some((one) => one !== null)
  );
}

/** The address of the same board with some filters changed; pages begin anew. */
export function reviewsHref(filters: ReviewFilters, changes: Partial<ReviewFilters> = {}, path = '/reviews'): string {
  const { who, within, setting, month, where, show, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['within', within === usualWithin ? null : within === null ? 'all' : String(within)],
    ['setting', setting],
    ['month', month],
    ['where', where],
    ['show', show],
    ['page', page === 1 ? null : String(page)],
  ]);
}
