import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { newRequestHref } from '../cases/acts.js';
import { csv } from '../cases/csv.js';
import type { Query as QueryString } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { actDate } from '../web/words/date-words.js';
import { listed } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';
import { DueBoard } from './due-board.service.js';
import { DueComplaintsService } from './due-complaints.service.js';
import { dueHref, fits, readDueFilters, workOf } from './due-filters.js';
import type { DueFilters } from './due-filters.js';
import { filterView } from './due-filters.view.js';
import { groupOf } from './due-item.js';
import type { DueWork } from './due-index.js';
import type { DueGroup } from './due-item.js';
import { dueComplaintRows, dueCsvRows, dueRow, dueSlices, groupWords } from './due-work.view.js';

/** Complaints that stand on the page itself. */
const complaintsShown = 10;

const colours: Readonly<Record<DueGroup, string | null>> = {
  overdue: 'red',
  today: 'yellow',
  week: 'blue',
  later: null,
};

/** What is due by law, for whom, and what comes next. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class DueWorkController {
  constructor(
    private readonly board: DueBoard,
    private readonly directory: ChildDirectory,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
    private readonly complaints: DueComplaintsService,
  ) {}

  @Get('due-work')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readDueFilters(query, person);
    // Work has no past: what was due on a day is told by the cases themselves.
    if ('as-at' in query) {
      response.redirect(302, dueHref(filters));
      return;
    }
    const { today } = this.basis;
    const asked = workerOf(filters);
    const askedName = (await this.staff.namesOf([asked])).get(asked ?? '') ?? null;
    const hidden = await this.access.hiddenFrom(person);
    // Nothing is waited for until all has been counted: the board follows what is saved.
    const all = (await this.board.index()).without(hidden.streams);
    const own = all.of(workOf(filters.who, person));
    const [openCases, ofOwn] = [own.openCases, own.count()];
    const selection = own.select(fits(filters));
    const [counts, slices] = [selection.counts(today), dueSlices(selection, filters, today)];
    const [selected, filter] = [selection.total, filterView(all, filters, person, askedName)];
    const shown = slices.flatMap((slice) => slice.shown);
    const children = await this.directory.namesOf(shown.map(({ childId }) => childId));
    const names = await this.staff.namesOf(shown.map(({ worker }) => worker));
    const complaints = await this.complaints.of(filters, person, today, complaintsShown);
    response.render('work-list/due-work.njk', {
      title: 'Due work',
      section: 'due-work',
      namesChildren: true,
      lead: `${actDate(today)} · ${openCaseWords(openCases, filters)}`,
      newRequestHref,
      counters: Object.entries(groupWords).map(([group, text]) => ({
        number: counts[group as DueGroup],
        text,
        href: filters.show === null ? `#${group}` : dueHref(filters, { show: group as DueGroup }),
        colour: counts[group as DueGroup] > 0 ? colours[group as DueGroup] : null,
      })),
      filter,
      // One group alone is all that is shown, and all that the download holds.
      total: slices.reduce((sum, slice) => sum + slice.total, 0),
      of: ofOwn,
      noCases: ofOwn === 0 && filters.who === 'me' && complaints.total === 0,
      complaints,
      showAllKinds:
        selected < ofOwn
          ? { count: ofOwn, href: dueHref(filters, { kind: [], waiting: [], stage: null, show: null }) }
          : null,
      everything: filters.show === null ? null : dueHref(filters, { show: null }),
      csvHref: dueHref({ ...filters, page: 1 }, {}, '/due-work.csv'),
      withWorker: filters.who !== 'me',
      choosing: person.roles.includes('manager') && selected > 0,
      listHref: dueHref(filters, { page: filters.page }),
      groups: slices.map((slice) => ({
        ...slice,
        rows: slice.shown.map((entry) => dueRow(entry, children.get(entry.childId), names, today)),
      })),
    });
  }

  @Get('due-work.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readDueFilters(query, person);
    const hidden = await this.access.hiddenFrom(person);
    const own = (await this.board.index()).without(hidden.streams).of(workOf(filters.who, person));
    const entries = own
      .select(fits(filters))
      .all()
      .filter(({ item }) => filters.show === null || groupOf(item, today) === filters.show);
    const children = await this.directory.namesOf(entries.map(({ childId }) => childId));
    const names = await this.staff.namesOf(entries.map(({ worker }) => worker));
    const rows = dueCsvRows(
      entries,
      (entry) => dueRow(entry, children.get(entry.childId), names, today),
      children,
      today,
    );
    const complaints = dueComplaintRows(await this.complaints.of(filters, person, today));
    response
      .attachment(`due-work-${today}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csv([...rows, ...complaints]));
  }
}

function workerOf({ who }: DueFilters): string | null {
  return who.startsWith('worker:') ? who.slice('worker:'.length) : null;
}

type Open = DueWork['openCases'];

/** "your 12 open cases, 340 plans and 3 disputes": what there are none of is not named, but for cases. */
function openCaseWords({ assessment, plan, dispute }: Open, { who }: DueFilters): string {
  const named = [
    counted(assessment, 'open case', 'open cases'),
    ...(plan === 0 ? [] : [counted(plan, 'plan', 'plans')]),
    ...(dispute === 0 ? [] : [counted(dispute, 'dispute', 'disputes')]),
  ];
  return `${who === 'me' ? 'your ' : ''}${listed(named)}`;
}

const counted = (many: number, one: string, more: string): string => `${count(many)} ${many === 1 ? one : more}`;
