import type { Projection } from '../../projections/projection.js';
import type { HeldRow, HeldRows, Moved } from '../projector/held-rows.js';
import type { RowTable } from '../projector/row-table.js';

/**
 * What a board makes of rows and keeps beside them, an order say: made at the first question and moved along with every row that
 * changes. The rows themselves are held once for everybody.
 */
export class BesideRows<Row extends HeldRow, Made extends { readonly move: Moved<Row> }, Asked = null> {
  private known: {
    readonly of: readonly RowTable<Row>[];
    readonly asked: Asked;
    readonly made: Made;
  } | null = null;
  private readonly stopListening: readonly (() => void)[];

  /** @param make is called again for another question, and once the rows have been read anew. */
  constructor(
    private readonly held: HeldRows,
    private readonly projections: readonly Pick<Projection, 'name'>[],
    private readonly authority: string,
    private readonly make: (rows: readonly Row[], asked: Asked) => Made,
  ) {
    this.stopListening = projections.map((projection) =>
      held.onMoved<Row>(projection, authority, (before, after) => {
        this.known?.made.move(before, after);
      }),
    );
  }

  stop(): void {
    for (const stop of this.stopListening) stop();
  }

  async of(asked: Asked): Promise<Made> {
    const of = (await this.held.tables(this.projections, this.authority)) as unknown as readonly RowTable<Row>[];
    const { known } = this;
    if (known?.asked === asked && known.of.every((table, place) => table === of[place])) return known.made;
    const made = this.make(
      of.flatMap((table) => table.all()),
      asked,
    );
    this.known = { of, asked, made };
    return made;
  }
}
