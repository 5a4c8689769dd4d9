/** One closure as it was typed or stands in a file: nothing of it is held against anything yet. */
export interface TypedClosure {
  readonly name: string;
  readonly firstClosedOn: string;
  readonly reopensOn: string;
}

/** The file is not a list of closures. `message` completes a sentence about that line. */
export class ClosuresCsvFault extends Error {
  override readonly name = 'ClosuresCsvFault';

  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

export const closureColumns = ['name', 'firstClosedOn', 'reopensOn'] as const;

/** @throws ClosuresCsvFault naming the line, where a line has not exactly the three columns. */
export function closuresFromCsv(text: string): readonly TypedClosure[] {
  const [head, ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(cellsOf);
  const columns = closureColumns.join(',');
  if (head?.join(',') !== columns) throw new ClosuresCsvFault(1, `must begin with the line ${columns}`);
  return lines.flatMap((cells, index) => {
    if (cells.length === 1 && cells[0] === '') return [];
    const [name, firstClosedOn, reopensOn, more] = cells;
    if (name === undefined || firstClosedOn === undefined || reopensOn === undefined || more !== undefined) {
      throw new ClosuresCsvFault(index + 2, `give ${closureColumns.join(', ')}`);
    }
    return [{ name, firstClosedOn, reopensOn }];
  });
}

/** Cells of one line; a cell in quotation marks may hold commas. */
function cellsOf(line: string): readonly string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))/g)];
  return cells.map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"')));
}
