import type { Command } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ChildEvent } from './child.events.js';

/** Every command that records one fact about a child, with the fact it wishes for. */
export const factOfChildCommand = {
  RecordChild: 'ChildRecorded',
  ChangeChildDetails: 'ChildDetailsChanged',
  RecordParent: 'ParentRecorded',
  RecordNeed: 'NeedRecorded',
  RecordSetting: 'SettingRecorded',
  RecordResponsibleAuthority: 'ResponsibleAuthorityRecorded',
  RecordLookedAfter: 'LookedAfterRecorded',
} as const satisfies Readonly<Record<string, ChildEvent['type']>>;

export type ChildCommandType = keyof typeof factOfChildCommand;
type EventOf<C extends ChildCommandType> = Extract<ChildEvent, { type: (typeof factOfChildCommand)[C] }>;

export interface RecordChildFact<C extends ChildCommandType> extends Command<C> {
  readonly on: CalendarDate;
  readonly data: EventOf<C>['data'];
  readonly personal?: NonNullable<EventOf<C>['personal']>;
}

export interface RecordChildHistory extends Command<'RecordHistory'> {
  readonly facts: readonly ChildEvent[];
}

export type ChildFactCommand = { [C in ChildCommandType]: RecordChildFact<C> }[ChildCommandType];
export type ChildCommand = ChildFactCommand | RecordChildHistory;
