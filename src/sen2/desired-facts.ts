import type { ReturnFlagsStated } from '../../workflows/kernel/common-events.js';
import type { Plain } from '../../workflows/kernel/fact.js';
import type { ChildDetails, NeedDetails } from '../../workflows/child/child.events.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ReturnGroup } from './return-record.js';

/** What a return says of one stream, as the facts that would say it in an empty log. The opening fact comes first. */
export interface DesiredStream<Event> {
  readonly id: string;
  /** The `Requests` element it comes from, for its lines in the report. */
  readonly request: ReturnGroup;
  readonly facts: readonly Event[];
}

export interface DesiredChild {
  readonly details: ChildDetails;
  readonly need: NeedDetails | null;
  /** Day of the first thing the record tells. */
  readonly recordedOn: CalendarDate;
  /** Particulars that have no stream of their own to stand in; null, but for the oddest records. */
  readonly leftOver: ReturnFlagsStated | null;
}

/** Everything a return says about one person. */
export interface DesiredPerson {
  readonly personId: string;
  readonly child: DesiredChild;
  readonly needsAssessments: readonly DesiredStream<NeedsAssessmentEvent>[];
  readonly plans: readonly DesiredStream<PlanEvent>[];
}

/** Flags and particulars of one `Requests` block on their way to the stream that will hold them. */
export interface Particulars {
  readonly flags: Readonly<Record<string, Plain>>;
  readonly personal: Readonly<Record<string, Plain>>;
}

export const noParticulars: Particulars = { flags: {}, personal: {} };

export function together(...all: readonly Particulars[]): Particulars {
  const flags: Record<string, Plain> = {};
  const personal: Record<string, Plain> = {};
  for (const one of all) {
    Object.assign(flags, one.flags);
    Object.assign(personal, one.personal);
  }
  return { flags, personal };
}

export function isEmpty({ flags, personal }: Particulars): boolean {
  return Object.keys(flags).length === 0 && Object.keys(personal).length === 0;
}
