import { Controller, Get, NotFoundException, Param, Query, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { BasisService } from '../commands/basis.service.js';
import { PublishedWords } from '../published-figures/published-words.service.js';
import { sendCsv } from './csv.js';
import { FigureSources } from './figure-source.service.js';
import type { FigureSource } from './figure-source.service.js';
import { LatePlansService } from './late-plans.service.js';
import { figureTables, lateDaysCsv, workloadCsv } from './performance-csv.js';
import { PerformancePages } from './performance-pages.service.js';
import { addressOf, performanceQuery } from './performance-query.js';
import type { PerformanceQuery, RawQuery } from './performance-query.js';
import { WorkloadService } from './workload.service.js';

/** The performance page and the table of each of its figures. */
@Controller('performance')
@RequireRoles('caseworker', 'manager', 'auditor')
export class PerformanceController {
  constructor(
    private readonly pages: PerformancePages,
    private readonly sources: FigureSources,
    private readonly late: LatePlansService,
    private readonly work: WorkloadService,
    private readonly basis: BasisService,
    private readonly routes: RouteRules,
    private readonly published: PublishedWords,
  ) {}

  @Get()
  @Render('performance/performance.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const query = performanceQuery(raw, person, this.basis.today);
    return { ...(await this.pages.performance(query, person)), ...(await this.beside(query, person)) };
  }

  @Get('plans')
  @Render('performance/plan-figures.njk')
  async plans(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const query = performanceQuery(raw, person, this.basis.today);
    return { ...(await this.pages.plans(query, person)), ...(await this.beside(query, person)) };
  }

  /** What stands beside the figures and is not worked out with them: published ones, as known on the same day. */
  private async beside(query: PerformanceQuery, person: Person): Promise<object> {
    return {
      qualityHref: this.qualityHref(query, person),
      published: await this.published.lines(query.asAt),
      publishedHref: this.routes.opens('/published-figures/import', person) ? '/published-figures/import' : '/published-figures', // prettier-ignore
    };
  }

  /** Address of the audits, for whoever may read them. */
  private qualityHref(query: PerformanceQuery, person: Person): string | null {
    return this.routes.opens('/quality', person) ? `/quality?${addressOf(query)}` : null;
  }

  @Get(':figure.csv')
  async csv(
    @Param('figure') figure: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const query = performanceQuery(raw, person, this.basis.today);
    const table = figureTables[figure];
    const source = await this.sources.source(query, true);
    const rows = table === undefined ? await this.tableOfToday(figure, source, query, person) : table(source, query);
    sendCsv(response, `performance-${figure}-${query.period.fromMonth}-to-${query.period.toMonth}`, rows);
  }

  /** Tables that need the cases as they stand. @throws NotFoundException where there is none of that name. */
  private async tableOfToday(
    figure: string,
    source: FigureSource,
    query: PerformanceQuery,
    person: Person,
  ): Promise<Parameters<typeof sendCsv>[2]> {
    if (figure === 'late') return lateDaysCsv(await this.late.latePlans(source), query);
    const work = figure === 'workload' && query.asAt === null ? await this.work.workload(source.rows, person) : null;
    if (work === null) throw new NotFoundException();
    return workloadCsv(work);
  }
}
