import { measureById } from '../../../projections/measures/catalogue.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { Scope } from '../../../projections/measures/measure.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { day } from '../../support/assessment-facts.js';
import * as dispute from '../../support/dispute-facts.js';
import { planFact, planMade } from '../../support/plan-rows.js';
import { rowsOfStories } from './story-rows.js';

const scope: Scope = { from: day('2025-01-01'), to: day('2026-12-31'), asAt: day('2026-12-31') };

function numbers(
  id: string,
  plans: readonly (readonly PlanEvent[])[],
  disputes: readonly (readonly DisputeEvent[])[] = [],
  asked: Partial<Scope> = {},
): readonly (number | null)[] {
  const measure = measureById(id);
  if (measure === undefined) throw new Error(`No measure ${id}`);
  const rows = rowsOfStories({ plan: plans, dispute: disputes });
  const { numerator, denominator } = figureOf(measure, rows, { ...scope, ...asked });
  return [numerator, denominator];
}

const meeting = day('2026-02-02');
const on = (days: number) => addDays(meeting, days);
const held = planFact('ReviewMeetingHeld', meeting, { reviewId: 'r1', kind: 'annual', heldBy: 'authority' });
const decided = (outcome: string, days = 0): PlanEvent =>
  planFact('ReviewDecisionNotified', on(days), { reviewId: 'r1', outcome });
const notice = planFact('AmendmentNoticeSent', meeting, { reviewId: 'r1', noticeId: 'n1' });
const sent = (days: number, recipient: string): PlanEvent =>
  planFact('AmendedPlanSent', on(days), { noticeId: 'n1', transferId: null, recipient, namesSetting: false });

describe('the last day of each limit of a plan', () => {
  it.each([
    ['2026-02-09', 1],
    ['2026-02-10', 0],
  ])('counts a first review that was decided on %s in time: %i', (decidedOn, inTime) => {
    const decision = planFact('ReviewDecisionNotified', decidedOn, { reviewId: 'r1', outcome: 'maintain' });
    expect(numbers('ehc.review.onTime', [[planMade('2025-02-10'), held, decision]])).toEqual([inTime, 1]);
  });

  it.each([
    [56, 1],
    [57, 0],
  ])('counts an amended plan that reached the last of them %i days after the notice in time: %i', (days, inTime) => {
    const story = [planMade('2025-02-10'), held, decided('amend'), notice, sent(40, 'parentOrYoungPerson')];
    expect(numbers('ehc.review.finalWithin8w', [[...story, sent(days, 'commissioningBody')]])).toEqual([inTime, 1]);
  });

  it.each([
    [84, 1],
    [85, 0],
  ])('counts one %i days after the meeting within the whole cycle: %i', (days, inTime) => {
    const story = [planMade('2025-02-10'), held, decided('amend'), notice, sent(40, 'parentOrYoungPerson')];
    expect(numbers('ehc.review.finalWithin12w', [[...story, sent(days, 'commissioningBody')]])).toEqual([inTime, 1]);
  });

  it.each([
    ['2026-02-14', 1, 1],
    ['2026-02-15', 0, 1],
    ['2026-02-16', 0, 0],
  ])(
    'counts a transfer finalised on %s by the strict date %i and by the customary %i',
    (finalOn, strict, customary) => {
      const data = { transferId: 't1', kind: 'primaryToSecondary', transferOn: '2026-09-01', derived: true };
      const named = { noticeId: null, transferId: 't1', recipient: 'parentOrYoungPerson', namesSetting: true };
      const story = [
        planMade('2025-02-10'),
        planFact('PhaseTransferPlanned', '2025-09-08', data),
        planFact('AmendedPlanSent', finalOn, named),
      ];
      expect(numbers('ehc.transfer.finalisedByStrictDate', [story])).toEqual([strict, 1]);
      expect(numbers('ehc.transfer.finalisedByCustomaryDate', [story])).toEqual([customary, 1]);
      expect(numbers('ehc.plan.year6By15Feb', [story])).toEqual([customary, 1]);
    },
  );

  it.each([
    [98, 1],
    [99, 0],
  ])('counts a re-assessment that ended %i days after the family was told in time: %i', (days, inTime) => {
    const story = [
      planMade('2025-02-10'),
      planFact('DecisionToReassessNotified', meeting, { reassessmentId: 'a1', because: 'requested' }),
      planFact('ReassessmentEnded', on(days), { reassessmentId: 'a1', needsAssessmentId: 'n2', outcome: 'planSent' }),
    ];
    expect(numbers('ehc.reassessment.within14w', [story])).toEqual([inTime, 1]);
  });
});

describe('what stands behind a figure', () => {
  it('is a limit of a day to come where reviews are expected, and none where they are judged', () => {
    const plan = [planMade('2026-06-01')];
    const year = { from: day('2027-01-01'), to: day('2027-12-31') };
    expect(numbers('ehc.review.expected', [plan], [], year)).toEqual([1, null]);
    expect(numbers('ehc.review.onTime', [plan], [], year)).toEqual([0, 0]);
  });

  it('is never a plan that ended before the limit, nor a notice that only a return tells of', () => {
    const ended = [planMade('2025-02-10'), planFact('PlanCeased', '2026-02-09', { reason: '1' })];
    expect(numbers('ehc.review.onTime', [ended])).toEqual([0, 0]);
    const stated = [planMade('2025-02-10'), planFact('AmendmentNoticeSent', '2025-06-02', { reviewId: null })];
    expect(numbers('ehc.review.finalWithin8w', [stated])).toEqual([0, 0]);
  });

  it('is, where a return told of the review, the amended plan whose notice was recorded here', () => {
    const stated = planFact('ReviewMeetingHeld', meeting, { reviewId: 'r1' });
    const told = [planMade('2025-02-10'), stated, decided('amend')];
    const whole = [notice, sent(40, 'parentOrYoungPerson'), sent(40, 'commissioningBody')];
    expect(numbers('ehc.review.finalWithin12w', [told])).toEqual([0, 0]);
    expect(numbers('ehc.review.finalWithin12w', [[...told, ...whole]])).toEqual([1, 1]);
    // The return knows of the notice, and not whether the amended plan followed.
    const noticed = planFact('AmendmentNoticeSent', meeting, { reviewId: 'r1' });
    expect(numbers('ehc.review.finalWithin12w', [[planMade('2025-02-10'), held, decided('amend'), noticed]])).toEqual([
      0, 0,
    ]);
  });

  it('is, for a rate of appeals, the decisions of the period whatever the appeals are about', () => {
    const decisions = [
      [planMade('2025-02-10'), held, decided('maintain')],
      [planMade('2025-02-10'), planFact('CeaseNoticeSent', '2026-03-02', { reason: '2' })],
    ];
    const appeal = [dispute.opened('planContent', '2024-12-02'), dispute.appealed('2026-01-05')];
    const mistaken: DisputeEvent = {
      type: 'DisputeClosed',
      occurredOn: day('2026-01-06'),
      data: { because: 'openedByMistake' },
    };
    expect(numbers('ehc.tribunal.rate', decisions, [appeal, [...appeal, mistaken]])).toEqual([1, 2]);
    expect(numbers('ehc.tribunal.lodged', decisions, [appeal, [...appeal, mistaken]])).toEqual([1, null]);
  });
});
