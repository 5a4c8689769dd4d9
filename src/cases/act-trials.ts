import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { NeedsAssessmentCommand } from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { Sector } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { recipientsMissing } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { auditSettingsOf, sampleAudit } from '../../workflows/quality/audits.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ActKey } from './acts.js';

/** Acts that the workflow can be asked about; notes, allocation, feedback and corrections may come at any time. */
export type TriedAct = Exclude<ActKey, 'note' | 'allocation' | 'inviteFeedback' | 'recordFeedback' | 'correction'>;

interface Trial {
  readonly state: NeedsAssessment;
  readonly on: CalendarDate;
  /** Id of what the act is about; empty where it is about the case. */
  readonly subject: string;
  readonly basis: DecisionBasis;
}

type Answer = NeedsAssessmentCommand | 'possible' | null;

const overturns = null;

const trials: Readonly<Record<TriedAct, (trial: Trial) => Answer>> = {
  consideration: ({ state, on }) =>
    state.consideredOn === null ? { type: 'NotifyConsideration', on, data: { told: ['trial'] } } : null,
  // A first decision is offered once; another one comes only of a dispute.
  decisionToAssess: ({ state, on }) =>
    toBeDecided(state, state.assessDecisions) ? { type: 'NotifyDecisionToAssess', on, data: { overturns } } : null,
  // Offered until the request is decided and all of it is recorded; what is missing later is corrected or recorded late.
  requestEvaluation: ({ state, on }) =>
    state.begun?.by === 'reassessment' || evaluatedAll(state)
      ? null
      : { type: 'EvaluateOrdinaryProvision', on, data: { evaluated: true } },
  // Further ones are recorded by their address.
  earlyNotification: ({ state, on }) =>
    state.notifications.length === 0 && state.ended === null && state.begun?.by !== 'reassessment'
      ? { type: 'RecordEarlyNotification', on, data: { notificationId: 'trial', from: 'otherHealth', agreedBy: null } }
      : null,
  panelDecision: ({ state, on }) =>
    state.ended === null
      ? {
          type: 'RecordPanelDecision',
          on,
          data: { panelId: 'trial', panel: 'request', outcome: 'deferred', missing: [] },
        }
      : null,
  askForAdvice: ({ on }) => ({
    type: 'RequestAdvice',
    on,
    data: { adviceId: 'trial', body: 'other', organisation: null },
  }),
  receiveAdvice: ({ on, subject: adviceId }) => ({ type: 'RecordAdvice', on, data: { adviceId } }),
  chaseAdvice: ({ on, subject: adviceId }) => ({ type: 'ChaseAdvice', on, data: { adviceId, channel: 'email' } }),
  returnAdvice: ({ on, subject: adviceId }) => ({ type: 'ReturnAdvice', on, data: { adviceId } }),
  acceptAdvice: ({ on, subject: adviceId }) => ({ type: 'AcceptAdvice', on, data: { adviceId } }),
  missedAppointment: ({ on, subject: adviceId }) => ({ type: 'RecordMissedAppointment', on, data: { adviceId } }),
  // Further ones are recorded by their address; what is missing is offered.
  familyVisit: ({ state, on }) =>
    state.visits.length === 0 && stillAssessing(state)
      ? { type: 'RecordFamilyVisit', on, data: { place: 'home', visitorPost: 'trial' } }
      : null,
  personCentredMeeting: ({ state, on }) =>
    state.personCentredMeetings.length === 0 && stillAssessing(state)
      ? { type: 'RecordPersonCentredMeeting', on, data: { childAttended: true, outcomesAgreed: true } }
      : null,
  childViews: ({ state, on }) =>
    state.childViews.length === 0 && stillAssessing(state)
      ? { type: 'RecordChildViews', on, data: { learntHow: ['conversation'], learntBy: 'trial' } }
      : null,
  auditAdvice: ({ on, subject: adviceId, basis }) => ({
    type: 'AuditAdvice',
    on,
    data: { adviceId, ...sampleAudit(auditSettingsOf(basis), 'advice') },
  }),
  decisionToIssue: ({ state, on }) =>
    toBeDecided(state, state.issueDecisions) ? { type: 'NotifyDecisionToIssue', on, data: { overturns } } : null,
  draftPlan: ({ state, on }) =>
    state.sent.length > 0 ? null : { type: 'ServeDraftPlan', on, data: { draftId: 'trial', method: 'email' } },
  comments: ({ state, on }) =>
    withOpenDraft(state, (draftId) => ({
      type: 'RecordRepresentations',
      on,
      data: { draftId, settingPreferred: false, finished: true },
    })),
  meetingRequest: ({ state, on }) =>
    state.drafts.at(-1)?.meetingRequestedOn == null
      ? withOpenDraft(state, (draftId) => ({ type: 'RecordMeetingRequest', on, data: { draftId } }))
      : null,
  meeting: ({ state, on }) =>
    state.drafts.at(-1)?.meetingHeldOn == null
      ? withOpenDraft(state, (draftId) => ({ type: 'RecordMeeting', on, data: { draftId } }))
      : null,
  consultSetting: ({ state, on }) =>
    planAgreed(state) ? { type: 'ConsultSetting', on, data: { consultationId: 'trial' } } : null,
  settingReply: ({ on, subject: consultationId }) => ({
    type: 'RecordSettingReply',
    on,
    data: { consultationId, view: 'noView', grounds: [] },
  }),
  signOff: ({ state, on, basis }) => {
    const sector = planAgreed(state) && state.sent.length === 0 ? nextSector(state, basis) : null;
    return sector === null ? null : { type: 'SignOffPlan', on, data: { sector, post: 'trial' } };
  },
  finalPlan: ({ state, on }) => {
    const recipient = state.sent.length === 0 ? 'parentOrYoungPerson' : recipientsMissing(state)[0];
    if (recipient === undefined) return null;
    return { type: 'SendFinalPlan', on, data: { recipient, namesSetting: true, appealWordingSent: true } };
  },
  // Which limits a ground can excuse depends on its dates: the form works that out limit by limit.
  exception: ({ state }) => (state.ended === null && state.sent.length === 0 ? 'possible' : null),
  exceptionEvidence: ({ on, subject: exceptionId }) => ({ type: 'EvidenceException', on, data: { exceptionId } }),
  exceptionAgreement: ({ on, subject: exceptionId }) => ({ type: 'AgreeException', on, data: { exceptionId } }),
  exceptionTold: ({ on, subject: exceptionId }) => ({ type: 'TellFamilyOfException', on, data: { exceptionId } }),
  exceptionEnd: ({ on, subject: exceptionId }) => ({ type: 'EndException', on, data: { exceptionId } }),
  exceptionStrikeOut: ({ on, subject: exceptionId }) => ({ type: 'StrikeOutException', on, data: { exceptionId } }),
  withdrawal: ({ on }) => ({ type: 'WithdrawRequest', on, data: { by: 'family', dateKnown: true } }),
};

