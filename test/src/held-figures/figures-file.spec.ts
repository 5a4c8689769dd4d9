import fc from 'fast-check';
import { nothingHeld } from '../../../workflows/held-figures/held-figures.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { figuresFromFile, numberFrom } from '../../../src/held-figures/figures-file.js';
import type { FileFault } from '../../../src/held-figures/csv-table.js';

const today = calendarDate('2026-11-23');
const head = 'series,part,period,value,numerator,denominator,source,document,as at';
const row = 'health.seenUnder18Weeks,camhs,2026-09,80,40,50,Health provider,Return 7,2026-10-12';
const read = (content: string | Buffer) => figuresFromFile(Buffer.from(content), nothingHeld, today);
const faultsOf = (content: string | Buffer): readonly FileFault[] => read(content).faults;
const words = (content: string | Buffer): readonly string[] =>
  faultsOf(content).map(({ row: at, column, text }) => `${String(at ?? '')} ${column ?? ''}: ${text}`.trim());
const figure = {
  series: 'health.seenUnder18Weeks',
  part: 'camhs',
  period: '2026-09',
  value: 80,
  numerator: 40,
  denominator: 50,
  source: 'Health provider',
  document: 'Return 7',
  asAt: '2026-10-12',
};

describe('a file of figures', () => {
  it.each([
    ['as the template is', `${head}\n${row}\n`],
    ['with a byte order mark and Windows line ends', `\uFEFF${head}\r\n${row}\r\n`],
    ['with semicolons', `${head}\n${row}`.replaceAll(',', ';')],
    ['with tabs, as UTF-16', Buffer.from(`\uFEFF${head}\n${row}`.replaceAll(',', '\t'), 'utf16le')],
    ['with columns in another order and other spelling', 'As_At,SOURCE,value,Period,series,part,numerator,denominator,document\n12/10/2026,Health provider,80,Sep-26,Seen within 18 weeks,CAMHS,40,50,Return 7'],
    ['with quotation marks and signs', `${head}\nhealth.seenUnder18Weeks,camhs,September 2026,80%,40,50,"Health provider",Return 7,12.10.2026`],
    ['with empty lines', `\n${head}\n\n${row}\n,,,,,,,,\n`],
  ])('is read %s', (_, content) => {
    expect(read(content)).toMatchObject({ faults: [], figures: [figure] });
  }); // prettier-ignore

  it('is read as Windows-1252 where it is no UTF-8', () => {
    const content = Buffer.from(`${head}\n${row.replace('Health provider', 'Trust “Nord” – £')}`, 'latin1');
    const typed = Buffer.concat([Buffer.from(`${head}\nhealth.autismWait,,2026-09,31.5,,,`), Buffer.from([0x54, 0x96, 0x92]), Buffer.from(',,2026-10-12')]); // prettier-ignore
    expect(read(typed)).toMatchObject({ faults: [], figures: [{ source: 'T–’', document: null, part: null }] });
    // Latin-1 has no such quotation marks: what came of them are control characters, and no text.
    expect(faultsOf(content).length).toBe(1);
  });

  it('may leave out the columns that nobody fills', () => {
    const content = 'series,period,value,source,as at\nhealth.autismWait,2026-09,31.5,Health provider,2026-10-12';
    expect(read(content)).toMatchObject({ faults: [], figures: [{ part: null, numerator: null, document: null }] });
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['white space', ' \n\n', 'The file is empty'],
    ['the first row alone', head, 'The file holds no figure below its first row'],
    ['no first row', row, 'The first row must name the columns. These are missing: series, period, value, source and as at'],
    ['a column too few', 'series,period,value,source\na,b,c,d', 'This one is missing: as at'],
    ['a column twice', `${head},value\n${row},1`, 'The column “value” stands twice'],
    ['a column of a child', `${head},Pupil name\n${row},Maya`, 'Take out the column “Pupil name”'],
    ['columns without a name', `${head},,\n${row},,`, 'Take out the columns without a name (number 10) and without a name (number 11)'],
    ['a workbook', Buffer.from('PK\u0003\u0004 and more', 'latin1'), 'The file is a workbook, not a CSV file'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'The file is not plain text'],
    ['a quotation mark left open', `${head}\n${row.replace('Return 7', '"Return 7')}`, 'A quotation mark in row 2 is never closed'],
    ['a quotation mark within a cell', `${head}\n${row.replace('Return 7', '"Return" 7')}`, 'A quotation mark in row 2'],
    ['more than fits', `${head}\n${`${row}\n`.repeat(4_000)}`, 'The file must be 256 KB or smaller'],
    ['too many figures', `series,period,value,source,as at\n${'a,b,1,c,d\n'.repeat(1_001)}`, 'The file holds 1,001 figures. Give at most 1,000'],
  ])('with %s is refused in one sentence', (_, content, said) => {
    const { faults, figures } = read(content);
    expect(faults).toMatchObject([{ row: null }]);
    expect(faults[0]?.text).toContain(said);
    expect(figures).toEqual([]);
  }); // prettier-ignore

  it.each([
    ['an unknown series', ['health.seenUnder18Weeks', 'health.dentist'], '2 series: There is no series “health.dentist”'],
    ['an unknown service', ['camhs', 'dentist'], '2 part: There is no service “dentist” in this series'],
    ['no service', [',camhs,', ',,'], '2 part: Say which service it is about'],
    ['a month that does not exist', ['2026-09', '2026-13'], '2 period: “2026-13” is not a period of this series'],
    ['a month to come', ['2026-09', '2026-12'], '2 period: The period 2026-12 begins on 1 December 2026'],
    ['a day that does not exist', ['2026-10-12', '31/2/2026'], '2 as at: The day the figure was taken must be a real date. February 2026 has 28 days'],
    ['a day to come', ['2026-10-12', '24/11/2026'], '2 as at: The day the figure was taken must be today or earlier'],
    ['more than all', ['80,40,50', '120,,'], '2 value: A percentage must be between 0 and 100'],
    ['less than nothing', ['80,40,50', '-3,,'], '2 value: The value must not be below 0'],
    ['a share that does not follow', [',80,', ',70,'], '2 value: 40 of 50 is 80%, not 70%'],
    ['one number of two', [',40,50', ',,50'], '2 numerator: Give both numbers'],
    ['a figure held back', ['80,40,50', 'c,,'], '2 value: Write a number in figures'],
    ['no value', ['80,40,50', ',,'], '2 value: Enter the value, or take the row out'],
    ['a decimal comma', ['80,40,50', '"80,5",,'], '2 value: Write a number in figures'],
    ['no source', ['Health provider', ' '], '2 source: Enter the source'],
    ['a formula', ['Health provider', '=HYPERLINK("http://x";"y")'], '2 source: This begins like a formula of a spreadsheet'],
    ['a formula for a value', ['80,40,50', '=1+1,,'], '2 value: This begins like a formula of a spreadsheet'],
    ['a command for a spreadsheet', ['Return 7', '@SUM(1)'], '2 document: This begins like a formula of a spreadsheet'],
    ['a line turned round', ['Return 7', 'a\u202Eb'], '2 document: This holds control characters'],
    ['a cell too many', ['Return 7', 'Return, 7'], '2 : The row has 10 cells, the first row 9'],
  ] as const)('with %s says so of its row and column', (_, [from, to], said) => {
    const content = `${head}\n${row.replace(from, to)}`;
    expect(words(content)[0]).toContain(said.trim());
  }); // prettier-ignore

  it('says every fault of every row, and which row repeats which', () => {
    const bad = row.replace('2026-09', 'soon').replace('Health provider', '+cmd');
    expect(words([head, row, bad, row, row.replace('80', '81').replace('40', 'x')].join('\n'))).toEqual([
      '3 source: This begins like a formula of a spreadsheet. Write the figure or the words themselves',
      '4 period: The same figure stands in row 2 already. Leave one of the two out',
      expect.stringContaining('5 numerator: Write a number in figures'),
    ]);
  });

  it('never throws, whatever is in it, and a fault leaves nothing to record unsaid', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constant('')),
        fc.boolean(),
        (text, headed) => {
          const { faults, figures } = read(headed ? `${head}\n${text}` : text);
          expect(faults.length > 0 || figures.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('a number', () => {
  it.each([
    ['1,204', 'count', 1204],
    ['-0.43', 'score', -0.43],
    ['45.3 %', 'percent', 45.3],
    ['£1,200,000', 'pounds', 1_200_000],
    ['-0', 'count', 0],
    ['1,20', 'count', null],
    ['1e9', 'count', null],
    ['0x10', 'count', null],
    ['45%', 'count', null],
    ['..', 'count', null],
    ['Infinity', 'count', null],
  ] as const)('written %s (%s) is %s', (text, unit, value) => {
    expect(numberFrom(text, unit)).toBe(value);
  });
});
