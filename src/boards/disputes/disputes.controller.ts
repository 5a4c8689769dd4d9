import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { period as periodWords } from '../../web/words/date-words.js';
import { stageWords } from '../../web/words/fact-words.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { readPeriod } from '../board-period.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import { aboutWords } from './dispute-words.js';
import { DisputeRows } from './dispute-rows.service.js';
import type { DisputeEntry } from './dispute-rows.service.js';
import {
  aboutRows,
  chosenDisputes,
  courseCounts,
  disputeCsvRows,
  disputeRow,
  disputesHref,
  isAppealed,
  isInMediation,
  readDisputeFilters,
} from './disputes.view.js';
import type { DisputeFilters } from './disputes.view.js';

const rowsAPage = 50;
/** Choices of filters that stay worked out. */
const mostLooks = 30;
/** A hearing so near is worth a counter. */
const soonDays = 28;

/** What a choice of filters finds. */
interface Look {
  readonly lead: string;
  readonly counters: readonly object[];
  readonly stages: readonly string[];
  readonly abouts: ReturnType<typeof aboutRows>;
  readonly courses: ReturnType<typeof courseCounts>;
  readonly found: readonly DisputeEntry[];
}

/** Mediation and appeals: what families dispute, where each dispute stands and what is due next. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class DisputesController {
  private readonly looks = new KeptWhile<readonly DisputeEntry[], Look>(mostLooks);

  constructor(
    private readonly disputes: DisputeRows,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('disputes')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readDisputeFilters(query, person, readPeriod(query, today));
    // The board knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, disputesHref(filters));
      return;
    }
    const { who, state, about, stage, period } = filters;
    const { lead, counters, stages, abouts, courses, found } = await this.look(filters, person);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    response.render('boards/disputes/disputes.njk', {
      title: 'Disputes',
      section: 'disputes',
      namesChildren: true,
      lead,
      counters,
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker'])),
        state: selectItems([['live', 'Live'], ['over', 'Over']], state), // prettier-ignore
        about: selectItems([['', 'All decisions'], ...Object.entries(aboutWords)], about ?? ''),
        stage: selectItems([['', 'All stages'], ...stages.map((one) => [one, stageWords(one)] as const)], stage ?? ''),
        ...period,
      },
      period: periodWords(period.from, period.to),
      abouts,
      courses,
      over: state === 'over',
      narrowed: about !== null || stage !== null,
      total: found.length,
      rows: shown.map((entry) => disputeRow(entry, names, today)),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => disputesHref(filters, { page: n })),
      csvHref: disputesHref(filters, {}, '/disputes.csv'),
    });
  }

  @Get('disputes.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readDisputeFilters(query, person, readPeriod(query, today));
    const { found } = await this.look(filters, person);
    const rows = disputeCsvRows(found, await this.names.of(found));
    response.attachment(`disputes-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async look(filters: DisputeFilters, person: Person): Promise<Look> {
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const all = await this.disputes.all();
    const asked = JSON.stringify([today, person.id, { ...filters, page: 1 }, hidden.key]);
    return this.looks.of(all, asked, () => {
      const own = hidden.without(all).filter(isTheirs(filters.who, person));
      const live = own.filter(({ overOn }) => overOn === null).length;
      return {
        lead: `${count(live)} live · ${count(own.length - live)} over`,
        counters: countersOf(own, filters, today),
        stages: [...new Set(own.map(({ stage }) => stage))],
        abouts: aboutRows(own, filters),
        courses: courseCounts(own, filters.period),
        found: chosenDisputes(own, filters),
      };
    });
  }
}

function countersOf(own: readonly DisputeEntry[], filters: DisputeFilters, today: CalendarDate): readonly object[] {
  const soon = addDays(today, soonDays);
  const late = own.filter(({ next }) => next !== null && next.due < today).length;
  const hearings = own.filter(
    ({ overOn, appeal }) =>
      overOn === null && appeal?.hearingOn != null && appeal.hearingOn >= today && appeal.hearingOn <= soon,
  ).length;
  const href = disputesHref(filters, { state: 'live', about: null, stage: null });
  const counter = (text: string, number: number, colour: string): object => ({
    ...{ number, text, href },
    colour: number > 0 ? colour : null,
  });
  return [
    counter('Limits overdue', late, 'red'),
    counter('Hearings in 4 weeks', hearings, 'yellow'),
    counter('In mediation', own.filter(isInMediation).length, 'blue'),
    counter('Appeals', own.filter(isAppealed).length, 'blue'),
  ];
}
