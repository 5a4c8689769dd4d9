import { Injectable } from '@nestjs/common';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { BasisService } from '../../commands/basis.service.js';
import { periodFrom } from '../../performance/period.js';
import { count } from '../../web/words/number-words.js';
import { ActionPlanList } from '../action-plan-list.service.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { MeasureStandings } from '../measure-standings.service.js';

/** How many measures of a plan are met, as the list of plans says it. */
@Injectable()
export class MeasuresMet {
  constructor(
    private readonly plans: ActionPlanList,
    private readonly records: ActionPlanRecords,
    private readonly standings: MeasureStandings,
    private readonly basis: BasisService,
  ) {}

  /** "12 of 29 met"; as known on a day where one is given. Empty where there is no plan. */
  async words(planId: string, plan: ActionPlan, knownOn: CalendarDate | null): Promise<string> {
    const { document } = plan;
    if (document === null) return '';
    const judged = new Set(plan.judgements.map(({ measureId }) => measureId));
    // Of what has neither target nor judgement nobody can say whether it is met: it need not be counted.
    const measures = document.measures.filter(({ id, targets }) => targets.length > 0 || judged.has(id));
    const on = knownOn ?? this.basis.today;
    const period = periodFrom(undefined, undefined, on);
    const found = await this.standings.of({ planId, plan, measures, period, knownOn, on, readsFigures: true });
    return `${count(found.filter(({ met }) => met === true).length)} of ${count(document.measures.length)} met`;
  }

  /** Counts those of every plan, as whoever opens the list next finds them. */
  async readAhead(): Promise<void> {
    for (const { planId } of await this.plans.rows())
      await this.words(planId, (await this.records.now(planId)).state, null);
  }
}
