import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pageOfRows, pagination } from '../../cases/pagination.view.js';
import { address, pageOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { BasisService } from '../../commands/basis.service.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { PlanRows } from '../plan-rows.service.js';
import type { PlanRow } from '../plan-rows.service.js';
import { SettingIndex } from '../setting-index.service.js';
import { isUrn } from './review-filters.js';
import { lateCounts } from './review-list.js';
import { reviewCsvRows } from './reviews.view.js';
import { SettingLists } from './setting-lists.service.js';
import { settingReviewRow } from './setting-reviews.view.js';

const rowsAPage = 50;

/** The reviews of one school or college, a page at a time; the download holds them all, to be sent to it. */
@Controller('reviews/settings')
@RequireRoles('caseworker', 'manager')
export class SettingReviewsController {
  private readonly late = new KeptWhile<readonly PlanRow[], ReturnType<typeof lateCounts>>(1);

  constructor(
    private readonly plans: PlanRows,
    private readonly lists: SettingLists,
    private readonly settings: SettingIndex,
    private readonly names: BoardNames,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  async choose(@CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const settings = await this.lists.all(hidden);
    const rows = hidden.without(await this.plans.kept());
    response.render('boards/reviews/settings.njk', {
      title: 'Reviews by school or college',
      section: 'reviews',
      subPage: true,
      settings: settings.map(({ urn, name, rows: plans }) => ({
        urn,
        name,
        href: `/reviews/settings/${urn}`,
        plans: plans.length,
        late: this.late.of(plans, today, () => lateCounts(plans, today)).reviews,
      })),
      without: rows.length - settings.reduce((sum, { rows: plans }) => sum + plans.length, 0),
    });
  }

  // Before the page: its parameter would take the ending with it.
  @Get(':urn.csv')
  async download(@Param('urn') urn: string, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const rows = await this.rowsOf(urn, person);
    const names = await this.names.of(rows);
    response
      .attachment(`reviews-${urn}-${this.basis.today}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csv(reviewCsvRows(rows, names)));
  }

  @Get(':urn')
  async list(
    @Param('urn') urn: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const rows = await this.rowsOf(urn, person);
    const total = rows.length;
    const { page, shown } = pageOfRows(rows, { asked: pageOf(query), size: rowsAPage });
    const names = await this.names.of(shown);
    const { today } = this.basis;
    const late = lateCounts(rows, today);
    response.render('boards/reviews/setting-reviews.njk', {
      title: `Annual reviews: ${this.settings.nameOf(urn)}`,
      section: 'reviews',
      subPage: true,
      namesChildren: true,
      lead: `URN ${urn} · ${count(total)} ${total === 1 ? 'plan' : 'plans'} · ${count(late.reviews)} reviews late · ${count(late.decisions)} of our decisions late`,
      rows: shown.map((row) => settingReviewRow(row, names, today)),
      total,
      first: (page - 1) * rowsAPage + 1,
      last: (page - 1) * rowsAPage + shown.length,
      pages: pagination({ page, size: rowsAPage, total }, (n) =>
        address(`/reviews/settings/${urn}`, [['page', n === 1 ? null : String(n)]]),
      ),
      csvHref: `/reviews/settings/${urn}.csv`,
    });
  }

  /** @throws NotFoundException where no plan that is kept, and that the person may see, belongs to such a setting. */
  private async rowsOf(urn: string, person: Person): Promise<readonly PlanRow[]> {
    if (!isUrn(urn)) throw new NotFoundException();
    const rows = await this.lists.plansOf(urn, await this.access.hiddenFrom(person));
    if (rows.length === 0) throw new NotFoundException();
    return rows;
  }
}
