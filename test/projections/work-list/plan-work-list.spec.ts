import fc from 'fast-check';
import { planWorkListProjection } from '../../../projections/work-list/plan-work-list.projection.js';
import { planClocksOf } from '../../../workflows/plan/plan.clocks.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { day } from '../../support/assessment-facts.js';
import { placed, specBasis } from '../../support/given-when-then.js';
import { contextOf, planFact, planMade, planOf } from '../../support/plan-rows.js';
import { wholePlan } from '../../support/plan-stories.js';

const context = contextOf('plan-1');
const rowOf = (...facts: readonly PlanEvent[]) => planWorkListProjection.row(planOf(...facts), context, specBasis);
/** Rule, date and whose turn it is, of every limit but the yearly one. */
const listed = (...facts: readonly PlanEvent[]): readonly string[] =>
  (rowOf(planMade('2026-01-12'), ...facts)?.items ?? [])
    .filter(({ rule }) => !['E1', 'E2'].includes(rule))
    .map(({ rule, due, waitingFor: { who, what } }) => `${rule} ${due} ${who} ${what}`);
const yearly = (...facts: readonly PlanEvent[]): string | undefined =>
  rowOf(planMade('2026-01-12'), ...facts)
    ?.items.filter(({ rule }) => ['E1', 'E2', 'D3'].includes(rule))
    .map(({ rule, due, waitingFor: { who, what } }) => `${rule} ${due} ${who} ${what}`)
    .join();

const review = { reviewId: 'r1', kind: 'annual', heldBy: 'setting' };
const arranged = planFact('ReviewArranged', '2026-09-01', {
  ...review,
  meetingOn: day('2026-11-09'),
  yearNineOrLater: false,
});
const met = planFact('ReviewMeetingHeld', '2026-11-09', review);
const report = planFact('ReviewReportSent', '2026-11-16', { reviewId: 'r1' });
const decided = (outcome: string): PlanEvent =>
  planFact('ReviewDecisionNotified', '2026-11-30', { reviewId: 'r1', outcome });
const notice = planFact('AmendmentNoticeSent', '2026-11-30', { reviewId: 'r1', noticeId: 'n1' });
const toFamily = planFact('AmendedPlanSent', '2026-12-21', {
  ...{ noticeId: 'n1', transferId: null, recipient: 'parentOrYoungPerson', namesSetting: false, outOfTurn: null },
});

