import { Injectable, NotFoundException } from '@nestjs/common';
import type { Comparators, ComparatorValue } from '../../../workflows/action-plan/target-answer.js';
import { noComparators } from '../../../workflows/action-plan/target-answer.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { defaultSmallestShown } from '../../../projections/suppression.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { StaffDirectory } from '../../cases/staff-names.service.js';
import { BasisService } from '../../commands/basis.service.js';
import { HeldFiguresRecord } from '../../held-figures/held-figures.service.js';
import { FigureSources } from '../../performance/figure-source.service.js';
import type { Period } from '../../performance/period.js';
import { monthLabel } from '../../performance/period.js';
import { WorkedOut } from '../../performance/worked-out.js';
import { publishedLine } from '../../published-figures/published-beside.view.js';
import { PublishedFigures } from '../../published-figures/published-figures.service.js';
import type { PublishedSeries } from '../../published-figures/published-figures.service.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import type { PlanRecord } from '../action-plan-records.service.js';
import { LivePlanMeasures } from '../live/live-plan-measures.service.js';
import { readAnswer } from './answer-read.js';
import type { ReadAnswer, ReadFigure } from './answer-read.js';
import { FigureMembersReader } from './figure-members.service.js';
import { knownWords, makePaper, measuresOf } from './make-paper.js';
import type { Paper } from './paper.js';
import type { MeasureReading } from './paper-measures.js';
import { periodBefore, periodOf, quartersOf } from './papers-query.js';
import type { PapersQuery } from './papers-query.js';
import { documentOf } from './plan-part.js';
import { publishedAnswers } from './published-answers.js';
import type { FigureMembers } from './published-answers.js';

/** Papers that stay worked out. */
const mostPapers = 24;
/** Measures that are answered before it is said how far it is. */
const atOnce = 10;

/** One stretch of time that is asked for. */
interface Stretch {
  readonly period: Period;
  readonly label: string;
}

/** A paper that is being worked out: from 0 to 1. */
export interface PaperUnderWay {
  readonly progress: number;
}

/** Makes the papers of action plans. Each is worked out once for all who ask. */
@Injectable()
export class Papers {
  private readonly made = new WorkedOut<Paper>(mostPapers);
  private readonly progress = new Map<string, number>();
  private readonly sourcesOf = new Map<string, { readonly parts: readonly unknown[] }>();

  constructor(
    private readonly records: ActionPlanRecords,
    private readonly live: LivePlanMeasures,
    private readonly published: PublishedFigures,
    private readonly held: HeldFiguresRecord,
    private readonly sources: FigureSources,
    private readonly members: FigureMembersReader,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
  ) {}

  get smallestShown(): number {
    return this.basis.decisionBasis().settings.smallestShown ?? defaultSmallestShown;
  }

  /**
   * A paper, or how far it is where it takes longer than the patience given and goes on for whoever asks again.
   * @throws NotFoundException where there is no such plan.
   */
  async of(planId: string, query: PapersQuery, patienceMs: number): Promise<Paper | PaperUnderWay> {
    const now = await this.records.now(planId);
    if (now.state.document === null) throw new NotFoundException();
    const { today } = this.basis;
    const period = periodOf(query, today);
    const day = query.known === 'then' && period.to < today ? period.to : null;
    const then = day === null ? now : await this.records.knownOn(planId, day);
    const wasThere = then.state.document !== null;
    const knownOn = wasThere ? day : null;
    const smallest = query.audience === 'publication' ? this.smallestShown : null;
    const key = JSON.stringify([planId, query, today, smallest]);
    const known = {
      on: knownOn,
      words: wasThere || day === null ? knownWords(knownOn, today) : `${knownWords(null, today)}: it was not on record at the end of ${sentenceDate(day)}`, // prettier-ignore
    };
    const work = async (): Promise<Paper> => {
      try {
        return await this.work(wasThere ? then : now, query, { period, known, smallest, key });
      } finally {
        this.progress.delete(key);
      }
    };
    const source = await this.sourceOf(planId, now, knownOn);
    if (!Number.isFinite(patienceMs)) return this.made.fresh(key, source, work);
    const answer = await this.made.soon(key, source, work, patienceMs);
    return answer?.answer ?? { progress: this.progress.get(key) ?? 0 };
  }

  /** Another object whenever anything that a paper says may have changed. */
  private async sourceOf(planId: string, record: PlanRecord, knownOn: CalendarDate | null): Promise<unknown> {
    if (knownOn !== null) return 'past';
    const parts = [record, await this.sources.standing(null), await this.published.record(), await this.held.now()];
    const before = this.sourcesOf.get(planId);
    if (before !== undefined && before.parts.every((part, at) => part === parts[at])) return before;
    const source = { parts };
    this.sourcesOf.set(planId, source);
    return source;
  }

