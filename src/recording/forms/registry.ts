import type { ActKey } from '../../cases/acts.js';
import type { RecordingForm } from '../recording-form.js';
import { chaseAdviceForm, missedAppointmentForm, receiveAdviceForm, returnAdviceForm } from './about-advice.forms.js';
import { askForAdviceForm } from './ask-for-advice.form.js';
import { allocationForm, noteForm } from './case-keeping.forms.js';
import { correctionForm } from './correction.form.js';
import { decisionToAssessForm } from './decision-to-assess.form.js';
import { decisionToIssueForm } from './decision-to-issue.form.js';
import { commentsForm, draftPlanForm } from './draft-and-comments.forms.js';
import { exceptionForm } from './exception.form.js';
import { finalPlanForm } from './final-plan.form.js';
import { withdrawalForm } from './withdrawal.form.js';

/** The form of every act of an assessment. */
export const recordingForms: Readonly<Record<ActKey, RecordingForm>> = {
  decisionToAssess: decisionToAssessForm,
  askForAdvice: askForAdviceForm,
  receiveAdvice: receiveAdviceForm,
  chaseAdvice: chaseAdviceForm,
  returnAdvice: returnAdviceForm,
  missedAppointment: missedAppointmentForm,
  decisionToIssue: decisionToIssueForm,
  draftPlan: draftPlanForm,
  comments: commentsForm,
  finalPlan: finalPlanForm,
  exception: exceptionForm,
  allocation: allocationForm,
  note: noteForm,
  withdrawal: withdrawalForm,
  correction: correctionForm,
};
