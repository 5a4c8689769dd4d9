import { seriesOf } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import type { GivenFigure } from '../../workflows/held-figures/held-figures.events.js';
import type { FieldError } from '../web/forms/answers.js';
import { shortDate } from '../web/words/date-words.js';
import { periodWords, valueWords } from '../web/words/held-figure-words.js';
import type { Compared } from './compared.js';
import { faultsView } from './file-faults.view.js';
import { figureColumns, largestFiguresFile } from './figures-file.js';
import type { FiguresFile } from './figures-file.js';
import { partTitle } from './series.view.js';

const mostShown = 100;

/** The form that a file is chosen with, empty or with what was wrong. */
export function importForm(errors: readonly FieldError[] = []): object {
  return {
    title: 'Import figures',
    section: 'performance',
    subPage: true,
    limit: `${largestFiguresFile / 1024} KB`,
    columns: figureColumns.join(', '),
    errors,
    faults: [],
  };
}

/** The form again, with everything that is wrong with the file, by row and column. */
export function refusedView({ faults: found }: FiguresFile): object {
  const { error, faults, moreFaults } = faultsView(found);
  return { ...importForm([error]), faults, moreFaults };
}

/** What a file would do, for the page on which it is checked. */
export function checkView(
  { file, figures }: FiguresFile,
  { fresh, corrected, same }: Compared,
  held: HeldFigures,
): object {
  return {
    title: 'Check the figures',
    section: 'performance',
    subPage: true,
    total: figures.length,
    fingerprint: file.sha256.slice(0, 12),
    same,
    fresh: fresh.slice(0, mostShown).map((figure) => figureRow(figure, held)),
    freshTotal: fresh.length,
    // Whatever is replaced is shown, however much it is.
    corrected: corrected.map(({ figure, before }) => ({
      ...figureRow(figure, held),
      before: before === null ? 'Taken out' : figureRow(before, held).value,
      beforeSource: before === null ? '' : `${before.source}, ${shortDate(before.asAt)}`,
    })),
    nothing: fresh.length + corrected.length === 0,
  };
}

function figureRow(
  figure: GivenFigure,
  held: HeldFigures,
): {
  readonly series: string;
  readonly part: string | null;
  readonly period: string;
  readonly value: string;
  readonly source: string;
} {
  const series = seriesOf(held, figure.series);
  const { part, value, source, document, asAt } = figure;
  return {
    series: series?.title ?? figure.series,
    part: series === null || part === null ? null : partTitle(series, part),
    period: series === null ? figure.period : periodWords(series.every, figure.period),
    value: series === null ? String(value) : valueWords(value, series.unit),
    source: `${document === null ? source : `${source}, ${document}`}, ${shortDate(asAt)}`,
  };
}
