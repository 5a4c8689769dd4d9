import { longestReason, longestSource } from '../../../workflows/held-figures/figure-faults.js';
import type { GivenFigure } from '../../../workflows/held-figures/held-figures.events.js';
import { cellKey, standing } from '../../../workflows/held-figures/held-figures.state.js';
import { periodFrom } from '../../../workflows/held-figures/period.js';
import type { Part, Series } from '../../../workflows/held-figures/series.js';
import { dateAnswer } from '../../recording/questions.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { periodForms, periodWords, unitWords, valueWords } from '../../web/words/held-figure-words.js';
import { compared } from '../compared.js';
import { notANumber, numberFrom } from '../figures-file.js';
import { heldReason, seriesHref } from './held-form.js';
import type { HeldForm, HeldIntention, HeldNow } from './held-form.js';

/** Which figure somebody means who comes from a page: to correct what stands, or to give what is missing. */
export interface MeantFigure {
  readonly part: string | null;
  readonly period: string | null;
}

/** One figure, typed. The page on which it is checked says which figure it would take the place of. */
export const figureForm =
  (series: Series, meant: MeantFigure) =>
  (now: HeldNow): HeldForm => {
    const { title } = series;
    return {
      title: 'Record a figure',
      action: `${seriesHref(series.id)}/new`,
      back: { text: title, href: seriesHref(series.id) },
      questions: questionsOf(series),
      defaults: defaultsOf(series, meant, now),
      side: [
        { heading: title, paragraphs: [`${series.meaning}.`, `${unitWords[series.unit]}. ${series.giver} is expected to give it.`] }, // prettier-ignore
        { heading: 'A figure that changed', paragraphs: ['Record it again for the same period. The first value stays in the record with who recorded it, and you see both before yours is recorded.'] }, // prettier-ignore
      ],
      button: 'Record the figure',
      fieldOfCode: {
        'correction-needs-a-reason': 'reason',
        'reason-too-long': 'reason',
        'no-such-part': 'part',
        'no-such-period': 'period',
        'period-to-come': 'period',
        'figure-as-at-a-day-to-come': { field: 'asAt', target: 'asAt-day' },
        'figure-before-its-period': { field: 'asAt', target: 'asAt-day' },
        'share-needs-both-numbers': 'numerator',
        'share-of-nothing': 'denominator',
        'share-above-its-whole': 'numerator',
        'hidden-characters': 'source',
        ...Object.fromEntries(
          ['figure-negative', 'percent-over-100', 'count-not-whole', 'figure-out-of-range', 'share-does-not-follow'].map((code) => [code, 'value']),
        ), // prettier-ignore
      },
      read: (asked) => read(series, asked, now),
    };
  };

function questionsOf({ partName, parts, unit, every }: Series): readonly Question[] {
  const share = unit === 'percent';
  return [
    ...(partName === null ? [] : [partQuestion(partName, parts)]),
    { kind: 'text', name: 'period', label: 'Period', hint: `Give ${periodForms[every]}`, width: 20 },
    { kind: 'text', name: 'value', label: share ? 'Value, per cent' : 'Value', width: 10 },
    { kind: 'text', name: 'numerator', label: 'Numerator (if the giver says it)', hint: share ? 'How many the percentage counts' : 'What the figure was worked out from', width: 10 }, // prettier-ignore
    { kind: 'text', name: 'denominator', label: 'Denominator (if the giver says it)', hint: 'Out of how many', width: 10 }, // prettier-ignore
    { kind: 'text', name: 'source', label: 'Source', hint: 'The body that gave the figure' },
    { kind: 'text', name: 'document', label: 'Document (optional)', hint: 'The return, table or message it stands in' },
    {
      kind: 'date',
      name: 'asAt',
      legend: 'On which day was it taken?',
      hint: 'The day as at which the giver states it',
    },
    { ...heldReason, label: 'Why is it corrected? (only where another figure stands)' },
  ];
}

/** The parts of a series as a question. */
export function partQuestion(partName: string, parts: readonly Part[]): Question {
  const choices = parts.map(({ code, title }) => ({ value: code, text: title }));
  return { kind: 'select', name: 'part', label: partName, choices: [{ value: '', text: 'Choose' }, ...choices] };
}

/** The part that was chosen; null for none, and noted where one is needed. */
export function readPart({ partName, parts }: Series, asked: AnswerReader): string | null {
  if (partName === null) return null;
  return asked.oneOf('part', parts.map(({ code }) => code), `Choose the ${partName.toLowerCase()}`); // prettier-ignore
}

