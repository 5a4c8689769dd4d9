import type { Day } from '../kernel/day.js';
import type { Contradiction, DecisionBasis, Placed } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';
import { usualAuditSettings } from './audit-settings.js';
import type { AuditOf, AuditSettings, Grade } from './audit-settings.js';
import { auditOf, isAuditEvent } from './audit.events.js';
import type { AuditEvent, AuditFindings, AuditPart } from './audit.events.js';

/** An audit as it stands. */
export interface Audit extends Day, AuditFindings {
  /** Null where nothing was written, and where read without keys. */
  readonly findings: string | null;
}

/** The scale, lists and posts by which audits are measured today. */
export function auditSettingsOf({ settings }: Pick<DecisionBasis, 'settings'>): AuditSettings {
  return settings.audits ?? usualAuditSettings;
}

/** An audit that its settings take: what it could say if it were recorded. */
export function sampleAudit(
  { grades, criteria, posts }: AuditSettings,
  of: AuditOf,
): Omit<AuditFindings, 'measuredBy'> {
  const [post, grade] = [posts.find(({ clinical }) => clinical)?.code ?? '', grades[0]?.code ?? ''];
  return { auditId: 'trial', post, grade, met: criteria[of].map(({ code }) => code), notMet: [], notApplicable: [] };
}

/** An audit with the yardstick of the day it is recorded on; every other fact as it is. */
export function withYardstick<E extends Fact>(fact: E, basis: Pick<DecisionBasis, 'settings'>): E {
  if (!isAuditEvent(fact)) return fact;
  const { grades, criteria, posts } = auditSettingsOf(basis);
  const measuredBy = { grades, criteria: criteria[auditOf[fact.type]], posts };
  return { ...fact, data: { ...fact.data, measuredBy } };
}

/** The fields that every audit has, as a state keeps them. */
export function auditIn({ occurredOn: on, revision, data, personal }: Placed<AuditEvent>): Audit {
  const { auditId, post, grade, met, notMet, notApplicable, measuredBy } = data;
  const findings = personal === undefined ? null : (Object.values(personal)[0]?.text ?? null);
  return { on, revision, auditId, post, grade, met, notMet, notApplicable, measuredBy, findings };
}

/** The grade that was given, with what it meant then; null for one that its scale does not know. */
export function gradeOf({ grade, measuredBy }: Pick<Audit, 'grade' | 'measuredBy'>): Grade | null {
  return measuredBy.grades.find(({ code }) => code === grade) ?? null;
}

/** Why an audit cannot be: a grade, post or criterion that its yardstick does not know, a criterion twice or left out. */
function auditFault(audit: AuditFindings): Contradiction | null {
  const { grades, criteria, posts } = audit.measuredBy;
  if (gradeOf(audit) === null) return { code: 'no-such-grade', details: { known: titlesOf(grades) } };
  if (!posts.some(({ code }) => code === audit.post)) {
    return { code: 'no-such-post', details: { known: titlesOf(posts) } };
  }
  const judged = [...audit.met, ...audit.notMet, ...audit.notApplicable];
  if (judged.some((code) => !criteria.some((one) => one.code === code))) {
    return { code: 'no-such-criterion', details: { known: titlesOf(criteria) } };
  }
  const twice = criteria.find(({ code }) => judged.indexOf(code) !== judged.lastIndexOf(code));
  if (twice !== undefined) return { code: 'criterion-twice', details: { title: twice.title } };
  const left = criteria.filter(({ code }) => !judged.includes(code));
  return left.length === 0 ? null : { code: 'criteria-left-out', details: { missing: titlesOf(left) } };
}

/** What was found wrong with an audit: nothing of it changes, and every act on its plan asks again. */
const found = new WeakMap<AuditFindings, Contradiction | null>();

/** The first thing that is wrong with any of some audits. */
export function firstAuditFault(audits: readonly AuditFindings[]): Contradiction | null {
  for (const audit of audits) {
    const before = found.get(audit);
    const fault = before === undefined ? auditFault(audit) : before;
    found.set(audit, fault);
    if (fault !== null) return fault;
  }
  return null;
}

/** R31: the health part of a plan is audited by a medical or clinical officer. */
export function clinicalFault({
  part,
  post,
  measuredBy,
}: AuditFindings & { readonly part: AuditPart }): Contradiction | null {
  if (part !== 'health' || measuredBy.posts.some(({ code, clinical }) => code === post && clinical)) return null;
  const posts = titlesOf(measuredBy.posts.filter(({ clinical }) => clinical));
  return { code: 'health-audit-needs-clinical-officer', details: { posts } };
}

const titlesOf = (list: readonly { readonly title: string }[]): readonly string[] => list.map(({ title }) => title);
