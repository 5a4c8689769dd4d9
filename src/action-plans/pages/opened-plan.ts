import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import type { PlanRecord } from '../action-plan-records.service.js';

/** A plan as somebody opened it: as it stands, or as it was known at the end of a day. */
export interface OpenedPlan extends PlanRecord {
  readonly planId: string;
  /** Its file as it stands: the text with what was recorded since. */
  readonly document: PlanDocument;
  readonly names: StaffNames;
  readonly person: Person;
  /** Null for what stands now. */
  readonly knownOn: CalendarDate | null;
  /** The day that is looked from. */
  readonly today: CalendarDate;
  /** Whether this person may record on it now. */
  readonly records: boolean;
  readonly links: PlanLinks;
}

/** Addresses within a plan, on the day that is looked from. */
export interface PlanLinks {
  readonly page: (under: string, pairs?: readonly (readonly [string, string | null])[]) => string;
  readonly item: (id: string) => string;
  readonly measure: (id: string) => string;
}
