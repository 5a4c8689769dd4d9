import { reject } from '../kernel/command-rejected.js';
import type { Command, Decider } from '../kernel/decider.js';
import type { FactCorrected } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** A SEN2 return was taken in. `occurredOn` is its reference date; every value of its header is kept for export. */
export type ReturnTakenIn = Fact<
  'ReturnTakenIn',
  {
    /** Calendar year that the return covers. */
    readonly year: number;
    /** Element names of the header with the values as stated. */
    readonly header: Readonly<Record<string, string>>;
    /** People in the file. */
    readonly persons: number;
  }
>;

/** Somebody ran a file of this return into the log. `occurredOn` is the day it ended; who it was stands with the event. */
export type ReturnFileImported = Fact<
  'ReturnFileImported',
  {
    /** The id that every event of the import names as its correlation. */
    readonly importId: string;
    /** Hex SHA-256 of the file as it came. */
    readonly sha256: string;
    readonly bytes: number;
    /** False where it was stopped before the end of the file. */
    readonly wholeFile: boolean;
    /** People in the file, and what became of those read. */
    readonly persons: number;
    readonly taken: number;
    readonly alreadyHere: number;
    readonly contradicted: number;
    readonly rejected: number;
    /** Events recorded of them. */
    readonly events: number;
  }
>;
export type ReturnEvent = ReturnTakenIn | ReturnFileImported | FactCorrected;

/** The import has been finished: what the return says about itself. */
export interface RecordReturn extends Command<'RecordReturn'> {
  readonly on: CalendarDate;
  readonly data: ReturnTakenIn['data'];
}

/** A run of a file has ended: what it was and what it came to. */
export interface RecordReturnFile extends Command<'RecordReturnFile'> {
  readonly on: CalendarDate;
  readonly data: ReturnFileImported['data'];
}

/** The returns of one authority and year that were taken in, oldest first. */
export interface ReturnYear {
  readonly takenIn: readonly ReturnTakenIn['data'][];
}

export const returnDecider: Decider<ReturnYear, RecordReturn | RecordReturnFile, ReturnEvent> = {
  name: 'return',
  initialState: { takenIn: [] },
  schemas: {},
  decide(command, _, { today }) {
    const { on } = command;
    if (on > today) reject('dated-in-the-future', { on, today });
    switch (command.type) {
      case 'RecordReturn':
        return [{ type: 'ReturnTakenIn', occurredOn: on, data: command.data }];
      case 'RecordReturnFile':
        return [{ type: 'ReturnFileImported', occurredOn: on, data: command.data }];
    }
  },
  evolve: (state, event) => (event.type === 'ReturnTakenIn' ? { takenIn: [...state.takenIn, event.data] } : state),
  mayFollow: () => true,
  contradiction: () => null,
};