/** The typed number of a field; null where it is none, which is noted, or where it may be left out. */
export function readNumber(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
  unit: Series['unit'],
): number | null {
  const text = asked.text(name, label, missing, 30);
  if (text === null) return null;
  const number = numberFrom(text, unit);
  if (number === null) asked.wrong(name, `${label}: ${notANumber.charAt(0).toLowerCase()}${notANumber.slice(1)}`);
  return number;
}

function read(series: Series, asked: AnswerReader, { state }: HeldNow): HeldIntention | null {
  const part = readPart(series, asked);
  const period = readPeriod(series, asked);
  const value = readNumber(asked, 'value', 'The value', 'Enter the value', series.unit);
  const numerator = readNumber(asked, 'numerator', 'The numerator', null, 'count');
  const denominator = readNumber(asked, 'denominator', 'The denominator', null, 'count');
  const source = plainLine(
    asked,
    'source',
    'The source',
    'Enter the source: the body that gave the figure',
    longestSource,
  );
  const document = plainLine(asked, 'document', 'The document', null, longestSource);
  const asAt = asked.date('asAt', {
    label: 'The day the figure was taken',
    missing: 'Enter the day the figure was taken',
  });
  const reason = plainLine(asked, 'reason', 'The reason', null, longestReason);
  if (asked.faults > 0 || period === null || value === null || source === null || asAt === null) return null;
  const figure: GivenFigure = {
    series: series.id,
    part,
    period,
    value,
    numerator,
    denominator,
    source,
    document,
    asAt,
  };
  const { corrected, same } = compared([figure], state);
  if (same > 0) {
    asked.wrong('value', 'This figure stands already as you give it: there is nothing to record');
    return null;
  }
  return {
    command: { type: 'RecordFigures', data: { file: null, figures: [figure], reason } },
    rows: rowsOf(series, figure, reason),
    ...(corrected.length === 0 ? {} : correctionEffects(series, corrected)),
    said: 'The figure is recorded',
  };
}

function readPeriod({ every }: Series, asked: AnswerReader): string | null {
  const text = asked.text('period', 'The period', 'Enter the period', 40);
  if (text === null) return null;
  const period = periodFrom(every, text);
  if (period === null) asked.wrong('period', rejectionWords('no-such-period', { period: text, every }));
  return period;
}

function rowsOf(series: Series, figure: GivenFigure, reason: string | null): HeldIntention['rows'] {
  const { partName, parts, every, unit } = series;
  const { part, period, value, numerator, denominator, source, document, asAt } = figure;
  const optional = (key: string, text: string | null): HeldIntention['rows'] =>
    text === null ? [] : [{ key, value: text }];
  return [
    { key: 'Series', value: series.title },
    ...(partName === null ? [] : [{ key: partName, value: parts.find(({ code }) => code === part)?.title ?? '' }]),
    { key: 'Period', value: periodWords(every, period) },
    { key: 'Value', value: valueWords(value, unit) },
    ...optional('Numerator', numerator === null ? null : valueWords(numerator, 'count')),
    ...optional('Denominator', denominator === null ? null : valueWords(denominator, 'count')),
    { key: 'Source', value: source },
    ...optional('Document', document),
    { key: 'Taken on', value: sentenceDate(asAt) },
    ...optional('Why it is corrected', reason),
  ];
}

/** What stands beside what would take its place. */
export function correctionEffects(
  series: Series,
  corrected: ReturnType<typeof compared>['corrected'],
): Pick<HeldIntention, 'effects' | 'effectsNote'> {
  return {
    effects: corrected.map(({ figure, before }) => ({
      what: periodWords(series.every, figure.period),
      now: before === null ? 'Taken out' : `${valueWords(before.value, series.unit)} (${before.source}, taken on ${sentenceDate(before.asAt)})`, // prettier-ignore
      after: valueWords(figure.value, series.unit),
    })),
    effectsNote: 'The value that stands now stays readable in the record, with who recorded it.',
  };
}

/** What stands for the figure that is meant, so that only what is wrong need be typed. */
function defaultsOf(
  { id, parts, every }: Series,
  { part, period }: MeantFigure,
  { state, today }: HeldNow,
): RawAnswers {
  const known = parts.find(({ code }) => code === part)?.code ?? null;
  const canonical = period === null ? null : periodFrom(every, period);
  const cell =
    canonical === null ? undefined : state.cells.get(cellKey({ series: id, part: known, period: canonical }));
  const stands = cell === undefined ? null : standing(cell);
  const begun = { part: known ?? '', period: canonical ?? '', ...dateAnswer('asAt', stands?.asAt ?? today) };
  if (stands === null) return begun;
  const { value, numerator, denominator, source, document } = stands;
  const typed = (number: number | null): string => (number === null ? '' : String(number));
  return { ...begun, value: typed(value), numerator: typed(numerator), denominator: typed(denominator), source, document: document ?? '' }; // prettier-ignore
}
