import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { Recipient } from '../kernel/sent-plan.js';

/**
 * Reg 22(2): notice of proposed amendments was sent; the fifteen days and the eight weeks start. Outside a review (reg 28)
 * `reviewId` is null. Returns give the day alone: what is absent they do not state.
 */
export type AmendmentNoticeSent = Fact<
  'AmendmentNoticeSent',
  {
    readonly reviewId: string | null;
    readonly noticeId?: string;
    /** Reg 22(2)(a): with a copy of the plan, the proposed amendments and the evidence for them. */
    readonly withEvidence?: boolean;
  }
>;
/** What the family said of the proposed amendments. `finished`: it has nothing more to say. */
export type AmendmentRepresentationsReceived = Fact<
  'AmendmentRepresentationsReceived',
  { readonly noticeId: string; readonly settingPreferred: boolean; readonly finished: boolean },
  Narrative
>;
/** Reg 22(3): the final amended plan went to one recipient. */
export type AmendedPlanSent = Fact<
  'AmendedPlanSent',
  {
    /** The notice it follows; null where an order or agreement itself says what to amend. */
    readonly noticeId: string | null;
    /** The phase transfer for which it names the new setting, if any. */
    readonly transferId: string | null;
    readonly recipient: Recipient;
    readonly namesSetting: boolean;
    readonly appealWordingSent: boolean;
    readonly outOfTurn: 'imported' | 'alreadyHappened' | null;
  },
  { readonly setting?: string; readonly urn?: string }
>;
/** Reg 22(4)-(5): the family was told, with reasons and appeal wording, that the plan will not be amended after all. */
export type DecisionNotToAmendNotified = Fact<
  'DecisionNotToAmendNotified',
  { readonly noticeId: string; readonly appealWordingSent: boolean },
  Narrative
>;

export type AmendmentEvent =
  AmendmentNoticeSent | AmendmentRepresentationsReceived | AmendedPlanSent | DecisionNotToAmendNotified;
