import { Injectable, NotFoundException } from '@nestjs/common';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
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
import { sentenceDate } from '../../web/words/date-words.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import type { PlanRecord } from '../action-plan-records.service.js';
import { LivePlanMeasures } from '../live/live-plan-measures.service.js';
import { MeasureStandings } from '../measure-standings.service.js';
import type { MeasureStanding } from '../measure-standings.service.js';
import { readAnswer } from './answer-read.js';
import type { ReadAnswer, ReadFigure } from './answer-read.js';
import { FigureMembersReader } from './figure-members.service.js';
import { knownWords, makePaper } from './make-paper.js';
import type { Paper } from './paper.js';
import type { MeasureReading } from './paper-measures.js';
import { periodOf, quartersOf } from './papers-query.js';
import type { PapersQuery } from './papers-query.js';
import { documentOf, measuresOf } from './plan-part.js';
import { planUpTo } from './plan-up-to.js';
import { publishedAnswers } from './published-answers.js';
import type { FigureMembers } from './published-answers.js';

/** Papers that stay worked out. */
const mostPapers = 24;
/** Measures that are answered before it is said how far it is. */
const atOnce = 10;

interface Asked {
  readonly planId: string;
  readonly measures: readonly PlanMeasure[];
  readonly knownOn: CalendarDate | null;
  readonly key: string;
  /** Answers that there will be in all. */
  readonly steps: number;
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
    private readonly standings: MeasureStandings,
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
    const parts = [record, await this.sources.standing(null), await this.published.known(), await this.held.now()];
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
    const asked: Asked = { planId: documentOf(state).id, measures, knownOn: known.on, key, steps: measures.length * (quarters.length + 1) }; // prettier-ignore
    const standings = await this.standingsOf(asked, planUpTo(state, period.to), period);
    const course = await this.courseOf(asked, quarters);
    const answers = [standings.map(({ live }) => readAnswer(live)), ...course];
    const shown = smallest === null ? answers : await this.publishable(answers, period, known.on, smallest);
    const withheld = shown
      .flat()
      .reduce((sum, { figures }) => sum + figures.filter((figure) => figure.withheld).length, 0);
    const readings = readingsOf(standings, shown, quarters.map(stretchLabel)); // prettier-ignore
    const names = await this.staff.namesOf([...state.people.values(), ...history.map(({ actor }) => actor.id)]);
    return makePaper({ kind: query.kind, audience: query.audience, state, history, nodeId: query.nodeId, period, known, today, names, smallestShown: smallest, withheld, readings }); // prettier-ignore
  }

  /** As the pages of the plan have them: value, targets, suggestion. */
  private async standingsOf(
    { planId, measures, knownOn, key, steps }: Asked,
    plan: ActionPlan,
    period: Period,
  ): Promise<readonly MeasureStanding[]> {
    const all: MeasureStanding[] = [];
    for (let at = 0; at < measures.length; at += atOnce) {
      const some = measures.slice(at, at + atOnce);
      all.push(
        ...(await this.standings.of({
          planId,
          plan,
          measures: some,
          period,
          knownOn,
          on: period.to,
          readsFigures: true,
        })),
      );
      this.progress.set(key, all.length / steps);
    }
    return all;
  }

  /** By stretch of time, in the order of the measures. */
  private async courseOf(
    { planId, measures, knownOn, key, steps }: Asked,
    stretches: readonly Period[],
  ): Promise<readonly (readonly ReadAnswer[])[]> {
    const all: ReadAnswer[][] = [];
    for (const [done, period] of stretches.entries()) {
      const answers = await this.live.answers(measures.map((measure) => ({ planId, measure, period, knownOn })));
      all.push(answers.map(readAnswer));
      this.progress.set(key, (measures.length * (done + 2)) / steps);
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
}

/** What every measure's reading is put together from: the paper's own period first, then its stretches. */
function readingsOf(
  standings: readonly MeasureStanding[],
  [now = [], ...course]: readonly (readonly ReadAnswer[])[],
  labels: readonly string[],
): ReadonlyMap<string, MeasureReading> {
  return new Map(
    standings.map(({ measure, live, answers, suggested, published }, at): readonly [string, MeasureReading] => [
      measure.id,
      {
        now: now[at] ?? readAnswer(live),
        course: course.flatMap((answersThen, stretch) => {
          const answer = answersThen[at];
          return answer === undefined || answer.figures.length === 0 ? [] : [{ label: labels[stretch] ?? '', answer }];
        }),
        answers,
        suggested,
        published: published === null ? null : publishedLine(published),
      },
    ]),
  );
}

/** "Jan to Mar 18". */
function stretchLabel({ fromMonth, toMonth }: Period): string {
  return `${monthLabel(fromMonth, false).slice(0, 3)} to ${monthLabel(toMonth, true)}`;
}
