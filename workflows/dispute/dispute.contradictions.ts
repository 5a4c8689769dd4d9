import type { Contradiction } from '../kernel/decider.js';
import { contradictionAmong } from '../kernel/facts-in-order.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { firstContactOf } from './dispute.state.js';
import type { Appeal, Certificate, Dispute, Mediation } from './dispute.state.js';

type Dated = readonly [fact: string, on: CalendarDate | null | undefined];

/** Two recorded days that exclude each other, the first found; null where the record can be true as it stands. */
export function contradictionIn(state: Dispute): Contradiction | null {
  const { opened, closed, mediation, appeal } = state;
  if (opened === null) return null;
  return (
    beforeTheNotice(state, opened.noticeSentOn) ??
    contradictionAmong([
      ['DisputeOpened', opened.on, 'DisputeClosed', closed?.on],
      ...mediationOrders(mediation),
      ...appealOrders(appeal),
    ]) ??
    plannedBefore(state) ??
    directedBefore(state)
  );
}

/** Nothing happens about a decision before its notice was sent. */
function beforeTheNotice(state: Dispute, noticeSentOn: CalendarDate): Contradiction | null {
  const { opened, appeal, mediation } = state;
  const beginnings: readonly Dated[] = [
    ['DisputeOpened', opened?.on],
    ['MediationAdviserContacted', firstContactOf(state)?.on],
    ...mediation.certificates.map(({ on }): Dated => ['MediationCertificateIssued', on]),
    ['MediationHeld', mediation.held?.on],
    ...appealFacts(appeal),
  ];
  for (const [fact, on] of beginnings) {
    if (on != null && on < noticeSentOn)
      return { code: 'before-the-decision-notice', details: { fact, on, noticeSentOn } };
  }
  return null;
}

function mediationOrders(mediation: Mediation): readonly Order[] {
  const { contacted, declined, requested, arrangements, notArranged, held, agreement, otherMattersDoneOn } = mediation;
  return [
    ['MediationAdviserContacted', contacted?.on, 'MediationDeclined', declined?.on],
    ['MediationRequested', requested?.on, 'HealthBodyToldOfMediation', mediation.healthToldOn],
    ...arrangements.map((one): Order => ['MediationRequested', requested?.on, 'MediationArranged', one.on]),
    ['MediationRequested', requested?.on, 'MediationNotArranged', notArranged?.on],
    ['MediationRequested', requested?.on, 'MediationHeld', held?.on],
    ['MediationArranged', arrangements[0]?.on, 'MediationHeld', held?.on],
    ['MediationHeld', held?.on, 'AgreementReached', agreement?.on],
    ['AgreementReached', agreement?.on, 'OtherMattersCarriedOut', otherMattersDoneOn],
    ...mediation.certificates.flatMap((certificate) => certificateOrders(mediation, certificate)),
  ];
}

function certificateOrders(mediation: Mediation, { on, because }: Certificate): readonly Order[] {
  const { contacted, declined, requested, held } = mediation;
  const certificate = 'MediationCertificateIssued';
  const contact: Order = ['MediationAdviserContacted', contacted?.on, certificate, on];
  switch (because) {
    case 'noMediationWanted':
      return [contact, ['MediationDeclined', declined?.on, certificate, on]];
    case 'mediationEnded':
      return [contact, ['MediationHeld', held?.on, certificate, on]];
    case 'couldNotBeArranged':
      return [contact, ['MediationRequested', requested?.on, certificate, on]];
  }
}

function appealOrders(appeal: Appeal): readonly Order[] {
  const { received, sent, response, heardOn, orders, recommendations } = appeal;
  return [
    ...appealFacts(appeal).map(([fact, on]): Order => ['AppealReceived', received?.on, fact, on]),
    ['AppealSentToAuthority', sent?.on, 'AppealResponseFiled', response?.on],
    ['HearingHeld', heardOn, 'TribunalOrderMade', orders.at(-1)?.on],
    ...recommendations.map(({ on, answered }): Order => [
      'RecommendationMade',
      on,
      'RecommendationAnswered',
      answered?.on,
    ]),
  ];
}

function appealFacts({ received, sent, response, conceded, withdrawn, ...appeal }: Appeal): readonly Dated[] {
  return [
    ['AppealReceived', received?.on],
    ['AppealSentToAuthority', sent?.on],
    ['AppealResponseFiled', response?.on],
    ['AppealConceded', conceded?.on],
    ['AppealWithdrawn', withdrawn?.on],
    ['HearingArranged', appeal.hearing?.on],
    ['HearingHeld', appeal.heardOn],
    ...appeal.orders.map(({ on }): Dated => ['TribunalOrderMade', on]),
    ...appeal.recommendations.map(({ on }): Dated => ['RecommendationMade', on]),
  ];
}

/** A day is arranged ahead. */
function plannedBefore({ mediation, appeal }: Dispute): Contradiction | null {
  const planned = [...mediation.arrangements, ...(appeal.hearing === null ? [] : [appeal.hearing])];
  const wrong = planned.find(({ on, heldOn }) => heldOn < on);
  return wrong === undefined
    ? null
    : { code: 'arranged-for-a-day-before', details: { heldOn: wrong.heldOn, on: wrong.on } };
}

/** An order, a letter or an agreement states a day that is still to come. */
function directedBefore({ mediation: { agreement }, appeal: { sent, orders } }: Dispute): Contradiction | null {
  const stated = [
    ...orders.map(({ on, directedOn }) => ({ on, by: directedOn })),
    { on: sent?.on, by: sent?.responseDirectedBy },
    { on: agreement?.on, by: agreement?.requiredBy },
    { on: agreement?.on, by: agreement?.otherMattersBy },
  ];
  for (const { on, by } of stated) {
    if (on != null && by != null && by < on)
      return { code: 'directed-for-a-day-before', details: { directedOn: by, on } };
  }
  return null;
}
