import { Injectable, NotFoundException } from '@nestjs/common';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { RouteRules } from '../../access/route-rules.js';
import { address, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { StaffDirectory } from '../../cases/staff-names.service.js';
import { BasisService } from '../../commands/basis.service.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { measureHref, itemHref, planHref } from '../plan-hrefs.js';
import { driverWords, periodOfPlan, planStageWords, statusWords, versionWords } from '../plan-words.js';
import type { OpenedPlan, PlanLinks } from './opened-plan.js';
import { actsOf } from './plan-acts.js';
import type { PlanAct } from './plan-acts.js';
import { PlanNotKnownThen } from './plan-not-known-then.filter.js';
import { tabsOf } from './plan-tabs.js';
import type { PlanTab } from './plan-tabs.js';

/** Opens plans for their pages. */
@Injectable()
export class OpenedPlans {
  constructor(
    private readonly records: ActionPlanRecords,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
    private readonly routes: RouteRules,
  ) {}

  /** @throws NotFoundException where there is no such plan, and PlanNotKnownThen where there was none yet. */
  async open(planId: string, query: Query, person: Person): Promise<OpenedPlan> {
    const knownOn = this.knownOn(query);
    const record = knownOn === null ? await this.records.now(planId) : await this.records.knownOn(planId, knownOn);
    const document = standingDocument(record.state);
    if (document === null) throw await this.missing(planId, knownOn);
    const { people } = record.state;
    const names = await this.staff.namesOf([...people.values(), ...record.history.map(({ actor }) => actor.id)]);
    const records = knownOn === null && this.opens('/action-plans/:plan/record/:form', person);
    return { ...record, planId, document, names, person, knownOn, today: knownOn ?? this.basis.today, records, links: linksOf(planId, knownOn) }; // prettier-ignore
  }

  /** The day whose knowledge is asked for; null for what stands now, and for what is no day gone by. */
  knownOn(query: Query): CalendarDate | null {
    const asked = textOf(query, 'known-on');
    return isCalendarDate(asked) && asked < this.basis.today ? asked : null;
  }

  private async missing(planId: string, knownOn: CalendarDate | null): Promise<NotFoundException> {
    const now = knownOn === null ? null : (await this.records.now(planId)).state.document;
    return now === null || knownOn === null
      ? new NotFoundException()
      : new PlanNotKnownThen(planId, now.title, knownOn);
  }

  opens(path: string, person: Person): boolean {
    return this.routes.opens(path, person);
  }

  /** What every page of the plan draws around its own part. */
  frame(opened: OpenedPlan, current: string): PlanFrame {
    const { document, state, knownOn, planId, person, records } = opened;
    return {
      section: 'action-plans',
      subPage: true,
      planTitle: document.title,
      facts: factsOf(document, state),
      tabs: tabsOf(opened, current, (path) => this.opens(path, person)),
      acts: records ? actsOf(planId, state) : [],
      known: knownOn === null ? null : sentenceDate(knownOn),
      knownOn: knownOn ?? '',
      planHref: opened.links.page(''),
    };
  }
}

export interface PlanFrame {
  readonly section: string;
  readonly subPage: boolean;
  readonly planTitle: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly tabs: readonly PlanTab[];
  readonly acts: readonly PlanAct[];
  readonly known: string | null;
  readonly knownOn: string;
  readonly planHref: string;
}

function linksOf(planId: string, knownOn: CalendarDate | null): PlanLinks {
  const dated = (path: string, pairs: readonly (readonly [string, string | null])[] = []): string =>
    address(path, [...pairs, ['known-on', knownOn]]);
  return {
    page: (under, pairs) => dated(under === '' ? planHref(planId) : `${planHref(planId)}/${under}`, pairs),
    item: (id) => dated(itemHref(planId, id)),
    measure: (id) => dated(measureHref(planId, id)),
  };
}

function factsOf(document: PlanDocument, { stage }: ActionPlan): PlanFrame['facts'] {
  return [
    { key: 'Authority printed', value: document.authority },
    {
      key: 'Stage',
      value: `${planStageWords[stage]} (prints: ${statusWords[document.document.status].toLowerCase()})`,
    },
    { key: 'Version', value: versionWords(document.document) },
    { key: 'Period', value: periodOfPlan(document) },
    { key: 'Kind', value: driverWords[document.driver] },
  ];
}
