import { Injectable } from '@nestjs/common';
import type { PlanNow } from './plan-form.js';
import type { RatingSuggested } from './suggestion.js';

/** What the targets of an outcome speak for today. */
@Injectable()
export class OutcomeSuggestions {
  of(_now: PlanNow, _rated: { readonly blockId: string | null; readonly measureId: string | null }): Promise<RatingSuggested | null> { // prettier-ignore
    return Promise.resolve(null);
  }
}
