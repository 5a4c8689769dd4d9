import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { feedbackSummary } from '../../projections/feedback/feedback-summary.js';
import type { FeedbackSummary } from '../../projections/feedback/feedback-summary.js';
import { defaultSmallestShown } from '../../projections/suppression.js';
import { currentQuestionnaire } from '../../workflows/feedback/questionnaire.js';
import { RequireRoles } from '../access/access.decorators.js';
import { readPeriod } from '../boards/board-period.js';
import type { BoardPeriod } from '../boards/board-period.js';
import { csv } from '../cases/csv.js';
import { address } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { BasisService } from '../commands/basis.service.js';
import { period as periodWords } from '../web/words/date-words.js';
import type { FeedbackRow } from '../../projections/feedback/feedback.projection.js';
import { KeptWhile } from '../performance/kept-while.js';
import { FeedbackRows } from './feedback-rows.service.js';
import { feedbackCsvRows, quarterLines, stageHeads, stageLines } from './feedback.view.js';

/** Periods that stay worked out. */
const mostSummaries = 20;

/** What families say of how they were dealt with, as it may be published. */
@Controller()
@RequireRoles('caseworker', 'manager', 'auditor')
export class FeedbackController {
  private readonly summaries = new KeptWhile<readonly FeedbackRow[], FeedbackSummary>(mostSummaries);

  constructor(
    private readonly feedback: FeedbackRows,
    private readonly basis: BasisService,
  ) {}

  @Get('feedback')
  async page(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    const period = readPeriod(query, this.basis.today);
    const summary = await this.summary(period);
    const { settings } = this.basis.decisionBasis();
    response.render('feedback/feedback.njk', {
      title: 'What families say',
      section: 'feedback',
      filter: period,
      period: periodWords(period.from, period.to),
      stages: stageLines(summary),
      heads: stageHeads,
      quarters: quarterLines(summary),
      withholds: summary.withholds,
      smallest: this.smallestShown,
      questionnaire: currentQuestionnaire(settings),
      csvHref: address('/feedback.csv', [
        ['from', period.from],
        ['to', period.to],
      ]),
    });
  }

  @Get('feedback.csv')
  async download(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    const period = readPeriod(query, this.basis.today);
    const rows = feedbackCsvRows(await this.summary(period), period);
    response.attachment(`feedback-${period.from}-to-${period.to}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private get smallestShown(): number {
    return this.basis.decisionBasis().settings.smallestShown ?? defaultSmallestShown;
  }

  private async summary(period: BoardPeriod): Promise<FeedbackSummary> {
    const [rows, smallest] = [await this.feedback.all(), this.smallestShown];
    return this.summaries.of(rows, JSON.stringify([period, smallest]), () => feedbackSummary(rows, period, smallest));
  }
}
