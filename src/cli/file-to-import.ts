import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileFault } from '../held-figures/csv-table.js';
import { sizeWords } from '../held-figures/upload-refused.filter.js';
import { CliFault } from './exit-codes.js';
import type { Output } from './output.js';

/** Findings printed on the screen. */
const mostShown = 50;

/** A file that is small enough to be read whole. @throws CliFault where it is not, or cannot be read. */
export function bytesOfFile(file: string, largest: number): Buffer {
  try {
    // A file of gigabytes is not read to be told that it is too large.
    if (statSync(resolve(file)).size > largest) throw new CliFault(`${file} must be ${sizeWords(largest)} or smaller`);
    return readFileSync(resolve(file));
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** @throws CliFault where anything is wrong with a file, after each of its faults was said. */
export function refuseFaults(faults: readonly FileFault[], output: Output, file?: string): void {
  if (faults.length === 0) return;
  const of = file === undefined ? '' : `${file}: `;
  for (const { row, column, text } of faults.slice(0, mostShown)) {
    const place = [row === null ? null : `row ${row}`, column].filter((one) => one !== null).join(', ');
    output.note(place === '' ? `${of}${text}` : `${of}${place}: ${text}`);
  }
  if (faults.length > mostShown) output.note(`and ${faults.length - mostShown} more`);
  throw new CliFault('Nothing was recorded: correct the file and import it again');
}
