import { hasHiddenCharacters, longestLetter, longestPart } from '../../workflows/letters/letter-text.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { ChecklistItem } from '../../workflows/letters/checklist.js';
import { itemsMet } from '../../workflows/letters/checklist.js';
import type { LetterPart } from '../../workflows/letters/letter.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { dateAnswer } from '../recording/questions.js';
import type { SealedLetter } from './letter-hash.js';
import { draftOf, enclosuresOf, hasGap } from './letter-draft.js';
import type { LetterDraft, LetterPlace } from './letter-draft.js';

/** What a filled-in letter form says. */
export interface WrittenLetter {
  readonly on: CalendarDate;
  readonly letter: SealedLetter;
}

/** One box of the letter: a part of its text. */
export interface PartBox {
  readonly name: string;
  readonly part: string;
  readonly label: string;
  readonly hint: string | null;
  readonly heading: string | null;
  readonly value: string;
  readonly rows: number;
}

const freeLabels: Readonly<Record<string, string>> = {
  opening: 'How it begins',
  next: 'What happens next',
  more: 'Anything else',
};
const longestName = 200;
const longestAddress = 500;

/** The answers with which the form opens. */
export function answersOf(draft: LetterDraft, today: CalendarDate): RawAnswers {
  const { parts, ...fields } = draft;
  return {
    ...dateAnswer('on', today),
    ...fields,
    ...Object.fromEntries(parts.map(({ part, text }) => [boxOf(part), text])),
  };
}

export const boxOf = (part: string): string => `part-${part}`;

/** The boxes of the text, in the order of the letter. Everything that the checklist asks for has one. */
export function partBoxes(place: LetterPlace, answers: RawAnswers): readonly PartBox[] {
  const items = checklistOf(place.kind, place.recipient).filter((item) => item.in === 'text');
  const drafted = draftOf(place).parts;
  const names = [...drafted.map(({ part }) => part), ...items.map(({ id }) => id), 'more'];
  return [...new Set(names)].map((part): PartBox => {
    const item = items.find(({ id }) => id === part);
    const value = answers[boxOf(part)];
    const text = typeof value === 'string' ? value : '';
    return {
      name: boxOf(part),
      part,
      label: item?.says ?? freeLabels[part] ?? part,
      hint: item === undefined ? null : citationOf(item),
      heading: drafted.find((one) => one.part === part)?.heading ?? null,
      value: text,
      rows: Math.min(12, Math.max(2, Math.ceil(text.length / 70))),
    };
  });
}

/** "SEND Regulations 2014 (SI 2014/1530) reg 5(3)", with how far it is confirmed. */
export function citationOf({ citation, standing }: ChecklistItem): string {
  switch (standing) {
    case 'law':
      return citation;
    case 'record':
      return `${citation}. The notice cannot be recorded without it`;
    case 'guidance':
      return `${citation}. Advised`;
    case 'unverified':
      return `${citation}. Not confirmed by our source`;
  }
}

/** The checklist beside the form, as the answers meet it. */
export function checklistView(
  place: Pick<LetterPlace, 'kind' | 'recipient'>,
  letter: SealedLetter,
  required: readonly ChecklistItem[],
): readonly { readonly says: string; readonly citation: string; readonly state: 'met' | 'missing' | 'open' }[] {
  const met = itemsMet(checklistOf(place.kind, place.recipient), letter);
  return checklistOf(place.kind, place.recipient).map((item) => ({
    says: item.says,
    citation: citationOf(item),
    state: met.includes(item.id) ? 'met' : required.some(({ id }) => id === item.id) ? 'missing' : 'open',
  }));
}

/** What the boxes say, as far as it can be read; judged by `readLetter`. */
export function letterFrom(place: LetterPlace, answers: RawAnswers): SealedLetter {
  const enclosed = asList(answers['enclosures']);
  const parts = partBoxes(place, answers).flatMap(({ part, heading, value }): readonly LetterPart[] => {
    const text = plain(value);
    return text === '' ? [] : [{ part, text, ...(heading === null ? {} : { heading }) }];
  });
  return {
    ...Object.fromEntries(
      ['recipientName', 'recipientAddress', 'salutation', 'sender', 'contact', 'subject', 'signedBy'].flatMap(
        (name) => {
          const text = plain(answers[name]);
          return text === '' ? [] : [[name, text]];
        },
      ),
    ),
    parts,
    enclosures: enclosuresOf(place.kind, place.recipient)
      .filter(({ id }) => enclosed.includes(id))
      .map(({ id, says }) => ({ part: id, text: says })),
  };
}

/** Reads every answer. @throws AnswersInvalid */
export function readLetter(place: LetterPlace, answers: RawAnswers): WrittenLetter {
  const asked = new AnswerReader(answers);
  const letter = letterFrom(place, answers);
  const on = asked.date('on', {
    label: 'Date of the letter',
    missing: 'Enter the date of the letter',
    today: place.basis.today,
  });
  judgeText(
    asked,
    'recipientName',
    'Name',
    'Enter the name of whom the letter goes to',
    longestName,
    letter.recipientName,
  );
  judgeText(
    asked,
    'recipientAddress',
    'Address',
    'Enter the address that the letter goes to',
    longestAddress,
    letter.recipientAddress,
  );
  judgeText(asked, 'salutation', 'Salutation', null, longestName, letter.salutation);
  judgeText(asked, 'subject', 'Heading', 'Enter what the letter is about', longestName, letter.subject);
  judgeText(
    asked,
    'sender',
    'Name and address of the authority',
    'Enter the name and address of the authority',
    longestAddress,
    letter.sender,
  );
  judgeText(asked, 'contact', 'Whom to ask', null, longestAddress, letter.contact);
  judgeText(asked, 'signedBy', 'Closing', null, longestAddress, letter.signedBy);
  for (const { name, label, value } of partBoxes(place, answers)) {
    judgeText(asked, name, `“${label}”`, null, longestPart, plain(value));
  }
  const parts = letter.parts ?? [];
  if (parts.length === 0) asked.wrong(null, 'Write at least one part of the letter');
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (length > longestLetter) {
    asked.wrong(
      null,
      `The letter must be ${longestLetter.toLocaleString('en-GB')} characters or fewer in all. Put the rest into an enclosure`,
    );
  }
  if (hasGap(letter.sender ?? '')) {
    asked.wrong(
      'sender',
      'Put the address of the authority in. A manager sets it once for all under Settings, Letters',
    );
  }
  return { on: asked.finished({ on }).on, letter };
}

/** Body of the command that produces the letter. */
export function produceBody({ process: _, ...place }: LetterPlace, { on, letter }: WrittenLetter): object {
  const { kind, recipient, parentId, about } = place;
  return { on, kind, recipient, recipientId: parentId, about, template: letterKinds[kind].template, ...letter };
}

function judgeText(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
  most: number,
  text = '',
): void {
  if (text === '' && missing !== null) asked.wrong(name, missing);
  if (hasHiddenCharacters(text)) {
    asked.wrong(
      name,
      `${label} holds characters that cannot be seen and change how the text reads. Delete what was pasted there and type it again`,
    );
  } else if (text.length > most) {
    asked.wrong(
      name,
      `${label} must be ${most.toLocaleString('en-GB')} characters or fewer; it has ${text.length.toLocaleString('en-GB')}`,
    );
  }
}

/** As it is kept: new lines alike, tabs as spaces, nothing around it. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').trim() : '';
}

function asList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (one): one is string => typeof one === 'string',
  );
}
