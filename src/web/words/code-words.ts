import type { OutcomeBy, Requirement } from '../../../workflows/dispute/dispute-outcome.events.js';
import type { FactCorrected, NoteAdded } from '../../../workflows/kernel/common-events.js';
import type { Recipient } from '../../../workflows/kernel/sent-plan.js';
import type {
  AdviceChased,
  DraftPlanServed,
  ReassessmentBegan,
  RefusalReason,
  Requester,
  RequestReceived,
  RequestWithdrawn,
  ResponsibilityBegan,
  Sector,
  SettingReplied,
} from '../../../workflows/needs-assessment/needs-assessment.events.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes that facts carry, as a form offers them and a history tells them. One table a code list. */
export const requesterWords: Words<Requester> = {
  parentOrYoungPerson: 'Parent or young person',
  school: 'School, college or early years setting',
  health: 'Health service',
  socialCare: 'Social care',
  other: 'Someone else',
  notStated: 'Not stated',
};

export const channelWords: Words<RequestReceived['data']['channel']> = {
  email: 'Email',
  post: 'Post',
  portal: 'Online form',
  telephone: 'Telephone',
  inPerson: 'In person',
  notStated: 'Not stated',
};

export const chaseWords: Words<AdviceChased['data']['channel']> = {
  email: 'Email',
  telephone: 'Telephone',
  post: 'Post',
  inPerson: 'In person',
};

export const methodWords: Words<DraftPlanServed['data']['method']> = {
  email: 'Email',
  post: 'Post',
  inPerson: 'In person',
};

export const responsibilityWords: Words<ResponsibilityBegan['data']['how']> = {
  broughtToAttention: 'The child was brought to our attention',
  movedIn: 'The family moved into our area',
  movedInDuringAssessment: 'The family moved into our area while it was being assessed elsewhere',
  releasedFromCustody: 'The young person was released from custody',
  other: 'Another way',
};

export const refusalReasonWords: Words<RefusalReason> = {
  needsMetFromOrdinaryProvision: 'Needs can be met from what the setting ordinarily provides',
  noSpecialEducationalNeed: 'No special educational need was found',
  evidenceDoesNotShowNeed: 'The evidence does not show that a plan may be needed',
  notResponsible: 'We are not responsible for this child',
  other: 'Another reason',
  notStated: 'Not stated',
};

export const overturnWords: Words<'order' | 'mediation' | 'concession' | 'ownReview'> = {
  order: 'An order of the Tribunal',
  mediation: 'An agreement in mediation',
  concession: 'We conceded the appeal',
  ownReview: 'Our own second look',
};

export const outcomeWords: Words<OutcomeBy> = {
  order: overturnWords.order,
  concession: overturnWords.concession,
  agreement: overturnWords.mediation,
};

export const requirementWords: Words<Requirement> = {
  assess: 'To assess',
  reassess: 'To assess again',
  makePlan: 'To make a plan',
  reconsider: 'To think again whether a plan is needed',
  amendContent: 'To change what the plan says',
  nameSetting: 'To name another school, college or type of setting',
  continuePlan: 'To go on with the plan',
  continueAndAmend: 'To go on with the plan and change it',
  ceasePlan: 'To end the plan',
};

export const reassessmentWords: Words<ReassessmentBegan['data']['because']> = {
  requested: 'It was asked for',
  ownDecision: 'We decided so ourselves',
  ...outcomeWords,
};

export const recipientWords: Words<Recipient> = {
  parentOrYoungPerson: 'The family',
  setting: 'The school or college it names',
  commissioningBody: 'The health body',
};

export const sectorWords: Words<Sector> = { education: 'Education', health: 'Health', socialCare: 'Social care' };

export const replyWords: Words<SettingReplied['data']['view']> = {
  canMeetNeed: 'Can meet need',
  cannotMeetNeed: 'Cannot meet need',
  noPlace: 'Has no place',
  noView: 'Gave no view',
};

/** Limbs of CFA 2014 s.39(4). */
export const replyGroundWords: Words<SettingReplied['data']['grounds'][number]> = {
  unsuitable: 'It is unsuitable for the child’s age, ability, aptitude or needs',
  incompatibleEducation: 'It would not fit with the efficient education of others',
  incompatibleResources: 'It would not fit with the efficient use of resources',
};

export const withdrawnByWords: Words<RequestWithdrawn['data']['by']> = {
  family: 'The family',
  authorityPrompted: 'The family, after we suggested it',
  notStated: 'Not stated',
};

export const noteWords: Words<NoteAdded['data']['kind']> = {
  note: 'A note',
  call: 'A call',
  email: 'An email',
  visit: 'A visit',
  outOfTurn: 'Why something was recorded out of turn',
};

/** Why a record was corrected. */
export const correctionReasonWords: Words<FactCorrected['data']['reason']> = {
  mistyped: 'It was mistyped',
  wrongCase: 'It belongs to another case',
  newEvidence: 'New evidence shows otherwise',
  didNotHappen: 'It did not happen',
  other: 'Another reason',
};

/** Need codes of the SEN2 return (item 5.8a). */
export const needWords: Readonly<Record<string, string>> = {
  ASD: 'Autistic spectrum disorder',
  SLCN: 'Speech, language and communication',
  SEMH: 'Social, emotional and mental health',
  SPLD: 'Specific learning difficulty',
  MLD: 'Moderate learning difficulty',
  SLD: 'Severe learning difficulty',
  PMLD: 'Profound and multiple learning difficulty',
  HI: 'Hearing impairment',
  VI: 'Vision impairment',
  MSI: 'Multi-sensory impairment',
  PD: 'Physical disability',
  DS: 'Down syndrome',
  OTH: 'Other difficulty or disability',
};
