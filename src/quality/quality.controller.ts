import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { caseHref } from '../cases/acts.js';
import { csv } from '../cases/csv.js';
import { pagination } from '../cases/pagination.view.js';
import { itemWords } from '../cases/quality-tables.view.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import { BasisService } from '../commands/basis.service.js';
import { FigureSources } from '../performance/figure-source.service.js';
import type { FigureSource } from '../performance/figure-source.service.js';
import { KeptWhile } from '../performance/kept-while.js';
import { addressOf, performanceQuery, textOf } from '../performance/performance-query.js';
import type { PerformanceQuery, RawQuery } from '../performance/performance-query.js';
import { period as periodWords, shortDate } from '../web/words/date-words.js';
import { checkedAtWords } from '../web/words/quality-words.js';
import { ProvisionChecks } from './provision-checks.service.js';
import { provisionGaps } from './quality-lists.js';
import type { ListedAudit, ProvisionGap } from './quality-lists.js';
import { QualityLooks } from './quality-looks.service.js';

const aPage = 50;
const gapsAPage = 25;
type Children = ReadonlyMap<string, ChildCard>;

/** Who a row of a list is about, and where the case is. */
interface About {
  readonly name: string;
  readonly reference: string;
  readonly restricted: boolean;
  readonly href: string | null;
}

/** How good plans, advice and reviews were found, and what of Section F is not delivered. */
@Controller()
@RequireRoles('manager', 'auditor')
export class QualityController {
  private readonly ofGaps = new KeptWhile<FigureSource['rows'], readonly ProvisionGap[]>(2);

