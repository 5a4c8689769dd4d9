import { reject } from '../kernel/command-rejected.js';
import type { Decider, Placed } from '../kernel/decider.js';
import { isCalendarDate } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { usualSeries } from './catalogue.js';
import { figureFaults, isReadable, longestReason, longestSource, valueFault } from './figure-faults.js';
import type { HeldFiguresCommand, RecordFigures } from './held-figures.commands.js';
import type {
  FiguresRecorded,
  GivenFigure,
  HeldFiguresEvent,
  SeriesDefined,
  SeriesTargetSet,
} from './held-figures.events.js';
import { cellKey, nothingHeld, partKey, sameFigure, seriesOf, standing } from './held-figures.state.js';
import type { Cell, HeldFigures } from './held-figures.state.js';
import type { Series } from './series.js';

/** Figures of one event at most: more would be more than a store takes in one piece. */
export const mostFigures = 1_000;
export const mostParts = 20;
export const mostSteps = 12;

/**
 * Figures that an authority is given by others, and what it wants of them. No stages: a figure may follow any other, and one
 * that takes the place of another names it, so that nothing here is corrected by another event.
 */
export const heldFiguresDecider: Decider<HeldFigures, HeldFiguresCommand, HeldFiguresEvent> = {
  name: 'held-figures',
  initialState: nothingHeld,
  schemas: {},
  neverCorrected: ['FiguresRecorded', 'FigureWithdrawn', 'SeriesTargetSet', 'SeriesDefined'],
  decide(command, state, { today }) {
    switch (command.type) {
      case 'RecordFigures': {
        const figures = recorded(command.data, state, today);
        return figures === null ? [] : [{ type: 'FiguresRecorded', occurredOn: today, data: figures }];
      }
      case 'WithdrawFigure': {
        const { data } = command;
        const last = state.cells.get(cellKey(data));
        const figure = last === undefined ? null : standing(last);
        if (figure === null) reject('no-such-figure', { period: data.period });
        judgeReason(data.reason);
        return [{ type: 'FigureWithdrawn', occurredOn: today, data: { ...data, withdraws: figure.revision } }];
      }
      case 'SetSeriesTarget':
        judgeTarget(command.data, state, today);
        return [{ type: 'SeriesTargetSet', occurredOn: today, data: command.data }];
      case 'DefineSeries':
        judgeSeries(command.data, state);
        return [{ type: 'SeriesDefined', occurredOn: today, data: command.data }];
    }
  },
  evolve,
  mayFollow: () => true,
  contradiction: () => null,
};

/** What is new of the figures given; null where nothing is. @throws CommandRejected for the first that cannot be recorded. */
function recorded(
  { file, figures, reason }: RecordFigures['data'],
  state: HeldFigures,
  today: CalendarDate,
): FiguresRecorded['data'] | null {
  if (figures.length > mostFigures) reject('too-many-figures', { most: mostFigures });
  const seen = new Set<string>();
  const fresh = figures.flatMap((given) => {
    const [fault] = figureFaults(given, state, today);
    if (fault !== undefined) reject(fault.code, fault.details);
    if (seen.has(cellKey(given))) reject('figure-given-twice', { period: given.period });
    seen.add(cellKey(given));
    return freshFigure(given, state);
  });
  if (fresh.length === 0) return null;
  const corrects = fresh.some((figure) => figure.corrects !== null);
  if (!corrects) return { file, figures: fresh, reason: null };
  if (reason === null) reject('correction-needs-a-reason');
  judgeReason(reason);
  return { file, figures: fresh, reason };
}

function freshFigure(given: GivenFigure, { cells }: HeldFigures): FiguresRecorded['data']['figures'] {
  const cell = cells.get(cellKey(given));
  if (cell === undefined) return [{ ...given, corrects: null }];
  const stands = standing(cell);
  if (stands !== null && sameFigure(stands, given)) return [];
  return [{ ...given, corrects: cell.entries.at(-1)?.revision ?? null }];
}

function judgeReason(reason: string): void {
  if (reason.trim() === '') reject('correction-needs-a-reason');
  if (reason.length > longestReason) reject('reason-too-long', { most: longestReason });
}

