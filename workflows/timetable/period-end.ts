import type { DayNumber } from './calendar-date.js';
import type { Counting } from './counting.js';
import {
  correspondingDate,
  endOfDays,
  endOfMonths,
  endOfTribunalDays,
  endOfWeeks,
  endOfWorkingDays,
} from './counting.js';
import { plainCount, plainDay } from './plain-date.js';
import type { PolicyOptions } from './policy-options.js';
import type { Question } from './reckoning.js';
import { asks } from './reckoning.js';
import type { Period, Within } from './rule.js';

/** The last day of a period and how it was counted, in words. */
export interface PeriodEnd {
  readonly day: DayNumber;
  readonly counting: string;
  readonly options: Partial<PolicyOptions>;
}

/** Tells a counted period from the other ways in which the law sets a limit. */
export function isPeriod(within: Within): within is Period {
  return 'weeks' in within || 'days' in within || 'workingDays' in within || 'months' in within;
}

/** The last day of a period from day 0, under P3, P5, P8 and P9 where the rule asks them. */
export function periodEnd(
  { rule, basis }: Pick<Question, 'rule' | 'basis'>,
  period: Period,
  day0: DayNumber,
): PeriodEnd {
  const { policy } = basis;
  const options: { -readonly [Name in keyof PolicyOptions]?: PolicyOptions[Name] } = {};
  let counting: Counting = period.counting ?? 'excludeStartDay';
  if (asks(rule, 'P3')) {
    options.P3 = policy.P3;
    if (policy.P3 === 'day1') counting = 'includeStartDay';
  }
  if (asks(rule, 'P9')) {
    options.P9 = policy.P9;
    if (policy.P9 === 'include') counting = 'includeStartDay';
  }
  if (asks(rule, 'P5')) options.P5 = policy.P5;
  if (period.direction === 'before') {
    if (asks(rule, 'P8')) options.P8 = policy.P8;
    return { ...backwards(period, day0, policy.P8 === 'clearDays'), options };
  }
  const working = policy.P5 === 'working' && asks(rule, 'P5');
  return { ...forwards(basis, working ? inWorkingDays(period) : period, day0, counting), options };
}

function inWorkingDays(period: Period): Period {
  return 'days' in period ? { workingDays: period.days } : period;
}

type Counted = Pick<PeriodEnd, 'day' | 'counting'>;

function forwards({ calendar }: Question['basis'], period: Period, day0: DayNumber, counting: Counting): Counted {
  const tail = counting === 'includeStartDay' ? 'that day counted as day 1' : 'day 0 not counted';
  const words = (length: string): string => `${plainDay(day0)} + ${length}, ${tail}`;
  if ('weeks' in period) {
    return { day: endOfWeeks(day0, period.weeks, counting), counting: words(plainCount(period.weeks, 'week')) };
  }
  if ('days' in period) {
    return { day: endOfDays(day0, period.days, counting), counting: words(plainCount(period.days, 'day')) };
  }
  if ('months' in period) {
    return { day: endOfMonths(day0, period.months, counting), counting: words(plainCount(period.months, 'month')) };
  }
  const length = plainCount(period.workingDays, 'working day');
  if (period.excludeAugust === true) {
    return {
      day: endOfTribunalDays(day0, period.workingDays, counting, calendar),
      counting: `${words(length)}, nor August and 25 December to 1 January`,
    };
  }
  return { day: endOfWorkingDays(day0, period.workingDays, counting, calendar), counting: words(length) };
}

function backwards(period: Period, day0: DayNumber, clearDays: boolean): Counted {
  const tail = clearDays ? 'counted backwards, clear days' : 'counted backwards';
  if ('months' in period) {
    return {
      day: correspondingDate(day0, -period.months) - (clearDays ? 1 : 0),
      counting: `${plainDay(day0)} − ${plainCount(period.months, 'month')}, ${tail}`,
    };
  }
  if ('weeks' in period) {
    return {
      day: day0 - period.weeks * 7 - (clearDays ? 1 : 0),
      counting: `${plainDay(day0)} − ${plainCount(period.weeks, 'week')}, ${tail}`,
    };
  }
  throw new Error('Only weeks and months are counted backwards');
}
