import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { join } from 'node:path';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { StoreUnavailable } from '../event-store/event-store-errors.js';
import type { EventStore } from '../event-store/event-store.js';
import { clearDataOf } from '../event-store/recorded-event.js';
import type { DataClass } from './data-classes.js';
import { bitsOf, classesOf, ReadIndex } from './read-index.js';
import { ReadLogStore } from './read-log-store.js';
import { readDataFrom, readType } from './read-record.js';
import type { Purpose, ReadData, Relation } from './read-record.js';

/** Which records are asked for; null and empty mean all. */
export interface ReadFilters {
  readonly person: string | null;
  readonly childId: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly dataClass: DataClass | null;
  readonly why: Purpose | Relation | null;
}

/** One record as lists show it. */
export interface ListedRead {
  readonly position: number;
  readonly at: string;
  readonly person: string;
  readonly role: string;
  readonly route: string;
  readonly purpose: Purpose;
  readonly relation: Relation | null;
  readonly classes: readonly DataClass[];
  readonly asAt: CalendarDate | null;
  /** How many children it is about, and the one where it is about one alone. */
  readonly shown: number;
  readonly childId: string | null;
}

/** Somebody who opened many cases outside their own team on one day. */
export interface UnusualDay {
  readonly day: CalendarDate;
  readonly person: string;
  readonly outside: number;
  readonly all: number;
}

export interface ReadLogOptions {
  readonly dataFolder: string;
  /** Cases outside their own team that somebody may open in a day without being shown as unusual. */
  readonly unusualFrom: number;
}

/** Injection token of the options. */
export abstract class ReadLogSettings implements ReadLogOptions {
  abstract readonly dataFolder: string;
  abstract readonly unusualFrom: number;
}

/**
 * The index never falls far behind: under load what a page that asks it would have to take in first is half a second's records, and
 * not a minute's. Where nothing was recorded a look costs next to nothing.
 */
const catchUpEveryMs = 500;

/** What keeps the index behind is said so often at most. */
const sayEveryMs = 60_000;

type Row = [
  position: number,
  at: string,
  person: string,
  role: string,
  route: string,
  purpose: Purpose,
  relation: Relation | null,
  classes: number,
  asAt: CalendarDate | null,
  shown: number,
  child: string | null,
];

const columns = `r.position, r.at, p.text, r.role, t.text, r.purpose, r.relation, r.classes, r.as_at, r.shown,
  CASE WHEN r.shown = 1 THEN c.text END`;
const joins = `JOIN texts p ON p.id = r.person JOIN texts t ON t.id = r.route LEFT JOIN texts c ON c.id = r.first_child`;

