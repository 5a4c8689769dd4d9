import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { addDays, weekday } from '../../workflows/timetable/calendar-date.js';
import type { PolicyName } from '../../workflows/timetable/policy-options.js';
import type { FactValues, TimetableBasis } from '../../workflows/timetable/reckoning.js';
import type { Rule } from '../../workflows/timetable/rule.js';
import { latestRules } from '../../workflows/timetable/rule-sets.js';
import type { TimetableAnswer } from '../../workflows/timetable/timetable-due.js';
import { exampleFacts, exampleStart, workedFrom } from '../rules/worked-example.js';
import { shortDate, tableDate } from '../web/words/date-words.js';
import { capital, dayCount } from '../web/words/distance-words.js';
import { limitStep, limitTitle } from '../web/words/limit-words.js';
import type { BeforeAndAfter, Effects } from './setting-form.js';

/** The rules that ask a policy question, in the order of the law. */
export function rulesTouched(option: PolicyName, { ruleSet }: Pick<TimetableBasis, 'ruleSet'>): readonly Rule[] {
  return latestRules(ruleSet).filter(({ policies }) => policies.includes(option));
}

/** What another answer does to each rule that asks: one example a rule, counted by the timetable under both. */
export function policyEffects(option: PolicyName, { before, after, today }: BeforeAndAfter): Effects | null {
  const rules = rulesTouched(option, before);
  if (rules.length === 0) return null;
  const rows = rules.map((rule) => {
    const { start, facts, said } = exampleFor(option, rule, before, today);
    const result = (basis: TimetableBasis): string => {
      const worked = workedFrom(rule, start, facts, basis);
      return 'notInForce' in worked ? worked.notInForce : outcome(worked.answer);
    };
    return { what: `${limitTitle(rule.id)} (${rule.id}), ${said}`, now: result(before), after: result(after) };
  });
  const changed = rows.filter(({ now, after: then }) => now !== then);
  return {
    caption: `Rules it touches: ${rules.length}`,
    heads: ['Rule, by an example', 'Now', 'After recording'],
    rows: changed,
    note:
      changed.length === 0
        ? 'None of the examples falls on another day: nothing would change for cases like them.'
        : 'The limits of every open case are counted again at once, as these examples are. What was known of a case or a figure on an earlier day stays as it was known.',
  };
}

interface Case {
  readonly start: CalendarDate;
  readonly facts: FactValues;
  readonly said: string;
}

/** A case on which the question has a bearing: a request at a weekend, a letter that took days to arrive. */
function exampleFor(option: PolicyName, rule: Rule, basis: TimetableBasis, today: CalendarDate): Case {
  const usual = exampleStart(rule, basis, today);
  const facts = exampleFacts(rule, usual);
  const from = (start: CalendarDate, more: FactValues, said: string): Case => ({
    start,
    facts: { ...facts, ...more },
    said,
  });
  switch (option) {
    case 'P1': {
      const saturday = addDays(usual, -((weekday(usual) + 1) % 7));
      return from(saturday, {}, `received on ${tableDate(saturday)}`);
    }
    case 'P2':
      return from(usual, { startIs: 'posted' }, `posted on ${tableDate(usual)}`);
    case 'P4':
      return arrival(rule, usual, basis, from);
    case 'P6':
      return from(
        usual,
        { meetingOn: addDays(usual, -21), finalAmendedPlanOn: addDays(usual, 56) },
        `meeting ${shortDate(addDays(usual, -21))}, decision ${shortDate(usual)}, amended plan ${shortDate(addDays(usual, 56))}`,
      );
    case 'P12': {
      const sent = lastDue(rule, usual, facts, basis);
      const later = addDays(sent, 7);
      return from(
        usual,
        { sentToParentOn: sent, sentToSettingOn: later, sentToHealthOn: later },
        `sent to the family on ${shortDate(sent)} and to the others on ${shortDate(later)}`,
      );
    }
    case 'P3':
    case 'P5':
    case 'P7':
    case 'P8':
    case 'P9':
    case 'P10':
    case 'P11':
    case 'P13':
    case 'P14':
      return from(usual, {}, `counted from ${tableDate(usual)}`);
  }
}

function arrival(
  rule: Rule,
  start: CalendarDate,
  basis: TimetableBasis,
  from: (start: CalendarDate, more: FactValues, said: string) => Case,
): Case {
  if (rule.facts.some(({ name }) => name === 'noticeReceivedOn')) {
    const arrived = addDays(start, 3);
    return from(start, { noticeReceivedOn: arrived }, `notice sent ${shortDate(start)}, arrived ${shortDate(arrived)}`);
  }
  const sent = lastDue(rule, start, exampleFacts(rule, start), basis);
  const arrived = addDays(sent, 2);
  return from(
    start,
    { sentOn: sent, receivedOn: arrived },
    `counted from ${shortDate(start)}, sent ${shortDate(sent)}, arrived ${shortDate(arrived)}`,
  );
}

function lastDue(rule: Rule, start: CalendarDate, facts: FactValues, basis: TimetableBasis): CalendarDate {
  const worked = workedFrom(rule, start, facts, basis);
  return 'answer' in worked ? (worked.answer.due.at(-1)?.date ?? start) : start;
}

function outcome({ due, completion }: TimetableAnswer): string {
  const dates = due.map(({ stage, date }) => {
    const step = stage === null ? '' : `${limitStep(stage)} `;
    return `${step}${date === null ? 'no date yet' : tableDate(date)}`;
  });
  const done =
    completion === null
      ? ''
      : completion.daysOver > 0
        ? `, done ${dayCount(completion.daysOver)} late`
        : ', done in time';
  return `${capital(`due ${dates.join(', ')}`)}${done}`;
}
