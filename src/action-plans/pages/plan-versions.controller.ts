import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import { calendarDate, isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { csv } from '../../cases/csv.js';
import { textOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import type { FieldError } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { planHref } from '../plan-hrefs.js';
import { itemsCsv } from './items-csv.js';
import { Opened } from './opened.decorator.js';
import { OpenedPlans } from './opened-plan.service.js';
import { PlanNotKnownThenFilter } from './plan-not-known-then.filter.js';
import type { OpenedPlan } from './opened-plan.js';
import { overdueCsv } from './overdue.view.js';
import { differenceLines, versionLines } from './versions.view.js';

/** One side of a comparison: a version or a day. */
interface Side {
  readonly words: string;
  readonly document: PlanDocument;
}

/** Versions of a plan, what differs between any two of its days, and the plan as files. */
@Controller('action-plans/:plan')
@UseFilters(PlanNotKnownThenFilter)
@RequireRoles('caseworker', 'manager', 'auditor', 'administrator')
export class PlanVersionsController {
  constructor(
    private readonly plans: OpenedPlans,
    private readonly records: ActionPlanRecords,
    private readonly basis: BasisService,
  ) {}

  @Get('versions')
  versions(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    const { length } = opened.state.versions;
    response.render('action-plans/pages/versions.njk', {
      ...this.plans.frame(opened, 'versions'),
      title: `Versions – ${opened.document.title}`,
      dayAction: `${planHref(opened.planId)}/versions`,
      versions: versionLines(opened),
      compareAction: `${planHref(opened.planId)}/compare`,
      compareFrom: String(Math.max(1, length - 1)),
      compareTo: length > 1 ? String(length) : this.basis.today,
    });
  }

  @Get('compare')
  async compare(
    @Param('plan') id: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    // prettier-ignore
    const opened = await this.plans.open(id, {}, person);
    const [from, to] = [textOf(query, 'from') ?? '', textOf(query, 'to') ?? ''];
    const [before, after] = [await this.side(opened, from), await this.side(opened, to)];
    const asked = from !== '' || to !== '';
    const errors = asked ? [...faultOf('from', before), ...faultOf('to', after)] : [];
    const both = typeof before !== 'string' && typeof after !== 'string';
    response.status(errors.length === 0 ? 200 : 422).render('action-plans/pages/compare.njk', {
      ...this.plans.frame(opened, 'versions'),
      title: `Compare – ${opened.document.title}`,
      compareAction: `${planHref(id)}/compare`,
      compareFrom: from,
      compareTo: to,
      errors,
      said: both ? `${before.words}, then ${after.words}` : null,
      found: both ? differenceLines(before.document, after.document) : null,
    });
  }

  /** The plan's file as it stands, or as a version or a day had it: what was loaded comes out as it went in (R78). */
  @Get('plan.json')
  async json(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    const asked = textOf(query, 'version');
    const side = asked === null ? opened : await this.side(opened, asked);
    if (typeof side === 'string') throw new NotFoundException();
    response.attachment(`${opened.planId}.json`).type('application/json; charset=utf-8').send(`${JSON.stringify(side.document, null, 2)}\n`); // prettier-ignore
  }

  @Get('items.csv')
  items(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.send(response, `${opened.planId}-items-${opened.today}`, itemsCsv(opened));
  }

  @Get('overdue.csv')
  overdue(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): void {
    const asked = textOf(query, 'on');
    const today = isCalendarDate(asked) ? asked : opened.today;
    this.send(response, `${opened.planId}-overdue-${today}`, overdueCsv({ ...opened, today }));
  }

  private send(response: Response, name: string, rows: Parameters<typeof csv>[0]): void {
    response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  /** A version by its number, or the plan as it was known on a day; words of what is wrong where it is neither. */
  private async side({ planId, state }: OpenedPlan, asked: string): Promise<Side | string> {
    if (isCalendarDate(asked)) {
      const day = calendarDate(asked);
      const known = standingDocument((await this.records.knownOn(planId, day)).state);
      return known === null ? `Nothing was known of the plan on ${sentenceDate(day)}` : { words: `known on ${sentenceDate(day)}`, document: known }; // prettier-ignore
    }
    const version = state.versions.find(({ number }) => String(number) === asked);
    if (version === undefined) return `Enter the number of a version, 1 to ${String(state.versions.length)}, or a day as 2018-05-17`; // prettier-ignore
    const document = standingDocument((await this.records.at(planId, version.revision)).state);
    if (document === null) return 'That version has no text';
    return { words: `version ${String(version.number)}${version.name === null ? '' : ` (${version.name})`}`, document };
  }
}

const faultOf = (field: string, side: Side | string): readonly FieldError[] =>
  typeof side === 'string' ? [{ field, target: field, text: side }] : [];
