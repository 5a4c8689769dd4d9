import { daysBetween } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { LetterKind, LetterRecipient } from './letter.events.js';
import type { Letter } from './letter.state.js';

/** A notice that the law requires, as the fact of it was recorded. */
export interface Notice {
  readonly kind: LetterKind;
  readonly on: CalendarDate;
  /** The draft, advice, review or notice it is about; null where there is none. */
  readonly about: string | null;
  /** Null where the record does not say to which of several it went. */
  readonly recipient: LetterRecipient | null;
  /** Only a return, or an earlier system, tells of it: its letter is not here. */
  readonly stated: boolean;
}

/**
 * How a notice and its letter agree. `sentOnAnotherDay`: both are on record, with different days. Nothing of this is ever
 * put right by itself: the record of a notice is one fact, the letter another.
 */
export type Agreement = 'noLetter' | 'notSent' | 'cameBack' | 'sentOnAnotherDay' | 'agrees';

export interface NoticeLine {
  readonly notice: Notice;
  readonly letter: Letter | null;
  readonly agreement: Agreement;
}

/** Every notice with the letter that announces it, and the letters that announce nothing on record. */
export interface NoticesAndLetters {
  readonly notices: readonly NoticeLine[];
  /** Sent, while no notice of the kind is on record. */
  readonly withoutNotice: readonly Letter[];
}

/** What is recorded held against the letters: the nearest days belong together, and what is about the same thing first. */
export function noticesAndLetters(notices: readonly Notice[], letters: readonly Letter[]): NoticesAndLetters {
  const live = letters.filter(({ withdrawn, sent }) => withdrawn === null || sent.length > 0);
  const pairs = notices
    .flatMap((notice) => live.filter((letter) => fits(notice, letter)).map((letter) => ({ notice, letter })))
    .toSorted((a, b) => distance(a) - distance(b));
  const found = new Map<Notice, Letter>();
  const taken = new Set<Letter>();
  for (const { notice, letter } of pairs) {
    if (found.has(notice) || taken.has(letter)) continue;
    found.set(notice, letter);
    taken.add(letter);
  }
  return {
    notices: notices.map((notice) => {
      const letter = found.get(notice) ?? null;
      return { notice, letter, agreement: agreementOf(notice, letter) };
    }),
    withoutNotice: live.filter(
      (letter) =>
        letter.sent.length > 0 && !notices.some((notice) => notice.kind === letter.kind && sameSubject(notice, letter)),
    ),
  };
}

/** The notice that a letter announces; null while none is on record. */
export function noticeOf(letter: Letter, notices: readonly Notice[], letters: readonly Letter[]): Notice | null {
  const found = noticesAndLetters(notices, letters).notices.find((line) => line.letter?.letterId === letter.letterId);
  return found?.notice ?? null;
}

function agreementOf({ on }: Notice, letter: Letter | null): Agreement {
  if (letter === null) return 'noLetter';
  const [first] = letter.sent;
  if (first === undefined) return 'notSent';
  if (letter.returnedOn !== null) return 'cameBack';
  return letter.sent.some((sending) => sending.on === on) || letter.deliveredOn === on ? 'agrees' : 'sentOnAnotherDay';
}

function fits(notice: Notice, letter: Letter): boolean {
  return (
    letter.kind === notice.kind &&
    (notice.recipient === null || notice.recipient === letter.recipient) &&
    sameSubject(notice, letter)
  );
}

/** A letter written before what it is about was on record names nothing. */
function sameSubject({ about }: Notice, letter: Letter): boolean {
  return about === null || letter.about === null || letter.about === about;
}

/** Days apart; what only may be about the same thing stands behind all that is. */
function distance({ notice, letter }: { readonly notice: Notice; readonly letter: Letter }): number {
  const apart = Math.abs(daysBetween(letter.sent[0]?.on ?? letter.produced.on, notice.on));
  return letter.about === notice.about ? apart : apart + unnamed;
}

/** More days than any case lasts. */
const unnamed = 100_000;
