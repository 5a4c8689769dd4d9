import type { CalendarDate, DayNumber } from './calendar-date.js';
import { dayNumber, dayNumberOf, packedDate } from './calendar-date.js';
import { lastDayBefore } from './counting.js';
import { plainDay } from './plain-date.js';
import type { Limit, Question, Reckoning } from './reckoning.js';
import { dayOf, missing, requiredDay } from './reckoning.js';
import type { Rule } from './rule.js';
import { latestRule } from './rule-sets.js';
import { timeToAppeal } from './several-starts.js';

/** Reg 18(3): for transfers on this one day the limit of reg 18(1)(a) was 31 May. */
const firstTransferDay = dayNumber('2015-09-01' as CalendarDate);

/** Reg 18(1): before 15 February or 31 March of the calendar year of transfer. */
export function fixedDateInYear(question: Question): Reckoning {
  const { rule, facts, basis } = question;
  const transfer = requiredDay(question, 'start');
  const year = facts['transferYear'] === undefined ? yearOf(transfer) : Number(facts['transferYear']);
  const may2015 = rule.id === 'E13' && transfer === firstTransferDay;
  const fixed = may2015 ? dayNumberOf(2015, 5, 31) : fixedDay(rule, year);
  const { P7 } = basis.policy;
  const day = P7 === 'customary' ? fixed : lastDayBefore(fixed);
  const words = P7 === 'customary' ? `taken as the last day, as is customary` : `last day ${plainDay(day)}`;
  return {
    day0: transfer,
    limits: [{ stage: null, day }],
    counting: `Before ${plainDay(fixed)}: ${words}${P7 === 'strict' ? ' (the customary date is the day after)' : ''}`,
    options: { P7 },
  };
}

/**
 * CFA s.46 and reg 46: the 25th birthday, or the end of the academic year in which it falls if the authority keeps the
 * plan. In further education that is 31 July; elsewhere the end of the course, at most the day before the 26th birthday.
 */
export function ageLimit(question: Question): Reckoning {
  const born = dayOf(question, 'birthDate') ?? requiredDay(question, 'start');
  const birthday = birthdayOf(born, 25);
  const end = endOfAcademicYear(question, birthday, birthdayOf(born, 26) - 1);
  const atBirthday: Limit = { stage: 'birthday', day: birthday };
  const atYearEnd: Limit = { stage: 'academicYearEnd', day: end };
  const { extended } = question.facts;
  return {
    day0: birthday,
    limits: extended === 'yes' ? [atYearEnd] : extended === 'no' ? [atBirthday] : [atBirthday, atYearEnd],
    counting: `25th birthday ${plainDay(birthday)}; ${plainDay(end)} if the authority keeps the plan to the end of the academic year`,
    options: {},
  };
}

function endOfAcademicYear(question: Question, birthday: DayNumber, latest: DayNumber): DayNumber {
  if (question.facts['setting'] === 'other') {
    const courseEnds = dayOf(question, 'courseEndsOn') ?? missing(question.rule, 'courseEndsOn');
    return Math.min(Math.max(courseEnds, birthday), latest);
  }
  const thisYear = fixedDay(question.rule, yearOf(birthday));
  return birthday <= thisYear ? thisYear : Math.min(fixedDay(question.rule, yearOf(birthday) + 1), latest);
}

/** CFA s.45(4): until the time to appeal ends or, if there is an appeal, until it is decided. */
export function planKeptAlive(question: Question): Reckoning {
  const sent = requiredDay(question, 'start');
  const determined = dayOf(question, 'appealDeterminedOn');
  if (determined !== null) {
    const counting = `Until the appeal was decided on ${plainDay(determined)}`;
    return { day0: sent, limits: [{ stage: null, day: determined }], counting, options: {} };
  }
  if (dayOf(question, 'appealRegisteredOn') !== null) {
    return { day0: sent, limits: [{ stage: null, day: null }], counting: 'Until the appeal is decided', options: {} };
  }
  const appeal = timeToAppeal({ ...question, rule: latestRule(question.basis.ruleSet, 'J1') });
  return { ...appeal, counting: `Until the time to appeal ends: ${appeal.counting}` };
}

function fixedDay(rule: Rule, year: number): DayNumber {
  if (!('fixed' in rule.within)) throw new Error(`Rule ${rule.id} has no fixed date`);
  const { fixed } = rule.within;
  return dayNumberOf(year, Number(fixed.slice(2, 4)), Number(fixed.slice(5, 7)));
}

function yearOf(day: DayNumber): number {
  return Math.floor(packedDate(day) / 10_000);
}

/** Somebody born on 29 February has the birthday on 1 March in other years. */
function birthdayOf(born: DayNumber, age: number): DayNumber {
  const packed = packedDate(born);
  return dayNumberOf(Math.floor(packed / 10_000) + age, Math.floor(packed / 100) % 100, packed % 100);
}
