import type { StatementSyncInstance } from '@photostructure/sqlite';
import { londonDateOf } from '../commands/london-time.js';
import type { EventStore, StoredEvent } from '../event-store/event-store.js';
import { clearDataOf } from '../event-store/recorded-event.js';
import type { SqliteConnection } from '../event-store/sqlite/sqlite-connection.js';
import { dataClasses } from './data-classes.js';
import type { DataClass } from './data-classes.js';
import { openReadIndex } from './read-index-schema.js';
import { readDataFrom, readType } from './read-record.js';
import type { ReadData } from './read-record.js';

type Log = Pick<EventStore, 'readAll' | 'eventAt'>;

/** Records that are taken in at once. */
const aPage = 500;
const outsideOwnTeam: readonly (ReadData['relation'] | null)[] = ['otherTeam', 'noTeam'];

/** Each class is a bit, in the order of `dataClasses`: the schema's version changes with that order. */
export function bitsOf(classes: readonly DataClass[]): number {
  return classes.reduce((bits, one) => bits | (1 << dataClasses.indexOf(one)), 0);
}

export function classesOf(bits: number): readonly DataClass[] {
  return dataClasses.filter((_, index) => (bits & (1 << index)) !== 0);
}

/**
 * What the pages ask of the read log, in a file that may be deleted at any time: it is made from the log by reading on from
 * where it stopped, and never the truth. Several processes may share it: each page of records is taken in once.
 */
export class ReadIndex {
  readonly connection: SqliteConnection;
  private readonly statements: ReturnType<typeof statementsOf>;
  private catchingUp: Promise<void> | null = null;

  constructor(
    private readonly log: Log,
    file: string,
  ) {
    this.connection = openReadIndex(file);
    this.statements = statementsOf(this.connection);
  }

  /** Takes in every record that had been written when it was called. Those who ask meanwhile share a second round. */
  async catchUp(): Promise<void> {
    // A round under way may have passed the end before the newest record came.
    await this.catchingUp?.catch(() => undefined);
    this.catchingUp ??= this.takeRest().finally(() => {
      this.catchingUp = null;
    });
    await this.catchingUp;
  }

  /** Id of a text in the index; null where no record has it. */
  idOf(text: string): number | null {
    return (this.statements.idOf.get(text) as [number] | undefined)?.[0] ?? null;
  }

  close(): void {
    this.connection.close();
  }

  private async takeRest(): Promise<void> {
    await this.beginAnewUnlessMarked();
    for await (const page of this.log.readAll({ after: this.mark()?.position ?? 0, limit: aPage })) this.take(page);
  }

  /** The log may have been put aside, or an older copy put back: what is indexed must then go. */
  private async beginAnewUnlessMarked(): Promise<void> {
    const mark = this.mark();
    if (mark === null || (await this.log.eventAt(mark.position))?.leaf === mark.leaf) return;
    this.connection.transaction(() => {
      for (const table of ['mark', 'reads', 'children_read', 'cases_of_day', 'texts']) {
        this.connection.exec(`DELETE FROM ${table}`);
      }
    });
  }

  private mark(): { readonly position: number; readonly leaf: string } | null {
    const row = this.statements.mark.get() as [number, string] | undefined;
    return row === undefined ? null : { position: row[0], leaf: row[1] };
  }

  private take(page: readonly StoredEvent[]): void {
    this.connection.transaction(() => {
      const from = this.mark()?.position ?? 0;
      for (const event of page) if (event.position > from && event.type === readType) this.takeOne(event);
      const last = page.at(-1);
      if (last !== undefined && last.position > from) this.statements.setMark.run(last.position, last.leaf);
    });
  }

  private takeOne({ position, recordedAt, actor, clear }: StoredEvent): void {
    const data = readDataFrom(clearDataOf(clear, position));
    const day = londonDateOf(new Date(recordedAt));
    const person = this.textId(actor.id);
    const children = data.children.map((childId) => this.textId(childId));
    this.statements.addRead.run(
      position,
      recordedAt,
      day,
      person,
      actor.role,
      this.textId(data.route),
      data.purpose,
      data.relation,
      bitsOf(data.classes),
      data.asAt,
      children.length,
      data.opened,
      children[0] ?? null,
    );
    children.forEach((child, index) => {
      this.statements.addChild.run(child, position, index < data.opened ? 1 : 0);
    });
    const outside = outsideOwnTeam.includes(data.relation) ? 1 : 0;
    for (const child of children.slice(0, data.opened)) this.statements.addCase.run(day, person, child, outside);
  }

  private textId(text: string): number {
    const known = this.idOf(text);
    return known ?? (this.statements.addText.get(text) as [number])[0];
  }
}

function statementsOf(connection: SqliteConnection): {
  readonly mark: StatementSyncInstance;
  readonly setMark: StatementSyncInstance;
  readonly idOf: StatementSyncInstance;
  readonly addText: StatementSyncInstance;
  readonly addRead: StatementSyncInstance;
  readonly addChild: StatementSyncInstance;
  readonly addCase: StatementSyncInstance;
} {
  return {
    mark: connection.prepareArrays('SELECT position, leaf FROM mark'),
    setMark: connection.prepare('INSERT OR REPLACE INTO mark VALUES (1, ?, ?)'),
    idOf: connection.prepareArrays('SELECT id FROM texts WHERE text = ?'),
    addText: connection.prepareArrays('INSERT INTO texts (text) VALUES (?) RETURNING id'),
    addRead: connection.prepare('INSERT INTO reads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    addChild: connection.prepare('INSERT OR IGNORE INTO children_read VALUES (?, ?, ?)'),
    // A case that was outside once that day stays so.
    addCase: connection.prepare(`INSERT INTO cases_of_day VALUES (?, ?, ?, ?)
      ON CONFLICT (day, person, child) DO UPDATE SET outside = max(outside, excluded.outside)`),
  };
}