  constructor(
    private readonly sources: FigureSources,
    private readonly looks: QualityLooks,
    private readonly children: ChildDirectory,
    private readonly checks: ProvisionChecks,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('quality')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, source, audits, notShown, tables } = await this.found(raw, person);
    const page = pageOf(raw, audits.length, aPage);
    const shown = audits.slice((page - 1) * aPage, page * aPage);
    const names = await this.children.namesOf(shown.map(({ childId }) => childId));
    const gaps = (await this.gaps(source, person)).length;
    response.render('quality/quality.njk', {
      title: 'Quality',
      section: 'performance',
      subPage: true,
      namesChildren: true,
      period: periodWords(query.period.from, query.period.to),
      filter: filterOf(query, source),
      ...tables,
      gaps,
      gapsHref: `/quality/gaps?${addressOf(query)}`,
      total: audits.length,
      notShown,
      audits: shown.map((audit) => ({
        ...about(names, audit.childId, tabOf(audit)),
        on: shortDate(audit.on),
        what: audit.what,
        grade: audit.gradeTitle,
        post: audit.post,
        notMet: audit.notMet.length === 0 ? 'None' : audit.notMet.join('; '),
      })),
      pages: pagination({ page, size: aPage, total: audits.length }, (n) => `/quality?${addressOf(query)}&page=${n}`),
      csvHref: `/quality.csv?${addressOf(query)}`,
      performanceHref: `/performance?${addressOf(query)}`,
    });
  }

  @Get('quality/gaps')
  async gapsPage(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const query = performanceQuery(raw, person, this.basis.today);
    const source = await this.sources.source(query);
    const all = await this.gaps(source, person);
    const page = pageOf(raw, all.length, gapsAPage);
    const shown = all.slice((page - 1) * gapsAPage, page * gapsAPage);
    response.render('quality/gaps.njk', {
      title: 'Provision not delivered',
      section: 'performance',
      subPage: true,
      namesChildren: true,
      // What the last look found has no period.
      filter: { ...filterOf(query, source), ofToday: true },
      total: all.length,
      gaps: await this.gapRows(shown),
      pages: pagination(
        { page, size: gapsAPage, total: all.length },
        (n) => `/quality/gaps?${addressOf(query)}&page=${n}`,
      ),
      csvHref: `/quality/gaps.csv?${addressOf(query)}`,
      qualityHref: `/quality?${addressOf(query)}`,
    });
  }

  @Get('quality/gaps.csv')
  async gapsCsv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const query = performanceQuery(raw, person, this.basis.today);
    const rows = await this.gapRows(await this.gaps(await this.sources.source(query), person));
    sendFile(response, `provision-not-delivered-${this.basis.today}`, [
      ['reference', 'child', 'looked at', 'at', 'not delivered', 'delivered in part', 'delivered (number)'],
      ...rows.map((row) => [row.reference, row.name, row.day, row.at, row.notDelivered, row.partly, row.delivered]),
    ]);
  }

  private async found(raw: RawQuery, person: Person) {
    const query = performanceQuery(raw, person, this.basis.today);
    const source = await this.sources.source(query);
    const { audits: all, ...tables } = await this.looks.look(source, query);
    const hidden = await this.access.hiddenFrom(person);
    return { query, source, audits: hidden.without(all), notShown: hidden.countIn(all), tables };
  }

  private async gaps({ rows, scope }: FigureSource, person: Person): Promise<readonly ProvisionGap[]> {
    const all = this.ofGaps.of(rows, scope.asAt, () => provisionGaps(rows, scope));
    return (await this.access.hiddenFrom(person)).without(all);
  }

  /** The gaps with the words of the check they come from: those of the page alone are opened. */
  private async gapRows(gaps: readonly ProvisionGap[]) {
    const names = await this.children.namesOf(gaps.map(({ childId }) => childId));
    return Promise.all(
      gaps.map(async (gap) => {
        const check = (await this.checks.of(gap.stream)).find(({ checkId }) => checkId === gap.checkId);
        const words = (found: 'partly' | 'notDelivered'): string =>
          check === undefined ? String(gap[found]) : itemWords(check, found);
        return {
          ...about(names, gap.childId, 'plan'),
          day: gap.on,
          on: shortDate(gap.on),
          at: (checkedAtWords as Readonly<Record<string, string>>)[gap.at] ?? gap.at,
          notDelivered: words('notDelivered'),
          partly: words('partly'),
          delivered: gap.delivered,
        };
      }),
    );
  }

  @Get('quality.csv')
  async download(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, audits } = await this.found(raw, person);
    const names = await this.children.namesOf(audits.map(({ childId }) => childId));
    sendFile(response, `quality-${query.period.fromMonth}-to-${query.period.toMonth}`, [
      ['reference', 'child', 'audited', 'what', 'grade', 'good or better', 'post', 'criteria not met'],
      ...audits.map((audit) => auditCells(audit, about(names, audit.childId, tabOf(audit)))),
    ]);
  }
}

function auditCells(audit: ListedAudit, { reference, name }: About): readonly (string | number | null)[] {
  const { on, what, gradeTitle, good, post, notMet } = audit;
  return [reference, name, on, what, gradeTitle, good ? 'yes' : 'no', post, notMet.join('; ')];
}

type Tab = 'plan' | 'advice';
const tabOf = ({ of }: ListedAudit): Tab => (of === 'advice' ? 'advice' : 'plan');

function about(names: Children, childId: string, tab: Tab): About {
  const child = names.get(childId);
  const reference = child?.reference ?? null;
  return {
    name: child?.name ?? 'Name not on record',
    reference: reference ?? '',
    restricted: child?.restricted ?? false,
    href: reference === null ? null : `${caseHref(reference)}/${tab}`,
  };
}

function filterOf({ period, team, asAt }: PerformanceQuery, { teams }: FigureSource): object {
  return { from: period.fromMonth, to: period.toMonth, team: team ?? 'all', teams: ['all', ...teams], asAt };
}

function pageOf(raw: RawQuery, total: number, size: number): number {
  const asked = Number.parseInt(textOf(raw, 'page') ?? '1', 10) || 1;
  return Math.min(Math.max(1, asked), Math.max(1, Math.ceil(total / size)));
}

function sendFile(response: Response, name: string, rows: Parameters<typeof csv>[0]): void {
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
}
