import { reject } from '../kernel/command-rejected.js';
import type { Contradiction, Decider, DecisionBasis } from '../kernel/decider.js';
import { factDecisions } from '../kernel/fact-decider.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { contradictionAmong } from '../kernel/facts-in-order.js';
import type { Order } from '../kernel/facts-in-order.js';
import { stageTakes } from '../kernel/stage-machine.js';
import { longestComplaintLimit, usualComplaintLimits } from './complaint-limits.js';
import { factOfComplaintCommand } from './complaint.commands.js';
import type { ComplaintCommand } from './complaint.commands.js';
import type { ComplaintEvent } from './complaint.events.js';
import { evolve } from './complaint.evolve.js';
import { complaintMachine, complaintStages } from './complaint.machine.js';
import { notReceived } from './complaint.state.js';
import type { Complaint, Reply } from './complaint.state.js';

/** References that must lead somewhere and facts that happen once, whether the fact is new or history. */
const references: Judgements<Complaint, ComplaintEvent> = {
  ComplaintReceived: ({ data }) => {
    judgePromise(data.answerWithin);
    if (data.childId === data.complainantId) reject('complainant-is-the-child');
  },
  ComplaintTakenFurther: ({ data }) => {
    judgePromise(data.answerWithin);
  },
  ComplaintAcknowledged: (_, { acknowledgedOn }) => {
    if (acknowledgedOn !== null) reject('complaint-already-acknowledged', { on: acknowledgedOn });
  },
};

/** What the record excludes, fact by fact. The stage has been judged before. */
const judgements: Judgements<Complaint, ComplaintEvent> = {
  ComplaintClosed: ({ data: { because } }, { replies, ombudsman }) => {
    const answered = replies.some((reply) => reply.answered !== null);
    if (because === 'answered' && !answered) reject('complaint-not-answered');
    if (because === 'decidedByOmbudsman' && (ombudsman?.decided ?? null) === null) reject('ombudsman-not-decided');
  },
};

function judgePromise(days: number | null): void {
  if (days === null || (Number.isInteger(days) && days >= 1 && days <= longestComplaintLimit)) return;
  reject('complaint-limit-out-of-range', { days, most: longestComplaintLimit });
}

/** Two recorded days that exclude each other, the first found; null where the record can be true as it stands. */
function contradictionIn({ received, acknowledgedOn, replies, ombudsman, ...over }: Complaint): Contradiction | null {
  const begun = received?.on;
  return contradictionAmong([
    ['ComplaintReceived', begun, 'ComplaintAcknowledged', acknowledgedOn],
    ['ComplaintReceived', begun, 'ComplaintTakenToOmbudsman', ombudsman?.broughtOn],
    ['ComplaintTakenToOmbudsman', ombudsman?.broughtOn, 'OmbudsmanDecided', ombudsman?.decided?.on],
    ['ComplaintReceived', begun, 'ComplaintWithdrawn', over.withdrawnOn],
    ['ComplaintReceived', begun, 'ComplaintClosed', over.closed?.on],
    ...replies.flatMap(ordersOf),
  ]);
}

function ordersOf({ stage, askedOn, answered }: Reply, at: number, replies: readonly Reply[]): readonly Order[] {
  const asked = stage === 1 ? 'ComplaintReceived' : 'ComplaintTakenFurther';
  return [
    [asked, askedOn, 'ComplaintAnswered', answered?.on],
    ['ComplaintAnswered', replies[at - 1]?.answered?.on, asked, at === 0 ? null : askedOn],
  ];
}

const decided = factDecisions<Complaint, ComplaintEvent>({
  factOfCommand: factOfComplaintCommand,
  beginnings: ['ComplaintReceived'],
  saysOutOfTurn: [],
  begun: ({ received }) => received !== null,
  stageOf: ({ stage }) => stage,
  about: ({ childId, complainantId }) => childId ?? complainantId,
  evolve,
  mayFollow,
  contradiction: contradictionIn,
  references,
  judgements,
});

/** From a complaint through both stages and the Ombudsman to what is done about it. */
export const complaintDecider: Decider<Complaint, ComplaintCommand, ComplaintEvent> = {
  name: 'complaint',
  initialState: notReceived,
  schemas: {},
  decide: (command, state, basis) => decided(withPromise(command, basis), state, basis),
  evolve,
  mayFollow,
  contradiction: contradictionIn,
};

/** Whether the stage takes the fact. What belongs to no stage may come at any time once the complaint was received. */
function mayFollow(state: Complaint, fact: ComplaintEvent): boolean {
  if (!complaintStages.factTypes.includes(fact.type)) return state.received !== null;
  return stageTakes(complaintMachine, complaintStages, state.stage, fact);
}

/** Where nobody says in how many days an answer was promised, it is what the authority promises. */
function withPromise(command: ComplaintCommand, { settings }: DecisionBasis): ComplaintCommand {
  if (command.type !== 'RecordComplaint' && command.type !== 'TakeComplaintFurther') return command;
  const { firstStage, secondStage } = settings.complaintLimits ?? usualComplaintLimits;
  const usual = command.type === 'RecordComplaint' ? firstStage : secondStage;
  const data = { ...command.data, answerWithin: command.data.answerWithin ?? usual };
  return { ...command, data } as ComplaintCommand;
}
