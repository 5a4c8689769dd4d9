import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { ArrangementsRow } from '../../../projections/arrangements/arrangements.projection.js';
import { noRows } from '../../../projections/measures/populations.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { childWords } from '../../cases/case-list.view.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { staffName } from '../../cases/staff-names.service.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { boardFigures } from '../board-figures.view.js';
import { BoardNames } from '../board-names.service.js';
import type { Names } from '../board-names.service.js';
import { isTheirs, readWhose, selectItems, usualWhose, whoseItems } from '../whose.js';
import type { Whose } from '../whose.js';
import type { ArrangementBoard, BoardShow, Listed } from './arrangement-board.js';
import { listedOf } from './arrangement-board.js';
import { ArrangementRows } from './arrangement-rows.service.js';

const rowsAPage = 50;
/** As many as stand beside each other; the others are choices of the list. */
const mostCounters = 4;
/** Rows of a download at most. */
const mostDownloaded = 10_000;

/** Choices of filters that stay worked out. */
const mostLooks = 60;

/** What a choice of filters finds on a board. */
interface Look<Item> {
  readonly lead: string;
  /** How many there are of each that stands as a counter. */
  readonly counts: readonly number[];
  readonly found: readonly Listed<Item>[];
  readonly figures: ReturnType<typeof boardFigures>;
}

interface Asked {
  readonly query: Query;
  readonly person: Person;
  readonly response: Response;
}

/** Draws the lists of joint funding, preferences and places waited for: the same page about another thing each. */
@Injectable()
export class ArrangementPages {
  private readonly looks = new KeptWhile<readonly ArrangementsRow[], Look<unknown>>(mostLooks);

  constructor(
    private readonly rows: ArrangementRows,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  async page<Item>(board: ArrangementBoard<Item>, { query, person, response }: Asked): Promise<void> {
    const { today } = this.basis;
    const who = readWhose(query, person);
    const show = chosenShow(board, query);
    const { lead, counts, found, figures } = await this.look(board, { who, show, person });
    const page = Math.min(pageOf(query), Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    const href = (changes: { readonly show?: string; readonly page?: number }, path = board.path): string =>
      address(path, [
        ['who', who],
        ['show', changes.show ?? show.id],
        ['page', changes.page === undefined || changes.page === 1 ? null : String(changes.page)],
      ]);
    response.render('boards/arrangements/arrangements.njk', {
      title: board.title,
      section: 'reviews',
      subPage: true,
      namesChildren: true,
      path: board.path,
      lead,
      counters: board.shows.slice(0, mostCounters).map((one, at) => {
        const number = counts[at] ?? 0;
        return { number, text: one.title, href: href({ show: one.id }), colour: number > 0 ? (one.warns ? 'yellow' : 'blue') : null }; // prettier-ignore
      }),
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker'])),
        show: selectItems(
          board.shows.map(({ id, title }) => [id, title] as const),
          show.id,
        ),
      },
      filtered: who !== usualWhose(person) || show !== board.shows[0],
      chosen: show.title,
      total: found.length,
      head: board.head,
      rows: shown.map((listed) => rowOf(board, listed, names, today)),
      withWorker: who !== 'me' && !who.startsWith('worker:'),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => href({ page: n })),
      csvHref: href({}, `${board.path}.csv`),
      figures,
      empty: board.empty,
      note: board.note,
    });
  }

  async download<Item>(board: ArrangementBoard<Item>, { query, person, response }: Asked): Promise<void> {
    const { today } = this.basis;
    const look = await this.look(board, { who: readWhose(query, person), show: chosenShow(board, query), person });
    const found = look.found.slice(0, mostDownloaded);
    const names = await this.names.of(found);
    const rows = found.map((listed) => {
      const child = names.children.get(listed.childId);
      return [
        child?.name ?? null,
        child?.reference ?? null,
        ...board.csv(listed, today),
        staffName(names.staff, listed.worker),
        listed.team,
      ];
    });
    const head = ['Child', 'Reference', ...board.csvHead, 'Caseworker', 'Team'];
    const file = `${board.path.slice(1)}-${today}.csv`;
    response
      .attachment(file)
      .type('text/csv; charset=utf-8')
      .send(csv([head, ...rows]));
  }

  private async look<Item>(
    board: ArrangementBoard<Item>,
    { who, show, person }: { readonly who: Whose; readonly show: BoardShow<Item>; readonly person: Person },
  ): Promise<Look<Item>> {
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const rows = await this.rows.all();
    const asked = JSON.stringify([board.path, who, show.id, today, person, hidden.key]);
    return this.looks.of(rows, asked, () => {
      const visible = hidden.without(rows);
      const own = listedOf(board, visible).filter(isTheirs(who, person));
      return {
        lead: board.lead(own, today),
        counts: board.shows
          .slice(0, mostCounters)
          .map((one) => own.filter((listed) => one.shows(listed, today)).length),
        found: inOrder(board, own, show, today),
        figures: boardFigures(board.measures, { ...noRows, arrangement: visible }, person, today),
      };
    }) as Look<Item>;
  }
}

function chosenShow<Item>({ shows }: ArrangementBoard<Item>, query: Query): BoardShow<Item> {
  return shows.find(({ id }) => id === textOf(query, 'show')) ?? shows[0];
}

function inOrder<Item>(
  { order }: ArrangementBoard<Item>,
  all: readonly Listed<Item>[],
  { shows }: BoardShow<Item>,
  today: CalendarDate,
): readonly Listed<Item>[] {
  return all
    .filter((listed) => shows(listed, today))
    .toSorted((a, b) => (order(a, today) < order(b, today) ? -1 : order(a, today) > order(b, today) ? 1 : 0));
}

function rowOf<Item>(board: ArrangementBoard<Item>, listed: Listed<Item>, names: Names, today: CalendarDate): object {
  const child = names.children.get(listed.childId) ?? null;
  return {
    ...childWords(child),
    cells: board.cells(listed, today),
    worker: staffName(names.staff, listed.worker),
    next: child?.reference == null ? null : board.next(listed, child.reference),
  };
}
