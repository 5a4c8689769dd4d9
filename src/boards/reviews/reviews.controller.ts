import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { monthWords } from '../../performance/period.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { PlanRows } from '../plan-rows.service.js';
import type { PlanRow } from '../plan-rows.service.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import { isFiltered, readReviewFilters, reviewsHref, windows } from './review-filters.js';
import type { ReviewFilters } from './review-filters.js';
import { byMonth, chosenReviews, horizonOf, reviewCounts, reviewShows } from './review-list.js';
import type { ReviewCounts } from './review-list.js';
import { reviewPlaces } from '../review-days.js';
import { placeWords, showWords } from './review-words.js';
import { reviewCsvRows, reviewRow } from './reviews.view.js';
import { SettingLists } from './setting-lists.service.js';

const rowsAPage = 50;
/** Choices of filters that stay looked up: until any plan changes, turning pages costs no look at all of them. */
const mostLooks = 12;
/** Rows of a download at most. */
const mostDownloaded = 10_000;
const colours = { 'review-late': 'red', 'decision-late': 'red', 'not-booked': 'yellow', 'final-plan': 'blue' } as const;

/** What a choice of filters finds. */
interface Look {
  /** Plans of whoever was chosen. */
  readonly own: number;
  readonly counts: ReviewCounts;
  readonly found: readonly PlanRow[];
}

/** Annual reviews: which are due, where each one is and what is late. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class ReviewsController {
  private readonly looks = new KeptWhile<readonly PlanRow[], Look>(mostLooks);

  constructor(
    private readonly plans: PlanRows,
    private readonly settings: SettingLists,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('reviews')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readReviewFilters(query, person);
    // The board knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, reviewsHref(filters));
      return;
    }
    const { today } = this.basis;
    const { own, counts, found } = await this.look(filters, person);
    const horizon = horizonOf(filters, today);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    response.render('boards/reviews/reviews.njk', {
      title: 'Annual reviews',
      section: 'reviews',
      namesChildren: true,
      lead: leadOf(own, counts, horizon),
      counters: reviewShows.map((show) => {
        const number = counts[show];
        const href = reviewsHref(filters, { show: filters.show === show ? null : show, where: null, month: null });
        return { number, text: showWords[show], href, colour: number > 0 ? colours[show] : null };
      }),
      filter: await this.filterView(filters, person, counts.months),
      chosen: filters.show === null ? null : showWords[filters.show],
      filtered: isFiltered(filters, person),
      total: found.length,
      noPlans: own === 0,
      first: (page - 1) * rowsAPage + 1,
      last: (page - 1) * rowsAPage + shown.length,
      groups: byMonth(shown, filters.month === null && filters.show === null ? horizon : null).map(
        ({ month, rows }) => ({
          title: month === null ? 'Reviewed, with something still to send' : monthWords(month),
          id: month ?? 'later',
          rows: rows.map((row) => reviewRow(row, names, today)),
        }),
      ),
      withWorker: filters.who !== 'me' && !filters.who.startsWith('worker:'),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => reviewsHref(filters, { page: n })),
      csvHref: reviewsHref(filters, {}, '/reviews.csv'),
      example: example(today),
    });
  }

  @Get('reviews.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readReviewFilters(query, person);
    const { today } = this.basis;
    const found = (await this.look(filters, person)).found.slice(0, mostDownloaded);
    const rows = reviewCsvRows(found, await this.names.of(found));
    response.attachment(`reviews-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async look(filters: ReviewFilters, person: Person): Promise<Look> {
    const { who, setting } = filters;
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const all = setting === null ? await this.plans.kept() : await this.settings.plansOf(setting);
    const asked = JSON.stringify([today, person.id, { ...filters, page: 1 }, hidden.key]);
    return this.looks.of(all, asked, () => {
      const seen = hidden.without(all);
      const own = who === 'everyone' ? seen : seen.filter(isTheirs(who, person));
      return {
        own: own.length,
        counts: reviewCounts(own, filters, today),
        found: chosenReviews(own, filters, today),
      };
    });
  }

  private async filterView(filters: ReviewFilters, person: Person, withReviews: readonly string[]): Promise<object> {
    const { who, within, setting, month, where } = filters;
    const workers = await this.people.holding(['caseworker']);
    const months = month === null || withReviews.includes(month) ? withReviews : [...withReviews, month];
    // Until every school is known there is nothing to choose from; the list itself does not wait for that.
    const hidden = await this.access.hiddenFrom(person);
    const settings = this.settings.isComplete ? await this.settings.all(hidden) : null;
    const days = windows.map((one) => [String(one), `${one} days`] as const);
    return {
      who: whoseItems(who, person, workers),
      within: selectItems([...days, ['all', 'Any time']], within === null ? 'all' : String(within)),
      month: selectItems([['', 'All months'], ...months.map((one) => [one, monthWords(one)] as const)], month ?? ''),
      where: selectItems(
        [['', 'Anywhere'], ...reviewPlaces.map((one) => [one, placeWords[one]] as const)],
        where ?? '',
      ),
      setting:
        settings === null
          ? null
          : selectItems(
              [['', 'All settings'], ...settings.map(({ urn, name }) => [urn, name] as const)],
              setting ?? '',
            ),
    };
  }
}

function leadOf(kept: number, counts: ReviewCounts, horizon: CalendarDate | null): string {
  const by = horizon === null ? 'due at any time' : `due by ${sentenceDate(horizon)}`;
  return `${count(kept)} ${kept === 1 ? 'plan' : 'plans'} kept · ${count(counts['review-late'])} late · ${count(counts.due)} ${by}`;
}

/** The rule of the day before the anniversary, on days near enough to be checked on the fingers. */
function example(today: CalendarDate): { readonly reviewed: string; readonly by: string } {
  const reviewed = addDays(today, -362);
  const anniversary = `${Number(reviewed.slice(0, 4)) + 1}${reviewed.slice(4)}` as CalendarDate;
  return { reviewed: sentenceDate(reviewed), by: sentenceDate(addDays(anniversary, -1)) };
}
