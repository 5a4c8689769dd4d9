import { hash } from 'node:crypto';
import { figureFaults } from '../../workflows/held-figures/figure-faults.js';
import type { FigureFault } from '../../workflows/held-figures/figure-faults.js';
import { mostFigures } from '../../workflows/held-figures/held-figures.decider.js';
import type { FiguresRecorded, GivenFigure } from '../../workflows/held-figures/held-figures.events.js';
import { cellKey, groupsOf } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import { periodFrom } from '../../workflows/held-figures/period.js';
import type { Series, Unit } from '../../workflows/held-figures/series.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { rejectionWords } from '../web/errors/error-messages.js';
import { readDate } from '../web/forms/date-answer.js';
import { listed } from '../web/words/list-words.js';
import { TableUnreadable, tableLines, textOfFile } from './csv-table.js';
import type { FileFault, TableLine } from './csv-table.js';

/** The columns of a file of figures, in the order of the template. */
export const figureColumns = ['series', 'part', 'period', 'value', 'numerator', 'denominator', 'source', 'document', 'as at'] as const; // prettier-ignore
export type FigureColumn = (typeof figureColumns)[number];
const required: readonly FigureColumn[] = ['series', 'period', 'value', 'source', 'as at'];
/** Bytes of a file at most: more than the most figures need. */
export const largestFiguresFile = 256 * 1024;

export interface FiguresFile {
  readonly file: NonNullable<FiguresRecorded['data']['file']>;
  readonly figures: readonly GivenFigure[];
  /** Everything that is wrong; a file with a fault is refused whole. */
  readonly faults: readonly FileFault[];
}

/** Reads a file of figures, and says of every row what is wrong with it. Nothing is recorded. */
export function figuresFromFile(bytes: Buffer, held: Pick<HeldFigures, 'own'>, today: CalendarDate): FiguresFile {
  const file = { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length };
  const whole = (text: string): FiguresFile => ({ file, figures: [], faults: [{ row: null, column: null, text }] });
  if (bytes.length > largestFiguresFile) return whole(`The file must be ${largestFiguresFile / 1024} KB or smaller`);
  try {
    const [head, ...rows] = tableLines(textOfFile(bytes));
    if (head === undefined) return whole('The file is empty. Fill in the template and choose it again');
    const columns = columnsOf(head);
    if (typeof columns === 'string') return whole(columns);
    if (rows.length === 0) return whole('The file holds no figure below its first row');
    if (rows.length > mostFigures) {
      return whole(`The file holds ${rows.length.toLocaleString('en-GB')} figures. Give at most ${mostFigures.toLocaleString('en-GB')} in one file`); // prettier-ignore
    }
    return { file, ...readRows(rows, columns, held, today) };
  } catch (error) {
    if (!(error instanceof TableUnreadable)) throw error;
    return whole(error.message);
  }
}

/** Which column stands where, or what is wrong with the first row. */
function columnsOf({ cells }: TableLine): ReadonlyMap<FigureColumn, number> | string {
  const heads = cells.map((cell) =>
    cell
      .toLowerCase()
      .replaceAll(/[\s_]+/g, ' ')
      .trim(),
  );
  const columns = new Map<FigureColumn, number>();
  const unknown: string[] = [];
  for (const [at, head] of heads.entries()) {
    const column = figureColumns.find((one) => one === head);
    if (column === undefined) unknown.push(head === '' ? `without a name (number ${at + 1})` : `“${cells[at] ?? ''}”`);
    else if (columns.has(column)) return `The column “${column}” stands twice. Leave one of the two out`;
    else columns.set(column, at);
  }
  const missing = required.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    return `The first row must name the columns. ${missing.length === 1 ? 'This one is' : 'These are'} missing: ${listed(missing)}`;
  }
  if (unknown.length === 0) return columns;
  const many = unknown.length > 1;
  return `Take out the ${many ? 'columns' : 'column'} ${listed(unknown)}: the file may hold ${figureColumns.join(', ')} and nothing else, and nothing about a child`;
}

