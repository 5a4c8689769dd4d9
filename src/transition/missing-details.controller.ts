import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { TransitionRow } from '../../projections/transition/transition.projection.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { BoardNames } from '../boards/board-names.service.js';
import { isTheirs, readWhose, selectItems, whoseItems } from '../boards/whose.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { childWords } from '../cases/case-list.view.js';
import { pagination } from '../cases/pagination.view.js';
import { address, pageOf, textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { staffName } from '../cases/staff-names.service.js';
import { ageOn } from '../children/child-facets.js';
import { ChildFacets, noteFacets } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { sendCsv } from '../performance/csv.js';
import { count } from '../web/words/number-words.js';
import { detailWords, isOfAge, missingOfEach, returnDetails } from './missing-details.js';
import type { ReturnDetail } from './missing-details.js';
import { YoungPeople } from './young-people.service.js';
import type { PlanHolders } from './young-people.service.js';

const rowsAPage = 50;

interface Lacking extends Pick<TransitionRow, 'stream' | 'childId' | 'team' | 'worker'> {
  /** Null where nobody knows when they were born. */
  readonly age: number | null;
  readonly missing: readonly ReturnDetail[];
}

interface Found {
  readonly who: string;
  readonly detail: ReturnDetail | null;
  /** Of whom anything is missing. */
  readonly lacking: readonly Lacking[];
  readonly listed: readonly Lacking[];
  readonly ofAge: number;
}

/** Plan holders aged 16 to 25 of whom the record lacks something that the SEN2 return asks for. */
@Controller('transition')
@RequireRoles('caseworker', 'manager')
export class MissingDetailsController {
  private known: {
    readonly of: PlanHolders;
    readonly asked: string;
    readonly found: Pick<Found, 'lacking' | 'ofAge'>;
  } | null = null;

  constructor(
    private readonly young: YoungPeople,
    private readonly facets: ChildFacets,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('missing-details')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    // The list knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, '/transition/missing-details');
      return;
    }
    const { who, detail, lacking, listed, ofAge } = await this.find(query, person);
    const page = Math.min(pageOf(query), Math.max(1, Math.ceil(listed.length / rowsAPage)));
    const shown = listed.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    for (const { childId } of shown) noteFacets(childId, ['identity']);
    const href = (path: string, to = 1): string =>
      address(path, [
        ['show', detail],
        ['who', who],
        ['page', to === 1 ? null : String(to)],
      ]);
    response.render('transition/missing-details.njk', {
      title: 'Details missing for the SEN2 return, ages 16 to 25',
      section: 'transfers',
      subPage: true,
      namesChildren: true,
      lead: `${count(lacking.length)} of ${count(ofAge)} plan holders aged 16 to 25, or of unknown age, lack something`,
      who: whoseItems(who, person, await this.people.holding(['caseworker'])),
      show: selectItems(
        [
          ['', `Anything missing (${count(lacking.length)})`],
          ...returnDetails.map((one) => {
            const many = lacking.filter(({ missing }) => missing.includes(one)).length;
            return [one, `${detailWords[one]} (${count(many)})`] as const;
          }),
        ],
        detail ?? '',
      ),
      total: listed.length,
      csvHref: href('/transition/missing-details.csv'),
      withWorker: who !== 'me',
      rows: shown.map(({ childId, age, missing, worker }) => {
        const child = names.children.get(childId) ?? null;
        const words = missing.map((one) => detailWords[one]);
        return {
          ...childWords(child),
          age: age ?? 'Not known',
          missing: words,
          worker: staffName(names.staff, worker),
        };
      }),
      pages: pagination({ page, size: rowsAPage, total: listed.length }, (to) =>
        href('/transition/missing-details', to),
      ),
    });
  }

  @Get('missing-details.csv')
  async csv(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { listed } = await this.find(query, person);
    const names = await this.names.of(listed);
    for (const { childId } of listed) noteFacets(childId, ['identity']);
    sendCsv(response, `missing-details-${this.basis.today}`, [
      ['Reference', 'Name', 'Age', 'Caseworker', 'Team', ...returnDetails.map((one) => `Missing: ${detailWords[one]}`)],
      ...listed.map(({ childId, age, missing, worker, team }) => {
        const child = names.children.get(childId);
        return [
          child?.reference ?? null,
          child?.name ?? null,
          age,
          staffName(names.staff, worker),
          team,
          ...returnDetails.map((one) => (missing.includes(one) ? 'yes' : '')),
        ];
      }),
    ]);
  }

  private async find(query: QueryString, person: Person): Promise<Found> {
    const who = readWhose(query, person);
    const asked = textOf(query, 'show');
    const detail = returnDetails.find((one) => one === asked) ?? null;
    const { lacking, ofAge } = await this.lackingOf(who, person);
    const listed = detail === null ? lacking : lacking.filter(({ missing }) => missing.includes(detail));
    return { who, detail, lacking, listed, ofAge };
  }
  /** Looked up once for as long as nothing changes: forty thousand records are gone through. */
  private async lackingOf(who: string, person: Person): Promise<Pick<Found, 'lacking' | 'ofAge'>> {
    const { today } = this.basis;
    const holders = await this.young.on(today);
    const hidden = await this.access.hiddenFrom(person);
    const asked = JSON.stringify([person.id, who, hidden.key]);
    if (this.known?.of === holders && this.known.asked === asked) return this.known.found;
    const ofAge = holders.young.filter(({ birthdays }) => isOfAge(birthdays.birthDate, today));
    const theirs = hidden.without([...ofAge, ...holders.ofUnknownAge]).filter(isTheirs(who, person));
    const children = theirs.map(({ childId }) => childId);
    const facets = await this.facets.of(children);
    const missingOf = await missingOfEach(children, facets, today);
    const lacking = theirs.flatMap(({ stream, childId, team, worker }): readonly Lacking[] => {
      const missing = missingOf.get(childId) ?? [];
      if (missing.length === 0) return [];
      return [{ stream, childId, team, worker, age: ageOn(facets.birthDateOf(childId), today), missing }];
    });
    const found = { lacking, ofAge: theirs.length };
    this.known = { of: holders, asked, found };
    return found;
  }
}
