import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { termsOn } from './placement-terms.js';
import type { PlacementEvent, PlacementTerms } from './placement.events.js';
import type { PlanEvent } from './plan.events.js';
import type { StartedPlacement } from './placement.state.js';
import type { Plan } from './plan.state.js';

/** Facts about a placement must name one that is on record, as it then was. */
export const placementReferences: Pick<Judgements<Plan, PlanEvent>, PlacementEvent['type']> = {
  PlacementStarted: ({ data: { placementId } }, { startedPlacements, placements }) => {
    const known = [...startedPlacements, ...placements].some((one) => one.placementId === placementId);
    if (known) reject('placement-already-started');
  },
  PlacementChanged: ({ occurredOn, data: { placementId } }, plan) => {
    notAfterEnd(placementOf(plan, placementId), occurredOn);
  },
  PlacementEnded: ({ data: { placementId } }, plan) => {
    const { ended } = placementOf(plan, placementId);
    if (ended !== null) reject('placement-already-ended', { on: ended.on });
  },
  OutOfAreaReasonRecorded: ({ data: { placementId } }, plan) => void placementOf(plan, placementId),
  ReturnPlanned: ({ data: { placementId } }, plan) => void placementOf(plan, placementId),
  VisitRecorded: ({ occurredOn, data: { placementId, visitId } }, plan) => {
    if (plan.startedPlacements.some(({ visits }) => visits.some((one) => one.visitId === visitId))) {
      reject('visit-already-recorded');
    }
    notAfterEnd(placementOf(plan, placementId), occurredOn);
  },
  PlacementCostRecorded: ({ occurredOn, data: { placementId } }, plan) => {
    notAfterEnd(placementOf(plan, placementId), occurredOn);
  },
};

/**
 * What a placement cannot be. That local options were not considered (R60) is no reason to refuse what happened: it is recorded,
 * and pages say so.
 */
export const placementJudgements: Pick<Judgements<Plan, PlanEvent>, PlacementEvent['type']> = {
  PlacementStarted: ({ occurredOn, data }, { startedPlacements }) => {
    judgeArea(data);
    const running = startedPlacements.find(
      ({ rank, started, ended }) =>
        rank === data.rank && started.on <= occurredOn && (ended === null || ended.on > occurredOn),
    );
    if (running !== undefined) reject('placement-still-running', { on: running.started.on });
  },
  PlacementChanged: ({ occurredOn, data }, plan) => {
    judgeArea(data);
    const before = termsOn(placementOf(plan, data.placementId).spells, occurredOn);
    if (before !== null && sameTerms(before, data)) reject('placement-unchanged');
  },
  OutOfAreaReasonRecorded: ({ data: { placementId } }, plan) => {
    judgeOutOfArea(placementOf(plan, placementId));
  },
  ReturnPlanned: ({ occurredOn, data: { placementId, returnBy } }, plan) => {
    judgeOutOfArea(placementOf(plan, placementId));
    if (returnBy !== null && returnBy < occurredOn) reject('return-before-its-plan', { on: occurredOn });
  },
  VisitRecorded: ({ occurredOn, data: { nextVisitOn } }) => {
    if (nextVisitOn !== null && nextVisitOn <= occurredOn) reject('next-visit-not-after-this', { on: occurredOn });
  },
};

function judgeArea({ outOfArea, authority }: PlacementTerms): void {
  if (!outOfArea && authority !== null) reject('authority-of-own-area');
}

function judgeOutOfArea({ spells }: StartedPlacement): void {
  if (!spells.some(({ outOfArea }) => outOfArea)) reject('placement-within-area');
}

function sameTerms(a: PlacementTerms, b: PlacementTerms): boolean {
  const fields = ['provision', 'boarding', 'outOfArea', 'authority', 'outsideDesignation'] as const;
  return fields.every((field) => a[field] === b[field]);
}

function notAfterEnd({ ended }: StartedPlacement, on: CalendarDate): void {
  if (ended !== null && on > ended.on) reject('after-placement-ended', { on: ended.on });
}

function placementOf({ startedPlacements }: Plan, placementId: string): StartedPlacement {
  return startedPlacements.find((one) => one.placementId === placementId) ?? reject('no-such-placement');
}
