import { earliest } from '../timetable/calendar-date.js';
import { endOfPlan } from './plan-clock.js';
import type { PlanClock } from './plan-clock.js';
import { decidedReviews } from './plan.state.js';
import type { Plan } from './plan.state.js';

/** D1, D2, D4 and E16: moves between areas and return from custody. D3 belongs to the cycle of reviews. */
export function moveClocks(plan: Plan): readonly PlanClock[] {
  return [...movingOut(plan), ...movedIn(plan), ...healthMoves(plan), ...returnFromCustody(plan)];
}

function movingOut(plan: Plan): readonly PlanClock[] {
  const { moveOut, ceased, transferredOutOn } = plan;
  if (moveOut === null) return [];
  const calledOff = moveOut.calledOffOn === null ? null : { on: moveOut.calledOffOn, reason: 'moveCalledOff' };
  const closed = calledOff ?? (ceased === null ? null : { on: ceased.on, reason: 'planCeased' });
  return [
    {
      rule: 'D1',
      subject: null,
      start: moveOut,
      facts: { movedOn: moveOut.movesOn },
      completedOn: transferredOutOn,
      closed,
    },
  ];
}

function movedIn(plan: Plan): readonly PlanClock[] {
  const { transferIn, transferLetterOn } = plan;
  if (transferIn === null) return [];
  return [{ rule: 'D2', subject: null, start: transferIn, completedOn: transferLetterOn, closed: endOfPlan(plan) }];
}

function healthMoves(plan: Plan): readonly PlanClock[] {
  return plan.healthMoves.map((move) => ({
    rule: 'D4',
    subject: move.healthMoveId,
    start: move,
    facts: { movedOn: move.movesOn },
    completedOn: move.notifiedOn,
    closed: endOfPlan(plan),
  }));
}

function returnFromCustody(plan: Plan): readonly PlanClock[] {
  const { custody } = plan;
  if (custody === null || custody.released === null) return [];
  const { released, resumedOn } = custody;
  const reviewed = decidedReviews(plan).find(({ decidedOn }) => decidedOn >= released.on)?.decidedOn ?? null;
  return [
    {
      rule: 'E16',
      subject: null,
      start: released,
      completedOn: earliest([resumedOn, reviewed]),
      closed: endOfPlan(plan),
    },
  ];
}
