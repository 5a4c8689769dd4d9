import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** Reg 2(1), reg 18: the kinds of transfer between phases of education. */
export type PhaseTransferKind =
  | 'earlyYearsToSchool'
  | 'infantToJunior'
  | 'primaryToMiddle'
  | 'primaryToSecondary'
  | 'middleToSecondary'
  | 'secondaryToPost16'
  | 'post16ToPost16';

/**
 * The child's cohort: the calendar year in which it began, or begins, its reception year, and the kinds of school it goes
 * through. Year groups and the transfers ahead from that day follow from it without the birth date, which stays sealed.
 * Somebody taught out of the usual year, or going to other kinds of school, is recorded by hand.
 */
export type SchoolCohortRecorded = Fact<
  'SchoolCohortRecorded',
  {
    readonly receptionYear: number;
    readonly route: 'primarySecondary' | 'infantJunior' | 'threeTier' | 'allThrough';
    readonly by: 'birthDate' | 'person';
  }
>;
/** A transfer to the next phase is coming that does not follow from the cohort. */
export type PhaseTransferPlanned = Fact<
  'PhaseTransferPlanned',
  {
    readonly transferId: string;
    readonly kind: PhaseTransferKind;
    /** The first day in the new setting. */
    readonly transferOn: CalendarDate;
  }
>;
/** The transfer will be of another kind, or on another day, than planned. Its limit moves with the day. */
export type PhaseTransferReplanned = Fact<
  'PhaseTransferReplanned',
  { readonly transferId: string; readonly kind: PhaseTransferKind; readonly transferOn: CalendarDate }
>;
export type PhaseTransferCalledOff = Fact<
  'PhaseTransferCalledOff',
  { readonly transferId: string; readonly because: 'staysInSetting' | 'movesAway' | 'planEnds' | 'plannedByMistake' }
>;
/** CFA 2014 s.39(2), s.40: a setting was consulted before being named for the new phase. */
export type TransferSettingConsulted = Fact<
  'TransferSettingConsulted',
  { readonly transferId: string; readonly consultationId: string },
  { readonly setting?: string; readonly urn?: string }
>;
export type TransferSettingReplied = Fact<
  'TransferSettingReplied',
  {
    readonly consultationId: string;
    readonly view: 'canMeetNeed' | 'cannotMeetNeed' | 'noPlace' | 'noView';
  }
>;
/** Reg 18: a phase transfer. `occurredOn` is the day the amended plan was sent or, while it is not, the reference date. */
export type PhaseTransferRecorded = Fact<
  'PhaseTransferRecorded',
  { readonly dueOn: CalendarDate | null; readonly finalisedOn: CalendarDate | null }
>;

export type PhaseTransferEvent =
  | SchoolCohortRecorded
  | PhaseTransferPlanned
  | PhaseTransferReplanned
  | PhaseTransferCalledOff
  | TransferSettingConsulted
  | TransferSettingReplied
  | PhaseTransferRecorded;
