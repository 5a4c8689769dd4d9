import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Reg 15(1): the authority became aware that the child moves, or has moved, to another authority's area. */
export type MoveBecameKnown = Fact<
  'MoveBecameKnown',
  { readonly toAuthority: string | null; readonly movesOn: CalendarDate }
>;
/** The move did not take place. */
export type MoveCalledOff = Fact<'MoveCalledOff'>;
/** Reg 15(2): the plan was transferred to the new authority, whose care it is in from that day. */
export type PlanTransferredOut = Fact<'PlanTransferredOut', { readonly toAuthority: string | null }>;
/** Reg 15(3): another authority transferred the plan to this one. The day it was made and last reviewed travel with it. */
export type PlanTransferReceived = Fact<
  'PlanTransferReceived',
  { readonly fromAuthority: string | null; readonly lastReviewedOn: CalendarDate | null }
>;
/** Reg 15(4): the family was told of the transfer, whether there will be an assessment, and when the plan is reviewed. */
export type TransferLetterSent = Fact<
  'TransferLetterSent',
  { readonly willAssess: boolean; readonly reviewBy: CalendarDate | null }
>;
/** Reg 16: the responsible health body became aware that the child belongs to another one's area. */
export type HealthMoveBecameKnown = Fact<
  'HealthMoveBecameKnown',
  { readonly healthMoveId: string; readonly movesOn: CalendarDate }
>;
/** Reg 16: the old health body told the new one. */
export type HealthBodyNotified = Fact<'HealthBodyNotified', { readonly healthMoveId: string }>;

/** CFA 2014 s.70, s.74: relevant detention began; the plan is kept, and arranged anew on release. */
export type CustodyBegan = Fact<'CustodyBegan'>;
/** CFA 2014 s.48: release from relevant detention. */
export type CustodyEnded = Fact<'CustodyEnded'>;
/** CFA 2014 s.48: after release the authority maintains the plan again. */
export type MaintenanceResumed = Fact<'MaintenanceResumed'>;

export type MoveEvent =
  | MoveBecameKnown
  | MoveCalledOff
  | PlanTransferredOut
  | PlanTransferReceived
  | TransferLetterSent
  | HealthMoveBecameKnown
  | HealthBodyNotified
  | CustodyBegan
  | CustodyEnded
  | MaintenanceResumed;
