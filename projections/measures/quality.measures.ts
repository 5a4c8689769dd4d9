import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { PlanAuditLine } from '../quality/plan-quality.projection.js';
import type { Counted, Measure, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');
const verdict = (above: boolean): Counted => (above ? 'inNumerator' : 'inDenominator');
const upTo = (on: CalendarDate, { asAt }: Scope): boolean => on <= asAt;

/**
 * The audits that say how good a plan is: the last of the whole plan, and those of its parts since, the last of each part.
 * A later audit of the whole plan stands in the place of all before it.
 */
export function standingAudits(audits: readonly PlanAuditLine[]): readonly PlanAuditLine[] {
  const whole = audits.findLastIndex(({ part }) => part === 'whole');
  const since = new Map(audits.slice(Math.max(whole, 0)).map((audit) => [audit.part, audit]));
  return [...since.values()];
}

/** Null where none was audited; a plan is good or better where no part of it stands below. */
function isGood(audits: readonly PlanAuditLine[]): boolean | null {
  const standing = standingAudits(audits);
  return standing.length === 0 ? null : standing.every(({ good }) => good);
}

const audited = {
  version: 1,
  kind: 'share',
  source: 'plan',
  inForceFrom: sinceReform,
} as const;

export const plansGoodOrBetter: ShareMeasure<'planQuality'> = {
  ...audited,
  id: 'ehc.qa.goodOrBetter',
  of: 'planQuality',
  title: 'Plans judged good or better',
  definition:
    'Of the plans audited in the period, those whose latest audit is a grade that the authority counts as good or better. Where parts were audited, no part may stand below. The denominator is the size of the sample.',
  numerator: 'Plans whose latest audit in the period is good or better on the scale it was given on',
  denominator: 'Plans with an audit in the period',
  dateBasis: 'The day of the audit',
  leavesOut: 'Plans without an audit in the period',
  provision: 'CFA 2014 s.37',
  seeAlso: ['ehc.qa.goodOrBetterOfIssued', 'ehc.qa.provisionQuantified'],
  counted({ audits }, scope) {
    const good = isGood(audits.filter(({ on }) => within(on, scope)));
    return good === null ? 'out' : verdict(good);
  },
};

export const issuedPlansGoodOrBetter: ShareMeasure<'planQuality'> = {
  ...plansGoodOrBetter,
  id: 'ehc.qa.goodOrBetterOfIssued',
  title: 'Plans issued in the period and judged good or better',
  definition:
    'Of the plans first issued in the period that have been audited since, those whose latest audit is a grade that the authority counts as good or better. The denominator is the size of the sample.',
  numerator: 'Plans whose latest audit is good or better on the scale it was given on',
  denominator: 'Plans first issued in the period that have an audit',
  dateBasis: 'The day the plan was first issued here',
  leavesOut: 'Plans that have not been audited, and plans that came from elsewhere',
  seeAlso: ['ehc.qa.goodOrBetter'],
  counted({ audits, madeOn, broughtIn }, scope) {
    if (broughtIn || !within(madeOn, scope)) return 'out';
    const good = isGood(audits.filter(({ on }) => upTo(on, scope)));
    return good === null ? 'out' : verdict(good);
  },
};

export const provisionQuantifiedInPlans: ShareMeasure<'planQuality'> = {
  ...plansGoodOrBetter,
  id: 'ehc.qa.provisionQuantified',
  title: 'Plans that state support, amount and frequency',
  definition:
    'Of the plans whose audit in the period looked for it, those in which provision states the support, its amount and how often it is given. The last audit that looked for it counts.',
  numerator: 'Plans in which the criterion was met',
  denominator: 'Plans with an audit in the period in which the criterion was met or not met',
  leavesOut: 'Audits in which the criterion does not apply, such as those of the health part alone',
  provision: 'CFA 2014 s.37(2): provision to be specified',
  seeAlso: ['ehc.qa.goodOrBetter'],
  counted({ audits }, scope) {
    const last = audits.findLast(({ on, quantified }) => quantified !== null && within(on, scope));
    return last === undefined ? 'out' : verdict(last.quantified === true);
  },
};

export const adviceGoodOrBetter: ShareMeasure<'auditedAdvice'> = {
  ...audited,
  id: 'ehc.qa.adviceQuality',
  of: 'auditedAdvice',
  title: 'Advice meeting the standard',
  definition:
    'Of the advice audited in the period, that whose latest audit is a grade that the authority counts as good or better. The denominator is the size of the sample.',
  numerator: 'Advice whose latest audit in the period is good or better on the scale it was given on',
  denominator: 'Advice with an audit in the period',
  dateBasis: 'The day of the audit',
  leavesOut: 'Advice without an audit in the period',
  provision: 'SEND Regulations 2014 reg 6',
  seeAlso: ['ehc.advice.within6w'],
  counted({ item: { audits } }, scope) {
    const last = audits.findLast(({ on }) => within(on, scope));
    return last === undefined ? 'out' : verdict(last.good);
  },
};

export const reviewsQualityChecked: ShareMeasure<'reviewQuality'> = {
  ...audited,
  id: 'ehc.qa.reviewQuality',
  of: 'reviewQuality',
  title: 'Annual reviews quality checked',
  definition:
    'Of the annual reviews decided in the period, those whose quality somebody checked. How good they were found is a figure of its own.',
  numerator: 'Reviews with an audit',
  denominator: 'Annual reviews whose decision was notified in the period',
  dateBasis: 'The day the family was told of the decision',
  leavesOut: 'Reviews between two annual ones; reviews that are not decided yet',
  provision: 'SEND Regulations 2014 reg 20, reg 21',
  seeAlso: ['ehc.qa.reviewGoodOrBetter'],
  counted({ item: { kind, decidedOn, audits } }, scope) {
    if (kind === 'interim' || !within(decidedOn, scope)) return 'out';
    return verdict(audits.some(({ on }) => upTo(on, scope)));
  },
};

export const reviewsGoodOrBetter: ShareMeasure<'reviewQuality'> = {
  ...reviewsQualityChecked,
  id: 'ehc.qa.reviewGoodOrBetter',
  title: 'Quality checked reviews judged good or better',
  definition:
    'Of the reviews audited in the period, those whose latest audit is a grade that the authority counts as good or better. The denominator is the size of the sample.',
  numerator: 'Reviews whose latest audit in the period is good or better on the scale it was given on',
  denominator: 'Reviews with an audit in the period',
  dateBasis: 'The day of the audit',
  leavesOut: 'Reviews without an audit in the period',
  seeAlso: ['ehc.qa.reviewQuality'],
  counted({ item: { audits } }, scope) {
    const last = audits.findLast(({ on }) => within(on, scope));
    return last === undefined ? 'out' : verdict(last.good);
  },
};

/** In the order pages list them. */
export const qualityMeasures: readonly Measure[] = [
  plansGoodOrBetter,
  issuedPlansGoodOrBetter,
  provisionQuantifiedInPlans,
  adviceGoodOrBetter,
  reviewsQualityChecked,
  reviewsGoodOrBetter,
];
