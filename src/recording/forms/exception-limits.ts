import { excusableLimitsOf } from '../../../workflows/needs-assessment/excusable-limits.js';
import type { ClaimedFacts, ExcusableLimit } from '../../../workflows/exceptions/excusable-limits.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { limitName } from '../../web/words/limit-words.js';
import { askedFor } from '../effects.view.js';
import type { Situation } from '../recording-form.js';

/** Every limit of the case with whether the claimed facts can excuse it, those due first in front. */
export function limitsByDue(s: Situation, claim: ClaimedFacts): readonly ExcusableLimit[] {
  return excusableLimitsOf(s.state, claim, s.basis).toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
}

/** "Send final plan, due 11 January 2027". */
export function limitDueWords(s: Situation, { clock, due }: ExcusableLimit): string {
  const words = limitName(clock.rule, askedFor(s.state, clock.subject)) ?? clock.rule;
  return due === null ? words : `${words}, due ${sentenceDate(due)}`;
}

/** How a form names a limit: its rule, and the advice it is about. */
export function limitValue({ rule, subject }: { readonly rule: string; readonly subject: string | null }): string {
  return subject === null ? rule : `${rule}_${subject}`;
}
