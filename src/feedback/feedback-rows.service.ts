import { Injectable } from '@nestjs/common';
import {
  assessmentFeedbackProjection,
  planFeedbackProjection,
} from '../../projections/feedback/feedback.projection.js';
import type { FeedbackRow } from '../../projections/feedback/feedback.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { HeldRows } from '../projector/held-rows.js';

/** What families answered, held in memory for the summary: scores and dates, nobody's name and no words. */
@Injectable()
export class FeedbackRows {
  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {}

  async all(): Promise<readonly FeedbackRow[]> {
    const tables = await this.held.tables([assessmentFeedbackProjection, planFeedbackProjection], this.home.code);
    return tables.flatMap((table) => table.all()) as unknown as readonly FeedbackRow[];
  }
}
