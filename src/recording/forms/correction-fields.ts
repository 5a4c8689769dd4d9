import { fieldsOf } from '../../api/dto-field.js';
import type { FieldNote } from '../../api/dto-field.js';
import type { Plain, Recorded } from '../../../workflows/kernel/fact.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { fieldLabel, fieldValue } from '../../web/words/field-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { dateAnswer } from '../questions.js';
import type { Choice, Question } from '../questions.js';
import type { RecordedWorkflow } from '../recorded-workflow.js';
import type { CaseSituation } from '../recording-form.js';
import { teamsOf } from './case-keeping.forms.js';
import { mostRadios } from './fact-questions.js';
import { limitQuestion, readLimits, standingLimits } from './correction-limits.js';
import { readScoreLines, scoreLines, scoresQuestion } from './correction-scores.js';
import { linesOf } from './refusal-answers.js';
import { targetOf } from './correction-standing.js';
import type { Standing } from './correction-standing.js';

/** Codes that stand for what is not known or for another form’s doing; kept where they stand, never newly chosen. */
const notChosen: readonly string[] = ['notStated', 'outOfTurn'];
const none = 'none';

/** The command that records facts of a type; null for one that no person records. */
export function commandOf({ facts }: RecordedWorkflow, type: string): string | null {
  return Object.keys(facts.dtos).find((command) => facts.factOfCommand[command] === type) ?? null;
}

/** Whether a field of the record is sealed with the child. */
export function isSealed(behind: RecordedWorkflow, type: string, field: string): boolean {
  const command = commandOf(behind, type);
  return command !== null && behind.facts.isPersonal(command, field);
}

/** The fields of a record that a correction can change: those that whoever records such a fact can fill in. */
export function correctableFields(
  { behind }: Pick<CaseSituation, 'behind'>,
  target: Pick<Recorded, 'type' | 'data'>,
): readonly FieldNote[] {
  const command = commandOf(behind, target.type);
  const dto = command === null ? undefined : behind.facts.dtos[command];
  if (dto === undefined || behind.decider.unchanging?.includes(target.type) === true) return [];
  const fields = fieldsOf(dto).filter(
    ({ name, kind }) =>
      kind !== 'id' &&
      !notCorrected.includes(name) &&
      (isSealed(behind, target.type, name) || Object.hasOwn(target.data, name)),
  );
  // What was written about it comes after what it says.
  return [...fields.filter(({ name }) => name !== 'text'), ...fields.filter(({ name }) => name === 'text')];
}

/** Told elsewhere, or an identity: a record in the wrong place is struck out. */
const notCorrected: readonly string[] = [
  'on',
  'alreadyHappened',
  'aboutStream',
  'outcomes',
  'questionnaire',
  'positiveFrom',
];

/** Name of the box in which a field is corrected. */
export const boxOf = (field: string): string => `field-${field}`;

/** The question that corrects a field, with the kind of answer the field takes. */
export function fieldQuestion(s: CaseSituation, note: FieldNote, standing: Standing): Question {
  const { name, kind, nullable, values = [] } = note;
  const value = standing.fields[name];
  const base = { name: boxOf(name), legend: fieldLabel(name, targetOf(s).type) };
  switch (kind) {
    case 'day':
      return { kind: 'date', ...base, ...(nullable ? { hint: 'Leave empty while it goes on' } : {}) };
    case 'flag':
      return { kind: 'radios', ...base, choices: [true, false].map((flag) => yesNo(name, flag)) };
    case 'choice': {
      const choices = offered(values, value).map((code) => ({
        value: code,
        text: fieldValue(name, code, targetOf(s).type),
      }));
      const nothing = nullable ? [{ value: none, text: 'Nothing' }] : [];
      if (values.length <= mostRadios) return { kind: 'radios', ...base, choices: [...choices, ...nothing] };
      return { kind: 'select', name: base.name, label: base.legend, choices: [...nothing, ...choices] };
    }
    case 'choices':
      return {
        kind: 'checkboxes',
        ...base,
        choices: codesOf(values, value).map((code) => ({
          value: code,
          text: fieldValue(name, code, targetOf(s).type),
        })),
      };
    case 'parts':
      return name === 'scores' ? scoresQuestion(base) : limitQuestion(s, base, standing);
    case 'texts':
      return { kind: 'longText', name: base.name, label: base.legend, hint: 'One a line' };
    case 'id':
    case 'number':
    case 'values':
    case 'text':
      return textQuestion(s, name, value);
  }
}

function textQuestion(s: CaseSituation, field: string, value: Plain | undefined): Question {
  const name = boxOf(field);
  const label = fieldLabel(field, targetOf(s).type);
  if (field === 'team') {
    const teams = [...new Set([...teamsOf(s), ...(typeof value === 'string' ? [value] : [])])];
    return { kind: 'select', name, label, choices: teams.map((team) => ({ value: team, text: team })) };
  }
  if (field === 'worker') return { kind: 'select', name, label, choices: workers(s, value) };
  return { kind: field === 'text' ? 'longText' : 'text', name, label };
}

