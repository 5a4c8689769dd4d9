import { choicesOf } from '../api/choices.js';
import { Choice, Flag, Id, longestName, Text, Texts } from '../api/dto-field.js';
import type {
  ChildMovedOut,
  ReassessmentBegan,
  Requester,
  RequestReceived,
  RequestWithdrawn,
  ResponsibilityBegan,
} from '../../workflows/needs-assessment/needs-assessment.events.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';

export type Channel = RequestReceived['data']['channel'];
type How = ResponsibilityBegan['data']['how'];
type Because = ReassessmentBegan['data']['because'];
type By = RequestWithdrawn['data']['by'];

export const requesters = choicesOf<Requester>({
  parentOrYoungPerson: true,
  school: true,
  health: true,
  socialCare: true,
  other: true,
  notStated: true,
});
export const channels = choicesOf<Channel>({
  email: true,
  post: true,
  portal: true,
  telephone: true,
  inPerson: true,
  notStated: true,
});
const hows = choicesOf<How>({
  broughtToAttention: true,
  movedIn: true,
  movedInDuringAssessment: true,
  releasedFromCustody: true,
  other: true,
});
const becauses = choicesOf<Because>({
  requested: true,
  ownDecision: true,
  order: true,
  concession: true,
  agreement: true,
});
const withdrawers = choicesOf<By>({ family: true, authorityPrompted: true, notStated: true });

export class RecordRequestDto extends NarratedDto {
  @Id({ help: 'The child the request is about' })
  childId!: string;

  @Choice(requesters, { help: 'Who asked for the assessment' })
  requestedBy!: Requester;

  @Choice(channels, { help: 'How the request came', optional: true })
  channel: Channel = 'notStated';

  @Flag({ help: 'The child was in relevant youth accommodation', optional: true })
  inYouthAccommodation = false;
}

export class RecordResponsibilityDto extends NarratedDto {
  @Id({ help: 'The child we became responsible for' })
  childId!: string;

  @Choice(hows, { help: 'How we became responsible' })
  how!: How;
}

export class BeginReassessmentDto extends FactDto {
  @Id({ help: 'The child whose plan it is' })
  childId!: string;

  @Id({ help: 'The plan that the child has' })
  planId!: string;

  @Id({ help: 'The request or decision in the plan’s own record' })
  reassessmentId!: string;

  @Choice(becauses, { help: 'Why there is a re-assessment' })
  because!: Because;
}

export class NotifyConsiderationDto extends FactDto {
  @Texts(longestName, { help: 'Who was told, by post or organisation' })
  told!: string[];
}

export class WithdrawRequestDto extends NarratedDto {
  @Choice(withdrawers, { help: 'Who withdrew it', optional: true })
  by: By = 'notStated';

  @Flag({ help: 'False where only the fact is known and the day is not', optional: true })
  dateKnown = true;
}

export class RecordMoveOutDto extends FactDto {
  @Text(longestName, { help: 'Where to: code or name of the authority', optional: true, nullable: true })
  toAuthority: ChildMovedOut['data']['toAuthority'] = null;

  @Flag({ help: 'False where only the fact is known and the day is not', optional: true })
  dateKnown = true;
}

export class RecordDeathDto extends FactDto {}
