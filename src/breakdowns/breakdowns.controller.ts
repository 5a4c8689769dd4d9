import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { sendCsv } from '../performance/csv.js';
import { ownTeamOnly, textOf } from '../performance/performance-query.js';
import type { RawQuery } from '../performance/performance-query.js';
import { instantWords, period as periodWords, sentenceDate, typedDate } from '../web/words/date-words.js';
import { breakdownHref, breakdownQuery } from './breakdown-query.js';
import type { BreakdownQuery, ReadQuery } from './breakdown-query.js';
import { breakdownChart, csvOf, insideTable, publishedTableOf } from './breakdown.view.js';
import type { TableShown } from './breakdown.view.js';
import { Breakdowns } from './breakdowns.service.js';
import type { Counted } from './breakdowns.service.js';
import { ways } from './groupings.js';
import { thingsCounted } from './things-counted.js';

/** Counts broken down by age, ethnicity, gender, need and school, for those inside and as they may be published. */
@Controller()
@RequireRoles('caseworker', 'manager', 'auditor')
export class BreakdownsController {
  constructor(
    private readonly breakdowns: Breakdowns,
    private readonly basis: BasisService,
  ) {}

  @Get('breakdowns')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const read = breakdownQuery(raw, person, this.basis.today);
    const { query, faults } = read;
    const counted = await this.breakdowns.counted(query);
    const { table } = counted;
    const published = query.form === 'published';
    response.status(faults.length === 0 ? 200 : 422).render('breakdowns/breakdowns.njk', {
      title: published ? `${counted.thing.title}: published form` : 'Breakdowns',
      section: 'performance',
      errors: faults,
      published,
      smallest: this.breakdowns.smallestShown,
      lead: this.lead(query, counted),
      filter: this.filter(raw, read, person, counted),
      figure: counted.thing.title,
      way: ways[query.way].title,
      measure: { id: counted.measure.id, version: counted.measure.version, definition: counted.measure.definition },
      total: table.total.all,
      table: this.shown(query, counted),
      chart: published ? null : breakdownChart(table, counted.thing),
      csvHref: breakdownHref(query, {}, '/breakdowns.csv'),
      insideHref: breakdownHref(query, { form: 'inside' }),
      publishedHref: breakdownHref(query, { form: 'published' }),
    });
  }

  @Get('breakdowns.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = breakdownQuery(raw, person, this.basis.today);
    if (faults.length > 0) throw new NotFoundException();
    const counted = await this.breakdowns.counted(query);
    const shown = this.shown(query, counted);
    const { id, version } = counted.measure;
    sendCsv(response, `breakdown-${query.thing}-by-${query.way}${query.form === 'published' ? '-published' : ''}`, [
      ...csvOf(shown),
      ['measure', `${id} version ${version}`],
      ['counted', this.lead(query, counted)],
      ...(shown.withheld ? [['[c]', withheldWords(this.breakdowns.smallestShown)]] : []),
    ]);
  }

  private shown(query: BreakdownQuery, { thing, table }: Counted): TableShown {
    return query.form === 'published'
      ? publishedTableOf(table, thing, query, this.breakdowns.smallestShown)
      : insideTable(table, thing, query);
  }

  private lead({ period, on, known, team }: BreakdownQuery, { thing, at }: Counted): string {
    const when = thing.asAt ? `at the end of ${sentenceDate(on)}` : periodWords(period.from, period.to);
    const recorded = known === null ? instantWords(at) : `the end of ${sentenceDate(known)}`;
    return `${team ?? 'Every team'} · ${when} · counted from what was recorded to ${recorded}`;
  }

  private filter(raw: RawQuery, { query, faults }: ReadQuery, person: Person, { teams }: Counted): object {
    const typed = (name: string, value: string): string =>
      faults.some(({ field }) => field === name) ? (textOf(raw, name) ?? '') : value;
    const ownTeam = ownTeamOnly(person);
    return {
      measure: query.thing,
      measures: Object.entries(thingsCounted).map(([value, { title }]) => ({ value, text: title })),
      by: query.way,
      ways: Object.entries(ways).map(([value, { title }]) => ({ value, text: title })),
      from: typed('from', query.period.fromMonth),
      to: faults.some(({ field }) => field === 'from') ? (textOf(raw, 'to') ?? '') : query.period.toMonth,
      on: typed('on', typedDate(query.on)),
      known: typed('known', query.known === null ? '' : typedDate(query.known)),
      team: query.team ?? 'all',
      teams: (ownTeam === null ? ['all', ...teams] : [ownTeam]).map((team) => ({
        value: team,
        text: team === 'all' ? 'Every team' : team,
      })),
      today: typedDate(this.basis.today),
    };
  }
}

/** What the sign of a withheld number means. */
export function withheldWords(smallest: number): string {
  return `Withheld: a number from 1 to ${smallest - 1}, or one from which such a number could be worked out`;
}
