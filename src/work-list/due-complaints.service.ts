import { Injectable } from '@nestjs/common';
import type { ComplaintRow } from '../../projections/complaints/complaints.projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { address } from '../cases/query.js';
import { BoardNames } from '../boards/board-names.service.js';
import { isTheirs } from '../boards/whose.js';
import { ComplaintRows } from '../complaints/complaint-rows.service.js';
import { complaintRow, isOverdue } from '../complaints/complaints.view.js';
import type { ComplaintListRow } from '../complaints/complaints.view.js';
import type { DueFilters } from './due-filters.js';
import { groupOf } from './due-item.js';
import type { DueGroup } from './due-item.js';

/** Complaints that are owed an answer, beside the work that is due by law: their limits are the authority's own. */
export interface DueComplaints {
  /** The first of them, by their last day. */
  readonly rows: readonly (ComplaintListRow & {
    readonly due: CalendarDate;
    readonly team: string | null;
    readonly group: DueGroup;
  })[];
  readonly total: number;
  readonly overdue: number;
  /** Where all of them are listed; null where they stand here. */
  readonly allHref: string | null;
}

const none: DueComplaints = { rows: [], total: 0, overdue: 0, allHref: null };

/** What whoever holds complaints has to answer, and by when. */
@Injectable()
export class DueComplaintsService {
  constructor(
    private readonly complaints: ComplaintRows,
    private readonly names: BoardNames,
  ) {}

  /**
   * Of those whose work is asked for; none where the page is narrowed to a kind of work by law.
   * @param most rows; the others are counted.
   */
  async of(
    { who, kind, waiting, stage, show }: DueFilters,
    person: Person,
    today: CalendarDate,
    most = Number.POSITIVE_INFINITY,
  ): Promise<DueComplaints> {
    const narrowed = kind.length > 0 || waiting.length > 0 || stage !== null;
    if (narrowed) return none;
    const theirs = who === 'nobody' ? ({ worker }: ComplaintRow) => worker === null : isTheirs(who, person);
    const owed = (await this.complaints.for(person)).flatMap((row) => {
      if (row.owedBy === null || !theirs(row)) return [];
      const group = groupOf({ due: row.owedBy, disapplied: false }, today);
      return show === null || show === group ? [{ row, due: row.owedBy, group }] : [];
    });
    const shown = owed.slice(0, most);
    const { children } = await this.names.of(
      shown.flatMap(({ row: { childId, worker } }) => (childId === null ? [] : [{ childId, worker }])),
    );
    const staff = await this.names.staffOf(shown.map(({ row: { worker } }) => worker));
    return {
      rows: shown.map(({ row, due, group }) => ({
        ...complaintRow(row, { children, staff }, today),
        ...{ due, group, team: row.team },
      })),
      total: owed.length,
      overdue: owed.filter(({ row }) => isOverdue(row, today)).length,
      allHref: shown.length === owed.length ? null : listHref(who, show),
    };
  }
}

/** The list of complaints knows no group of days but those overdue, and nobody's complaints only among everyone's. */
function listHref(who: DueFilters['who'], show: DueGroup | null): string {
  return address('/complaints', [
    ['who', who === 'nobody' ? 'everyone' : who],
    ['state', show === 'overdue' ? 'overdue' : null],
  ]);
}
