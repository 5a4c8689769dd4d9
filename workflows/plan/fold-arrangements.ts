import type { Placed } from '../kernel/decider.js';
import type { FundingEvent } from './funding.events.js';
import { foldFunding } from './funding.state.js';
import type { OpenPlan } from './plan.state.js';
import type { PreferenceEvent } from './preference.events.js';
import { foldPreferences } from './preference.state.js';

function keepFunding(plan: OpenPlan, event: Placed<FundingEvent>): void {
  plan.funding = foldFunding(plan.funding, event);
}

function keepPreference(plan: OpenPlan, event: Placed<PreferenceEvent>): void {
  plan.preferences = foldPreferences(plan.preferences, event);
}

/** How a plan takes in who pays for it, what the family asked for and what the child waits for. */
export const arrangementHandlers = {
  FundingAgreementRecorded: keepFunding,
  FundingAgreementChanged: keepFunding,
  FundingAgreementEnded: keepFunding,
  PersonalBudgetAsked: keepFunding,
  PersonalBudgetRefused: keepFunding,
  PreferenceRecorded: keepPreference,
  PreferenceAnswered: keepPreference,
  PreferenceStepPlanned: keepPreference,
  SpecialPlaceAgreed: keepPreference,
  SpecialPlaceWithdrawn: keepPreference,
} as const;
