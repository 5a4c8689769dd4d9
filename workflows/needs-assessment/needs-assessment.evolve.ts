import type { Placed } from '../kernel/decider.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import { needsAssessmentStages } from './needs-assessment.machine.js';
import type {
  Advice,
  Consultation,
  Decision,
  Draft,
  Ending,
  ExceptionClaim,
  NeedsAssessment,
} from './needs-assessment.state.js';

type Handlers = {
  [E in NeedsAssessmentEvent as E['type']]: (state: NeedsAssessment, event: Placed<E>) => Partial<NeedsAssessment>;
};

const unchanged = {};

const handlers: Handlers = {
  RequestReceived: (_, { occurredOn: on, revision, data }) => ({
    childId: data.childId,
    begun: { on, revision, by: 'request', requestedBy: data.requestedBy },
  }),
  ResponsibilityBegan: (_, { occurredOn: on, revision, data }) => ({
    childId: data.childId,
    begun: { on, revision, by: 'responsibility', requestedBy: 'notStated' },
  }),
  AssessmentBroughtIn: (_, { occurredOn: on, revision, data }) => ({
    childId: data.childId,
    begun: { on, revision, by: 'broughtIn', requestedBy: 'notStated' },
  }),
  ConsiderationNotified: (_, { occurredOn }) => ({ consideredOn: occurredOn }),
  DecisionToAssessNotified: (state, event) => ({
    assessDecisions: [...state.assessDecisions, positive(event)],
  }),
  DecisionNotToAssessNotified: (state, event) => ({
    assessDecisions: [...state.assessDecisions, negative(event)],
  }),
  AdviceRequested: (state, { occurredOn: on, revision, data }) => ({
    advice: [...state.advice, { ...noAdvice, ...data, requested: { on, revision } }],
  }),
  ExistingAdviceAdopted: (state, { occurredOn, data: { adviceId, body } }) => ({
    advice: [...state.advice, { ...noAdvice, adviceId, body, receivedOn: occurredOn, acceptedOn: occurredOn }],
  }),
  AdviceReceived: (state, { occurredOn, data }) =>
    adviceChanged(state, data.adviceId, { receivedOn: occurredOn, returnedOn: null }),
  AdviceReturned: (state, { occurredOn, data }) =>
    adviceChanged(state, data.adviceId, { returnedOn: occurredOn, receivedOn: null, acceptedOn: null }),
  AdviceAccepted: (state, { occurredOn, data }) => adviceChanged(state, data.adviceId, { acceptedOn: occurredOn }),
  AdviceChased: (state, { occurredOn, data }) => adviceChanged(state, data.adviceId, { chasedOn: occurredOn }),
  AppointmentMissed: (state, { occurredOn, data }) =>
    adviceChanged(state, data.adviceId, { appointmentMissedOn: occurredOn }),
  ExceptionClaimed: (state, { occurredOn: on, revision, data }) => ({
    exceptions: [...state.exceptions, { ...data, on, revision, agreedOn: null, familyToldOn: null, struckOutOn: null }],
  }),
  ExceptionEvidenced: (state, { data }) => exceptionChanged(state, data.exceptionId, { evidenced: true }),
  ExceptionAgreed: (state, { occurredOn, data }) => exceptionChanged(state, data.exceptionId, { agreedOn: occurredOn }),
  ExceptionEnded: (state, { occurredOn, data }) => exceptionChanged(state, data.exceptionId, { to: occurredOn }),
  ExceptionStruckOut: (state, { occurredOn, data }) =>
    exceptionChanged(state, data.exceptionId, { struckOutOn: occurredOn }),
  FamilyToldOfException: (state, { occurredOn, data }) =>
    exceptionChanged(state, data.exceptionId, { familyToldOn: occurredOn }),
  DecisionToIssueNotified: (state, event) => ({ issueDecisions: [...state.issueDecisions, positive(event)] }),
  DecisionNotToIssueNotified: (state, event) => ({ issueDecisions: [...state.issueDecisions, negative(event)] }),
  DraftPlanServed: (state, { occurredOn: on, revision, data }) => ({
    drafts: [...state.drafts, { ...untouchedDraft, draftId: data.draftId, served: { on, revision } }],
  }),
  RepresentationsReceived: (state, { occurredOn, data }) =>
    draftChanged(state, data.draftId, {
      repliedOn: occurredOn,
      ...(data.finished ? { finishedOn: occurredOn } : {}),
    }),
  DraftMeetingRequested: (state, { occurredOn, data }) =>
    draftChanged(state, data.draftId, { meetingRequestedOn: occurredOn }),
  DraftMeetingHeld: (state, { occurredOn, data }) => draftChanged(state, data.draftId, { meetingHeldOn: occurredOn }),
  SettingConsulted: (state, { occurredOn: on, revision, data }) => ({
    consultations: [
      ...state.consultations,
      { consultationId: data.consultationId, sent: { on, revision }, repliedOn: null, view: null },
    ],
  }),
  SettingReplied: (state, { occurredOn, data }) => ({
    consultations: state.consultations.map((consultation): Consultation =>
      consultation.consultationId === data.consultationId
        ? { ...consultation, repliedOn: occurredOn, view: data.view }
        : consultation,
    ),
  }),
  PlanSignedOff: (state, { occurredOn: on, revision, data }) => ({
    signOffs: [...state.signOffs, { on, revision, ...data }],
  }),
  FinalPlanSent: (state, { occurredOn: on, revision, data }) => ({ sent: [...state.sent, { on, revision, ...data }] }),
  RequestWithdrawn: (_, { occurredOn: on, revision, data: { dateKnown } }) =>
    endedBy({ on, revision, reason: 'withdrawn', dateKnown }),
  ChildMovedOut: (_, { occurredOn: on, revision, data: { dateKnown } }) =>
    endedBy({ on, revision, reason: 'movedOut', dateKnown }),
  ChildDied: (_, { occurredOn: on, revision }) => endedBy({ on, revision, reason: 'childDied', dateKnown: true }),
  CaseAllocated: (_, { data: { team, worker } }) => ({ team, worker }),
  NoteAdded: () => unchanged,
  ReturnFlagsStated: (state, { occurredOn: on, data }) => ({ returnFlags: [...state.returnFlags, { on, ...data }] }),
  FactCorrected: () => unchanged,
};

