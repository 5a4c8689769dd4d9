import { reject } from '../kernel/command-rejected.js';
import type { DecisionBasis } from '../kernel/decider.js';
import { defaultContentRule, itemsMet, itemsRequired } from './checklist.js';
import { checklistOf, freeParts, letterKinds } from './letter-kinds.js';
import type { LetterSubject, LetterWorkflow } from './letter-rules.js';
import { noticeOf } from './letter-notices.js';
import type { Notice } from './letter-notices.js';
import { hiddenIn, hasHiddenCharacters, lengthOf, longestLetter } from './letter-text.js';
import type {
  LetterAddress,
  LetterContent,
  LetterDelivered,
  LetterProduced,
  LetterReturned,
  LetterSent,
  LetterWithdrawn,
} from './letter.events.js';
import type { Letter } from './letter.state.js';

/** A state that holds letters. */
export interface WithLetters {
  readonly letters: readonly Letter[];
}

/** What the letters of one workflow need to know of it. */
export interface LettersOf<State> {
  readonly workflow: LetterWorkflow;
  readonly notices: (state: State) => readonly Notice[];
  readonly subjects: (state: State, subject: LetterSubject) => readonly string[];
}

/** What facts about letters refer to must be there, whether they are new or history. */
export function letterReferences<State extends WithLetters>({ workflow, subjects }: LettersOf<State>) {
  return {
    LetterProduced: ({ data }: LetterProduced, state: State): void => {
      const { letterId, kind, recipient, about, recipientId } = data;
      const rules = letterKinds[kind];
      if (rules.workflow !== workflow) reject('letter-belongs-elsewhere', { kind });
      if (state.letters.some((letter) => letter.letterId === letterId)) reject('letter-already-produced');
      if (!rules.recipients.some((one) => one.recipient === recipient))
        reject('letter-not-for-them', { kind, recipient });
      if (recipientId !== null && recipient !== 'parentOrYoungPerson') reject('letter-not-to-a-parent', { recipient });
      if (about === null) return;
      if (rules.about === undefined || !subjects(state, rules.about).includes(about)) reject('letter-about-nothing');
    },
    LetterSent: ({ data }: LetterSent, state: State): void => {
      const { recipientId } = letterOf(state, data.letterId);
      if (recipientId !== data.recipientId) reject('letter-of-another-recipient');
    },
    LetterDelivered: ({ data }: LetterDelivered, state: State) => void sentLetter(state, data.letterId),
    LetterReturned: ({ data }: LetterReturned, state: State) => void sentLetter(state, data.letterId),
    LetterWithdrawn: ({ data }: LetterWithdrawn, state: State) => void letterOf(state, data.letterId),
  };
}

/** What a letter must be before it goes out, fact by fact. */
export function letterJudgements<State extends WithLetters>({ notices }: LettersOf<State>) {
  return {
    LetterProduced: (fact: LetterProduced): void => {
      judgeContent(fact);
    },
    LetterSent: (fact: LetterSent, state: State, basis: DecisionBasis): void => {
      const letter = letterOf(state, fact.data.letterId);
      if (letter.withdrawn !== null) reject('letter-withdrawn', { on: letter.withdrawn.on });
      if (!fact.data.recipientConfirmed) reject('letter-recipient-not-confirmed');
      judgeSentTo(fact);
      judgeCompleteness(fact, letter, basis);
      judgeDay(fact, letter, notices(state), state.letters, basis);
    },
    LetterWithdrawn: ({ data }: LetterWithdrawn, state: State): void => {
      const { withdrawn } = letterOf(state, data.letterId);
      if (withdrawn !== null) reject('letter-withdrawn', { on: withdrawn.on });
    },
  };
}

function judgeContent({ data: { kind, recipient, met }, personal }: LetterProduced): void {
  const content: LetterContent & LetterAddress = Object.assign({}, ...Object.values(personal ?? {})) as object;
  const checklist = checklistOf(kind, recipient);
  const known: readonly string[] = [...freeParts, ...letterKinds[kind].items.map(({ id }) => id)];
  const strange = [...(content.parts ?? []), ...(content.enclosures ?? [])].find(
    ({ part }) => !known.includes(part),
  )?.part;
  if (strange !== undefined) reject('letter-has-no-such-part', { kind, part: strange, allowed: known });
  const place = hiddenIn(content);
  if (place !== null) reject('letter-has-hidden-characters', { place });
  const length = lengthOf(content);
  if (length > longestLetter) reject('letter-too-long', { length, most: longestLetter });
  // What a letter holds is judged by what it says, never by what somebody says of it.
  const found = itemsMet(checklist, content);
  if (found.length !== met.length || found.some((id) => !met.includes(id))) reject('letter-checklist-differs');
}

function judgeSentTo({ personal }: LetterSent): void {
  const sentTo = Object.values(personal ?? {}).find((content) => content.sentTo !== undefined)?.sentTo ?? '';
  if (sentTo.trim() === '') reject('letter-needs-an-address');
  if (hasHiddenCharacters(sentTo)) reject('letter-has-hidden-characters', { place: 'sentTo' });
}

function judgeCompleteness(
  { data, personal }: LetterSent,
  { kind, recipient, met }: Letter,
  { settings: { letterContent = defaultContentRule } }: DecisionBasis,
): void {
  const missing = itemsRequired(checklistOf(kind, recipient), letterContent).filter(({ id }) => !met.includes(id));
  if (missing.length === 0) return;
  if (!data.knowinglyIncomplete) reject('letter-incomplete', { missing: missing.map(({ says }) => says) });
  const why = Object.values(personal ?? {}).find(({ text }) => text !== undefined)?.text ?? '';
  if (why.trim() === '') reject('letter-incomplete-without-reason');
}

/** Where a notice counts from its arrival (option P4), the letter goes before it and arrives on or after its day. */
function judgeDay(
  { occurredOn }: LetterSent,
  letter: Letter,
  notices: readonly Notice[],
  letters: readonly Letter[],
  { policy }: DecisionBasis,
): void {
  const notice = noticeOf(letter, notices, letters);
  if (notice === null || policy.P4 === 'arrival' || letter.sent.length > 0 || occurredOn >= notice.on) return;
  reject('letter-before-its-notice', { on: notice.on, fact: letterKinds[letter.kind].fact });
}

function letterOf({ letters }: WithLetters, letterId: string): Letter {
  return letters.find((letter) => letter.letterId === letterId) ?? reject('no-such-letter');
}

function sentLetter(state: WithLetters, letterId: string): Letter {
  const letter = letterOf(state, letterId);
  if (letter.sent.length === 0) reject('letter-not-sent');
  return letter;
}
