import { judgeExceptionEnd } from '../exceptions/exception-claims.js';
import { excusableLimits, judgeClaim } from '../exceptions/excusable-limits.js';
import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { firstDue } from '../timetable/due-dates.js';
import { disputeClocksOf } from './dispute.clocks.js';
import type {
  AgreementReached,
  AppealableDecision,
  AppealConceded,
  DisputeClosed,
  DisputeEvent,
  MediationCertificateIssued,
} from './dispute.events.js';
import { judgeRequirement, judgeResult } from './dispute.requirements.js';
import { firstContactOf, unopposed } from './dispute.state.js';
import type { Dispute } from './dispute.state.js';

/** Decisions about which a family may dispute the school or other institution alone. */
const aboutSettings: readonly AppealableDecision[] = ['planContent', 'settingNamed', 'refusalToAmend'];

/** What the law cannot mean and what the record excludes, fact by fact. The stage has been judged before. */
export const judgements: Judgements<Dispute, DisputeEvent> = {
  MediationRequested: ({ data }) => {
    if (data.issues.length === 0) reject('mediation-needs-an-issue');
  },
  HealthBodyToldOfMediation: (_, state) => {
    mediationMustBeRequested(state);
    if (state.mediation.requested?.issues.includes('health') !== true) reject('health-not-an-issue');
  },
  MediationArranged: (_, state) => {
    mediationMustBeRequested(state);
  },
  MediationNotArranged: (_, state) => {
    mediationMustBeRequested(state);
  },
  MediationHeld: (_, state) => {
    mediationMustBeRequested(state);
  },
  MediationCertificateIssued: judgeCertificate,
  AgreementReached: judgeAgreement,
  AppealReceived: ({ data }, state) => {
    const about = aboutOf(state);
    if (data.settingOnly && !aboutSettings.includes(about)) reject('appeal-not-about-a-setting', { about });
  },
  AppealSentToAuthority: (_, state) => {
    appealMustBeReceived(state);
  },
  AppealResponseFiled: (_, state) => {
    appealMustBeReceived(state);
  },
  AppealConceded: judgeConcession,
  AppealWithdrawn: (_, state) => {
    appealMustBeReceived(state);
  },
  HearingArranged: (_, state) => {
    appealMustBeReceived(state);
  },
  HearingHeld: (_, state) => {
    appealMustBeReceived(state);
  },
  TribunalOrderMade: ({ data }, state) => {
    appealMustBeReceived(state);
    judgeRequirement(data.requires, 'order', aboutOf(state));
    judgeResult(data, aboutOf(state));
  },
  RecommendationMade: (_, state) => {
    appealMustBeReceived(state);
  },
  DisputeClosed: judgeClosing,
  ExceptionClaimed: (fact, state, basis) => {
    judgeClaim(fact, excusableLimits(disputeClocksOf(state), fact.data, basis));
  },
  ExceptionEnded: (fact, { exceptions }) => {
    judgeExceptionEnd(fact, exceptions);
  },
};

/** CFA 2014 s.55(4), (5): why a certificate is issued follows from what became of mediation. */
function judgeCertificate({ occurredOn, data: { because } }: MediationCertificateIssued, state: Dispute): void {
  if (firstContactOf(state) === null) reject('adviser-not-contacted');
  const { requested, held } = state.mediation;
  const heldBefore = held !== null && held.on <= occurredOn;
  const ended = because === 'mediationEnded';
  if (ended !== heldBefore || (because === 'couldNotBeArranged' && requested === null)) {
    reject('certificate-reason-does-not-fit', { because, held: heldBefore });
  }
}

function judgeAgreement({ data }: AgreementReached, state: Dispute): void {
  const { requires, requiredBy, otherMatters, otherMattersBy } = data;
  if (state.mediation.held === null) reject('mediation-not-held');
  if (requires === null && !otherMatters) reject('agreement-requires-nothing');
  if ((requires === null && requiredBy !== null) || (!otherMatters && otherMattersBy !== null)) {
    reject('agreed-date-without-its-matter');
  }
  judgeRequirement(requires, 'agreement', aboutOf(state));
}

function judgeConcession({ occurredOn, data }: AppealConceded, state: Dispute): void {
  appealMustBeReceived(state);
  const { response } = state.appeal;
  // Reg 45 asks that no response was filed before; afterwards the Tribunal makes an order by consent.
  if (response !== null && response.on <= occurredOn) reject('response-already-filed', { filedOn: response.on });
  judgeRequirement(data.requires, 'concession', aboutOf(state));
}

function judgeClosing({ occurredOn, data }: DisputeClosed, state: Dispute, basis: DecisionBasis): void {
  if (data.because !== 'familySatisfied' && data.because !== 'timeToAppealOver') return;
  const { stage } = state.appeal;
  if (stage !== 'noAppeal') {
    const over = stage === 'appealDecided' || stage === 'appealWithdrawn' || unopposed(state) !== null;
    if (!over) reject('appeal-not-ended', { stage });
    return;
  }
  if (data.because === 'familySatisfied') return;
  const appeal = disputeClocksOf(state).find(({ rule }) => rule === 'J1');
  const last = appeal === undefined ? null : firstDue('J1', appeal.facts, basis);
  if (last !== null && occurredOn <= last) reject('time-to-appeal-not-over', { last });
}

function mediationMustBeRequested({ mediation }: Dispute): void {
  if (mediation.requested === null) reject('mediation-not-requested');
}

function appealMustBeReceived({ appeal }: Dispute): void {
  if (appeal.received === null) reject('no-appeal-received');
}

function aboutOf({ opened }: Dispute): AppealableDecision {
  return opened?.about ?? reject('case-not-begun');
}
