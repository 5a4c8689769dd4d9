import { BadRequestException, Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { defaultSmallestShown } from '../../../projections/suppression.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { withheldWords } from '../../breakdowns/breakdowns.controller.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { caseHref } from '../../cases/acts.js';
import { childWords } from '../../cases/case-list.view.js';
import { csv } from '../../cases/csv.js';
import { pageOf, textOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { pagination } from '../../cases/pagination.view.js';
import { BasisService } from '../../commands/basis.service.js';
import { ownTeamOnly } from '../../performance/performance-query.js';
import { periodFrom } from '../../performance/period.js';
import type { Period } from '../../performance/period.js';
import { KeptWhile } from '../../performance/kept-while.js';
import type { PlacedChild } from './placement-list.js';
import { period as periodWords, shortDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { destinations, directions, movesIn, origins } from './placement-flow.js';
import type { Move } from './placement-flow.js';
import {
  chosenMoves,
  chosenWords,
  destinationWords,
  directionLines,
  directionWords,
  flowCsvRows,
  flowHref,
  flowShown,
  kindLines,
  originWords,
} from './placement-flow.view.js';
import type { FlowQuery } from './placement-flow.view.js';
import { PlacementRows } from './placement-rows.service.js';

const rowsAPage = 50;
/** Periods, people and forms whose moves stay at hand. */
const mostLooks = 20;

interface Moves {
  /** Those whose case the person may open. */
  readonly visible: readonly Move[];
  /** Those that are counted. */
  readonly all: readonly Move[];
}

/** R25: from which kind of placement to which children moved in a period, in which direction and at what cost. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class PlacementFlowController {
  private readonly looks = new KeptWhile<readonly PlacedChild[], Moves>(mostLooks);

  constructor(
    private readonly placements: PlacementRows,
    private readonly names: BoardNames,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('placements/flow')
  async page(@Query() raw: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const { query, fault } = flowQuery(raw, today);
    const { visible, all } = await this.moves(query.period, person, query.published);
    const chosen = query.published || !isChosen(query) ? [] : chosenMoves(visible, query);
    const page = Math.min(pageOf(raw), Math.max(1, Math.ceil(chosen.length / rowsAPage)));
    const shown = chosen.toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice((page - 1) * rowsAPage, page * rowsAPage);
    const { children } = await this.names.of(shown);
    const smallest = this.smallestShown;
    response.status(fault === null ? 200 : 422).render('boards/placements/placement-flow.njk', {
      title: query.published ? 'Moves between placements: published form' : 'Moves between placements',
      section: 'reviews',
      subPage: true,
      namesChildren: shown.length > 0,
      errors: fault === null ? [] : [{ field: 'from', target: 'from', text: fault }],
      typed: { from: textOf(raw, 'from') ?? query.period.fromMonth, to: textOf(raw, 'to') ?? query.period.toMonth },
      lead: leadWords(query, person, all.length),
      published: query.published,
      withheldWords: withheldWords(smallest),
      table: flowShown(all, query, smallest),
      costs: query.published
        ? []
        : [
            { id: 'directions', title: 'By direction', head: 'Direction', lines: directionLines(all, query) },
            { id: 'kinds', title: 'By the kind begun in', head: 'Kind', lines: kindLines(all, query) },
          ],
      csvHref: flowHref(query, {}, '/placements/flow.csv'),
      insideHref: flowHref(query, { published: false }),
      publishedHref: flowHref(query, { published: true }),
      chosen: isChosen(query) ? chosenWords(query) : null,
      total: chosen.length,
      moves: shown.map((move) => ({
        ...childWords(children.get(move.childId) ?? null),
        plan: planHref(children.get(move.childId)?.reference ?? null),
        on: shortDate(move.on),
        before: originWords[move.before],
        after: destinationWords[move.after],
        direction: directionWords[move.direction],
        cost: move.poundsAYear === null ? '–' : `£${count(move.poundsAYear)}`,
      })),
      pages: pagination({ page, size: rowsAPage, total: chosen.length }, (n) => `${flowHref(query, query)}&page=${n}`),
    });
  }

  @Get('placements/flow.csv')
  async download(@Query() raw: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query } = flowQuery(raw, this.basis.today);
    const { all } = await this.moves(query.period, person, query.published);
    const table = flowShown(all, query, this.smallestShown);
    const lines = query.published ? [] : [...directionLines(all, query), ...kindLines(all, query)];
    const rows = [
      ...flowCsvRows(table),
      ...(lines.length === 0 ? [] : [['Direction, or kind begun in', 'Moves', 'Cost recorded of', 'Pounds a year']]),
      ...lines.map(({ title, cost: { moves, known, pounds } }) => [title, moves, known, known === 0 ? null : pounds]),
      ['Period', periodWords(query.period.from, query.period.to)],
      ...(query.published ? [['[c]', withheldWords(this.smallestShown)]] : []),
    ];
    const name = `placements-flow-${query.period.fromMonth}-${query.period.toMonth}${query.published ? '-published' : ''}`;
    response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private get smallestShown(): number {
    return this.basis.decisionBasis().settings.smallestShown ?? defaultSmallestShown;
  }

  /** The moves that are counted, and of them those whose case the person may open. A figure for publication counts everybody. */
  private async moves({ from, to }: Period, person: Person, published: boolean): Promise<Moves> {
    const team = ownTeamOnly(person);
    const hidden = await this.access.hiddenFrom(person);
    const placed = await this.placements.all();
    return this.looks.of(placed, JSON.stringify([from, to, team, published, hidden.key]), () => {
      const rows = [...new Set(placed.map(({ row }) => row))].filter((row) => team === null || row.team === team);
      const visible = movesIn(hidden.without(rows), { from, to });
      return { visible, all: published && hidden.size > 0 ? movesIn(rows, { from, to }) : visible };
    });
  }
}

function isChosen({ before, after, direction }: FlowQuery): boolean {
  return before !== null || after !== null || direction !== null;
}

function flowQuery(
  raw: QueryString,
  today: CalendarDate,
): { readonly query: FlowQuery; readonly fault: string | null } {
  const published = textOf(raw, 'form') === 'published';
  const before = origins.find((one) => one === textOf(raw, 'before')) ?? null;
  const after = destinations.find((one) => one === textOf(raw, 'after')) ?? null;
  const direction = directions.find((one) => one === textOf(raw, 'direction')) ?? null;
  const rest = { published, before, after, direction };
  try {
    const period = periodFrom(textOf(raw, 'from') ?? undefined, textOf(raw, 'to') ?? undefined, today);
    return { query: { period, ...rest }, fault: null };
  } catch (error) {
    if (!(error instanceof BadRequestException)) throw error;
    const fault =
      'Enter the months as year and month, for example 2026-07, the first before the last, at most five years apart';
    return { query: { period: periodFrom(undefined, undefined, today), ...rest }, fault };
  }
}

function planHref(reference: string | null): string | null {
  return reference === null ? null : `${caseHref(reference)}/plan`;
}

/** How many there were stands in the table, where it is withheld with what would give it away. */
function leadWords({ period, published }: FlowQuery, person: Person, moves: number): string {
  const about = `${ownTeamOnly(person) ?? 'Every team'} · ${periodWords(period.from, period.to)}`;
  return published ? about : `${about} · ${count(moves)} ${moves === 1 ? 'move' : 'moves'}`;
}
