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
  private known: { readonly of: readonly (readonly unknown[])[]; readonly rows: readonly FeedbackRow[] } | null = null;

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {}

  /** The same array until one of them changes. */
  async all(): Promise<readonly FeedbackRow[]> {
    const tables = await this.held.tables([assessmentFeedbackProjection, planFeedbackProjection], this.home.code);
    const of = tables.map((table) => table.all());
    if (this.known === null || of.some((rows, at) => rows !== this.known?.of[at]))
      this.known = { of, rows: of.flat() as unknown as readonly FeedbackRow[] };
    return this.known.rows;
  }
}
