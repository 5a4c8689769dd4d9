import type { Fact, Plain } from './fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/**
 * An earlier record of the same stream was wrong. Nothing is edited: reading applies the correction to the fact it
 * names, and what was known before can still be read as it was. `occurredOn` is the day the correction was made.
 */
export type FactCorrected = Fact<
  'FactCorrected',
  {
    readonly correctsRevision: number;
    readonly correctsEventId: string;
    readonly reason: 'mistyped' | 'wrongCase' | 'newEvidence' | 'didNotHappen' | 'other';
    /** The day that should stand; null where the day was right. */
    readonly occurredOn: CalendarDate | null;
    /** Fields of the fact's data that should stand instead. */
    readonly changes: Readonly<Record<string, Plain>>;
    /** The fact never happened. */
    readonly struck: boolean;
  },
  { readonly text?: string; readonly changes?: Readonly<Record<string, Plain>> }
>;

/**
 * What a SEN2 return states without a day of its own, dated at the return's reference date: mediation and tribunal
 * flags, the 20-week exception flag, whether the plan was active. Every later return states them anew.
 */
export type ReturnFlagsStated = Fact<
  'ReturnFlagsStated',
  {
    /** Calendar year that the return covers. */
    readonly year: number;
    /** Element names of the return, in lower camel case, with the values as stated; absent ones are left out. */
    readonly flags: Readonly<Record<string, Plain>>;
  },
  /** Dateless particulars of the return that are personal; kept so that an export can give them back. */
  Readonly<Record<string, Plain>>
>;

/** What a person wrote about the event for those who may read the case. */
export interface Narrative {
  readonly text?: string;
}

export type CaseAllocated = Fact<'CaseAllocated', { readonly team: string; readonly worker: string | null }>;
export type NoteAdded = Fact<
  'NoteAdded',
  { readonly kind: 'note' | 'call' | 'email' | 'visit' | 'outOfTurn' },
  Narrative
>;
