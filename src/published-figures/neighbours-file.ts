import { mostNeighbours } from '../../workflows/published-figures/published-figures.decider.js';
import type { NeighbourList } from '../../workflows/published-figures/published-figures.events.js';
import type { FileFault, TableLine } from '../held-figures/csv-table.js';
import { authorityNamed } from '../sen2/authorities.js';

const longestName = 60;

export interface NeighboursRead {
  readonly lists: readonly NeighbourList[];
  readonly faults: readonly FileFault[];
  /** Names that are no authority we know. */
  readonly namesUnknown: readonly string[];
}

/** One column for each authority, its neighbours below it, the nearest first. Authorities are told by their names alone. */
export function neighbourLists({ line: first, cells: heads }: TableLine, lines: readonly TableLine[]): NeighboursRead {
  const faults: FileFault[] = [];
  const wrong = (row: number, column: string | null, text: string): void => void faults.push({ row, column, text });
  if (lines.length > mostNeighbours) wrong(first, null, `The file holds ${lines.length} rows of neighbours. It may hold ${mostNeighbours}`); // prettier-ignore
  const byCode = new Map<string, string>();
  const lists = heads.map((name, at): NeighbourList => {
    const code = authorityNamed(name);
    const twin = code === null ? undefined : byCode.get(code);
    if (name === '' || name.length > longestName) wrong(first, name === '' ? `number ${at + 1}` : name.slice(0, longestName), 'Name one authority'); // prettier-ignore
    if (code !== null) byCode.set(code, name);
    if (twin !== undefined) wrong(first, name, `The authority stands in the column “${twin}” already. Leave one of the two out`); // prettier-ignore
    const nearest: string[] = [];
    for (const { line, cells } of lines) {
      const neighbour = cells[at] ?? '';
      if (neighbour === '') continue;
      if (neighbour.length > longestName) wrong(line, name, 'Name one authority');
      else if (nearest.includes(neighbour)) wrong(line, name, `“${neighbour}” stands above already`);
      else nearest.push(neighbour);
    }
    return { name, code, nearest };
  });
  for (const { line, cells } of lines) {
    if (cells.length > heads.length) wrong(line, null, `The row has ${cells.length} cells, the first row ${heads.length}`); // prettier-ignore
  }
  const names = new Set(lists.flatMap(({ name, nearest }) => [name, ...nearest]));
  return {
    lists: oneSpelling(lists),
    faults,
    namesUnknown: [...names].filter((name) => authorityNamed(name) === null),
  };
}

/** Neighbours under the names of their own columns, where the file spells an authority in two ways. */
function oneSpelling(lists: readonly NeighbourList[]): readonly NeighbourList[] {
  const names = new Map(lists.flatMap(({ name, code }) => (code === null ? [] : [[code, name]])));
  return lists.map((list) => ({ ...list, nearest: list.nearest.map((name) => names.get(authorityNamed(name) ?? '') ?? name) })); // prettier-ignore
}
