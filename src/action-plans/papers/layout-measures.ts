import { count } from '../../web/words/number-words.js';
import type { Paper, PaperMeasure, PaperSection } from './paper.js';
import { cell, line, lines, quiet, ratingLine, strong } from './paper-blocks.js';
import type { Block, Cell, Column, Line } from './paper-blocks.js';
import { withheldMark } from './published-answers.js';

/** Measures of a section with their values; in an annual report their course first. */
export function measureBlocks(section: PaperSection, paper: Paper): readonly Block[] {
  const { measures } = section;
  if (measures.length === 0) return [];
  const rated = paper.schemes.some(({ of }) => of === 'Outcome');
  return [
    ...(paper.kind === 'annual-report' ? courseTable(measures) : []),
    measuresTable(measures, rated),
    ...measures.flatMap((measure) => measure.tables.map((table) => breakdownTable(measure, table))),
  ];
}

function measuresTable(measures: readonly PaperMeasure[], rated: boolean): Block {
  const columns: readonly Column[] = [
    { head: 'Ref', wide: 0.8 },
    { head: 'Measure', wide: 2.6 },
    { head: 'Baseline and printed values', wide: 1.7 },
    { head: 'Live value', wide: 2.2 },
    { head: 'Targets, and how the value stands', wide: 2.4 },
    { head: 'Comparators', wide: 1.9 },
    ...(rated ? [{ head: 'Rating given, and suggested', wide: 1.7 }] : []),
  ];
  const rows = measures.map((measure) => [
    [strong(shortRef(measure))],
    [line(measure.summary), ...longRef(measure), ...(measure.note === null ? [] : [quiet(measure.note)])],
    printedCell(measure),
    valueCell(measure),
    targetCell(measure),
    lines(measure.comparators),
    ...(rated ? [ratingCell(measure)] : []),
  ]);
  return { kind: 'table', caption: 'Measures', columns, rows, rowHeads: true };
}

type Named = Pick<PaperMeasure, 'ref' | 'id'>;
/** The longest printed ref that stands in its own narrow column. */
const longestRef = 12;
/** A printed ref that is a sentence ("Performance framework, theme 3") stands with the measure, and its id in the column. */
const shortRef = ({ ref, id }: Named): string => (ref !== null && ref.length <= longestRef ? ref : id);
const longRef = ({ ref }: Named): readonly Line[] => (ref !== null && ref.length > longestRef ? [quiet(ref)] : []);

function printedCell({ baseline, printed }: PaperMeasure): Cell {
  return lines([...baseline.map((value) => `Baseline ${value}`), ...printed.map((value) => `Printed ${value}`)]);
}

function valueCell({ figures, recorded, why }: PaperMeasure): Cell {
  const only = figures.length === 1;
  const told = figures.flatMap(({ label, words, definition }): readonly Line[] => [
    ...(only ? [] : [quiet(label)]),
    strong(words),
    ...(definition === null ? [] : [quiet(definition)]),
  ]);
  const all = [...told, ...recorded.map(line)];
  return all.length === 0 ? [quiet(why ?? 'No value')] : all;
}

function targetCell({ targets, answers }: PaperMeasure): Cell {
  if (targets.length === 0) return [quiet('No target printed')];
  return answers.length === 0 ? lines(targets) : [...targets.map(quiet), ...answers.map(({ words }) => line(words))];
}

function ratingCell({ given, suggested }: PaperMeasure): Cell {
  const said = given === null ? [] : [ratingLine(given, 'Given')];
  if (suggested === null) return said.length === 0 ? [quiet('Rated with its block')] : said;
  const suggestion = ratingLine(suggested.rating, 'Suggested', 'nothing');
  return [...(said.length === 0 ? [quiet('Given: none recorded')] : said), suggestion, quiet(suggested.reason)];
}

/** Quarter after quarter, and the year. */
function courseTable(measures: readonly PaperMeasure[]): readonly Block[] {
  const told = measures.filter(({ course }) => course.length > 0);
  const [first] = told;
  if (first === undefined) return [];
  const columns: readonly Column[] = [
    { head: 'Ref', wide: 0.8 },
    { head: 'Measure', wide: 2.6 },
    ...first.course.map(({ label }) => ({ head: label, wide: 1.7 })),
    { head: 'The year', wide: 1.7 },
  ];
  const rows = told.map(({ course, figures, why, ...measure }) => [
    [strong(shortRef(measure))],
    [line(measure.summary), ...longRef(measure)],
    ...course.map(({ words }) => cell(words)),
    [strong(figures[0]?.words ?? why ?? '–')],
  ]);
  return [{ kind: 'table', caption: 'The course of the year', columns, rows, rowHeads: true }];
}

function breakdownTable(measure: PaperMeasure, { head, columns, rows }: PaperMeasure['tables'][number]): Block {
  const shown = (number: number | null): Cell => cell(number === null ? withheldMark : count(number));
  return {
    kind: 'table',
    caption: `${shortRef(measure)} ${measure.summary}: by ${head.toLowerCase()}`,
    columns: [
      { head, wide: 2.4 },
      ...columns.map((text) => ({ head: text, wide: 1, numeric: true as const })),
      { head: columns.length === 0 ? 'Number' : 'All', wide: 1, numeric: true },
    ],
    rows: rows.map(({ label, cells, total }) => [cell(label), ...cells.map(shown), [strong(total === null ? withheldMark : count(total))]]), // prettier-ignore
    rowHeads: true,
  };
}
