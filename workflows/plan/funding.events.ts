import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';

/** What an agreement says from a day on: who pays how much, and when it is looked at again. */
export interface FundingTerms {
  /** Shares in whole per cent, which make 100, or in whole pounds a year, which make the total. */
  readonly sharedIn: 'percent' | 'poundsAYear';
  readonly educationShare: number;
  /** The integrated care board, or whoever pays for health. */
  readonly healthShare: number;
  readonly careShare: number;
  /** A body of another kind; its name is sealed. */
  readonly otherShare: number;
  /** What all of it costs in a whole year; null where only per cent were agreed. */
  readonly totalPounds: number | null;
  readonly reviewOn: CalendarDate | null;
}
export type FundingEndReason = 'placementEnded' | 'planEnded' | 'funderLeft' | 'replaced' | 'other';

interface FundingWords extends Narrative {
  readonly otherFunder?: string;
}

/** Two bodies or more agreed to pay together for what the plan provides; `occurredOn` is the day from which they do. */
export type FundingAgreementRecorded = Fact<
  'FundingAgreementRecorded',
  FundingTerms & {
    readonly agreementId: string;
    /** The placement that is paid for; null for the plan as a whole. */
    readonly placementId: string | null;
  },
  FundingWords
>;
/** It was looked at again: all of it is said anew, from that day on. Shares may have stayed as they are. */
export type FundingAgreementChanged = Fact<
  'FundingAgreementChanged',
  FundingTerms & { readonly agreementId: string },
  FundingWords
>;
/** `occurredOn` is the last day for which they pay together. */
export type FundingAgreementEnded = Fact<
  'FundingAgreementEnded',
  { readonly agreementId: string; readonly because: FundingEndReason },
  Narrative
>;

/** CFA 2014 s.49: a personal budget was asked for. What was agreed is `PersonalBudgetAgreed`, whether or not anybody asked. */
export type PersonalBudgetAsked = Fact<
  'PersonalBudgetAsked',
  {
    readonly askedBy: 'parent' | 'youngPerson';
    /** SI 2014/1652 reg 4: while a draft is open, or the plan is under review or re-assessment. */
    readonly during: 'draft' | 'review' | 'reassessment' | 'other';
  }
>;
/** It will not be given. A later `PersonalBudgetAgreed` of the same request stands in its place. */
export type PersonalBudgetRefused = Fact<
  'PersonalBudgetRefused',
  { readonly because: 'notSeparable' | 'recipient' | 'otherServices' | 'resources' | 'other' },
  Narrative
>;

/** Facts about who pays. They belong to no stage of a plan: each may come at any time after it began. */
export type FundingEvent =
  | FundingAgreementRecorded
  | FundingAgreementChanged
  | FundingAgreementEnded
  | PersonalBudgetAsked
  | PersonalBudgetRefused;

/** Every command that records one of them. */
export const factOfFundingCommand = {
  RecordFundingAgreement: 'FundingAgreementRecorded',
  ChangeFundingAgreement: 'FundingAgreementChanged',
  EndFundingAgreement: 'FundingAgreementEnded',
  AskForPersonalBudget: 'PersonalBudgetAsked',
  RefusePersonalBudget: 'PersonalBudgetRefused',
} as const satisfies Readonly<Record<string, FundingEvent['type']>>;
