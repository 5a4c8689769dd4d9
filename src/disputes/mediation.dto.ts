import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Day, Flag, Id, Text } from '../api/dto-field.js';
import { requirements } from '../api/dispute-outcome.dto.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type { Requirement } from '../../workflows/dispute/dispute-outcome.events.js';
import type {
  AppealableDecision,
  DisputeClosed,
  MediationCertificateIssued,
  MediationIssue,
} from '../../workflows/dispute/dispute.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

type CertificateBecause = MediationCertificateIssued['data']['because'];
type ClosedBecause = DisputeClosed['data']['because'];

const decisions = choicesOf<AppealableDecision>({
  refusalToAssess: true,
  refusalToIssue: true,
  planContent: true,
  settingNamed: true,
  refusalToReassess: true,
  refusalToAmend: true,
  ceasing: true,
});
const issues = choicesOf<MediationIssue>({ education: true, health: true, socialCare: true });
const certificateBecause = choicesOf<CertificateBecause>({
  noMediationWanted: true,
  mediationEnded: true,
  couldNotBeArranged: true,
});
const closedBecause = choicesOf<ClosedBecause>({
  familySatisfied: true,
  timeToAppealOver: true,
  childMovedOut: true,
  childDied: true,
  openedByMistake: true,
});

export class OpenDisputeDto extends NarratedDto {
  @Id({ help: 'The child whose family disagrees' })
  childId!: string;

  @Choice(decisions, { help: 'Which decision the family disagrees with (CFA 2014 s.51(2))' })
  about!: AppealableDecision;

  @Text(60, { help: 'Where that decision is recorded: needsAssessment-<id> or plan-<id>' })
  aboutStream!: string;

  @Day({ help: 'The day the notice of the decision was sent: the two months to appeal count from it' })
  noticeSentOn!: CalendarDate;
}

export class RecordAdviserContactDto extends FactDto {}

export class DeclineMediationDto extends FactDto {}

export class RequestMediationDto extends FactDto {
  @Choices(issues, { help: 'What the family wants to talk about' })
  issues!: MediationIssue[];
}

export class TellHealthBodyDto extends FactDto {}

export class ArrangeMediationDto extends FactDto {
  @Day({ help: 'The day on which it is to take place' })
  heldOn!: CalendarDate;

  @Flag({ help: 'Somebody will attend who may settle for the authority' })
  withAuthority!: boolean;
}

export class ReportNoMediationDto extends NarratedDto {}

export class RecordMediationDto extends NarratedDto {
  @Flag({ help: 'The dispute was settled' })
  settled!: boolean;
}

export class RecordCertificateDto extends FactDto {
  @Choice(certificateBecause, { help: 'Why it was issued (CFA 2014 s.55(4), (5))' })
  because!: CertificateBecause;
}

export class RecordAgreementDto extends NarratedDto {
  @Choice(requirements, {
    help: 'What the authority must do of what could have been appealed (reg 42(2)); null where nothing',
    optional: true,
    nullable: true,
  })
  requires: Requirement | null = null;

  @Day({ help: 'The day by which that was agreed in writing (reg 42(5))', optional: true, nullable: true })
  requiredBy: CalendarDate | null = null;

  @Flag({ help: 'The agreement also holds something that could not be appealed (reg 42(3))', optional: true })
  otherMatters = false;

  @Day({ help: 'The day by which that was agreed in writing', optional: true, nullable: true })
  otherMattersBy: CalendarDate | null = null;
}

export class CarryOutOtherMattersDto extends FactDto {}

export class CloseDisputeDto extends FactDto {
  @Choice(closedBecause, { help: 'Why nothing more is to come' })
  because!: ClosedBecause;
}
