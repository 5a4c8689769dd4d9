import { sentenceDate, shortDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import type { Paper, PaperSection } from './paper.js';
import { cell, line, lines, quiet, ratingLine, strong } from './paper-blocks.js';
import type { Block, Cell, Column, PaperLayout } from './paper-blocks.js';
import { measureBlocks } from './layout-measures.js';
import { summaryBlocks } from './layout-summary.js';
import { audienceWords, milestoneStandingWords, paperKindWords } from './paper-words.js';
import { withheldMark } from './published-answers.js';

/** A paper laid out: title, summary, each theme, what is overdue, what is open. */
export function layoutOf(paper: Paper, madeBy: string): PaperLayout {
  const { kind, plan, section, period, known, madeOn, audience } = paper;
  const title = `${paperKindWords[kind]}, ${period.words}`;
  return {
    title,
    lead: [plan.title, ...(section === null ? [] : [section.title])],
    marking: audienceWords[audience],
    facts: [
      { key: 'Plan', value: plan.title },
      { key: 'Authority printed', value: plan.authority },
      { key: 'Part', value: section?.title ?? 'The whole plan' },
      { key: 'Version', value: `${plan.version} (prints: ${plan.status.toLowerCase()})` },
      { key: 'Stage', value: plan.stage },
      { key: 'Period of the plan', value: plan.period },
      { key: kind === 'board-pack' ? 'Month' : 'Year', value: period.words },
      { key: 'Known', value: known.words },
      { key: 'Made', value: audience === 'board' ? `${sentenceDate(madeOn)}, by ${madeBy}` : sentenceDate(madeOn) },
    ],
    blocks: [
      ...publicationBlocks(paper),
      ...keyBlocks(paper),
      ...summaryBlocks(paper),
      ...paper.sections.flatMap((one) => sectionBlocks(one, paper)),
      ...openBlocks(paper),
    ],
    foot: [plan.title, section?.title, title, audienceWords[audience]].filter((part) => part !== undefined).join(' · '),
  };
}

function publicationBlocks({ smallestShown, withheld }: Paper): readonly Block[] {
  if (smallestShown === null) return [];
  const some = withheld === 0 ? 'Nothing had to be withheld here.' : `${count(withheld)} ${withheld === 1 ? 'figure is' : 'figures are'} withheld here.`; // prettier-ignore
  return [
    {
      kind: 'paragraph',
      line: quiet(
        `Counts from 1 to ${smallestShown - 1} are withheld and shown as ${withheldMark}; so are percentages worked out from them, whether they reach a target, and as many other counts as it takes that none can be worked out by adding and subtracting. Nought is shown. ${some}`,
      ),
    },
  ];
}

/** What each code of the plan means: another plan's colours mean other things. */
function keyBlocks({ schemes }: Paper): readonly Block[] {
  return schemes.map(({ of, ratings }) => ({
    kind: 'table',
    caption: `Key: ${of.toLowerCase()} is rated`,
    columns: [
      { head: 'Rating', wide: 1 },
      { head: 'Meaning in this plan', wide: 3 },
    ],
    rows: ratings.map((rating) => [[ratingLine(rating)], cell(rating.meaning)]),
    rowHeads: true,
  }));
}

function sectionBlocks(section: PaperSection, paper: Paper): readonly Block[] {
  const { title, id, owners, findings, outcomes, notes, parts, rated, milestones } = section;
  return [
    { kind: 'heading', text: title, id: `section-${id}`, page: 'landscape' },
    ...(owners === null ? [] : [{ kind: 'paragraph', line: line(`Owner: ${owners}`) } as const]),
    ...listOf('Area of concern', findings),
    ...listOf('Outcomes that are wanted', outcomes),
    ...listOf('Notes of the plan', notes),
    ...parts.map((part) => tasksTable(part.title ?? 'Actions', part.tasks, paper)),
    ...measureBlocks(section, paper),
    ...(rated.length === 0 ? [] : [ratedTable(rated)]),
    ...(milestones.length === 0 ? [] : [milestonesTable(milestones, paper)]),
  ];
}

const listOf = (title: string, texts: readonly string[]): readonly Block[] =>
  texts.length === 0 ? [] : [{ kind: 'list', title, lines: texts }];

function tasksTable(caption: string, tasks: PaperSection['parts'][number]['tasks'], { schemes, kind }: Paper): Block {
  const rated = schemes.some(({ of }) => of === 'Progress');
  const delivers = tasks.some(({ deliverable }) => deliverable.length > 0);
  const columns: readonly Column[] = [
    { head: 'Ref', wide: 0.8 },
    { head: 'Action', wide: 3 },
    ...(delivers ? [{ head: 'Deliverable', wide: 2 }] : []),
    { head: 'Lead', wide: 1.8 },
    { head: 'Due', wide: 1.6 },
    ...(rated ? [{ head: 'Rating at each date', wide: 1.6 }] : []),
    { head: kind === 'board-pack' ? 'Progress in the month' : 'Progress in the year', wide: 2.4 },
  ];
  const rows = tasks.map((task) => [
    [strong(task.ref)],
    [line(task.summary), ...task.steps.map((step) => quiet(`– ${step}`))],
    ...(delivers ? [lines(task.deliverable)] : []),
    [line(task.leads), ...(task.supporters === null ? [] : [quiet(`Supported by ${task.supporters}`)])],
    [...lines(task.due), ...lateLine(task.daysOver)],
    ...(rated
      ? [task.ratings.length === 0 ? lines([]) : task.ratings.map(({ label, rating }) => ratingLine(rating, label))]
      : []),
    [...(task.completedOn === null ? [] : [strong(`Completed ${task.completedOn}`)]), ...(task.progress.length === 0 && task.completedOn === null ? [quiet('Nothing told')] : task.progress.map(line))], // prettier-ignore
  ]);
  return { kind: 'table', caption, columns, rows, rowHeads: true };
}

function lateLine(daysOver: number | null): Cell {
  return daysOver === null ? [] : [strong(`${count(daysOver)} ${daysOver === 1 ? 'day' : 'days'} over`)];
}

function ratedTable(rated: PaperSection['rated']): Block {
  return {
    kind: 'table',
    caption: 'Outcomes as people rated them',
    columns: [{ head: 'Ref', wide: 0.8 }, { head: 'Actions', wide: 1.4 }, { head: 'Measures', wide: 5 }, { head: 'Rating', wide: 2 }], // prettier-ignore
    rows: rated.map(({ ref, items, measures, ratings }) => [
      [strong(ref)],
      cell(items),
      cell(measures),
      ratings.length === 0 ? [quiet('none recorded')] : ratings.map(({ label, rating }) => ratingLine(rating, label)),
    ]),
    rowHeads: true,
  };
}

function milestonesTable(milestones: PaperSection['milestones'], { kind }: Paper): Block {
  return {
    kind: 'table',
    caption: kind === 'board-pack' ? 'Milestones of the month' : 'Milestones of the year',
    columns: [{ head: 'Month', wide: 1.4 }, { head: 'Milestone', wide: 5 }, { head: 'Kind', wide: 1.6 }, { head: 'Reached', wide: 2 }], // prettier-ignore
    rows: milestones.map(({ month, summary, kind: of, standing, rating, note }) => [
      cell(month),
      cell(summary),
      cell(of),
      [
        standing === null ? quiet('Not told') : strong(milestoneStandingWords[standing]),
        ...(rating === null ? [] : [ratingLine(rating)]),
        ...(note === null ? [] : [quiet(note)]),
      ],
    ]),
    rowHeads: true,
  };
}

/** What is late, and what the plan leaves open. */
function openBlocks({ overdue, gaps, conflicts, discrepancies, period }: Paper): readonly Block[] {
  const late: Block = {
    kind: 'table',
    caption: `Overdue at the end of ${period.words}`,
    columns: [{ head: 'Ref', wide: 1 }, { head: 'What', wide: 4 }, { head: 'Theme or section', wide: 2.6 }, { head: 'Lead', wide: 2.2 }, { head: 'Due', wide: 1.8 }, { head: 'Days over', wide: 0.9, numeric: true }], // prettier-ignore
    rows: overdue.map((task) => [
      [strong(task.ref)],
      [line(task.summary), ...(task.what === 'to be done' ? [] : [quiet(task.what)])],
      cell(task.section),
      cell(task.leads),
      [line(shortDate(task.by)), quiet(task.due)],
      cell(count(task.daysOver)),
    ]),
    rowHeads: true,
  };
  return [
    { kind: 'heading', text: 'Overdue', id: 'overdue', page: 'landscape' },
    overdue.length === 0 ? { kind: 'paragraph', line: line('Nothing is overdue.') } : late,
    { kind: 'heading', text: 'Gaps and discrepancies', id: 'gaps', page: 'portrait' },
    ...gapBlocks(gaps),
    ...listOf('Dates that differ between the timeline and the table of actions', conflicts),
    ...listOf('Discrepancies in the printed plan', discrepancies),
  ];
}

function gapBlocks(gaps: Paper['gaps']): readonly Block[] {
  if (gaps.length === 0) return [{ kind: 'paragraph', line: line('The plan leaves nothing open here.') }];
  const rows = gaps.map(({ ref, summary, gap }) => [[strong(ref)], cell(summary), cell(gap)]);
  return [
    {
      kind: 'table',
      caption: 'What the plan leaves open',
      columns: [
        { head: 'Ref', wide: 0.8 },
        { head: 'Action or measure', wide: 5 },
        { head: 'Gap', wide: 2 },
      ],
      rows,
      rowHeads: true,
    },
  ];
}
