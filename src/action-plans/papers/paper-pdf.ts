import type { Content, ContentText, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { fontFile, pdfFile, pdfFrame } from '../../letters/pdf-file.js';
import { FontCharacters } from '../../letters/printable-characters.js';
import type { Block, Cell, Line, PaperLayout } from './paper-blocks.js';

/** A paper to be printed, on the day that stands on it. */
export interface PaperToPrint {
  readonly layout: PaperLayout;
  readonly author: string;
  readonly subject: string;
  readonly dated: CalendarDate;
}

/** A paper as a PDF file. The same paper gives the same bytes. */
export function paperPdf({ layout, author, subject, dated }: PaperToPrint): Promise<Buffer> {
  const printable = withPrintableText(layout);
  return pdfFile({
    ...pdfFrame(`${layout.title}: ${layout.lead.join(', ')}`, author, subject, dated),
    pageMargins: [side, 44, side, 60],
    pageOrientation: 'portrait',
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    footer: (page, pages) => ({
      columns: [
        { text: printable.foot, width: '*' },
        { text: `Page ${page} of ${pages}`, width: 90, alignment: 'right' },
      ],
      fontSize: 7.5,
      color: grey,
      margin: [side, 18, side, 0],
    }),
    content: contentOf(printable),
  } satisfies TDocumentDefinitions);
}

const side = 40;
/** Between the margins, in points. */
const widths = { portrait: 595.28 - 2 * side, landscape: 841.89 - 2 * side } as const;
const [ink, grey, rule, tint] = ['#0b0c0c', '#4a5557', '#b9c4c4', '#e9f2f2'];
/** What stands for a character that the font has not. */
const unknown = '[?]';

function contentOf({ title, lead, marking, facts, blocks }: PaperLayout): Content[] {
  let page: 'portrait' | 'landscape' = 'portrait';
  const laidOut = blocks.flatMap((block): Content[] => {
    if (block.kind === 'heading') page = block.page;
    return contentOfBlock(block, widths[page]);
  });
  return [
    { text: marking, bold: true, fontSize: 11, margin: [0, 0, 0, 20] },
    { text: title, bold: true, fontSize: 24, color: '#0d2f35' },
    ...lead.map((text, at): Content => ({ text, fontSize: at === 0 ? 14 : 13, margin: [0, 4, 0, 0] })),
    {
      margin: [0, 22, 0, 18],
      layout: 'noBorders',
      table: {
        widths: [110, '*'],
        body: facts.map(({ key, value }): TableCell[] => [{ text: key, bold: true }, { text: value }]),
      },
    },
    ...laidOut,
  ];
}

function contentOfBlock(block: Block, width: number): Content[] {
  switch (block.kind) {
    case 'heading':
      return [
        {
          text: block.text,
          bold: true,
          fontSize: 16,
          color: '#0d2f35',
          margin: [0, 0, 0, 8],
          pageBreak: 'before',
          pageOrientation: block.page,
          outline: true,
        },
      ];
    case 'paragraph':
      return [{ ...textOf(block.line, 10), margin: [0, 0, 0, 8] }];
    case 'list': {
      // A title stays with the first of its lines.
      const [first = '', ...rest] = block.lines;
      return [
        { stack: [{ text: block.title, bold: true, fontSize: 10, margin: [0, 4, 0, 2] }, { ul: [first] }], unbreakable: first.length < longestTogether }, // prettier-ignore
        ...(rest.length === 0 ? [] : [{ ul: [...rest] } as Content]),
        { text: '', margin: [0, 0, 0, 6] },
      ];
    }
    case 'table':
      return [tableOf(block, width)];
  }
}

/** Characters that stay on one page together. */
const longestTogether = 600;
const padding = 4;

/** The caption and the heads stand again on every page that the table runs over. */
function tableOf({ caption, columns, rows, rowHeads }: Extract<Block, { kind: 'table' }>, width: number): Content {
  const shares = columns.reduce((sum, { wide }) => sum + wide, 0);
  const inner = width - columns.length * 2 * padding;
  const captionRow: TableCell[] = [
    { text: caption, bold: true, fontSize: 10.5, colSpan: columns.length, border: [false, false, false, true] },
    ...columns.slice(1).map((): TableCell => ({ text: '', border: [false, false, false, true] })),
  ];
  const heads = columns.map(({ head, numeric }): TableCell => ({ text: head, bold: true, fontSize: 8, fillColor: tint, alignment: numeric === true ? 'right' : 'left' })); // prettier-ignore
  const body = rows.map((row) =>
    row.map((one, at): TableCell => {
      const alignment = columns[at]?.numeric === true ? 'right' : 'left';
      return { stack: one.map((own) => textOf(own, 8.5, rowHeads && at === 0)), alignment };
    }),
  );
  return {
    margin: [0, 4, 0, 12],
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      // A row that is longer than a page must break; all others stay whole.
      dontBreakRows: rows.every((row) => row.every((one, at) => fitsOnAPage(one, (inner * (columns[at]?.wide ?? 1)) / shares))), // prettier-ignore
      widths: columns.map(({ wide }) => (inner * wide) / shares),
      body: [captionRow, heads, ...body],
    },
    layout: {
      // None above the caption.
      hLineWidth: (at) => (at === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => rule,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

/** A letter is some five points wide and a line ten high: half a page across is what surely stays whole. */
function fitsOnAPage(lines: Cell, width: number): boolean {
  const perLine = Math.max(1, Math.floor(width / 5));
  return lines.reduce((sum, { text }) => sum + Math.ceil((text.length + 1) / perLine), 0) < 30;
}

function textOf({ text, strong, quiet, rating }: Line, fontSize: number, head = false): ContentText {
  const words: ContentText['text'] =
    rating === undefined ? text : [{ text: '■ ', color: colours[rating] ?? grey }, { text }];
  return {
    text: words,
    fontSize: quiet === true ? fontSize - 1 : fontSize,
    bold: strong === true || head,
    color: quiet === true ? grey : ink,
  };
}

/** Of the squares beside the words: a paper printed in black says the same. */
const colours: Readonly<Record<string, string>> = {
  blue: '#245aa8',
  green: '#0b6b57',
  amber: '#d09a00',
  red: '#b3261e',
  white: '#c8d0d0',
};

let font: FontCharacters | null = null;

/** The same with what the font cannot show as [?]: the page on the screen has it. */
function withPrintableText(layout: PaperLayout): PaperLayout {
  font ??= new FontCharacters(fontFile('Regular'));
  const known = font;
  const printable = (text: string): string =>
    Array.from(text, (character) => (known.has(character.codePointAt(0) ?? 0) || character === '\n' ? character : unknown)).join(''); // prettier-ignore
  return JSON.parse(JSON.stringify(layout), (_, value: unknown) => (typeof value === 'string' ? printable(value) : value)) as PaperLayout; // prettier-ignore
}