function readRows(
  rows: readonly TableLine[],
  columns: ReadonlyMap<FigureColumn, number>,
  held: Pick<HeldFigures, 'own'>,
  today: CalendarDate,
): Pick<FiguresFile, 'figures' | 'faults'> {
  const known = groupsOf(held).flatMap(({ series }) => series);
  const width = Math.max(...columns.values()) + 1;
  const [figures, faults]: [GivenFigure[], FileFault[]] = [[], []];
  const firstRows = new Map<string, number>();
  for (const { line, cells } of rows) {
    const wrong = (column: FigureColumn | null, text: string): void => void faults.push({ row: line, column, text });
    if (cells.length > width) {
      wrong(
        null,
        `The row has ${cells.length} cells, the first row ${width}. Put a text with a comma into quotation marks`,
      );
      continue;
    }
    const row = new Row(cells, columns, wrong);
    const figure = row.figure(known);
    if (figure === null) continue;
    const found = figureFaults(figure, held, today);
    for (const { column, code, details } of found) wrong(columnOf(column), rejectionWords(code, details));
    const first = firstRows.get(cellKey(figure));
    if (first !== undefined)
      wrong('period', `The same figure stands in row ${first} already. Leave one of the two out`);
    else firstRows.set(cellKey(figure), line);
    figures.push(figure);
  }
  return { figures, faults };
}

const columnOf = (column: FigureFault['column']): FigureColumn => (column === 'asAt' ? 'as at' : column);

/** One row, read cell by cell; what is wrong is said of its column. */
class Row {
  private sound = true;

  constructor(
    private readonly cells: readonly string[],
    private readonly columns: ReadonlyMap<FigureColumn, number>,
    private readonly say: (column: FigureColumn, text: string) => void,
  ) {}

  figure(known: readonly Series[]): GivenFigure | null {
    if (figureColumns.filter((column) => this.refusesFormula(column)).length > 0) return null;
    const series = this.series(known);
    if (series === null) return null;
    const part = this.part(series);
    const period = this.period(series);
    const value = this.number('value', series.unit);
    if (value === null && this.cell('value') === '') {
      this.wrong('value', 'Enter the value, or take the row out where the giver has none');
    }
    const [numerator, denominator] = [this.number('numerator', 'count'), this.number('denominator', 'count')];
    const [source, document, asAt] = [this.cell('source'), this.cell('document'), this.day()];
    if (!this.sound || value === null || period === null || asAt === null) return null;
    return { series: series.id, part, period, value, numerator, denominator, source, document: document === '' ? null : document, asAt }; // prettier-ignore
  }

  private cell(column: FigureColumn): string {
    const at = this.columns.get(column);
    return at === undefined ? '' : (this.cells[at] ?? '').trim();
  }

  private wrong(column: FigureColumn, text: string): null {
    this.sound = false;
    this.say(column, text);
    return null;
  }

  /** What a spreadsheet would run is refused rather than kept for the next one to open it. */
  private refusesFormula(column: FigureColumn): boolean {
    const text = this.cell(column);
    if (!/^[=+@-]/.test(text) || /^[-+]?[\d.,\s]+%?$/.test(text)) return false;
    this.wrong(column, 'This begins like a formula of a spreadsheet. Write the figure or the words themselves');
    return true;
  }

  private series(known: readonly Series[]): Series | null {
    const text = this.cell('series');
    if (text === '') return this.wrong('series', 'Enter the series');
    const found = known.find(({ id, title }) => id === text || title.toLowerCase() === text.toLowerCase());
    return found ?? this.wrong('series', rejectionWords('no-such-series', { series: text }));
  }

  private part({ parts }: Series): string | null {
    const text = this.cell('part');
    if (text === '') return null;
    return parts.find(({ code, title }) => code === text || title.toLowerCase() === text.toLowerCase())?.code ?? text;
  }

  private period({ every }: Series): string | null {
    const text = this.cell('period');
    if (text === '') return this.wrong('period', 'Enter the period');
    return periodFrom(every, text) ?? this.wrong('period', rejectionWords('no-such-period', { period: text, every }));
  }

  private number(column: 'value' | 'numerator' | 'denominator', unit: Unit): number | null {
    const text = this.cell(column);
    if (text === '') return null;
    return numberFrom(text, unit) ?? this.wrong(column, notANumber);
  }

  private day(): CalendarDate | null {
    const text = this.cell('as at');
    const answer = readDate({ asAt: text }, 'asAt', { label: 'The day the figure was taken', missing: 'Enter the day the figure was taken' }); // prettier-ignore
    if ('error' in answer) return this.wrong('as at', answer.error);
    return isCalendarDate(answer.date) ? answer.date : null;
  }
}

/** Said of what should be a number and is none. */
export const notANumber =
  'Write a number in figures, for example 1,204 or 45.3. Where the giver holds a figure back, leave it out';

/** A number as people and spreadsheets write it; null for what is none. Pounds may have their sign, percentages theirs. */
export function numberFrom(text: string, unit: Unit): number | null {
  const bare = unit === 'percent' ? text.replace(/\s?%$/, '') : unit === 'pounds' ? text.replace(/^£\s?/, '') : text;
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?$/.test(bare)) return null;
  // -0 is 0, and would not come back from the log as it went in.
  return Number(bare.replaceAll(',', '')) + 0;
}
