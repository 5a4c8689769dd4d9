import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { setTimeout } from 'node:timers/promises';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { PeopleSearch } from '../children/people-search.service.js';
import type { FoundPeople } from '../children/people-search.service.js';
import { findTerms } from '../children/name-terms.js';
import { BasisService } from '../commands/basis.service.js';
import { currentOpenings } from '../read-log/openings.js';
import { openingGaps } from '../../projections/case-view/case-view.projection.js';
import type { OpeningGap } from '../../projections/case-view/case-view.projection.js';
import { needsAssessmentStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import { stageWords } from '../web/words/fact-words.js';
import { caseHref, newRequestHref } from './acts.js';
import { CaseList, nobodys } from './case-list.service.js';
import type { CaseFilters } from './case-list.service.js';
import { caseCsvRows, caseListHref, caseRow, childWords } from './case-list.view.js';
import { csv } from './csv.js';
import { Tries, tryLimits } from '../access/tries.js';
import { FoundSearches } from './found-searches.service.js';
import { pagination } from './pagination.view.js';
import { pageOf, textOf } from './query.js';
import type { Query as QueryString } from './query.js';
import { StaffDirectory } from './staff-names.service.js';

export const casesAPage = 50;
/** Rows of a download at most; more are a matter for the return or the figures. */
const mostDownloaded = 10_000;
const longestSearch = 100;
const missingWords: Readonly<Record<OpeningGap, string>> = {
  visit: 'No visit to the family yet',
  meeting: 'No person-centred meeting yet',
  views: 'The child’s views are not recorded yet',
};
const mostFound = 50;
const longestWait = 1_500;

/** All cases, and finding one. */
@Controller()
@RequireRoles('caseworker', 'manager', 'auditor')
export class CasesController {
  constructor(
    private readonly list: CaseList,
    private readonly staff: StaffDirectory,
    private readonly people: People,
    private readonly search: PeopleSearch,
    private readonly searches: FoundSearches,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
    private readonly tries: Tries,
  ) {}

  @Get('cases')
  async cases(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readFilters(query);
    const page = pageOf(query);
    // The list knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, caseListHref(filters, page));
      return;
    }
    const hidden = await this.access.hiddenFrom(person);
    const { cases, total, cut } = await this.list.page(filters, (page - 1) * casesAPage, casesAPage, hidden);
    const names = await this.staff.namesOf(cases.map(({ state }) => state.worker));
    const workers = await this.people.holding(['caseworker']);
    const teams = [...new Set(workers.flatMap(({ team }) => team ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB'));
    response.render('cases/case-list.njk', {
      title: 'Cases',
      section: 'cases',
      namesChildren: true,
      total,
      cut,
      filtered: Object.values(filters).some((value) => value !== null),
      filters: {
        stage: options(
          'All stages',
          filters.stage,
          needsAssessmentStages.stages.filter((one) => one !== 'notBegun').map((one) => [one, stageWords(one)]),
        ),
        team: options(
          'All teams',
          filters.team,
          teams.map((team) => [team, team]),
        ),
        worker: options('All caseworkers', filters.worker, [
          [nobodys, 'Not allocated'],
          ...workers.map(({ id, name }) => [id, name] as const),
        ]),
        missing: options('Any', filters.missing, Object.entries(missingWords)),
      },
      rows: cases.map((one) => caseRow(one, names, this.basis.today)),
      choosing: person.roles.includes('manager'),
      listHref: caseListHref(filters, page),
      pages: pagination({ page, size: casesAPage, total }, (n) => caseListHref(filters, n)),
      csvHref: caseListHref(filters, page, '/cases.csv'),
      newRequestHref: person.roles.some((role) => role !== 'auditor') ? newRequestHref : null,
    });
  }

  @Get('cases.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const hidden = await this.access.hiddenFrom(person);
    const { cases } = await this.list.page(readFilters(query), 0, mostDownloaded, hidden);
    const names = await this.staff.namesOf(cases.map(({ state }) => state.worker));
    response
      .attachment(`cases-${this.basis.today}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csv(caseCsvRows(cases, names)));
  }

  @Post('find')
  @HttpCode(303)
  async find(
    @Body() body: Readonly<Record<string, unknown>>,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const { find } = body;
    const text = typeof find === 'string' ? find.trim().slice(0, longestSearch) : '';
    if (text === '') {
      response.redirect(303, '/cases');
      return;
    }
    await this.tries.take(tryLimits.search, person.id, this.basis.now);
    const { exact, asTyped, children } = await this.searchFor(text, person);
    const [only] = children;
    const named = only !== undefined && asTyped && (exact || only.name.toLowerCase() === text.toLowerCase());
    const straight = children.length === 1 && named ? only.reference : null;
    const openings = currentOpenings();
    if (openings !== null) openings.toldByAddress = straight !== null;
    const found = straight === null ? `/found/${await this.searches.keep(text, person.id)}` : caseHref(straight);
    response.redirect(303, found);
  }

  @Get('found/:key')
  async found(@Param('key') key: string, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const text = await this.searches.textOf(key, person.id);
    if (text === null) throw new NotFoundException();
    const { children, more, complete, asTyped } = await this.searchFor(text, person);
    response.render('cases/found.njk', {
      title: 'Search results',
      section: 'cases',
      namesChildren: true,
      text,
      more,
      complete,
      asTyped,
      noDate: findTerms(text).noDate,
      children: children.map((child) => ({ ...childWords(child), birthDate: child.birthDate, setting: child.setting })),
    });
  }

  /** The first search after a start waits a little for the names to be read, and then answers with what there is. */
  private async searchFor(text: string, person: Person): Promise<FoundPeople> {
    const hidden = await this.access.hiddenFrom(person);
    const found = await this.search.find(text, mostFound, hidden);
    if (found.complete) return found;
    await Promise.race([this.search.ready(), setTimeout(longestWait, null, { ref: false })]);
    return this.search.find(text, mostFound, hidden);
  }
}

function readFilters(query: QueryString): CaseFilters {
  const missing = textOf(query, 'missing');
  return {
    stage: textOf(query, 'stage'),
    worker: textOf(query, 'worker'),
    team: textOf(query, 'team'),
    missing: openingGaps.find((gap) => gap === missing) ?? null,
  };
}

function options(
  all: string,
  chosen: string | null,
  values: readonly (readonly [value: string, text: string])[],
): readonly { readonly value: string; readonly text: string; readonly selected: boolean }[] {
  return [
    { value: '', text: all, selected: chosen === null },
    ...values.map(([value, text]) => ({ value, text, selected: value === chosen })),
  ];
}
