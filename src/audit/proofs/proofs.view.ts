import type { StoredEvent } from '../../event-store/event-store.js';
import type { Notice } from '../../web/web-options.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import { tag } from '../../web/words/deadline-tag.js';
import type { Tag } from '../../web/words/deadline-tag.js';
import { instantWords } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { reasonWords } from '../../web/words/fault-words.js';
import type { ComparedHead, HeadAnswer, Verification } from './verification-store.js';

/** One verification in the list of those that were made. */
export interface VerificationRow {
  readonly when: string;
  readonly by: string;
  readonly events: string;
  readonly tag: Tag;
  /** What was found, in sentences. */
  readonly found: readonly string[];
  readonly headHref: string | null;
}

export function verificationRow(one: Verification, names: StaffNames): VerificationRow {
  return {
    when: instantWords(one.startedAt),
    by: staffName(names, one.startedBy),
    events: count(one.events),
    tag: resultTag(one),
    found: [...faultSentences(one), ...headSentences(one)],
    headHref: one.head === null ? null : `/proofs/verifications/${one.id}/head.txt`,
  };
}

function resultTag({ state, fault, kept, earlier }: Verification): Tag {
  if (state === 'running') return tag('Running', 'blue');
  if (state === 'stopped') return tag('Broken off', 'grey');
  if (fault !== null) return tag('Altered', 'red');
  return isAnotherLog({ kept, earlier }) ? tag('Not the same log', 'red') : tag('Nothing altered', 'green');
}

function isAnotherLog({ kept, earlier }: Pick<Verification, 'kept' | 'earlier'>): boolean {
  return [kept, earlier].some((one) => one?.answer === 'different' || one?.answer === 'shorter');
}

/** What every page says after a verification that found the log altered, or another than it was; null after a good one. */
export function verificationNotice(last: Verification | null): Notice | null {
  if (last === null || (last.fault === null && !isAnotherLog(last))) return null;
  return {
    variant: 'error',
    title: 'The log is not what was written',
    text: `The verification of ${instantWords(last.startedAt)} found that something that was recorded has been altered or is missing. Keep the data folder as it is.`,
    link: { text: 'See what was found under Proofs', href: '/proofs' },
  };
}

/** Where the first bad event is: its place in the log, and its stream and number there. */
export function faultSentences({ fault, events }: Pick<Verification, 'fault' | 'events'>): readonly string[] {
  if (fault === null) return [];
  const { position, stream, revision, reason } = fault;
  const place = stream === null ? '' : `, ${stream}${revision === null ? '' : ` number ${revision + 1}`},`;
  return [
    `Event ${count(position)} of the log${place} ${reasonWords(reason)}. The ${count(events)} before it are good.`,
  ];
}

const answers: Readonly<Record<HeadAnswer, string>> = {
  contained: 'This log still contains it: every event up to there is what it was',
  different: 'This log does not contain it: some event up to there is not what it was',
  shorter: 'This log does not contain it: it ends before that',
  damaged: 'Cannot be said: the log is damaged before that',
};

function headSentences({ kept, earlier }: Verification): readonly string[] {
  const sentence = (name: string, one: ComparedHead | null): readonly string[] =>
    one?.answer == null
      ? []
      : [`${name} of ${instantWords(one.head.verifiedAt)} (${count(one.head.events)} events): ${answers[one.answer]}.`];
  return [
    ...sentence('Head handed in,', kept),
    // What went well needs no second sentence where somebody handed in a head of their own.
    ...(earlier?.answer === 'contained' && kept !== null ? [] : sentence('Earlier verification', earlier)),
  ];
}

/** What a running verification shows of itself. */
export function progressOf({ events, position, until, startedAt }: Verification): object {
  return {
    position,
    until,
    words:
      until === 0 ? 'The log is empty' : `${count(events)} events verified, ${percent(position, until)}% of the log`,
    since: instantWords(startedAt),
  };
}

const percent = (position: number, until: number): number => Math.min(100, Math.floor((position / until) * 100));

/** Where the log ends just now. */
export function headFacts(head: number, contiguous: boolean, last: StoredEvent | null): readonly object[] {
  if (last === null) return [{ key: 'Events', value: 'None yet' }];
  return [
    ...(contiguous
      ? [{ key: 'Events', value: count(head) }]
      : [{ key: 'Position of the last event', value: String(head) }]),
    { key: 'Last recorded', value: instantWords(last.recordedAt) },
    { key: 'Last event', value: `${last.stream} number ${last.revision + 1}` },
    { key: 'Its fingerprint', value: last.leaf, code: true },
  ];
}
