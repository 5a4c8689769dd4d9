import { Injectable } from '@nestjs/common';
import { measureById } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { Figure, FigureRows } from '../../../projections/measures/figures.js';
import type { Measure, Scope } from '../../../projections/measures/measure.js';
import { bindingOf } from '../../../projections/measures/plan-bindings.js';
import type { BoundFigure, PlanBinding } from '../../../projections/measures/plan-binding.js';
import { needsBirthDates, partsOf } from '../../../projections/measures/populations.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { Breakdowns } from '../../breakdowns/breakdowns.service.js';
import type { BreakdownQuery } from '../../breakdowns/breakdown-query.js';
import { BasisService } from '../../commands/basis.service.js';
import { HeldFiguresRecord } from '../../held-figures/held-figures.service.js';
import type { HeldRecord } from '../../held-figures/held-figures.service.js';
import { FigureSources } from '../../performance/figure-source.service.js';
import type { FigureSource } from '../../performance/figure-source.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import type { Period } from '../../performance/period.js';
import { monthWords } from '../../performance/period.js';
import { Turns } from '../../event-store/turns.js';
import { DetailsOnRecord } from './details-on-record.service.js';
import type { LiveAnswer, LiveAsk, LiveFigure, LiveHeld, PathPoint } from './live-answer.js';
import { liveBreakdown } from './live-breakdown.js';
import type { Table } from './live-breakdown.js';
import { isOfADay, liveFigure, valueOf } from './live-figures.js';
import { heldAnswerOf, liveHeld } from './live-held.js';
import { rateOfPupils } from './rate-of-pupils.js';

/** Figures that stay worked out: a year of months of every measure of a long plan. */
const mostFigures = 4_000;
/** Answers from held series that stay worked out: those of every measure of a few long plans, for a few periods. */
const mostHeld = 1_000;

type BreakdownBinding = Extract<PlanBinding, { kind: 'breakdown' }>;

/** What several questions are answered from, read once. */
interface Reading {
  sources: Map<string, Promise<FigureSource>>;
  held: Map<string, Promise<HeldRecord>>;
}
const nothingRead = (): Reading => ({ sources: new Map(), held: new Map() });

/**
 * Live values of the measures of action plans: counted from events, given by others, or left to a person's judgement. Counts are
 * those of the whole authority, as the performance pages have them.
 */
@Injectable()
export class LivePlanMeasures {
  private readonly figures = new KeptWhile<object, Figure>(mostFigures);
  private readonly heldAnswers = new KeptWhile<HeldRecord, LiveHeld>(mostHeld);

  constructor(
    private readonly sources: FigureSources,
    private readonly breakdowns: Breakdowns,
    private readonly held: HeldFiguresRecord,
    private readonly details: DetailsOnRecord,
    private readonly basis: BasisService,
  ) {}

  answer(ask: LiveAsk): Promise<LiveAnswer> {
    return this.answerFrom(ask, nothingRead());
  }

  /** The same for a page with many measures: rows are read once for each period and day. In the order of the questions. */
  async answers(asks: readonly LiveAsk[]): Promise<readonly LiveAnswer[]> {
    const reading = nothingRead();
    const turns = new Turns();
    const answers: LiveAnswer[] = [];
    for (const ask of asks) {
      answers.push(await this.answerFrom(ask, reading));
      await turns.next();
    }
    return answers;
  }

  /**
   * The value of each stretch of time, for a chart: of the figure that targets are held to. Of a held series every period
   * that was given. Empty where there is nothing to draw.
   */
  async path(ask: LiveAsk, stretches: readonly Period[]): Promise<readonly PathPoint[]> {
    const binding = bindingFor(ask);
    if (binding === null) {
      const answer = await this.answer(ask);
      return answer.kind === 'held' ? answer.history.map((point) => ({ ...point, label: point.periodWords })) : [];
    }
    const reading = nothingRead();
    const turns = new Turns();
    const points: PathPoint[] = [];
    for (const period of stretches) {
      points.push({
        period: period.fromMonth === period.toMonth ? period.fromMonth : `${period.fromMonth}/${period.toMonth}`,
        label: stretchWords(period),
        until: period.to,
        value: await this.headline({ ...ask, period }, binding, reading),
      });
      await turns.next();
    }
    return points;
  }

  private async headline(ask: LiveAsk, binding: PlanBinding, reading: Reading): Promise<number | null> {
    if (binding.kind === 'figures') {
      const [{ measure: id, take }] = binding.figures;
      const measure = measureById(id);
      return measure === undefined ? null : valueOf(take, await this.figure(ask, measure, reading));
    }
    if (binding.kind === 'breakdown') return this.breakdowns.total(this.queryOf(ask, binding, binding.by[0]));
    const answer = await this.bound(ask, binding, reading);
    return answer.kind === 'figures' ? (answer.figures[0]?.value ?? null) : null;
  }

