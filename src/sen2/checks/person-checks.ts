import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { authorityName } from '../authorities.js';
import { groupRules, inYear, singleGroups } from '../return-fields.js';
import type { FieldRule } from '../return-fields.js';
import { identifiersOf } from '../return-reader.js';
import { dateOf, everyGroup, textOf } from '../return-record.js';
import type { PersonRecord, ReturnGroup } from '../return-record.js';
import { checkLetterOf, looksLikeUpn } from '../upn.js';
import { about } from './return-check.js';
import type { ReturnCheck } from './return-check.js';

interface RuledValue {
  readonly group: ReturnGroup;
  readonly name: string;
  readonly value: string;
  readonly rule: FieldRule;
}

function* ruledValues(record: PersonRecord): Generator<RuledValue> {
  for (const group of everyGroup(record.group)) {
    for (const [name, { value }] of group.fields) {
      const rule = groupRules[group.name].fields.get(name);
      if (rule !== undefined) yield { group, name, value, rule };
    }
  }
}

/** Every date there is, with the group and field it stands in; texts that are no dates are left out. */
export function* datesOf(record: PersonRecord): Generator<RuledValue> {
  for (const ruled of ruledValues(record)) if (ruled.rule.kind === 'date' && isCalendarDate(ruled.value)) yield ruled;
}

/** Days that may lie ahead of the file: a leaving already known, a transfer not yet due. */
const maybeFuture = new Set(['LeavingDate', 'PhaseTransferDueDate']);

function sharedWith(record: PersonRecord, context: Parameters<ReturnCheck['find']>[1], wanted: 'later' | 'first') {
  return identifiersOf(record).flatMap((identifier) => {
    const [first, ...others] = context.shared.get(identifier) ?? [];
    if (first === undefined || (first.number === record.number) !== (wanted === 'first')) return [];
    const [field = ''] = identifier.split(' ');
    return [{ field, first, others }];
  });
}

