import { Injectable } from '@nestjs/common';
import { Turns } from '../event-store/turns.js';
import { casesHref, definitionHref } from '../performance/figure-links.js';
import { FigureSources } from '../performance/figure-source.service.js';
import type { FigureSource } from '../performance/figure-source.service.js';
import { KeptWhile } from '../performance/kept-while.js';
import { addressOf } from '../performance/performance-query.js';
import type { PerformanceQuery } from '../performance/performance-query.js';
import { planFigure, planFigureGroups } from '../performance/plan-figures.view.js';
import { auditsIn } from './quality-lists.js';
import type { ListedAudit } from './quality-lists.js';
import { adviceByGiver, byIssue, gradeTable, outcomesByYear } from './quality-tables.js';

/** Periods and teams that stay worked out until anything is recorded. */
const mostLooks = 12;

export interface QualityLook {
  readonly audits: readonly ListedAudit[];
  readonly figures: readonly object[];
  readonly grades: ReturnType<typeof gradeTable>;
  readonly issued: ReturnType<typeof byIssue>;
  readonly advice: ReturnType<typeof adviceByGiver>;
  readonly years: ReturnType<typeof outcomesByYear>;
}

/** What the page of quality shows of a period and a team. In a large authority that is two seconds of work, done in turns. */
@Injectable()
export class QualityLooks {
  private readonly looks = new KeptWhile<FigureSource['rows'], Promise<QualityLook>>(mostLooks);

  constructor(private readonly sources: FigureSources) {}

  /** Worked out once for as long as no row changes, for all who ask. */
  look(source: FigureSource, query: PerformanceQuery): Promise<QualityLook> {
    return this.looks.of(source.rows, `${addressOf(query)} ${source.scope.asAt}`, () => workedOut(source, query));
  }

  /** As whoever opens the page first finds it. */
  async readAhead(query: PerformanceQuery): Promise<void> {
    await this.look(await this.sources.source(query), query);
  }
}

async function workedOut(source: FigureSource, query: PerformanceQuery): Promise<QualityLook> {
  const turns = new Turns();
  const inTurn = async <Part>(part: Part): Promise<Part> => {
    await turns.next();
    return part;
  };
  const audits = await inTurn(auditsIn(source.rows, source.scope));
  const figures: object[] = [];
  for (const measure of planFigureGroups.find(({ id }) => id === 'quality')?.measures ?? []) {
    const { value, line } = await inTurn(planFigure(measure, source));
    figures.push({
      title: measure.title,
      value,
      line,
      cases: casesHref(measure.id, measure.version, query),
      definition: definitionHref(measure.id),
    });
  }
  const grades = await inTurn(gradeTable(audits));
  const issued = await inTurn(byIssue(source, query));
  const advice = await inTurn(adviceByGiver(source));
  return { audits, figures, grades, issued, advice, years: outcomesByYear(source) };
}
