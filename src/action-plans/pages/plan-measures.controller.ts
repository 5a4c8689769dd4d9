import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { amountWords } from '../../../workflows/action-plan/target-values.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { csv } from '../../cases/csv.js';
import { textOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { monthWords, periodFrom } from '../../performance/period.js';
import type { Period } from '../../performance/period.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { LivePlanMeasures } from '../live/live-plan-measures.service.js';
import { monthly, quarterly } from '../live/stretches.js';
import { MeasureStandings } from '../measure-standings.service.js';
import type { MeasureStanding } from '../measure-standings.service.js';
import { measureHref, planHref } from '../plan-hrefs.js';
import { classWords, nodeTitle } from '../plan-words.js';
import { measureChart, measurePath, pathCsv } from './measure-chart.js';
import type { MeasurePath } from './measure-chart.js';
import { measurePage } from './measure-page.view.js';
import { measureRow, measuresCsv } from './measure-rows.view.js';
import { Opened } from './opened.decorator.js';
import { OpenedPlans } from './opened-plan.service.js';
import { PlanNotKnownThenFilter } from './plan-not-known-then.filter.js';
import type { OpenedPlan } from './opened-plan.js';
import { rootOf, roots } from './plan-filter.js';

/** Measures of a page at most: a plan with more is opened theme by theme. */
const mostMeasures = 60;
/** Months of a chart at most: longer ones go by quarters. */
const mostMonths = 18;

/** Measures of a plan: what it prints, what is known today, and what its targets make of it. */
@Controller('action-plans/:plan')
@UseFilters(PlanNotKnownThenFilter)
@RequireRoles('caseworker', 'manager', 'auditor', 'administrator')
export class PlanMeasuresController {
  constructor(
    private readonly plans: OpenedPlans,
    private readonly standings: MeasureStandings,
    private readonly live: LivePlanMeasures,
    private readonly home: HomeAuthority,
  ) {}

  @Get('measures')
  async list(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    const { document, links } = opened;
    const asked = askedMeasures(opened, query);
    const split = asked.theme === null && asked.measures.length > mostMeasures;
    const rows = split ? [] : (await this.standing(opened, query, asked.measures)).map((one) => measureRow(opened, one)); // prettier-ignore
    const period = periodOf(opened, query);
    const pairs = [
      ['from', textOf(query, 'from')],
      ['to', textOf(query, 'to')],
      ['class', asked.class],
    ] as const;
    response.render('action-plans/pages/measures.njk', {
      ...this.plans.frame(opened, 'measures'),
      title: `Measures – ${document.title}`,
      dayAction: `${planHref(opened.planId)}/measures`,
      hidden: [...pairs, ['theme', asked.theme] as const].flatMap(([name, value]) => (value === null ? [] : [{ name, value }])), // prettier-ignore
      period,
      rows,
      rated: document.ragSchemes.some(({ appliesTo }) => appliesTo.includes('outcome')),
      lead: `${count(asked.measures.length)} of ${count(document.measures.length)} measures, ${periodWords(period)}.${split ? ' There are many: open them theme by theme.' : ''}`, // prettier-ignore
      groups: split ? themesOf(opened).map(({ value, text }) => ({ title: text, href: links.page('measures', [...pairs, ['theme', value]]), count: asked.measures.filter((one) => themeOf(opened, one) === value).length })).filter((one) => one.count > 0) : [], // prettier-ignore
      themes: [{ value: '', text: 'All' }, ...themesOf(opened)].map((one) => ({ ...one, selected: one.value === (asked.theme ?? '') })), // prettier-ignore
      classes: [{ value: '', text: 'All' }, ...Object.entries(classWords).map(([value, text]) => ({ value, text }))].map((one) => ({ ...one, selected: one.value === (asked.class ?? '') })), // prettier-ignore
      csvHref: links.page('measures.csv', [...pairs, ['theme', asked.theme]]),
    });
  }

  @Get('measures.csv')
  async download(@Opened() opened: OpenedPlan, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    const found = await this.standing(opened, query, askedMeasures(opened, query).measures);
    send(response, `${opened.planId}-measures-${opened.today}`, measuresCsv(found.map((one) => measureRow(opened, one)))); // prettier-ignore
  }

  @Get('measures/:measure.csv')
  async path(
    @Opened() opened: OpenedPlan,
    @Param('measure') measureId: string,
    @Query() query: QueryString,
    @Res() response: Response,
  ): Promise<void> {
    const standing = await this.one(opened, query, measureId);
    send(response, `${opened.planId}-${standing.measure.id}`, pathCsv(await this.pathOf(opened, query, standing)));
  }

  @Get('measures/:measure')
  async measure(
    @Opened() opened: OpenedPlan,
    @Param('measure') measureId: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const standing = await this.one(opened, query, measureId);
    const { measure } = standing;
    const path = await this.pathOf(opened, query, standing);
    const period = periodOf(opened, query);
    const href = measureHref(opened.planId, measure.id);
    const pairs = [
      ['from', textOf(query, 'from')],
      ['to', textOf(query, 'to')],
    ] as const;
    const published = this.plans.opens('/published-figures', person);
    const held = this.plans.opens('/held-figures', person);
    response.render('action-plans/pages/measure.njk', {
      ...this.plans.frame(opened, 'measure'),
      title: `${measure.summary} – ${opened.document.title}`,
      dayAction: href,
      hidden: pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
      crumbs: [
        { text: 'Action plans', href: '/action-plans' },
        { text: opened.document.title, href: opened.links.page('') },
        { text: 'Measures', href: opened.links.page('measures') },
        { text: measure.summary },
      ],
      page: measurePage(opened, standing, { cases: opened.knownOn === null, held, published }, this.home.code),
      allPublished: published,
      period,
      periodWords: periodWords(period),
      day: sentenceDate(opened.today),
      chart: measureChart(path, measure.summary),
      chartSentence: chartSentence(path),
      chartTable: tableOf(path),
      csvHref: opened.links.page(`measures/${encodeURIComponent(measure.id)}.csv`, pairs),
    });
  }

  private async one(opened: OpenedPlan, query: QueryString, measureId: string): Promise<MeasureStanding> {
    const measure = opened.document.measures.find(({ id }) => id === measureId);
    if (measure === undefined) throw new NotFoundException();
    const [standing] = await this.standing(opened, query, [measure]);
    if (standing === undefined) throw new Error('Each measure has a standing');
    return standing;
  }

  private standing(
    opened: OpenedPlan,
    query: QueryString,
    measures: readonly PlanMeasure[],
  ): Promise<readonly MeasureStanding[]> {
    const { planId, state: plan, knownOn, today, person } = opened;
    const readsFigures = this.plans.opens('/performance', person);
    return this.standings.of({ planId, plan, measures, period: periodOf(opened, query), knownOn, on: today, readsFigures }); // prettier-ignore
  }

  private async pathOf(
    opened: OpenedPlan,
    query: QueryString,
    { measure, live, answers }: MeasureStanding,
  ): Promise<MeasurePath> {
    // prettier-ignore
    const { planId, knownOn, today } = opened;
    const period = periodOf(opened, query);
    const stretches = period.months.length > mostMonths ? quarterly(period, today) : monthly(period, today);
    const points = live.kind === 'unanswered' || live.kind === 'judgement' ? [] : await this.live.path({ planId, measure, period, knownOn }, stretches); // prettier-ignore
    const unit = live.kind === 'figures' ? (live.figures[live.headline]?.unit ?? 'count') : live.kind === 'held' ? live.unit : 'count'; // prettier-ignore
    return measurePath(points, answers, unit);
  }
}

const periodOf = ({ today }: OpenedPlan, query: QueryString): Period =>
  periodFrom(textOf(query, 'from') ?? undefined, textOf(query, 'to') ?? undefined, today);

const periodWords = ({ fromMonth, toMonth }: Period): string =>
  fromMonth === toMonth ? monthWords(toMonth) : `${monthWords(fromMonth)} to ${monthWords(toMonth)}`;

function themesOf({ document }: OpenedPlan): readonly { readonly value: string; readonly text: string }[] {
  return [...roots(document.nodes).map((node) => ({ value: node.id, text: nodeTitle(node) })), { value: 'plan', text: 'The whole plan' }]; // prettier-ignore
}

/** The theme that a measure belongs to; `plan` where it is about all of it. */
function themeOf({ document }: OpenedPlan, { nodeId, itemId }: PlanMeasure): string {
  const node = nodeId ?? document.items.find(({ id }) => id === itemId)?.nodeId ?? null;
  return node === null ? 'plan' : rootOf(document.nodes, node);
}

function askedMeasures(
  opened: OpenedPlan,
  query: QueryString,
): { readonly theme: string | null; readonly class: string | null; readonly measures: readonly PlanMeasure[] } {
  const theme = themesOf(opened).find(({ value }) => value === textOf(query, 'theme'))?.value ?? null;
  const from = Object.keys(classWords).find((one) => one === textOf(query, 'class')) ?? null;
  const measures = opened.document.measures.filter(
    (measure) => (theme === null || themeOf(opened, measure) === theme) && (from === null || measure.feed.class === from), // prettier-ignore
  );
  return { theme, class: from, measures };
}

function chartSentence({ points, unit, targets }: MeasurePath): string {
  const last = points.findLast(({ value }) => value !== null);
  if (last?.value == null) return 'No value in these periods.';
  const wanted = targets[0]?.values.at(-1) ?? null;
  const target = wanted === null ? '' : `; the target then is ${amountWords(wanted, unit)}`;
  return `${amountWords(Math.round(last.value * 10) / 10, unit)} in ${last.label}${target}.`;
}

function tableOf({ points, targets, unit }: MeasurePath): object {
  const words = (value: number | null): string => (value === null ? '–' : amountWords(Math.round(value * 10) / 10, unit)); // prettier-ignore
  return {
    heads: ['Value', ...targets.map(({ name }) => name)],
    rows: points.map(({ label, value }, at) => ({ label, cells: [words(value), ...targets.map(({ values }) => words(values[at] ?? null))] })), // prettier-ignore
  };
}

function send(response: Response, name: string, rows: Parameters<typeof csv>[0]): void {
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
}
