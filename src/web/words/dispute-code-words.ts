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
import { sectorWords } from './code-words.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes that facts about a dispute carry, as a form offers them and a history tells them. One table a code list. */
export const disputedDecisionWords: Words<AppealableDecision> = {
  refusalToAssess: 'The decision not to assess',
  refusalToIssue: 'The decision to make no plan',
  planContent: 'What the plan says',
  settingNamed: 'The school, college or type that the plan names',
  refusalToReassess: 'The decision not to re-assess',
  refusalToAmend: 'The decision not to amend the plan',
  ceasing: 'The decision to end the plan',
};

export const mediationIssueWords: Words<MediationIssue> = sectorWords;

export const certificateWords: Words<MediationCertificateIssued['data']['because']> = {
  noMediationWanted: 'The family wants no mediation',
  mediationEnded: 'Mediation has ended',
  couldNotBeArranged: 'Mediation could not be arranged in time',
};

export const appealEndedByWords: Words<AppealWithdrawn['data']['by']> = {
  family: 'The family',
  tribunal: 'The Tribunal, which struck it out',
};

export const orderResultWords: Words<TribunalOrderMade['data']['result']> = {
  allowed: 'The appeal was allowed',
  allowedInPart: 'The appeal was allowed in part',
  dismissed: 'The appeal was dismissed',
  byConsent: 'An order by consent',
};

export const recommendedToWords: Words<RecommendationMade['data']['to']> = {
  health: 'The health body',
  socialCare: 'Social care of the authority',
};

export const followsWords: Words<RecommendationAnswered['data']['follows']> = {
  fully: 'It will be followed',
  inPart: 'It will be followed in part',
  no: 'It will not be followed',
};

export const disputeClosedWords: Words<DisputeClosed['data']['because']> = {
  familySatisfied: 'The family takes it no further',
  timeToAppealOver: 'The time to appeal is over',
  childMovedOut: 'The family moved to another area',
  childDied: 'The child died',
  openedByMistake: 'It was opened by mistake',
};
