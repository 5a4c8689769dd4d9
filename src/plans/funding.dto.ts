import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id, longestName, Text, WholeNumber } from '../api/dto-field.js';
import type { DtoClass } from '../api/dto-table.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';
import type {
  factOfFundingCommand,
  FundingEndReason,
  FundingTerms,
  PersonalBudgetAsked,
  PersonalBudgetRefused,
} from '../../workflows/plan/funding.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { mostPounds } from './started-placement.dto.js';

type SharedIn = FundingTerms['sharedIn'];
type AskedBy = PersonalBudgetAsked['data']['askedBy'];
type During = PersonalBudgetAsked['data']['during'];
type Refusal = PersonalBudgetRefused['data']['because'];

const waysToShare = choicesOf<SharedIn>({ percent: true, poundsAYear: true });
const endReasons = choicesOf<FundingEndReason>({
  placementEnded: true,
  planEnded: true,
  funderLeft: true,
  replaced: true,
  other: true,
});
const requesters = choicesOf<AskedBy>({ parent: true, youngPerson: true });
const occasions = choicesOf<During>({ draft: true, review: true, reassessment: true, other: true });
const refusals = choicesOf<Refusal>({
  notSeparable: true,
  recipient: true,
  otherServices: true,
  resources: true,
  other: true,
});
const share = (who: string): string => `What ${who} pays, in whole per cent or whole pounds a year`;

/** What an agreement says from a day on. */
abstract class FundingTermsDto extends NarratedDto {
  @Choice(waysToShare, { help: 'Shares in per cent, which make 100, or in pounds a year, which make the total' })
  sharedIn!: SharedIn;

  @WholeNumber(0, mostPounds, { help: share('education') })
  educationShare!: number;

  @WholeNumber(0, mostPounds, { help: share('the integrated care board') })
  healthShare!: number;

  @WholeNumber(0, mostPounds, { help: share('social care') })
  careShare!: number;

  @WholeNumber(0, mostPounds, { help: share('another body') })
  otherShare!: number;

  @Text(longestName, { help: 'Name of that other body; left out where there is none', optional: true })
  otherFunder?: string;

  @WholeNumber(0, mostPounds, {
    help: 'What all of it costs in a whole year, in pounds; may be left out where shares are in per cent',
    optional: true,
    nullable: true,
  })
  totalPounds: number | null = null;

  @Day({ help: 'The day on which it is to be looked at again', optional: true, nullable: true })
  reviewOn: CalendarDate | null = null;
}

class RecordFundingAgreementDto extends FundingTermsDto {
  @Id({ help: 'Id of this agreement; one is given where it is left out', optional: true })
  agreementId?: string;

  @Id({
    help: 'Which placement is paid for; left out where it is the plan as a whole',
    optional: true,
    nullable: true,
  })
  placementId: string | null = null;
}

class ChangeFundingAgreementDto extends FundingTermsDto {
  @Id({ help: 'Which agreement' })
  agreementId!: string;
}

class EndFundingAgreementDto extends NarratedDto {
  @Id({ help: 'Which agreement' })
  agreementId!: string;

  @Choice(endReasons, { help: 'Why it ended' })
  because!: FundingEndReason;
}

class AskForPersonalBudgetDto extends FactDto {
  @Choice(requesters, { help: 'Who asked for it' })
  askedBy!: AskedBy;

  @Choice(occasions, { help: 'On which occasion: a draft, a review or a re-assessment (SI 2014/1652 reg 4)' })
  during!: During;
}

class RefusePersonalBudgetDto extends NarratedDto {
  @Choice(refusals, { help: 'Why it is not given' })
  because!: Refusal;
}

type Table<Value> = Readonly<Record<keyof typeof factOfFundingCommand, Value>>;

export const fundingDtos = {
  RecordFundingAgreement: RecordFundingAgreementDto,
  ChangeFundingAgreement: ChangeFundingAgreementDto,
  EndFundingAgreement: EndFundingAgreementDto,
  AskForPersonalBudget: AskForPersonalBudgetDto,
  RefusePersonalBudget: RefusePersonalBudgetDto,
} as const satisfies Table<DtoClass>;

export const personalOfFunding = {
  RecordFundingAgreement: { otherFunder: true, text: true },
  ChangeFundingAgreement: { otherFunder: true, text: true },
  EndFundingAgreement: { text: true },
  RefusePersonalBudget: { text: true },
} as const;

export const helpOfFunding: Table<string> = {
  RecordFundingAgreement: 'Two bodies or more agreed to pay together for the plan or a placement, with their shares',
  ChangeFundingAgreement: 'A joint funding agreement was looked at again: its shares from that day on, and the next review',
  EndFundingAgreement: 'A joint funding agreement ended; the day is the last one for which they pay together',
  AskForPersonalBudget: 'A personal budget was asked for (CFA 2014 s.49)',
  RefusePersonalBudget: 'The personal budget that was asked for will not be given, with the reason',
}; // prettier-ignore
