import type { DayNumber } from './calendar-date.js';
import { endOfWeeks } from './counting.js';
import { dayZero } from './day-zero.js';
import { plainCount, plainDay } from './plain-date.js';
import { isPeriod } from './period-end.js';
import type { Limit, Question, Reckoning } from './reckoning.js';
import { missing, requiredChoice } from './reckoning.js';
import type { Period, Rule } from './rule.js';

/** What each limit of an unopposed appeal is for, in the order of the weeks in the rule. */
const concessionStages: Readonly<Record<string, readonly string[]>> = {
  assess: ['tell', 'refuse', 'final'],
  makePlan: ['draft', 'final'],
};

/** Reg 44(2)(c): draft and final plan, both from the order. */
export function orderToMakePlan(question: Question): Reckoning {
  const day0 = dayZero(question).day;
  const { within } = question.rule;
  const first = isPeriod(within) ? within : unexpected(question.rule);
  return staged(day0, [
    { stage: 'draft', weeks: weeksOf(question.rule, first) },
    { stage: 'final', weeks: weeksOf(question.rule, first.then) },
  ]);
}

/** Reg 44(2)(a), (g), (h): at once, and 5 weeks to amend where that was ordered. */
export function orderOnCeasing(question: Question): Reckoning {
  const { rule, facts } = question;
  const day0 = dayZero(question).day;
  const then = 'immediate' in rule.within ? rule.within.then : undefined;
  const atOnce = { stage: 'atOnce', weeks: 0 };
  const type = facts['type'];
  if (type === 'dismissed' || type === 'continue') return staged(day0, [atOnce]);
  return staged(day0, [atOnce, { stage: 'amend', weeks: weeksOf(rule, then) }]);
}

/** Reg 45: what follows when the authority does not oppose the appeal, by what the appeal was about. */
export function concession(question: Question): Reckoning {
  const { rule } = question;
  const day0 = dayZero(question).day;
  const type = requiredChoice(question, 'type');
  if (!('byType' in rule.within)) return unexpected(rule);
  const within = rule.within.byType[type];
  if (within === undefined) missing(rule, 'type');
  if ('immediate' in within) return staged(day0, [{ stage: null, weeks: 0 }]);
  const weeks = typeof within.weeks === 'number' ? [within.weeks] : within.weeks;
  const stages = concessionStages[type] ?? [];
  return staged(
    day0,
    weeks.map((count, index) => ({ stage: stages[index] ?? null, weeks: count })),
  );
}

function staged(
  day0: DayNumber,
  stages: readonly { readonly stage: string | null; readonly weeks: number }[],
): Reckoning {
  const limits = stages.map(({ stage, weeks }): Limit => ({ stage, day: endOfWeeks(day0, weeks, 'excludeStartDay') }));
  const words = stages.map(({ weeks }) => (weeks === 0 ? 'at once' : `+ ${plainCount(weeks, 'week')}`)).join(', ');
  const tail = stages.some(({ weeks }) => weeks > 0) ? ', day 0 not counted' : '';
  return { day0, limits, counting: `${plainDay(day0)} ${words}${tail}`, options: {} };
}

function weeksOf(rule: Rule, period: Period | undefined): number {
  return period !== undefined && 'weeks' in period ? period.weeks : unexpected(rule);
}

function unexpected(rule: Rule): never {
  throw new Error(`Rule ${rule.id} does not have the form its reckoning expects`);
}
