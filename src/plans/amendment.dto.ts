import { choicesOf } from '../api/choices.js';
import { Choice, Flag, longestName, longestText, Reference, Text } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type { Recipient } from '../../workflows/kernel/sent-plan.js';

const recipients = choicesOf<Recipient>({ parentOrYoungPerson: true, setting: true, commissioningBody: true });

export class SendAmendmentNoticeDto extends FactDto {
  @Reference({ help: 'Which notice, where it is sent again; an id is given for a new one', optional: true })
  noticeId?: string;

  @Reference({ help: 'The review it follows; null outside a review (reg 28)', optional: true, nullable: true })
  reviewId: string | null = null;

  @Flag({ help: 'It went with the plan, the proposed amendments and the evidence (reg 22(2)(a))', optional: true })
  withEvidence?: boolean;
}

export class RecordAmendmentRepresentationsDto extends FactDto {
  @Reference({ help: 'Which notice' })
  noticeId!: string;

  @Flag({ help: 'The family said which school or college they prefer', optional: true })
  settingPreferred = false;

  @Flag({
    help: 'The family has nothing more to say: the amended plan may then go before the 15 days are over',
    optional: true,
  })
  finished = false;

  @Text(longestText, { help: 'What the family said', optional: true })
  text?: string;
}

export class SendAmendedPlanDto extends FactDto {
  @Reference({
    help: 'The notice it follows; null where an order or agreement says what to amend',
    optional: true,
    nullable: true,
  })
  noticeId: string | null = null;

  @Reference({
    help: 'The phase transfer for which it names the new school or college',
    optional: true,
    nullable: true,
  })
  transferId: string | null = null;

  @Choice(recipients, { help: 'To whom the plan was sent' })
  recipient!: Recipient;

  @Flag({ help: 'The plan names a school or college; false where it names a type or none' })
  namesSetting!: boolean;

  @Flag({ help: 'It told the family of mediation and their right to appeal', optional: true })
  appealWordingSent = false;

  @Text(longestName, { help: 'Name of the school or college', optional: true })
  setting?: string;

  @Text(20, { help: 'Its unique reference number', optional: true })
  urn?: string;
}

export class NotifyDecisionNotToAmendDto extends NarratedDto {
  @Reference({ help: 'Which notice' })
  noticeId!: string;

  @Flag({ help: 'The notice told the family of mediation and their right to appeal' })
  appealWordingSent!: boolean;
}