/**
 * An act with answers that nothing but the case itself could refuse, as if it happened today; null where it has been
 * done or is not to be offered.
 */
export function trialOf(key: TriedAct, state: NeedsAssessment, basis: DecisionBasis, subject = ''): Answer {
  return trials[key]({ state, on: basis.today, subject, basis });
}

const sectors: readonly Sector[] = ['education', 'health', 'socialCare'];

/** Who signs off next: in the authority’s order where it has one, otherwise whoever has not yet; null where all have. */
export function nextSector({ signOffs }: NeedsAssessment, { settings }: DecisionBasis): Sector | null {
  const asked = settings.signOffOrder.length === 0 ? sectors : settings.signOffOrder;
  return asked.find((sector) => !signOffs.some((done) => done.sector === sector)) ?? null;
}

/** Nothing is asked about a draft once the family has finished or the plan has gone. Without a draft the rules say why. */
function withOpenDraft(
  { drafts, sent }: NeedsAssessment,
  trial: (draftId: string) => NeedsAssessmentCommand,
): NeedsAssessmentCommand | null {
  const draft = drafts.at(-1);
  if (sent.length > 0 || (draft !== undefined && draft.finishedOn !== null)) return null;
  return trial(draft?.draftId ?? 'trial');
}

/** From the decision to assess until the plan has gone or the assessment ended. */
function stillAssessing({ assessDecisions, begun, sent, ended, stage }: NeedsAssessment): boolean {
  const assessing = begun?.by === 'reassessment' || assessDecisions.at(-1)?.positive === true;
  return assessing && sent.length === 0 && ended === null && stage !== 'refusedToIssue';
}

function toBeDecided({ outcomes }: NeedsAssessment, decisions: NeedsAssessment['assessDecisions']): boolean {
  const last = decisions.at(-1);
  return last === undefined || (!last.positive && outcomes.some(({ on }) => on >= last.on));
}

function evaluatedAll({ requestEvaluations }: NeedsAssessment): boolean {
  return (['ordinaryProvision', 'therapyPack', 'need'] as const).every((what) =>
    requestEvaluations.some((one) => one.what === what),
  );
}

function planAgreed({ issueDecisions }: NeedsAssessment): boolean {
  return issueDecisions.at(-1)?.positive === true;
}
