import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { ComplaintRow } from '../../projections/complaints/complaints.projection.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { BoardNames } from '../boards/board-names.service.js';
import type { Names } from '../boards/board-names.service.js';
import { readPeriod } from '../boards/board-period.js';
import { isTheirs, selectItems, whoseItems } from '../boards/whose.js';
import { caseHref } from '../cases/acts.js';
import { complaintPage } from '../cases/case-complaints.view.js';
import { csv } from '../cases/csv.js';
import { pagination } from '../cases/pagination.view.js';
import type { Query as QueryString } from '../cases/query.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { Loaded } from '../commands/command-handler.js';
import { complaintKindWords } from '../web/words/complaint-words.js';
import { period as periodWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { ComplaintActs } from './complaint-acts.service.js';
import { ComplaintRows } from './complaint-rows.service.js';
import {
  chosenComplaints,
  complaintCsvRows,
  complaintPlaces,
  complaintRow,
  complaintsHref,
  complaintStates,
  isOverdue,
  kindRows,
  readComplaintFilters,
} from './complaints.view.js';
import type { ComplaintFilters } from './complaints.view.js';

const rowsAPage = 50;

/** Complaints on and off a case: which answers are owed, and what came of the others. */
@Controller()
@RequireRoles('caseworker', 'manager', 'auditor')
export class ComplaintsController {
  constructor(
    private readonly complaints: ComplaintRows,
    private readonly acts: ComplaintActs,
    private readonly commands: CommandHandler,
    private readonly children: ChildDirectory,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
  ) {}

  @Get('complaints')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readComplaintFilters(query, person, readPeriod(query, today));
    const { who, state, where, kind, period } = filters;
    const own = (await this.complaints.for(person)).filter(isTheirs(who, person));
    const found = chosenComplaints(own, filters, today);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.namesOf(shown);
    const open = own.filter(({ overOn }) => overOn === null);
    const overdue = own.filter((row) => isOverdue(row, today));
    response.render('complaints/complaints.njk', {
      title: 'Complaints',
      section: 'complaints',
      namesChildren: true,
      lead: `${count(open.length)} open · ${count(overdue.length)} with an answer overdue`,
      counters: [
        counter('Answers overdue', overdue, 'red', complaintsHref(filters, { state: 'overdue', kind: null })),
        counter('Open', open, 'blue', complaintsHref(filters, { state: 'open', kind: null })),
      ],
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker'])),
        state: selectItems(Object.entries(complaintStates), state),
        where: selectItems(Object.entries(complaintPlaces), where),
        kind: selectItems([['', 'Everything'], ...Object.entries(complaintKindWords)], kind ?? ''),
        ...period,
      },
      period: periodWords(period.from, period.to),
      heading: complaintStates[state],
      narrowed: kind !== null || where !== 'any',
      total: found.length,
      rows: shown.map((row) => complaintRow(row, names, today)),
      kinds: kindRows(own, period),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => complaintsHref(filters, { page: n })),
      csvHref: complaintsHref(filters, {}, '/complaints.csv'),
      newHref: records(person) ? '/complaints/new' : null,
    });
  }

  @Get('complaints.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters: ComplaintFilters = readComplaintFilters(query, person, readPeriod(query, today));
    const own = (await this.complaints.for(person)).filter(isTheirs(filters.who, person));
    const found = chosenComplaints(own, filters, today);
    const rows = complaintCsvRows(found, await this.namesOf(found));
    response.attachment(`complaints-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  /** One that is on no case by itself; one about a case with its case. */
  @Get('complaints/:id')
  async one(@Param('id') id: string, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { state, history, revision } = await this.load(id);
    const { childId, complainantId } = state as Complaint;
    if (childId !== null) {
      const reference = (await this.children.namesOf([childId])).get(childId)?.reference ?? childId;
      response.redirect(302, `${caseHref(reference)}/complaints#complaint-${id}`);
      return;
    }
    if (revision < 0 || complainantId === null) throw new NotFoundException();
    const complaint = { id, state: state as Complaint, history };
    response.render('complaints/complaint.njk', {
      section: 'complaints',
      namesChildren: true,
      complaint: {
        ...complaintPage(complaint, this.basis.decisionBasis().calendar, this.basis.today),
        acts: this.acts.of(id, state as Complaint, person),
        canRecord: records(person),
      },
      events: await this.acts.historyOf(id, history, records(person)),
    });
  }

  private async namesOf(rows: readonly ComplaintRow[]): Promise<Names> {
    const [onCases, staff] = await Promise.all([
      this.names.of(rows.flatMap(({ childId, worker }) => (childId === null ? [] : [{ childId, worker }]))),
      this.names.staffOf(rows.map(({ worker }) => worker)),
    ]);
    return { children: onCases.children, staff };
  }

  private async load(id: string): Promise<Loaded<unknown>> {
    try {
      return await this.commands.load('complaint', id);
    } catch (error) {
      throw error instanceof MalformedId ? new NotFoundException() : error;
    }
  }
}

function records({ roles }: Person): boolean {
  return roles.includes('caseworker') || roles.includes('manager');
}

function counter(text: string, rows: readonly unknown[], colour: string, href: string): object {
  return { text, number: rows.length, href, colour: rows.length > 0 ? colour : null };
}
