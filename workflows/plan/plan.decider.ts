import { reject } from '../kernel/command-rejected.js';
import type { Command, Contradiction, Decider, Placed } from '../kernel/decider.js';
import type { PlanEvent } from './plan.events.js';
import { planMachine, planStages } from './plan.machine.js';
import { notMade } from './plan.state.js';
import type { Plan, Review } from './plan.state.js';

/** Facts about a plan that happened before they reached this system, oldest first. */
export interface RecordPlanHistory extends Command<'RecordHistory'> {
  readonly facts: readonly PlanEvent[];
}

type Handlers = { [E in PlanEvent as E['type']]: (plan: Plan, event: Placed<E>) => Partial<Plan> };

const handlers: Handlers = {
  PlanBroughtIn: (_, { occurredOn, data: { childId, needsAssessmentId } }) => ({
    childId,
    needsAssessmentId,
    madeOn: occurredOn,
  }),
  PlacementRecorded: (plan, { occurredOn, data, personal }) => ({
    placements: [
      ...plan.placements.filter(({ placementId }) => placementId !== data.placementId),
      {
        placementId: data.placementId,
        kind: data.kind,
        rank: data.rank,
        enteredOn: data.dateKnown ? occurredOn : null,
        leftOn: data.leftOn,
        details: personal === undefined ? null : (Object.values(personal)[0] ?? null),
      },
    ],
  }),
  ReviewMeetingHeld: (plan, { occurredOn, data }) => reviewChanged(plan, data.reviewId, { meetingOn: occurredOn }),
  ReviewDecisionNotified: (plan, { occurredOn, data }) =>
    reviewChanged(plan, data.reviewId, {
      decidedOn: occurredOn,
      ...(data.outcome === null ? {} : { outcome: data.outcome }),
    }),
  ReviewOutcomeStated: (plan, { data }) => reviewChanged(plan, data.reviewId, { outcome: data.outcome }),
  AmendmentNoticeSent: (plan, { occurredOn }) => ({ amendmentNotices: [...plan.amendmentNotices, occurredOn] }),
  PhaseTransferRecorded: (plan, { data }) => ({ phaseTransfers: [...plan.phaseTransfers, data] }),
  PlanCeased: (_, { occurredOn, data }) => ({ ceased: { on: occurredOn, reason: data.reason } }),
  ReturnFlagsStated: (plan, { occurredOn, data }) => ({
    returnFlags: [...plan.returnFlags, { on: occurredOn, ...data }],
  }),
  FactCorrected: () => ({}),
};

/** A plan as returns bring it in; its own reviews, amendments and transfers are commands of their own. */
export const planDecider: Decider<Plan, RecordPlanHistory, PlanEvent> = {
  name: 'plan',
  initialState: notMade,
  schemas: {},
  decide(command, state, basis) {
    let plan = state;
    for (const fact of command.facts) {
      if (fact.occurredOn > basis.today) reject('dated-in-the-future', { on: fact.occurredOn, today: basis.today });
      if (!mayFollow(plan, fact)) reject('not-allowed-at-this-stage', { stage: plan.stage, fact: fact.type });
      plan = evolve(plan, { ...fact, revision: Number.MAX_SAFE_INTEGER });
    }
    const contradiction = contradictionIn(plan);
    if (contradiction !== null) reject(contradiction.code, contradiction.details);
    return command.facts;
  },
  evolve,
  mayFollow,
  contradiction: contradictionIn,
};

function evolve(plan: Plan, event: Placed<PlanEvent>): Plan {
  const next = { ...plan };
  evolvePlanInPlace(next, event);
  return next;
}

/** As `evolve`, for whoever folds a long history and shows no state before the last: writes into the plan itself. */
export function evolvePlanInPlace(
  plan: { -readonly [Field in keyof Plan]: Plan[Field] },
  event: Placed<PlanEvent>,
): void {
  const handle = handlers[event.type] as ((p: Plan, e: Placed<PlanEvent>) => Partial<Plan>) | undefined;
  if (handle === undefined) return;
  Object.assign(plan, handle(plan, event));
  plan.stage = planStages.after(plan.stage, event.type);
}

function mayFollow(plan: Plan, event: PlanEvent): boolean {
  if (!planStages.factTypes.includes(event.type)) return plan.stage !== 'notMade';
  return planMachine.resolveState({ value: plan.stage, context: {} }).can(event as never);
}

function reviewChanged(plan: Plan, reviewId: string, change: Partial<Review>): Partial<Plan> {
  const before = plan.reviews.find((review) => review.reviewId === reviewId);
  if (before === undefined) {
    return { reviews: [...plan.reviews, { reviewId, meetingOn: null, decidedOn: null, outcome: null, ...change }] };
  }
  return { reviews: plan.reviews.map((review) => (review === before ? { ...review, ...change } : review)) };
}

function contradictionIn({ madeOn, ceased, reviews }: Plan): Contradiction | null {
  if (madeOn !== null && ceased !== null && ceased.on < madeOn) {
    return {
      code: 'before-an-earlier-fact',
      details: { fact: 'PlanCeased', on: ceased.on, earlierFact: 'PlanBroughtIn', earlierOn: madeOn },
    };
  }
  const reversed = reviews.find(
    ({ meetingOn, decidedOn }) => meetingOn !== null && decidedOn !== null && decidedOn < meetingOn,
  );
  if (reversed?.meetingOn == null || reversed.decidedOn === null) return null;
  return {
    code: 'before-an-earlier-fact',
    details: {
      fact: 'ReviewDecisionNotified',
      on: reversed.decidedOn,
      earlierFact: 'ReviewMeetingHeld',
      earlierOn: reversed.meetingOn,
    },
  };
}
