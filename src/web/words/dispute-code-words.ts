import type {
  AppealableDecision,
  AppealWithdrawn,
  DisputeClosed,
  MediationCertificateIssued,
  MediationIssue,
  RecommendationAnswered,
  RecommendationMade,
  TribunalOrderMade,
} from '../../../workflows/dispute/dispute.events.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes that facts about a dispute carry, as a form offers them and a history tells them. */
export const decisionDisputedWords: Words<AppealableDecision> = {
  refusalToAssess: 'The decision not to assess',
  refusalToIssue: 'The decision not to make a plan',
  planContent: 'What the plan says',
  settingNamed: 'Only the school or college that the plan names',
  refusalToReassess: 'The decision not to assess again',
  refusalToAmend: 'The decision not to amend the plan',
  ceasing: 'The decision to end the plan',
};

export const mediationIssueWords: Words<MediationIssue> = {
  education: 'Education',
  health: 'Health',
  socialCare: 'Social care',
};

export const certificateWords: Words<MediationCertificateIssued['data']['because']> = {
  noMediationWanted: 'The family wants no mediation',
  mediationEnded: 'Mediation took place',
  couldNotBeArranged: 'Mediation could not be arranged in time',
};

export const withdrawnAppealWords: Words<AppealWithdrawn['data']['by']> = {
  family: 'The family',
  tribunal: 'The Tribunal, which struck it out',
};

export const orderResultWords: Words<TribunalOrderMade['data']['result']> = {
  allowed: 'The appeal was allowed',
  allowedInPart: 'The appeal was allowed in part',
  dismissed: 'The appeal was dismissed',
  byConsent: 'Both sides agreed to the order',
};

export const recommendedToWords: Words<RecommendationMade['data']['to']> = {
  health: 'The health body',
  socialCare: 'Social care',
};

export const followsWords: Words<RecommendationAnswered['data']['follows']> = {
  fully: 'Yes, in full',
  inPart: 'In part',
  no: 'No',
};

export const disputeClosedWords: Words<DisputeClosed['data']['because']> = {
  familySatisfied: 'The family takes it no further',
  timeToAppealOver: 'The time to appeal is over',
  childMovedOut: 'The family moved away',
  childDied: 'The child died',
  openedByMistake: 'It was opened by mistake',
};
