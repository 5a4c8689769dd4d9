import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { publishedSeries } from '../../projections/published-figures/published-series.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireSignIn } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { csv } from '../cases/csv.js';
import { textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { sentenceDate } from '../web/words/date-words.js';
import { publishedCsv } from './published-csv.js';
import { PublishedFigures } from './published-figures.service.js';
import { importLines, seriesGroups, standingLines } from './published-figures.view.js';

/** What the Department for Education publishes of the authority and of those it is compared with. Public figures: for everyone signed in. */
@Controller('published-figures')
@RequireSignIn()
export class PublishedFiguresController {
  constructor(
    private readonly published: PublishedFigures,
    private readonly home: HomeAuthority,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
    private readonly routes: RouteRules,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const known = this.knownOn(query);
    const { state, history } = await this.published.known(known ?? undefined);
    const names = await this.staff.namesOf(history.map(({ actor }) => actor.id));
    response.render('published-figures/published-figures.njk', {
      title: 'Published figures',
      section: 'performance',
      subPage: true,
      known: known === null ? null : sentenceDate(known),
      knownOn: known ?? '',
      standing: standingLines(state),
      groups: seriesGroups(state, this.home.code),
      imports: importLines(history, names),
      mayImport: this.routes.opens('/published-figures/import', person),
    });
  }

  /** Every figure of the authority, its region, England and each of its neighbours, by year. */
  @Get('figures.csv')
  async download(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    const { state } = await this.published.known(this.knownOn(query) ?? undefined);
    const rows = publishedCsv(state, publishedSeries, this.home.code);
    response.attachment(`published-figures-${this.basis.today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  /** The day whose knowledge is asked for; null for what stands now, and for what is no day gone by. */
  private knownOn(query: QueryString): CalendarDate | null {
    const day = textOf(query, 'known-on');
    return isCalendarDate(day) && day < this.basis.today ? day : null;
  }
}
