import { planDecider } from '../../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { childId, day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(planDecider);
const fact = <Type extends PlanEvent['type']>(
  type: Type,
  on: string,
  data: Extract<PlanEvent, { type: Type }>['data'],
): PlanEvent => ({ type, occurredOn: day(on), data }) as PlanEvent;

const broughtIn = fact('PlanBroughtIn', '2021-03-09', { childId, needsAssessmentId: null, fromAuthority: null });
const met = fact('ReviewMeetingHeld', '2024-01-01', { reviewId: 'r1' });
const decided = fact('ReviewDecisionNotified', '2024-01-30', { reviewId: 'r1', outcome: 'maintain' });
const ceased = fact('PlanCeased', '2024-06-30', { reason: '5' });

describe('a plan brought in from a return', () => {
  it('must have been made before anything is recorded of it', () => {
    given()
      .when({ type: 'RecordHistory', facts: [met] })
      .thenRejected('case-not-begun', { fact: 'ReviewMeetingHeld' });
  });

  it('gathers the facts of one review, in whatever order returns bring them', () => {
    const outcome = fact('ReviewOutcomeStated', '2025-01-16', { reviewId: 'r2', outcome: 'amend' });
    expect(given(broughtIn, met, decided, outcome).state().reviews).toMatchObject([
      { reviewId: 'r1', meetingOn: '2024-01-01', decidedOn: '2024-01-30', outcome: 'maintain' },
      { reviewId: 'r2', meetingOn: null, decidedOn: null, outcome: 'amend' },
    ]);
    expect(given(broughtIn, decided, met).state().reviews).toHaveLength(1);
  });

  it('cannot cease before it was made, nor be decided on before the meeting', () => {
    given(broughtIn)
      .when({ type: 'RecordHistory', facts: [{ ...ceased, occurredOn: day('2020-01-01') }] })
      .thenRejected('before-an-earlier-fact', { fact: 'PlanCeased' });
    given(broughtIn, met)
      .when({ type: 'RecordHistory', facts: [{ ...decided, occurredOn: day('2023-12-31') }] })
      .thenRejected('before-an-earlier-fact', { fact: 'ReviewDecisionNotified' });
  });

  it('takes late facts after its end, and ends once', () => {
    given(broughtIn, ceased)
      .when({ type: 'RecordHistory', facts: [met] })
      .then({ type: 'ReviewMeetingHeld' });
    given(broughtIn, ceased)
      .when({ type: 'RecordHistory', facts: [ceased] })
      .thenRejected('not-allowed-at-this-stage', { stage: 'ceased' });
  });

  it('takes nothing from the future', () => {
    given(broughtIn)
      .when({ type: 'RecordHistory', facts: [{ ...met, occurredOn: day('2027-01-01') }] })
      .thenRejected('dated-in-the-future');
  });
});
