import type { Placed } from '../kernel/decider.js';
import type { ComplaintEvent } from './complaint.events.js';
import { complaintStages } from './complaint.machine.js';
import type { Complaint, Reply } from './complaint.state.js';

/** A state that its owner may write to. */
type OpenComplaint = { -readonly [Field in keyof Complaint]: Complaint[Field] };
type Handlers = { [E in ComplaintEvent as E['type']]: (state: OpenComplaint, event: Placed<E>) => void };

// Handlers replace fields of the state and never write into what a field holds: earlier states may share it.
const handlers: Handlers = {
  ComplaintReceived(state, { occurredOn: on, revision, data }) {
    const { childId, complainantId, complainant, kind, aboutTeam, answerWithin } = data;
    state.childId = childId;
    state.complainantId = complainantId;
    state.received = { on, revision, complainant, kind, aboutTeam };
    state.replies = [{ stage: 1, askedOn: on, within: answerWithin, answered: null }];
  },
  ComplaintAcknowledged(state, { occurredOn }) {
    if (state.acknowledgedOn === null || occurredOn < state.acknowledgedOn) state.acknowledgedOn = occurredOn;
  },
  ComplaintAnswered(state, { occurredOn: on, revision, data: { outcome } }) {
    const last = state.replies.at(-1);
    // Answered once more, as after the Ombudsman sent it back: the first answer is the one that was owed.
    if (last === undefined || last.answered !== null) return;
    state.replies = [...state.replies.slice(0, -1), { ...last, answered: { on, revision, outcome } }];
  },
  ComplaintTakenFurther(state, { occurredOn: askedOn, data: { answerWithin: within } }) {
    const asked: Reply = { stage: 2, askedOn, within, answered: null };
    state.replies = [...state.replies, asked];
    state.withdrawnOn = null;
    state.closed = null;
  },
  ComplaintTakenToOmbudsman(state, { occurredOn: broughtOn }) {
    state.ombudsman = { broughtOn, decided: null };
    state.withdrawnOn = null;
    state.closed = null;
  },
  OmbudsmanDecided(state, { occurredOn: on, data: { decision } }) {
    if (state.ombudsman !== null) state.ombudsman = { ...state.ombudsman, decided: { on, decision } };
  },
  ComplaintWithdrawn(state, { occurredOn }) {
    state.withdrawnOn = occurredOn;
  },
  ComplaintClosed(state, { occurredOn: on, revision, data: { because } }) {
    state.closed = { on, revision, because };
  },
  CaseAllocated(state, { data: { team, worker } }) {
    state.team = team;
    state.worker = worker;
  },
  NoteAdded: keepAsItIs,
  FactCorrected: keepAsItIs,
};

/** Folds one fact into the state. Judges nothing and never throws. */
export function evolve(state: Complaint, event: Placed<ComplaintEvent>): Complaint {
  if (!(event.type in handlers)) return state;
  const next = { ...state };
  evolveComplaintInPlace(next, event);
  return next;
}

/** The same for whoever folds a long history and shows no state before the last: writes into the state itself. */
export function evolveComplaintInPlace(state: OpenComplaint, event: Placed<ComplaintEvent>): void {
  const handle = handlers[event.type] as ((s: OpenComplaint, e: typeof event) => void) | undefined;
  if (handle === undefined) return;
  handle(state, event);
  const stage = complaintStages.after(state.stage, event.type);
  if (stage === state.stage) return;
  state.stage = stage;
  state.stageSince = event.occurredOn;
}

function keepAsItIs(): void {
  // A note or a correction says nothing about the complaint by itself.
}
