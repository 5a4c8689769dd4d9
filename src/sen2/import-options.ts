import type { Actor } from '../../workflows/kernel/fact.js';
import type { ReportRow } from './import-report.js';
import type { ReturnHeader } from './return-record.js';

/** What an import needs from those who call it. */
export interface ImportOptions {
  readonly actor: Actor;
  /** Streams (`plan-<id>`, ...) that name the child, from a read model that has caught up with the log. */
  readonly streamsOf: (childId: string) => Promise<readonly string[]>;
  /** Aborting stops after the records in hand: everything recorded stays, and the next run completes the rest. */
  readonly signal?: AbortSignal;
  /** Called as records are finished; the total is known from the start. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called with each row of the report as it is found. */
  readonly onRow?: (row: ReportRow) => void;
  /** Waited for after each batch of records, so that others have their turn. */
  readonly betweenBatches?: () => Promise<void>;
  /** Records in hand at once; fewer leave the event loop sooner to others, more share one sync of the log. Default 64. */
  readonly recordsAtOnce?: number;
  /** Everything is read, checked and counted as a run would, and nothing is recorded: no event, no person, no key. */
  readonly trial?: boolean;
  /** Refuse a return of any other authority. */
  readonly onlyAuthority?: string;
  /** Whether the register of establishments has the URN open on the day; without one, only its form is checked. */
  readonly urnOpen?: (urn: string, on: string) => boolean;
  readonly correlationId?: string;
}

/** How far an import has come. */
export interface ImportProgress {
  /** Records finished. */
  readonly done: number;
  /** Records in the file. */
  readonly total: number;
  readonly taken: number;
  readonly alreadyHere: number;
  readonly contradicted: number;
  readonly rejected: number;
  readonly queried: number;
}

/** What became of a return, or would in a trial. `persons` = `taken` + `alreadyHere` + `contradicted` + `rejected` unless it was stopped. */
export interface ImportResult {
  readonly header: ReturnHeader;
  /** Person records in the file. */
  readonly persons: number;
  /** Persons of whom something new was recorded. */
  readonly taken: number;
  /** Persons of whom everything was known. */
  readonly alreadyHere: number;
  /** Persons of whom nothing was recorded because all that was new contradicts the log. */
  readonly contradicted: number;
  readonly rejected: number;
  /** Persons taken or known with something to look at. */
  readonly queried: number;
  /** Single contradictions, of which a person can have several. */
  readonly contradictions: number;
  /** Events written. */
  readonly events: number;
  /** Facts stated in the file of people whom the log knows, and which it has already. */
  readonly factsAlreadyHere: number;
  /** Streams that gained events. */
  readonly streams: number;
  readonly durationMs: number;
  /** True where the signal stopped the import before the end of the file. */
  readonly stopped: boolean;
  readonly rows: readonly ReportRow[];
  /** Rows beyond what a report holds. */
  readonly rowsLeftOut: number;
}

/**
 * Whether something of the file was not taken, rejected or contradicting the log: the command line then ends with code 3.
 * Queries alone do not: what they are about went in.
 */
export function leftSomethingOut({ rejected, contradictions }: ImportResult): boolean {
  return rejected > 0 || contradictions > 0;
}
