import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { ReviewEvent } from './review.events.js';

export type ReviewStage = 'notBegun' | 'arranged' | 'calledOff' | 'met' | 'decided' | 'closed';

/**
 * One review of a plan. Returns bring facts of one review in any order and leave steps out; `decide` lets that pass for
 * history alone.
 */
export const reviewMachine = setup({ types: { events: {} as ReviewEvent } }).createMachine({
  id: 'review',
  initial: 'notBegun',
  states: {
    notBegun: {
      on: {
        ReviewArranged: 'arranged',
        ReviewMeetingHeld: 'met',
        // History only: a return gives a decision, or an outcome, of which it knows no meeting.
        ReviewDecisionNotified: 'decided',
        ReviewOutcomeStated: 'notBegun',
      },
    },
    arranged: {
      on: {
        ReviewArranged: 'arranged',
        ReviewInvitationsSent: 'arranged',
        ReviewAdviceCirculated: 'arranged',
        ReviewContributionRecorded: 'arranged',
        ReviewCalledOff: 'calledOff',
        ReviewMeetingHeld: 'met',
        ReviewDecisionNotified: 'decided',
        ReviewOutcomeStated: 'arranged',
      },
    },
    calledOff: { on: { ReviewArranged: 'arranged' } },
    met: {
      on: {
        // Recorded late: what was sent before the meeting.
        ReviewInvitationsSent: 'met',
        ReviewAdviceCirculated: 'met',
        ReviewContributionRecorded: 'met',
        ReviewReportSent: 'met',
        ReviewDecisionNotified: 'decided',
        ReviewOutcomeStated: 'met',
      },
    },
    decided: {
      on: {
        // History only: a later return gives the meeting.
        ReviewMeetingHeld: 'decided',
        ReviewInvitationsSent: 'decided',
        ReviewAdviceCirculated: 'decided',
        ReviewContributionRecorded: 'decided',
        ReviewReportSent: 'decided',
        ReviewOutcomeStated: 'decided',
        // History only: returns of two years may date one decision differently.
        ReviewDecisionNotified: 'decided',
        ReviewClosed: 'closed',
      },
    },
    closed: {
      on: {
        ReviewContributionRecorded: 'closed',
        ReviewReportSent: 'closed',
        ReviewOutcomeStated: 'closed',
      },
    },
  },
});

export const reviewStages = stageTable<ReviewStage>(reviewMachine);
