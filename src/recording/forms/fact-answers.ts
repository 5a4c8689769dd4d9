import type { FieldNote } from '../../api/dto-field.js';
import { begins, parseFactCommand } from '../../api/fact-workflow.js';
import type { FactAct } from '../../cases/fact-acts.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate } from '../../web/words/date-words.js';
import { fieldValue } from '../../web/words/field-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { FactSituation, Row, Wish } from '../recording-form.js';
import { boxLabel, legendOf, nothing, referencesFor } from './fact-questions.js';
import { teamsOf } from './case-keeping.forms.js';
import { linesOf } from './refusal-answers.js';

type Body = Readonly<Record<string, unknown>>;

/** The fields of one command as a form answers them; what is wrong is noted in `asked`. */
export function readFields(asked: AnswerReader, fields: readonly FieldNote[], act: FactAct, s: FactSituation): Body {
  const read = fields.map((field): readonly [string, unknown] => [field.name, readField(asked, field, act, s)]);
  // What was left empty is left out: the fact then says what it says where nobody says more.
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function readField(asked: AnswerReader, field: FieldNote, act: FactAct, s: FactSituation): unknown {
  const { name, kind, nullable, required, values = [], most = 2000 } = field;
  const legend = legendOf(name, act);
  const label = boxLabel(name, act);
  const optional = !required || nullable;
  const missing = legend.endsWith('?') ? `Answer “${legend}”` : `Say: ${lowerFirst(label)}`;
  switch (kind) {
    case 'day': {
      const question = { label, missing: `Enter the ${lowerFirst(label)}` };
      const day = optional ? asked.optionalDate(name, question) : asked.date(name, question);
      return day ?? (nullable ? null : undefined);
    }
    case 'flag': {
      const answer = asked.oneOf(name, ['yes', 'no', ...(nullable ? [nothing] : [])], missing);
      return answer === nothing ? null : answer === null ? undefined : answer === 'yes';
    }
    case 'choice': {
      const answer = asked.oneOf(name, [...values, ...(nullable ? [nothing] : [])], missing);
      return answer === nothing ? null : (answer ?? undefined);
    }
    case 'choices':
      return asked.someOf(name, values, missing);
    case 'id': {
      const choices = referencesFor(name, s).map(({ value }) => value);
      const answer = asked.oneOf(name, choices, missing);
      return answer === nothing ? null : (answer ?? undefined);
    }
    case 'number':
      return numberIn(asked, name, label, optional) ?? (nullable ? null : undefined);
    case 'parts':
      return Object.fromEntries(
        (field.fields ?? []).map((part) => [
          part.name,
          numberIn(asked, `${name}-${part.name}`, boxLabel(part.name, act), false) ?? undefined,
        ]),
      );
    case 'text':
      return (
        textIn(asked, { name, label, most, missing: optional ? null : `Enter the ${lowerFirst(label)}` }, s) ??
        (nullable ? null : undefined)
      );
    case 'texts':
    case 'values':
      return linesOf(asked.text(name, label, optional ? null : missing, 2000));
  }
}

function numberIn(asked: AnswerReader, box: string, label: string, optional: boolean): number | null {
  const text = asked.text(
    box,
    label,
    optional ? null : `Enter a number for “${lowerFirst(label)}”; 0 where there are none`,
    9,
  );
  if (text === null) return null;
  if (/^\d+$/.test(text)) return Number(text);
  asked.wrong(box, `${label} must be a whole number`);
  return null;
}

interface TextNote {
  readonly name: string;
  readonly label: string;
  readonly most: number;
  readonly missing: string | null;
}

function textIn(asked: AnswerReader, { name, label, most, missing }: TextNote, s: FactSituation): string | null {
  if (name === 'team') return asked.oneOf(name, teamsOf(s), 'Choose a team');
  if (name === 'worker') {
    const chosen = asked.oneOf(name, ['', ...s.colleagues.map(({ id }) => id)], 'Choose a person, or “Nobody yet”');
    return chosen === '' ? null : chosen;
  }
  return asked.text(name, label, missing, most);
}

/** The command that the answers come to. What its body does not allow is noted in `asked`, by field. */
export function wishFrom(
  asked: AnswerReader,
  command: string,
  body: Body,
  act: FactAct,
  s: FactSituation,
): Wish | null {
  const childId = s.offCase === undefined ? s.childId : null;
  const whole = begins(act.workflow, command) ? { childId, ...body } : body;
  const parsed = parseFactCommand(act.workflow, command, whole, {
    childId,
    person: s.revision < 0 ? null : s.childId,
    newId: (field) => s.newId(`${command} ${field}`),
  });
  if ('command' in parsed) return parsed.command;
  for (const { field, message } of parsed.faults) {
    const name = field.replaceAll('.', '-');
    const note = act.fields.find((one) => field.startsWith(one.name));
    const words = note === undefined ? message : message.replace(field, boxLabel(note.name, act));
    asked.wrong(name, words, note?.kind === 'day' ? `${name}-day` : name);
  }
  return null;
}

/** What was answered, for the check page. */
export function fieldRowsOf(fields: readonly FieldNote[], body: Body, act: FactAct, s: FactSituation): readonly Row[] {
  return fields.flatMap(({ name, kind }): readonly Row[] => {
    const value = body[name];
    if (value === undefined) return [];
    const key = boxLabel(name, act);
    if (kind === 'id') {
      const chosen = referencesFor(name, s).find((one) => one.value === (value ?? nothing));
      return chosen === undefined ? [] : [{ key: referenceLabels[name] ?? key, value: chosen.text }];
    }
    if (name === 'worker') {
      return [{ key, value: s.colleagues.find(({ id }) => id === value)?.name ?? 'Nobody yet' }];
    }
    return [{ key, value: fieldValue(name, value, act.facts[0]) }];
  });
}

export const referenceLabels: Readonly<Record<string, string>> = {
  reviewId: 'Which review it follows',
  transferId: 'Phase transfer it names the place for',
  placementId: 'What it pays for',
};

export const dayRow = (key: string, on: Parameters<typeof actDate>[0]): Row => ({ key, value: actDate(on) });
