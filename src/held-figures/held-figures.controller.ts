import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { schoolPopulation } from '../../workflows/held-figures/catalogue/population.series.js';
import { seriesOf } from '../../workflows/held-figures/held-figures.state.js';
import type { Series } from '../../workflows/held-figures/series.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { csv } from '../cases/csv.js';
import { textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import { sentenceDate } from '../web/words/date-words.js';
import { askedWords, betterWords, everyWords, unitWords } from '../web/words/held-figure-words.js';
import { count } from '../web/words/number-words.js';
import { figureColumns } from './figures-file.js';
import { seriesHref } from './forms/held-form.js';
import { HeldFiguresRecord } from './held-figures.service.js';
import type { HeldRecord } from './held-figures.service.js';
import { listedFigures, overdueRows, standingRows } from './held-figures.view.js';
import { PopulationRates } from './population-rates.service.js';
import { seriesChart } from './series-chart.js';
import { overdueLines, periodTable, recordCsv, recordLines, targetRows } from './series.view.js';

const mostLines = 30;

/** Figures that others hold: what was given, by whom, for which period, and what it is held against. */
@Controller('held-figures')
@RequireRoles('manager', 'auditor')
export class HeldFiguresController {
  constructor(
    private readonly record: HeldFiguresRecord,
    private readonly rates: PopulationRates,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const known = this.knownOn(query);
    const { state } = await this.recordAsKnown(known);
    const { kept, others, overdue } = listedFigures(state, known ?? this.basis.today);
    response.render('held-figures/held-figures.njk', {
      title: 'Figures held elsewhere',
      section: 'performance',
      subPage: true,
      lead: overdue === 0 ? 'Nothing is overdue.' : `${count(overdue)} ${overdue === 1 ? 'figure is' : 'figures are'} overdue.`, // prettier-ignore
      known: knownWords(known),
      knownOn: known ?? '',
      kept,
      others,
      overdue,
      records: records(person),
    });
  }

  /** What stands, in the columns that can be imported again. */
  @Get('figures.csv')
  async download(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    const { state } = await this.recordAsKnown(this.knownOn(query));
    this.send(response, 'figures-held-elsewhere', [figureColumns, ...standingRows(state)]);
  }

  /** The columns, with a row for each figure that is overdue, to be filled in. */
  @Get('template.csv')
  async template(@Res() response: Response): Promise<void> {
    const { state } = await this.record.now();
    this.send(response, 'figures-to-fill-in', [figureColumns, ...overdueRows(state, this.basis.today)]);
  }

  @Get(':series.csv')
  async history(@Param('series') id: string, @Res() response: Response): Promise<void> {
    const { series, record } = await this.found(id, null);
    const names = await this.staff.namesOf(record.history.map(({ actor }) => actor.id));
    this.send(response, `figures-${series.id}`, recordCsv(recordLines(record.history, series, names)));
  }

  @Get(':series')
  async one(
    @Param('series') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const known = this.knownOn(query);
    const { series, record } = await this.found(id, known);
    const { state } = record;
    const today = known ?? this.basis.today;
    const part = chosenPart(series, textOf(query, 'part'), record);
    const names = await this.staff.namesOf(record.history.map(({ actor }) => actor.id));
    const lines = recordLines(record.history, series, names);
    const href = seriesHref(series.id);
    response.render('held-figures/series.njk', {
      title: series.title,
      section: 'performance',
      subPage: true,
      series,
      rows: factsOf(series),
      known: knownWords(known),
      knownOn: known ?? '',
      part,
      overdue: overdueLines(state, series, today),
      chart: seriesChart(state, series, part, today),
      table: periodTable(state, series, today),
      targets: targetRows(state, series),
      // Live plans are counted as they are known now: beside a day gone by they would not belong together.
      rates: series.id === schoolPopulation && known === null ? await this.rates.of(state) : [],
      lines: lines.slice(0, mostLines),
      moreLines: Math.max(0, lines.length - mostLines),
      href,
      csvHref: `${href}.csv`,
      records: records(person) && known === null,
      isOwn: state.own.some((own) => own.id === series.id),
    });
  }

  private async found(
    id: string,
    known: CalendarDate | null,
  ): Promise<{ readonly series: Series; readonly record: HeldRecord }> {
    const record = await this.recordAsKnown(known);
    const series = seriesOf(record.state, id);
    if (series === null) throw new NotFoundException();
    return { series, record };
  }

  private recordAsKnown(known: CalendarDate | null): Promise<HeldRecord> {
    return known === null ? this.record.now() : this.record.knownOn(known);
  }

  /** The day whose knowledge is asked for; null for what stands now, and for what is no day gone by. */
  private knownOn(query: QueryString): CalendarDate | null {
    const day = textOf(query, 'known-on');
    return isCalendarDate(day) && day < this.basis.today ? day : null;
  }

  private send(response: Response, name: string, rows: Parameters<typeof csv>[0]): void {
    response.attachment(`${name}-${this.basis.today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }
}

const records = ({ roles }: Person): boolean => roles.includes('manager');
const knownWords = (known: CalendarDate | null): string | null => (known === null ? null : sentenceDate(known));

/** The part that the chart shows: the one asked for, else the first that has a figure, else the first. */
function chosenPart({ id, parts }: Series, asked: string | null, { state }: HeldRecord): string | null {
  const given = new Set([...state.cells.values()].flatMap(({ series, part }) => (series === id ? [part] : [])));
  const found = parts.find(({ code }) => code === asked) ?? parts.find(({ code }) => given.has(code)) ?? parts[0];
  return found?.code ?? null;
}

function factsOf(series: Series): readonly { readonly key: string; readonly value: string }[] {
  const asked = askedWords(series);
  return [
    { key: 'Counted', value: series.meaning },
    { key: 'Figure', value: `${unitWords[series.unit]}. ${betterWords[series.better]}` },
    { key: 'Given', value: `${everyWords[series.every]}, by: ${series.giver}` },
    { key: 'Asked for by', value: asked ?? 'Ourselves' },
    { key: 'Id', value: series.id },
  ];
}
