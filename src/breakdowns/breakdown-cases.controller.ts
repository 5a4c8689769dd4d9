import { Controller, Get, NotFoundException, Query, Render } from '@nestjs/common';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { pageOfRows, pagination } from '../cases/pagination.view.js';
import { pageOf } from '../cases/query.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { noteFacets } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { headsOf, seenOf } from '../performance/case-seen.js';
import { textOf } from '../performance/performance-query.js';
import type { RawQuery } from '../performance/performance-query.js';
import { period as periodWords, sentenceDate } from '../web/words/date-words.js';
import { breakdownHref, breakdownQuery } from './breakdown-query.js';
import { Breakdowns } from './breakdowns.service.js';
import type { CountedCase } from './breakdowns.service.js';
import { groupings, ways } from './groupings.js';

const aPage = 50;

/** The cases behind one number of a breakdown, by name, for those who may open them. */
@Controller('breakdowns')
@RequireRoles('caseworker', 'manager', 'auditor')
export class BreakdownCasesController {
  constructor(
    private readonly breakdowns: Breakdowns,
    private readonly children: ChildDirectory,
    private readonly access: CaseAccess,
    private readonly basis: BasisService,
  ) {}

  @Get('cases')
  @Render('breakdowns/breakdown-cases.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const { query, faults } = breakdownQuery(raw, person, this.basis.today);
    if (faults.length > 0) throw new NotFoundException();
    const { cases, thing, measure, scope } = await this.breakdowns.listed(query);
    const [row, column] = [textOf(raw, 'row'), textOf(raw, 'column')];
    const part = textOf(raw, 'part') === 'yes';
    const chosen = cases.filter(
      (one) =>
        (row === undefined || one.row.key === row) &&
        (column === undefined || one.column?.key === column) &&
        (!part || one.part),
    );
    const hidden = await this.access.hiddenFrom(person);
    const open = hidden.without(chosen);
    const { page, shown } = pageOfRows(open, { asked: pageOf(raw), size: aPage });
    const names = await this.children.namesOf(shown.map(({ childId }) => childId));
    const way = ways[query.way];
    const groupingsShown = [groupings[way.rows], ...(way.columns === null ? [] : [groupings[way.columns]])];
    for (const { childId } of shown)
      noteFacets(
        childId,
        groupingsShown.flatMap(({ classes }) => classes),
      );
    const address = (to: number): string =>
      breakdownHref(query, {}, '/breakdowns/cases', {
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
        ...(part ? { part: 'yes' } : {}),
        page: String(to),
      });
    const first = chosen[0];
    return {
      title: `Cases: ${part ? (thing.part ?? thing.title) : thing.title}`,
      section: 'performance',
      subPage: true,
      namesChildren: true,
      back: breakdownHref(query),
      when: thing.asAt ? `At the end of ${sentenceDate(query.on)}` : periodWords(query.period.from, query.period.to),
      groups: [row === undefined ? null : first?.row.title, column === undefined ? null : first?.column?.title].filter(
        (words) => words != null,
      ),
      measure: { id: measure.id, version: measure.version, definition: measure.definition },
      heads: [...groupingsShown.map(({ head }) => head), headsOf(measure).from, headsOf(measure).to],
      total: open.length,
      notShown: hidden.countIn(chosen),
      cases: shown.map((one) => ({ ...seen(one), child: names.get(one.childId) ?? null })),
      pages: pagination({ page, size: aPage, total: open.length }, address),
    };

    function seen({ found, row: inRow, column: inColumn }: CountedCase): object {
      const { from, to } = seenOf(found, measure, scope);
      return { groups: [inRow.title, ...(inColumn === null ? [] : [inColumn.title])], from, to };
    }
  }
}
