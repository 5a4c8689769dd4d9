import { BadRequestException, Controller, Get, NotFoundException, Query, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { measureById } from '../../projections/measures/catalogue.js';
import { casesBehind, numbersOf, summarise } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import { isRate, percentage } from '../../projections/measures/measure.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { needsBirthDates } from '../../projections/measures/populations.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { StaffDirectory, staffName } from '../cases/staff-names.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { period as periodWords, sentenceDate } from '../web/words/date-words.js';
import { headsOf } from './case-seen.js';
import { casesBehindView, isTimed } from './cases-behind.view.js';
import type { CaseBehind, Result } from './cases-behind.view.js';
import { sendCsv } from './csv.js';
import { FigureSources } from './figure-source.service.js';
import { KeptWhile } from './kept-while.js';
import { narrowingOf } from './narrowed-cases.js';
import type { Narrowing } from './narrowed-cases.js';
import { addressOf, overDays, performanceQuery, textOf, upToDay } from './performance-query.js';
import type { PerformanceQuery, RawQuery } from './performance-query.js';

const aPage = 50;
/** Lists that stay at hand. */
const mostLists = 10;
const results: readonly Result[] = ['all', 'late', 'inTime', 'counted'];
const tabs = { all: 'All', late: 'Late', inTime: 'In time' } as const;

interface Found {
  readonly measure: Measure;
  readonly query: PerformanceQuery;
  /** The day of a stock, where the address names another than the last one known. */
  readonly on: CalendarDate | null;
  readonly figure: Figure;
  readonly result: Result;
  readonly cases: readonly CaseBehind[];
  /** Children who count in the figure and whose cases the person may not open. */
  readonly notShown: number;
  readonly narrowing: Narrowing;
}

/** The cases behind a figure, by name. */
@Controller('performance')
@RequireRoles('caseworker', 'manager', 'auditor')
export class CasesBehindController {
  private readonly looked = new KeptWhile<FigureRows, { readonly figure: Figure; readonly all: readonly CaseBehind[] }>(
    mostLists,
  );

  constructor(
    private readonly sources: FigureSources,
    private readonly children: ChildDirectory,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
    private readonly staff: StaffDirectory,
  ) {}

  @Get('cases')
  @Render('performance/cases-behind.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const { measure, query, on, figure, result, cases, notShown, narrowing } = await this.find(raw, person);
    const pages = Math.max(1, Math.ceil(cases.length / aPage));
    const page = Math.min(pages, Math.max(1, Number.parseInt(textOf(raw, 'page') ?? '1', 10) || 1));
    const shown = cases.slice((page - 1) * aPage, page * aPage);
    const names = await this.children.namesOf(shown.flatMap(({ childId }) => childId ?? []));
    const address = (to: Result): string =>
      `measure=${encodeURIComponent(measure.id)}&version=${measure.version}&result=${to}&${addressOf(query)}${on === null ? '' : `&on=${on}`}${narrowing.address}`;
    return {
      title: `Cases: ${measure.title}`,
      section: 'performance',
      subPage: true,
      namesChildren: true,
      measure: { id: measure.id, title: measure.title, version: measure.version, definition: measure.definition },
      isRate: isRate(measure.kind),
      isTimed: isTimed(measure),
      below: measure.kind === 'ratio' ? 'Denominator' : 'Denominator only',
      above: measure.kind === 'ratio' ? 'Numerator' : 'Numerator and denominator',
      figure,
      part: result === 'counted' ? 'Only those that count above the line' : narrowing.words,
      on: on === null ? null : sentenceDate(on),
      // Where there are tabs one of them is all cases.
      allHref:
        result === 'counted' && isRate(measure.kind) && !isTimed(measure)
          ? `/performance/cases?${address('all')}`
          : null,
      heads: headsOf(measure),
      period: periodWords(query.period.from, query.period.to),
      back: `/performance?${addressOf(query)}`,
      csv: `/performance/cases.csv?${address(result)}`,
      results: (Object.keys(tabs) as (keyof typeof tabs)[]).map((key) => ({
        text: tabs[key],
        href: `/performance/cases?${address(key)}`,
        current: key === result,
      })),
      total: cases.length,
      notShown,
      cases: shown.map((row) => ({
        ...row,
        child: names.get(row.childId ?? '') ?? null,
        offCase: row.childId === null,
      })),
      page,
      pages,
      previous: page > 1 ? `/performance/cases?${address(result)}&page=${page - 1}` : null,
      next: page < pages ? `/performance/cases?${address(result)}&page=${page + 1}` : null,
    };
  }

  @Get('cases.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { measure, query, cases } = await this.find(raw, person);
    const names = await this.children.namesOf(cases.flatMap(({ childId }) => childId ?? []));
    const heads = headsOf(measure);
    sendCsv(response, `cases-${measure.id}-${query.period.fromMonth}-to-${query.period.toMonth}`, [
      ['reference', 'child', 'what', heads.from, heads.to, 'days', 'counts in numerator', 'measure', 'version'],
      ...cases.map((row) => {
        const child = names.get(row.childId ?? '');
        const { what, from, to, days, counted } = row;
        return [
          child?.reference ?? '',
          row.childId === null ? 'Off a case' : (child?.name ?? ''),
          what,
          from,
          to,
          days,
          counted ? 'yes' : 'no',
          measure.id,
          measure.version,
        ];
      }),
    ]);
  }

  private async find(raw: RawQuery, person: Person): Promise<Found> {
    const measure = measureById(textOf(raw, 'measure') ?? '');
    if (measure === undefined) throw new NotFoundException();
    const version = textOf(raw, 'version');
    if (version !== undefined && version !== String(measure.version)) throw new NotFoundException();
    const result = results.find((known) => known === (textOf(raw, 'result') ?? 'all'));
    if (result === undefined) throw new BadRequestException('result must be late, inTime, counted or all');
    const query = overDays(raw, performanceQuery(raw, person, this.basis.today));
    const { rows, scope: whole } = await this.sources.source(query, needsBirthDates(measure));
    const on = upToDay(raw, whole.asAt);
    const scope = on === null ? whole : { ...whole, asAt: on };
    const names = await this.staff.namesOf([textOf(raw, 'worker') ?? null]);
    const narrowing = narrowingOf(raw, measure.of, (worker) => staffName(names, worker));
    const key = [measure.id, addressOf(query), scope.asAt, result, narrowing.address].join(' ');
    const { figure, all } = this.looked.of(rows, key, () => {
      const whole = casesBehind(measure, rows, scope);
      const behind = narrowing.words === null ? whole : whole.filter(narrowing.fits);
      return {
        figure: figureOfPart(measure, scope, whole, behind),
        all: casesBehindView(measure, behind, scope, result),
      };
    });
    const hidden = await this.access.hiddenFrom(person);
    return { measure, query, on, figure, result, cases: hidden.without(all), notShown: hidden.countIn(all), narrowing };
  }
}

function figureOfPart(
  measure: Measure,
  scope: Scope,
  whole: readonly FigureCase[],
  part: readonly FigureCase[],
): Figure {
  const figure = summarise(measure, scope, whole);
  if (part === whole) return figure;
  const { numerator, denominator } = numbersOf(measure, part);
  return { ...figure, numerator, denominator, percentage: percentage(numerator, denominator) };
}
