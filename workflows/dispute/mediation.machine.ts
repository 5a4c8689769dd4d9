import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { MediationEvent } from './dispute.events.js';

export type MediationStage =
  | 'mediationNotAsked'
  | 'adviserContacted'
  | 'mediationDeclined'
  | 'mediationRequested'
  | 'mediationArranged'
  | 'mediationNotArranged'
  | 'mediationHeld'
  | 'mediationAgreed'
  | 'mediationCertified';

/** What may come at any time once the family has asked for mediation, however late. */
function besideAt<Stage extends string>(stage: Stage) {
  return { MediationAdviserContacted: stage, HealthBodyToldOfMediation: stage } as const;
}

/**
 * Where a step is left out, by the family, by the authority or by whoever brought the history in; decide() takes most of
 * these from history only.
 */
const stepsAhead = {
  MediationArranged: 'mediationArranged',
  MediationNotArranged: 'mediationNotArranged',
  MediationHeld: 'mediationHeld',
  MediationCertificateIssued: 'mediationCertified',
  AgreementReached: 'mediationAgreed',
} as const;

/** Which fact about mediation may follow which. A family may think again, before and after the certificate. */
export const mediationMachine = setup({ types: { events: {} as MediationEvent } }).createMachine({
  id: 'mediation',
  initial: 'mediationNotAsked',
  states: {
    mediationNotAsked: {
      on: {
        MediationAdviserContacted: 'adviserContacted',
        MediationDeclined: 'mediationDeclined',
        MediationRequested: 'mediationRequested',
        ...stepsAhead,
      },
    },
    adviserContacted: {
      on: { MediationDeclined: 'mediationDeclined', MediationRequested: 'mediationRequested', ...stepsAhead },
    },
    mediationDeclined: {
      on: { ...besideAt('mediationDeclined'), MediationRequested: 'mediationRequested', ...stepsAhead },
    },
    mediationRequested: {
      on: { ...besideAt('mediationRequested'), MediationDeclined: 'mediationDeclined', ...stepsAhead },
    },
    mediationArranged: {
      on: { ...besideAt('mediationArranged'), MediationDeclined: 'mediationDeclined', ...stepsAhead },
    },
    mediationNotArranged: {
      on: {
        ...besideAt('mediationNotArranged'),
        MediationArranged: 'mediationArranged',
        MediationHeld: 'mediationHeld',
        MediationCertificateIssued: 'mediationCertified',
      },
    },
    mediationHeld: {
      on: {
        ...besideAt('mediationHeld'),
        MediationArranged: 'mediationHeld',
        AgreementReached: 'mediationAgreed',
        MediationCertificateIssued: 'mediationCertified',
      },
    },
    mediationAgreed: {
      on: {
        ...besideAt('mediationAgreed'),
        MediationArranged: 'mediationAgreed',
        MediationCertificateIssued: 'mediationAgreed',
        OtherMattersCarriedOut: 'mediationAgreed',
      },
    },
    mediationCertified: {
      on: {
        ...besideAt('mediationCertified'),
        MediationRequested: 'mediationRequested',
        MediationDeclined: 'mediationCertified',
        MediationArranged: 'mediationCertified',
        MediationNotArranged: 'mediationCertified',
        MediationHeld: 'mediationCertified',
        AgreementReached: 'mediationAgreed',
      },
    },
  },
});

export const mediationStages = stageTable<MediationStage>(mediationMachine);