  private async answerFrom(ask: LiveAsk, reading: Reading): Promise<LiveAnswer> {
    const { class: feedClass, kpi } = ask.measure.feed;
    if (feedClass === 'C') return { kind: 'judgement' };
    const binding = bindingFor(ask);
    if (binding !== null) return this.bound(ask, binding, reading);
    const record = await this.heldRecord(ask.knownOn, reading);
    const series = heldAnswerOf(ask, record.state);
    if (series !== null) {
      const { period, measure } = ask;
      const key = JSON.stringify([series, period.from, period.to, measure.baseline]);
      return this.heldAnswers.of(record, key, () => liveHeld(ask, series, record));
    }
    if (kpi !== null) return { kind: 'unanswered', why: `No measure of this release answers ${kpi}` };
    return { kind: 'unanswered', why: 'No series of figures answers this measure' };
  }

  private async bound(ask: LiveAsk, binding: PlanBinding, reading: Reading): Promise<LiveAnswer> {
    switch (binding.kind) {
      case 'figures': {
        const figures: LiveFigure[] = [];
        for (const one of binding.figures) figures.push(await this.one(ask, one, reading));
        return { kind: 'figures', figures, headline: 0, note: binding.note };
      }
      case 'breakdown':
        return this.breakdown(ask, binding);
      case 'rateOfPupils': {
        const { state } = await this.heldRecord(ask.knownOn, reading);
        const { rows, scope } = await this.source(ask, false, reading);
        return { kind: 'figures', figures: [rateOfPupils(ask, state, rows, scope)], headline: 0, note: binding.note };
      }
      case 'detailsOnRecord': {
        const { rows } = await this.source(ask, true, reading);
        const figure = await this.details.figure(rows, ask.period, ask.knownOn);
        return { kind: 'figures', figures: [figure], headline: 0, note: binding.note };
      }
    }
  }

  private async one(ask: LiveAsk, bound: BoundFigure, reading: Reading): Promise<LiveFigure> {
    const measure = measureById(bound.measure);
    if (measure === undefined) throw new Error(`The catalogue has no measure ${bound.measure}`);
    const { period, knownOn } = ask;
    return liveFigure(bound, { measure, figure: await this.figure(ask, measure, reading), period, knownOn });
  }

  private async figure(ask: LiveAsk, measure: Measure, reading: Reading): Promise<Figure> {
    const { rows, scope } = await this.source(ask, needsBirthDates(measure), reading);
    const asked = isOfADay(measure) ? { ...scope, asAt: earlier(scope.to, scope.asAt) } : scope;
    const key = [measure.id, asked.from, asked.to, asked.asAt].join(' ');
    return this.figures.of(countedFrom(measure, rows), key, () => figureOf(measure, rows, asked));
  }

  private async breakdown(ask: LiveAsk, binding: BreakdownBinding): Promise<LiveAnswer> {
    const table = async (way: BreakdownQuery['way']): Promise<Table> => {
      const query = this.queryOf(ask, binding, way);
      return { query, counted: await this.breakdowns.counted(query) };
    };
    const [first, ...others] = binding.by;
    return liveBreakdown([await table(first), ...(await Promise.all(others.map(table)))], binding);
  }

  private queryOf(
    { period, knownOn: known }: LiveAsk,
    { counted: thing }: BreakdownBinding,
    way: BreakdownQuery['way'],
  ): BreakdownQuery {
    const on = earlier(period.to, known ?? this.basis.today);
    return { thing, way, period, on, known, team: null, form: 'inside' };
  }

  private source({ period, knownOn }: LiveAsk, withBirthDates: boolean, { sources }: Reading): Promise<FigureSource> {
    const key = [period.from, period.to, knownOn, withBirthDates].join(' ');
    const known = sources.get(key) ?? this.sources.source({ period, team: null, asAt: knownOn }, withBirthDates);
    sources.set(key, known);
    return known;
  }

  private heldRecord(knownOn: CalendarDate | null, { held }: Reading): Promise<HeldRecord> {
    const known = held.get(knownOn ?? '') ?? (knownOn === null ? this.held.now() : this.held.knownOn(knownOn));
    held.set(knownOn ?? '', known);
    return known;
  }
}

/** What a figure changes with: a plan that is reviewed leaves the figures of assessments as they are. */
function countedFrom(measure: Measure, rows: FigureRows): object {
  const [part, ...others] = measure.kind === 'ratio' ? [] : partsOf[measure.of];
  return part === undefined || others.length > 0 ? rows : rows[part];
}

function bindingFor({ planId, measure: { id, unit, feed } }: LiveAsk): PlanBinding | null {
  if (feed.class !== 'A' || feed.kpi === null) return null;
  return bindingOf({ planId, measureId: id, kpi: feed.kpi, unit });
}

const earlier = (a: Scope['asAt'], b: Scope['asAt']): Scope['asAt'] => (a < b ? a : b);

function stretchWords({ fromMonth, toMonth }: Period): string {
  return fromMonth === toMonth ? monthWords(fromMonth) : `${monthWords(fromMonth)} to ${monthWords(toMonth)}`;
}