  private async work(
    record: PlanRecord,
    query: PapersQuery,
    { period, known, smallest, key }: { readonly period: Period; readonly known: Paper['known']; readonly smallest: number | null; readonly key: string }, // prettier-ignore
  ): Promise<Paper> {
    const { today } = this.basis;
    const { state, history } = record;
    const measures = measuresOf(documentOf(state), query.nodeId);
    const quarters = query.kind === 'annual-report' ? quartersOf(period, today) : [];
    const stretches: readonly Stretch[] = [period, ...quarters].map((own) => ({ period: own, label: stretchLabel(own) }));
    const before: Stretch = { period: periodBefore(period, today), label: '' };
    const answers = await this.answers(state.document?.id ?? '', measures, [...stretches, before], known.on, key);
    // What came before is never printed: only which way it moved, and not where that would tell of a withheld count.
    const printed = answers.slice(0, stretches.length);
    const shown = smallest === null ? printed : await this.publishable(printed, period, known.on, smallest);
    const withheld = shown.flat().reduce((sum, { figures }) => sum + figures.filter((figure) => figure.withheld).length, 0);
    const readings = await this.readings(measures, [...shown, answers.at(-1) ?? []], stretches, known.on);
    const names = await this.staff.namesOf([...state.people.values(), ...history.map(({ actor }) => actor.id)]);
    return makePaper({ kind: query.kind, audience: query.audience, state, history, nodeId: query.nodeId, period, known, today, names, smallestShown: smallest, withheld, readings }); // prettier-ignore
  }

  /** By stretch of time, in the order of the measures. */
  private async answers(
    planId: string,
    measures: readonly PlanMeasure[],
    stretches: readonly Stretch[],
    knownOn: CalendarDate | null,
    key: string,
  ): Promise<readonly (readonly ReadAnswer[])[]> {
    const all: ReadAnswer[][] = [];
    const total = Math.max(1, measures.length * stretches.length);
    let done = 0;
    for (const { period } of stretches) {
      const own: ReadAnswer[] = [];
      for (let at = 0; at < measures.length; at += atOnce) {
        const some = measures.slice(at, at + atOnce);
        const answers = await this.live.answers(some.map((measure) => ({ planId, measure, period, knownOn })));
        own.push(...answers.map(readAnswer));
        done += some.length;
        this.progress.set(key, done / total);
      }
      all.push(own);
    }
    return all;
  }

  private async publishable(
    answers: readonly (readonly ReadAnswer[])[],
    period: Period,
    knownOn: CalendarDate | null,
    smallest: number,
  ): Promise<readonly (readonly ReadAnswer[])[]> {
    const members = new Map<ReadFigure, FigureMembers>();
    for (const own of answers) {
      const found = await this.members.of(own.flatMap(({ figures }) => figures), period, knownOn); // prettier-ignore
      for (const [figure, cases] of found) members.set(figure, cases);
    }
    const flat = publishedAnswers(answers.flat(), (figure) => members.get(figure) ?? null, smallest);
    let from = 0;
    return answers.map(({ length }) => flat.slice(from, (from += length)));
  }

  private async readings(
    measures: readonly PlanMeasure[],
    answers: readonly (readonly ReadAnswer[])[],
    stretches: readonly Stretch[],
    knownOn: CalendarDate | null,
  ): Promise<ReadonlyMap<string, MeasureReading>> {
    const { state } = await this.published.record(knownOn ?? undefined);
    const [now = [], ...others] = answers;
    const before = others.at(-1) ?? [];
    return new Map(
      measures.map((measure, at): readonly [string, MeasureReading] => {
        const answer = now[at] ?? readAnswer({ kind: 'unanswered', why: 'Not worked out' });
        const definition = answer.figures[0]?.source?.measure.id;
        const series = definition === undefined ? null : this.published.besideIn(state, definition);
        const line = series === null ? null : publishedLine(series);
        const course = stretches.slice(1).flatMap(({ label }, quarter) => {
          const own = others[quarter]?.[at];
          return own === undefined || own.figures.length === 0 ? [] : [{ label, answer: own }];
        });
        return [
          measure.id,
          { now: answer, before: before[at] ?? null, course, comparators: comparatorsOf(series), comparatorLines: line === null ? [] : [line] }, // prettier-ignore
        ];
      }),
    );
  }
}

/** "Jan to Mar 18". */
function stretchLabel({ fromMonth, toMonth }: Period): string {
  return `${monthLabel(fromMonth, false).slice(0, 3)} to ${monthLabel(toMonth, true)}`;
}

/** The last published year of each: a count of England or a region is a total, and nothing to hold one authority against. */
function comparatorsOf(series: PublishedSeries | null): Comparators {
  if (series === null) return noComparators;
  const last = (of: 'england' | 'region' | 'neighbours'): ComparatorValue | null => {
    const year = series.years.findLast((one) => one[of] !== null);
    const value = year?.[of];
    return year === undefined || value == null ? null : { value, year: String(year.year) };
  };
  const totals = series.unit === 'count';
  return { national: totals ? null : last('england'), region: totals ? null : last('region'), statisticalNeighbours: last('neighbours') }; // prettier-ignore
}
