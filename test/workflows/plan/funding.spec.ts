import { budgetRequests, fundersOf } from '../../../workflows/plan/funding.state.js';
import { already, corrected, history, fact, made, planAfter, record } from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { rejectionOf } from '../../support/plan-limits.js';
import { began } from '../../support/placement-facts.js';

type Terms = Parameters<typeof record<'ChangeFundingAgreement'>>[2];

const sixtyForty: Terms = {
  ...{ agreementId: 'a1', sharedIn: 'percent', educationShare: 60, healthShare: 40, careShare: 0, otherShare: 0 },
  ...{ totalPounds: 80_000, reviewOn: '2026-09-01' },
};
const agreed = (on: string, more: Partial<Terms> = {}, placementId: string | null = null) =>
  record('RecordFundingAgreement', on, { ...sixtyForty, placementId, ...more });
const changed = (on: string, more: Partial<Terms> = {}) =>
  record('ChangeFundingAgreement', on, { ...sixtyForty, ...more });
const over = (on: string) => record('EndFundingAgreement', on, { agreementId: 'a1', because: 'placementEnded' });
const asked = (on: string) => record('AskForPersonalBudget', on, { askedBy: 'parent', during: 'review' });
const refused = (on: string) => record('RefusePersonalBudget', on, { because: 'resources' });
const given = (on: string) => record('AgreePersonalBudget', on, { arrangement: 'organised' });

const plan = planAfter(made('2024-09-03'));
const live = plan.and(agreed('2025-09-01'));
const pounds = { sharedIn: 'poundsAYear', educationShare: 48_000, healthShare: 32_000 } as const;

const refusals: readonly (readonly [code: string, before: PlanStory, command: Step, details?: object])[] = [
  ['shares-do-not-make-100', plan, agreed('2025-09-01', { healthShare: 39 }), { sum: 99 }],
  ['shares-do-not-make-100', live, changed('2026-01-05', { careShare: 1 }), { sum: 101 }],
  ['shares-do-not-make-the-total', plan, agreed('2025-09-01', { ...pounds, totalPounds: 80_001 }), { sum: 80_000, total: 80_001 }],
  ['shares-do-not-make-the-total', plan, agreed('2025-09-01', { ...pounds, totalPounds: null }), { total: null }],
  ['funding-needs-two-funders', plan, agreed('2025-09-01', { educationShare: 100, healthShare: 0 })],
  ['funding-review-not-after', plan, agreed('2025-09-01', { reviewOn: '2025-09-01' }), { on: '2025-09-01' }],
  ['other-funder-needs-a-name', plan, agreed('2025-09-01', { healthShare: 30, otherShare: 10 })],
  ['no-such-placement', plan, agreed('2025-09-01', {}, 'p1')],
  ['funding-already-recorded', live, agreed('2025-10-01')],
  ['no-such-funding-agreement', plan, changed('2025-10-01')],
  ['no-such-funding-agreement', plan, over('2025-10-01')],
  ['funding-unchanged', live, changed('2026-01-05')],
  ['after-funding-ended', live.and(over('2026-03-01')), changed('2026-03-02', { reviewOn: null }), { on: '2026-03-01' }],
  ['funding-already-ended', live.and(over('2026-03-01')), over('2026-04-01'), { on: '2026-03-01' }],
  ['before-an-earlier-fact', live, over('2025-08-31'), { earlierFact: 'FundingAgreementRecorded' }],
  ['before-an-earlier-fact', live, changed('2025-08-31', { reviewOn: null }), { fact: 'FundingAgreementChanged' }],
  ['before-an-earlier-fact', live.and(changed('2026-02-01', { reviewOn: null })), over('2026-01-31')],
  ['dated-in-the-future', plan, agreed('2026-11-24', { reviewOn: null })],
  ['case-not-begun', planAfter(), agreed('2025-09-01')],
  ['personal-budget-request-open', plan.and(asked('2026-01-05')), asked('2026-02-05'), { on: '2026-01-05' }],
  ['personal-budget-not-asked', plan, refused('2026-02-05'), { on: '2026-02-05' }],
  ['personal-budget-not-asked', plan.and(asked('2026-03-05')), refused('2026-02-05')],
]; // prettier-ignore

