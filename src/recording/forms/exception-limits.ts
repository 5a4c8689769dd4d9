import { excusableLimitsOf } from '../../../workflows/needs-assessment/excusable-limits.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { excusableLimits } from '../../../workflows/exceptions/excusable-limits.js';
import type { ClaimedFacts, ExcusableLimit } from '../../../workflows/exceptions/excusable-limits.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { limitName } from '../../web/words/limit-words.js';
import { askedFor } from '../effects.view.js';
import type { CaseSituation } from '../recording-form.js';

/** Every limit of the case with whether the claimed facts can excuse it, those due first in front. */
export function limitsByDue(s: CaseSituation, claim: ClaimedFacts): readonly ExcusableLimit[] {
  const limits =
    s.behind.facts.workflow === 'needsAssessment'
      ? excusableLimitsOf(s.state as NeedsAssessment, claim, s.basis)
      : excusableLimits(s.behind.clocks(s.state, s.basis), claim, s.basis);
  return limits.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
}

/** "Send final plan, due 11 January 2027". */
export function limitDueWords(s: CaseSituation, { clock, due }: ExcusableLimit): string {
  const words = nameOf(s, clock) ?? clock.rule;
  return due === null ? words : `${words}, due ${sentenceDate(due)}`;
}

function nameOf(s: CaseSituation, { rule, subject }: ExcusableLimit['clock']): string | null {
  const advice = s.behind.facts.workflow === 'needsAssessment' ? askedFor(s.state as NeedsAssessment, subject) : null;
  return limitName(rule, advice);
}

/** How a form names a limit: its rule, and the advice it is about. */
export function limitValue({ rule, subject }: { readonly rule: string; readonly subject: string | null }): string {
  return subject === null ? rule : `${rule}_${subject}`;
}
