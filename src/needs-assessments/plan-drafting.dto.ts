import { choicesOf } from '../api/choices.js';
import { Choice, Choices, Flag, Id, longestName, longestText, Text } from '../api/dto-field.js';
import type { Recipient } from '../../workflows/kernel/sent-plan.js';
import type {
  DraftPlanServed,
  Sector,
  SettingReplied,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import { FactDto } from '../api/fact.dto.js';

type Method = DraftPlanServed['data']['method'];
type View = SettingReplied['data']['view'];
type ReplyGround = SettingReplied['data']['grounds'][number];

const methods = choicesOf<Method>({ email: true, post: true, inPerson: true });
const views = choicesOf<View>({ canMeetNeed: true, cannotMeetNeed: true, noPlace: true, noView: true });
const replyGrounds = choicesOf<ReplyGround>({
  unsuitable: true,
  incompatibleEducation: true,
  incompatibleResources: true,
});
const sectors = choicesOf<Sector>({ education: true, health: true, socialCare: true });
const recipients = choicesOf<Recipient>({ parentOrYoungPerson: true, setting: true, commissioningBody: true });

/** For commands about a draft that was served. */
abstract class AboutDraftDto extends FactDto {
  @Id({ help: 'Which draft' })
  draftId!: string;
}

export class ServeDraftPlanDto extends FactDto {
  @Id({ help: 'Id of this draft; one is given where it is left out', optional: true })
  draftId?: string;

  @Choice(methods, { help: 'How it was served' })
  method!: Method;
}

export class RecordRepresentationsDto extends AboutDraftDto {
  @Flag({ help: 'The family said which school or college they prefer', optional: true })
  settingPreferred = false;

  @Flag({
    help: 'The family has nothing more to say: the plan may then be finalised before the 15 days are over',
    optional: true,
  })
  finished = false;

  @Text(longestText, { help: 'What the family said', optional: true })
  text?: string;
}

export class RecordMeetingRequestDto extends AboutDraftDto {}

export class RecordMeetingDto extends AboutDraftDto {}

export class ConsultSettingDto extends FactDto {
  @Id({ help: 'Id of this consultation; one is given where it is left out', optional: true })
  consultationId?: string;

  @Text(longestName, { help: 'Name of the school or college', optional: true })
  setting?: string;

  @Text(20, { help: 'Its unique reference number', optional: true })
  urn?: string;
}

export class RecordSettingReplyDto extends FactDto {
  @Id({ help: 'Which consultation' })
  consultationId!: string;

  @Choice(views, { help: 'What the school or college said' })
  view!: View;

  @Choices(replyGrounds, { help: 'Limbs of CFA 2014 s.39(4) that it relies on', optional: true })
  grounds: ReplyGround[] = [];

  @Text(longestText, { help: 'What it wrote', optional: true })
  text?: string;
}

export class SignOffPlanDto extends FactDto {
  @Choice(sectors, { help: 'Which sector signed the plan off' })
  sector!: Sector;

  @Text(longestName, { help: 'Post of the person who signed it off' })
  post!: string;
}

export class SendFinalPlanDto extends FactDto {
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
