import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Day, Flag, longestName, Text } from '../api/dto-field.js';
import type { DtoClass } from '../api/dto-table.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type {
  AdulthoodArea,
  AdultServicesNeedJudged,
  DestinationRecorded,
  factOfTransitionCommand,
  InformationShared,
  RiskLiftedReason,
  RiskReason,
  TransitionAssessmentCompleted,
  TransitionAssessmentRequested,
} from '../../workflows/plan/transition.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type Expected = AdultServicesNeedJudged['data']['expected'];
type SharedWith = InformationShared['data']['sharedWith'];
export type Shared = InformationShared['data']['shared'][number];
export type Consent = InformationShared['data']['consent'];
type RequestedBy = TransitionAssessmentRequested['data']['requestedBy'];
type Result = TransitionAssessmentCompleted['data']['result'];
type After = DestinationRecorded['data']['after'];
type Destination = DestinationRecorded['data']['destination'];

const expectations = choicesOf<Expected>({ yes: true, no: true, notKnown: true });
const bodies = choicesOf<SharedWith>({
  adultSocialCare: true,
  adultHealth: true,
  collegeOrTraining: true,
  employmentService: true,
  other: true,
});
export const sharedItems = choicesOf<Shared>({
  nameAndAge: true,
  contact: true,
  needs: true,
  plan: true,
  outcomes: true,
  transitionPlan: true,
});
export const consents = choicesOf<Consent>({ youngPerson: true, parent: true, bestInterests: true, legalDuty: true });
const requesters = choicesOf<RequestedBy>({ youngPerson: true, parentOrCarer: true, setting: true, authority: true });
const results = choicesOf<Result>({ needsLikely: true, needsNotLikely: true, declined: true });
const afters = choicesOf<After>({ sixteen: true, nineteen: true });
const destinations = choicesOf<Destination>({
  school: true,
  college: true,
  supportedInternship: true,
  apprenticeship: true,
  training: true,
  higherEducation: true,
  employment: true,
  adultCare: true,
  noneYet: true,
});
const areas = choicesOf<AdulthoodArea>({ employment: true, independentLiving: true, community: true, health: true });

const riskReasons = choicesOf<RiskReason>({
  attendance: true,
  behaviour: true,
  needNotMet: true,
  unsettledByMove: true,
  familyConcern: true,
  other: true,
});
const liftedReasons = choicesOf<RiskLiftedReason>({ settled: true, moved: true, brokeDown: true, byMistake: true });

class JudgeAdultServicesNeedDto extends FactDto {
  @Choice(expectations, { help: 'Whether adult services are expected to be needed' })
  expected!: Expected;
}

class ShareInformationDto extends FactDto {
  @Choice(bodies, { help: 'What kind of body it went to' })
  sharedWith!: SharedWith;

  @Text(longestName, { help: 'The team or organisation it went to' })
  organisation!: string;

  @Text(longestName, { help: 'The post that received it; no person’s name' })
  post!: string;

  @Choices(sharedItems, { help: 'What was shared' })
  shared!: Shared[];

  @Choice(consents, { help: 'On what basis it could be shared' })
  consent!: Consent;
}

class RequestTransitionAssessmentDto extends FactDto {
  @Choice(requesters, { help: 'Who asked for it' })
  requestedBy!: RequestedBy;
}

class CompleteTransitionAssessmentDto extends FactDto {
  @Choice(results, { help: 'What it found' })
  result!: Result;
}

class RequestCareActAssessmentDto extends FactDto {
  @Day({ help: 'The day by which it is to be done, as agreed with adult care' })
  dueOn!: CalendarDate;
}

class CompleteCareActAssessmentDto extends FactDto {
  @Flag({ help: 'Whether it found needs that adult care must meet' })
  eligible!: boolean;
}

class AgreeTransitionPlanDto extends FactDto {
  @Text(longestName, { help: 'The post that answers for it; no person’s name' })
  ownerPost!: string;
}

class RecordDestinationDto extends FactDto {
  @Choice(afters, { help: 'After which age' })
  after!: After;

  @Choice(destinations, { help: 'Where the young person went, or is to go' })
  destination!: Destination;
}

class ConfirmPostSixteenPlanDto extends FactDto {
  @Text(longestName, { help: 'The group or post that confirms it; no person’s name' })
  post!: string;
}

class RecordAdulthoodFormatDto extends FactDto {
  @Day({ help: 'The day on which the plan in that format was sent to the family' })
  issuedOn!: CalendarDate;

  @Choices(areas, { help: 'The areas in which it has outcomes' })
  areas!: AdulthoodArea[];
}

class FlagBreakdownRiskDto extends NarratedDto {
  @Choice(riskReasons, { help: 'Why it is feared' })
  because!: RiskReason;

  @Text(longestName, { help: 'The post that answers for what is done about it; no person’s name' })
  ownerPost!: string;
}

class LiftBreakdownRiskDto extends NarratedDto {
  @Choice(liftedReasons, { help: 'Why the flag is taken off' })
  because!: RiskLiftedReason;
}

type Table<Value> = Readonly<Record<keyof typeof factOfTransitionCommand, Value>>;

export const transitionDtos = {
  JudgeAdultServicesNeed: JudgeAdultServicesNeedDto,
  ShareInformation: ShareInformationDto,
  RequestTransitionAssessment: RequestTransitionAssessmentDto,
  CompleteTransitionAssessment: CompleteTransitionAssessmentDto,
  RequestCareActAssessment: RequestCareActAssessmentDto,
  CompleteCareActAssessment: CompleteCareActAssessmentDto,
  AgreeTransitionPlan: AgreeTransitionPlanDto,
  RecordDestination: RecordDestinationDto,
  ConfirmPostSixteenPlan: ConfirmPostSixteenPlanDto,
  RecordAdulthoodFormat: RecordAdulthoodFormatDto,
  FlagBreakdownRisk: FlagBreakdownRiskDto,
  LiftBreakdownRisk: LiftBreakdownRiskDto,
} as const satisfies Table<DtoClass>;

export const helpOfTransition: Table<string> = {
  JudgeAdultServicesNeed: 'Whether the young person is expected to need adult services',
  ShareInformation: 'Information about the young person went to another body: what, to whom and on what basis',
  RequestTransitionAssessment: 'Adult care was asked for an assessment before the 18th birthday (Care Act 2014 s.58)',
  CompleteTransitionAssessment: 'The transition assessment ended, or was declined',
  RequestCareActAssessment:
    'An assessment under the Care Act 2014 s.9 or s.10 was asked for, with the day agreed for it',
  CompleteCareActAssessment: 'The Care Act assessment ended',
  AgreeTransitionPlan: 'How the young person moves on was agreed, with the post that answers for it',
  RecordDestination: 'Where the young person went, or is to go, after 16 or after 19',
  ConfirmPostSixteenPlan: 'A group confirmed that what was planned for after 16 is in place',
  FlagBreakdownRisk: 'It is feared that the placement breaks down around a move to the next phase',
  LiftBreakdownRisk: 'The flag of risk was taken off',
  RecordAdulthoodFormat: 'A plan was sent in the preparing-for-adulthood format, with outcomes in these areas',
};
