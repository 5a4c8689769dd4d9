import type { Day } from '../kernel/day.js';
import type { Contradiction, Placed } from '../kernel/decider.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  FundingAgreementRecorded,
  FundingEndReason,
  FundingEvent,
  FundingTerms,
  PersonalBudgetAsked,
  PersonalBudgetRefused,
} from './funding.events.js';
import { inDayOrder } from './placement-terms.js';
import type { PersonalBudgetAgreed } from './reassessment.events.js';

/** An agreement of several bodies to pay together, with what it says from which day on. */
export interface FundingAgreement {
  readonly agreementId: string;
  readonly placementId: string | null;
  readonly agreed: Day;
  /** In the order of the days. */
  readonly terms: readonly (FundingTerms & Day & { readonly otherFunder: string | null })[];
  readonly ended: { readonly on: CalendarDate; readonly because: FundingEndReason } | null;
}
type BudgetAnswer = { readonly on: CalendarDate } & (
  | { readonly agreed: true; readonly arrangement: PersonalBudgetAgreed['data']['arrangement'] }
  | { readonly agreed: false; readonly because: PersonalBudgetRefused['data']['because'] }
);
/** Who pays: agreements of several bodies, and personal budgets that were asked for, agreed or refused. */
export interface Funding {
  readonly agreements: readonly FundingAgreement[];
  readonly budgetsAsked: readonly (PersonalBudgetAsked['data'] & { readonly on: CalendarDate })[];
  readonly budgetAnswers: readonly BudgetAnswer[];
}
export const noFunding: Funding = { agreements: [], budgetsAsked: [], budgetAnswers: [] };

/** Who pays, after one more fact. */
export function foldFunding(before: Funding, event: Placed<FundingEvent | PersonalBudgetAgreed>): Funding {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'FundingAgreementRecorded': {
      const { agreementId, placementId } = event.data;
      const agreed = { on, revision };
      const one = { agreementId, placementId, agreed, terms: [{ ...termsOf(event), ...agreed }], ended: null };
      return { ...before, agreements: [...before.agreements, one] };
    }
    case 'FundingAgreementChanged':
      return changed(before, event.data.agreementId, ({ terms }) => ({
        terms: inDayOrder([...terms, { ...termsOf(event), on, revision }]),
      }));
    case 'FundingAgreementEnded':
      return changed(before, event.data.agreementId, () => ({ ended: { on, because: event.data.because } }));
    case 'PersonalBudgetAsked':
      return { ...before, budgetsAsked: inDayOrder([...before.budgetsAsked, { ...event.data, on }]) };
    case 'PersonalBudgetAgreed':
      return answered(before, { on, agreed: true, arrangement: event.data.arrangement });
    case 'PersonalBudgetRefused':
      return answered(before, { on, agreed: false, because: event.data.because });
  }
}

function changed(before: Funding, id: string, change: (one: FundingAgreement) => Partial<FundingAgreement>): Funding {
  const agreements = before.agreements.map((one) => (one.agreementId === id ? { ...one, ...change(one) } : one));
  return { ...before, agreements };
}

function answered(before: Funding, answer: BudgetAnswer): Funding {
  return { ...before, budgetAnswers: inDayOrder([...before.budgetAnswers, answer]) };
}

function termsOf({
  data: { sharedIn, educationShare, healthShare, careShare, otherShare, totalPounds, reviewOn },
  personal,
}: Pick<FundingAgreementRecorded, 'personal'> & { readonly data: FundingTerms }): Omit<
  FundingAgreement['terms'][number],
  keyof Day
> {
  const otherFunder = Object.values(personal ?? {})[0]?.otherFunder ?? null;
  return { sharedIn, educationShare, healthShare, careShare, otherShare, totalPounds, reviewOn, otherFunder };
}

type Shares = Pick<FundingTerms, 'educationShare' | 'healthShare' | 'careShare' | 'otherShare'>;

/** The kinds of body that pay anything, with what each pays. */
export function fundersOf(terms: Shares): readonly { readonly funder: Funder; readonly share: number }[] {
  return funders.map((funder) => ({ funder, share: terms[`${funder}Share`] })).filter(({ share }) => share > 0);
}
export const funders = ['education', 'health', 'care', 'other'] as const;
export type Funder = (typeof funders)[number];

/** A request for a personal budget with its answer. */
export interface BudgetRequest {
  readonly asked: Funding['budgetsAsked'][number];
  readonly answer: BudgetAnswer | null;
}

/** Each request with the last answer before the next one: what was refused and then agreed is agreed. */
export function budgetRequests({
  budgetsAsked,
  budgetAnswers,
}: Pick<Funding, 'budgetsAsked' | 'budgetAnswers'>): readonly BudgetRequest[] {
  return budgetsAsked.map((asked, index) => {
    const next = budgetsAsked[index + 1];
    const own = budgetAnswers.filter(({ on }) => on >= asked.on && (next === undefined || on < next.on));
    return { asked, answer: own.at(-1) ?? null };
  });
}

/** No agreement changed or ended before it began. */
export function ordersOfFunding({ agreements }: Funding): readonly Order[] {
  return agreements.flatMap(({ agreed, terms, ended }): Order[] => [
    ['FundingAgreementRecorded', agreed.on, 'FundingAgreementEnded', ended?.on],
    ...terms
      .filter(({ revision }) => revision !== agreed.revision)
      .flatMap(({ on }): Order[] => [
        ['FundingAgreementRecorded', agreed.on, 'FundingAgreementChanged', on],
        ['FundingAgreementChanged', on, 'FundingAgreementEnded', ended?.on],
      ]),
  ]);
}

/** Why what is recorded of who pays cannot be; held against corrections too. */
export function fundingContradiction(funding: Funding): Contradiction | null {
  for (const terms of funding.agreements.flatMap((one) => one.terms)) {
    const fault = faultOfTerms(terms);
    if (fault !== null) return fault;
  }
  const unasked = funding.budgetAnswers.find(
    ({ agreed, on }) => !agreed && !funding.budgetsAsked.some((asked) => asked.on <= on),
  );
  return unasked === undefined ? null : { code: 'personal-budget-not-asked', details: { on: unasked.on } };
}

const wholeInPercent = 100;

function faultOfTerms({ on, reviewOn, sharedIn, totalPounds, ...shares }: FundingTerms & Day): Contradiction | null {
  const paying = fundersOf(shares);
  if (paying.length < 2) return { code: 'funding-needs-two-funders', details: {} };
  const sum = paying.reduce((all, { share }) => all + share, 0);
  if (sharedIn === 'percent' && sum !== wholeInPercent) return { code: 'shares-do-not-make-100', details: { sum } };
  if (sharedIn === 'poundsAYear' && sum !== totalPounds) {
    return { code: 'shares-do-not-make-the-total', details: { sum, total: totalPounds } };
  }
  return reviewOn !== null && reviewOn <= on ? { code: 'funding-review-not-after', details: { on } } : null;
}
