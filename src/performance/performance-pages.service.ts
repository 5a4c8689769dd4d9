import { Injectable } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { instantWords, period as periodWords, sentenceDate } from '../web/words/date-words.js';
import { CatchingUp } from './catching-up.service.js';
import { FigureSources } from './figure-source.service.js';
import type { FigureSource } from './figure-source.service.js';
import { LatePlansService } from './late-plans.service.js';
import { latePage } from './late-page.js';
import { performancePage, planFiguresPage } from './performance-page.js';
import { addressOf, ownTeamOnly } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';
import { workloadPage } from './workload-page.js';
import { WorkedOut } from './worked-out.js';
import { WorkloadService } from './workload.service.js';

/** Pages that stay worked out: each choice of period, team and basis is one. */
const mostPages = 200;
const beingAdded = 'Something was recorded since: it is being counted, open the page again in a moment';

interface Page {
  /** Whoever has the same key is shown the same. */
  readonly key: string;
  readonly work: () => Promise<object>;
}

/** What the pages of figures show, worked out once for everybody who asks the same. */
@Injectable()
export class PerformancePages {
  private readonly pages = new WorkedOut<object>(mostPages);

  constructor(
    private readonly sources: FigureSources,
    private readonly late: LatePlansService,
    private readonly work: WorkloadService,
    private readonly catching: CatchingUp,
    private readonly basis: BasisService,
  ) {}

  /** The page Performance. */
  performance(query: PerformanceQuery, person: Person): Promise<object> {
    return this.kept(this.performanceFor(query, person), query);
  }

  /** The page of all other figures. */
  plans(query: PerformanceQuery, person: Person): Promise<object> {
    return this.kept(this.plansFor(query, person), query);
  }

  /** Works both out, as whoever opens them next finds them. */
  async readAhead(query: PerformanceQuery, person: Person): Promise<void> {
    for (const { key, work } of [this.performanceFor(query, person), this.plansFor(query, person)])
      await this.pages.fresh(key, await this.sources.standing(query.asAt), work);
  }

  private performanceFor(query: PerformanceQuery, person: Person): Page {
    const whose = person.roles.includes('manager') ? 'manager' : person.id;
    return { key: this.keyOf(whose, query), work: () => this.workedOut(query, person) };
  }

  private plansFor(query: PerformanceQuery, person: Person): Page {
    return {
      key: this.keyOf(`plans ${ownTeamOnly(person) ?? ''}`, query),
      work: async () => {
        const source = await this.sources.source(query);
        return {
          title: 'More figures',
          section: 'performance',
          subPage: true,
          back: `/performance?${addressOf(query)}`,
          lead: this.lead(query),
          filter: filterOf(query, source, person),
          plans: await planFiguresPage(source, query),
        };
      },
    };
  }

  private keyOf(whose: string, query: PerformanceQuery): string {
    return `${this.basis.today} ${whose} ${addressOf(query)}`;
  }

  /** A page as it was worked out, anew where anything has changed since. */
  private async kept({ key, work }: Page, query: PerformanceQuery): Promise<object> {
    const { answer, upToDate } = await this.pages.of(key, await this.sources.standing(query.asAt), work);
    const catchingUp = query.asAt === null ? await this.catching.words() : null;
    return { ...answer, catchingUp: catchingUp ?? (upToDate ? null : beingAdded) };
  }

  private async workedOut(query: PerformanceQuery, person: Person): Promise<object> {
    const source = await this.sources.source(query);
    return {
      title: 'Performance',
      section: 'performance',
      lead: this.lead(query),
      filter: filterOf(query, source, person),
      ...(await performancePage(source, query)),
      // Both need the cases as they stand, which a past date does not have.
      late: query.asAt === null ? latePage(await this.late.latePlans(source), query) : null,
      workload: query.asAt === null ? await this.workloadOf(source, query, person) : null,
    };
  }

  private async workloadOf(source: FigureSource, query: PerformanceQuery, person: Person): Promise<object | null> {
    const rows = await this.work.workload(source.rows, person);
    return rows === null ? null : workloadPage(rows, person.roles.includes('manager'), query);
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

function filterOf(query: PerformanceQuery, source: FigureSource, person: Person): object {
  const ownTeam = ownTeamOnly(person);
  return {
    from: query.period.fromMonth,
    to: query.period.toMonth,
    basis: query.basis,
    asAt: query.asAt,
    team: query.team ?? 'all',
    teams: ownTeam === null ? ['all', ...source.teams] : [ownTeam],
    otherBasis: `/performance?${addressOf({ ...query, basis: query.basis === 'issued' ? 'received' : 'issued' })}`,
  };
}
