import type { NeedsAssessmentCommandType } from '../../workflows/needs-assessment/needs-assessment.commands.js';

export interface Written {
  readonly path: string;
  readonly words: string;
  readonly hint: string;
  readonly commands: readonly NeedsAssessmentCommandType[];
}

/** What can be recorded about an assessment, in the order in which it comes up. */
export const actTable = {
  consideration: {
    path: 'consideration',
    words: 'Record who was told of the request',
    hint: 'Health, social care and the school or setting must know that it is considered',
    commands: ['NotifyConsideration'],
  },
  decisionToAssess: {
    path: 'decision-to-assess',
    words: 'Record the decision whether to assess',
    hint: 'The day the family was told is what counts, not the day of the panel',
    commands: ['NotifyDecisionToAssess', 'NotifyDecisionNotToAssess'],
  },
  requestEvaluation: {
    path: 'request-evaluation',
    words: 'Record what the request was evaluated for',
    hint: 'Ordinarily available provision, the therapy pack and the local threshold',
    commands: ['EvaluateOrdinaryProvision', 'EvaluateTherapyPackUse', 'WeighNeed'],
  },
  earlyNotification: {
    path: 'notifications/new',
    words: 'Record a notification of a young child',
    hint: 'From a health service or an early years setting, mostly before the request',
    commands: ['RecordEarlyNotification'],
  },
  panelDecision: {
    path: 'panel-decisions/new',
    words: 'Record a panel’s decision',
    hint: 'It tells nobody: the notice to the family is recorded by itself',
    commands: ['RecordPanelDecision'],
  },
  askForAdvice: {
    path: 'advice/new',
    words: 'Ask another body for advice',
    hint: 'Its own 6 weeks start on the day it is asked',
    commands: ['RequestAdvice', 'AdoptExistingAdvice'],
  },
  receiveAdvice: {
    path: 'advice/:adviceId/received',
    words: 'Record advice received',
    hint: 'The day it reached us',
    commands: ['RecordAdvice'],
  },
  chaseAdvice: {
    path: 'advice/:adviceId/chase',
    words: 'Chase advice',
    hint: 'Record how and when the body was reminded',
    commands: ['ChaseAdvice'],
  },
  returnAdvice: {
    path: 'advice/:adviceId/returned',
    words: 'Send advice back',
    hint: 'Its due date does not move',
    commands: ['ReturnAdvice'],
  },
  acceptAdvice: {
    path: 'advice/:adviceId/accepted',
    words: 'Accept advice',
    hint: 'It is enough; no limit changes',
    commands: ['AcceptAdvice'],
  },
  missedAppointment: {
    path: 'advice/:adviceId/missed-appointment',
    words: 'Record a missed appointment',
    hint: 'Can excuse that body’s advice only',
    commands: ['RecordMissedAppointment'],
  },
  familyVisit: {
    path: 'visits/new',
    words: 'Record a visit to the family',
    hint: 'Somebody of ours saw the child and the family',
    commands: ['RecordFamilyVisit'],
  },
  personCentredMeeting: {
    path: 'person-centred-meetings/new',
    words: 'Record a person-centred meeting',
    hint: 'Before the draft plan is written',
    commands: ['RecordPersonCentredMeeting'],
  },
  childViews: {
    path: 'child-views/new',
    words: 'Record the child’s views',
    hint: 'For section A: how they were learnt, and by whom',
    commands: ['RecordChildViews'],
  },
  auditAdvice: {
    path: 'advice/:adviceId/audit',
    words: 'Record an audit of advice',
    hint: 'How good it is, with a grade; no limit changes',
    commands: ['AuditAdvice'],
  },
  decisionToIssue: {
    path: 'decision-to-issue',
    words: 'Record whether there will be a plan',
    hint: 'A “no” must reach the family by week 16',
    commands: ['NotifyDecisionToIssue', 'NotifyDecisionNotToIssue'],
  },
  draftPlan: {
    path: 'draft-plan',
    words: 'Send a draft plan',
    hint: 'The family then has at least 15 days to comment',
    commands: ['ServeDraftPlan'],
  },
  comments: {
    path: 'comments',
    words: 'Record the family’s comments',
    hint: 'What they said of the draft, and whether they have finished',
    commands: ['RecordRepresentations'],
  },
  meetingRequest: {
    path: 'meetings/asked',
    words: 'Record that the family asked for a meeting',
    hint: 'About the draft; it must be offered within the 15 days',
    commands: ['RecordMeetingRequest'],
  },
  meeting: {
    path: 'meetings/held',
    words: 'Record a meeting with the family',
    hint: 'About the draft plan',
    commands: ['RecordMeeting'],
  },
  consultSetting: {
    path: 'consultations/new',
    words: 'Consult a school or college',
    hint: 'Before it can be named in the plan; it has 15 days to reply',
    commands: ['ConsultSetting'],
  },
  settingReply: {
    path: 'consultations/:consultationId/reply',
    words: 'Record a school’s or college’s reply',
    hint: 'Whether it can meet need',
    commands: ['RecordSettingReply'],
  },
  signOff: {
    path: 'sign-offs/new',
    words: 'Record a sign-off',
    hint: 'That education, health or social care agreed the plan',
    commands: ['SignOffPlan'],
  },
  finalPlan: {
    path: 'final-plan',
    words: 'Send the final plan',
    hint: 'To the family, the school or college and the health body',
    commands: ['SendFinalPlan'],
  },
  exception: {
    path: 'exceptions/new',
    words: 'Record an exception',
    hint: 'Only for the reasons the regulations list; it adds no days',
    commands: ['ClaimException'],
  },
  exceptionEvidence: {
    path: 'exceptions/:exceptionId/evidence',
    words: 'Add evidence for an exception',
    hint: 'Without it, an exception excuses nothing in figures',
    commands: ['EvidenceException'],
  },
  exceptionAgreement: {
    path: 'exceptions/:exceptionId/agreement',
    words: 'Agree an exception',
    hint: 'In your own name, as a manager',
    commands: ['AgreeException'],
  },
  exceptionTold: {
    path: 'exceptions/:exceptionId/family-told',
    words: 'Record that the family was told of the delay',
    hint: 'Code 9.42',
    commands: ['TellFamilyOfException'],
  },
  exceptionEnd: {
    path: 'exceptions/:exceptionId/end',
    words: 'Record that an exception ended',
    hint: 'The last day of what got in the way',
    commands: ['EndException'],
  },
  exceptionStrikeOut: {
    path: 'exceptions/:exceptionId/strike-out',
    words: 'Strike an exception out',
    hint: 'It was not accepted: its limits stand again',
    commands: ['StrikeOutException'],
  },
  allocation: {
    path: 'allocation',
    words: 'Allocate the case',
    hint: 'Say who works on it',
    commands: ['AllocateCase'],
  },
  note: {
    path: 'notes/new',
    words: 'Add a note',
    hint: 'A call, an email or a visit',
    commands: ['AddNote'],
  },
  inviteFeedback: {
    path: 'feedback/invitations/new',
    words: 'Record that the family was asked how it went',
    hint: 'The questionnaire about the assessment',
    commands: ['InviteFeedback'],
  },
  recordFeedback: {
    path: 'feedback/replies/new',
    words: 'Record the family’s answers',
    hint: 'The questionnaire about the assessment came back',
    commands: ['RecordFeedback'],
  },
  withdrawal: {
    path: 'withdrawal',
    words: 'End the assessment',
    hint: 'The request was withdrawn, the family moved or the child died',
    commands: ['WithdrawRequest', 'RecordMoveOut', 'RecordDeath'],
  },
  correction: {
    path: 'corrections/new',
    words: 'Correct a record',
    hint: 'The earlier record stays readable',
    commands: [],
  },
} as const satisfies Readonly<Record<string, Written>>;
