import { fromDayNumber } from './calendar-date.js';
import { dayZero } from './day-zero.js';
import { plainDay } from './plain-date.js';
import { isPeriod, periodEnd } from './period-end.js';
import type { Question, Reckoning } from './reckoning.js';
import { missing } from './reckoning.js';
import type { Rule, RuleId } from './rule.js';
import { ruleInForce } from './rule-sets.js';
import { ageLimit, fixedDateInYear, planKeptAlive } from './fixed-limits.js';
import { changeOfArea, laterReviewOfTransferredPlan, timeToAppeal } from './several-starts.js';
import { concession, orderOnCeasing, orderToMakePlan } from './order-limits.js';
import { visitEvery } from './visit-limits.js';

type Reckon = (question: Question) => Reckoning;

/** Rules that count from more than one event or in more than one stage; every other rule is one period from day 0. */
const special: Partial<Record<RuleId, Reckon>> = {
  D1: changeOfArea,
  D3: laterReviewOfTransferredPlan,
  D4: changeOfArea,
  E12: fixedDateInYear,
  E13: fixedDateInYear,
  H3: planKeptAlive,
  H4: ageLimit,
  I6: asOrder,
  J1: timeToAppeal,
  K4: orderToMakePlan,
  K8: orderOnCeasing,
  K9: concession,
  V1: visitEvery('P13'),
  V2: visitEvery('P14'),
};

/**
 * Day 0 and the limits of a rule.
 * @throws MissingFact if a fact it needs was not given.
 */
export function reckon(question: Question): Reckoning {
  return (special[question.rule.id] ?? plain)(question);
}

function plain(question: Question): Reckoning {
  const { rule } = question;
  const zero = dayZero(question);
  if (!isPeriod(rule.within)) {
    return { day0: zero.day, limits: [], counting: withoutDate(rule, zero.day), options: zero.options };
  }
  const end = periodEnd(question, rule.within, zero.day);
  return {
    day0: zero.day,
    limits: [{ stage: null, day: end.day }],
    counting: zero.because === '' ? end.counting : `${end.counting} (${zero.because})`,
    options: { ...zero.options, ...end.options },
  };
}

function withoutDate(rule: Rule, day0: number): string {
  const { within } = rule;
  if ('atSameTimeAs' in within) return `With the notice or plan itself (${within.atSameTimeAs}): no date of its own`;
  if ('event' in within) return 'At each review meeting from year 9: no date of its own';
  if ('window' in within) {
    return `A limit that fell on ${plainDay(day0)} became "as soon as reasonably practicable" if missed for a reason to do with coronavirus`;
  }
  return 'As soon as reasonably practicable: no fixed date';
}

/** Reg 42(2): a mediation agreement is carried out within the periods of reg 44, as if it were an order. */
function asOrder(question: Question): Reckoning {
  const { facts, basis, rule } = question;
  const chosen = facts['asRule'];
  const allowed = 'asRule' in rule.within ? rule.within.asRule : [];
  const id = allowed.find((candidate) => candidate === chosen);
  if (id === undefined) missing(rule, 'asRule');
  const day0 = dayZero(question).day;
  const inForce = ruleInForce(basis.ruleSet, id, fromDayNumber(day0));
  // Before 23 March 2015 reg 44(2)(b) had one limit, to start the assessment: an agreement had no more to borrow.
  if (inForce === null) {
    return { day0, limits: [], counting: `As ${id}, which was not in force on ${plainDay(day0)}`, options: {} };
  }
  const asIf = reckon({ ...question, rule: inForce });
  return { ...asIf, counting: `As ${inForce.id}: ${asIf.counting}` };
}
