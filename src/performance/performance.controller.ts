import { Controller, Get, NotFoundException, Param, Query, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { BasisService } from '../commands/basis.service.js';
import { instantWords, period as periodWords, sentenceDate } from '../web/words/date-words.js';
import { sendCsv } from './csv.js';
import { CatchingUp } from './catching-up.service.js';
import { FigureSources } from './figure-source.service.js';
import type { FigureSource } from './figure-source.service.js';
import { LatePlansService } from './late-plans.service.js';
import { figureTables, lateDaysCsv, workloadCsv } from './performance-csv.js';
import { latePage } from './late-page.js';
import { performancePage } from './performance-page.js';
import { addressOf, ownTeamOnly, performanceQuery } from './performance-query.js';
import type { PerformanceQuery, RawQuery } from './performance-query.js';
import { workloadPage } from './workload-page.js';
import { WorkedOut } from './worked-out.js';
import { WorkloadService } from './workload.service.js';

/** Pages that stay worked out: each choice of period, team and basis is one. */
const mostPages = 200;
const beingAdded = 'Something was recorded since: it is being counted, open the page again in a moment';

/** The performance page and the table of each of its figures. */
@Controller('performance')
@RequireRoles('caseworker', 'manager', 'auditor')
export class PerformanceController {
  private readonly pages = new WorkedOut<object>(mostPages);

  constructor(
    private readonly sources: FigureSources,
    private readonly late: LatePlansService,
    private readonly work: WorkloadService,
    private readonly catching: CatchingUp,
    private readonly basis: BasisService,
    private readonly routes: RouteRules,
  ) {}

  @Get()
  @Render('performance/performance.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const { today } = this.basis;
    const query = performanceQuery(raw, person, today);
    const whose = person.roles.includes('manager') ? 'manager' : person.id;
    const { answer, upToDate } = await this.pages.of(
      `${today} ${whose} ${addressOf(query)}`,
      await this.sources.standing(query.asAt),
      () => this.workedOut(query, person),
    );
    const catchingUp = query.asAt === null ? await this.catching.words() : null;
    const qualityHref = this.routes.opens('/quality', person) ? `/quality?${addressOf(query)}` : null;
    return { ...answer, qualityHref, catchingUp: catchingUp ?? (upToDate ? null : beingAdded) };
  }

  private async workedOut(query: PerformanceQuery, person: Person): Promise<object> {
    const source = await this.sources.source(query);
    const ownTeam = ownTeamOnly(person);
    return {
      title: 'Performance',
      section: 'performance',
      lead: this.lead(query),
      filter: {
        from: query.period.fromMonth,
        to: query.period.toMonth,
        basis: query.basis,
        asAt: query.asAt,
        team: query.team ?? 'all',
        teams: ownTeam === null ? ['all', ...source.teams] : [ownTeam],
        otherBasis: `/performance?${addressOf({ ...query, basis: query.basis === 'issued' ? 'received' : 'issued' })}`,
      },
      ...(await performancePage(source, query)),
      // Both need the cases as they stand, which a past date does not have.
      late: query.asAt === null ? latePage(await this.late.latePlans(source), query) : null,
      workload: query.asAt === null ? await this.workloadOf(source, query, person) : null,
    };
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
    const source = await this.sources.source(query);
    const rows = table === undefined ? await this.tableOfToday(figure, source, query, person) : table(source, query);
    sendCsv(response, `performance-${figure}-${query.period.fromMonth}-to-${query.period.toMonth}`, rows);
  }

  private async workloadOf(source: FigureSource, query: PerformanceQuery, person: Person): Promise<object | null> {
    const rows = await this.work.workload(source.rows, person);
    return rows === null ? null : workloadPage(rows, person.roles.includes('manager'), query);
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

  private lead({ period, basis, team, asAt }: PerformanceQuery): string {
    const what = basis === 'issued' ? 'plans issued' : 'limits that fell due';
    const worked = asAt === null ? instantWords(this.basis.now) : `the end of ${sentenceDate(asAt)}`;
    return [
      team ?? 'Every team',
      `needs assessments, ${what} ${periodWords(period.from, period.to)}`,
      `worked out from events recorded to ${worked}`,
    ].join(' · ');
  }
}
