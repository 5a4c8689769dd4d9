import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { stuckRules } from '../../../workflows/casework/casework-limits.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { stuckRuleWords } from '../../web/words/casework-words.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import type { Names } from '../board-names.service.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import { StuckRows } from './stuck-rows.service.js';
import type { StuckEntry } from './stuck-rows.service.js';
import {
  chosenStuck,
  escalationStates,
  escalationStateWords,
  readStuckFilters,
  stuckCounters,
  stuckCsvRows,
  stuckHref,
  stuckRow,
} from './stuck.view.js';
import type { StuckFilters } from './stuck.view.js';

const rowsAPage = 50;
/** Choices of filters that stay looked up until anything changes. */
const mostLooks = 12;

/** What a choice of filters finds. */
interface Look {
  readonly byRule: number;
  readonly escalated: number;
  readonly counters: ReturnType<typeof stuckCounters>;
  readonly found: readonly StuckEntry[];
}

/** Cases that do not move: by which rule, since when, with whom, and before which manager. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class StuckController {
  private readonly looks = new KeptWhile<readonly StuckEntry[], Look>(mostLooks);

  constructor(
    private readonly stuck: StuckRows,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('stuck')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readStuckFilters(query, person);
    // The list knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, stuckHref(filters));
      return;
    }
    const { who, rule, escalation } = filters;
    const { byRule, escalated, counters, found } = await this.look(filters, person);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.namesOf(shown);
    const manages = person.roles.includes('manager');
    response.render('boards/stuck/stuck.njk', {
      title: 'Stuck cases',
      section: 'due-work',
      namesChildren: true,
      lead: `${count(byRule)} stuck by a rule · ${count(escalated)} escalated`,
      counters,
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker', 'manager'])),
        rule: selectItems([['', 'All rules'], ...stuckRules.map((one) => [one, stuckRuleWords[one]] as const)], rule ?? ''), // prettier-ignore
        escalation: selectItems(escalationStates.map((one) => [one, escalationStateWords[one]] as const), escalation), // prettier-ignore
      },
      narrowed: rule !== null || escalation !== 'any',
      total: found.length,
      rows: shown.map((entry) => stuckRow(entry, names, today, manages)),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => stuckHref(filters, { page: n })),
      csvHref: stuckHref(filters, {}, '/stuck.csv'),
      settingsHref: manages ? '/settings/casework' : null,
    });
  }

  @Get('stuck.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readStuckFilters(query, person);
    const { found } = await this.look(filters, person);
    const rows = stuckCsvRows(found, await this.namesOf(found), today);
    response.attachment(`stuck-cases-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async look(filters: StuckFilters, person: Person): Promise<Look> {
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const all = await this.stuck.all(today);
    const asked = JSON.stringify([today, person.id, { ...filters, page: 1 }, hidden.key]);
    return this.looks.of(all, asked, () => {
      const own = hidden.without(all).filter(isTheirs(filters.who, person));
      return {
        byRule: own.filter(({ met }) => met.length > 0).length,
        escalated: own.filter((one) => one.escalation !== null).length,
        counters: stuckCounters(own, filters, today),
        found: chosenStuck(own, filters, today),
      };
    });
  }

  /** Of the children, of who holds their cases and of the managers they are before. */
  private namesOf(entries: readonly StuckEntry[]): Promise<Names> {
    const managers = entries.flatMap(({ childId, escalation }) =>
      escalation === null ? [] : [{ childId, worker: escalation.worker }],
    );
    return this.names.of([...entries, ...managers]);
  }
}
