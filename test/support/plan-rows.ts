import { disputeFold, planFold } from '../../projections/folds.js';
import { folded } from '../../projections/projection.js';
import type { RowContext } from '../../projections/projection.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import { placed } from './given-when-then.js';

export const contextOf = (stream: string): RowContext => ({ stream, authority: '999', revision: 0, recordedAt: '' });

type DataOf<Type extends PlanEvent['type']> = Extract<PlanEvent, { type: Type }>['data'];

/** One fact about a plan, of which only what matters is said. */
export function planFact<Type extends PlanEvent['type']>(
  type: Type,
  on: string,
  data: Partial<DataOf<Type>> | Readonly<Record<string, unknown>> = {},
): PlanEvent {
  return { type, occurredOn: calendarDate(on), data } as unknown as PlanEvent;
}

export const planMade = (on: string): PlanEvent => planFact('PlanMade', on, { childId: 'c', needsAssessmentId: 'n' });

export function planOf(...facts: readonly PlanEvent[]): Plan {
  return folded(planFold, effectiveHistory(placed(facts)));
}

export function disputeOf(...facts: readonly DisputeEvent[]): Dispute {
  return folded(disputeFold, effectiveHistory(placed(facts)));
}
