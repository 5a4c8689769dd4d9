import { Injectable } from '@nestjs/common';
import type { ActionPlan } from '../../workflows/action-plan/action-plan.state.js';
import type { Entry, MeasureJudged, MeasureValueRecorded } from '../../workflows/action-plan/action-plan.events.js';
import type { PlanMeasure } from '../../workflows/action-plan/plan-document.js';
import { suggestedRating, trendOf } from '../../workflows/action-plan/suggested-rating.js';
import type { SuggestedRating } from '../../workflows/action-plan/suggested-rating.js';
import type { Comparators, TargetAnswer, TargetValue } from '../../workflows/action-plan/target-answer.js';
import { noComparators } from '../../workflows/action-plan/target-answer.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { periodFrom } from '../performance/period.js';
import type { Period } from '../performance/period.js';
import { PublishedFigures } from '../published-figures/published-figures.service.js';
import type { PublishedSeries } from '../published-figures/published-figures.service.js';
import type { LiveAnswer, LiveAsk } from './live/live-answer.js';
import { LivePlanMeasures } from './live/live-plan-measures.service.js';
import { liveTargets } from './live/live-targets.js';

/** A measure of a plan with all that is known of it on a day. */
export interface MeasureStanding {
  readonly measure: PlanMeasure;
  readonly live: LiveAnswer;
  /** Published beside the figure that targets are held to; null where nothing is. */
  readonly published: PublishedSeries | null;
  readonly answers: readonly TargetAnswer[];
  readonly suggested: SuggestedRating;
  /** Values that people recorded on the plan itself, in the order of their days. */
  readonly recorded: readonly Entry<MeasureValueRecorded>[];
  readonly judgements: readonly Entry<MeasureJudged>[];
  /** Null where neither a target nor a judgement says. */
  readonly met: boolean | null;
}

export interface StandingAsk {
  readonly planId: string;
  readonly plan: ActionPlan;
  readonly measures: readonly PlanMeasure[];
  readonly period: Period;
  readonly knownOn: CalendarDate | null;
  /** The day on which targets are looked at: of a path of dates the step due on it. */
  readonly on: CalendarDate;
  /** False for those who do not read figures of cases: they read what the plan prints and what was recorded of it. */
  readonly readsFigures: boolean;
}

const hidden: LiveAnswer = { kind: 'unanswered', why: 'Live values are for those who work with cases' };

/** Puts live values, published ones, targets and what people recorded of measures together. */
@Injectable()
export class MeasureStandings {
  constructor(
    private readonly live: LivePlanMeasures,
    private readonly published: PublishedFigures,
  ) {}

  async of(ask: StandingAsk): Promise<readonly MeasureStanding[]> {
    const { planId, plan, measures, period, knownOn, on } = ask;
    const asks = measures.map((measure): LiveAsk => ({ planId, measure, period, knownOn }));
    const answers = ask.readsFigures ? await this.live.answers(asks) : asks.map(() => hidden);
    // How a value moved is told by the same stretch of time before.
    const moving = asks.filter(
      ({ measure }) => ask.readsFigures && measure.targets.length > 0 && measure.feed.class !== 'C',
    );
    const earlier = await this.live.answers(moving.map((one) => ({ ...one, period: before(period) })));
    const values = new Map(moving.map(({ measure }, at) => [measure.id, earlier[at]]));
    const { state } = await this.published.record(knownOn ?? undefined);
    return measures.map((measure, at) => {
      const live = answers[at] ?? { kind: 'unanswered', why: '' };
      const published = publishedOf(live, (id) => this.published.besideIn(state, id));
      return standing(plan, { measure, live, published, before: values.get(measure.id), on });
    });
  }
}

interface Known {
  readonly measure: PlanMeasure;
  readonly live: LiveAnswer;
  readonly published: PublishedSeries | null;
  readonly before: LiveAnswer | undefined;
  readonly on: CalendarDate;
}

function standing(plan: ActionPlan, { measure, live, published, before: earlier, on }: Known): MeasureStanding {
  const recorded = plan.values.filter(({ measureId }) => measureId === measure.id).toSorted((a, b) => (a.on < b.on ? -1 : 1)); // prettier-ignore
  const judgements = plan.judgements.filter(({ measureId }) => measureId === measure.id).toSorted((a, b) => (a.on < b.on ? -1 : 1)); // prettier-ignore
  const judged = judgements.at(-1);
  const comparators = comparatorsOf(published);
  const answers = liveTargets({ measure }, live, { on, comparators, judged: judged?.standing ?? null, recorded: recordedValues(recorded) }); // prettier-ignore
  const values = live.kind === 'held' ? live.history.map(({ value }) => value) : [earlier === undefined ? null : valueOf(earlier), valueOf(live)]; // prettier-ignore
  const suggested = suggestedRating({ schemes: plan.document?.ragSchemes ?? [], answers, trend: trendOf(values, answers) }); // prettier-ignore
  return { measure, live, published, answers, suggested, recorded, judgements, met: metOf(answers, judged) };
}

function metOf(answers: readonly TargetAnswer[], judged: Entry<MeasureJudged> | undefined): boolean | null {
  if (judged !== undefined) return judged.standing === 'met';
  return answers.length === 0 ? null : answers.every(({ state }) => state === 'reached');
}

/** The number that stands for the measure; null where there is none. */
export function valueOf(live: LiveAnswer): number | null {
  switch (live.kind) {
    case 'figures':
      return live.figures[live.headline]?.value ?? null;
    case 'breakdown':
      return live.total;
    case 'held':
      return live.latest?.value ?? null;
    case 'judgement':
    case 'unanswered':
      return null;
  }
}

/** The latest of each population, as targets are held to them. */
function recordedValues(recorded: readonly Entry<MeasureValueRecorded>[]): readonly TargetValue[] {
  const latest = new Map(recorded.map((one) => [one.population, one]));
  return [...latest.values()].map(({ value, unit, population }) => ({ value, unit, population }));
}

function publishedOf(live: LiveAnswer, beside: (measure: string) => PublishedSeries | null): PublishedSeries | null {
  if (live.kind === 'figures') {
    const headline = live.figures[live.headline];
    return headline === undefined ? null : beside(headline.measure.id);
  }
  return live.kind === 'breakdown' ? beside(live.measure.id) : null;
}

function comparatorsOf(published: PublishedSeries | null): Comparators {
  const last = published?.years.at(-1);
  if (last === undefined) return noComparators;
  const of = (value: number | null) => (value === null ? null : { value, year: String(last.year) });
  // Totals of England and of a region say nothing beside one authority.
  const share = published?.unit !== 'count';
  return { national: share ? of(last.england) : null, region: share ? of(last.region) : null, statisticalNeighbours: of(last.neighbours) }; // prettier-ignore
}

/** As many months just before. */
function before({ fromMonth, from, months }: Period): Period {
  const shift = (by: number): string => {
    const at = Number(fromMonth.slice(0, 4)) * 12 + Number(fromMonth.slice(5)) - 1 - by;
    return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
  };
  return periodFrom(shift(months.length), shift(1), from);
}
