import type { DayNumber } from './calendar-date.js';
import { endOfWorkingDays, rolledByTribunalRules, workingDaysBefore } from './counting.js';
import { plainDay } from './plain-date.js';
import { isPeriod, periodEnd } from './period-end.js';
import type { Question, Reckoning } from './reckoning.js';
import { dayOf, requiredDay } from './reckoning.js';
import type { Period, Rule } from './rule.js';

/**
 * Reg 15(2) and 16: the day of the move, if the body knew of it 15 working days before; otherwise 15 working days
 * beginning with the day on which it became aware.
 */
export function changeOfArea(question: Question): Reckoning {
  const { rule, basis } = question;
  const aware = dayOf(question, 'awareOn') ?? requiredDay(question, 'start');
  const moved = dayOf(question, 'movedOn');
  const days = isPeriod(rule.within) && 'workingDays' in rule.within ? rule.within.workingDays : unexpected(rule);
  if (moved !== null && aware <= workingDaysBefore(moved, days, basis.calendar)) {
    const counting = `${plainDay(moved)}, the day of the move: known ${days} working days before`;
    return { day0: moved, limits: [{ stage: null, day: moved }], counting, options: {} };
  }
  return {
    day0: aware,
    limits: [{ stage: null, day: endOfWorkingDays(aware, days, 'includeStartDay', basis.calendar) }],
    counting: `${plainDay(aware)} + ${days} working days, that day counted as day 1`,
    options: {},
  };
}

/** Reg 15(5): the later of 12 months from the plan or its last review and 3 months from the transfer. */
export function laterReviewOfTransferredPlan(question: Question): Reckoning {
  const transferred = dayOf(question, 'transferDate') ?? requiredDay(question, 'start');
  const reviewed = requiredDay(question, 'planMadeOrLastReviewed');
  const { day, counting } = later(question, { planMadeOrLastReviewed: reviewed, transferDate: transferred });
  return { day0: transferred, limits: [{ stage: null, day }], counting, options: {} };
}

/** HESC Rules r.20(1)(c): the later of 2 months from the notice and 1 month from the certificate, rolled by r.12. */
export function timeToAppeal(question: Question): Reckoning {
  const sent = dayOf(question, 'noticeSentOn') ?? requiredDay(question, 'start');
  const certificate = dayOf(question, 'certificateIssuedOn');
  const { day, counting } = later(question, { noticeSent: sent, certificateIssued: certificate });
  const rolled = rolledByTribunalRules(day, question.basis.calendar);
  return {
    day0: sent,
    limits: [{ stage: null, day: rolled }],
    counting: rolled === day ? counting : `${counting}; ends ${plainDay(day)}, moved on by the Tribunal Rules r.12`,
    options: {},
  };
}

function later(
  question: Question,
  starts: Readonly<Record<string, DayNumber | null>>,
): { readonly day: DayNumber; readonly counting: string } {
  const ends = laterPeriods(question.rule).flatMap((period) => {
    const start = starts[period.from ?? ''] ?? null;
    return start === null ? [] : [periodEnd(question, period, start)];
  });
  const first = ends[0] ?? unexpected(question.rule);
  const last = ends.reduce((latest, end) => (end.day > latest.day ? end : latest), first);
  return {
    day: last.day,
    counting: ends.length === 1 ? last.counting : `Later of: ${ends.map(({ counting }) => counting).join('; ')}`,
  };
}

function laterPeriods(rule: Rule): readonly Period[] {
  return 'laterOf' in rule.within ? rule.within.laterOf : unexpected(rule);
}

function unexpected(rule: Rule): never {
  throw new Error(`Rule ${rule.id} does not have the form its reckoning expects`);
}
