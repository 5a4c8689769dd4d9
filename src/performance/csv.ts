import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';

export type CsvCell = string | number | null;

/** Sends rows as a file. Text that a spreadsheet would run as a formula is made harmless. */
export function sendCsv(response: Response, name: string, rows: readonly (readonly CsvCell[])[]): void {
  response
    .status(200)
    .set('Content-Type', 'text/csv; charset=utf-8')
    .set('Content-Disposition', `attachment; filename="${name}.csv"`)
    // The mark makes Excel read the file as UTF-8.
    .send(
      `\uFEFF${stringify(
        rows.map((row) => [...row]),
        { record_delimiter: '\r\n', escape_formulas: true },
      )}`,
    );
}