describe('joint funding and personal budgets', () => {
  it.each(refusals.map(([code, before, command, details = {}]) => ({ code, before, command, details })))(
    'refuse with $code: $command.type',
    ({ code, before, command, details }) => {
      expect(rejectionOf(before, command)).toMatchObject({ code, details });
    },
  );

  it('take shares in per cent without a total, and in pounds that make the total', () => {
    expect(rejectionOf(plan, agreed('2025-09-01', { totalPounds: null }))).toBeNull();
    expect(rejectionOf(plan, agreed('2025-09-01', pounds))).toBeNull();
    expect(rejectionOf(plan.and(began('2025-09-01')), agreed('2025-09-01', {}, 'p1'))).toBeNull();
  });

  it('keep what an agreement said from which day on, whatever the order of recording', () => {
    const { terms } = live.and(
      changed('2026-06-01', { educationShare: 50, healthShare: 50 }),
      changed('2026-01-05', { educationShare: 70, healthShare: 30 }),
    ).state.funding.agreements[0] ?? { terms: [] };
    expect(terms.map(({ on, educationShare }) => [on, educationShare])).toEqual([
      ['2025-09-01', 60],
      ['2026-01-05', 70],
      ['2026-06-01', 50],
    ]);
    expect(fundersOf(sixtyForty).map(({ funder }) => funder)).toEqual(['education', 'health']);
  });

  it('are recorded late, even after the plan ended', () => {
    const ended = plan.and(history(fact('PlanCeased', '2026-06-01', { reason: '2' })));
    expect(rejectionOf(ended, agreed('2025-09-01'))).toBeNull();
  });

  it('hold a correction to the same sums', () => {
    const wrong = { ...corrected(1, '2025-09-01'), changes: { educationShare: 50 } };
    expect(rejectionOf(live, wrong)?.code).toBe('shares-do-not-make-100');
    const right = { ...wrong, changes: { educationShare: 50, healthShare: 50 } };
    expect(live.and(right).state.funding.agreements[0]?.terms[0]).toMatchObject({
      educationShare: 50,
      healthShare: 50,
    });
  });

  it('join an answer to the request before it, and the last answer stands', () => {
    const requests = (story: PlanStory) =>
      budgetRequests(story.state.funding).map(({ asked: { on }, answer }) => [on, answer?.on ?? null, answer?.agreed]);
    const twice = plan.and(asked('2026-01-05'), refused('2026-02-05'), asked('2026-05-05'), given('2026-06-01'));
    expect(requests(twice)).toEqual([
      ['2026-01-05', '2026-02-05', false],
      ['2026-05-05', '2026-06-01', true],
    ]);
    expect(requests(plan.and(asked('2026-01-05'), refused('2026-02-05'), given('2026-03-05')))).toEqual([
      ['2026-01-05', '2026-03-05', true],
    ]);
    // Agreed before anybody wrote down that it was asked for, and agreed unasked.
    expect(requests(plan.and(given('2026-06-01'), asked('2026-05-05')))).toEqual([['2026-05-05', '2026-06-01', true]]);
    expect(requests(plan.and(given('2026-04-01'), asked('2026-05-05')))).toEqual([['2026-05-05', null, undefined]]);
    expect(plan.and(given('2026-04-01')).state.personalBudget).toBe('organised');
  });

  it('let a budget be asked for again that already happened, and history without judgement', () => {
    expect(rejectionOf(plan.and(asked('2026-01-05')), already(asked('2026-02-05')))).toBeNull();
    const unnamed = { ...sixtyForty, placementId: null, healthShare: 30, otherShare: 10 };
    expect(rejectionOf(plan, history(fact('FundingAgreementRecorded', '2025-09-01', unnamed)))).toBeNull();
  });
});
