import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { faultWords } from '../web/words/fault-words.js';
import { caseHref } from './acts.js';
import type { CaseFile } from './case-file.service.js';
import type { CaseProof } from './case-proof.service.js';
import type { OpenCase } from './case-pages.service.js';
import { address } from './query.js';

/** The card "Can this be trusted?". */
export interface CaseTrust {
  readonly sound: boolean;
  readonly words: string;
  /** The event that is not what was written, where it is one that the page can show. */
  readonly faultHref: string | null;
  /** Only for those who may open it. */
  readonly proofsHref: string | null;
}

/** What checking the case’s fingerprints has just shown, in words. */
export function trustOf({ fault, of }: CaseProof, { file, person }: OpenCase): CaseTrust {
  const events = of === 1 ? 'The one event matches its fingerprint' : `All ${of} events match their fingerprints`;
  return {
    sound: fault === null,
    words: fault === null ? events : faultWords(fault),
    faultHref:
      fault?.number == null
        ? null
        : address(`${caseHref(file.reference)}/history/${fault.number}`, [['as-at', file.lookingBack]]),
    proofsHref: mayReplay(person) ? '/proofs' : null,
  };
}

/** Whether the person may take cases back event by event, beside what is known now. */
export function mayReplay({ roles }: Person): boolean {
  return roles.includes('auditor') || roles.includes('manager');
}

/** Address of the case taken back to a day, or to one event of that day. */
export function replayHref(reference: string, asAt: CalendarDate, event: number | null = null): string {
  return address(`/replay/${encodeURIComponent(reference)}`, [
    ['as-at', asAt],
    ['event', event === null ? null : String(event)],
  ]);
}

/** Where the case is seen on a past day: beside today for those who may replay it, else as its own pages were. */
export function pastHref({ reference }: Pick<CaseFile, 'reference'>, person: Person, day: CalendarDate): string {
  return mayReplay(person) ? replayHref(reference, day) : address(`${caseHref(reference)}/history`, [['as-at', day]]);
}
