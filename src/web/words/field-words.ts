import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { ExceptionGround } from '../../../workflows/timetable/exception-ground.js';
import { isRuleId } from '../../../workflows/timetable/rule.js';
import { bodyWords } from './body-words.js';
import {
  channelWords,
  methodWords,
  noteWords,
  outcomeWords,
  overturnWords,
  reassessmentWords,
  recipientWords,
  refusalReasonWords,
  replyGroundWords,
  replyWords,
  requesterWords,
  requirementWords,
  responsibilityWords,
  sectorWords,
  withdrawnByWords,
} from './code-words.js';
import { sentenceDate } from './date-words.js';
import { capital } from './distance-words.js';
import { groundWords } from './ground-words.js';
import { limitInShort } from './limit-words.js';

interface FieldWords {
  readonly label: string;
  readonly value?: (value: string) => string;
}

const codes =
  (words: Readonly<Record<string, string>>) =>
  (value: string): string =>
    words[value] ?? plainWords(value);

/** How the fields of an assessment’s facts are called and told. A field of the same name means the same in all of them. */
const fields: Readonly<Record<string, FieldWords>> = {
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
  ground: { label: 'Reason of the law', value: (ground) => capital(groundWords(ground as ExceptionGround)) },
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
  // Of a withdrawal by whom, of a dispute by what: one label is true of both.
  by: { label: 'By', value: codes({ ...withdrawnByWords, ...outcomeWords }) },
  because: { label: 'Why', value: codes(reassessmentWords) },
  requires: { label: 'What it requires', value: codes(requirementWords) },
  directedOn: { label: 'The date it sets' },
  dateKnown: { label: 'The day is known' },
  toAuthority: { label: 'Which authority' },
  team: { label: 'Team' },
  worker: { label: 'Person' },
  kind: { label: 'Kind', value: codes(noteWords) },
  text: { label: 'In words' },
  setting: { label: 'School or college' },
  urn: { label: 'Its unique reference number (URN)' },
};

/** A field of a fact as a label: "Who asked"; a name without words of its own is taken apart. */
export function fieldLabel(name: string): string {
  return fields[name]?.label ?? plainWords(name);
}

/** Tells whether a field has words of its own. */
export function hasFieldWords(name: string): boolean {
  return name in fields;
}

/** What a field says: "Parent or young person", "7 December 2026", "Yes"; "–" where it says nothing. */
export function fieldValue(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringWords(name, value);
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map((one) => fieldValue(name, one)).join('; ');
  return fieldRows(value)
    .map(({ key, value: inner }) => `${key}: ${inner}`)
    .join(', ');
}

/** Every field as a row, without the ids that only tie records together. */
export function fieldRows(data: object): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(data)
    .filter(([name]) => !/Ids?$|^subject$|^limb$/.test(name))
    .map(([name, value]) => ({ key: fieldLabel(name), value: fieldValue(name, value) }));
}

function stringWords(name: string, value: string): string {
  if (isCalendarDate(value)) return sentenceDate(value);
  const own = fields[name]?.value;
  if (own !== undefined) return own(value);
  // What a person wrote stands as written; a code of another workflow is taken apart.
  if (name in fields) return value;
  return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) ? plainWords(value) : capital(value);
}

/** A name of the code as words: "settingPreferred" gives "Setting preferred". */
function plainWords(name: string): string {
  return capital(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase());
}
