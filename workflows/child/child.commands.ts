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
  RestrictCase: 'CaseRestricted',
  ChangeCaseAccess: 'CaseAccessChanged',
  LiftRestriction: 'CaseRestrictionLifted',
} as const satisfies Readonly<Record<string, ChildEvent['type']>>;

/** Commands whose every part follows from who is signed in and what a page asks: no body of a program states them. */
export const factOfBreakGlassCommand = {
  OpenUnderBreakGlass: 'CaseOpenedUnderBreakGlass',
  ReviewBreakGlass: 'BreakGlassReviewed',
} as const satisfies Readonly<Record<string, ChildEvent['type']>>;

export type ChildCommandType = keyof typeof factOfChildCommand;
export type BreakGlassCommandType = keyof typeof factOfBreakGlassCommand;
type FactOf = typeof factOfChildCommand & typeof factOfBreakGlassCommand;
type EventOf<C extends keyof FactOf> = Extract<ChildEvent, { type: FactOf[C] }>;

export interface RecordChildFact<C extends ChildCommandType | BreakGlassCommandType> extends Command<C> {
  readonly on: CalendarDate;
  readonly data: EventOf<C>['data'];
  readonly personal?: NonNullable<EventOf<C>['personal']>;
}

export interface RecordChildHistory extends Command<'RecordHistory'> {
  readonly facts: readonly ChildEvent[];
}

export type ChildFactCommand = { [C in ChildCommandType]: RecordChildFact<C> }[ChildCommandType];
export type BreakGlassCommand = { [C in BreakGlassCommandType]: RecordChildFact<C> }[BreakGlassCommandType];
export type ChildCommand = ChildFactCommand | BreakGlassCommand | RecordChildHistory;
