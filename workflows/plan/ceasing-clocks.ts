import type { Ended } from '../kernel/day.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { dateFact } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { ceasingReview, notCeasing } from './plan.state.js';
import type { Plan } from './plan.state.js';

/** SEN2 item 4.6: reached the greatest age, moved to another authority, left England, died. No notice of ceasing precedes these. */
export function endsByItself(reason: string | null): boolean {
  return reason !== null && ['1', '5', '7', '8'].includes(reason);
}

/** H1 to H3: consulting before ceasing, telling of it, and keeping the plan alive while an appeal may come. */
export function ceasingClocks(plan: Plan): readonly PlanClock[] {
  const { ceased, transferredOutOn } = plan;
  const { considered, consultedOn, decided, notice } = plan.ceasing ?? notCeasing;
  const moved = transferredOutOn === null ? null : { on: transferredOutOn, reason: 'planTransferredOut' };
  const ended = moved ?? (ceased === null ? null : { on: ceased.on, reason: 'planCeased' });
  const toTell = decided ?? decidedAtReview(plan);
  return [
    ...(considered === null
      ? []
      : [{ rule: 'H1', subject: null, start: considered, completedOn: consultedOn, closed: ended } as const]),
    ...(toTell === null
      ? []
      : [{ rule: 'H2', subject: null, start: toTell, completedOn: notice?.on ?? null, closed: ended } as const]),
    ...(notice === null ? [] : [keptAlive(plan, notice, moved)]),
  ];
}

function keptAlive(plan: Plan, notice: PlanClock['start'], moved: Ended): PlanClock {
  const { ceased } = plan;
  const byItself = ceased !== null && endsByItself(ceased.reason);
  return {
    rule: 'H3',
    subject: null,
    start: notice,
    facts: disputeFacts(plan, notice.on),
    completedOn: byItself ? null : (ceased?.on ?? null),
    // Decided: from that very day nothing keeps the plan alive any more.
    waivedOn: determinedOn(plan, notice.on),
    closed: byItself ? { on: ceased.on, reason: 'planCeased' } : moved,
  };
}

/**
 * What of a dispute keeps the plan alive after the notice (CFA 2014 s.45(4)). What came after the plan had ended kept nothing
 * alive: the Tribunal may admit an appeal late.
 */
export function disputeFacts(plan: Plan, notice: CalendarDate): Readonly<Record<string, string>> {
  const { disputes, outcomes, ceased } = plan;
  const counts = (on: CalendarDate | null): boolean =>
    on !== null && on >= notice && (ceased === null || on <= ceased.on);
  const about = disputes.findLast((one) => counts(one.certificateIssuedOn) || counts(one.appealReceivedOn));
  if (about === undefined) return {};
  const { certificateIssuedOn, appealReceivedOn } = about;
  const tooLate = appealReceivedOn !== null && !counts(appealReceivedOn);
  const order = outcomes.find(({ disputeId, by }) => disputeId === about.disputeId && by === 'order');
  const determined = about.determinedOn ?? order?.on;
  return {
    ...dateFact('certificateIssuedOn', counts(certificateIssuedOn) ? certificateIssuedOn : null),
    ...dateFact('appealRegisteredOn', tooLate ? null : appealReceivedOn),
    ...dateFact('appealDeterminedOn', tooLate ? null : determined),
  };
}

function determinedOn(plan: Plan, notice: CalendarDate): CalendarDate | null {
  return (disputeFacts(plan, notice)['appealDeterminedOn'] as CalendarDate | undefined) ?? null;
}

/** A review that ended in the decision to cease, of which this system was told more than a return tells. */
function decidedAtReview(plan: Plan): PlanClock['start'] | null {
  const review = ceasingReview(plan);
  return review?.kind == null ? null : { on: review.decidedOn, revision: review.decidedRevision };
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
