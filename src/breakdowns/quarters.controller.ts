import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { stockByAgeAndNeed } from '../../projections/measures/breakdown.measures.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { sendCsv } from '../performance/csv.js';
import { periodFrom } from '../performance/period.js';
import { ownTeamOnly, textOf } from '../performance/performance-query.js';
import type { RawQuery } from '../performance/performance-query.js';
import { instantWords, sentenceDate, typedDate } from '../web/words/date-words.js';
import type { GroupedCase } from './breakdown.js';
import { Asked, breakdownHref } from './breakdown-query.js';
import type { QueryFault } from './breakdown-query.js';
import { csvOf } from './breakdown.view.js';
import type { TableShown } from './breakdown.view.js';
import { withheldWords } from './breakdowns.controller.js';
import { Breakdowns } from './breakdowns.service.js';
import { ways } from './groupings.js';
import { QuarterCounts, spans, waysOfQuarters } from './quarter-counts.service.js';
import type { QuartersQuery } from './quarter-counts.service.js';
import { insideQuarters, publishedQuarters } from './quarters.js';

/** How many plans were live at the end of each quarter up to any day, by age and need (R21). */
@Controller('breakdowns')
@RequireRoles('caseworker', 'manager', 'auditor')
export class QuartersController {
  constructor(
    private readonly breakdowns: Breakdowns,
    private readonly quarters: QuarterCounts,
    private readonly basis: BasisService,
  ) {}

  @Get('quarters')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = this.read(raw, person);
    const { table, teams, at } = await this.table(query);
    const ownTeam = ownTeamOnly(person);
    const typed = (name: string, value: string): string =>
      faults.some(({ field }) => field === name) ? (textOf(raw, name) ?? '') : value;
    response.status(faults.length === 0 ? 200 : 422).render('breakdowns/quarters.njk', {
      title: 'Live plans quarter by quarter',
      section: 'performance',
      errors: faults,
      published: query.form === 'published',
      smallest: this.breakdowns.smallestShown,
      lead: this.lead(query, at),
      way: ways[query.by].title,
      measure: {
        id: stockByAgeAndNeed.id,
        version: stockByAgeAndNeed.version,
        definition: stockByAgeAndNeed.definition,
      },
      table,
      filter: {
        by: query.by,
        ways: waysOfQuarters.map((value) => ({ value, text: ways[value].title })),
        quarters: query.quarters,
        spans: spans.map((value) => ({ value, text: `${value} quarters` })),
        team: query.team ?? 'all',
        teams: (ownTeam === null ? ['all', ...teams] : [ownTeam]).map((team) => ({
          value: team,
          text: team === 'all' ? 'Every team' : team,
        })),
        on: typed('on', typedDate(query.on)),
        known: typed('known', query.known === null ? '' : typedDate(query.known)),
        today: typedDate(this.basis.today),
      },
      csvHref: hrefOf(query, {}, '/breakdowns/quarters.csv'),
      insideHref: hrefOf(query, { form: 'inside' }),
      publishedHref: hrefOf(query, { form: 'published' }),
    });
  }

  @Get('quarters.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = this.read(raw, person);
    if (faults.length > 0) throw new NotFoundException();
    const { table, at } = await this.table(query);
    sendCsv(response, `live-plans-by-quarter${query.form === 'published' ? '-published' : ''}`, [
      ...csvOf(table),
      ['measure', `${stockByAgeAndNeed.id} version ${stockByAgeAndNeed.version}`],
      ['counted', this.lead(query, at)],
      ...(table.withheld ? [['[c]', withheldWords(this.breakdowns.smallestShown)]] : []),
    ]);
  }

  private read(raw: RawQuery, person: Person): { query: QuartersQuery; faults: readonly QueryFault[] } {
    const asked = new Asked(raw, this.basis.today);
    const by = asked.oneOf('by', waysOfQuarters, 'age-and-need', 'what it is grouped by');
    const known = asked.day('known', 'Day it was known on');
    const on = asked.day('on', 'Last day of the table') ?? known ?? this.basis.today;
    if (known !== null && on > known) {
      asked.fault('on', 'Last day of the table must be on or before the day it was known on');
    }
    const quarters = asked.oneOf('quarters', spans, '4', 'how many quarters');
    const form = asked.oneOf('form', ['inside', 'published'] as const, 'inside', 'the form of the table');
    return { query: { by, on, known, quarters, team: asked.team(person), form }, faults: asked.faults };
  }

  private async table(
    query: QuartersQuery,
  ): Promise<{ readonly table: TableShown; readonly teams: readonly string[]; readonly at: Date }> {
    const { by, form } = query;
    const way = ways[by];
    const { counted, teams, at } = await this.quarters.counted(query);
    const table =
      form === 'published'
        ? publishedQuarters(counted, way.title, this.breakdowns.smallestShown)
        : insideQuarters(counted, way.title, (day, of) => casesHref(query, day, of));
    return { table, teams, at };
  }

  private lead({ team, on, known }: QuartersQuery, at: Date): string {
    const recorded = known === null ? instantWords(at) : `the end of ${sentenceDate(known)}`;
    return `${team ?? 'Every team'} · quarter ends up to ${sentenceDate(on)} · counted from what was recorded to ${recorded}`;
  }
}

function hrefOf(query: QuartersQuery, changes: Partial<QuartersQuery>, path = '/breakdowns/quarters'): string {
  const { by, on, known, quarters, team, form } = { ...query, ...changes };
  const search = new URLSearchParams({ by, on, quarters });
  if (known !== null) search.set('known', known);
  if (team !== null) search.set('team', team);
  if (form === 'published') search.set('form', form);
  return `${path}?${search.toString()}`;
}

function casesHref({ by, known, team }: QuartersQuery, on: CalendarDate, of: GroupedCase | null): string {
  const groups = {
    ...(of === null ? {} : { row: of.row.key }),
    ...(of?.column == null ? {} : { column: of.column.key }),
  };
  const query = { thing: 'live', way: by, period: periodFrom(undefined, undefined, on), on, known, team } as const;
  return breakdownHref({ ...query, form: 'inside' }, {}, '/breakdowns/cases', groups);
}
