import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { FundingAgreementRecorded, FundingEvent, FundingTerms } from './funding.events.js';
import { budgetRequests } from './funding.state.js';
import type { FundingAgreement } from './funding.state.js';
import { termsOn } from './placement-terms.js';
import type { PlanEvent } from './plan.events.js';
import type { Plan } from './plan.state.js';

/** Facts about who pays must name an agreement and a placement that are on record. */
export const fundingReferences: Pick<
  Judgements<Plan, PlanEvent>,
  'FundingAgreementRecorded' | 'FundingAgreementChanged' | 'FundingAgreementEnded'
> = {
  FundingAgreementRecorded: ({ data: { agreementId, placementId } }, { funding, startedPlacements }) => {
    if (funding.agreements.some((one) => one.agreementId === agreementId)) reject('funding-already-recorded');
    if (placementId !== null && !startedPlacements.some((one) => one.placementId === placementId)) {
      reject('no-such-placement');
    }
  },
  FundingAgreementChanged: ({ data: { agreementId }, occurredOn }, plan) => {
    notAfterEnd(agreementOf(plan, agreementId), occurredOn);
  },
  FundingAgreementEnded: ({ data: { agreementId } }, plan) => {
    const { ended } = agreementOf(plan, agreementId);
    if (ended !== null) reject('funding-already-ended', { on: ended.on });
  },
};

/** What cannot be meant; that shares add up is held by `fundingContradiction`, against corrections too. */
export const fundingJudgements: Pick<Judgements<Plan, PlanEvent>, FundingEvent['type']> = {
  FundingAgreementRecorded: nameTheOther,
  FundingAgreementChanged: (fact, plan) => {
    const before = termsOn(agreementOf(plan, fact.data.agreementId).terms, fact.occurredOn);
    if (before !== null && sameTerms(before, fact.data)) reject('funding-unchanged');
    if (before?.otherFunder == null) nameTheOther(fact);
  },
  PersonalBudgetAsked: ({ occurredOn }, { funding }) => {
    const open = budgetRequests(funding).findLast(({ asked }) => asked.on <= occurredOn);
    if (open?.answer === null) reject('personal-budget-request-open', { on: open.asked.on });
  },
};

function nameTheOther({
  data,
  personal = {},
}: Pick<FundingAgreementRecorded, 'personal'> & { readonly data: FundingTerms }): void {
  const named = Object.values(personal).some(({ otherFunder }) => otherFunder !== undefined);
  if (data.otherShare > 0 && !named) reject('other-funder-needs-a-name');
}

function sameTerms(a: FundingTerms, b: FundingTerms): boolean {
  const fields = ['sharedIn', 'educationShare', 'healthShare', 'careShare', 'otherShare', 'totalPounds', 'reviewOn'] as const; // prettier-ignore
  return fields.every((field) => a[field] === b[field]);
}

function notAfterEnd({ ended }: FundingAgreement, on: CalendarDate): void {
  if (ended !== null && on > ended.on) reject('after-funding-ended', { on: ended.on });
}

function agreementOf({ funding }: Plan, id: string): FundingAgreement {
  return funding.agreements.find(({ agreementId }) => agreementId === id) ?? reject('no-such-funding-agreement');
}
