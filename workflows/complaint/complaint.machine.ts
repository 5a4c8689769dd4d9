import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { ComplaintStageEvent } from './complaint.events.js';

export type ComplaintStage =
  | 'notReceived'
  | 'received'
  | 'acknowledged'
  | 'answeredAtStageOne'
  | 'stageTwoAsked'
  | 'answeredAtStageTwo'
  | 'withOmbudsman'
  | 'ombudsmanDecided'
  | 'complaintWithdrawn'
  | 'complaintClosed';

/** The Ombudsman may be asked at any time, as by those who wait too long for an answer; whoever complains may stop. */
const always = {
  ComplaintTakenToOmbudsman: 'withOmbudsman',
  ComplaintWithdrawn: 'complaintWithdrawn',
  ComplaintClosed: 'complaintClosed',
} as const;

/** Which fact about a complaint may follow which. An acknowledgement that is recorded late takes nothing back. */
export const complaintMachine = setup({ types: { events: {} as ComplaintStageEvent } }).createMachine({
  id: 'complaint',
  initial: 'notReceived',
  states: {
    notReceived: { on: { ComplaintReceived: 'received' } },
    received: { on: { ComplaintAcknowledged: 'acknowledged', ComplaintAnswered: 'answeredAtStageOne', ...always } },
    acknowledged: { on: { ComplaintAnswered: 'answeredAtStageOne', ...always } },
    answeredAtStageOne: {
      on: { ComplaintAcknowledged: 'answeredAtStageOne', ComplaintTakenFurther: 'stageTwoAsked', ...always },
    },
    stageTwoAsked: { on: { ComplaintAnswered: 'answeredAtStageTwo', ...always } },
    answeredAtStageTwo: { on: always },
    withOmbudsman: {
      on: {
        OmbudsmanDecided: 'ombudsmanDecided',
        // The Ombudsman may send it back for our own answer first.
        ComplaintAnswered: 'withOmbudsman',
        ComplaintWithdrawn: 'complaintWithdrawn',
        ComplaintClosed: 'complaintClosed',
      },
    },
    ombudsmanDecided: { on: { ComplaintAnswered: 'ombudsmanDecided', ComplaintClosed: 'complaintClosed' } },
    // Whoever complained may think again: what they do next opens it again.
    complaintWithdrawn: { on: { ComplaintTakenFurther: 'stageTwoAsked', ComplaintTakenToOmbudsman: 'withOmbudsman' } },
    complaintClosed: { on: { ComplaintTakenFurther: 'stageTwoAsked', ComplaintTakenToOmbudsman: 'withOmbudsman' } },
  },
});

export const complaintStages = stageTable<ComplaintStage>(complaintMachine);

/** Stages in which nothing more is to come of a complaint. */
export const overStages: readonly ComplaintStage[] = ['complaintWithdrawn', 'complaintClosed'];
