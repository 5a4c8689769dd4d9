import type { FileFault } from '../held-figures/csv-table.js';
import { faultsView } from '../held-figures/file-faults.view.js';
import { sizeWords } from '../held-figures/upload-refused.filter.js';
import { datasets } from '../../workflows/published-figures/datasets.js';
import type { FieldError } from '../web/forms/answers.js';
import { count } from '../web/words/number-words.js';
import type { ComparedPublished } from './compared-published.js';
import type { PublishedSummary } from './published-file.js';
import { summaryLines } from './published-words.js';

/** Bytes of a file at most through the page; the command line takes larger ones. */
export const largestOnPage = 4 * 1024 * 1024;
const mostShown = 100;

/** The form that a file is chosen with, empty or with what was wrong. */
export function publishedImportForm(errors: readonly FieldError[] = [], edition = ''): object {
  return {
    title: 'Import published figures',
    section: 'performance',
    subPage: true,
    limit: sizeWords(largestOnPage),
    files: [...datasets.map(({ file, title }) => ({ file, title })), { file: 'statistical_neighbours.csv', title: 'Statistical neighbours' }], // prettier-ignore
    errors,
    edition,
    faults: [],
  };
}

/** The form again, with everything that is wrong with the file. */
export function refusedView(found: readonly FileFault[], edition: string): object {
  const { error, faults, moreFaults } = faultsView(found);
  return { ...publishedImportForm([error], edition), faults, moreFaults };
}

/** What a file would do, for the page on which it is checked. */
export function checkView(
  summary: PublishedSummary,
  { fresh, changed, same, restated, otherNeighbours }: ComparedPublished,
): object {
  // prettier-ignore
  return {
    title: 'Check the published figures',
    section: 'performance',
    subPage: true,
    lead: `${count(fresh)} new, ${count(changed)} changed, ${count(same)} that stand already. Nothing is recorded yet.`,
    rows: summaryLines(summary),
    restated: restated.slice(0, mostShown).map(({ year, area, column, before, after }) => ({ year, area, column, before: count(before), after: after === null ? 'Not available' : count(after) })), // prettier-ignore
    moreRestated: Math.max(0, restated.length - mostShown),
    otherNeighbours,
  };
}
