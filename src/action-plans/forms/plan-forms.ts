import { correct } from './correct.form.js';
import { completePlan, issueDraft, publish, reopen, withdraw } from './course.forms.js';
import { judgement, value } from './measure.forms.js';
import { milestone, outcome } from './outcome.forms.js';
import { budgetTotal, date, party } from './particulars.forms.js';
import type { PlanFormKind } from './plan-form.js';
import { complete, progress, reopenItem } from './progress.forms.js';
import { strike } from './strike.form.js';
import { add, edit, remove } from './text.forms.js';

/** Every form about a plan that stands, by its word in the address: `/action-plans/southampton/record/progress?item=a2.1`. */
const planForms: Readonly<Record<string, PlanFormKind>> = {
  // What is told of an item or a deliverable: ?item= and ?deliverable=
  progress,
  complete,
  'reopen-item': reopenItem,
  // Of a block of outcomes (?block=), a measure (?measure=) or a milestone (?milestone=)
  outcome,
  milestone,
  value,
  judgement,
  // Of a line of the timeline (?line=), a post (?party=) and the budget
  'choose-date': date,
  'name-party': party,
  'budget-total': budgetTotal,
  // Of the plan as a whole
  'issue-draft': issueDraft,
  publish,
  'complete-plan': completePlan,
  withdraw,
  reopen,
  // Its text: ?kind=, ?id= and ?within=, or ?path=
  edit,
  add,
  remove,
  correct,
  // An entry of the history: ?revision=
  strike,
};

/** The form of an address; null where there is none. */
export function planFormOf(word: string): PlanFormKind | null {
  return Object.hasOwn(planForms, word) ? (planForms[word] ?? null) : null;
}

export const planFormWords: readonly string[] = Object.keys(planForms);
