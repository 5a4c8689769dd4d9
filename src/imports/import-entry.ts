import type { Actor } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ImportProgress } from '../sen2/import-options.js';
import type { ReasonGroup } from './reason-groups.js';

/** A trial run checks everything and records nothing; the run records. */
export type ImportPhase = 'trial' | 'run';

/** `stopped` by somebody, `cutOff` with the process that ran it: both can be gone on with. */
export type ImportState = 'waiting' | 'running' | 'stopped' | 'cutOff' | 'done' | 'failed';

/** What a phase has come to. */
export interface ImportOutcome extends ImportProgress {
  /** Facts recorded, or that a run would record. */
  readonly events: number;
  readonly factsAlreadyHere: number;
}

/** What the file says it is. */
export interface ReturnNamed {
  readonly authority: string;
  readonly year: number;
  readonly period: number;
  readonly referenceDate: CalendarDate;
}

/** One file that somebody brought, and what has become of it. Holds nothing of its content that names a person. */
export interface ImportEntry {
  readonly id: string;
  /** As the person's computer called it, fit to be shown; only for people to recognise it by. */
  readonly fileName: string;
  readonly bytes: number;
  /** Hex SHA-256 of the file as it came. */
  readonly sha256: string;
  readonly uploadedBy: string;
  /** UTC instant, as the others here. */
  readonly uploadedAt: string;
  readonly phase: ImportPhase;
  readonly state: ImportState;
  /** Who asked for the phase, and when. */
  readonly askedBy: Actor;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly stopAsked: boolean;
  readonly named: ReturnNamed | null;
  /** Of the phase that runs or ran last; null until the first records are through. */
  readonly progress: ImportProgress | null;
  /** Milliseconds that the records so far took. */
  readonly tookMs: number;
  /** Of the last trial that came to its end. */
  readonly trial: ImportOutcome | null;
  /** Of the last run, whether it came to the end of the file or was stopped. */
  readonly run: ImportOutcome | null;
  /** People taken in by runs before the one that runs or ran last: each goes on where the one before ended. */
  readonly takenEarlier: number;
  /** Position of the event in which the log keeps the last run; null before there was one. */
  readonly evidence: number | null;
  readonly groups: readonly ReasonGroup[];
  /** Whether the list of what was not taken, or should be looked at, is on disk. */
  readonly hasReport: boolean;
  /** Why it failed, in words for the person. */
  readonly failure: string | null;
  /** When file and list were removed; null while they are here. */
  readonly removedAt: string | null;
}

/** Whether the phase is waiting or under way. */
export function isMoving({ state }: Pick<ImportEntry, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** What may be asked of an import next; null where nothing may. */
export function nextPhase(entry: ImportEntry): ImportPhase | null {
  const { phase, state, removedAt } = entry;
  if (removedAt !== null || isMoving(entry)) return null;
  if (phase === 'trial') return state === 'done' ? 'run' : state === 'failed' && !mayPass(entry) ? null : 'trial';
  return state === 'done' ? null : 'run';
}

/** A file that cannot be read stays so; what failed for another reason may pass the next time. */
function mayPass({ progress, named }: ImportEntry): boolean {
  return progress !== null || named !== null;
}

/** People taken in by all runs of the file together. */
export function takenIn({ phase, takenEarlier, progress }: ImportEntry): number {
  return takenEarlier + (phase === 'run' ? (progress?.taken ?? 0) : 0);
}

/** Asks for a phase: it waits for its turn. */
export function asked(entry: ImportEntry, phase: ImportPhase, by: Actor, at: string): ImportEntry {
  return {
    ...entry,
    phase,
    state: 'waiting',
    askedBy: by,
    askedAt: at,
    startedAt: null,
    endedAt: null,
    stopAsked: false,
    progress: null,
    tookMs: 0,
    takenEarlier: takenIn(entry),
    groups: [],
    hasReport: false,
    failure: null,
  };
}
