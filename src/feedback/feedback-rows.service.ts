import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  assessmentFeedbackProjection,
  planFeedbackProjection,
} from '../../projections/feedback/feedback.projection.js';
import type { FeedbackRow } from '../../projections/feedback/feedback.projection.js';
import { LiveRows } from '../boards/live-rows.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';

/** What families answered, held in memory for the summary: scores and dates, nobody's name and no words. */
@Injectable()
export class FeedbackRows implements OnModuleDestroy {
  private readonly parts: readonly LiveRows<FeedbackRow>[];

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.parts = [assessmentFeedbackProjection, planFeedbackProjection].map(
      ({ name }) =>
        new LiveRows(readModels, projector, name, (json) => {
          const row = JSON.parse(json) as FeedbackRow;
          return row.authority === code ? row : null;
        }),
    );
  }

  onModuleDestroy(): void {
    for (const part of this.parts) part.stop();
  }

  async all(): Promise<readonly FeedbackRow[]> {
    const parts = await Promise.all(this.parts.map((part) => part.all()));
    return parts.flatMap((rows) => [...rows.values()]);
  }
}
