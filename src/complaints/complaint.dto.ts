import type {
  Complainant,
  ComplaintClosed,
  ComplaintKind,
  ComplaintOutcome,
  OmbudsmanDecided,
} from '../../workflows/complaint/complaint.events.js';
import { longestComplaintLimit } from '../../workflows/complaint/complaint-limits.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Id, longestName, longestText, Text, WholeNumber } from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';

type Decision = OmbudsmanDecided['data']['decision'];
type ClosedBecause = ComplaintClosed['data']['because'];

const kinds = choicesOf<ComplaintKind>({
  delay: true,
  communication: true,
  planContent: true,
  provisionNotMade: true,
  transport: true,
  other: true,
});
const complainants = choicesOf<Complainant>({
  parent: true,
  youngPerson: true,
  representative: true,
  setting: true,
  other: true,
});
const outcomes = choicesOf<ComplaintOutcome>({ upheld: true, partlyUpheld: true, notUpheld: true });
const decisions = choicesOf<Decision>({ upheld: true, notUpheld: true, notInvestigated: true });
const closings = choicesOf<ClosedBecause>({
  answered: true,
  decidedByOmbudsman: true,
  dealtWithOtherwise: true,
  recordedByMistake: true,
});

export class RecordComplaintDto extends NarratedDto {
  @Id({ help: 'The child whose case it is about; null off a case', optional: true, nullable: true })
  childId: string | null = null;

  @Id({ help: 'A parent or carer on the child’s record; somebody is registered where it is left out', optional: true })
  complainantId?: string;

  @Choice(kinds, { help: 'What it is about' })
  kind!: ComplaintKind;

  @Choice(complainants, { help: 'Who complains' })
  complainant!: Complainant;

  @Text(longestName, { help: 'As they gave it. May be left empty', optional: true })
  complainantName?: string;

  @Text(longestName, {
    help: 'An address, an e-mail address or a telephone number',
    optional: true,
  })
  complainantContact?: string;

  @Text(longestName, {
    help: 'The team it is about; null where it is about the service',
    optional: true,
    nullable: true,
  })
  aboutTeam: string | null = null;

  @WholeNumber(1, longestComplaintLimit, {
    help: 'Working days in which an answer was promised. Left empty, it is what this authority promises',
    optional: true,
    nullable: true,
  })
  answerWithin: number | null = null;
}

export class AcknowledgeComplaintDto extends NarratedDto {}

export class AnswerComplaintDto extends NarratedDto {
  @Choice(outcomes, { help: 'What the answer comes to' })
  outcome!: ComplaintOutcome;

  @Text(longestText, { help: 'What is done about it', optional: true })
  action?: string;
}

export class TakeComplaintFurtherDto extends NarratedDto {
  @WholeNumber(1, longestComplaintLimit, {
    help: 'Working days in which an answer was promised. Left empty, it is what this authority promises',
    optional: true,
    nullable: true,
  })
  answerWithin: number | null = null;
}

export class RecordOmbudsmanDto extends NarratedDto {}

export class RecordOmbudsmanDecisionDto extends NarratedDto {
  @Choice(decisions, { help: 'What the Ombudsman decided' })
  decision!: Decision;

  @Text(longestText, { help: 'What is done about it', optional: true })
  action?: string;
}

export class WithdrawComplaintDto extends NarratedDto {}

export class CloseComplaintDto extends FactDto {
  @Choice(closings, { help: 'Why nothing more is to come' })
  because!: ClosedBecause;
}
