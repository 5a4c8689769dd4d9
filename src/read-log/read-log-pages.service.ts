import { Injectable } from '@nestjs/common';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { csv } from '../cases/csv.js';
import { pagination } from '../cases/pagination.view.js';
import { pageOf } from '../cases/query.js';
import type { Query } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { HomeAuthority } from '../children/home-authority.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { nothingHidden } from '../case-access/hidden-cases.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { BasisService } from '../commands/basis.service.js';
import { KeyStore } from '../keys/key-store.js';
import type { FieldError } from '../web/forms/answers.js';
import { currentOpenings } from './openings.js';
import { askedFilters, readFilters, readLogHref } from './read-log-filters.js';
import type { AskedFilters } from './read-log-filters.js';
import { ReadLog } from './read-log.service.js';
import type { ListedRead, ReadFilters } from './read-log.service.js';
import { completeUntil, filterItems, readCsvRows, readRow, unusualRows } from './read-log.view.js';
import type { ReadContext } from './read-log.view.js';

const recordsAPage = 50;
/** Rows of a download at most: more are to be asked for in shorter spans of days. */
const mostDownloaded = 10_000;
const usualDays = 7;
const unusualDays = 30;

/** What a page shows, with the status to answer under. */
export interface Drawn {
  readonly status: number;
  readonly view: object;
}

/** The pages of the read log: everybody's, and those of one case. What they show is recorded like everything else. */
@Injectable()
export class ReadLogPages {
  constructor(
    private readonly reads: ReadLog,
    private readonly staff: StaffDirectory,
    private readonly keys: KeyStore,
    private readonly home: HomeAuthority,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  /** Who opened what, with the filters of the address. */
  async list(query: Query, person: Person): Promise<Drawn> {
    const found = await this.readable(query);
    const people = await this.reads.people();
    const [staff, until] = [await this.staff.namesOf(people), completeUntil(this.basis.now)];
    const unusual = await this.reads.unusual(addDays(this.basis.today, 1 - unusualDays));
    currentOpenings()?.noteReadLog('errors' in found ? null : found.filters.childId);
    const shared = {
      until,
      filter: filterItems(found.asked, people, staff),
      unusual: unusualRows(unusual, staff),
      unusualFrom: this.reads.settings.unusualFrom,
      unusualDays,
    };
    if ('errors' in found) return { status: 422, view: { ...shared, errors: found.errors, rows: [], total: 0 } };
    const { asked } = found;
    const hidden = await this.access.hiddenFrom(person);
    const rows = await this.rows(found.filters, query, hidden, (position) => `/read-log/${position}`);
    const pages = pagination({ page: rows.page, size: recordsAPage, total: rows.total }, (page) =>
      readLogHref('/read-log', asked, page),
    );
    return { status: 200, view: { ...shared, ...rows, pages, csvHref: readLogHref('/read-log.csv', asked) } };
  }

  /** The same as a file; null where the filters cannot be read. */
  async download(query: Query): Promise<string | null> {
    const found = await this.readable(query);
    if ('errors' in found) return null;
    const { reads } = await this.reads.find(found.filters, { offset: 0, limit: mostDownloaded });
    currentOpenings()?.noteReadLog(found.filters.childId);
    return csv(readCsvRows(reads, await this.contextOf(reads)));
  }

  /** Everybody who opened one case, ever. */
  async ofCase(childId: string, reference: string, query: Query): Promise<object> {
    const filters = { person: null, childId, from: null, to: null, dataClass: null, why: null };
    const rows = await this.rows(filters, query, nothingHidden, null);
    currentOpenings()?.noteReadLog(childId);
    const href = (page: number): string => `/cases/${reference}/read-log${page === 1 ? '' : `?page=${page}`}`;
    const pages = pagination({ page: rows.page, size: recordsAPage, total: rows.total }, href);
    return { ...rows, pages, until: completeUntil(this.basis.now) };
  }

  /** One record with the reference of every child; null where no record stands there. */
  async one(position: number, person: Person): Promise<object | null> {
    const found = await this.reads.record(position);
    if (found === null) return null;
    const { read, data } = found;
    currentOpenings()?.noteReadLog(null);
    const references = await this.referencesOf(data.children);
    const staff = await this.staff.namesOf([read.person]);
    const hidden = await this.access.hiddenFrom(person);
    const childOf = (childId: string): object => ({
      reference: references.get(childId) ?? null,
      opens: !hidden.hides(childId),
    });
    return {
      read: readRow(read, { staff, references, hidden }, null),
      cases: data.children.slice(0, data.opened).map(childOf),
      named: data.children.slice(data.opened).map(childOf),
      position,
    };
  }

  private async rows(
    filters: ReadFilters,
    query: Query,
    hidden: HiddenCases,
    details: ((position: number) => string) | null,
  ) {
    const page = pageOf(query);
    const offset = Math.min((page - 1) * recordsAPage, Number.MAX_SAFE_INTEGER);
    const { total, reads } = await this.reads.find(filters, { offset, limit: recordsAPage });
    const context = { ...(await this.contextOf(reads)), hidden };
    return { page, total, rows: reads.map((read) => readRow(read, context, details)) };
  }

  private async contextOf(reads: readonly ListedRead[]): Promise<ReadContext> {
    const staff = await this.staff.namesOf(reads.map(({ person }) => person));
    return {
      staff,
      hidden: nothingHidden,
      references: await this.referencesOf(reads.flatMap(({ childId }) => childId ?? [])),
    };
  }

  private async referencesOf(childIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const references = new Map<string, string | null>();
    for (const childId of new Set(childIds)) references.set(childId, await this.keys.referenceOf(childId));
    return references;
  }

  /** Without days and without a case, the last week; of one case, everything. */
  private async readable(
    query: Query,
  ): Promise<{ asked: AskedFilters; filters: ReadFilters } | { asked: AskedFilters; errors: readonly FieldError[] }> {
    const asked = askedFilters(query);
    const read = readFilters(asked);
    if ('errors' in read) return { asked, ...read };
    const { reference, ...filters } = read.filters;
    const childId = reference === null ? null : await this.keys.personByReference(this.home.code, reference);
    if (reference !== null && childId === null) {
      return { asked, errors: [{ field: 'case', target: 'case', text: 'No case has this reference. Check it' }] };
    }
    if (asked.from !== '' || asked.to !== '' || reference !== null) return { asked, filters: { ...filters, childId } };
    const from = addDays(this.basis.today, 1 - usualDays);
    return { asked: { ...asked, from, to: this.basis.today }, filters: { ...filters, childId, from } };
  }
}
