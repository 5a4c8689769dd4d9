import { allLetterKinds } from '../../workflows/letters/letter-kinds.js';
import type {
  LetterDelivered,
  LetterKind,
  LetterPart,
  LetterRecipient,
  LetterReturned,
  LetterSent,
  LetterWithdrawn,
} from '../../workflows/letters/letter.events.js';
import { longestPart } from '../../workflows/letters/letter-text.js';
import { choicesOf } from '../api/choices.js';
import {
  Choice,
  Flag,
  Id,
  longestName,
  longestText,
  Parts,
  Reference,
  Text,
  Texts,
  WholeNumber,
} from '../api/dto-field.js';
import { FactDto, NarratedDto } from '../api/fact.dto.js';

const recipients = choicesOf<LetterRecipient>({
  parentOrYoungPerson: true,
  setting: true,
  commissioningBody: true,
  socialCare: true,
  adviceBody: true,
});
const ways = choicesOf<LetterSent['data']['how']>({ post: true, email: true, portal: true, inPerson: true });
const proofs = choicesOf<LetterDelivered['data']['shownBy']>({
  signedFor: true,
  receipt: true,
  opened: true,
  reply: true,
  handedOver: true,
});
const returns = choicesOf<LetterReturned['data']['because']>({
  goneAway: true,
  wrongAddress: true,
  refused: true,
  bounced: true,
  notSaid: true,
});
const withdrawals = choicesOf<LetterWithdrawn['data']['because']>({
  wrongContent: true,
  wrongRecipient: true,
  replaced: true,
  notNeeded: true,
});
const longestAddress = 500;

export class LetterPartDto {
  @Text(50, { help: 'The item of the checklist that it meets, or opening, next or more' })
  part!: string;

  @Text(longestName, { help: 'What stands above it', optional: true })
  heading?: string;

  @Text(longestPart, { help: 'What it says; [[…]] stands for what is still to be said' })
  text!: string;
}

export class ProduceLetterDto extends FactDto {
  @Id({ help: 'Id of this letter; one is given where it is left out', optional: true })
  letterId?: string;

  @Choice(allLetterKinds, { help: 'Which notice it gives' })
  kind!: LetterKind;

  @WholeNumber(1, 1_000, { help: 'Version of its template; the present one where left out', optional: true })
  template?: number;

  @Choice(recipients, { help: 'To whom it goes' })
  recipient!: LetterRecipient;

  @Id({ help: 'The parent or carer it goes to; null for anybody else', optional: true, nullable: true })
  recipientId: string | null = null;

  @Reference({ help: 'The draft, advice, review or notice it is about', optional: true, nullable: true })
  about: string | null = null;

  @Texts(50, { help: 'Worked out from what the letter says', optional: true })
  met?: string[];

  @Text(64, { help: 'Worked out from what the letter says; another value is refused', optional: true })
  contentHash?: string;

  @Text(longestName, { help: 'Name of whom it is addressed to' })
  recipientName?: string;

  @Text(longestAddress, { help: 'Address it goes to, line by line' })
  recipientAddress?: string;

  @Text(longestName, { help: 'Dear …', optional: true })
  salutation?: string;

  @Text(longestAddress, { help: 'Name and address of the authority, line by line' })
  sender?: string;

  @Text(longestAddress, { help: 'Whom to ask, and how to reach them', optional: true })
  contact?: string;

  @Text(longestName, { help: 'What the letter is about, as its heading' })
  subject?: string;

  @Parts(() => LetterPartDto, { help: 'What it says, part by part' })
  parts?: LetterPart[];

  @Parts(() => LetterPartDto, {
    help: 'What goes with it, each by its item of the checklist and its name',
    optional: true,
  })
  enclosures: LetterPart[] = [];

  @Text(longestAddress, { help: 'How it closes and who signs it, line by line', optional: true })
  signedBy?: string;

  @Text(64, { help: 'Random text sealed with it, so that its hash tells nothing; made where left out', optional: true })
  salt?: string;
}

/** For commands about a letter that was produced. */
abstract class AboutLetterDto extends FactDto {
  @Id({ help: 'Which letter' })
  letterId!: string;
}

export class SendLetterDto extends AboutLetterDto {
  @Id({ help: 'The parent or carer it goes to, as the letter has it', optional: true, nullable: true })
  recipientId: string | null = null;

  @Choice(ways, { help: 'How it was sent' })
  how!: LetterSent['data']['how'];

  @Text(longestAddress, { help: 'Where it went: the address, or the e-mail address' })
  sentTo?: string;

  @Flag({ help: 'Name and address were looked at once more' })
  recipientConfirmed!: boolean;

  @Flag({ help: 'Something that the law requires is missing, and it went all the same', optional: true })
  knowinglyIncomplete = false;

  @Text(longestText, { help: 'Why it went although something was missing', optional: true })
  text?: string;
}

export class RecordLetterDeliveryDto extends AboutLetterDto {
  @Choice(proofs, { help: 'How we know that it arrived' })
  shownBy!: LetterDelivered['data']['shownBy'];
}

export class RecordLetterReturnDto extends NarratedDto {
  @Id({ help: 'Which letter' })
  letterId!: string;

  @Choice(returns, { help: 'Why it came back' })
  because!: LetterReturned['data']['because'];
}

export class WithdrawLetterDto extends NarratedDto {
  @Id({ help: 'Which letter' })
  letterId!: string;

  @Choice(withdrawals, { help: 'Why it is withdrawn' })
  because!: LetterWithdrawn['data']['because'];
}
