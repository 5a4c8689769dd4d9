import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { roleWords } from '../access/roles.js';
import { csv } from '../cases/csv.js';
import { staffName, StaffDirectory } from '../cases/staff-names.service.js';
import type { Query as QueryString } from '../cases/query.js';
import { instantWords, sentenceDate } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import {
  changeRow,
  chosenPeople,
  filterItems,
  peopleCsv,
  peopleHref,
  personRow,
  readPeopleFilters,
} from './people.view.js';
import { StaffList } from './staff-list.service.js';
import type { StaffChange, StaffEntry } from './staff-list.service.js';

/** Who may sign in and in which roles, now and on any earlier day. Only administrators see the ways to change it. */
@Controller()
@RequireRoles('administrator', 'manager', 'auditor')
export class PeopleController {
  constructor(
    private readonly list: StaffList,
    private readonly names: StaffDirectory,
  ) {}

  @Get('people')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readPeopleFilters(query);
    const all = await this.list.all(filters.asAt);
    const found = chosenPeople(all, filters);
    const administers = person.roles.includes('administrator');
    const live = all.filter(({ endedOn }) => endedOn === null).length;
    response.render('people/people.njk', {
      title: 'People',
      section: 'people',
      lead: `${count(live)} can sign in${filters.asAt === null ? '' : `, as known on ${sentenceDate(filters.asAt)}`}`,
      administers,
      filters: filterItems(all, filters),
      asAt: filters.asAt,
      narrowed: filters.role !== null || filters.team !== null || filters.state !== 'access',
      rows: found.map((entry) => personRow(entry, administers, filters.asAt)),
      total: found.length,
      csvHref: peopleHref(filters, '/people.csv'),
    });
  }

  @Get('people.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readPeopleFilters(query);
    const found = chosenPeople(await this.list.all(filters.asAt), filters);
    const rows = peopleCsv(found, person.roles.includes('administrator'));
    response.attachment('people.csv').type('text/csv; charset=utf-8').send(csv(rows));
  }

  @Get('people/:id')
  async person(
    @Param('id') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const { asAt } = readPeopleFilters(query);
    const entry = await this.list.one(id, asAt);
    if (entry === null) throw new NotFoundException();
    const history = this.list.historyOf(id, asAt);
    const administers = person.roles.includes('administrator');
    response.render('people/person.njk', {
      title: entry.name,
      section: 'people',
      subPage: true,
      facts: factsOf(entry, administers),
      ended: entry.endedOn !== null,
      acts: administers && asAt === null ? `/people/${encodeURIComponent(id)}` : null,
      own: entry.id === person.id,
      history: (await this.historyRows(history)).toReversed(),
    });
  }

  private async historyRows(history: readonly StaffChange[]): Promise<readonly object[]> {
    const names = await this.names.namesOf(history.map(({ actor }) => actor.id));
    return history.map((change) => changeRow(change, authors[change.actor.id] ?? staffName(names, change.actor.id)));
  }
}

/** Authors who are nobody. */
const authors: Readonly<Partial<Record<string, string>>> = {
  'command-line': 'The command line',
  'council-account': 'The council’s sign-in',
};

function factsOf(entry: StaffEntry, administers: boolean): readonly { key: string; value: string }[] {
  const { roles, team, email, admittedOn, endedOn, lastSignedIn, hasAccount } = entry;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Roles', endedOn === null ? roleWords(roles) : `None. Was: ${roleWords(roles)}`],
    ['Team', team ?? 'No team'],
    ['E-mail', administers ? (email ?? 'Not on record') : null],
    ['Access since', admittedOn === null ? null : sentenceDate(admittedOn)],
    ['Access ended', endedOn === null ? null : sentenceDate(endedOn)],
    ['Council account', administers ? (hasAccount ? 'Known since the first sign-in' : 'Not known yet') : null],
    ['Last signed in', lastSignedIn === null ? 'Not yet' : instantWords(lastSignedIn)],
  ];
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}
