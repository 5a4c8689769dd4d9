import type { FamilyVisitRecorded, ViewsWay } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import type { AdulthoodNeedsRecorded, ReviewAttendanceRecorded } from '../../../workflows/plan/review.events.js';
import type {
  AdulthoodArea,
  AdultServicesNeedJudged,
  DestinationRecorded,
  InformationShared,
  RiskLiftedReason,
  RiskReason,
  TransitionAssessmentCompleted,
  TransitionAssessmentRequested,
} from '../../../workflows/plan/transition.events.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The codes of the way to adulthood, of a review's attendance and of the opening of an assessment, in words. */
export const expectedWords: Words<AdultServicesNeedJudged['data']['expected']> = {
  yes: 'Yes',
  no: 'No',
  notKnown: 'Not known yet',
};

export const sharedWithWords: Words<InformationShared['data']['sharedWith']> = {
  adultSocialCare: 'Adult social care',
  adultHealth: 'Adult health service',
  collegeOrTraining: 'College or training provider',
  employmentService: 'Employment service',
  other: 'Another body',
};

export const sharedItemWords: Words<InformationShared['data']['shared'][number]> = {
  nameAndAge: 'Name and date of birth',
  contact: 'How to reach the family',
  needs: 'Needs',
  plan: 'The plan',
  outcomes: 'The plan’s outcomes',
  transitionPlan: 'The transition plan',
};

export const consentWords: Words<InformationShared['data']['consent']> = {
  youngPerson: 'The young person agreed',
  parent: 'A parent agreed, before the young person could',
  bestInterests: 'In the young person’s best interests (Mental Capacity Act 2005)',
  legalDuty: 'A duty of law to share it',
};

export const transitionRequesterWords: Words<TransitionAssessmentRequested['data']['requestedBy']> = {
  youngPerson: 'The young person',
  parentOrCarer: 'A parent or carer',
  setting: 'The school or college',
  authority: 'We did',
};

export const transitionResultWords: Words<TransitionAssessmentCompleted['data']['result']> = {
  needsLikely: 'Needs for care are likely after 18',
  needsNotLikely: 'Needs for care are not likely after 18',
  declined: 'The young person or the carer declined it',
};

export const afterWords: Words<DestinationRecorded['data']['after']> = {
  sixteen: 'After 16',
  nineteen: 'After 19',
};

export const destinationWords: Words<DestinationRecorded['data']['destination']> = {
  school: 'School sixth form',
  college: 'College',
  supportedInternship: 'Supported internship',
  apprenticeship: 'Apprenticeship',
  training: 'Other training',
  higherEducation: 'Higher education',
  employment: 'Work',
  adultCare: 'Day service or adult care',
  noneYet: 'None yet',
};

export const areaWords: Words<AdulthoodArea> = {
  employment: 'Education and employment',
  independentLiving: 'Independent living',
  community: 'Friends, relationships and community',
  health: 'Good health',
};

export const viewsWords: Words<ReviewAttendanceRecorded['data']['viewsGathered']> = {
  inPerson: 'At the meeting, in their own words or way',
  inWriting: 'Before it, in writing or pictures',
  throughSomeone: 'Through somebody who knows them',
  notGathered: 'They were not gathered',
};

export const adulthoodNeedWords: Words<AdulthoodNeedsRecorded['data']['housing']> = {
  needed: 'Needed',
  notNeeded: 'Not needed',
  notKnown: 'Not known yet',
};

export const visitPlaceWords: Words<FamilyVisitRecorded['data']['place']> = {
  home: 'At home',
  setting: 'At the school or setting',
  office: 'At our office',
  online: 'By video call',
};

export const riskReasonWords: Words<RiskReason> = {
  attendance: 'Attendance is falling',
  behaviour: 'Behaviour or exclusions',
  needNotMet: 'The setting cannot meet the need',
  unsettledByMove: 'The move itself unsettles the child',
  familyConcern: 'The family is worried',
  other: 'Another reason',
};

export const riskLiftedWords: Words<RiskLiftedReason> = {
  settled: 'The child has settled',
  moved: 'Another placement was found in time',
  brokeDown: 'The placement broke down',
  byMistake: 'It was flagged by mistake',
};

export const viewsWayWords: Words<ViewsWay> = {
  conversation: 'They said so themselves',
  inWriting: 'In writing',
  pictures: 'With pictures, play or symbols',
  observation: 'By watching what they choose and enjoy',
  throughSomeone: 'Through somebody who knows them well',
};

export const transitionFields: FieldTable = {
  expected: { label: 'Adult services expected to be needed', value: codes(expectedWords) },
  sharedWith: { label: 'Shared with', value: codes(sharedWithWords) },
  shared: { label: 'What was shared', value: codes(sharedItemWords) },
  consent: { label: 'On what basis', value: codes(consentWords) },
  eligible: { label: 'Found needs that adult care must meet' },
  ownerPost: { label: 'Post that answers for it' },
  after: { label: 'After which age', value: codes(afterWords) },
  destination: { label: 'Destination', value: codes(destinationWords) },
  issuedOn: { label: 'Plan sent on' },
  areas: { label: 'Areas with outcomes', value: codes(areaWords) },
  officerAttended: { label: 'Our officer was there' },
  officerPost: { label: 'The officer’s post' },
  childAttended: { label: 'The child or young person was there' },
  viewsGathered: { label: 'How their views came in', value: codes(viewsWords) },
  personCentred: { label: 'Person-centred meeting' },
  adultCare: { label: 'Care as an adult', value: codes(adulthoodNeedWords) },
  housing: { label: 'Help with housing', value: codes(adulthoodNeedWords) },
  carer: { label: 'Help for the carer', value: codes(adulthoodNeedWords) },
  expectationsRaised: { label: 'Year 11 and post-16 expectations raised' },
  passportExplained: { label: 'Hospital passport explained' },
  healthChecklistDone: { label: 'Health checklist done' },
  place: { label: 'Where', value: codes(visitPlaceWords) },
  learntHow: { label: 'How the views were learnt', value: codes(viewsWayWords) },
  learntBy: { label: 'Post of whoever learnt them' },
  visitorPost: { label: 'Post of whoever saw them' },
  outcomesAgreed: { label: 'Outcomes put together there' },
};

/** Fields that mean something of their own in one of these facts. */
export const transitionFieldsByFact: Readonly<Record<string, FieldTable>> = {
  BreakdownRiskFlagged: { because: { label: 'Why it is feared', value: codes(riskReasonWords) } },
  BreakdownRiskLifted: { because: { label: 'Why it was taken off', value: codes(riskLiftedWords) } },
  InformationShared: {
    organisation: { label: 'Team or organisation' },
    post: { label: 'Post that received it' },
  },
  CareActAssessmentRequested: { dueOn: { label: 'To be done by' } },
  TransitionAssessmentRequested: { requestedBy: { label: 'Who asked', value: codes(transitionRequesterWords) } },
  TransitionAssessmentCompleted: { result: { label: 'What it found', value: codes(transitionResultWords) } },
  PostSixteenPlanConfirmed: { post: { label: 'Group or post that confirmed it' } },
};
