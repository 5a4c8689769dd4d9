import type { Requirement } from '../dispute/dispute-outcome.events.js';
import { judgeExceptionReference } from '../exceptions/exception-claims.js';
import type { ExceptionEvent } from '../exceptions/exception.events.js';
import { feedbackReferences } from '../feedback/feedback.judgements.js';
import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import { assessmentNotices, assessmentSubjects } from '../letters/assessment-notices.js';
import { letterReferences } from '../letters/letter.judgements.js';
import type { LettersOf } from '../letters/letter.judgements.js';
import type { NeedsAssessmentEvent } from './needs-assessment.events.js';
import type { Advice, NeedsAssessment } from './needs-assessment.state.js';

/** What letters need to know of an assessment. */
export const lettersOfAssessment: LettersOf<NeedsAssessment> = {
  workflow: 'needsAssessment',
  notices: assessmentNotices,
  subjects: assessmentSubjects,
};

/** References that must lead somewhere, whether the fact is new or history. */
export const references: Judgements<NeedsAssessment, NeedsAssessmentEvent> = {
  AdviceRequested: ({ data }, state) => {
    if (state.advice.some(({ adviceId }) => adviceId === data.adviceId)) reject('advice-already-asked');
  },
  ExistingAdviceAdopted: ({ data }, state) => {
    if (state.advice.some(({ adviceId }) => adviceId === data.adviceId)) reject('advice-already-asked');
  },
  AdviceReceived: ({ data }, state) => {
    if (adviceOf(state, data.adviceId).receivedOn !== null) reject('advice-already-received');
  },
  AdviceReturned: ({ data }, state) => void adviceOf(state, data.adviceId),
  AdviceAccepted: ({ data }, state) => void adviceOf(state, data.adviceId),
  AdviceChased: ({ data }, state) => void adviceOf(state, data.adviceId),
  AppointmentMissed: ({ data }, state) => void adviceOf(state, data.adviceId),
  AdviceAudited: ({ data: { auditId, adviceId } }, state) => {
    if (state.adviceAudits.some((audit) => audit.auditId === auditId)) reject('audit-already-recorded');
    if (adviceOf(state, adviceId).receivedOn === null) reject('advice-not-in-to-audit');
  },
  ExceptionClaimed: judgeException,
  ExceptionEvidenced: judgeException,
  ExceptionAgreed: judgeException,
  ExceptionEnded: judgeException,
  ExceptionStruckOut: judgeException,
  FamilyToldOfException: judgeException,
  ...letterReferences(lettersOfAssessment),
  ...feedbackReferences(['assessment']),
  EarlyNotificationReceived: ({ data }, { notifications }) => {
    if (notifications.some(({ notificationId }) => notificationId === data.notificationId)) {
      reject('notification-already-recorded');
    }
  },
  PanelDecisionRecorded: ({ data }, state) => {
    if (state.panelDecisions.some(({ panelId }) => panelId === data.panelId)) reject('panel-decision-already-recorded');
  },
  DraftPlanServed: ({ data }, state) => {
    if (state.drafts.some(({ draftId }) => draftId === data.draftId)) reject('draft-already-served');
  },
  RepresentationsReceived: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  DraftMeetingRequested: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  DraftMeetingHeld: ({ data }, state) => {
    draftMustExist(state, data.draftId);
  },
  DisputeOutcomeRecorded: ({ data: { disputeId, by, requires } }, state) => {
    if (!requirementsOf(state).includes(requires)) reject('outcome-belongs-elsewhere', { requires });
    const known = state.outcomes.some((outcome) => outcome.disputeId === disputeId && outcome.by === by);
    if (known) reject('outcome-already-recorded', { disputeId, by });
  },
  SettingReplied: ({ data }, state) => {
    const consultation = state.consultations.find(({ consultationId }) => consultationId === data.consultationId);
    if (consultation === undefined) reject('no-such-consultation');
    if (consultation.repliedOn !== null) reject('setting-already-replied');
  },
  PlanSignedOff: ({ data }, state) => {
    if (data.post.trim() === '') reject('sign-off-needs-a-post');
    if (state.signOffs.some(({ sector }) => sector === data.sector))
      reject('already-signed-off', { sector: data.sector });
  },
  FinalPlanSent: ({ data }, state) => {
    if (state.sent.some(({ recipient }) => recipient === data.recipient)) {
      reject('already-sent-to-recipient', { recipient: data.recipient });
    }
  },
};

/** @throws CommandRejected where the case has no such advice. */
export function adviceOf(state: NeedsAssessment, adviceId: string): Advice {
  return state.advice.find((advice) => advice.adviceId === adviceId) ?? reject('no-such-advice');
}

/** What a dispute can require in an assessment; other requirements are met in the plan's own stream. */
function requirementsOf({ begun }: NeedsAssessment): readonly Requirement[] {
  return begun?.by === 'reassessment' ? ['reassess', 'makePlan', 'reconsider'] : ['assess', 'makePlan', 'reconsider'];
}

function judgeException(fact: ExceptionEvent, { exceptions }: NeedsAssessment): void {
  judgeExceptionReference(fact, exceptions);
}

function draftMustExist(state: NeedsAssessment, draftId: string): void {
  if (!state.drafts.some((draft) => draft.draftId === draftId)) reject('no-such-draft');
}
