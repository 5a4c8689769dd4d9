import type { RecordPublishedFile } from '../../workflows/published-figures/published-figures.commands.js';
import { differing } from '../../workflows/published-figures/published-figures.decider.js';
import { columnAt, restatedBy, merged, tableKey } from '../../workflows/published-figures/published-figures.state.js';
import type { PublishedFiguresHeld } from '../../workflows/published-figures/published-figures.state.js';

/** A figure that another edition restates. */
export interface RestatedFigure {
  readonly year: number;
  readonly area: string;
  readonly column: string;
  readonly before: number;
  /** Null where it is no longer available. */
  readonly after: number | null;
}

/** What recording a file would do to what stands. */
export interface ComparedPublished {
  /** Rows of areas and years that had none; of the file of neighbours, authorities that had no list. */
  readonly fresh: number;
  /** Rows that say something else than what stands, or more. */
  readonly changed: number;
  readonly same: number;
  readonly restated: readonly RestatedFigure[];
  /** Authorities whose neighbours are others than before. */
  readonly otherNeighbours: readonly string[];
}

export function comparedPublished(command: RecordPublishedFile, held: PublishedFiguresHeld): ComparedPublished {
  return command.type === 'RecordPublishedFigures' ? ofFigures(command.data, held) : ofNeighbours(command.data, held);
}

export const changesNothing = ({ fresh, changed }: ComparedPublished): boolean => fresh + changed === 0;

function ofFigures(
  { dataset, columns, years }: Extract<RecordPublishedFile, { type: 'RecordPublishedFigures' }>['data'],
  { tables }: PublishedFiguresHeld,
): ComparedPublished {
  const restated: RestatedFigure[] = [];
  let [fresh, changed, same] = [0, 0, 0];
  for (const { year, areas } of years) {
    const table = tables.get(tableKey(dataset, year));
    const different = differing(areas, table, { dataset, columns }).fresh;
    same += areas.length - different.length;
    for (const area of different) {
      const before = table?.areas.get(area.code);
      if (before === undefined) fresh += 1;
      else changed += 1;
      const after = merged(before, area, { dataset, columns });
      for (const { column, value } of restatedBy(before, after, dataset)) {
        restated.push({ year, area: area.name, column, before: value, after: after.values[columnAt(dataset, column)] ?? null }); // prettier-ignore
      }
    }
  }
  return { fresh, changed, same, restated, otherNeighbours: [] };
}

function ofNeighbours(
  { lists }: Extract<RecordPublishedFile, { type: 'RecordStatisticalNeighbours' }>['data'],
  { neighbours }: PublishedFiguresHeld,
): ComparedPublished {
  const before = new Map(neighbours?.lists.map((list) => [list.name, JSON.stringify(list)]));
  const other = lists.filter((list) => before.has(list.name) && before.get(list.name) !== JSON.stringify(list));
  const fresh = lists.filter(({ name }) => !before.has(name)).length;
  // A list that the file no longer has goes with the others: it is replaced whole.
  const gone = [...before.keys()].filter((name) => !lists.some((list) => list.name === name));
  return {
    fresh,
    changed: other.length + gone.length,
    same: lists.length - fresh - other.length,
    restated: [],
    otherNeighbours: [...other.map(({ name }) => name), ...gone],
  };
}
