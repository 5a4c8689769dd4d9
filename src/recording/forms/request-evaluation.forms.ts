import type { NeedsAssessmentFactCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import type { AgainstThreshold } from '../../../workflows/needs-assessment/request-evaluation.events.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { needWords } from '../../web/words/code-words.js';
import { actDate } from '../../web/words/date-words.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import {
  againstWords,
  panelOutcomeWords,
  panelWords,
  provisionSignWords,
  thresholdWords,
} from '../../web/words/request-evaluation-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Question } from '../questions.js';
import type { Intention, RecordingForm, Row, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const yesNo = [
  { value: 'yes', text: 'Yes, it was evaluated' },
  { value: 'no', text: 'No, it was not' },
];
const evaluated = [
  {
    name: 'ordinary',
    command: 'EvaluateOrdinaryProvision',
    legend: 'Was it evaluated what schools and settings ordinarily provide?',
    key: 'Ordinarily available provision',
  },
  {
    name: 'pack',
    command: 'EvaluateTherapyPackUse',
    legend: 'Was it evaluated how the therapy pack was used?',
    key: 'Use of the therapy pack',
  },
] as const;
const sides = [
  { name: 'severity', label: 'How severe is the need?' },
  { name: 'length', label: 'How long does it last?' },
  { name: 'complexity', label: 'How complex is it?' },
] as const;
const answerSomething = 'Answer at least one of the questions';

const evaluationQuestions: readonly Question[] = [
  ...evaluated.map(({ name, legend }): Question => ({
    kind: 'radios',
    name,
    legend,
    hint: 'Leave empty what is not to be recorded now',
    choices: yesNo,
  })),
  {
    kind: 'radios',
    name: 'threshold',
    legend: 'Does the need meet the local threshold?',
    hint: 'Leave empty if it was not weighed',
    choices: choicesFrom(thresholdWords),
  },
  ...sides.map(({ name, label }): Question => ({
    kind: 'select',
    name,
    label,
    choices: [{ value: '', text: 'Not weighed' }, ...choicesFrom(againstWords)],
  })),
  {
    kind: 'longText',
    name: 'text',
    label: 'Reason',
    hint: 'Why the need was weighed so, or what was looked at',
  },
  { kind: 'date', name: 'on', legend: 'When was it evaluated?', hint: 'For example 23 11 2026' },
];

/** What a request was evaluated for, as action plans ask (R10, R11). Local practice: no limit of the law waits for it. */
export const requestEvaluationForm: RecordingForm = {
  key: 'requestEvaluation',
  dateLabel: 'Date it was evaluated',
  asksWhyLate: false,
  fieldOfCode: { 'before-an-earlier-fact': { field: 'on', target: 'on-day' } },
  steps: [
    {
      questions: () => evaluationQuestions,
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'Figures count the requests that were evaluated before they were decided. No limit changes.',
            'What is recorded again replaces what was recorded before, from its day.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const answers = evaluated.map((one) => ({ ...one, answer: optional(asked, one.name, ['yes', 'no'], one.key) }));
    const threshold = optional(asked, 'threshold', keysOf(thresholdWords), 'Local threshold');
    const weighed = sides.map((one) => ({
      ...one,
      value: optional(asked, one.name, keysOf(againstWords), one.label),
    }));
    const text = asked.text('text', 'Reason', threshold === null ? null : 'Enter the reason');
    const on = dateAsked(asked, s, 'Date it was evaluated');
    if (threshold === null && weighed.some(({ value }) => value !== null)) {
      asked.wrong('threshold', 'Say whether the need meets the local threshold');
    }
    const given = answers.filter(({ answer }) => answer !== null);
    if (given.length === 0 && threshold === null) asked.wrong('ordinary', answerSomething);
    const read = asked.finished({ on });
    const told = narrative(s.childId, text);
    const facts = given.map(({ command, answer }) => wish(command, read.on, { evaluated: answer === 'yes' }, told));
    const need = threshold === null ? [] : [weighNeed(s, read.on, threshold, weighed, text)];
    return {
      wishes: [...facts, ...need],
      rows: [
        ...given.map(({ key, answer }): Row => ({ key, value: answer === 'yes' ? 'Evaluated' : 'Not evaluated' })),
        ...(threshold === null ? [] : [{ key: 'Local threshold', value: thresholdWords[threshold] }]),
        ...weighed.flatMap(({ label, value }) => (value === null ? [] : [{ key: label, value: againstWords[value] }])),
        ...(text === null ? [] : [{ key: 'Reason', value: text }]),
        { key: 'When', value: actDate(read.on) },
      ],
      button: 'Record the evaluation',
      done: 'Evaluation of the request recorded',
    };
  },
};

function weighNeed(
  { childId }: Situation,
  on: CalendarDate,
  threshold: keyof typeof thresholdWords,
  weighed: readonly { readonly name: string; readonly value: AgainstThreshold | null }[],
  text: string | null,
): NeedsAssessmentFactCommand {
  const values = Object.fromEntries(weighed.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  return wish('WeighNeed', on, { threshold }, { [childId]: { ...values, ...(text === null ? {} : { text }) } });
}

/** A choice that may be left out; what is no choice of the form is wrong. */
function optional<Code extends string>(
  asked: AnswerReader,
  name: string,
  choices: readonly Code[],
  label: string,
): Code | null {
  const given = asked.text(name, label, null, 40);
  const chosen = choices.find((choice) => choice === given) ?? null;
  if (given !== null && chosen === null) asked.wrong(name, `Choose one of the answers to “${lowerFirst(label)}”`);
  return chosen;
}

/** What a panel decided, about which need, and what that shows of local provision (R27). */
export const panelDecisionForm: RecordingForm = {
  key: 'panelDecision',
  dateLabel: 'Date of the panel',
  asksWhyLate: false,
  fieldOfCode: { 'before-an-earlier-fact': { field: 'on', target: 'on-day' } },
  defaults: ({ child }) => (child.need === null ? {} : { need: child.need }),
  steps: [
    {
      questions: () => [
        { kind: 'radios', name: 'panel', legend: 'Which panel?', choices: choicesFrom(panelWords) },
        { kind: 'radios', name: 'outcome', legend: 'What did it decide?', choices: choicesFrom(panelOutcomeWords) },
        {
          kind: 'select',
          name: 'need',
          label: 'Primary need as the panel took it',
          choices: [{ value: '', text: 'Choose a need' }, ...choicesFrom(needWords)],
        },
        {
          kind: 'checkboxes',
          name: 'missing',
          legend: 'What does it show of local provision?',
          hint: 'Choose all that apply, or none',
          choices: choicesFrom(provisionSignWords),
        },
        { kind: 'longText', name: 'text', label: 'In words', hint: 'What the panel said, as far as it should be kept' },
        { kind: 'date', name: 'on', legend: 'When did the panel decide?', hint: 'For example 23 11 2026' },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'It is counted by need and outcome. It tells nobody: the day the family is told is recorded by itself, and that day is what the limits count.',
            'The need on the child’s own record does not change.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const panel = asked.oneOf('panel', keysOf(panelWords), 'Say which panel');
    const outcome = asked.oneOf('outcome', keysOf(panelOutcomeWords), 'Say what it decided');
    const need = asked.oneOf('need', Object.keys(needWords), 'Choose the primary need');
    const missing = asked.someOf('missing', keysOf(provisionSignWords), null);
    const text = asked.text('text', 'In words', null);
    const on = dateAsked(asked, s, 'Date of the panel');
    const read = asked.finished({ panel, outcome, need, on });
    const data = { panelId: s.newId('panel decision'), panel: read.panel, outcome: read.outcome, missing };
    const personal = { [s.childId]: { need: read.need, ...(text === null ? {} : { text }) } };
    return {
      wishes: [wish('RecordPanelDecision', read.on, data, personal)],
      rows: [
        { key: 'Panel', value: panelWords[read.panel] },
        { key: 'Decision', value: panelOutcomeWords[read.outcome] },
        { key: 'Primary need', value: needWords[read.need] ?? read.need },
        ...(missing.length === 0
          ? []
          : [{ key: 'Local provision', value: listed(missing.map((one) => lowerFirst(provisionSignWords[one]))) }]),
        ...(text === null ? [] : [{ key: 'In words', value: text }]),
        { key: 'When', value: actDate(read.on) },
      ],
      button: 'Record the panel’s decision',
      done: `Panel decision recorded: ${lowerFirst(panelOutcomeWords[read.outcome])}`,
    };
  },
};
