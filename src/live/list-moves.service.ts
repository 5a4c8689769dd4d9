import { Injectable } from '@nestjs/common';
import { prefixOf } from '../../projections/projection.js';
import type { WorkListRow } from '../../projections/work-list/due-items.js';
import { workLists } from '../../projections/work-list/work-lists.js';
import type { Held } from '../boards/whose.js';
import { HomeAuthority } from '../children/home-authority.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { ReadModelStore } from '../projector/read-model-store.js';

/** One event as lists see it: of which kind of process, whose child, and who holds or held the case. */
export interface ListMove {
  readonly prefix: string;
  readonly childId: string;
  readonly holders: readonly Held[];
}

/** A note stands in the history of a case and moves no list. */
const movesNothing: readonly string[] = ['NoteAdded'];

/** Says of events which lists they move, and for whom. */
@Injectable()
export class ListMoves {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly events: EventStore,
    private readonly home: HomeAuthority,
  ) {}

  async of(events: readonly StoredEvent[]): Promise<readonly ListMove[]> {
    const own = events.filter(({ authority, type }) => authority === this.home.code && !movesNothing.includes(type));
    const rows = await this.rowsOf(new Set(own.map(({ stream }) => stream)));
    const moves = own.map(async (event): Promise<readonly ListMove[]> => {
      const row = rows.get(event.stream);
      if (row === undefined) return [];
      const former = event.type === 'CaseAllocated' ? await this.formerHolder(event) : [];
      return [{ prefix: prefixOf(event.stream), childId: row.childId, holders: [row, ...former] }];
    });
    return (await Promise.all(moves)).flat();
  }

  private async rowsOf(streams: ReadonlySet<string>): Promise<ReadonlyMap<string, WorkListRow>> {
    const rows = new Map<string, WorkListRow>();
    for (const { name, of } of workLists) {
      const keys = [...streams].filter((stream) => prefixOf(stream) === of.prefix);
      if (keys.length === 0) continue;
      for (const [key, json] of await this.readModels.getMany(name, keys)) {
        rows.set(key, JSON.parse(json) as WorkListRow);
      }
    }
    return rows;
  }

  /** A case that went to a colleague has left the list of whoever had it. */
  private async formerHolder({ stream, revision }: StoredEvent): Promise<readonly Held[]> {
    const before = await this.events.readStream(stream, { to: revision - 1 });
    const last = before.findLast(({ type }) => type === 'CaseAllocated');
    return last === undefined ? [] : [JSON.parse(last.clear) as Held];
  }
}
