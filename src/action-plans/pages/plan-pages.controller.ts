import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { RequireRoles } from '../../access/access.decorators.js';
import { pageOf, textOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { planFormHref, planHref } from '../plan-hrefs.js';
import { itemKindWords, itemRef } from '../plan-words.js';
import { aboutPage, gapsPage, milestonesByMonth, moneyPage, timelineGrid } from './further.view.js';
import { historyLines } from './history.view.js';
import { itemPage } from './item.view.js';
import { Opened } from './opened.decorator.js';
import { OpenedPlans } from './opened-plan.service.js';
import { PlanNotKnownThenFilter } from './plan-not-known-then.filter.js';
import type { OpenedPlan } from './opened-plan.js';
import { overdueGroupings, overdueGroups } from './overdue.view.js';
import type { OverdueGrouping } from './overdue.view.js';
import { filterOf } from './plan-filter.js';
import { planPage } from './plan-page.view.js';
import { takes } from './plan-acts.js';

const linesOfHistory = 100;
const groupingWords: Readonly<Record<OverdueGrouping, string>> = { lead: 'Lead', group: 'Group', theme: 'Theme or section' }; // prettier-ignore

/** The pages on which an action plan is read, as it stands or as it was known on any day. */
@Controller('action-plans/:plan')
@UseFilters(PlanNotKnownThenFilter)
@RequireRoles('caseworker', 'manager', 'auditor', 'administrator')
export class PlanPagesController {
  constructor(private readonly plans: OpenedPlans) {}

  @Get()
  plan(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): void {
    const filter = filterOf(opened, query);
    this.draw(response, opened, '', opened.document.title, {
      page: planPage(opened, filter),
      theme: filter.theme ?? null,
      hidden: Object.entries(filter).map(([name, value]) => ({ name, value })),
      itemsCsv: opened.links.page('items.csv'),
      planJson: opened.links.page('plan.json'),
      itemWord: itemKindWords[opened.document.items[0]?.kind ?? 'action'],
    });
  }

  @Get('items/:item')
  item(@Opened() opened: OpenedPlan, @Param('item') itemId: string, @Res() response: Response): void {
    const item = opened.document.items.find((one) => one.id === itemId);
    if (item === undefined) throw new NotFoundException();
    this.draw(response, opened, `items/${encodeURIComponent(item.id)}`, `${itemRef(item)} ${item.summary}`, {
      ref: itemRef(item),
      page: itemPage(opened, item),
      rateHref:
        opened.records && takes(opened.state, 'OutcomeRated')
          ? `${planFormHref(opened.planId, 'outcome')}?block=`
          : null,
      crumbs: [...crumbsOf(opened), { text: itemRef(item) }],
      template: 'item',
    });
  }

  @Get('overdue')
  overdue(@Opened() plan: OpenedPlan, @Query() query: QueryString, @Res() response: Response): void {
    const asked = textOf(query, 'on');
    const opened = { ...plan, today: isCalendarDate(asked) ? asked : plan.today };
    const by = overdueGroupings.find((one) => one === textOf(query, 'by')) ?? 'lead';
    const groups = overdueGroups(opened, by);
    const tasks = new Set(groups.flatMap(({ rows }) => rows.map(({ ref, deliverable, days }) => `${ref} ${deliverable ?? ''} ${String(days)}`))).size; // prettier-ignore
    const pairs = [
      ['on', isCalendarDate(asked) ? asked : null],
      ['by', by],
    ] as const;
    this.draw(response, plan, 'overdue', 'Overdue', {
      groups,
      by,
      on: opened.today,
      day: sentenceDate(opened.today),
      lead: tasks === 0 ? 'Nothing is overdue.' : `${count(tasks)} ${tasks === 1 ? 'thing is' : 'things are'} overdue${by === 'theme' ? '' : '; what several share stands under each of them'}.`, // prettier-ignore
      groupings: overdueGroupings.map((value) => ({ value, text: groupingWords[value], selected: value === by })),
      csvHref: plan.links.page('overdue.csv', pairs),
      gapsHref: plan.links.page('gaps'),
      hidden: pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
    });
  }

  @Get('milestones')
  milestones(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.draw(response, opened, 'milestones', 'Milestones', { months: milestonesByMonth(opened) });
  }

  @Get('timeline')
  timeline(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.draw(response, opened, 'timeline', 'Timeline', { grid: timelineGrid(opened) });
  }

  @Get('money')
  money(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.draw(response, opened, 'money', 'Money and meetings', { page: moneyPage(opened) });
  }

  @Get('gaps')
  gaps(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.draw(response, opened, 'gaps', 'Gaps and misprints', { page: gapsPage(opened) });
  }

  @Get('about')
  about(@Opened() opened: OpenedPlan, @Res() response: Response): void {
    this.draw(response, opened, 'about', 'About', { page: aboutPage(opened) });
  }

  @Get('history')
  history(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): void {
    const lines = historyLines(opened);
    const pages = Math.ceil(lines.length / linesOfHistory);
    const page = Math.min(pageOf(query), Math.max(pages, 1));
    this.draw(response, opened, 'history', 'History', {
      lines: lines.slice((page - 1) * linesOfHistory, page * linesOfHistory),
      pages: Array.from({ length: pages }, (_, at) => ({ number: at + 1, current: at + 1 === page, href: opened.links.page('history', [['page', String(at + 1)]]) })), // prettier-ignore
    });
  }

  private draw(
    response: Response,
    opened: OpenedPlan,
    under: string,
    title: string,
    { template, ...rest }: Readonly<Record<string, unknown>> & { readonly template?: string },
  ): void {
    const name = template ?? (under === '' ? 'plan' : under);
    response.render(`action-plans/pages/${name}.njk`, {
      ...this.plans.frame(opened, under),
      title: under === '' ? title : `${title} – ${opened.document.title}`,
      dayAction: under === '' ? planHref(opened.planId) : `${planHref(opened.planId)}/${under}`,
      ...rest,
    });
  }
}

const crumbsOf = ({ document, links }: OpenedPlan): readonly { readonly text: string; readonly href: string }[] => [
  { text: 'Action plans', href: '/action-plans' },
  { text: document.title, href: links.page('') },
];