/** Folds one fact into the state. Judges nothing and never throws. */
export function evolve(state: NeedsAssessment, event: Placed<NeedsAssessmentEvent>): NeedsAssessment {
  const handle = handlers[event.type] as
    ((s: NeedsAssessment, e: typeof event) => Partial<NeedsAssessment>) | undefined;
  if (handle === undefined) return state;
  const stage = needsAssessmentStages.after(state.stage, event.type);
  const stageSince = stage === state.stage ? state.stageSince : event.occurredOn;
  return { ...state, ...handle(state, event), stage, stageSince };
}

const noAdvice: Omit<Advice, 'adviceId' | 'body'> = {
  organisation: null,
  requested: null,
  receivedOn: null,
  returnedOn: null,
  acceptedOn: null,
  chasedOn: null,
  appointmentMissedOn: null,
};

const untouchedDraft: Omit<Draft, 'draftId' | 'served'> = {
  repliedOn: null,
  finishedOn: null,
  meetingRequestedOn: null,
  meetingHeldOn: null,
};

function positive({
  occurredOn: on,
  revision,
  data,
}: Placed<Extract<NeedsAssessmentEvent, { data: { overturns: unknown } }>>): Decision {
  return { on, revision, positive: true, overturns: data.overturns, appealWordingSent: false };
}

function negative({
  occurredOn: on,
  revision,
  data,
}: Placed<Extract<NeedsAssessmentEvent, { data: { reasons: unknown } }>>): Decision {
  return { on, revision, positive: false, overturns: null, appealWordingSent: data.appealWordingSent };
}

function adviceChanged(state: NeedsAssessment, adviceId: string, change: Partial<Advice>): Partial<NeedsAssessment> {
  return { advice: state.advice.map((advice) => (advice.adviceId === adviceId ? { ...advice, ...change } : advice)) };
}

function exceptionChanged(
  state: NeedsAssessment,
  exceptionId: string,
  change: Partial<ExceptionClaim>,
): Partial<NeedsAssessment> {
  return {
    exceptions: state.exceptions.map((claim) => (claim.exceptionId === exceptionId ? { ...claim, ...change } : claim)),
  };
}

function draftChanged(state: NeedsAssessment, draftId: string, change: Partial<Draft>): Partial<NeedsAssessment> {
  return { drafts: state.drafts.map((draft) => (draft.draftId === draftId ? { ...draft, ...change } : draft)) };
}

function endedBy(ended: Ending): Partial<NeedsAssessment> {
  return { ended };
}
