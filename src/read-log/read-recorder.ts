import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import type { Opened } from './openings.js';
import type { Purpose } from './read-record.js';

/** One look at personal data, before anybody has seen them. */
export interface Read {
  readonly person: Person;
  readonly route: string;
  readonly purpose: Purpose;
  readonly opened: Opened;
  readonly asAt: CalendarDate | null;
  readonly correlationId: string;
}

/** Records what an answer is about to show. Also its own injection token. */
export abstract class ReadRecorder {
  /** Resolves once the record is durable. @throws ReadNotRecorded: nothing may be shown then. */
  abstract record(read: Read): Promise<void>;
}

/** For an application without records. */
export class NoReadRecorder extends ReadRecorder {
  override record(): Promise<void> {
    return Promise.resolve();
  }
}

/** The read log cannot be written, so that nothing may be shown. */
export class ReadNotRecorded extends Error {
  override readonly name = 'ReadNotRecorded';
}
