import { isDeepStrictEqual } from 'node:util';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { contradiction } from './contradiction.js';
import type { Contradiction } from './contradiction.js';
import type { DesiredStream } from './desired-facts.js';
import { ofType } from './known-person.js';
import type { Reconciled } from './reconcile-assessment.js';
import { newStatement } from './reconcile-statement.js';
import { groupOf, groupsOf, textOf } from './return-record.js';
import type { ReturnGroup, ReturnHeader } from './return-record.js';

type PlanFact<Type extends PlanEvent['type']> = Extract<PlanEvent, { readonly type: Type }>;
/** The facts that a return can bring. */
type ReturnPlanFact = PlanFact<(typeof brought)[number]>;
type Verdict = { readonly add: readonly PlanEvent[] } | { readonly against: Contradiction };
const nothing: Verdict = { add: [] };

interface Against {
  readonly request: ReturnGroup;
  readonly history: readonly PlanEvent[];
  readonly header: ReturnHeader;
  /** The log knows of a later day than this return's: what differs here is older, not newer. */
  readonly stale: boolean;
}

/** What a return adds to a plan that is already recorded, in whole or in part. */
export function reconcilePlan(
  desired: DesiredStream<PlanEvent>,
  history: readonly PlanEvent[],
  header: ReturnHeader,
  stale: boolean,
): Reconciled<PlanEvent> {
  const against = { request: desired.request, history, header, stale };
  const results = desired.facts.map((fact) => reconcileFact(fact, against));
  const contradictions = results.flatMap((result) => ('against' in result ? [result.against] : []));
  const facts = results.flatMap((result) => ('add' in result ? result.add : []));
  return { facts: contradictions.length > 0 ? [] : facts, contradictions };
}

const brought = [
  'PlanBroughtIn',
  'PlacementRecorded',
  'ReviewMeetingHeld',
  'ReviewDecisionNotified',
  'ReviewOutcomeStated',
  'AmendmentNoticeSent',
  'PhaseTransferRecorded',
  'PlanCeased',
  'ReturnFlagsStated',
] as const satisfies readonly PlanEvent['type'][];

function isBrought(fact: PlanEvent): fact is ReturnPlanFact {
  return (brought as readonly string[]).includes(fact.type);
}

function reconcileFact(desired: PlanEvent, against: Against): Verdict {
  const { history } = against;
  if (!isBrought(desired)) throw new Error(`A return brings no ${desired.type}`);
  const fact = inKnownReview(desired, history);
  switch (fact.type) {
    case 'PlanBroughtIn':
      return ofType(history, 'PlanBroughtIn', 'PlanMade').length === 0 ? { add: [fact] } : nothing;
    case 'PlacementRecorded':
      return placement(fact, against);
    case 'ReviewMeetingHeld':
    case 'AmendmentNoticeSent':
      return history.some(({ type, occurredOn }) => type === fact.type && occurredOn === fact.occurredOn)
        ? nothing
        : { add: [fact] };
    case 'ReviewDecisionNotified':
      return reviewDecision(fact, against);
    case 'ReviewOutcomeStated': {
      const { reviewId, outcome } = fact.data;
      const told = ofType(history, 'ReviewOutcomeStated', 'ReviewDecisionNotified');
      return told.some(({ data }) => data.reviewId === reviewId && data.outcome === outcome)
        ? nothing
        : { add: [fact] };
    }
    case 'PhaseTransferRecorded':
      return phaseTransfer(fact, against);
    case 'PlanCeased':
      return ceasing(fact, against);
    case 'ReturnFlagsStated':
      return { add: newStatement(fact, history) };
  }
}

/** A return names a review by the day of its meeting; a review recorded here has an id of its own. */
function inKnownReview(fact: ReturnPlanFact, history: readonly PlanEvent[]): ReturnPlanFact {
  if (!('reviewId' in fact.data) || fact.data.reviewId === null) return fact;
  const { reviewId } = fact.data;
  const met = ofType(history, 'ReviewMeetingHeld').find(({ occurredOn }) => `review-${occurredOn}` === reviewId);
  if (met === undefined || met.data.reviewId === reviewId) return fact;
  return { ...fact, data: { ...fact.data, reviewId: met.data.reviewId } } as ReturnPlanFact;
}

