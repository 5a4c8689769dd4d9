import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { overdueTasks } from '../../../workflows/action-plan/due-dates.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { BasisService } from '../../commands/basis.service.js';
import { periodFrom } from '../../performance/period.js';
import { count } from '../../web/words/number-words.js';
import { ActionPlanList } from '../action-plan-list.service.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { MeasureStandings } from '../measure-standings.service.js';
import { planHref } from '../plan-hrefs.js';
import { planStageWords } from '../plan-words.js';
import { OpenedPlans } from './opened-plan.service.js';

/** Every action plan of the authority, whosever it prints itself to be. */
@Controller('action-plans')
@RequireRoles('caseworker', 'manager', 'auditor', 'administrator')
export class PlansController {
  constructor(
    private readonly plans: ActionPlanList,
    private readonly records: ActionPlanRecords,
    private readonly standings: MeasureStandings,
    private readonly opened: OpenedPlans,
    private readonly basis: BasisService,
  ) {}

  @Get()
  async list(@CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const measures = this.opened.opens('/performance', person);
    const rows = await this.plans.rows();
    const plans = [];
    for (const row of rows) {
      const { planId, printedAuthority, title, stage, version, versions, period, items } = row;
      const { state } = await this.records.now(planId);
      const href = planHref(planId);
      plans.push({
        ...{ title, href, items, versions, authority: printedAuthority, stage: planStageWords[stage] },
        version: version ?? 'Without a name',
        period: `${printedDateWords(period.start)} to ${printedDateWords(period.end)}`,
        overdue: overdueTasks(state, this.basis.today).length,
        overdueHref: `${href}/overdue`,
        measuresHref: `${href}/measures`,
        met: measures ? await this.metWords(planId, state) : null,
      });
    }
    response.render('action-plans/pages/plans.njk', {
      title: 'Action plans',
      section: 'action-plans',
      plans,
      measures,
      loads: this.opened.opens('/action-plans/load', person),
      drafts: this.opened.opens('/action-plans/new', person),
    });
  }

  /** "12 of 29 met". */
  private async metWords(
    planId: string,
    plan: Awaited<ReturnType<ActionPlanRecords['now']>>['state'],
  ): Promise<string> {
    const all = plan.document?.measures ?? [];
    const judged = new Set(plan.judgements.map(({ measureId }) => measureId));
    // Of what has neither target nor judgement nobody can say whether it is met: it need not be counted.
    const measures = all.filter(({ id, targets }) => targets.length > 0 || judged.has(id));
    const { today } = this.basis;
    const found = await this.standings.of({ planId, plan, measures, period: periodFrom(undefined, undefined, today), knownOn: null, on: today, readsFigures: true }); // prettier-ignore
    return `${count(found.filter(({ met }) => met === true).length)} of ${count(all.length)} met`;
  }
}
