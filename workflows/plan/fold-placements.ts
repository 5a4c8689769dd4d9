import type { Placed } from '../kernel/decider.js';
import { inDayOrder } from './placement-terms.js';
import type { PlacementEvent, PlacementStarted, PlacementTerms } from './placement.events.js';
import type { StartedPlacement } from './placement.state.js';
import type { OpenPlan } from './plan.state.js';

/** Opens a placement; what was recorded of one is folded into it by `foldPlacement`. */
export function foldPlacementStart(
  plan: OpenPlan,
  { occurredOn: on, revision, data, personal }: Placed<PlacementStarted>,
): void {
  const { placementId, rank } = data;
  plan.startedPlacements = [
    ...plan.startedPlacements.filter((one) => one.placementId !== placementId),
    {
      placementId,
      rank,
      started: { on, revision },
      spells: [{ ...termsOf(data), on, revision }],
      ended: null,
      reason: null,
      returnPlan: null,
      visits: [],
      costs: [],
      setting: personal === undefined ? null : (Object.values(personal)[0] ?? null),
    },
  ];
}

type Later = Exclude<PlacementEvent, PlacementStarted>;

/** Folds one fact into the placement that it names; one that nobody knows changes nothing. */
export function foldPlacement(plan: OpenPlan, event: Placed<Later>): void {
  plan.startedPlacements = plan.startedPlacements.map((one) =>
    one.placementId === event.data.placementId ? { ...one, ...changeBy(one, event) } : one,
  );
}

function changeBy(before: StartedPlacement, event: Placed<Later>): Partial<StartedPlacement> {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'PlacementChanged':
      return { spells: inDayOrder([...before.spells, { ...termsOf(event.data), on, revision }]) };
    case 'PlacementEnded':
      return { ended: { on, because: event.data.because } };
    case 'OutOfAreaReasonRecorded': {
      const { because, localOptionsConsidered, fundingConsidered } = event.data;
      return { reason: { because, localOptionsConsidered, fundingConsidered, on, text: textOf(event) } };
    }
    case 'ReturnPlanned': {
      const { aim, returnBy } = event.data;
      return { returnPlan: { aim, returnBy, on, text: textOf(event) } };
    }
    case 'VisitRecorded': {
      const { visitId, post, seenInClass, progress, provisionDelivered, nextVisitOn } = event.data;
      const visit = { visitId, post, seenInClass, progress, provisionDelivered, nextVisitOn, on, revision };
      return { visits: inDayOrder([...before.visits, visit]) };
    }
    case 'PlacementCostRecorded':
      return { costs: inDayOrder([...before.costs, { on, poundsAYear: event.data.poundsAYear }]) };
  }
}

function termsOf({ provision, boarding, outOfArea, authority, outsideDesignation }: PlacementTerms): PlacementTerms {
  return { provision, boarding, outOfArea, authority, outsideDesignation };
}

function textOf({
  personal,
}: {
  readonly personal?: Readonly<Record<string, { readonly text?: string }>>;
}): string | null {
  return Object.values(personal ?? {})[0]?.text ?? null;
}
