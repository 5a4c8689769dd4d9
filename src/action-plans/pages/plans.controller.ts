import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import { overdueTasks } from '../../../workflows/action-plan/due-dates.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { address } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ActionPlanList } from '../action-plan-list.service.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { planHref } from '../plan-hrefs.js';
import { periodOfPlan, planStageWords } from '../plan-words.js';
import { MeasuresMet } from './measures-met.service.js';
import { OpenedPlans } from './opened-plan.service.js';

/** Every action plan of the authority, whosever it prints itself to be. */
@Controller('action-plans')
@RequireRoles('caseworker', 'manager', 'auditor', 'administrator')
export class PlansController {
  constructor(
    private readonly plans: ActionPlanList,
    private readonly records: ActionPlanRecords,
    private readonly met: MeasuresMet,
    private readonly opened: OpenedPlans,
    private readonly basis: BasisService,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const measures = this.opened.opens('/performance', person);
    const known = this.opened.knownOn(query);
    const plans: object[] = [];
    for (const { planId } of await this.plans.rows()) {
      const { state } = known === null ? await this.records.now(planId) : await this.records.knownOn(planId, known);
      if (state.document !== null) plans.push(await this.line(planId, state, state.document, known, measures));
    }
    response.render('action-plans/pages/plans.njk', {
      title: 'Action plans',
      section: 'action-plans',
      plans,
      measures,
      known: known === null ? null : sentenceDate(known),
      knownOn: known ?? '',
      loads: known === null && this.opened.opens('/action-plans/load', person),
      drafts: known === null && this.opened.opens('/action-plans/new', person),
    });
  }

  private async line(
    planId: string,
    plan: ActionPlan,
    document: PlanDocument,
    known: CalendarDate | null,
    measures: boolean,
  ): Promise<object> {
    const href = planHref(planId);
    const dated = (path: string): string => address(path, [['known-on', known]]);
    return {
      href: dated(href),
      title: document.title,
      authority: document.authority,
      stage: planStageWords[plan.stage],
      version: document.document.version ?? 'Without a name',
      versions: plan.versions.length,
      period: periodOfPlan(document),
      items: document.items.length,
      overdue: overdueTasks(plan, known ?? this.basis.today).length,
      overdueHref: dated(`${href}/overdue`),
      measuresHref: dated(`${href}/measures`),
      met: measures ? await this.met.words(planId, plan, known) : null,
    };
  }
}
