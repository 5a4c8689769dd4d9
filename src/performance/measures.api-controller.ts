import { Controller, Get, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import { figureOf } from '../../projections/measures/figures.js';
import type { Figure, FigureRows } from '../../projections/measures/figures.js';
import type { Measure } from '../../projections/measures/measure.js';
import { outcomesAsAt, publishedYear } from '../../projections/measures/published-year.js';
import type { PublishedYear } from '../../projections/measures/published-year.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { RequireRoles } from '../access/access.decorators.js';
import { ApiErrorFilter } from '../api/api-error.filter.js';
import { dayOf, queryOf } from '../api/api-query.js';
import type { RawQuery } from '../api/api-query.js';
import { FieldFaults } from '../api/dto-parser.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { FiguresService } from './figures.service.js';

type MeasureWords = Omit<Measure, 'counts' | 'counted' | 'countsBelow' | 'days' | 'score'>;

/** Figures and what they mean, for programs. Names no child. */
@ApiTags('measures')
@Controller('api')
@UseFilters(ApiErrorFilter)
@RequireRoles('caseworker', 'manager', 'auditor')
export class MeasuresApiController {
  constructor(
    private readonly figures: FiguresService,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  @Get('measures')
  @ApiOperation({ operationId: 'listMeasures', summary: 'Every measure in words' })
  list(): { readonly measures: readonly MeasureWords[] } {
    // Functions do not stand in JSON: what is left is the words.
    return { measures };
  }

  @Get('measures/:id')
  @ApiOperation({ operationId: 'figure', summary: 'One measure worked out over a period' })
  @ApiParam({ name: 'id', example: 'dfe.plan.within20w' })
  @ApiQuery({ name: 'from', description: 'First day of the period' })
  @ApiQuery({ name: 'to', description: 'Last day of the period' })
  @ApiQuery({ name: 'as-at', required: false, description: 'Outcomes up to this day; today if left out' })
  @ApiQuery({ name: 'known-on', required: false, description: 'Only what had been recorded by the end of this day' })
  async one(
    @Param('id') id: string,
    @Query() raw: RawQuery,
  ): Promise<Figure & { readonly knownOn: CalendarDate | null }> {
    const measure = measureById(id);
    if (measure === undefined) throw new NotFoundException();
    const query = queryOf(raw, ['from', 'to', 'as-at', 'known-on']);
    const [from, to] = [dayOf('from', query.from), dayOf('to', query.to)];
    const knownOn = dayOf('known-on', query['known-on']);
    const asAt = dayOf('as-at', query['as-at']) ?? knownOn ?? this.basis.today;
    if (from === undefined || to === undefined || to < from) {
      throw new FieldFaults([
        { field: from === undefined ? 'from' : 'to', message: 'Give from and to, from not after to' },
      ]);
    }
    return { ...figureOf(measure, await this.rows(knownOn), { from, to, asAt }), knownOn: knownOn ?? null };
  }

  @Get('published-years/:year')
  @ApiOperation({
    operationId: 'publishedYear',
    summary: 'A calendar year as the Department for Education publishes it',
  })
  @ApiParam({ name: 'year', example: '2025' })
  @ApiQuery({ name: 'as-at', required: false, description: 'Outcomes up to this day; the census day if left out' })
  @ApiQuery({ name: 'known-on', required: false, description: 'Only what had been recorded by the end of this day' })
  async year(@Param('year') text: string, @Query() raw: RawQuery): Promise<PublishedYear> {
    const year = Number(text);
    if (!/^\d{4}$/.test(text) || year < 2014 || year > Number(this.basis.today.slice(0, 4)))
      throw new NotFoundException();
    const query = queryOf(raw, ['as-at', 'known-on']);
    const rows = await this.rows(dayOf('known-on', query['known-on']));
    return publishedYear(rows, year, dayOf('as-at', query['as-at']) ?? outcomesAsAt(rows, year, this.basis.today));
  }

  private rows(knownOn: CalendarDate | undefined): Promise<FigureRows> {
    return knownOn === undefined
      ? this.figures.rows(this.home.code)
      : this.figures.rowsAsKnown(this.home.code, endOfLondonDay(knownOn));
  }
}
