import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { BoardNames } from '../boards/board-names.service.js';
import { isTheirs, readWhose, whoseItems } from '../boards/whose.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { pagination } from '../cases/pagination.view.js';
import type { Query as QueryString } from '../cases/query.js';
import { noteFacets } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { KeptWhile } from '../performance/kept-while.js';
import { count } from '../web/words/number-words.js';
import { gapItems, readTransitionFilters, transitionHref, transitionRow } from './transition.view.js';
import type { TransitionFilters } from './transition.view.js';
import { lacks } from './young-person.js';
import { YoungPeople } from './young-people.service.js';
import type { PlanHolders, YoungPerson } from './young-people.service.js';

const rowsAPage = 50;
/** Choices of filters that stay looked up until anything changes. */
const mostLooks = 12;

/** What a choice of filters finds. */
interface Look {
  /** Young people of whoever was chosen. */
  readonly theirs: number;
  readonly shared: number;
  readonly show: ReturnType<typeof gapItems>;
  readonly found: readonly YoungPerson[];
}

/** Young people aged 14 and over with a plan: what has been done on their way to adulthood, and what is missing. */
@Controller('transition')
@RequireRoles('caseworker', 'manager')
export class TransitionController {
  private readonly looks = new KeptWhile<PlanHolders, Look>(mostLooks);

  constructor(
    private readonly young: YoungPeople,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readTransitionFilters(query, readWhose(query, person));
    // The page knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, transitionHref(filters));
      return;
    }
    const { today } = this.basis;
    const { who } = filters;
    const { theirs, shared, show, found } = await this.look(filters, person);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    // The day somebody is 18 says when they were born.
    for (const { childId } of shown) noteFacets(childId, ['identity']);
    response.render('transition/transition.njk', {
      title: 'Moving to adulthood',
      section: 'transfers',
      namesChildren: true,
      lead: `${count(theirs)} young ${theirs === 1 ? 'person' : 'people'} aged 14 and over with a plan · ${count(shared)} shared with adult care`,
      who: whoseItems(who, person, await this.people.holding(['caseworker'])),
      show,
      total: found.length,
      withWorker: who !== 'me',
      rows: shown.map((one) => transitionRow(one, names, today)),
      listHref: transitionHref(filters, page),
      choosingAction: '/transition/share',
      choosingButton: 'Share the chosen with adult care',
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => transitionHref(filters, n)),
    });
  }
  private async look(filters: TransitionFilters, person: Person): Promise<Look> {
    const { today } = this.basis;
    const { gap, who } = filters;
    const hidden = await this.access.hiddenFrom(person);
    const holders = await this.young.on(today);
    return this.looks.of(holders, JSON.stringify([person.id, who, gap, hidden.key]), () => {
      const theirs = hidden.without(holders.young).filter(isTheirs(who, person));
      return {
        theirs: theirs.length,
        shared: theirs.filter((one) => !lacks('notShared', one, today)).length,
        show: gapItems(theirs, gap, today),
        found: gap === null ? theirs : theirs.filter((one) => lacks(gap, one, today)),
      };
    });
  }
}