describe('due work on plans', () => {
  it('lists the next review of every plan, and whose turn it is', () => {
    expect(yearly()).toBe('E1 2027-01-11 us reviewToArrange');
    expect(yearly(arranged)).toBe('E1 2027-01-11 school reviewMeeting');
    expect(yearly(arranged, met)).toBe('E1 2027-01-11 school reviewReport');
    expect(yearly(arranged, met, report)).toBe('E1 2027-01-11 us reviewDecision');
    expect(yearly(arranged, met, report, decided('maintain'))).toBe('E2 2027-11-29 us reviewToArrange');
  });

  it('lists invitations and advice until the meeting, the report and the decision after it', () => {
    expect(listed(arranged)).toEqual(['E3 2026-10-26 school invitations', 'E4 2026-10-26 school adviceForMeeting']);
    expect(listed(arranged, met)).toEqual(['E5 2026-11-23 school reviewReport', 'E6 2026-12-07 school reviewReport']);
    expect(listed(arranged, met, report)).toEqual(['E6 2026-12-07 us reviewDecision']);
    expect(listed(arranged, met, report, decided('maintain'))).toEqual([]);
  });

  it('lists the amended plan once, by its eight weeks, after the decision is whole with its notice', () => {
    expect(listed(arranged, met, report, decided('amend'))).toEqual(['E6 2026-12-07 us amendmentNotice']);
    expect(listed(arranged, met, report, decided('amend'), notice)).toEqual(['E9 2027-01-25 family amendmentComments']);
    expect(listed(arranged, met, report, decided('amend'), notice, toFamily)).toEqual(['E9 2027-01-25 us recipients']);
  });

  it('lists transfers, moves, re-assessments, payments and what orders require', () => {
    const planned = { transferId: 't1', kind: 'primaryToSecondary', transferOn: '2027-09-01', derived: true };
    expect(listed(planFact('PhaseTransferPlanned', '2026-09-10', planned))).toEqual(['E12 2027-02-14 us newSetting']);
    const asked = planFact('TransferSettingConsulted', '2026-10-01', { transferId: 't1', consultationId: 's' });
    expect(listed(planFact('PhaseTransferPlanned', '2026-09-10', planned), asked)).toEqual([
      'E12 2027-02-14 school settingReply',
    ]);
    expect(
      listed(planFact('MoveBecameKnown', '2026-11-02', { toAuthority: null, movesOn: day('2026-11-09') })),
    ).toEqual(['D1 2026-11-20 us planToNewAuthority']);
    expect(listed(planFact('ReassessmentRequested', '2026-11-02', { reassessmentId: 'a1' }))).toEqual([
      'G1 2026-11-17 us reassessmentDecision',
    ]);
    expect(listed(planFact('DirectPaymentBegan', '2026-11-02', { paymentId: 'p1' }))).toHaveLength(1);
    const outcome = { disputeId: 'd1', by: 'order', requires: 'nameSetting', directedOn: null };
    expect(listed(planFact('DisputeOutcomeRecorded', '2026-11-02', outcome))).toEqual(['K7 2026-11-16 us amendedPlan']);
    const ceasing = { ...outcome, by: 'concession', requires: 'continuePlan' };
    expect(listed(planFact('DisputeOutcomeRecorded', '2026-11-02', ceasing))).toEqual([
      'K9 2026-11-02 us planToContinue',
    ]);
  });

  it('does not take for work what only a return tells of and left open before its reference date', () => {
    const stated = planFact('AmendmentNoticeSent', '2026-02-02', { reviewId: null });
    expect(listed(stated)).toEqual(['E9 2026-03-30 us amendedPlan']);
    const flags = (on: string): PlanEvent => planFact('ReturnFlagsStated', on, { year: 2026, flags: {} });
    expect(listed(stated, flags('2026-03-30'))).toEqual(['E9 2026-03-30 us amendedPlan']);
    expect(listed(stated, flags('2026-03-31'))).toEqual([]);
    const transfer = planFact('PhaseTransferRecorded', '2026-01-15', { dueOn: '2026-02-15', finalisedOn: null });
    expect(listed(transfer)).toEqual(['E12 2026-02-14 us newSetting']);
    expect(listed(transfer, flags('2027-01-21'))).toEqual([]);
  });

  it('lists nothing once the plan has ended, and nothing the family has time for', () => {
    expect(rowOf(planMade('2026-01-12'), planFact('PlanCeased', '2026-10-01', { reason: '1' }))).toBeNull();
    expect(listed(planFact('CeaseNoticeSent', '2026-11-02', { reason: '2', appealWordingSent: true }))).toEqual([]);
  });

  it('lists what the clocks, judged one and all, leave open of the rules that are work, and nothing else', () => {
    const [asOf, open] = [day('2199-12-31'), ['running', 'overdue', 'disapplied']];
    // Of these plans no return tells.
    const rules = ['E1', 'E2', 'D3', 'E5', 'E6', 'E9', 'F1', 'E12', 'E13', 'D2', 'G1', 'V1', 'V2'];
    let found = 0;
    fc.assert(
      fc.property(wholePlan, (story) => {
        const plan = planOf(...placed(story));
        const lines = deadlinesOf(planClocksOf(plan, specBasis.policy), { ...specBasis, today: asOf }, asOf);
        const expected = lines.filter(
          ({ rule, status, completedOn, due }) =>
            rules.includes(rule) && rule !== 'E5' && completedOn === null && due !== null && open.includes(status),
        );
        const items = (planWorkListProjection.row(plan, context, specBasis)?.items ?? []).filter(
          ({ rule }) => rule !== 'E5',
        );
        found += items.length;
        expect(items.map(({ rule, subject, due }) => [rule, subject, due])).toEqual(
          expected.map(({ rule, subject, due }) => [rule, subject, due]),
        );
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(0);
  });
});
