import { caseworkLimits, longestCaseworkLimit } from '../casework/casework-limits.js';
import { opaqueId } from '../casework/opaque-id.js';
import type { Contradiction } from '../kernel/decider.js';
import { auditSettingFault } from '../quality/audit-settings.faults.js';
import { daysBetween } from '../timetable/calendar-date.js';
import { usualMilestones } from '../timetable/local-milestones.js';
import { policyNames, policyQuestions } from '../timetable/policy-options.js';
import type { CaseworkLimitsSet, ClosurePeriod, SchoolClosuresRecorded, SettingFact } from './authority.events.js';
import { letterheadFault } from './letterhead.js';
import { factsInForce, lastDay, questionnaireOf } from './authority.state.js';
import { questionnaireContradiction, voiceFault } from './voice-settings.js';
import type { Authority } from './authority.state.js';

/** Longer than any school, college or nursery closes; a longer one is a slip of the pen. */
export const longestClosureDays = 112;
const sectors: readonly string[] = ['education', 'health', 'socialCare'];
/** Beyond the twentieth week there is nothing left to lead up to. */
const lastMilestoneWeek = 20;
const [firstYear, lastYear] = [2014, 2100];

/** Why the settings cannot be: a value that does not exist, or closures that exclude each other. Null if they can. */
export function contradictionIn(authority: Authority): Contradiction | null {
  for (const fact of authority.facts) {
    const fault = faultOf(fact);
    if (fault !== null) return fault;
  }
  const { closures, questionnaires } = factsInForce(authority, lastDay);
  return overlapIn(closures) ?? questionnaireContradiction(questionnaires.map(questionnaireOf));
}

/** What is wrong with one fact, whatever else is recorded. */
export function faultOf(fact: SettingFact): Contradiction | null {
  switch (fact.type) {
    case 'PolicyOptionChosen':
      return policyFault(fact.data) ?? reasonFault(fact.data.reason);
    case 'SignOffOrderSet':
      return signOffFault(fact.data.order);
    case 'LocalMilestonesSet':
      return milestoneFault(fact.data.weeks);
    case 'SchoolClosuresRecorded':
      return yearFault(fact.data.academicYear) ?? closuresFault(fact.data);
    case 'LetterheadSet':
      return letterheadFault(fact.data);
    case 'ComplaintLimitsSet':
    case 'QuestionnaireSet':
    case 'SmallestShownSet':
      return voiceFault(fact);
    case 'AuditScaleSet':
    case 'AuditCriteriaSet':
    case 'AuditorPostsSet':
      return auditSettingFault(fact);
    case 'CaseworkLimitsSet':
      return caseworkFault(fact.data);
    case 'SchoolClosuresWithdrawn':
      return yearFault(fact.data.academicYear) ?? reasonFault(fact.data.reason);
  }
}

function policyFault({ option, value }: { readonly option: string; readonly value: string }): Contradiction | null {
  const name = policyNames.find((known) => known === option);
  if (name === undefined) return { code: 'no-such-policy-option', details: { option, allowed: policyNames } };
  const known: readonly string[] = policyQuestions[name].values;
  if (!known.includes(value)) {
    return { code: 'policy-option-has-no-such-value', details: { option, value, allowed: known } };
  }
  return null;
}

function reasonFault(reason: string): Contradiction | null {
  return reason.trim() === '' ? { code: 'setting-needs-a-reason', details: {} } : null;
}

function signOffFault(order: readonly string[]): Contradiction | null {
  const unknown = order.find((sector) => !sectors.includes(sector));
  if (unknown !== undefined) return { code: 'no-such-sector', details: { sector: unknown } };
  return new Set(order).size < order.length ? { code: 'sector-named-twice', details: {} } : null;
}

function milestoneFault(weeks: Readonly<Partial<Record<string, number>>>): Contradiction | null {
  for (const [milestone, week = 0] of Object.entries(weeks)) {
    if (!usualMilestones.some(({ id }) => id === milestone)) {
      return { code: 'no-such-milestone', details: { milestone, allowed: usualMilestones.map(({ id }) => id) } };
    }
    if (!Number.isInteger(week) || week < 1 || week > lastMilestoneWeek) {
      return { code: 'milestone-week-out-of-range', details: { milestone, week, most: lastMilestoneWeek } };
    }
  }
  return null;
}

function caseworkFault({ days, secondLevel }: CaseworkLimitsSet['data']): Contradiction | null {
  for (const [limit, number = 0] of Object.entries(days)) {
    if (!caseworkLimits.some(({ id }) => id === limit)) {
      return { code: 'no-such-casework-limit', details: { limit, allowed: caseworkLimits.map(({ id }) => id) } };
    }
    if (!Number.isInteger(number) || number < 1 || number > longestCaseworkLimit) {
      return { code: 'casework-limit-out-of-range', details: { limit, days: number, most: longestCaseworkLimit } };
    }
  }
  return secondLevel === null || opaqueId.test(secondLevel) ? null : { code: 'person-id-not-opaque', details: {} };
}

function yearFault(academicYear: number): Contradiction | null {
  if (Number.isInteger(academicYear) && academicYear >= firstYear && academicYear <= lastYear) return null;
  return { code: 'academic-year-out-of-range', details: { academicYear, from: firstYear, to: lastYear } };
}

function closuresFault({ academicYear, closures }: SchoolClosuresRecorded['data']): Contradiction | null {
  if (closures.length === 0) return { code: 'closures-need-a-period', details: {} };
  for (const { name, firstClosedOn, reopensOn } of closures) {
    const details = { name, firstClosedOn, reopensOn };
    if (name.trim() === '') return { code: 'closure-needs-a-name', details };
    if (reopensOn <= firstClosedOn) return { code: 'closure-reversed', details };
    const days = daysBetween(firstClosedOn, reopensOn);
    if (days > longestClosureDays) {
      return { code: 'closure-too-long', details: { ...details, days, most: longestClosureDays } };
    }
    const first = `${academicYear}-09-01`;
    const last = `${academicYear + 1}-08-31`;
    if (firstClosedOn < first || firstClosedOn > last) {
      return { code: 'closure-outside-its-year', details: { ...details, academicYear, first, last } };
    }
  }
  return overlapOf(closures);
}

/** Lists of neighbouring years may not overlap either: the summer of one ends in the autumn of the next. */
function overlapIn(lists: readonly Pick<SchoolClosuresRecorded, 'data'>[]): Contradiction | null {
  const bySettings = new Map<string, ClosurePeriod[]>();
  for (const { data } of lists) {
    const key = `${data.kind} ${data.setting ?? ''}`;
    bySettings.set(key, [...(bySettings.get(key) ?? []), ...data.closures]);
  }
  for (const closures of bySettings.values()) {
    const overlap = overlapOf(closures);
    if (overlap !== null) return overlap;
  }
  return null;
}

/** A day on which one closure ends and another begins would be open and closed at once. */
function overlapOf(closures: readonly ClosurePeriod[]): Contradiction | null {
  const inOrder = closures.toSorted((a, b) => (a.firstClosedOn < b.firstClosedOn ? -1 : 1));
  for (const [index, closure] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next !== undefined && next.firstClosedOn <= closure.reopensOn) {
      const { name, reopensOn } = closure;
      return {
        code: 'closures-overlap',
        details: { name, reopensOn, other: next.name, otherFirstClosedOn: next.firstClosedOn },
      };
    }
  }
  return null;
}
