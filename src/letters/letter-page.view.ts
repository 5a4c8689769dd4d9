import { letterKinds } from '../../workflows/letters/letter-kinds.js';
import { noticeOf } from '../../workflows/letters/letter-notices.js';
import { eventHref } from '../cases/case-pages.service.js';
import type { OpenCase } from '../cases/case-pages.service.js';
import { address } from '../cases/query.js';
import { byWhom } from '../cases/case-history.view.js';
import { narrativeOf } from '../cases/event-words.js';
import type { HistoryEntry } from '../children/case-record.js';
import { sentenceDate } from '../web/words/date-words.js';
import {
  deliveryWords,
  letterRecipientWords,
  letterTitle,
  returnWords,
  sendingWords,
  withdrawalWords,
} from '../web/words/letter-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { documentsHref, letterTag, missingOf } from './documents.view.js';
import { contentHashOf } from './letter-hash.js';
import { aboutWords } from './letter-subjects.js';
import { noticesOf, sealedLetter } from './letters-on-file.js';
import type { LetterOnFile } from './letters-on-file.js';
import { noticeActHref } from './notice-acts.js';
import { checklistView } from './write-letter.form.js';

/** What the page of one letter says beside the letter itself. */
export function letterPage({ file, basis, records }: OpenCase, { letter, process, entry }: LetterOnFile): object {
  const content = sealedLetter(entry);
  const notice = noticeOf(letter, noticesOf(process), process.state.letters);
  const href = (rest: string): string => documentsHref(file.reference, `/${letter.letterId}${rest}`);
  const anew = address(documentsHref(file.reference, `/new/${letter.kind}`), [
    ['process', process.id],
    ['about', letter.about],
    ['to', letter.recipientId ?? letter.recipient],
    ['from', letter.letterId],
  ]);
  const whole = content.recipientName !== undefined && content.subject !== undefined;
  return {
    letterTitle: letterTitle(letter.kind),
    tag: letterTag(letter, basis),
    facts: [
      { key: 'To', value: content.recipientName ?? letterRecipientWords[letter.recipient] },
      ...optional('About', aboutWords(process, letter.about)),
      { key: 'Produced', value: `${sentenceDate(letter.produced.on)}, by ${byWhom(entry, file.names)}` },
      { key: 'Template', value: `${letterTitle(letter.kind)}, version ${letter.template}` },
      {
        key: 'Notice',
        value: notice === null ? 'The notice itself is not recorded' : `Recorded for ${sentenceDate(notice.on)}`,
      },
    ],
    happened: happenedTo(process.history, letter.letterId, file),
    // Of a letter whose recipient was erased nothing can be worked out any more.
    intact: whole ? contentHashOf(content) === letter.contentHash : null,
    contentFingerprint: letter.contentHash,
    checklist: checklistView(letter, content, missingOf(letter, basis)),
    acts: records ? [...actsOn(letter, href), { text: 'Write it anew from this one', href: anew }] : [],
    noticeHref: records && notice === null ? noticeActHref(letter.kind, letter.about, process, file.reference) : null,
    pdfHref: href('.pdf'),
    printHref: href('/print'),
    listHref: documentsHref(file.reference),
    historyHref: eventHref(file, file.events.findIndex(({ position }) => position === entry.position) + 1),
    fact: letterKinds[letter.kind].fact,
  };
}

function actsOn(
  { sent, withdrawn, deliveredOn, returnedOn }: LetterOnFile['letter'],
  href: (rest: string) => string,
): readonly { readonly text: string; readonly href: string }[] {
  if (withdrawn !== null && sent.length === 0) return [];
  return [
    ...(withdrawn === null
      ? [{ text: sent.length === 0 ? 'Record that it was sent' : 'Record that it was sent again', href: href('/sent') }]
      : []),
    ...(sent.length > 0 && deliveredOn === null ? [{ text: 'Record that it arrived', href: href('/delivered') }] : []),
    ...(sent.length > 0 && returnedOn === null ? [{ text: 'Record that it came back', href: href('/returned') }] : []),
    ...(withdrawn === null ? [{ text: 'Withdraw it', href: href('/withdrawn') }] : []),
  ];
}

interface Happening {
  readonly what: string;
  readonly on: string;
  readonly by: string;
  readonly text: string | null;
  readonly href: string;
}

/** Sendings, deliveries, returns and withdrawal, each from its own record. */
function happenedTo(history: readonly HistoryEntry[], letterId: string, file: OpenCase['file']): readonly Happening[] {
  return history
    .filter(({ type, data }) => type in happenings && 'letterId' in data && data.letterId === letterId)
    .map((entry) => ({
      what: happenings[entry.type]?.(entry.data as Readonly<Record<string, unknown>>, entry) ?? '',
      on: sentenceDate(entry.occurredOn),
      by: `${byWhom(entry, file.names)}${entry.correctedBy === null ? '' : '; corrected later'}`,
      text: narrativeOf(entry),
      href: eventHref(file, file.events.findIndex(({ position }) => position === entry.position) + 1),
    }));
}

const happenings: Readonly<Record<string, (data: Readonly<Record<string, unknown>>, entry: HistoryEntry) => string>> = {
  LetterSent: ({ how, knowinglyIncomplete }, { personal }) => {
    const to = Object.values(personal ?? {}).find((content: { sentTo?: string }) => content.sentTo !== undefined) as
      { readonly sentTo: string } | undefined;
    const where = to === undefined ? '' : `, to ${to.sentTo.replaceAll('\n', ', ')}`;
    const incomplete = knowinglyIncomplete === true ? ', although something was missing' : '';
    return `Sent: ${lowerFirst(word(sendingWords, how))}${where}${incomplete}`;
  },
  LetterDelivered: ({ shownBy }) => `Delivered: ${lowerFirst(word(deliveryWords, shownBy))}`,
  LetterReturned: ({ because }) => `Came back: ${lowerFirst(word(returnWords, because))}`,
  LetterWithdrawn: ({ because }) => `Withdrawn: ${lowerFirst(word(withdrawalWords, because))}`,
};

function word(words: Readonly<Record<string, string>>, code: unknown): string {
  return typeof code === 'string' ? (words[code] ?? code) : '';
}

function optional(key: string, value: string | null): readonly { readonly key: string; readonly value: string }[] {
  return value === null ? [] : [{ key, value }];
}
