import type { ContactKind } from '../../workflows/casework/casework-limits.js';
import { contactKinds } from '../../workflows/casework/casework-limits.js';
import type { ContactAnswered, ContactClosed, ContactFrom } from '../../workflows/contact/contact.events.js';
import { choicesOf } from '../api/choices.js';
import { Choice, Id, longestName, Text, WholeNumber } from '../api/dto-field.js';
import { NarratedDto } from '../api/fact.dto.js';

type How = ContactAnswered['data']['how'];
type Because = ContactClosed['data']['because'];

const fromWhom = choicesOf<ContactFrom>({
  parent: true,
  youngPerson: true,
  setting: true,
  professional: true,
  other: true,
});
const ways = choicesOf<How>({ call: true, email: true, letter: true, meeting: true });
const closings = choicesOf<Because>({ forInformation: true, takenBack: true, answeredWithAnother: true });

export class RecordContactDto extends NarratedDto {
  @Id({ help: 'The child it is about' })
  childId!: string;

  @Choice(contactKinds, { help: 'How they got in touch' })
  kind!: ContactKind;

  @Choice(fromWhom, { help: 'Who got in touch' })
  from!: ContactFrom;

  @WholeNumber(1, 60, {
    help: 'Working days for the reply; left out, the limit of the authority on the day it came',
    optional: true,
    nullable: true,
  })
  replyWithin: number | null = null;

  @Text(longestName, { help: 'The team that is to answer', optional: true, nullable: true })
  team: string | null = null;

  @Text(longestName, { help: 'Id of the person who is to answer', optional: true, nullable: true })
  worker: string | null = null;
}

export class AnswerContactDto extends NarratedDto {
  @Choice(ways, { help: 'How it was answered' })
  how!: How;
}

export class CloseContactDto extends NarratedDto {
  @Choice(closings, { help: 'Why no reply is owed' })
  because!: Because;
}
