import { heldAnswerTo } from '../../../workflows/held-figures/catalogue.js';
import type { HeldAnswer } from '../../../workflows/held-figures/catalogue.js';
import { partKey, seriesOf, standing } from '../../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures, KeptFigure } from '../../../workflows/held-figures/held-figures.state.js';
import { inTime, lastDayOf } from '../../../workflows/held-figures/period.js';
import type { Part, PlanId, Series } from '../../../workflows/held-figures/series.js';
import type { PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { lastPrintedDay, printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { plainDate } from '../../../workflows/timetable/plain-date.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { periodWords, valueWords } from '../../web/words/held-figure-words.js';
import { seriesHref } from '../../held-figures/forms/held-form.js';
import type { HeldRecord } from '../../held-figures/held-figures.service.js';
import type { HeldPoint, LiveAsk, LiveHeld } from './live-answer.js';

/** The series that answers a plan's measure: the one that says so, or the one that the plan names. */
export function heldAnswerOf(
  { planId, measure }: Pick<LiveAsk, 'planId' | 'measure'>,
  held: HeldFigures,
): HeldAnswer | null {
  const known = heldAnswerTo(planId as PlanId, measure.id);
  if (known !== null && measure.feed.class === 'B') return known;
  const { kpi } = measure.feed;
  return kpi !== null && seriesOf(held, kpi) !== null ? { series: kpi, part: null } : null;
}

export function liveHeld({ measure, period }: LiveAsk, { series: id, part }: HeldAnswer, record: HeldRecord): LiveHeld {
  const series = seriesOf(record.state, id);
  if (series === null) throw new Error(`There is no series ${id}`);
  const own = part === null ? (series.parts.length === 0 ? null : whole(series)) : part;
  const kept = figuresOf(record.state, series, own);
  const history = kept.map((figure) => pointOf(series, figure));
  const upTo = (figures: readonly KeptFigure[]): KeptFigure | undefined =>
    figures.findLast((one) => lastDayOf(series.every, one.period) <= period.to || one.asAt <= period.to);
  const last = series.parts.length > 0 && own === null ? undefined : upTo(kept);
  const parts =
    part !== null || series.parts.length === 0 ? [] : series.parts.map((one) => partOf(record, series, one, upTo));
  return {
    kind: 'held',
    series: { id, title: series.title, meaning: series.meaning, better: series.better },
    part: series.parts.find(({ code }) => code === own)?.title ?? null,
    unit: series.unit === 'pounds' ? 'gbp' : series.unit,
    latest: last === undefined ? null : { ...pointOf(series, last), ...givenBy(last, record) },
    parts,
    history: series.parts.length > 0 && own === null ? [] : history,
    base: baseOf(measure, series, own, record.state, history),
    words: last === undefined ? partsWords(parts) : lastWords(series, last),
    href: seriesHref(id) + (own === null ? '' : `?part=${own}`),
  };
}

/** The part of a series that stands for all of it; null where none does. */
function whole({ parts }: Series): string | null {
  return parts.find(({ code }) => ['all', 'allSend', 'allPupils'].includes(code))?.code ?? null;
}

function partOf(
  record: HeldRecord,
  series: Series,
  { code, title }: Part,
  upTo: (figures: readonly KeptFigure[]) => KeptFigure | undefined,
): LiveHeld['parts'][number] {
  const last = upTo(figuresOf(record.state, series, code));
  return { title, latest: last === undefined ? null : pointOf(series, last) };
}

function figuresOf({ cells }: HeldFigures, { id, every }: Series, part: string | null): readonly KeptFigure[] {
  return [...cells.values()]
    .filter((cell) => cell.series === id && cell.part === part)
    .map(standing)
    .filter((figure) => figure !== null)
    .toSorted((a, b) => inTime(every, a.period, b.period));
}

function pointOf({ every, unit }: Series, { period, value }: KeptFigure): HeldPoint {
  return {
    period,
    until: lastDayOf(every, period),
    periodWords: periodWords(every, period),
    value,
    words: valueWords(value, unit),
  };
}

function givenBy(
  { asAt, source, document, recordedOn, revision }: KeptFigure,
  { history }: HeldRecord,
): Omit<NonNullable<LiveHeld['latest']>, keyof HeldPoint> {
  const author = history.find((event) => event.revision === revision)?.actor.id ?? '';
  return { asAt, source, document, recordedOn, author };
}

/** Where a relative target may count from: what was given of the time that the plan names, or the base of the series' own target. */
function baseOf(
  measure: PlanMeasure,
  series: Series,
  part: string | null,
  held: HeldFigures,
  history: readonly HeldPoint[],
): LiveHeld['base'] {
  const unit = series.unit === 'pounds' ? 'gbp' : series.unit;
  const at = measure.baseline.find(({ value, asOf }) => value === null && asOf !== undefined)?.asOf;
  const day = at === undefined ? null : lastPrintedDay(at);
  const then = day === null ? undefined : history.find(({ until }) => until.slice(0, 7) === day.slice(0, 7));
  if (at !== undefined && then !== undefined) return { value: then.value, unit, at: printedDateWords(at) };
  const base = held.targets.get(partKey({ series: series.id, part }))?.baseline ?? null;
  return base === null ? null : { value: base.value, unit, at: plainDate(base.asAt) };
}

function lastWords({ every, unit }: Series, { value, period, source, asAt }: KeptFigure): string {
  return `${valueWords(value, unit)}, ${periodWords(every, period)}, given by ${source} as at ${sentenceDate(asAt)}`;
}

function partsWords(parts: LiveHeld['parts']): string {
  const given = parts.flatMap(({ title, latest }) => (latest === null ? [] : [`${title}: ${latest.words}`]));
  return given.length === 0 ? 'Nothing given yet' : given.join('; ');
}
