import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import { address } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { count, nOfN } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { SettingIndex } from '../setting-index.service.js';
import { isTheirs, readWhose, whoseItems } from '../whose.js';
import { countdowns, gridRows, twelveWeeksWarning } from './transfer-grid.view.js';
import { chosenMoves, moveCsvRows, moveRow, movesHref, readMoveFilters, titleOf } from './transfer-list.view.js';
import { runningYear, unanswered } from './transfer-moves.js';
import type { Move } from './transfer-moves.js';
import { decemberReviews } from './december-reviews.view.js';
import { stepWords } from './transfer-words.js';
import { TransferYears } from './transfer-years.service.js';
import { unansweredSettings } from './unanswered.view.js';

const rowsAPage = 50;

/** Moves to the next phase of education, by the year of the move. */
@Controller('transfers')
@RequireRoles('caseworker', 'manager')
export class TransfersController {
  constructor(
    private readonly years: TransferYears,
    private readonly settings: SettingIndex,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  running(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): void {
    const year = runningYear(this.basis.today);
    response.redirect(302, address(`/transfers/${year}`, [['who', 'who' in query ? readWhose(query, person) : null]]));
  }

  // Before the page: its parameter would take the ending with it.
  @Get(':year.csv')
  async everyone(
    @Param('year') year: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendCsv(await this.moves(year, query, person), `transfers-${year}`, response);
  }

  @Get(':year')
  async page(
    @Param('year') yearText: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    // The grid knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, `/transfers/${yearOf(yearText)}`);
      return;
    }
    const year = yearOf(yearText);
    const { today, standing } = this.basis;
    const moves = await this.moves(yearText, query, person);
    const who = readWhose(query, person);
    const asked = moves.some((move) => unanswered(move).length > 0);
    if (asked) await this.settings.ready();
    const limits = countdowns(year, moves, today, standing);
    const years = yearsShown(await this.years.years(), year, runningYear(today));
    const sent = moves.filter(({ step }) => step === 'sent').length;
    const settings = unansweredSettings(moves, this.settings, today, standing);
    response.render('boards/transfers/transfers.njk', {
      title: `Phase transfers for September ${year}`,
      section: 'transfers',
      lead: `${count(moves.length)} young ${moves.length === 1 ? 'person' : 'people'} · ${count(sent)} final ${sent === 1 ? 'plan' : 'plans'} sent`,
      who: whoseItems(who, person, await this.people.holding(['caseworker'])),
      action: `/transfers/${year}`,
      years: years.map((one) => ({ year: one, href: `/transfers/${one}`, current: one === year })),
      countdowns: limits,
      warning: twelveWeeksWarning(year, moves, limits, today, who),
      steps: Object.values(stepWords),
      rows: gridRows(year, moves, today, who),
      december: decemberReviews(year, moves, today),
      atRisk: riskLink(year, moves, who),
      total: moves.length,
      csvHref: address(`/transfers/${year}.csv`, [['who', who]]),
      settings: settings.map((setting) => ({
        ...setting,
        href: setting.urn === null ? null : address(`/transfers/${year}/list`, [['asked', setting.urn], ['who', who]]), // prettier-ignore
      })),
    });
  }

  @Get(':year/list.csv')
  async download(
    @Param('year') year: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const filters = readMoveFilters(query);
    const moves = await this.moves(year, query, person);
    if (filters.asked !== null) await this.settings.ready();
    await this.sendCsv(chosenMoves(moves, filters, this.settings, this.basis.today), `transfers-${year}`, response);
  }

  @Get(':year/list')
  async list(
    @Param('year') yearText: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const year = yearOf(yearText);
    const filters = readMoveFilters(query);
    const moves = await this.moves(yearText, query, person);
    const { today } = this.basis;
    if (filters.asked !== null) await this.settings.ready();
    const found = chosenMoves(moves, filters, this.settings, today);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    const who = readWhose(query, person);
    const path = `/transfers/${year}/list`;
    response.render('boards/transfers/transfer-list.njk', {
      title: titleOf(filters, this.settings),
      section: 'transfers',
      subPage: true,
      namesChildren: true,
      year,
      back: address(`/transfers/${year}`, [['who', who]]),
      lead: `${nOfN(found.length, moves.length)} young people who move in ${year}`,
      total: found.length,
      withWorker: who !== 'me',
      rows: shown.map((move) => moveRow(move, names, today)),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => movesHref(path, filters, who, n)),
      csvHref: movesHref(`${path}.csv`, filters, who),
    });
  }

  private async moves(year: string, query: QueryString, person: Person): Promise<readonly Move[]> {
    const wanted = yearOf(year);
    const hidden = await this.access.hiddenFrom(person);
    const moves = await this.years.movesOf(wanted);
    return hidden.without(moves).filter(isTheirs(readWhose(query, person), person));
  }

  private async sendCsv(moves: readonly Move[], name: string, response: Response): Promise<void> {
    if (moves.some((move) => unanswered(move).length > 0)) await this.settings.ready();
    const rows = moveCsvRows(moves, await this.names.of(moves), this.settings);
    response.attachment(`${name}-${this.basis.today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }
}

/** The way to those whose placement is flagged at risk; null where none is. */
function riskLink(year: number, moves: readonly Move[], who: string | null): object | null {
  const flagged = moves.filter(({ riskSince }) => riskSince !== null).length;
  if (flagged === 0) return null;
  return { flagged, href: address(`/transfers/${year}/list`, [['risk', 'yes'], ['who', who]]) }; // prettier-ignore
}

/** A child's moves are known for many years ahead: those around the running year are worth a link. */
function yearsShown(known: readonly number[], shown: number, running: number): readonly number[] {
  const near = known.filter((year) => year >= running - 2 && year <= running + 2);
  return [...new Set([...near, shown, running])].sort((a, b) => a - b);
}

/** @throws NotFoundException for what is no year of a transfer. */
function yearOf(text: string): number {
  if (!/^20[1-9]\d$/.test(text)) throw new NotFoundException();
  return Number(text);
}
