import type { GivenFigure } from '../../workflows/held-figures/held-figures.events.js';
import { cellKey, sameFigure, standing } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures, KeptFigure } from '../../workflows/held-figures/held-figures.state.js';

/** What recording figures would do to those that stand. */
export interface Compared {
  /** First figures of their period. */
  readonly fresh: readonly GivenFigure[];
  /** Those that take the place of another; `before` is null where the one before was taken out. */
  readonly corrected: readonly { readonly figure: GivenFigure; readonly before: KeptFigure | null }[];
  /** Those that stand already as they are given. */
  readonly same: number;
}

export function compared(figures: readonly GivenFigure[], { cells }: Pick<HeldFigures, 'cells'>): Compared {
  const fresh: GivenFigure[] = [];
  const corrected: { figure: GivenFigure; before: KeptFigure | null }[] = [];
  let same = 0;
  for (const figure of figures) {
    const cell = cells.get(cellKey(figure));
    const before = cell === undefined ? null : standing(cell);
    if (cell === undefined) fresh.push(figure);
    else if (before !== null && sameFigure(before, figure)) same += 1;
    else corrected.push({ figure, before });
  }
  return { fresh, corrected, same };
}