function judgeTarget(
  { series: id, part, baseline, path, reason }: SeriesTargetSet['data'],
  state: HeldFigures,
  today: CalendarDate,
): void {
  const series = seriesOf(state, id);
  if (series === null) reject('no-such-series', { series: id });
  if (part === null ? series.partName !== null : series.parts.every(({ code }) => code !== part)) {
    reject('no-such-part', { part: part ?? '', name: (series.partName ?? 'part').toLowerCase(), known: series.parts.map(({ title }) => title) }); // prettier-ignore
  }
  judgeReason(reason);
  if (path.length === 0 || path.length > mostSteps) reject('target-needs-steps', { most: mostSteps });
  for (const [at, { by, value }] of path.entries()) {
    if (!isCalendarDate(by) || (at > 0 && by <= (path[at - 1]?.by ?? ''))) reject('target-steps-out-of-order');
    judgeValue(value, series);
  }
  if (baseline === null) return;
  if (baseline.asAt > today) reject('figure-as-at-a-day-to-come', { asAt: baseline.asAt, today });
  judgeValue(baseline.value, series);
}

function judgeValue(value: number, { unit }: Series): void {
  const fault = valueFault(value, unit);
  if (fault !== null) reject(fault.code, fault.details);
}

function judgeSeries(defined: SeriesDefined['data'], state: HeldFigures): void {
  const { id, title, meaning, giver, partName, parts, unit, every } = defined;
  if (!/^own\.[a-z][A-Za-z0-9]{1,39}$/.test(id) || usualSeries.some((usual) => usual.id === id))
    reject('series-id-malformed', { id });
  for (const line of [title, giver, partName ?? '-', ...parts.map((part) => part.title)]) {
    if (line.trim() === '' || line.length > longestSource || !isReadable(line))
      reject('series-needs-words', { most: longestSource });
  }
  if (meaning.trim() === '' || meaning.length > longestReason)
    reject('series-needs-a-meaning', { most: longestReason });
  if ((partName === null) !== (parts.length === 0) || parts.length > mostParts)
    reject('series-parts-do-not-fit', { most: mostParts });
  if (new Set(parts.map(({ code }) => code)).size < parts.length) reject('series-part-named-twice');
  const before = state.own.find((own) => own.id === id);
  if (before === undefined || ![...state.cells.values()].some(({ series }) => series === id)) return;
  const kept = before.parts.every(({ code }) => parts.some((part) => part.code === code));
  const unparted = (before.partName === null) === (partName === null);
  if (before.unit !== unit || before.every !== every || !kept || !unparted) reject('series-holds-figures');
}

function evolve(state: HeldFigures, event: Placed<HeldFiguresEvent>): HeldFigures {
  switch (event.type) {
    case 'FiguresRecorded': {
      const cells = new Map(state.cells);
      const { reason, figures } = event.data;
      const { revision, occurredOn: recordedOn } = event;
      for (const figure of figures) {
        const why = figure.corrects === null ? null : reason;
        add(cells, figure, { ...figure, kind: 'figure', revision, recordedOn, reason: why });
      }
      return { ...state, cells };
    }
    case 'FigureWithdrawn': {
      const cells = new Map(state.cells);
      const { revision, occurredOn: recordedOn, data } = event;
      add(cells, data, { kind: 'withdrawal', revision, recordedOn, reason: data.reason });
      return { ...state, cells };
    }
    case 'SeriesTargetSet': {
      const target = { ...event.data, revision: event.revision, setOn: event.occurredOn };
      return { ...state, targets: new Map(state.targets).set(partKey(event.data), target) };
    }
    case 'SeriesDefined': {
      const series: Series = { ...event.data, asked: {} };
      const known = state.own.some(({ id }) => id === series.id);
      return {
        ...state,
        own: known ? state.own.map((own) => (own.id === series.id ? series : own)) : [...state.own, series],
      };
    }
  }
}

function add(
  cells: Map<string, Cell>,
  { series, part, period }: Pick<Cell, 'series' | 'part' | 'period'>,
  entry: Cell['entries'][number],
): void {
  const key = cellKey({ series, part, period });
  cells.set(key, { series, part, period, entries: [...(cells.get(key)?.entries ?? []), entry] });
}
