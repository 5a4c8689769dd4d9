import type { ActKey } from '../../cases/acts.js';
import type { AnyForm } from '../recording-form.js';
import {
  acceptAdviceForm,
  chaseAdviceForm,
  missedAppointmentForm,
  receiveAdviceForm,
  returnAdviceForm,
} from './about-advice.forms.js';
import { askForAdviceForm } from './ask-for-advice.form.js';
import { allocationForm, noteForm } from './case-keeping.forms.js';
import { considerationForm } from './consideration.form.js';
import { consultSettingForm, settingReplyForm } from './consulted-settings.forms.js';
import { correctionForm } from './correction.form.js';
import { decisionToAssessForm } from './decision-to-assess.form.js';
import { auditAdviceForm } from './advice-audit.form.js';
import { decisionToIssueForm } from './decision-to-issue.form.js';
import { commentsForm, draftPlanForm } from './draft-and-comments.forms.js';
import {
  exceptionAgreementForm,
  exceptionEndForm,
  exceptionEvidenceForm,
  exceptionStrikeOutForm,
  exceptionToldForm,
} from './exception-keeping.forms.js';
import { exceptionForm } from './exception.form.js';
import { inviteFeedbackForm, recordFeedbackForm } from './feedback.forms.js';
import { finalPlanForm } from './final-plan.form.js';
import { earlyNotificationForm } from './notification.form.js';
import { panelDecisionForm, requestEvaluationForm } from './request-evaluation.forms.js';
import { meetingForm, meetingRequestForm } from './meetings.forms.js';
import { childViewsForm, familyVisitForm, personCentredMeetingForm } from './opening.forms.js';
import { signOffForm } from './sign-off.form.js';
import { withdrawalForm } from './withdrawal.form.js';

/** The form of every act of an assessment. */
export const recordingForms: Readonly<Record<ActKey, AnyForm>> = {
  consideration: considerationForm,
  decisionToAssess: decisionToAssessForm,
  requestEvaluation: requestEvaluationForm,
  panelDecision: panelDecisionForm,
  earlyNotification: earlyNotificationForm,
  askForAdvice: askForAdviceForm,
  receiveAdvice: receiveAdviceForm,
  chaseAdvice: chaseAdviceForm,
  returnAdvice: returnAdviceForm,
  acceptAdvice: acceptAdviceForm,
  missedAppointment: missedAppointmentForm,
  familyVisit: familyVisitForm,
  personCentredMeeting: personCentredMeetingForm,
  childViews: childViewsForm,
  auditAdvice: auditAdviceForm,
  decisionToIssue: decisionToIssueForm,
  draftPlan: draftPlanForm,
  comments: commentsForm,
  meetingRequest: meetingRequestForm,
  meeting: meetingForm,
  consultSetting: consultSettingForm,
  settingReply: settingReplyForm,
  signOff: signOffForm,
  finalPlan: finalPlanForm,
  exception: exceptionForm,
  exceptionEvidence: exceptionEvidenceForm,
  exceptionAgreement: exceptionAgreementForm,
  exceptionTold: exceptionToldForm,
  exceptionEnd: exceptionEndForm,
  exceptionStrikeOut: exceptionStrikeOutForm,
  allocation: allocationForm,
  note: noteForm,
  inviteFeedback: inviteFeedbackForm,
  recordFeedback: recordFeedbackForm,
  withdrawal: withdrawalForm,
  correction: correctionForm,
};