function placement(fact: PlanFact<'PlacementRecorded'>, { request, history, header, stale }: Against): Verdict {
  const recorded = ofType(history, 'PlacementRecorded');
  const same = recorded.findLast(({ data }) => data.placementId === fact.data.placementId);
  if (same === undefined) {
    const renamed = fact.data.kind === 'named' && recorded.some(({ data }) => data.kind === 'named');
    if (!renamed) return { add: [fact] };
    // The plan names another setting since the last return; an older return tells what it named before.
    return stale ? nothing : { add: [{ ...fact, occurredOn: header.referenceDate }] };
  }
  const [before, now] = [same.data, fact.data];
  if (before.leftOn !== null && now.leftOn !== null && before.leftOn !== now.leftOn) {
    const group = groupsOf(groupOf(request, 'ActivePlans'), 'PlacementDetail').find(
      (detail) => textOf(detail, 'LeavingDate') === now.leftOn,
    );
    return { against: contradiction(group ?? request, 'LeavingDate', before.leftOn) };
  }
  const leftOn = now.leftOn ?? before.leftOn;
  const update = { ...before, ...(stale ? {} : now), leftOn };
  if (isDeepStrictEqual(update, before)) return nothing;
  return { add: [{ ...fact, occurredOn: same.occurredOn, data: update }] };
}

function reviewDecision(fact: PlanFact<'ReviewDecisionNotified'>, { request, history, header }: Against): Verdict {
  const same = ofType(history, 'ReviewDecisionNotified').find(({ occurredOn }) => occurredOn === fact.occurredOn);
  const { outcome } = fact.data;
  if (same === undefined) return { add: [inItsReview(fact, history)] };
  if (outcome === null || same.data.outcome === outcome) return nothing;
  if (same.data.outcome !== null) {
    const active = groupOf(request, 'ActivePlans') ?? request;
    return { against: contradiction(active, 'ReviewOutcome', same.data.outcome) };
  }
  const { reviewId } = same.data;
  const told = ofType(history, 'ReviewOutcomeStated').some(
    ({ data }) => data.reviewId === reviewId && data.outcome === outcome,
  );
  if (told) return nothing;
  return { add: [{ type: 'ReviewOutcomeStated', occurredOn: header.referenceDate, data: { reviewId, outcome } }] };
}

/** A decision that the return gives without its meeting ends the last review that was held before it, if one is open. */
function inItsReview(
  fact: PlanFact<'ReviewDecisionNotified'>,
  history: readonly PlanEvent[],
): PlanFact<'ReviewDecisionNotified'> {
  if (fact.data.reviewId !== `review-${fact.occurredOn}`) return fact;
  const met = ofType(history, 'ReviewMeetingHeld').findLast(({ occurredOn }) => occurredOn <= fact.occurredOn);
  const decided = ofType(history, 'ReviewDecisionNotified').some(({ data }) => data.reviewId === met?.data.reviewId);
  return met === undefined || decided ? fact : { ...fact, data: { ...fact.data, reviewId: met.data.reviewId } };
}

function phaseTransfer(fact: PlanFact<'PhaseTransferRecorded'>, { request, history }: Against): Verdict {
  const same = ofType(history, 'PhaseTransferRecorded').findLast(({ data }) => data.dueOn === fact.data.dueOn);
  const [before, now] = [same?.data.finalisedOn ?? null, fact.data.finalisedOn];
  if (same === undefined || (before === null && now !== null)) return { add: [fact] };
  if (now === null || before === now) return nothing;
  const active = groupOf(request, 'ActivePlans') ?? request;
  // Without a due date each final date is a transfer of its own; with one, a transfer is finalised once.
  if (fact.data.dueOn === null) return { add: [fact] };
  return { against: contradiction(active, 'PhaseTransferFinalDate', before ?? '') };
}

function ceasing(fact: PlanFact<'PlanCeased'>, { request, history }: Against): Verdict {
  const same = ofType(history, 'PlanCeased').at(-1);
  if (same === undefined) return { add: [fact] };
  const plan = groupOf(groupOf(request, 'Assessment'), 'NamedPlan') ?? request;
  if (same.occurredOn !== fact.occurredOn) return { against: contradiction(plan, 'CeaseDate', same.occurredOn) };
  const [before, now] = [same.data.reason, fact.data.reason];
  return before !== null && now !== null && before !== now
    ? { against: contradiction(plan, 'CeaseReason', before) }
    : nothing;
}
