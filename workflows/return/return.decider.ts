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
export type ReturnEvent = ReturnTakenIn | FactCorrected;

/** The import has been finished: what the return says about itself. */
export interface RecordReturn extends Command<'RecordReturn'> {
  readonly on: CalendarDate;
  readonly data: ReturnTakenIn['data'];
}

/** The returns of one authority and year that were taken in, oldest first. */
export interface ReturnYear {
  readonly takenIn: readonly ReturnTakenIn['data'][];
}

export const returnDecider: Decider<ReturnYear, RecordReturn, ReturnEvent> = {
  name: 'return',
  initialState: { takenIn: [] },
  schemas: {},
  decide({ on, data }, _, { today }) {
    if (on > today) reject('dated-in-the-future', { on, today });
    return [{ type: 'ReturnTakenIn', occurredOn: on, data }];
  },
  evolve: (state, event) => (event.type === 'ReturnTakenIn' ? { takenIn: [...state.takenIn, event.data] } : state),
  mayFollow: () => true,
  contradiction: () => null,
};
