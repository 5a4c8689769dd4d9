import { shortDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import type { Paper, PaperSummary } from './paper.js';
import { cell, line, lines, quiet, ratingLine, strong } from './paper-blocks.js';
import type { Block, Cell } from './paper-blocks.js';
import { targetStateWords } from './paper-words.js';

/** The summary of a paper, and what changed since the last. */
export function summaryBlocks({ summary, changes, period, kind, section }: Paper): readonly Block[] {
  return [
    { kind: 'heading', text: 'Summary', id: 'summary', page: 'portrait' },
    ...standing(summary, kind),
    ...(summary.byRating.length === 0 ? [] : [ratingTable(summary)]),
    ...targetTable(summary),
    ...milestoneLine(summary, kind),
    ...(section === null ? overdueTable('Overdue by theme or section', 'Theme or section', summary.overdueBySection) : []), // prettier-ignore
    ...overdueTable('Overdue by lead', 'Lead', summary.overdueByLead),
    ...changesTable(changes, period.words),
  ];
}

const amount = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

function standing(summary: PaperSummary, kind: Paper['kind']): readonly Block[] {
  const { tasks, completedBefore, completedInPeriod, overdueBySection } = summary;
  const over = overdueBySection.reduce((sum, group) => sum + group.tasks, 0);
  const when = kind === 'board-pack' ? 'in the month' : 'in the year';
  const done = completedInPeriod.length;
  const said = [
    `${amount(tasks, 'action or deliverable', 'actions and deliverables')} in all.`,
    `${count(done)} completed ${when}${done === 0 ? '' : ` (${completedInPeriod.join(', ')})`}, ${count(completedBefore)} before.`, // prettier-ignore
    `${count(over)} overdue at its end.`,
  ];
  return [{ kind: 'paragraph', line: line(said.join(' ')) }];
}

function ratingTable({ byRating }: PaperSummary): Block {
  return {
    kind: 'table',
    caption: 'Actions and deliverables by their latest rating',
    columns: [{ head: 'Rating', wide: 1.4 }, { head: 'Meaning in this plan', wide: 4 }, { head: 'Number', wide: 1, numeric: true }], // prettier-ignore
    rows: byRating.map(({ rating, tasks }) => [
      [ratingLine(rating, null, 'None recorded')],
      cell(rating?.meaning ?? '–'),
      cell(count(tasks)),
    ]),
    rowHeads: true,
  };
}

function targetTable({ byTarget }: PaperSummary): readonly Block[] {
  if (byTarget.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Measures by how they stand to their targets',
      columns: [
        { head: 'Standing', wide: 5 },
        { head: 'Measures', wide: 1, numeric: true },
      ],
      rows: byTarget.map(({ state, measures }) => [cell(targetStateWords[state]), cell(count(measures))]),
      rowHeads: true,
    },
  ];
}

function milestoneLine({ milestones }: PaperSummary, kind: Paper['kind']): readonly Block[] {
  const { reached, partly, notReached, untold } = milestones;
  const all = reached + partly + notReached + untold;
  if (all === 0) return [];
  const of = kind === 'board-pack' ? 'of the month' : 'of the year';
  const text = `Milestones ${of}: ${count(all)}. ${count(reached)} reached, ${count(partly)} partly, ${count(notReached)} not reached, ${count(untold)} not told.`; // prettier-ignore
  return [{ kind: 'paragraph', line: line(text) }];
}

function overdueTable(caption: string, head: string, groups: PaperSummary['overdueByLead']): readonly Block[] {
  if (groups.length === 0) return [];
  return [
    {
      kind: 'table',
      caption,
      columns: [{ head, wide: 5 }, { head: 'Overdue', wide: 1, numeric: true }, { head: 'Most days over', wide: 1.4, numeric: true }], // prettier-ignore
      rows: groups.map(({ name, tasks, most }) => [cell(name), cell(count(tasks)), cell(count(most))]),
      rowHeads: true,
    },
  ];
}

function changesTable(changes: Paper['changes'], words: string): readonly Block[] {
  if (changes.length === 0) return [{ kind: 'paragraph', line: line(`Nothing of the plan’s text, dates or standing was changed in ${words}.`) }]; // prettier-ignore
  const what = ({ what: text, detail }: Paper['changes'][number]): Cell => [strong(text), ...detail.map(quiet)];
  return [
    {
      kind: 'table',
      caption: `What changed in ${words}`,
      columns: [
        { head: 'Recorded', wide: 1.2 },
        { head: 'What', wide: 4.4 },
        { head: 'Why', wide: 2.4 },
      ],
      rows: changes.map((change) => [cell(shortDate(change.recordedOn)), what(change), lines(change.reason === null ? [] : [change.reason])]), // prettier-ignore
      rowHeads: true,
    },
  ];
}
