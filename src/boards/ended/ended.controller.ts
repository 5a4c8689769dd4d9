import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { period as periodWords } from '../../web/words/date-words.js';
import { BoardNames } from '../board-names.service.js';
import { isWithin, readPeriod } from '../board-period.js';
import { PlanRows } from '../plan-rows.service.js';
import type { PlanRow } from '../plan-rows.service.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import {
  chosenPlans,
  endedCsvRows,
  endedHref,
  endedRow,
  readEndedFilters,
  reasonRows,
  reasonWords,
} from './ended.view.js';
import type { EndedFilters } from './ended.view.js';

const rowsAPage = 50;
/** Choices of filters that stay looked up until any plan changes. */
const mostLooks = 12;

/** What a choice of filters finds. */
interface Look {
  readonly found: readonly PlanRow[];
  /** In the period, for whatever reason. */
  readonly ended: number;
  readonly movedAway: number;
  readonly movedHere: number;
  readonly reasons: ReturnType<typeof reasonRows>;
}

/** Plans that ended and why, and those that came from other authorities or went there. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class EndedController {
  private readonly looks = new KeptWhile<readonly PlanRow[], Look>(mostLooks);

  constructor(
    private readonly plans: PlanRows,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('plans-ended')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readEndedFilters(query, person, readPeriod(query, this.basis.today));
    // The page knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, endedHref(filters));
      return;
    }
    const { period, reason, show, who } = filters;
    const { found, ended, movedAway, movedHere, reasons } = await this.look(filters, person);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    response.render('boards/ended/plans-ended.njk', {
      title: 'Plans that ended or moved',
      section: 'reviews',
      subPage: true,
      namesChildren: true,
      period: periodWords(period.from, period.to),
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker'])),
        reason: selectItems([['', 'All reasons'], ...Object.entries(reasonWords)], reason ?? ''),
        show: selectItems([['ended', 'Plans that ended'], ['in', 'Plans that came here']], show), // prettier-ignore
        ...period,
      },
      facts: [
        { label: 'Ended', value: String(ended), line: 'for whatever reason' },
        { label: 'Moved away', value: String(movedAway), line: 'plan transferred to another authority' },
        { label: 'Moved here', value: String(movedHere), line: 'plan received from another authority' },
      ], // prettier-ignore
      reasons,
      cameHere: show === 'in',
      total: found.length,
      rows: shown.map((row) => endedRow(row, show, names)),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => endedHref(filters, { page: n })),
      csvHref: endedHref(filters, {}, '/plans-ended.csv'),
    });
  }

  @Get('plans-ended.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readEndedFilters(query, person, readPeriod(query, today));
    const { found } = await this.look(filters, person);
    const rows = endedCsvRows(found, filters.show, await this.names.of(found));
    response.attachment(`plans-ended-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async look(filters: EndedFilters, person: Person): Promise<Look> {
    const hidden = await this.access.hiddenFrom(person);
    const all = await this.plans.endedOrMoved();
    const asked = JSON.stringify([person.id, { ...filters, page: 1 }, hidden.key]);
    return this.looks.of(all, asked, () => {
      const own = hidden.without(all).filter(isTheirs(filters.who, person));
      const within = (dayOf: (row: PlanRow) => PlanRow['ceasedOn']): number =>
        own.filter((row) => isWithin(dayOf(row), filters.period)).length;
      return {
        found: chosenPlans(own, filters),
        ended: within(({ ceasedOn }) => ceasedOn),
        movedAway: within(({ transferredOutOn }) => transferredOutOn),
        movedHere: within(({ transferredInOn }) => transferredInOn),
        reasons: reasonRows(own, filters),
      };
    });
  }
}
