import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { isPrintedDate, longestText } from '../../../workflows/action-plan/shape.js';
import { longestSource } from '../../../workflows/held-figures/figure-faults.js';
import { notANumber, numberFrom } from '../../held-figures/figures-file.js';
import { choicesFrom, dateAnswer, keysOf } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { measureHref, planFormHref } from '../plan-hrefs.js';
import { nameNoChild, optionalRow } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanIntention, PlanPlace } from './plan-form.js';

const measureMeant = ({ document, meant }: PlanPlace): PlanMeasure | undefined =>
  document.measures.find(({ id }) => id === meant('measure'));

const numberWords = (value: number, unit: string): string => `${value.toLocaleString('en-GB')} ${unit}`;

function frameOf(form: string, measure: PlanMeasure, { now }: PlanPlace): Pick<PlanForm, 'action' | 'back'> {
  return {
    action: planFormHref(now.planId, form, { measure: measure.id }),
    back: { text: measure.sourceRef ?? measure.id, href: measureHref(now.planId, measure.id) },
  };
}

function valueForm(place: PlanPlace): PlanForm | null {
  const measure = measureMeant(place);
  if (measure === undefined) return null;
  const told = place.now.state.values.filter(({ measureId }) => measureId === measure.id).slice(-4);
  const rows = told.map(({ value, unit, period, population, on }) => ({
    key: [period ?? `As at ${sentenceDate(on)}`, population].filter((part) => part !== null).join(', '),
    value: numberWords(value, unit),
  }));
  return {
    title: 'Record a value of a measure',
    ...frameOf('value', measure, place),
    questions: [
      { kind: 'answers', rows: [{ key: 'Measure', value: measure.summary }, ...(rows.length === 0 ? [{ key: 'Recorded before', value: 'Nothing' }] : rows)] }, // prettier-ignore
      { kind: 'text', name: 'value', label: 'Value', width: 10 },
      {
        kind: 'text',
        name: 'unit',
        label: 'Unit',
        hint: 'As the plan prints it: percent, count, weeks, gbp',
        width: 20,
      },
      { kind: 'text', name: 'period', label: 'Period (optional)', hint: 'For example 2026-09, 2025/26 or 2026-04/2026-06. Leave it out where the value stands as at the day', width: 20 }, // prettier-ignore
      {
        kind: 'text',
        name: 'population',
        label: 'Population (optional)',
        hint: 'Whom it counts, where there is one value for each',
      },
      { kind: 'date', name: 'on', legend: 'As at which day?' },
      { kind: 'text', name: 'source', label: 'Source', hint: 'The body or the paper that gives it' },
      { kind: 'longText', name: 'note', label: 'Note (optional)', hint: nameNoChild },
    ],
    defaults: { unit: measure.unit ?? '', ...dateAnswer('on', place.now.today) },
    side: [{ heading: 'What the plan prints stays', paragraphs: ['The value that the plan prints as current is what it printed. Yours stands beside it, with its day and its source.', 'A value for the same period and population takes the place of the one before. Both stay in the history.'] }], // prettier-ignore
    button: 'Record the value',
    fieldOfCode: {
      'plan-date-malformed': 'period',
      'hidden-characters': 'source',
      'line-too-long': 'source',
      'dated-in-the-future': { field: 'on', target: 'on-day' },
      ...Object.fromEntries(['figure-negative', 'percent-over-100', 'count-not-whole', 'figure-out-of-range'].map((code) => [code, 'value'])), // prettier-ignore
    },
    read: (asked) => readValue(asked, measure, place),
  };
}

