import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { isRuleId } from '../../../workflows/timetable/rule.js';
import { accessFields, accessFieldsByFact } from './access-words.js';
import { arrangementFields, arrangementFieldsByFact } from './arrangement-words.js';
import { bodyWords } from './body-words.js';
import {
  channelWords,
  methodWords,
  noteWords,
  overturnWords,
  reassessmentWords,
  recipientWords,
  refusalReasonWords,
  replyGroundWords,
  replyWords,
  requesterWords,
  responsibilityWords,
  sectorWords,
  withdrawnByWords,
} from './code-words.js';
import { complaintFields, complaintFieldsByFact } from './complaint-words.js';
import { sentenceDate } from './date-words.js';
import { capital } from './distance-words.js';
import { codes, plainWords } from './field-table.js';
import type { FieldTable, FieldWords } from './field-table.js';
import { feedbackFieldsByFact } from './feedback-words.js';
import { groundWords, isGround } from './ground-words.js';
import { caseworkFields, caseworkFieldsByFact } from './casework-words.js';
import { disputeFields, disputeFieldsByFact } from './dispute-field-words.js';
import { limitInShort } from './limit-words.js';
import { letterFields, letterFieldsByFact } from './letter-words.js';
import { planFields, planFieldsByFact } from './plan-field-words.js';
import { notificationFieldsByFact } from './notification-words.js';
import { requestEvaluationFields, requestEvaluationFieldsByFact } from './request-evaluation-words.js';
import { transitionFields, transitionFieldsByFact } from './transition-words.js';
import { inOwnWords, qualityFields, qualityFieldsByFact } from './quality-words.js';

/** How the fields of facts are called and told. A field of the same name means the same in all of them, save those below. */
const fields: FieldTable = {
  ...planFields,
  ...disputeFields,
  ...complaintFields,
  ...accessFields,
  ...letterFields,
  ...requestEvaluationFields,
  ...transitionFields,
  ...arrangementFields,
  ...qualityFields,
  ...caseworkFields,
  requestedBy: { label: 'Who asked', value: codes(requesterWords) },
  channel: { label: 'How', value: codes(channelWords) },
  inYouthAccommodation: { label: 'In relevant youth accommodation' },
  how: { label: 'How we became responsible', value: codes(responsibilityWords) },
  told: { label: 'Who was told' },
  overturns: { label: 'What changed an earlier “no”', value: codes(overturnWords) },
  reasons: { label: 'Reasons', value: codes(refusalReasonWords) },
  signposted: { label: 'Other support the family was told of' },
  appealWordingSent: { label: 'Told of mediation and the right to appeal' },
  body: { label: 'Body', value: (body) => capital(bodyWords(body)) },
  organisation: { label: 'Service or person' },
  adviceDatedOn: { label: 'Date of the advice' },
  ground: { label: 'Reason of the law', value: groundOf },
  from: { label: 'First day' },
  to: { label: 'Last day' },
  limits: { label: 'Limits it excuses' },
  rule: { label: 'Limit', value: (rule) => (isRuleId(rule) ? limitInShort(rule) : rule) },
  evidenced: { label: 'Evidence on file' },
  method: { label: 'How it was sent', value: codes(methodWords) },
  settingPreferred: { label: 'They said which school or college they prefer' },
  finished: { label: 'They have finished commenting' },
  view: { label: 'Reply', value: codes(replyWords) },
  grounds: { label: 'Reasons it gave', value: codes(replyGroundWords) },
  sector: { label: 'Signed off for', value: codes(sectorWords) },
  post: { label: 'Post' },
  recipient: { label: 'Sent to', value: codes(recipientWords) },
  namesSetting: { label: 'Section I names a school or college' },
  outOfTurn: { label: 'Recorded out of turn' },
  by: { label: 'Who withdrew it', value: codes(withdrawnByWords) },
  because: { label: 'Why', value: codes(reassessmentWords) },
  dateKnown: { label: 'The day is known' },
  toAuthority: { label: 'Which authority' },
  team: { label: 'Team' },
  worker: { label: 'Person' },
  kind: { label: 'Kind', value: codes(noteWords) },
  text: { label: 'In words' },
  setting: { label: 'School or college' },
  urn: { label: 'Its unique reference number (URN)' },
};

/** Fields that mean something of their own in one fact, by its type. */
const fieldsByFact: Readonly<Record<string, FieldTable>> = {
  ...planFieldsByFact,
  ...disputeFieldsByFact,
  ...complaintFieldsByFact,
  ...feedbackFieldsByFact,
  ...accessFieldsByFact,
  ...letterFieldsByFact,
  ...requestEvaluationFieldsByFact,
  ...notificationFieldsByFact,
  ...transitionFieldsByFact,
  ...arrangementFieldsByFact,
  ...qualityFieldsByFact,
  ...caseworkFieldsByFact,
};

const wordsOf = (name: string, fact: string | undefined): FieldWords | undefined =>
  (fact === undefined ? undefined : fieldsByFact[fact]?.[name]) ?? fields[name];

/** A field of a fact as a label: "Who asked"; a name without words of its own is taken apart. */
export function fieldLabel(name: string, fact?: string): string {
  return wordsOf(name, fact)?.label ?? plainWords(name);
}

/** Tells whether a field has words of its own. */
export function hasFieldWords(name: string, fact?: string): boolean {
  return wordsOf(name, fact) !== undefined;
}

/** Tells whether a code that a field may hold has words of its own. */
export function hasCodeWords(name: string, code: string, fact?: string): boolean {
  const value = wordsOf(name, fact)?.value;
  return value !== undefined && (value.words === undefined || code in value.words);
}

/** What a field says: "Parent or young person", "7 December 2026", "Yes"; "–" where it says nothing. */
export function fieldValue(name: string, value: unknown, fact?: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringWords(name, value, fact);
  if (Array.isArray(value)) {
    return value.length === 0 ? 'None' : value.map((one) => fieldValue(name, one, fact)).join('; ');
  }
  return fieldRows(value, fact)
    .map(({ key, value: inner }) => `${key}: ${inner}`)
    .join(', ');
}

/** Every field as a row, without the ids that only tie records together. */
export function fieldRows(data: object, fact?: string): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(inOwnWords(data))
    .filter(([name]) => !/Ids?$|^subject$|^limb$|^aboutStream$/.test(name))
    .map(([name, value]) => ({ key: fieldLabel(name, fact), value: fieldValue(name, value, fact) }));
}

function stringWords(name: string, value: string, fact: string | undefined): string {
  if (isCalendarDate(value)) return sentenceDate(value);
  const words = wordsOf(name, fact);
  if (words?.value !== undefined) return words.value(value);
  // What a person wrote stands as written; a code of another workflow is taken apart.
  if (words !== undefined) return value;
  return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) ? plainWords(value) : capital(value);
}

function groundOf(ground: string): string {
  return isGround(ground) ? capital(groundWords(ground)) : plainWords(ground);
}
