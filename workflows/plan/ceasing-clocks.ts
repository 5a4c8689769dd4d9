import type { CalendarDate } from '../timetable/calendar-date.js';
import { dateFact } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { decidedReviews } from './plan.state.js';
import type { Plan } from './plan.state.js';

/** H1 to H3: consulting before ceasing, telling of it, and keeping the plan alive while an appeal may come. */
export function ceasingClocks(plan: Plan): readonly PlanClock[] {
  const { ceasing, ceased, transferredOutOn } = plan;
  if (ceasing === null) return [];
  const { considered, consultedOn, notice } = ceasing;
  const decided = ceasing.decided ?? decidedAtReview(plan);
  const moved = transferredOutOn === null ? null : { on: transferredOutOn, reason: 'planTransferredOut' };
  const ended = moved ?? (ceased === null ? null : { on: ceased.on, reason: 'planCeased' });
  return [
    ...(considered === null
      ? []
      : [{ rule: 'H1', subject: null, start: considered, completedOn: consultedOn, closed: ended } as const]),
    ...(decided === null
      ? []
      : [{ rule: 'H2', subject: null, start: decided, completedOn: notice?.on ?? null, closed: ended } as const]),
    ...(notice === null
      ? []
      : [
          {
            rule: 'H3',
            subject: null,
            start: notice,
            facts: disputeFacts(plan, notice.on),
            completedOn: ceased?.on ?? null,
            // Decided: from that very day nothing keeps the plan alive any more.
            waivedOn: determinedOn(plan, notice.on),
            closed: moved,
          } as const,
        ]),
  ];
}

/** What of a dispute keeps the plan alive after the notice (CFA 2014 s.45(4)). */
export function disputeFacts({ disputes }: Plan, notice: CalendarDate): Readonly<Record<string, string>> {
  const about = disputes.findLast(({ certificateIssuedOn, appealReceivedOn }) =>
    [certificateIssuedOn, appealReceivedOn].some((on) => on !== null && on >= notice),
  );
  return {
    ...dateFact('certificateIssuedOn', about?.certificateIssuedOn),
    ...dateFact('appealRegisteredOn', about?.appealReceivedOn),
    ...dateFact('appealDeterminedOn', about?.determinedOn),
  };
}

function determinedOn(plan: Plan, notice: CalendarDate): CalendarDate | null {
  return (disputeFacts(plan, notice)['appealDeterminedOn'] as CalendarDate | undefined) ?? null;
}

/** A review that ended in the decision to cease, of which this system was told more than a return tells. */
function decidedAtReview(plan: Plan): PlanClock['start'] | null {
  const review = decidedReviews(plan).findLast(({ outcome, kind }) => outcome === 'cease' && kind !== null);
  return review === undefined ? null : { on: review.decidedOn, revision: review.decidedRevision };
}

/** H4: the age limit. Its birth date is sealed with the child, so that only whoever may open it sees this clock. */
export function ageLimitClock(plan: Plan, birthDate: CalendarDate): PlanClock {
  const { keptToYearEnd, ceased, transferredOutOn } = plan;
  const setting = keptToYearEnd?.setting;
  return {
    rule: 'H4',
    subject: null,
    start: { on: birthDate, revision: null },
    facts: {
      ...(setting === undefined ? {} : { setting, extended: 'yes' }),
      ...dateFact('courseEndsOn', keptToYearEnd?.courseEndsOn),
    },
    completedOn: ceased?.on ?? null,
    closed: transferredOutOn === null ? null : { on: transferredOutOn, reason: 'planTransferredOut' },
  };
}
