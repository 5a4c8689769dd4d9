import { Injectable } from '@nestjs/common';
import { suggestedRating } from '../../../workflows/action-plan/suggested-rating.js';
import type { SuggestedRating } from '../../../workflows/action-plan/suggested-rating.js';
import { periodFrom } from '../../performance/period.js';
import { MeasureStandings } from '../measure-standings.service.js';
import type { PlanNow } from './plan-form.js';
import type { RatingSuggested } from './suggestion.js';

/** What the targets of an outcome speak for today, by the figures of the months that its pages show. */
@Injectable()
export class OutcomeSuggestions {
  constructor(private readonly standings: MeasureStandings) {}

  /** Null where the plan has no such outcome. Measures that are rated together speak together: all their targets count. */
  async of(
    { planId, state, today }: PlanNow,
    rated: { readonly blockId: string | null; readonly measureId: string | null },
  ): Promise<RatingSuggested | null> {
    const { document } = state;
    if (document === null) return null;
    const block = document.outcomeAssessments.find(({ id }) => id === rated.blockId);
    const ids = block?.measureIds ?? [rated.measureId ?? ''];
    const measures = document.measures.filter(({ id }) => ids.includes(id));
    if (measures.length === 0) return null;
    const period = periodFrom(undefined, undefined, today);
    const known = await this.standings.of({
      planId,
      plan: state,
      measures,
      period,
      knownOn: null,
      on: today,
      readsFigures: true,
    });
    const [only, ...others] = known;
    if (only !== undefined && others.length === 0) return said(only.suggested);
    const answers = known.flatMap((one) => one.answers);
    return said(suggestedRating({ schemes: document.ragSchemes, answers, trend: null }));
  }
}

const said = (suggested: SuggestedRating): RatingSuggested => ({
  code: suggested.kind === 'suggested' ? suggested.code : null,
  reason: suggested.reason,
});
