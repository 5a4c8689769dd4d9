import { Day, Flag, Id, longestName, Text } from '../api/dto-field.js';
import { FactDto } from '../api/fact.dto.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

const authority = (help: string) => ({ help: `${help}: code or name`, optional: true, nullable: true });

export class RecordMoveDto extends FactDto {
  @Text(longestName, authority('The authority the child moves to'))
  toAuthority: string | null = null;

  @Day({ help: 'The day of the move' })
  movesOn!: CalendarDate;
}

export class CallOffMoveDto extends FactDto {}

export class TransferPlanOutDto extends FactDto {
  @Text(longestName, authority('The authority that has the plan now'))
  toAuthority: string | null = null;
}

export class ReceivePlanTransferDto extends FactDto {
  @Text(longestName, authority('The authority the plan came from'))
  fromAuthority: string | null = null;

  @Day({ help: 'The day of its last review, where there was one', optional: true, nullable: true })
  lastReviewedOn: CalendarDate | null = null;
}

export class SendTransferLetterDto extends FactDto {
  @Flag({ help: 'The letter says that there will be an assessment' })
  willAssess!: boolean;

  @Day({ help: 'The day by which it says the plan will be reviewed', optional: true, nullable: true })
  reviewBy: CalendarDate | null = null;
}

export class RecordHealthMoveDto extends FactDto {
  @Id({ help: 'Id of this move; one is given where it is left out', optional: true })
  healthMoveId?: string;

  @Day({ help: 'The day from which another health body is responsible' })
  movesOn!: CalendarDate;
}

export class NotifyHealthBodyDto extends FactDto {
  @Id({ help: 'Which move' })
  healthMoveId!: string;
}

export class RecordCustodyDto extends FactDto {}

export class RecordReleaseDto extends FactDto {}

export class ResumeMaintenanceDto extends FactDto {}
