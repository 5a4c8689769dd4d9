import type { FieldError } from '../web/forms/answers.js';
import { count } from '../web/words/number-words.js';
import type { FileFault } from './csv-table.js';

const mostShown = 100;

export interface FaultsView {
  /** For the summary at the head of the form. */
  readonly error: FieldError;
  readonly faults: readonly { readonly row: number | string; readonly column: string; readonly text: string }[];
  readonly moreFaults: number;
}

/** Everything that is wrong with a file, by row and column; what is wrong with the file as a whole is said in the summary alone. */
export function faultsView(faults: readonly FileFault[]): FaultsView {
  const [first, ...more] = faults;
  const asWhole = first !== undefined && faults.every(({ row }) => row === null);
  const one = faults.length === 1;
  const text = asWhole ? first.text : `Nothing was recorded: ${count(faults.length)} ${one ? 'thing is' : 'things are'} wrong with the file. Correct ${one ? 'it' : 'them'} and choose the file again`; // prettier-ignore
  const listed = asWhole ? more : faults;
  return {
    error: { field: 'file', text, target: listed.length === 0 ? 'file' : 'faults' },
    faults: listed.slice(0, mostShown).map(({ row, column, text: wrong }) => ({ row: row ?? '–', column: column ?? '–', text: wrong })), // prettier-ignore
    moreFaults: Math.max(0, listed.length - mostShown),
  };
}
