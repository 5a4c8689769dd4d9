import { BadRequestException, Controller, Get, NotFoundException, Query, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { holders } from '../../projections/late-days/case-holder.js';
import type { Holder } from '../../projections/late-days/case-holder.js';
import { sumOfLateDays } from '../../projections/late-days/late-days.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { pageOfRows, pagination } from '../cases/pagination.view.js';
import { pageOf } from '../cases/query.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import { BasisService } from '../commands/basis.service.js';
import { period as periodWords, shortDate } from '../web/words/date-words.js';
import { sendCsv } from './csv.js';
import { FigureSources } from './figure-source.service.js';
import { KeptWhile } from './kept-while.js';
import { holderWords } from './late-days.view.js';
import { LatePlansService } from './late-plans.service.js';
import type { LatePlan } from './late-plans.service.js';
import { addressOf, performanceQuery, textOf } from './performance-query.js';
import type { PerformanceQuery, RawQuery } from './performance-query.js';

const aPage = 50;

/** All that count, also those whose cases a person may not open. */
interface Look {
  /** The most days first. */
  readonly late: readonly LatePlan[];
  readonly sum: ReturnType<typeof sumOfLateDays>;
  /** Who held any of them. */
  readonly shown: readonly Holder[];
}

interface Found extends Look {
  readonly query: PerformanceQuery;
  readonly holder: Holder | null;
  /** Those whose cases the person may open. */
  readonly open: readonly LatePlan[];
  readonly notShown: number;
}

/** The late plans behind a number of days, each with its own days shared out: they add up to the number. */
@Controller('performance')
@RequireRoles('caseworker', 'manager', 'auditor')
export class LateCasesController {
  /** By holder or none, for as long as no row changes. */
  private readonly looks = new KeptWhile<readonly LatePlan[], Look>(holders.length + 1);

  constructor(
    private readonly sources: FigureSources,
    private readonly plans: LatePlansService,
    private readonly children: ChildDirectory,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('late-cases')
  @Render('performance/late-cases.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const { query, holder, sum, shown, open, notShown } = await this.find(raw, person);
    const { page, shown: listed } = pageOfRows(open, { asked: pageOf(raw), size: aPage });
    const cards = await this.namesOf(listed);
    const asked = `${addressOf(query)}${holder === null ? '' : `&holder=${holder}`}`;
    return {
      title: holder === null ? 'Late days, case by case' : `Late days: ${holderWords[holder]}`,
      section: 'performance',
      subPage: true,
      namesChildren: true,
      period: periodWords(query.period.from, query.period.to),
      holder,
      heads: shown.map((one) => ({ text: holderWords[one], chosen: one === holder })),
      days: holder === null ? sum.days : sum.byHolder[holder],
      notShown,
      count: open.length,
      rows: listed.map((plan) => ({
        child: cards.get(plan.childId) ?? null,
        sentOn: shortDate(plan.sentOn),
        days: plan.days,
        parts: shown.map((one) => ({ days: plan.byHolder[one], chosen: one === holder, title: holderWords[one] })),
      })),
      totals: shown.map((one) => ({ days: sum.byHolder[one], chosen: one === holder })),
      total: sum.days,
      back: `/performance?${addressOf(query)}#late-title`,
      csv: `/performance/late-cases.csv?${asked}`,
      pages: pagination(
        { page, size: aPage, total: open.length },
        (to) => `/performance/late-cases?${asked}&page=${to}`,
      ),
    };
  }

  @Get('late-cases.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, open } = await this.find(raw, person);
    const cards = await this.namesOf(open);
    sendCsv(response, `late-cases-${query.period.fromMonth}-to-${query.period.toMonth}`, [
      ['reference', 'child', 'plan issued', 'days late', ...holders.map((one) => holderWords[one])],
      ...open.map((plan) => {
        const card = cards.get(plan.childId);
        return [
          card?.reference ?? '',
          card?.name ?? '',
          plan.sentOn,
          plan.days,
          ...holders.map((one) => plan.byHolder[one]),
        ];
      }),
    ]);
  }

  private async find(raw: RawQuery, person: Person): Promise<Found> {
    const query = performanceQuery(raw, person, this.basis.today);
    // Shared out from the cases as they stand, which a past date does not have.
    if (query.asAt !== null) throw new NotFoundException();
    const asked = textOf(raw, 'holder');
    const holder = holders.find((one) => one === asked) ?? null;
    if (asked !== undefined && holder === null) throw new BadRequestException('No such holder');
    const source = await this.sources.source(query);
    const { late } = await this.plans.latePlans(source);
    const look = this.looks.of(late, holder ?? '', () => lookAt(late, holder));
    const hidden = await this.access.hiddenFrom(person);
    return { ...look, query, holder, open: hidden.without(look.late), notShown: hidden.countIn(look.late) };
  }

  private namesOf(plans: readonly LatePlan[]): Promise<ReadonlyMap<string, ChildCard>> {
    return this.children.namesOf(plans.map(({ childId }) => childId));
  }
}

function lookAt(all: readonly LatePlan[], holder: Holder | null): Look {
  const late = all
    .filter(({ byHolder }) => holder === null || byHolder[holder] > 0)
    .toSorted((a, b) => daysOf(b, holder) - daysOf(a, holder) || (a.stream < b.stream ? -1 : 1));
  const sum = sumOfLateDays(late);
  return { late, sum, shown: holders.filter((one) => sum.byHolder[one] > 0) };
}

const daysOf = ({ days, byHolder }: LatePlan, holder: Holder | null): number =>
  holder === null ? days : byHolder[holder];
