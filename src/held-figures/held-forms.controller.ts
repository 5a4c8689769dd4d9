import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { cellKey, seriesOf, standing } from '../../workflows/held-figures/held-figures.state.js';
import type { KeptFigure } from '../../workflows/held-figures/held-figures.state.js';
import type { Series } from '../../workflows/held-figures/series.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { figureForm } from './forms/figure.form.js';
import { seriesForm } from './forms/series.form.js';
import { targetForm } from './forms/target.form.js';
import { withdrawalForm } from './forms/withdrawal.form.js';
import { HeldFiguresRecord } from './held-figures.service.js';
import { HeldFormFlow } from './held-form-flow.service.js';

/** The forms about one series: a figure, a target, a figure taken out, the authority's own words. */
@Controller('held-figures')
@RequireRolesAndSayWho('manager')
export class HeldFormsController {
  constructor(
    private readonly flow: HeldFormFlow,
    private readonly record: HeldFiguresRecord,
  ) {}

  @Get('new-series')
  async newSeries(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(seriesForm(null), { person, request, response });
  }

  @Post('new-series')
  async addSeries(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(seriesForm(null), { person, request, response }, body);
  }

  @Get(':series/words')
  async words(
    @Param('series') id: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(seriesForm(await this.own(id)), { person, request, response });
  }

  @Post(':series/words')
  async changeWords(
    @Param('series') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(seriesForm(await this.own(id)), { person, request, response }, body);
  }

  @Get(':series/new')
  async figure(
    @Param('series') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const meant = { part: textOf(query, 'part'), period: textOf(query, 'period') };
    await this.flow.open(figureForm(await this.series(id), meant), { person, request, response });
  }

  @Post(':series/new')
  async recordFigure(
    @Param('series') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = figureForm(await this.series(id), { part: null, period: null });
    await this.flow.answer(form, { person, request, response }, body);
  }

  @Get(':series/target')
  async target(
    @Param('series') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(targetForm(await this.series(id), textOf(query, 'part')), { person, request, response });
  }

  @Post(':series/target')
  async setTarget(
    @Param('series') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(targetForm(await this.series(id), null), { person, request, response }, body);
  }

  @Get(':series/withdraw')
  async withdrawal(
    @Param('series') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { series, figure } = await this.standing(id, query);
    await this.flow.open(withdrawalForm(series, figure), { person, request, response });
  }

  @Post(':series/withdraw')
  async withdraw(
    @Param('series') id: string,
    @Query() query: QueryString,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { series, figure } = await this.standing(id, query);
    await this.flow.answer(withdrawalForm(series, figure), { person, request, response }, body);
  }

  private async series(id: string): Promise<Series> {
    const series = seriesOf((await this.record.now()).state, id);
    if (series === null) throw new NotFoundException();
    return series;
  }

  private async own(id: string): Promise<Series> {
    const series = (await this.record.now()).state.own.find((one) => one.id === id);
    if (series === undefined) throw new NotFoundException();
    return series;
  }

  private async standing(
    id: string,
    query: QueryString,
  ): Promise<{ readonly series: Series; readonly figure: KeptFigure }> {
    const series = await this.series(id);
    const place = { series: series.id, part: textOf(query, 'part'), period: textOf(query, 'period') ?? '' };
    const cell = (await this.record.now()).state.cells.get(cellKey(place));
    const figure = cell === undefined ? null : standing(cell);
    if (figure === null) throw new NotFoundException();
    return { series, figure };
  }
}
