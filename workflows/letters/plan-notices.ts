import type { Amendment, Plan, Review } from '../plan/plan.state.js';
import type { SentPlan } from '../kernel/sent-plan.js';
import type { LetterSubject } from './letter-rules.js';
import type { PlanLetterKind } from './letter.events.js';
import type { Notice } from './letter-notices.js';

type Found = Pick<Notice, 'on'> & Partial<Pick<Notice, 'about' | 'recipient' | 'stated'>>;

const decided =
  (outcome: Review['outcome']) =>
  ({ reviews }: Plan): readonly Found[] =>
    reviews.flatMap((review) =>
      review.outcome === outcome && review.decidedOn !== null ? [{ on: review.decidedOn, about: review.reviewId }] : [],
    );

const sentBy = (noticeId: string | null, sent: readonly SentPlan[]): readonly Found[] =>
  sent.map(({ on, recipient, outOfTurn }) => ({
    on,
    about: noticeId,
    recipient,
    stated: outOfTurn === 'imported',
  }));

const answered =
  (positive: boolean) =>
  ({ reassessments }: Plan): readonly Found[] =>
    reassessments.flatMap(({ reassessmentId, decision }) =>
      decision?.positive === positive ? [{ on: decision.on, about: reassessmentId }] : [],
    );

const found: Readonly<Record<PlanLetterKind, (plan: Plan) => readonly Found[]>> = {
  reviewInvitation: ({ reviews }) =>
    reviews.flatMap(({ reviewId, invitedOn }) =>
      invitedOn === null ? [] : [{ on: invitedOn, about: reviewId, recipient: null }],
    ),
  reviewMaintain: decided('maintain'),
  reviewAmend: decided('amend'),
  reviewCease: decided('cease'),
  amendmentNotice: ({ amendments }) =>
    amendments.map(({ noticeId, notice, stated }: Amendment) => ({ on: notice.on, about: noticeId, stated })),
  amendedPlan: ({ amendments, amendedWithoutNotice }) => [
    ...amendments.flatMap(({ noticeId, sent }) => sentBy(noticeId, sent)),
    ...sentBy(null, amendedWithoutNotice),
  ],
  decisionNotToAmend: ({ amendments }) =>
    amendments.flatMap(({ noticeId, notAmendedOn }) =>
      notAmendedOn === null ? [] : [{ on: notAmendedOn, about: noticeId }],
    ),
  transferConsultation: ({ phaseTransfers }) =>
    phaseTransfers.flatMap(({ consultations }) =>
      consultations.map(({ consultationId, askedOn }) => ({
        on: askedOn,
        about: consultationId,
        recipient: 'setting' as const,
      })),
    ),
  decisionToReassess: answered(true),
  decisionNotToReassess: answered(false),
  transferLetter: ({ transferLetterOn }) => (transferLetterOn === null ? [] : [{ on: transferLetterOn }]),
  ceasingConsidered: ({ ceasing }) => (ceasing?.considered == null ? [] : [{ on: ceasing.considered.on }]),
  ceaseNotice: ({ ceasing }) => (ceasing?.notice == null ? [] : [{ on: ceasing.notice.on }]),
};

/** The notices that a plan has on record, in the order of the law. */
export function planNotices(plan: Plan): readonly Notice[] {
  return (Object.keys(found) as readonly PlanLetterKind[]).flatMap((kind) =>
    found[kind](plan).map(({ on, about = null, recipient = 'parentOrYoungPerson', stated = false }): Notice => ({
      kind,
      on,
      about,
      recipient,
      stated,
    })),
  );
}

const subjects: Readonly<Partial<Record<LetterSubject, (plan: Plan) => readonly string[]>>> = {
  review: ({ reviews }) => reviews.map(({ reviewId }) => reviewId),
  notice: ({ amendments }) => amendments.map(({ noticeId }) => noticeId),
  consultation: ({ phaseTransfers }) =>
    phaseTransfers.flatMap(({ consultations }) => consultations.map(({ consultationId }) => consultationId)),
  reassessment: ({ reassessments }) => reassessments.map(({ reassessmentId }) => reassessmentId),
};

/** Ids of what a letter about a plan can be about. */
export function planSubjects(plan: Plan, subject: LetterSubject): readonly string[] {
  return subjects[subject]?.(plan) ?? [];
}
