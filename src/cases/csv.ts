/** What a spreadsheet takes for a formula where it begins a cell. */
const formulaStart = /^[=+\-@\t\r]/;

/** Rows as CSV that opens in a spreadsheet as text: quoted throughout, with no cell that could run as a formula. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  // The byte order mark is what makes Excel read UTF-8.
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
