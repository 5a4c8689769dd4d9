import {
  already,
  amendedForAll,
  arranged,
  circulated,
  closed,
  contributed,
  decided,
  held,
  invited,
  made,
  noticed,
  notAmended,
  planAfter,
  record,
  reported,
  standing,
} from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { refusalOf, rejectionOf } from '../../support/plan-limits.js';

const plan = planAfter(made('2024-09-03'));
const met = plan.and(held('2025-06-02'));
const calledOff = plan.and(
  arranged('2025-05-05', '2025-06-02'),
  record('CallOffReview', '2025-05-12', { reviewId: 'r1', because: 'postponed' }),
);
const finished = met.and(contributed('2025-06-02'), decided('2025-06-16'));

type Refused = readonly [code: string, before: PlanStory, command: Step, details?: Readonly<Record<string, unknown>>];

const refused: readonly Refused[] = [
  ['meeting-before-its-arrangement', plan, arranged('2025-06-02', '2025-06-01'), { on: '2025-06-02', meetingOn: '2025-06-01' }],
  ['review-already-arranged', plan.and(arranged('2025-05-05', '2025-06-02')), arranged('2025-05-06', '2025-06-09', { reviewId: 'r2' }), { on: '2025-06-02' }],
  ['review-already-held', met.and(decided('2025-06-16')), held('2025-06-09'), { on: '2025-06-02' }],
  ['review-already-held', met, held('2025-06-02', 'r2'), { on: '2025-06-02' }],
  ['review-kind-missing', plan, record('RecordReviewMeeting', '2025-06-02', { reviewId: 'r1', heldBy: 'setting' })],
  ['review-holder-missing', plan, record('RecordReviewMeeting', '2025-06-02', { reviewId: 'r1', kind: 'annual' })],
  ['no-such-review', plan, decided('2025-06-16')],
  ['no-such-review', plan, noticed('2025-06-16')],
  ['review-meeting-not-held', plan.and(arranged('2025-05-05', '2025-06-02')), decided('2025-06-16')],
  ['review-already-decided', finished, decided('2025-06-23'), { on: '2025-06-16' }],
  ['review-outcome-missing', met, decided('2025-06-16', null)],
  ['review-not-decided', met, noticed('2025-06-16')],
  ['review-decided-otherwise', finished, noticed('2025-06-16'), { outcome: 'maintain' }],
  ['outcomes-not-reviewed', finished, closed('2025-06-20', { outcomes: { met: 0, partlyMet: 0, notMet: 0 } })],
  ['review-contributions-missing', met.and(decided('2025-06-16')), closed('2025-06-20'), { missing: [] }],
  ['review-contributions-missing', plan.and(arranged('2025-05-05', '2025-06-02'), invited('2025-05-06', ['education', 'health']), held('2025-06-02'), contributed('2025-06-02'), decided('2025-06-16')), closed('2025-06-20'), { missing: ['health'] }],
  ['preparing-for-adulthood-not-considered', plan.and(held('2025-06-02', 'r1', { yearNineOrLater: true }), contributed('2025-06-02'), decided('2025-06-16')), closed('2025-06-20', { preparingForAdulthood: false })],
  ['amendment-not-finished', met.and(contributed('2025-06-02'), decided('2025-06-16', 'amend'), noticed('2025-06-16')), closed('2025-06-20')],
  ['not-allowed-at-this-stage', met, held('2025-06-02'), { stage: 'met', fact: 'ReviewMeetingHeld' }],
  ['not-allowed-at-this-stage', plan, reported('2025-06-16'), { stage: 'notBegun' }],
  ['not-allowed-at-this-stage', plan, invited('2025-05-06'), { stage: 'notBegun' }],
  ['not-allowed-at-this-stage', met, closed('2025-06-20'), { stage: 'met' }],
  ['not-allowed-at-this-stage', calledOff, held('2025-06-02'), { stage: 'calledOff' }],
  ['before-an-earlier-fact', met, decided('2025-06-01'), { fact: 'ReviewDecisionNotified', earlierFact: 'ReviewMeetingHeld' }],
  ['before-an-earlier-fact', met, reported('2025-06-01'), { fact: 'ReviewReportSent' }],
  ['before-an-earlier-fact', met, circulated('2025-06-03'), { fact: 'ReviewMeetingHeld', earlierFact: 'ReviewAdviceCirculated' }],
  ['before-an-earlier-fact', met, invited('2025-06-03'), { fact: 'ReviewMeetingHeld', earlierFact: 'ReviewInvitationsSent' }],
  ['before-an-earlier-fact', plan, held('2024-09-02'), { earlierFact: 'PlanMade' }],
  ['before-an-earlier-fact', finished, closed('2025-06-13'), { fact: 'ReviewClosed' }],
  ['before-an-earlier-fact', met.and(decided('2025-06-16', 'amend')), noticed('2025-06-01'), { fact: 'AmendmentNoticeSent', earlierFact: 'ReviewMeetingHeld' }],
]; // prettier-ignore

describe('a review refuses', () => {
  it.each(refused.map(([code, before, command, details = {}]) => ({ code, before, command, details })))(
    '$code: $command.type',
    ({ code, before, command, details }) => {
      expect(rejectionOf(before, command)).toMatchObject({ code, details });
    },
  );
});

describe('a review', () => {
  it('is closed with what belongs to it, and the notice of the decision never waits for that', () => {
    expect(refusalOf(met, decided('2025-06-16'))).toBeNull();
    expect(finished.and(closed('2025-06-20')).state.reviews).toMatchObject([
      { stage: 'closed', closed: { on: '2025-06-20', primaryNeed: 'confirmed', settingSuitable: 'suitable' } },
    ]);
  });

  it('that amends is closed once the plan was amended, or once it is not to be', () => {
    const amending = met.and(contributed('2025-06-02'), decided('2025-06-16', 'amend'), noticed('2025-06-16'));
    expect(refusalOf(amending.and(...amendedForAll('2025-07-07')), closed('2025-07-14'))).toBeNull();
    expect(refusalOf(amending.and(notAmended('2025-07-07')), closed('2025-07-14'))).toBeNull();
  });

  it('may be called off and arranged anew', () => {
    const again = calledOff.and(arranged('2025-05-19', '2025-06-30'), held('2025-06-30'));
    expect(again.state.reviews).toMatchObject([{ stage: 'met', arrangedFor: '2025-06-30', meetingOn: '2025-06-30' }]);
  });

  it('may be arranged while one of another kind is', () => {
    const two = plan.and(
      arranged('2025-05-05', '2025-06-02'),
      arranged('2025-05-05', '2025-05-19', { reviewId: 'r2', kind: 'interim' }),
    );
    expect(two.state.reviews).toHaveLength(2);
  });

  it('takes what was sent before the meeting when it is recorded after it', () => {
    expect(standing(met.and(invited('2025-05-12')), 'E3')).toEqual(['2025-05-19', 'met', 0]);
  });

  it('takes a decision out of turn where it has already happened, and the meeting afterwards', () => {
    const decidedFirst = plan.and(arranged('2025-05-05', '2025-06-02'), already(decided('2025-06-16')));
    expect(standing(decidedFirst.and(held('2025-06-02')), 'E6')).toEqual(['2025-06-30', 'met', 0]);
  });
});
