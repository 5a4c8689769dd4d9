import type { Deadline } from '../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandRules, latestRule } from '../../workflows/timetable/rule-sets.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { shortDate } from '../web/words/date-words.js';
import { groundInShort } from '../web/words/ground-words.js';
import { limitInShort, limitLaw } from '../web/words/limit-words.js';

/** One row of the table of limits. */
export interface LimitRow {
  readonly rule: string;
  /** Jumps to the clock on the tab of clocks. */
  readonly anchor: string;
  readonly title: string;
  readonly line: string;
  readonly date: DueDate;
}

/** Advice limits with a body of their own come under the decision, then the limits of the plan, those of a dispute last. */
const order: readonly string[] = [
  ...['A1', 'A2', 'D5', 'K1', 'B1', 'C1', 'C2', 'C3', 'G2'],
  ...['K2', 'K3', 'K4', 'K5', 'K9', 'I6'],
];

/** The legal limits of an assessment: those that bind. */
export function limitRows(
  state: NeedsAssessment,
  deadlines: readonly Deadline[],
  today: CalendarDate,
): readonly LimitRow[] {
  return deadlines
    .filter(
      ({ rule, binding, status }) => binding && order.includes(rule) && !(rule === 'C2' && status === 'superseded'),
    )
    .toSorted((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule) || compare(a.due, b.due))
    .map((deadline) => {
      const body = bodyOf(state, deadline);
      return {
        rule: deadline.rule,
        anchor: clockAnchor(deadline),
        title: limitInShort(deadline.rule, body, deadline.stage),
        line: lineOf(state, deadline),
        date: dueDate(deadline, today),
      };
    });
}

export function clockAnchor({ rule, subject, stage }: Pick<Deadline, 'rule' | 'subject' | 'stage'>): string {
  return ['clock', rule, subject, stage].filter((part) => part !== null).join('-');
}

/** The body whose advice a limit is about; null for other limits. */
export function bodyOf(
  { advice }: NeedsAssessment,
  { rule, subject }: Pick<Deadline, 'rule' | 'subject'>,
): string | null {
  return rule === 'B1' ? (advice.find(({ adviceId }) => adviceId === subject)?.body ?? null) : null;
}

function lineOf({ advice }: NeedsAssessment, { rule, subject, exception, status }: Deadline): string {
  const asked = rule === 'B1' ? advice.find(({ adviceId }) => adviceId === subject) : undefined;
  if (status === 'disapplied' && exception !== null)
    return `${groundInShort(exception.ground)} · ${limbWords(rule, exception.limb)}`;
  if (asked?.returnedOn != null && asked.receivedOn === null) {
    return `Returned ${shortDate(asked.returnedOn)} as inadequate; clock kept`;
  }
  const duty = rule === 'B1' && asked?.body !== 'parentOrYoungPerson' ? ' · duty on the service' : '';
  return `${limitLaw(rule)}${duty}`;
}

/** "reg 8(2)(c)": where the exception stands in the law. */
export function limbWords(rule: RuleId, limb: string): string {
  return latestRule(englandRules, rule).exceptions.find(({ id }) => id === limb)?.citation ?? limb;
}

function compare(a: CalendarDate | null, b: CalendarDate | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
