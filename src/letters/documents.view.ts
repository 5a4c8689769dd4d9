import { defaultContentRule, itemsRequired } from '../../workflows/letters/checklist.js';
import type { ChecklistItem } from '../../workflows/letters/checklist.js';
import { checklistOf } from '../../workflows/letters/letter-kinds.js';
import type { NoticeLine } from '../../workflows/letters/letter-notices.js';
import type { Letter } from '../../workflows/letters/letter.state.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import { caseHref } from '../cases/acts.js';
import type { CaseFile } from '../cases/case-file.service.js';
import { address } from '../cases/query.js';
import { tag } from '../web/words/deadline-tag.js';
import type { Tag } from '../web/words/deadline-tag.js';
import { dashDate, sentenceDate, shortDate } from '../web/words/date-words.js';
import { letterRecipientWords, letterTitle } from '../web/words/letter-words.js';
import { aboutWords } from './letter-subjects.js';
import { comparedIn, letterProcesses, lettersIn, sealedLetter } from './letters-on-file.js';
import type { LetterProcess } from './letters-on-file.js';
import { noticeActHref } from './notice-acts.js';

export interface LetterRow {
  readonly title: string;
  readonly href: string;
  readonly about: string | null;
  readonly to: string;
  readonly dated: string;
  readonly sent: string;
  readonly delivered: string;
  readonly tag: Tag;
}

export interface NoticeRow {
  readonly title: string;
  readonly about: string | null;
  readonly on: string;
  readonly says: string;
  readonly tag: Tag;
  readonly next: { readonly text: string; readonly href: string } | null;
}

export interface DocumentsPage {
  readonly letters: readonly LetterRow[];
  /** Notices whose letter is missing or does not agree, and letters without a notice. */
  readonly open: readonly NoticeRow[];
  readonly agreeing: number;
  /** Notices that a file brought: their letters are elsewhere. */
  readonly stated: number;
}

/** Letters and notices of a case, and where they do not agree. */
export function documentsPage(file: CaseFile, basis: DecisionBasis, records: boolean): DocumentsPage {
  const lines = letterProcesses(file).flatMap((process) =>
    comparedIn(process).notices.map((line) => ({ line, process })),
  );
  const here = lines.filter(({ line }) => !line.notice.stated || line.letter !== null);
  const disagreeing = here.filter(({ line }) => line.agreement !== 'agrees');
  return {
    letters: lettersIn(file).map(({ letter, process, entry }) => ({
      title: letterTitle(letter.kind),
      href: letterHref(file, letter),
      about: aboutWords(process, letter.about),
      to: sealedLetter(entry).recipientName ?? letterRecipientWords[letter.recipient],
      dated: shortDate(letter.produced.on),
      sent: letter.sent.length === 0 ? '–' : letter.sent.map(({ on }) => shortDate(on)).join(', '),
      delivered: dashDate(letter.deliveredOn),
      tag: letterTag(letter, basis),
    })),
    open: [
      ...disagreeing
        .toSorted((a, b) => (a.line.notice.on < b.line.notice.on ? 1 : -1))
        .map(({ line, process }) => noticeRow(line, process, file, records)),
      ...letterProcesses(file).flatMap((process) =>
        comparedIn(process).withoutNotice.map((letter) => letterWithoutNotice(letter, process, file, records)),
      ),
    ],
    agreeing: here.length - disagreeing.length,
    stated: lines.length - here.length,
  };
}

/** What a letter must have and has not. */
export function missingOf(
  { kind, recipient, met }: Pick<Letter, 'kind' | 'recipient' | 'met'>,
  { settings: { letterContent = defaultContentRule } }: Pick<DecisionBasis, 'settings'>,
): readonly ChecklistItem[] {
  return itemsRequired(checklistOf(kind, recipient), letterContent).filter(({ id }) => !met.includes(id));
}

/** Where a letter is. */
export function letterTag(letter: Letter, basis: Pick<DecisionBasis, 'settings'>): Tag {
  if (letter.withdrawn !== null) return tag('Withdrawn', 'grey');
  if (letter.returnedOn !== null) return tag('Came back', 'red');
  if (letter.deliveredOn !== null) return tag('Delivered', 'green');
  if (letter.sent.length > 0) return tag('Sent', 'green');
  const missing = missingOf(letter, basis).length;
  return missing === 0 ? tag('Ready to send', 'blue') : tag(`Draft: ${missing} missing`, 'yellow');
}

export function documentsHref(reference: string, rest = ''): string {
  return `${caseHref(reference)}/documents${rest}`;
}

export function letterHref({ reference, lookingBack }: CaseFile, { letterId }: Pick<Letter, 'letterId'>): string {
  return address(documentsHref(reference, `/${letterId}`), [['as-at', lookingBack]]);
}

function noticeRow(
  { notice, letter, agreement }: NoticeLine,
  process: LetterProcess,
  file: CaseFile,
  records: boolean,
): NoticeRow {
  const base = {
    title: letterTitle(notice.kind),
    about: aboutWords(process, notice.about),
    on: shortDate(notice.on),
  };
  const told = `Recorded for ${sentenceDate(notice.on)}`;
  const open = letter === null ? null : { text: 'Open the letter', href: letterHref(file, letter) };
  switch (agreement) {
    case 'noLetter': {
      const query = [['process', process.id], ['about', notice.about], ['to', notice.recipient]] as const; // prettier-ignore
      const href = address(documentsHref(file.reference, `/new/${notice.kind}`), query);
      return {
        ...base,
        says: `${told}; no letter is recorded`,
        tag: tag('No letter', 'yellow'),
        next: records ? { text: 'Write the letter', href } : null,
      };
    }
    case 'notSent':
      return {
        ...base,
        says: `${told}; its letter is not recorded as sent`,
        tag: tag('Not sent', 'yellow'),
        next: open,
      };
    case 'cameBack':
      return { ...base, says: `${told}; its letter came back`, tag: tag('Came back', 'red'), next: open };
    case 'sentOnAnotherDay':
    case 'agrees': {
      const sent = letter?.sent[0]?.on ?? notice.on;
      const apart = Math.abs(daysBetween(notice.on, sent));
      const days = `${apart} ${apart === 1 ? 'day' : 'days'} ${sent > notice.on ? 'later' : 'earlier'}`;
      return { ...base, says: `${told}; its letter was sent ${days}`, tag: tag('Days differ', 'orange'), next: open };
    }
  }
}

function letterWithoutNotice(letter: Letter, process: LetterProcess, file: CaseFile, records: boolean): NoticeRow {
  const href = records ? noticeActHref(letter.kind, letter.about, process, file.reference) : null;
  const sent = letter.sent[0]?.on ?? letter.produced.on;
  return {
    title: letterTitle(letter.kind),
    about: aboutWords(process, letter.about),
    on: '–',
    says: `The letter was sent on ${sentenceDate(sent)}; the notice itself is not recorded`,
    tag: tag('No notice', 'red'),
    next: href === null ? null : { text: 'Record the notice', href },
  };
}
