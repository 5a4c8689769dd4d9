import type { NeedsAssessment } from '../needs-assessment/needs-assessment.state.js';
import type { LetterSubject } from './letter-rules.js';
import type { AssessmentLetterKind } from './letter.events.js';
import type { Notice } from './letter-notices.js';

type Found = Pick<Notice, 'on'> & Partial<Pick<Notice, 'about' | 'recipient' | 'stated'>>;

const found: Readonly<Record<AssessmentLetterKind, (state: NeedsAssessment) => readonly Found[]>> = {
  consideration: ({ consideredOn }) => (consideredOn === null ? [] : [{ on: consideredOn, recipient: null }]),
  decisionToAssess: ({ assessDecisions }) => assessDecisions.filter(({ positive }) => positive),
  decisionNotToAssess: ({ assessDecisions }) => assessDecisions.filter(({ positive }) => !positive),
  adviceRequest: ({ advice }) =>
    advice.flatMap(({ adviceId, requested }) =>
      requested === null ? [] : [{ on: requested.on, about: adviceId, recipient: 'adviceBody' }],
    ),
  delay: ({ exceptions }) =>
    exceptions.flatMap(({ exceptionId, familyToldOn }) =>
      familyToldOn === null ? [] : [{ on: familyToldOn, about: exceptionId }],
    ),
  decisionToIssue: ({ issueDecisions }) => issueDecisions.filter(({ positive }) => positive),
  decisionNotToIssue: ({ issueDecisions }) => issueDecisions.filter(({ positive }) => !positive),
  draftPlan: ({ drafts }) => drafts.map(({ draftId, served }) => ({ on: served.on, about: draftId })),
  settingConsultation: ({ consultations }) =>
    consultations.map(({ consultationId, sent }) => ({ on: sent.on, about: consultationId, recipient: 'setting' })),
  finalPlan: ({ sent }) =>
    sent.map(({ on, recipient, outOfTurn }) => ({ on, recipient, stated: outOfTurn === 'imported' })),
};

/** The notices that an assessment has on record, in the order of the law. */
export function assessmentNotices(state: NeedsAssessment): readonly Notice[] {
  return (Object.keys(found) as readonly AssessmentLetterKind[]).flatMap((kind) =>
    found[kind](state).map(({ on, about = null, recipient = 'parentOrYoungPerson', stated = false }): Notice => ({
      kind,
      on,
      about,
      recipient,
      stated,
    })),
  );
}

const subjects: Readonly<Partial<Record<LetterSubject, (state: NeedsAssessment) => readonly string[]>>> = {
  advice: ({ advice }) => advice.map(({ adviceId }) => adviceId),
  draft: ({ drafts }) => drafts.map(({ draftId }) => draftId),
  consultation: ({ consultations }) => consultations.map(({ consultationId }) => consultationId),
  exception: ({ exceptions }) => exceptions.map(({ exceptionId }) => exceptionId),
};

/** Ids of what a letter of an assessment can be about. */
export function assessmentSubjects(state: NeedsAssessment, subject: LetterSubject): readonly string[] {
  return subjects[subject]?.(state) ?? [];
}
