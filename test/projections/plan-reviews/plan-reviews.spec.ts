import { planReviewsProjection } from '../../../projections/plan-reviews/plan-reviews.projection.js';
import { phaseTransfersProjection } from '../../../projections/phase-transfers/phase-transfers.projection.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import { day } from '../../support/assessment-facts.js';
import { specBasis } from '../../support/given-when-then.js';
import { contextOf, planFact, planMade, planOf } from '../../support/plan-rows.js';

const context = contextOf('plan-1');
const reviewRow = (...facts: readonly PlanEvent[]) => planReviewsProjection.row(planOf(...facts), context, specBasis);
const review = { reviewId: 'r1', kind: 'annual', heldBy: 'setting' };
const met = planFact('ReviewMeetingHeld', '2026-11-09', review);
const decided = (outcome: string): PlanEvent =>
  planFact('ReviewDecisionNotified', '2026-11-30', { reviewId: 'r1', outcome });

describe('the row of a plan on the board of reviews', () => {
  it('owes the first review by the day before the anniversary, acted upon by the working day before', () => {
    expect(reviewRow(planMade('2025-11-30'))).toMatchObject({
      madeOn: '2025-11-30',
      lastReviewedOn: null,
      due: { rule: 'E1', on: '2026-11-29', actBy: '2026-11-27' },
      running: null,
    });
  });

  it('shows where the running review is and what it owes by when', () => {
    const running = (...facts: readonly PlanEvent[]) => reviewRow(planMade('2026-01-12'), ...facts)?.running;
    expect(running(met)).toMatchObject({
      step: 'report',
      report: { on: '2026-11-23' },
      decision: { on: '2026-12-07' },
      final: null,
    });
    expect(running(met, planFact('ReviewReportSent', '2026-11-16', { reviewId: 'r1' }))).toMatchObject({
      step: 'decision',
    });
    expect(running(met, decided('maintain'))).toBeNull();
    expect(running(met, decided('amend'))).toMatchObject({ step: 'notice', decision: { on: '2026-12-07' } });
    const notice = planFact('AmendmentNoticeSent', '2026-11-30', { reviewId: 'r1', noticeId: 'n1' });
    expect(running(met, decided('amend'), notice)).toMatchObject({
      step: 'amendedPlan',
      decision: null,
      final: { on: '2027-01-25' },
      wholeCycle: { on: '2027-02-01' },
    });
    const dropped = planFact('DecisionNotToAmendNotified', '2026-12-20', { noticeId: 'n1' });
    expect(running(met, decided('amend'), notice, dropped)).toBeNull();
  });

  it('stands in the indexes by what it owes, for the authority, the team and the worker', () => {
    const allocated = planFact('CaseAllocated', '2026-01-12', { team: 'East team', worker: 'w1' });
    const entries = (...facts: readonly PlanEvent[]): readonly string[] => {
      const row = reviewRow(planMade('2026-01-12'), allocated, ...facts);
      const places = row === null ? [] : (planReviewsProjection.entries?.(row, context) ?? []);
      return places.filter(({ group }) => group === '999:worker:w1').map(({ index, score }) => `${index} ${score}`);
    };
    expect(entries()).toEqual(['due 20270111', 'unarranged 20270111']);
    expect(entries(met)).toEqual(['due 20270111', 'decision 20261207']);
    expect(entries(planFact('PlanCeased', '2026-10-01', { reason: '1' }))).toEqual([]);
  });

  it('says how it ended, a transfer as the return has it', () => {
    const ended = reviewRow(
      planMade('2026-01-12'),
      planFact('PlanTransferredOut', '2026-10-05', { toAuthority: '998' }),
    );
    expect(ended).toMatchObject({
      ceasedOn: '2026-10-05',
      ceaseReason: '5',
      transferredOutOn: '2026-10-05',
      due: null,
    });
  });
});

describe('phase transfers of a plan', () => {
  const planned = (kind: string, transferOn: string): PlanEvent =>
    planFact('PhaseTransferPlanned', '2026-09-10', { transferId: 't1', kind, transferOn, derived: true });
  const transfer = (basis: typeof specBasis, ...facts: readonly PlanEvent[]) =>
    phaseTransfersProjection.row(planOf(planMade('2026-01-12'), ...facts), context, basis)?.transfers[0];

  it('have the strict and the customary date, whichever of the two the policy takes', () => {
    const customary = { ...specBasis, policy: policyWith({ P7: 'customary' }) };
    for (const basis of [specBasis, customary]) {
      expect(transfer(basis, planned('primaryToSecondary', '2027-09-01'))).toMatchObject({
        due: '2027-02-14',
        customary: '2027-02-15',
        meetingBy: '2026-11-22',
      });
      expect(transfer(basis, planned('secondaryToPost16', '2027-09-01'))).toMatchObject({
        due: '2027-03-30',
        customary: '2027-03-31',
      });
    }
    expect(transfer(specBasis, planned('post16ToPost16', '2027-09-01'))).toMatchObject({
      due: '2027-04-01',
      customary: '2027-04-01',
    });
  });

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('leave the whole twelve weeks after a meeting on %s: %s', (on, left) => {
    const meeting = planFact('ReviewMeetingHeld', on, review);
    expect(transfer(specBasis, planned('primaryToSecondary', '2027-09-01'), meeting)).toMatchObject({
      reviewMeetingOn: day(on),
      twelveWeeksLeft: left,
    });
  });

  it('stand in the index of their year until they are called off', () => {
    const places = (...facts: readonly PlanEvent[]): readonly string[] => {
      const row = phaseTransfersProjection.row(planOf(planMade('2026-01-12'), ...facts), context, specBasis);
      return (row === null ? [] : (phaseTransfersProjection.entries?.(row, context) ?? [])).map(
        ({ index, group, score, member }) => `${index} ${group} ${score} ${member}`,
      );
    };
    const coming = planned('primaryToSecondary', '2027-09-01');
    expect(places(coming)[0]).toBe('year 999:2027 20270214 plan-1#t1');
    const off = planFact('PhaseTransferCalledOff', '2026-10-01', { transferId: 't1', because: 'movesAway' });
    expect(places(coming, off)).toEqual([]);
  });
});