/** Who opened what, as auditors ask it. */
@Injectable()
export class ReadLog implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ReadLog.name);
  private readonly index: ReadIndex;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private following = false;
  private saidAt = -Infinity;

  constructor(
    @Inject(ReadLogStore) private readonly reads: EventStore,
    readonly settings: ReadLogSettings,
  ) {
    this.index = new ReadIndex(reads, join(settings.dataFolder, 'read-index.sqlite'));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.follow(), catchUpEveryMs).unref();
  }

  /** The next round, or the next page that asks, tries again what fails. */
  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    try {
      await this.index.catchUp();
      this.saidAt = -Infinity;
    } catch (error) {
      const now = performance.now();
      if (this.stopped || now - this.saidAt < sayEveryMs) return;
      this.saidAt = now;
      this.log.warn(`The index of the read log is behind (${(error as Error).name})`);
    } finally {
      this.following = false;
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.index.catchUp().catch(() => undefined);
    this.index.close();
  }

  /** The newest records first, and how many there are. Complete to the moment it is called. @throws StoreUnavailable */
  async find(
    filters: ReadFilters,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total: number; readonly reads: readonly ListedRead[] }> {
    await this.catchUp();
    const where = this.whereOf(filters);
    if (where === null) return { total: 0, reads: [] };
    const { sql, values } = where;
    const [total] = this.index.connection.prepareArrays(`SELECT count(*) FROM ${sql}`).get(...values) as [number];
    const rows = this.index.connection
      .prepareArrays(
        `SELECT ${columns} FROM (SELECT r.* FROM ${sql} ORDER BY r.position DESC LIMIT ? OFFSET ?) r ${joins}
         ORDER BY r.position DESC`,
      )
      .all(...values, limit, offset) as Row[];
    return { total, reads: rows.map(listed) };
  }

  /** Everybody whom a record names. */
  async people(): Promise<readonly string[]> {
    await this.catchUp();
    const rows = this.index.connection
      .prepareArrays('SELECT text FROM texts WHERE id IN (SELECT DISTINCT person FROM reads)')
      .all() as [string][];
    return rows.map(([person]) => person);
  }

  /** Days since `from` on which somebody opened more cases outside their own team than is usual, the latest first. */
  async unusual(from: CalendarDate): Promise<readonly UnusualDay[]> {
    await this.catchUp();
    const rows = this.index.connection
      .prepareArrays(
        `SELECT d.day, p.text, sum(d.outside), count(*) FROM cases_of_day d JOIN texts p ON p.id = d.person
         WHERE d.day >= ? GROUP BY d.day, d.person HAVING sum(d.outside) > ? ORDER BY d.day DESC, 3 DESC`,
      )
      .all(from, this.settings.unusualFrom) as [CalendarDate, string, number, number][];
    return rows.map(([day, person, outside, all]) => ({ day, person, outside, all }));
  }

  /** Who opened a child's record beyond its name since a day, each once with their last time, the latest first. */
  async readersOf(
    childId: string,
    from: CalendarDate,
  ): Promise<readonly { readonly person: string; readonly at: string }[]> {
    await this.catchUp();
    const child = this.index.idOf(childId);
    if (child === null) return [];
    const rows = this.index.connection
      .prepareArrays(
        `SELECT p.text, max(r.at) FROM children_read k JOIN reads r ON r.position = k.position JOIN texts p ON p.id = r.person
         WHERE k.child = ? AND r.day >= ? AND k.beyond = 1 GROUP BY r.person ORDER BY max(r.position) DESC`,
      )
      .all(child, from) as [string, string][];
    return rows.map(([person, at]) => ({ person, at }));
  }

  /** One record with all its children; null where no record stands there. @throws StoreUnavailable */
  async record(position: number): Promise<{ readonly read: ListedRead; readonly data: ReadData } | null> {
    const event = await this.reads.eventAt(position);
    if (event?.type !== readType) return null;
    const data = readDataFrom(clearDataOf(event.clear, event.position));
    const { route, purpose, relation, classes, asAt, children } = data;
    const { id: person, role } = event.actor;
    const childId = children.length === 1 ? (children[0] ?? null) : null;
    const shown = children.length;
    const read = {
      position,
      at: event.recordedAt,
      person,
      role,
      route,
      purpose,
      relation,
      classes,
      asAt,
      shown,
      childId,
    };
    return { read, data };
  }

  private async catchUp(): Promise<void> {
    if (this.stopped) throw new StoreUnavailable('The application is closing');
    await this.index.catchUp();
  }

  /** Null where a text of the filter stands in no record. */
  private whereOf(
    filters: ReadFilters,
  ): { readonly sql: string; readonly values: readonly (string | number)[] } | null {
    const { person, childId, from, to, dataClass, why } = filters;
    const parts: string[] = [];
    const values: (string | number)[] = [];
    const and = (part: string, ...value: (string | number)[]): void => {
      parts.push(part);
      values.push(...value);
    };
    for (const [text, part] of [
      [childId, 'k.child = ?'],
      [person, 'r.person = ?'],
    ] as const) {
      if (text === null) continue;
      const id = this.index.idOf(text);
      if (id === null) return null;
      and(part, id);
    }
    if (from !== null) and('r.day >= ?', from);
    if (to !== null) and('r.day <= ?', to);
    if (dataClass !== null) and('(r.classes & ?) <> 0', bitsOf([dataClass]));
    if (why !== null) and('(r.purpose = ? OR r.relation = ?)', why, why);
    const source = childId === null ? 'reads r' : 'children_read k JOIN reads r ON r.position = k.position';
    return { sql: parts.length === 0 ? source : `${source} WHERE ${parts.join(' AND ')}`, values };
  }
}

function listed(row: Row): ListedRead {
  const [position, at, person, role, route, purpose, relation, classes, asAt, shown, childId] = row;
  return { position, at, person, role, route, purpose, relation, classes: classesOf(classes), asAt, shown, childId };
}