/** The answers that stand in the form: what is recorded now. */
export function fieldAnswers({ name, kind }: FieldNote, { fields }: Standing): RawAnswers {
  const value = fields[name];
  const box = boxOf(name);
  if (isCalendarDate(value) && kind === 'day') return dateAnswer(box, value);
  if (typeof value === 'boolean') return { [box]: value ? 'yes' : 'no' };
  if (kind === 'parts') return { [box]: name === 'scores' ? scoreLines(value) : standingLimits(value) };
  if (Array.isArray(value)) return { [box]: kind === 'texts' ? value.join('\n') : value };
  if (value === null || value === undefined) return kind === 'choice' || name === 'worker' ? { [box]: none } : {};
  if (typeof value === 'number') return { [box]: String(value) };
  return typeof value === 'string' ? { [box]: value } : {};
}

/** What the form says a field should be; what is wrong is noted in `asked`, and then null is given. */
export function readField(asked: AnswerReader, s: CaseSituation, note: FieldNote, standing: Standing): Plain {
  const { name, kind, required, nullable, values = [], most = 2000 } = note;
  const box = boxOf(name);
  const value = standing.fields[name];
  const label = fieldLabel(name, targetOf(s).type);
  const missing = `Enter what “${lowerFirst(label)}” should be`;
  switch (kind) {
    case 'day': {
      const question = { label, missing: `Enter the ${lowerFirst(label)}` };
      return nullable ? asked.optionalDate(box, question) : asked.date(box, question);
    }
    case 'flag':
      return asked.oneOf(box, ['yes', 'no'], missing) === 'yes';
    case 'choice': {
      const code = asked.oneOf(box, [...offered(values, value), ...(nullable ? [none] : [])], missing);
      return code === none ? null : code;
    }
    case 'choices':
      return asked.someOf(box, codesOf(values, value), required ? missing : null);
    case 'parts':
      return name === 'scores' ? readScoreLines(asked, box, label, value) : readLimits(asked, s, box, standing);
    case 'texts':
      return linesOf(asked.text(box, label, missing, 2000));
    case 'number':
      return readNumber(asked, box, label, missing, nullable);
    case 'id':
    case 'values':
    case 'text':
      return readText(asked, s, { name, label, missing: required && !nullable ? missing : null, most }, value);
  }
}

function readNumber(
  asked: AnswerReader,
  box: string,
  label: string,
  missing: string,
  nullable: boolean,
): number | null {
  const text = asked.text(box, label, nullable ? null : missing, 9);
  if (text === null) return null;
  if (!/^\d+$/.test(text)) asked.wrong(box, `${label} must be a whole number`);
  return Number(text);
}

interface TextNote {
  readonly name: string;
  readonly label: string;
  readonly missing: string | null;
  readonly most: number;
}

function readText(
  asked: AnswerReader,
  s: CaseSituation,
  { name, label, missing, most }: TextNote,
  value?: Plain,
): Plain {
  const box = boxOf(name);
  if (name === 'worker') {
    const chosen = asked.oneOf(
      box,
      workers(s, value).map((one) => one.value),
      'Choose a person',
    );
    return chosen === none ? null : chosen;
  }
  const text = asked.text(box, label, missing, most);
  if (name === 'urn' && text !== null && text !== value && !/^\d{6}$/.test(text))
    asked.wrong(box, 'Unique reference number must be 6 figures');
  // Sealed text that is taken away reads as empty: a correction can only say what should stand instead.
  return text ?? (isSealed(s.behind, targetOf(s).type, name) ? '' : null);
}

/** One of a long list that no longer holds what stands keeps it, so that a correction of something else does not lose it. */
function offered(values: readonly string[], value: Plain | undefined): readonly string[] {
  const lost = values.length > mostRadios && typeof value === 'string' && !values.includes(value);
  return [...codesOf(values, [value ?? null]), ...(lost ? [value] : [])];
}

function codesOf(values: readonly string[], standing: Plain | undefined): readonly string[] {
  const stands: readonly unknown[] = Array.isArray(standing) ? standing : [];
  return values.filter((code) => !notChosen.includes(code) || stands.includes(code));
}

function workers({ colleagues }: CaseSituation, value: Plain | undefined): readonly Choice[] {
  const listed = colleagues.map(({ id, name }) => ({ value: id, text: name }));
  const gone = typeof value === 'string' && !colleagues.some(({ id }) => id === value);
  return [
    { value: none, text: 'Nobody yet' },
    ...listed,
    ...(gone ? [{ value, text: 'Someone no longer listed' }] : []),
  ];
}

const yesNo = (name: string, flag: boolean): Choice => ({ value: flag ? 'yes' : 'no', text: fieldValue(name, flag) });
