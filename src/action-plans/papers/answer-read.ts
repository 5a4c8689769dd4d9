import type { LiveAnswer, LiveBreakdown, LiveFigure, LiveHeld } from '../live/live-answer.js';
import type { PaperFigure, PaperTable } from './paper.js';

/** A figure with the population that it is about, in the plan's words. */
export interface ReadFigure extends PaperFigure {
  readonly population: string | null;
  /** The live figure that it comes from; null where it comes from elsewhere. */
  readonly source: LiveFigure | null;
}

/** A live answer as a paper needs it, whatever its kind. The first figure is the one that targets are held to. */
export interface ReadAnswer {
  readonly figures: readonly ReadFigure[];
  readonly tables: readonly PaperTable[];
  readonly why: string | null;
  readonly note: string | null;
}

const nothing: ReadAnswer = { figures: [], tables: [], why: null, note: null };

export function readAnswer(answer: LiveAnswer): ReadAnswer {
  switch (answer.kind) {
    case 'figures': {
      const { figures, headline, note } = answer;
      const first = figures[headline];
      const others = figures.filter((_, at) => at !== headline);
      return { ...nothing, figures: (first === undefined ? others : [first, ...others]).map(figureRead), note };
    }
    case 'breakdown':
      return breakdownRead(answer);
    case 'held':
      return heldRead(answer);
    case 'judgement':
      return { ...nothing, why: 'A person judges this' };
    case 'unanswered':
      return { ...nothing, why: answer.why };
  }
}

function figureRead(source: LiveFigure): ReadFigure {
  const { label, words, value, unit, population, measure, figure } = source;
  return {
    ...{ label, words, value, unit, population, source },
    numerator: figure.numerator,
    denominator: figure.denominator,
    definition: `${measure.id} version ${measure.version}`,
    withheld: false,
  };
}

function breakdownRead(answer: LiveBreakdown): ReadAnswer {
  const { measure, total, words, note } = answer;
  const figure: ReadFigure = {
    ...{ label: measure.title, words, value: total, unit: 'count', population: null, source: null, withheld: false },
    numerator: total,
    denominator: null,
    definition: `${measure.id} version ${measure.version}`,
  };
  return { ...nothing, figures: [figure], tables: tablesOf(answer), note };
}

function tablesOf({ measure, further, ...first }: LiveBreakdown): readonly PaperTable[] {
  return [first, ...further].map(({ head, columns, rows }) => ({
    title: measure.title,
    head,
    columns,
    rows: rows.map(({ label, total, cells }) => ({ label, total, cells: cells.map(({ count }) => count) })),
  }));
}

function heldRead({ series, part, unit, latest, parts, words }: LiveHeld): ReadAnswer {
  const label = part === null ? series.title : `${series.title}: ${part}`;
  const figure: ReadFigure = {
    ...{ label, words, unit, population: null, source: null, withheld: false, definition: null },
    value: latest?.value ?? null,
    numerator: unit === 'count' ? (latest?.value ?? null) : null,
    denominator: null,
  };
  const rows = parts.map(({ title, latest: last }) => ({
    label: last === null ? title : `${title}, ${last.periodWords}`,
    cells: [],
    total: last?.value ?? null,
  }));
  return {
    ...nothing,
    figures: [figure],
    tables: rows.length === 0 ? [] : [{ title: series.title, head: 'Part', columns: [], rows }],
  };
}
