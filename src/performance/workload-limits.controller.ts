import { BadRequestException, Controller, Get, NotFoundException, Query, Render } from '@nestjs/common';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { People } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { tableDate } from '../web/words/date-words.js';
import { distance } from '../web/words/distance-words.js';
import { limitLaw, limitTitle } from '../web/words/limit-words.js';
import { ruleHref } from '../web/words/rule-words.js';
import type { RawQuery } from './performance-query.js';
import { textOf } from './performance-query.js';
import { WorkloadService } from './workload.service.js';
import type { Span } from './workload.service.js';

const titles: Readonly<Record<Span, string>> = {
  due: 'Limits due in the next 28 days',
  overdue: 'Limits past their date',
};
const aPage = 100;

/** The legal limits behind a number of the table of work per person. */
@Controller('performance')
@RequireRoles('caseworker', 'manager')
export class WorkloadLimitsController {
  constructor(
    private readonly work: WorkloadService,
    private readonly people: People,
    private readonly children: ChildDirectory,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('workload-limits')
  @Render('performance/workload-limits.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const worker = raw['worker'] === '' ? '' : textOf(raw, 'worker');
    const span = textOf(raw, 'which');
    if (worker === undefined || (span !== 'due' && span !== 'overdue')) {
      throw new BadRequestException('worker and which (due or overdue) are needed');
    }
    // A caseworker's table has one row of their own; what others hold is a manager's to see.
    if (!person.roles.includes('manager') && worker !== person.id) throw new NotFoundException();
    const all = await this.work.limits(worker, span);
    const hidden = await this.access.hiddenFrom(person);
    const limits = hidden.without(all);
    const pages = Math.max(1, Math.ceil(limits.length / aPage));
    const page = Math.min(pages, Math.max(1, Number.parseInt(textOf(raw, 'page') ?? '1', 10) || 1));
    const shown = limits.slice((page - 1) * aPage, page * aPage);
    const cards = await this.children.namesOf(shown.map(({ childId }) => childId));
    const address = (to: number): string =>
      `/performance/workload-limits?${new URLSearchParams({ worker, which: span, page: String(to) }).toString()}`;
    return {
      title: titles[span],
      section: 'performance',
      subPage: true,
      namesChildren: true,
      who: worker === '' ? 'Not allocated' : ((await this.people.find(worker))?.name ?? 'Somebody who is not listed'),
      total: all.length,
      notShown: hidden.countIn(all),
      rows: shown.map(({ childId, rule, body, stage, due }) => ({
        child: cards.get(childId) ?? null,
        what: limitTitle(rule, body, stage),
        law: limitLaw(rule),
        lawHref: ruleHref(rule),
        due: tableDate(due),
        distance: distance(due, this.basis.today),
      })),
      page,
      pages,
      previous: page > 1 ? address(page - 1) : null,
      next: page < pages ? address(page + 1) : null,
    };
  }
}
