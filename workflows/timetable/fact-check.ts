import { isCalendarDate } from './calendar-date.js';
import type { FactValues } from './reckoning.js';
import type { Rule, RuleFact } from './rule.js';
import { InvalidFact, MissingFact } from './timetable-errors.js';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const year = /^(19|20|21)\d\d$/;

/**
 * Checks that every fact the rule must have is there and that each is of its form. Facts the rule does not know are left
 * alone: a workflow may hand in more than this version of a rule reads.
 * @throws MissingFact, InvalidFact
 */
export function checkFacts(rule: Rule, facts: FactValues): void {
  const absent = rule.facts.filter(({ name, required }) => required && facts[name] === undefined);
  if (absent.length > 0) throw new MissingFact(rule.id, absent);
  for (const fact of rule.facts) {
    const value = facts[fact.name];
    const fault = value === undefined ? null : faultOf(fact, value);
    if (fault !== null) throw new InvalidFact(rule.id, fact.name, fault);
  }
}

function faultOf({ name, format, values = [] }: RuleFact, value: string): string | null {
  switch (format) {
    case 'date':
      return isCalendarDate(value) ? null : `${name} must be a real date in the form YYYY-MM-DD, not "${value}"`;
    case 'time':
      return timeOfDay.test(value) ? null : `${name} must be a time of day in the form hh:mm, not "${value}"`;
    case 'year':
      return year.test(value) ? null : `${name} must be a year from 1900 to 2199, not "${value}"`;
    case 'choice':
      return values.includes(value) ? null : `${name} cannot be "${value}". It can be ${values.join(', ')}`;
    case 'choices':
      return value.split(',').every((one) => values.includes(one))
        ? null
        : `${name} cannot be "${value}". It can be any of ${values.join(', ')}, separated by commas`;
  }
}
