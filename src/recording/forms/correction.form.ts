import { ownerOf } from '../../api/fact-workflow.js';
import type { CorrectFact } from '../../../workflows/kernel/correction.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { actDate, instantWords } from '../../web/words/date-words.js';
import { capital } from '../../web/words/distance-words.js';
import { factClause } from '../../web/words/fact-words.js';
import { fieldLabel, fieldValue } from '../../web/words/field-words.js';
import { choicesFrom, dateAnswer, keysOf } from '../questions.js';
import { correctionReasonWords } from '../../web/words/code-words.js';
import type { Choice } from '../questions.js';
import type { CaseSituation, Intention, RecordingForm, Row } from '../recording-form.js';
import { commandOf, correctableFields, fieldAnswers, fieldQuestion, isSealed, readField } from './correction-fields.js';
import { sameValue, standingBefore, standingOf, targetOf } from './correction-standing.js';
import type { Standing } from './correction-standing.js';

type What = 'changed' | 'struck' | 'undone';

/** An earlier record that is wrong: its day, anything it says, that it happened at all, or a correction of it. */
export const correctionForm: RecordingForm<CaseSituation> = {
  key: 'correction',
  dateLabel: 'Correct date',
  asksWhyLate: false,
  defaults: (s) => standingAnswers(s),
  fieldOfCode: { 'correction-changes-nothing': 'what', 'correction-contradicts-later-fact': 'what' },
  steps: [
    {
      questions: (s) => [
        { kind: 'answers', rows: asRecorded(s) },
        { kind: 'radios', name: 'what', legend: 'What is wrong?', choices: whatChoices(s) },
        { kind: 'radios', name: 'reason', legend: 'Why?', choices: choicesFrom(correctionReasonWords) },
        {
          kind: 'longText',
          name: 'text',
          label: 'How do you know?',
          hint: 'Everyone who may open the case can read this',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'Nothing is erased. The record and its correction both stay in the history, and limits are worked out again from the corrected one.',
            'You see every limit that moves before anything is recorded.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const now = standingOf(s);
    const choices = whatChoices(s).map(({ value }) => value as What);
    const what = asked.oneOf('what', choices, 'Say what is wrong');
    const wanted = what === null ? now : wantedOf(what, asked, s, now);
    const reason = asked.oneOf('reason', keysOf(correctionReasonWords), 'Say why');
    const text = asked.text('text', 'How you know', 'Say how you know');
    const read = asked.finished({ what, reason, text });
    return {
      wishes: correctionTo(wanted, now, s, read),
      rows: [
        { key: 'Record', value: capital(factClause(targetOf(s).type)) },
        ...changeRows(now, wanted, s),
        { key: 'Why', value: correctionReasonWords[read.reason] },
        { key: 'How you know', value: read.text },
      ],
      button: 'Record the correction',
      done: doneWords(now, wanted),
      next: {
        text: 'Both stay readable.',
        link: 'See the history',
        href: s.offCase?.historyHref ?? `/cases/${s.reference}/history`,
      },
    };
  },
};

function whatChoices(s: CaseSituation): readonly Choice[] {
  const standing = standingOf(s);
  const fields = correctableFields(s, targetOf(s));
  const changed: Choice = {
    value: 'changed',
    text: standing.struck
      ? 'It did happen, but not quite as recorded'
      : fields.length === 0
        ? 'The date'
        : 'The date, or something it says',
    reveals: [
      { kind: 'date', name: 'on', legend: 'On which day did it happen?' },
      ...fields.map((note) => fieldQuestion(s, note, standing)),
    ],
  };
  const struck: Choice = {
    value: 'struck',
    text: 'It should not be there at all',
    hint: 'It is struck out. It stays readable, and counts for nothing',
  };
  const undone: Choice = {
    value: 'undone',
    text: standing.struck ? 'It did happen: put it back as it was' : 'The last correction of it was wrong',
    hint: 'What stood before that correction stands again',
  };
  return [changed, ...(standing.struck ? [] : [struck]), ...(standingBefore(s) === null ? [] : [undone])];
}

/** How the record should stand. What is wrong with the answers is noted in `asked`. */
function wantedOf(what: What, asked: AnswerReader, s: CaseSituation, now: Standing): Standing {
  if (what === 'struck') return { ...now, struck: true };
  if (what === 'undone') return standingBefore(s) ?? now;
  const on = asked.date('on', { label: 'Correct date', missing: 'Enter the correct date', today: s.basis.today });
  const read = correctableFields(s, targetOf(s)).map(({ name, ...note }): readonly [string, Plain] => [
    name,
    readField(asked, s, { name, ...note }, now),
  ]);
  const fields = Object.fromEntries(read.filter(([name, value]) => !sameValue(value, now.fields[name])));
  const { from, to } = { ...now.fields, ...fields };
  if (typeof from === 'string' && typeof to === 'string' && to < from)
    asked.wrong('field-to', 'Last day must be on or after the first day', 'field-to-day');
  return { occurredOn: on ?? now.occurredOn, fields: { ...now.fields, ...fields }, struck: false };
}

function changedFields(now: Standing, wanted: Standing): readonly string[] {
  const names = new Set([...Object.keys(now.fields), ...Object.keys(wanted.fields)]);
  return [...names].filter((name) => !sameValue(now.fields[name], wanted.fields[name]));
}

function correctionTo(
  wanted: Standing,
  now: Standing,
  s: CaseSituation,
  { reason, text }: { readonly reason: CorrectFact['reason']; readonly text: string },
): CorrectFact {
  const target = targetOf(s);
  const changes = changedFields(now, wanted).map((name): readonly [string, Plain] => [
    name,
    wanted.fields[name] ?? (isSealed(s.behind, target.type, name) ? '' : null),
  ]);
  const clear = changes.filter(([name]) => !isSealed(s.behind, target.type, name));
  const sealed = changes.filter(([name]) => isSealed(s.behind, target.type, name));
  return {
    type: 'CorrectFact',
    revision: target.revision,
    reason,
    ...(wanted.struck ? { struck: true } : {}),
    ...(wanted.occurredOn === now.occurredOn ? {} : { occurredOn: wanted.occurredOn }),
    ...(clear.length === 0 ? {} : { changes: Object.fromEntries(clear) }),
    personal: sealedChanges(s, text, sealed),
  };
}

/** What was written about it, and every sealed field that changes, each under the key of whom it is about. */
function sealedChanges(
  s: CaseSituation,
  text: string,
  sealed: readonly (readonly [string, Plain])[],
): NonNullable<CorrectFact['personal']> {
  const { type, data } = targetOf(s);
  const sealedFor = s.behind.facts.sealedFor?.[commandOf(s.behind, type) ?? ''];
  const personal: Record<string, { text?: string; changes?: Record<string, Plain> }> = { [s.childId]: { text } };
  for (const [field, value] of sealed) {
    const owner = ownerOf(sealedFor, { ...data }, s.childId, field);
    personal[owner] = { ...personal[owner], changes: { ...personal[owner]?.changes, [field]: value } };
  }
  return personal;
}

function changeRows(now: Standing, wanted: Standing, s: CaseSituation): readonly Row[] {
  if (now.struck !== wanted.struck) {
    return [
      { key: 'Before', value: dayWords(now) },
      { key: 'After', value: wanted.struck ? 'Struck out: it did not happen' : dayWords(wanted) },
      ...(wanted.struck ? [] : fieldChanges(now, wanted, s)),
    ];
  }
  const day: readonly Row[] = [
    { key: 'Before', value: dayWords(now) },
    { key: 'After', value: dayWords(wanted) },
  ];
  return [...(now.occurredOn === wanted.occurredOn ? [] : day), ...fieldChanges(now, wanted, s)];
}

function fieldChanges(now: Standing, wanted: Standing, s: CaseSituation): readonly Row[] {
  return changedFields(now, wanted).flatMap((name): readonly Row[] => [
    { key: `${fieldLabel(name, targetOf(s).type)}, before`, value: valueWords(s, name, now.fields[name]) },
    { key: `${fieldLabel(name, targetOf(s).type)}, after`, value: valueWords(s, name, wanted.fields[name]) },
  ]);
}

/** A colleague by name; everything else in the words of its field. */
function valueWords(s: CaseSituation, name: string, value: Plain | undefined): string {
  if (name !== 'worker' || typeof value !== 'string') return fieldValue(name, value, targetOf(s).type);
  return s.colleagues.find(({ id }) => id === value)?.name ?? 'Someone no longer listed';
}

function dayWords({ struck, occurredOn }: { readonly struck: boolean; readonly occurredOn: CalendarDate }): string {
  return struck ? 'Struck out' : actDate(occurredOn);
}

function doneWords(now: Standing, wanted: Standing): string {
  if (wanted.struck && !now.struck) return 'Record struck out';
  if (now.struck && !wanted.struck) return 'Record put back';
  return changedFields(now, wanted).length === 0 ? 'Date corrected' : 'Record corrected';
}

function standingAnswers(s: CaseSituation): RawAnswers {
  const standing = standingOf(s);
  const fields = correctableFields(s, targetOf(s)).map((note) => fieldAnswers(note, standing));
  return Object.assign({}, dateAnswer('on', standing.occurredOn), ...fields) as RawAnswers;
}

function asRecorded(s: CaseSituation): readonly Row[] {
  const target = targetOf(s);
  const standing = standingOf(s);
  const who = s.colleagues.find(({ id }) => id === target.actor.id)?.name;
  return [
    { key: 'Record', value: capital(factClause(target.type)) },
    { key: 'Happened', value: dayWords(standing) },
    ...correctableFields(s, target)
      .filter(({ name }) => standing.fields[name] !== undefined)
      .map(({ name }) => ({
        key: fieldLabel(name, targetOf(s).type),
        value: valueWords(s, name, standing.fields[name]),
      })),
    {
      key: 'Recorded',
      value: who === undefined ? instantWords(target.recordedAt) : `${instantWords(target.recordedAt)}, by ${who}`,
    },
  ];
}
