import type { Fact } from '../kernel/fact.js';
import type { FactCorrected, ReturnFlagsStated } from '../kernel/common-events.js';
import type { CaseAccessEvent } from './case-access.events.js';

/** Who the child is. Sealed under the child's own key. Codes are those of the SEN2 return. */
export interface ChildDetails {
  readonly surname?: string;
  readonly forename?: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly postcode?: string;
  readonly upn?: string;
  readonly uln?: string;
  /** Why neither identifier is known (SEN2 item 1.7c). */
  readonly upnUnknown?: string;
  /** National curriculum year, where it differs from what the birth date gives. */
  readonly yearGroup?: string;
}
/** Who a parent or carer is. Sealed under that person's own key. */
export interface ParentDetails {
  readonly name?: string;
  readonly relation?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly address?: string;
}
export interface NeedDetails {
  /** SEN2 item 5.8a, rank 1. */
  readonly primary: string;
  readonly secondary: string | null;
}
export interface SettingDetails {
  readonly name?: string;
  readonly urn?: string;
  readonly ukprn?: string;
  /** SEN2 `SENSetting` code, where there is no numbered setting. */
  readonly settingCode?: string;
}

/** The authority opened a record of the child. `occurredOn` is the day of the first thing recorded about them. */
export type ChildRecorded = Fact<'ChildRecorded', { readonly reference: string }, ChildDetails>;
/** Details that changed in the world or became known; what is absent stays as it was. */
export type ChildDetailsChanged = Fact<'ChildDetailsChanged', object, ChildDetails>;
export type ParentRecorded = Fact<'ParentRecorded', { readonly parentId: string }, ParentDetails>;
/** Primary and secondary need as found on that day; earlier ones stay as history. */
export type NeedRecorded = Fact<
  'NeedRecorded',
  { readonly at: 'request' | 'decision' | 'review' | 'return' | 'other' },
  NeedDetails
>;
export type SettingRecorded = Fact<'SettingRecorded', object, SettingDetails>;
/** CFA 2014 s.24: which authority is responsible from that day. */
export type ResponsibleAuthorityRecorded = Fact<'ResponsibleAuthorityRecorded', { readonly authorityCode: string }>;
export type LookedAfterRecorded = Fact<'LookedAfterRecorded', { readonly lookedAfter: boolean }>;

export type ChildEvent =
  | ChildRecorded
  | ChildDetailsChanged
  | ParentRecorded
  | NeedRecorded
  | SettingRecorded
  | ResponsibleAuthorityRecorded
  | LookedAfterRecorded
  | CaseAccessEvent
  | ReturnFlagsStated
  | FactCorrected;