function readValue(
  asked: AnswerReader,
  measure: PlanMeasure,
  { now: { state, today } }: PlanPlace,
): PlanIntention | null {
  const typed = asked.text('value', 'The value', 'Enter the value', 30);
  const unit = plainLine(asked, 'unit', 'The unit', 'Enter the unit', longestSource);
  const value = typed === null ? null : numberFrom(typed, unit === 'percent' ? 'percent' : unit === 'gbp' ? 'pounds' : 'score'); // prettier-ignore
  if (typed !== null && value === null) asked.wrong('value', `The value: ${lowerFirst(notANumber)}`);
  const period = plainLine(asked, 'period', 'The period', null, 40);
  if (period !== null && !/^\d{4}\/\d\d$/.test(period) && !isPrintedDate(period)) {
    asked.wrong('period', 'Give the period as 2026, 2026-09, 2025/26, or two months with a slash between');
  }
  const population = plainLine(asked, 'population', 'The population', null, longestSource);
  const on = asked.date('on', { label: 'The day', missing: 'Enter the day as at which it stands', today });
  const source = plainLine(asked, 'source', 'The source', 'Enter the source: who gives it', longestSource);
  const note = plainLine(asked, 'note', 'The note', null, longestText);
  if (asked.faults > 0 || unit === null || value === null || on === null || source === null) return null;
  const before = state.values.findLast(
    (one) => one.measureId === measure.id && one.population === population && (period === null ? one.period === null && one.on === on : one.period === period), // prettier-ignore
  );
  return {
    command: { type: 'RecordMeasureValue', on, data: { measureId: measure.id, value, unit, period, population, source, note } }, // prettier-ignore
    rows: [
      { key: 'Measure', value: measure.summary },
      { key: 'Value', value: numberWords(value, unit) },
      ...optionalRow('Period', period),
      ...optionalRow('Population', population),
      { key: 'As at', value: sentenceDate(on) },
      { key: 'Source', value: source },
      ...optionalRow('Note', note),
    ],
    ...(before === undefined ? {} : { effects: [{ what: 'Value', now: `${numberWords(before.value, before.unit)} (${before.source})`, after: numberWords(value, unit) }] }), // prettier-ignore
    said: 'The value is recorded',
  };
}

/** What is judged of a measure that is no number. */
export const metWords = { met: 'Met', partlyMet: 'Partly met', notMet: 'Not met' } as const;

function judgementForm(place: PlanPlace): PlanForm | null {
  const measure = measureMeant(place);
  if (measure === undefined) return null;
  const { state, today } = place.now;
  const told = state.judgements.findLast(({ measureId }) => measureId === measure.id);
  const stands = told === undefined ? null : `${metWords[told.standing]}, ${sentenceDate(told.on)}: ${told.judgement}`;
  return {
    title: 'Judge a measure',
    ...frameOf('judgement', measure, place),
    questions: [
      {
        kind: 'answers',
        rows: [
          { key: 'Measure', value: measure.summary },
          { key: 'Judged before', value: stands ?? 'Never' },
        ],
      },
      { kind: 'radios', name: 'standing', legend: 'Is it met?', choices: choicesFrom(metWords) },
      { kind: 'longText', name: 'judgement', label: 'What is judged', hint: nameNoChild },
      {
        kind: 'longText',
        name: 'evidence',
        label: 'On what evidence?',
        hint: 'Papers, surveys, visits: what somebody could look up',
      },
      { kind: 'date', name: 'on', legend: 'As of which day?' },
    ],
    defaults: dateAnswer('on', today),
    side: [],
    button: 'Record the judgement',
    fieldOfCode: { 'dated-in-the-future': { field: 'on', target: 'on-day' }, 'plan-words-missing': 'judgement' },
    read(asked) {
      const standing = asked.oneOf('standing', keysOf(metWords), 'Say whether it is met');
      const judgement = plainLine(asked, 'judgement', 'The judgement', 'Say what is judged', longestText);
      const evidence = plainLine(asked, 'evidence', 'The evidence', 'Say on what evidence', longestText);
      const on = asked.date('on', { label: 'The day', missing: 'Enter the day as of which it is judged', today });
      if (asked.faults > 0 || standing === null || judgement === null || evidence === null || on === null) return null;
      return {
        command: { type: 'JudgeMeasure', on, data: { measureId: measure.id, standing, judgement, evidence } },
        rows: [
          { key: 'Measure', value: measure.summary },
          { key: 'Judged', value: metWords[standing] },
          { key: 'Judgement', value: judgement },
          { key: 'Evidence', value: evidence },
          { key: 'As of', value: sentenceDate(on) },
        ],
        ...(stands === null ? {} : { effects: [{ what: 'Judgement', now: stands, after: `${metWords[standing]}: ${judgement}` }] }), // prettier-ignore
        said: 'The judgement is recorded',
      };
    },
  };
}

export const value: PlanFormKind = { records: 'MeasureValueRecorded', make: valueForm };
export const judgement: PlanFormKind = { records: 'MeasureJudged', make: judgementForm };
