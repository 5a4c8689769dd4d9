import type { Day } from '../kernel/day.js';
import type { Placed } from '../kernel/decider.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  LetterEvent,
  LetterKind,
  LetterProduced,
  LetterRecipient,
  LetterSent,
  LetterWithdrawn,
} from './letter.events.js';

/** One letter as it stands. What it says is sealed and is not folded. */
export interface Letter {
  readonly letterId: string;
  readonly kind: LetterKind;
  readonly template: number;
  readonly recipient: LetterRecipient;
  readonly recipientId: string | null;
  readonly about: string | null;
  readonly met: LetterProduced['data']['met'];
  readonly contentHash: string;
  readonly produced: Day;
  /** Every time it was sent, oldest first. */
  readonly sent: readonly (Day & Pick<LetterSent['data'], 'how'>)[];
  readonly deliveredOn: CalendarDate | null;
  /** It came back the last time it was sent. */
  readonly returnedOn: CalendarDate | null;
  readonly withdrawn: { readonly on: CalendarDate; readonly because: LetterWithdrawn['data']['because'] } | null;
}

/** The letters with one more fact about them. What names a letter that is not there changes nothing. */
export function foldLetter(
  letters: readonly Letter[],
  { type, occurredOn: on, revision, data }: Placed<LetterEvent>,
): readonly Letter[] {
  switch (type) {
    case 'LetterProduced':
      return [
        ...letters.filter(({ letterId }) => letterId !== data.letterId),
        {
          ...data,
          produced: { on, revision },
          sent: [],
          deliveredOn: null,
          returnedOn: null,
          withdrawn: null,
        },
      ];
    case 'LetterSent':
      return changed(letters, data.letterId, ({ sent }) => ({
        sent: [...sent, { on, revision, how: data.how }],
        deliveredOn: null,
        returnedOn: null,
      }));
    case 'LetterDelivered':
      return changed(letters, data.letterId, () => ({ deliveredOn: on, returnedOn: null }));
    case 'LetterReturned':
      return changed(letters, data.letterId, () => ({ returnedOn: on, deliveredOn: null }));
    case 'LetterWithdrawn':
      return changed(letters, data.letterId, () => ({ withdrawn: { on, because: data.because } }));
  }
}

function changed(
  letters: readonly Letter[],
  letterId: string,
  change: (letter: Letter) => Partial<Letter>,
): readonly Letter[] {
  return letters.map((letter) => (letter.letterId === letterId ? { ...letter, ...change(letter) } : letter));
}

/** Days of letters that exclude each other: nothing goes out before it is dated, or comes back before it went. */
export function ordersOfLetters(letters: readonly Letter[]): readonly Order[] {
  return letters.flatMap(({ produced, sent, deliveredOn, returnedOn, withdrawn }): readonly Order[] => [
    ...sent.map(({ on }): Order => ['LetterProduced', produced.on, 'LetterSent', on]),
    ['LetterSent', sent.at(-1)?.on, 'LetterDelivered', deliveredOn],
    ['LetterSent', sent.at(-1)?.on, 'LetterReturned', returnedOn],
    ['LetterProduced', produced.on, 'LetterWithdrawn', withdrawn?.on],
  ]);
}
