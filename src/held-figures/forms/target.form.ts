import { longestReason } from '../../../workflows/held-figures/figure-faults.js';
import { partKey } from '../../../workflows/held-figures/held-figures.state.js';
import type { TargetStep } from '../../../workflows/held-figures/held-figures.events.js';
import { mostSteps } from '../../../workflows/held-figures/held-figures.decider.js';
import type { Series } from '../../../workflows/held-figures/series.js';
import { dateAnswer } from '../../recording/questions.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import { readDate } from '../../web/forms/date-answer.js';
import { sentenceDate, typedDate } from '../../web/words/date-words.js';
import { valueWords } from '../../web/words/held-figure-words.js';
import { numberFrom } from '../figures-file.js';
import { partQuestion, readNumber, readPart } from './figure.form.js';
import { heldReason, seriesHref } from './held-form.js';
import type { HeldForm, HeldIntention, HeldNow } from './held-form.js';

export const directionWords = { atLeast: 'At least', atMost: 'At most' } as const;

/** What a series should come to, step by step, and where it stood when that was set. */
export const targetForm =
  (series: Series, part: string | null) =>
  (now: HeldNow): HeldForm => ({
    title: 'Set a target',
    action: `${seriesHref(series.id)}/target`,
    back: { text: series.title, href: seriesHref(series.id) },
    questions: questionsOf(series),
    defaults: defaultsOf(series, part, now),
    side: [
      { heading: series.title, paragraphs: [`${series.meaning}.`] },
      { heading: 'A target that changes', paragraphs: ['Set it anew: the target before it stays readable in the record. A figure is held against the step that was due on the last day of its period.'] }, // prettier-ignore
    ],
    button: 'Set the target',
    fieldOfCode: {
      'target-steps-out-of-order': 'path',
      'target-needs-steps': 'path',
      'correction-needs-a-reason': 'reason',
      'figure-as-at-a-day-to-come': { field: 'baselineOn', target: 'baselineOn-day' },
      ...Object.fromEntries(['figure-negative', 'percent-over-100', 'count-not-whole', 'figure-out-of-range'].map((code) => [code, 'path'])), // prettier-ignore
    },
    read: (asked) => read(series, asked, now),
  });

function questionsOf({ partName, parts }: Series): readonly Question[] {
  return [
    ...(partName === null ? [] : [partQuestion(partName, parts)]),
    {
      kind: 'radios',
      name: 'direction',
      legend: 'What should the figure be?',
      choices: Object.entries(directionWords).map(([value, text]) => ({ value, text: `${text} the value` })),
    },
    { kind: 'longText', name: 'path', label: 'The target, one step a line', hint: 'The day and the value, for example 31/3/2027 80. One line where there is one target; at most 12' }, // prettier-ignore
    { kind: 'text', name: 'baseline', label: 'Baseline (optional)', hint: 'Where the figure stood when the target was set', width: 10 }, // prettier-ignore
    { kind: 'date', name: 'baselineOn', legend: 'Day of the baseline', hint: 'Only where there is a baseline' },
    heldReason,
  ];
}

function defaultsOf({ id, better }: Series, part: string | null, { state }: HeldNow): RawAnswers {
  const target = state.targets.get(partKey({ series: id, part }));
  if (target === undefined) return { part: part ?? '', direction: better === 'lower' ? 'atMost' : 'atLeast' };
  const { direction, path, baseline } = target;
  return {
    part: part ?? '',
    direction,
    path: path.map(({ by, value }) => `${typedDate(by)} ${String(value)}`).join('\n'),
    ...(baseline === null ? {} : { baseline: String(baseline.value), ...dateAnswer('baselineOn', baseline.asAt) }),
  };
}

function read(series: Series, asked: AnswerReader, { state, today }: HeldNow): HeldIntention | null {
  const part = readPart(series, asked);
  const direction = asked.oneOf('direction', ['atLeast', 'atMost'], 'Choose what the figure should be');
  const path = readPath(series, asked);
  const value = readNumber(asked, 'baseline', 'The baseline', null, series.unit);
  const on = value === null ? null : asked.date('baselineOn', { label: 'Day of the baseline', missing: 'Enter the day of the baseline', today }); // prettier-ignore
  const reason = plainLine(asked, 'reason', 'The reason', 'Say why, or who decided it', longestReason);
  if (asked.faults > 0 || direction === null || path === null || reason === null) return null;
  const baseline = value === null || on === null ? null : { value, asAt: on };
  const before = state.targets.get(partKey({ series: series.id, part }));
  const words = (steps: readonly TargetStep[], way: typeof direction): string =>
    steps.map((step) => `${directionWords[way].toLowerCase()} ${valueWords(step.value, series.unit)} by ${sentenceDate(step.by)}`).join('; '); // prettier-ignore
  return {
    command: { type: 'SetSeriesTarget', data: { series: series.id, part, baseline, direction, path, reason } },
    rows: [
      { key: 'Series', value: series.title },
      ...(series.partName === null ? [] : [{ key: series.partName, value: series.parts.find(({ code }) => code === part)?.title ?? '' }]), // prettier-ignore
      { key: 'Target', value: words(path, direction) },
      { key: 'Baseline', value: baseline === null ? 'Not known' : `${valueWords(baseline.value, series.unit)}, ${sentenceDate(baseline.asAt)}` }, // prettier-ignore
      { key: 'Why', value: reason },
    ],
    ...(before === undefined ? {} : { effects: [{ what: 'Target', now: words(before.path, before.direction), after: words(path, direction) }] }), // prettier-ignore
    said: 'The target is set',
  };
}

/** The steps as they were typed, one a line; what is wrong names its line. */
function readPath({ unit }: Series, asked: AnswerReader): readonly TargetStep[] | null {
  const text = asked.text('path', 'The target', 'Enter the target: the day and the value', 1_000);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  if (lines.length > mostSteps) {
    asked.wrong('path', `Give at most ${String(mostSteps)} steps`);
    return null;
  }
  const steps: TargetStep[] = [];
  for (const [at, line] of lines.entries()) {
    const [, day = '', typed = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    const answer = readDate({ day }, 'day', { label: `The day in line ${String(at + 1)}`, missing: `Enter the day in line ${String(at + 1)}` }); // prettier-ignore
    const value = numberFrom(typed.trim(), unit);
    if ('error' in answer) asked.wrong('path', answer.error);
    else if (value === null)
      asked.wrong('path', `Write the value in line ${String(at + 1)} after the day, for example 31/3/2027 80`); // prettier-ignore
    else {
      steps.push({ by: answer.date, value });
      continue;
    }
    return null;
  }
  return steps;
}
