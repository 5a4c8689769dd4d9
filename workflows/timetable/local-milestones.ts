import type { CalendarDate } from './calendar-date.js';
import { dayNumber, daysBetween, fromDayNumber } from './calendar-date.js';
import { workingDays } from './calendars.js';
import type { ClockFacts } from './clock.js';
import { endOfWeeks } from './counting.js';
import type { TimetableBasis } from './reckoning.js';

/** A line an authority sets itself inside the 20 weeks. It is practice, not law, and is never shown as a breach. */
export interface LocalMilestone {
  readonly id: string;
  readonly title: string;
  /** Calendar weeks from the day the request was received. */
  readonly week: number;
}

/** A milestone on one case. */
export interface MilestoneLine {
  readonly id: string;
  readonly title: string;
  readonly week: number;
  readonly due: CalendarDate;
  readonly actBy: CalendarDate;
  readonly status: 'running' | 'met' | 'metLate' | 'superseded' | 'closed';
  readonly completedOn: CalendarDate | null;
  /** Days past `due`, of completion or of `asOf`; 0 when not late. */
  readonly daysOver: number;
  readonly binding: false;
}

/** What the lines are drawn from: day 0 of the case, and what was done when, by milestone id. */
export interface MilestoneFacts extends Pick<ClockFacts, 'closed' | 'supersededBy'> {
  readonly receivedOn: CalendarDate;
  readonly completedOn: Readonly<Record<string, CalendarDate | null>>;
}

/** The usual practice behind weeks 12, 14 and 16; an authority may set its own. */
export const usualMilestones: readonly LocalMilestone[] = [
  { id: 'adviceIn', title: 'All advice received', week: 12 },
  { id: 'decisionToDraft', title: 'Decide whether to draft a plan', week: 12 },
  { id: 'draftPrepared', title: 'Draft plan prepared', week: 14 },
  { id: 'draftServed', title: 'Draft plan sent to the family', week: 16 },
];

/** The milestones of a case as they stand at the end of `asOf`. */
export function milestoneLines(
  facts: MilestoneFacts,
  basis: Pick<TimetableBasis, 'calendar' | 'policy'>,
  asOf: CalendarDate,
  milestones: readonly LocalMilestone[] = usualMilestones,
): readonly MilestoneLine[] {
  const day0 = dayNumber(facts.receivedOn);
  const counting = basis.policy.P3 === 'day1' ? 'includeStartDay' : 'excludeStartDay';
  return milestones.map(({ id, title, week }) => {
    const day = endOfWeeks(day0, week, counting);
    const due = fromDayNumber(day);
    const recorded = facts.completedOn[id] ?? null;
    const completedOn = recorded !== null && recorded <= asOf ? recorded : null;
    const { status, until } = standing(facts, due, completedOn, asOf);
    const actBy = fromDayNumber(workingDays(basis.calendar).onOrBefore(day));
    const daysOver = Math.max(0, daysBetween(due, until));
    return { id, title, week, due, actBy, status, completedOn, daysOver, binding: false };
  });
}

function standing(
  { closed, supersededBy }: MilestoneFacts,
  due: CalendarDate,
  completedOn: CalendarDate | null,
  asOf: CalendarDate,
): { readonly status: MilestoneLine['status']; readonly until: CalendarDate } {
  if (completedOn !== null) return { status: completedOn <= due ? 'met' : 'metLate', until: completedOn };
  if (supersededBy !== null && supersededBy.on <= asOf) return { status: 'superseded', until: supersededBy.on };
  if (closed !== null && closed.on <= asOf) return { status: 'closed', until: closed.on };
  return { status: 'running', until: asOf };
}