/** Module 1, and the shape of values in every module. */
export const personChecks: readonly ReturnCheck[] = [
  {
    id: 'date-is-real',
    items: 'all dates',
    level: 'error',
    *find(record) {
      for (const { group, name, value, rule } of ruledValues(record)) {
        if (rule.kind === 'date' && !isCalendarDate(value)) yield about(group, name, 'Not a real date (YYYY-MM-DD)');
      }
    },
  },
  {
    id: 'code-is-known',
    items: 'all codes',
    level: 'error',
    *find(record) {
      for (const { group, name, value, rule } of ruledValues(record)) {
        const unknown =
          (rule.kind === 'flag' && value !== '0' && value !== '1') ||
          (rule.codes !== undefined && !rule.codes.has(value)) ||
          (rule.kind === 'authority' && !/^(?:\d{3}|XXX)$/.test(value));
        if (unknown) yield about(group, name, `Unknown code for item ${rule.item}`);
      }
    },
  },
  {
    id: 'authority-is-known',
    items: '2.8, 5.1',
    // A code of the right form may be that of an authority merged before 2019 or outside England: possible, so a query.
    level: 'query',
    *find(record) {
      for (const { group, name, value, rule } of ruledValues(record)) {
        if (rule.kind === 'authority' && /^\d{3}$/.test(value) && authorityName(value) === null) {
          yield about(group, name, 'No English authority of 2019 or later has this code');
        }
      }
    },
  },
  {
    id: 'given-once',
    items: 'all',
    level: 'error',
    *find(record) {
      for (const { path, value, line } of record.repeated)
        yield { line, field: path, value, reason: 'Given more than once' };
      for (const group of everyGroup(record.group)) {
        for (const name of singleGroups) {
          const extra = group.groups.filter((inner) => inner.name === name)[1];
          if (extra !== undefined)
            yield { line: extra.line, field: name, value: '', reason: `${name} is given more than once` };
        }
      }
    },
  },
  {
    id: 'field-of-its-year',
    items: 'all',
    level: 'query',
    *find(record, { header }) {
      for (const { group, name, rule } of ruledValues(record)) {
        if (!inYear(rule, header.year))
          yield about(group, name, `The return of ${header.year} does not have this item here`);
      }
    },
  },
  {
    id: 'person-details-present',
    items: '1.1-1.5',
    level: 'error',
    *find({ group }, { header }) {
      const sexField = header.year <= 2023 && textOf(group, 'Sex') === null ? 'GenderCurrent' : 'Sex';
      for (const field of ['Surname', 'Forename', 'PersonBirthDate', sexField, 'Ethnicity']) {
        if (textOf(group, field) === null) yield about(group, field, 'Required and not given');
      }
    },
  },
  {
    id: 'identifier-or-reason',
    items: '1.7a-c',
    level: 'error',
    *find({ group }) {
      const identified = textOf(group, 'UPN') !== null || textOf(group, 'UniqueLearnerNumber') !== null;
      const excused = textOf(group, 'UPNunknown') !== null;
      if (!identified && !excused) yield about(group, 'UPN', 'No UPN, no ULN, and no reason why neither is known');
      if (identified && excused) yield about(group, 'UPNunknown', 'A reason for no identifier, though there is one');
    },
  },
  {
    id: 'upn-is-valid',
    items: '1.7a',
    level: 'error',
    *find({ group }) {
      const upn = textOf(group, 'UPN');
      if (upn === null) return;
      if (!looksLikeUpn(upn)) yield about(group, 'UPN', 'Not the form of a UPN (a letter and 12 characters)');
      else if (checkLetterOf(upn) !== upn.charAt(0)) {
        yield about(group, 'UPN', `The check letter should be ${checkLetterOf(upn)}: a digit is mistyped`);
      }
    },
  },
  {
    id: 'uln-is-valid',
    items: '1.7b',
    // The sources disagree about its length (10 digits, or 8 in one schema), so a wrong one rejects nobody.
    level: 'query',
    *find({ group }) {
      const uln = textOf(group, 'UniqueLearnerNumber');
      if (uln !== null && !/^[1-9]\d{9}$/.test(uln)) yield about(group, 'UniqueLearnerNumber', 'A ULN has ten digits');
    },
  },
  {
    id: 'identifier-is-unique',
    items: '1.7a-b',
    level: 'error',
    *find(record, context) {
      for (const { field, first } of sharedWith(record, context, 'later')) {
        yield about(record.group, field, `Already given by the person on line ${first.line} (person ${first.number})`);
      }
    },
  },
  {
    id: 'identifier-given-again',
    items: '1.7a-b',
    // The first record of the two goes in, because one of them is right; which one it is, somebody has to look.
    level: 'query',
    *find(record, context) {
      for (const { field, others } of sharedWith(record, context, 'first')) {
        const lines = others.slice(0, 5).map((other) => other.line);
        yield about(record.group, field, `Given again by the person on line ${lines.join(', ')}, who was rejected`);
      }
    },
  },
  {
    id: 'not-before-birth',
    items: '1.3 and all dates',
    level: 'error',
    *find(record) {
      const birth = dateOf(record.group, 'PersonBirthDate');
      if (birth === null) return;
      for (const { group, name, value } of datesOf(record)) {
        if (value < birth) yield about(group, name, `Before the birth date ${birth}`);
      }
    },
  },
  {
    id: 'not-in-the-future',
    items: '2.1-5.6b but for dates that are plans',
    level: 'error',
    *find(record, { header }) {
      for (const { group, name, value } of datesOf(record)) {
        if (value > header.writtenOn && !maybeFuture.has(name)) {
          yield about(group, name, `After the file was written (${header.writtenOn})`);
        }
      }
    },
  },
  {
    id: 'part-is-known',
    items: 'all',
    level: 'query',
    *find({ unknown }) {
      const seen = new Set<string>();
      for (const { path, value, line } of unknown) {
        if (seen.has(path)) continue;
        seen.add(path);
        yield { line, field: path, value, reason: 'Not part of any SEN2 return; kept as it stands' };
      }
    },
  },
];
