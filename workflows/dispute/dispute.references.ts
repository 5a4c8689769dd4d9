import { judgeExceptionReference } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { DisputeEvent } from './dispute.events.js';
import type { Dispute } from './dispute.state.js';

/** References that must lead somewhere and facts that happen once, whether the fact is new or history. */
export const references: Judgements<Dispute, DisputeEvent> = {
  DisputeOpened: ({ data: { aboutStream } }) => {
    if (!/^(?:needsAssessment|plan)-./.test(aboutStream)) reject('no-such-decision', { aboutStream });
  },
  MediationDeclined: (_, { mediation: { declined, requested } }) => {
    if (declined !== null && (requested === null || requested.on < declined.on)) reject('mediation-already-declined');
  },
  MediationRequested: (_, { mediation }) => {
    if (mediation.requested !== null) reject('mediation-already-requested', { on: mediation.requested.on });
  },
  HealthBodyToldOfMediation: (_, { mediation }) => {
    if (mediation.healthToldOn !== null) reject('health-body-already-told', { on: mediation.healthToldOn });
  },
  MediationNotArranged: (_, { mediation }) => {
    if (mediation.notArranged !== null) reject('no-mediation-already-reported', { on: mediation.notArranged.on });
  },
  MediationHeld: (_, { mediation }) => {
    if (mediation.held !== null) reject('mediation-already-held', { on: mediation.held.on });
  },
  MediationCertificateIssued: ({ data }, { mediation }) => {
    const before = mediation.certificates.find(({ because }) => because === data.because);
    if (before !== undefined) reject('certificate-already-issued', { on: before.on });
  },
  OtherMattersCarriedOut: (_, { mediation: { agreement, otherMattersDoneOn } }) => {
    if (agreement?.otherMatters !== true) reject('no-other-matters-agreed');
    if (otherMattersDoneOn !== null) reject('other-matters-already-carried-out', { on: otherMattersDoneOn });
  },
  AppealSentToAuthority: (_, { appeal }) => {
    if (appeal.sent !== null) reject('appeal-already-sent', { on: appeal.sent.on });
  },
  AppealResponseFiled: (_, { appeal }) => {
    if (appeal.response !== null) reject('already-responded', { on: appeal.response.on });
  },
  TribunalOrderMade: ({ occurredOn: on }, { appeal }) => {
    if (appeal.orders.some((order) => order.on === on)) reject('order-already-recorded', { on });
  },
  RecommendationMade: ({ data }, { appeal }) => {
    if (appeal.recommendations.some(({ recommendationId }) => recommendationId === data.recommendationId)) {
      reject('recommendation-already-recorded');
    }
  },
  RecommendationAnswered: ({ data }, { appeal }) => {
    const made = appeal.recommendations.find(({ recommendationId }) => recommendationId === data.recommendationId);
    if (made === undefined) reject('no-such-recommendation');
    if (made.answered !== null) reject('recommendation-already-answered', { on: made.answered.on });
  },
  ExceptionClaimed: exceptionReference,
  ExceptionEvidenced: exceptionReference,
  ExceptionAgreed: exceptionReference,
  ExceptionEnded: exceptionReference,
  ExceptionStruckOut: exceptionReference,
  FamilyToldOfException: exceptionReference,
};

function exceptionReference(fact: ExceptionEvent, { exceptions }: Dispute): void {
  judgeExceptionReference(fact, exceptions);
}
