/** A file that cannot be read as a table; the message is a whole sentence for whoever chose it. */
export class TableUnreadable extends Error {
  override readonly name = 'TableUnreadable';
}

/** Something that is wrong with a file: where it is, as the spreadsheet counts rows, and what to do about it. */
export interface FileFault {
  /** Null where it is about the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly text: string;
}

/** One record of a table with the line it begins on, as an editor counts lines. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The text of a file that a spreadsheet saved: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252.
 * @throws TableUnreadable for what is no text.
 */
export function textOfFile(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    throw new TableUnreadable(
      'The file is a workbook, not a CSV file. Save the sheet as “CSV UTF-8” and choose that file',
    );
  }
  const text = decoded(bytes);
  // Windows-1252 gives every byte a meaning: what holds control characters was no text.
  if (/[^\P{Cc}\t\r\n]/u.test(text)) {
    throw new TableUnreadable('The file is not plain text. Save the sheet as “CSV UTF-8” and choose that file');
  }
  return text.replace(/^\uFEFF/, '');
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replaceAll(/[\u0080-\u009F]/g, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char);
  }
}

/** What Windows-1252 has where Latin-1 has control characters; a space where it has nothing. Node reads it as Latin-1. */
const windows1252 = Array.from('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ', (char) => (char === ' ' ? undefined : char));

/**
 * The records of a table, parted by whichever of comma, semicolon and tab its first line has most of; empty ones are left out.
 * @throws TableUnreadable where a quotation mark is never closed, or stands where none can.
 */
export function tableLines(text: string): readonly TableLine[] {
  const between = separatorOf(text);
  const lines: TableLine[] = [];
  let [line, begun] = [1, 1];
  let cells: string[] = [];
  let cell = '';
  let quoted: 'no' | 'inside' | 'closed' = 'no';
  const endCell = (): void => {
    cells.push(quoted === 'no' ? cell.trim() : cell);
    [cell, quoted] = ['', 'no'];
  };
  const endLine = (): void => {
    endCell();
    if (cells.some((one) => one !== '')) lines.push({ line: begun, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted === 'inside') {
      if (char === '\n') line += 1;
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = 'closed';
    } else if (char === between) endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endLine();
      line += 1;
      begun = line;
    } else if (char === '"' && quoted === 'no' && cell.trim() === '') [cell, quoted] = ['', 'inside'];
    else if (quoted === 'no') cell += char;
    else if (char.trim() !== '') throw quotationFault(begun);
  }
  if (quoted === 'inside') throw quotationFault(begun);
  endLine();
  return lines;
}

const quotationFault = (line: number): TableUnreadable =>
  new TableUnreadable(
    `A quotation mark in row ${String(line)} is never closed, or closes too early. Save the sheet as CSV again`,
  );

function separatorOf(text: string): string {
  const [head = ''] = text.split(/\r?\n|\r/, 1);
  const counted = [',', ';', '\t'].map((one) => [one, head.split(one).length] as const);
  return counted.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}
