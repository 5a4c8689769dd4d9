import { closuresFromCsv, ClosuresCsvFault } from '../authority/closures-csv.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { mostRows, rowAnswers } from './forms/closure-rows.js';

/** What the upload brings; multer's own type says more than is needed. */
export interface UploadedClosures {
  readonly buffer: Buffer;
  readonly size: number;
}

/** More than any list of closures needs. */
export const largestFile = 100_000;

/** The rows of the form as the file fills them, or what is wrong with it. Nothing of the file is kept. */
export function answersOfFile(
  file: UploadedClosures | undefined,
): { readonly answers: RawAnswers } | { readonly errors: readonly FieldError[] } {
  const wrong = (text: string): { readonly errors: readonly FieldError[] } => ({
    errors: [{ field: 'file', text, target: 'file' }],
  });
  if (file === undefined || file.size === 0) return wrong('Choose a file');
  const text = textOf(file.buffer);
  if (text === null) return wrong('The file is not plain text. Save the table as CSV (UTF-8) and choose that file');
  try {
    const closures = closuresFromCsv(text);
    if (closures.length === 0) return wrong('The file holds no closure below its first line');
    if (closures.length > mostRows) {
      return wrong(`The file holds ${closures.length} closures. A year has at most ${mostRows}`);
    }
    return { answers: rowAnswers(closures) };
  } catch (error) {
    if (!(error instanceof ClosuresCsvFault)) throw error;
    return wrong(error.line === 1 ? `The file ${error.message}` : `Line ${error.line} of the file: ${error.message}`);
  }
}

function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
