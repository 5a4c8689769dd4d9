import type { AuditOf, Yardstick } from '../../../workflows/quality/audit-settings.js';
import type { AuditEvent, AuditPart } from '../../../workflows/quality/audit.events.js';
import type {
  OutcomeArea,
  OutcomeResult,
  PlanQualityEvent,
  ProvisionDeliveryChecked,
} from '../../../workflows/plan/quality.events.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

export const qualityClauses: Readonly<Record<PlanQualityEvent['type'] | AuditEvent['type'], string>> = {
  PlanAudited: 'the plan was audited',
  ReviewAudited: 'the review was audited',
  AdviceAudited: 'the advice was audited',
  ProvisionDeliveryChecked: 'the delivery of provision was checked',
  OutcomeSet: 'an outcome of the plan was recorded',
  OutcomeReviewed: 'an outcome was reviewed',
};

export const auditSettingClauses = {
  AuditScaleSet: 'the scale of audits was set',
  AuditCriteriaSet: 'the criteria of audits were set',
  AuditorPostsSet: 'the posts that audit were set',
} as const;

export const partWords: Readonly<Record<AuditPart, string>> = {
  whole: 'The whole plan',
  education: 'Education part',
  health: 'Health part',
  care: 'Social care part',
};

/** "Audits of plans". */
export const auditedWords: Readonly<Record<AuditOf, string>> = {
  plan: 'Plans',
  advice: 'Advice',
  review: 'Annual reviews',
};

export const checkedAtWords: Readonly<Record<ProvisionDeliveryChecked['data']['at'], string>> = {
  visit: 'A visit',
  review: 'A review',
  other: 'Another occasion',
};

export const areaWords: Readonly<Record<OutcomeArea, string>> = {
  communication: 'Communication and interaction',
  cognition: 'Cognition and learning',
  socialEmotional: 'Social, emotional and mental health',
  sensoryPhysical: 'Sensory and physical',
  independence: 'Independence and community',
  health: 'Health',
  care: 'Social care',
  preparingForAdulthood: 'Preparing for adulthood',
};

export const resultWords: Readonly<Record<OutcomeResult, string>> = {
  met: 'Met',
  partlyMet: 'Met in part',
  notMet: 'Not met',
};

export const qualityFields: FieldTable = {
  grade: { label: 'Grade' },
  part: { label: 'Part of the plan', value: codes(partWords) },
  notApplicable: { label: 'Criteria that do not apply' },
  counted: { label: 'Provision looked at' },
  delivered: { label: 'Delivered' },
  partly: { label: 'Delivered in part' },
  notDelivered: { label: 'Not delivered' },
  deliveredItems: { label: 'Provision that is delivered' },
  partlyItems: { label: 'Provision that is delivered in part' },
  notDeliveredItems: { label: 'Provision that is not delivered' },
  area: { label: 'What it is about', value: codes(areaWords) },
  target: { label: 'Target by which one can tell' },
  reachBy: { label: 'To be reached by' },
  evidence: { label: 'Evidence' },
};

const ofAudits: FieldTable = {
  post: { label: 'Auditor’s post' },
  met: { label: 'Criteria met' },
  notMet: { label: 'Criteria not met' },
  text: { label: 'Findings' },
};

export const qualityFieldsByFact: Readonly<Record<string, FieldTable>> = {
  PlanAudited: ofAudits,
  ReviewAudited: ofAudits,
  AdviceAudited: ofAudits,
  ProvisionDeliveryChecked: { at: { label: 'Looked at on', value: codes(checkedAtWords) } },
  OutcomeSet: { outcome: { label: 'Outcome sought' } },
  OutcomeReviewed: { result: { label: 'How far it was reached', value: codes(resultWords) } },
};

const told: readonly string[] = ['post', 'grade', 'met', 'notMet', 'notApplicable'];

/** One field of an audit in the words of its own yardstick; of anything else as it is. */
export function inYardstickWords(name: string, value: unknown, fields: object): unknown {
  const yardstick = (fields as { readonly measuredBy?: Yardstick }).measuredBy;
  if (yardstick === undefined || !told.includes(name)) return value;
  const all = { post: yardstick.posts, grade: yardstick.grades }[name] ?? yardstick.criteria;
  const own = (code: unknown): unknown => all.find((one) => one.code === code)?.title ?? code;
  return Array.isArray(value) ? value.map(own) : own(value);
}

/** An audit’s codes in the words of its own yardstick, which itself is left out; any other data as they are. */
export function inOwnWords(data: object): object {
  if (!('measuredBy' in data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name === 'measuredBy' ? [] : [[name, inYardstickWords(name, value, data)]],
    ),
  );
}
