import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { AppealStage } from './appeal.machine.js';
import type { AppealEvent, DisputeClosed, DisputeOpened, MediationEvent } from './dispute.events.js';
import type { MediationStage } from './mediation.machine.js';

export type DisputeLifeStage = 'notDisputed' | 'disputeOpen' | 'disputeClosed';
/** Where a dispute stands, in one word: the appeal where there is one, or else mediation. */
export type DisputeStage = DisputeLifeStage | MediationStage | AppealStage;

/** Mediation and the appeal go on side by side, in an order of their own; a closed dispute takes what arrives late. */
function stepsAt<Stage extends string>(stage: Stage) {
  return {
    MediationAdviserContacted: stage,
    MediationDeclined: stage,
    MediationRequested: stage,
    HealthBodyToldOfMediation: stage,
    MediationArranged: stage,
    MediationNotArranged: stage,
    MediationHeld: stage,
    MediationCertificateIssued: stage,
    AgreementReached: stage,
    OtherMattersCarriedOut: stage,
    AppealReceived: stage,
    AppealSentToAuthority: stage,
    AppealResponseFiled: stage,
    AppealConceded: stage,
    AppealWithdrawn: stage,
    HearingArranged: stage,
    HearingHeld: stage,
    TribunalOrderMade: stage,
    RecommendationMade: stage,
    RecommendationAnswered: stage,
  } as const satisfies Readonly<Record<(MediationEvent | AppealEvent)['type'], Stage>>;
}

/** The life of a dispute. What may follow what within it is said by the machines of mediation and of the appeal. */
export const disputeMachine = setup({
  types: { events: {} as DisputeOpened | MediationEvent | AppealEvent | DisputeClosed },
}).createMachine({
  id: 'dispute',
  initial: 'notDisputed',
  states: {
    notDisputed: { on: { DisputeOpened: 'disputeOpen' } },
    disputeOpen: { on: { ...stepsAt('disputeOpen'), DisputeClosed: 'disputeClosed' } },
    // The Tribunal may admit an appeal out of time: then the dispute is not over.
    disputeClosed: { on: { ...stepsAt('disputeClosed'), AppealReceived: 'disputeOpen' } },
  },
});

export const disputeStages = stageTable<DisputeLifeStage>(disputeMachine);
