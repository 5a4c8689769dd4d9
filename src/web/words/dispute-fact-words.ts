import type { DisputeOutcomeRecorded } from '../../../workflows/dispute/dispute-outcome.events.js';
import type {
  AppealEvent,
  DisputeClosed,
  DisputeOpened,
  MediationEvent,
} from '../../../workflows/dispute/dispute.events.js';
import type { DisputeStage } from '../../../workflows/dispute/dispute.machine.js';

type DisputeStep = DisputeOpened | MediationEvent | AppealEvent | DisputeClosed | DisputeOutcomeRecorded;

/** What happened in a dispute, as a clause after "when" or "that". */
export const disputeClauses: Readonly<Record<DisputeStep['type'], string>> = {
  DisputeOpened: 'the family disagreed with the decision',
  MediationAdviserContacted: 'the family contacted the mediation adviser',
  MediationDeclined: 'the family declined mediation',
  MediationRequested: 'the family asked for mediation',
  HealthBodyToldOfMediation: 'the health body was told of the mediation',
  MediationArranged: 'mediation was arranged',
  MediationNotArranged: 'the adviser was told that mediation could not be arranged',
  MediationHeld: 'mediation took place',
  MediationCertificateIssued: 'the mediation certificate was issued',
  AgreementReached: 'an agreement was reached',
  OtherMattersCarriedOut: 'the other matters agreed were carried out',
  AppealReceived: 'the Tribunal received the appeal',
  AppealSentToAuthority: 'the Tribunal sent us the appeal',
  AppealResponseFiled: 'our response to the appeal was filed',
  AppealConceded: 'the appeal was conceded',
  AppealWithdrawn: 'the appeal was withdrawn',
  HearingArranged: 'the hearing was arranged',
  HearingHeld: 'the hearing was held',
  TribunalOrderMade: 'the Tribunal made its order',
  RecommendationMade: 'the Tribunal made a recommendation',
  RecommendationAnswered: 'the recommendation was answered',
  DisputeClosed: 'the dispute was closed',
  DisputeOutcomeRecorded: 'the outcome of a dispute was recorded',
};

/** Stages of a dispute, of its mediation and of its appeal. */
export const disputeStageWords: Readonly<Record<DisputeStage, string>> = {
  notDisputed: 'Not disputed',
  disputeOpen: 'Dispute open',
  disputeClosed: 'Dispute closed',
  mediationNotAsked: 'No step to mediation yet',
  adviserContacted: 'Mediation adviser contacted',
  mediationDeclined: 'Mediation declined',
  mediationRequested: 'Mediation asked for',
  mediationArranged: 'Mediation arranged',
  mediationNotArranged: 'Mediation cannot be arranged',
  mediationHeld: 'Mediation held',
  mediationAgreed: 'Agreement reached',
  mediationCertified: 'Mediation certificate issued',
  noAppeal: 'No appeal',
  appealReceived: 'Appeal with the Tribunal',
  appealWithAuthority: 'Appeal sent to us',
  appealResponded: 'Appeal responded to',
  hearingArranged: 'Hearing arranged',
  appealHeard: 'Appeal heard',
  appealDecided: 'Appeal decided',
  appealConceded: 'Appeal conceded',
  appealWithdrawn: 'Appeal withdrawn',
};
