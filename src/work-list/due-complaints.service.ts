import { Injectable } from '@nestjs/common';
import type { ComplaintRow } from '../../projections/complaints/complaints.projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
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
  readonly rows: readonly (ComplaintListRow & {
    readonly due: CalendarDate;
    readonly team: string | null;
    readonly group: DueGroup;
  })[];
  readonly overdue: number;
}

/** What whoever holds complaints has to answer, and by when. */
@Injectable()
export class DueComplaintsService {
  constructor(
    private readonly complaints: ComplaintRows,
    private readonly names: BoardNames,
  ) {}

  /** Of those whose work is asked for; none where the page is narrowed to a kind of work by law. */
  async of(
    { who, kind, waiting, stage, show }: DueFilters,
    person: Person,
    today: CalendarDate,
  ): Promise<DueComplaints> {
    const narrowed = kind.length > 0 || waiting.length > 0 || stage !== null;
    if (narrowed) return { rows: [], overdue: 0 };
    const theirs = who === 'nobody' ? ({ worker }: ComplaintRow) => worker === null : isTheirs(who, person);
    const owed = (await this.complaints.for(person)).flatMap((row) => {
      if (row.owedBy === null || !theirs(row)) return [];
      const group = groupOf({ due: row.owedBy, disapplied: false }, today);
      return show === null || show === group ? [{ row, due: row.owedBy, group }] : [];
    });
    const { children } = await this.names.of(
      owed.flatMap(({ row: { childId, worker } }) => (childId === null ? [] : [{ childId, worker }])),
    );
    const staff = await this.names.staffOf(owed.map(({ row: { worker } }) => worker));
    return {
      rows: owed.map(({ row, due, group }) => ({
        ...complaintRow(row, { children, staff }, today),
        ...{ due, group, team: row.team },
      })),
      overdue: owed.filter(({ row }) => isOverdue(row, today)).length,
    };
  }
}
