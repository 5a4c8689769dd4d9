import { valueAt } from '../../../workflows/action-plan/plan-changes.js';
import { longestText } from '../../../workflows/action-plan/shape.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { planFormHref, planHref } from '../plan-hrefs.js';
import { planReason, readReason } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanPlace } from './plan-form.js';
import { aboutText, intended } from './text-change.js';
import { valueWords } from './text-words.js';

/** What a single value can be. */
const valueKinds = [
  { value: 'text', text: 'Words' },
  { value: 'number', text: 'A number' },
  { value: 'yes', text: 'Yes (true)' },
  { value: 'no', text: 'No (false)' },
  { value: 'nothing', text: 'Nothing (null)' },
  { value: 'json', text: 'A list or several fields, as JSON' },
] as const;

function valueForm(place: PlanPlace): PlanForm {
  const { document, meant, now } = place;
  const path = meant('path');
  const stands = path?.startsWith('/') === true ? valueAt(document, path) : undefined;
  const questions: Question[] = [
    ...(stands === undefined ? [] : [{ kind: 'answers' as const, rows: [{ key: 'Stands now', value: valueWords(stands, document) }] }]), // prettier-ignore
    {
      kind: 'text',
      name: 'path',
      label: 'Place',
      hint: 'As versions and faults name it, for example /items/a2.1/due/0/date',
    },
    { kind: 'radios', name: 'as', legend: 'What is it?', choices: valueKinds },
    {
      kind: 'longText',
      name: 'value',
      label: 'What should stand (leave it empty for yes, no and nothing)',
      hint: 'Name no child',
    },
    planReason,
  ];
  return {
    title: 'Correct one value',
    action: planFormHref(now.planId, 'correct'),
    back: { text: document.title, href: planHref(now.planId) },
    questions,
    defaults: { path: path ?? '', ...(stands === undefined ? {} : { ...typedAs(stands) }) },
    side: aboutText,
    button: 'Record the correction',
    fieldOfCode: {
      'plan-field-is-fixed': 'path',
      'plan-path-leads-nowhere': 'path',
      'plan-change-changes-nothing': 'value',
    },
    read(asked) {
      const typed = plainLine(asked, 'path', 'The place', 'Enter the place', 500);
      if (typed !== null && !typed.startsWith('/')) asked.wrong('path', 'The place begins with a slash, for example /items/a2.1/due/0/date'); // prettier-ignore
      const value = readValue(asked);
      const reason = readReason(asked, 'Say why it is corrected');
      if (asked.faults > 0 || typed === null || value === undefined || reason === null) return null;
      const op = valueAt(document, typed) === undefined ? 'add' : 'set';
      return intended(asked, document, [{ op, path: typed, value }], reason, { rows: [{ key: 'Place', value: typed }], said: 'The value is corrected' }); // prettier-ignore
    },
  };
}

function typedAs(value: Plain): RawAnswers {
  if (value === null) return { as: 'nothing' };
  if (typeof value === 'boolean') return { as: value ? 'yes' : 'no' };
  if (typeof value === 'object') return { as: 'json', value: JSON.stringify(value, null, 1) };
  return { as: typeof value === 'number' ? 'number' : 'text', value: String(value) };
}

/** Undefined where it is wrong, which is noted. */
function readValue(asked: AnswerReader): Plain | undefined {
  const kind = asked.oneOf('as', valueKinds.map(({ value }) => value), 'Choose what it is'); // prettier-ignore
  if (kind === 'yes' || kind === 'no') return kind === 'yes';
  if (kind === 'nothing') return null;
  const text = plainLine(asked, 'value', 'The value', 'Enter what should stand', longestText * 5);
  if (kind === null || text === null) return undefined;
  if (kind === 'text') return text;
  try {
    const value = JSON.parse(text) as Plain;
    if (kind === 'json' || typeof value === 'number') return value;
  } catch {
    // Said below, for what is JSON and no number too.
  }
  asked.wrong('value', kind === 'json' ? 'This is not JSON. Copy it from the plan’s file, and change it there' : 'Write the number in figures, for example 26.3'); // prettier-ignore
  return undefined;
}

export const correct: PlanFormKind = { records: 'ActionPlanRevised', make: valueForm };
