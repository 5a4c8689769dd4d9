import type { PlanLetterKind } from '../../../workflows/letters/letter.events.js';
import {
  appealParts,
  dateOr,
  decisionPart,
  fifteenDaysParts,
  gapFor,
  next,
  opening,
  reasonsText,
  toFamily,
} from './letter-template.js';
import type { LetterFacts, LetterTemplate } from './letter-template.js';

const afterReview = ({ child, meetingOn }: LetterFacts): string =>
  `This is about the review of the EHC plan for ${child}${meetingOn === null ? '' : `, for which a meeting was held on ${dateOr(meetingOn, 'date')}`}.`;

/** The words of the letters about a maintained plan. A change of any is a new version of its kind. */
export const planTemplates: Readonly<Record<PlanLetterKind, LetterTemplate>> = {
  reviewInvitation: (f) => [
    opening(`The EHC plan for ${f.child} is to be reviewed.`),
    {
      part: 'meetingDay',
      heading: 'The meeting',
      text: `We invite you to the review meeting on ${dateOr(f.meetingOn, 'day of the meeting')}, ${gapFor('time and place')}.`,
    },
    next(
      'Advice for the meeting is sent round at least two weeks before it. Please send us what you want the others to read.',
    ),
  ],
  reviewMaintain: (f) => [
    opening(afterReview(f)),
    decisionPart('The plan stays as it is.'),
    ...appealParts(f),
    next('We will review the plan again within 12 months.'),
  ],
  reviewAmend: (f) => [
    opening(afterReview(f)),
    decisionPart('We will amend the plan. The amendments that we propose go with this letter.'),
    next('You get at least 15 days to tell us what you think of them, and the amended plan within eight weeks.'),
  ],
  reviewCease: (f) => [
    opening(afterReview(f)),
    decisionPart('We have decided that the plan is to end.'),
    ...appealParts(f),
  ],
  amendmentNotice: (f) => [
    opening(
      `We propose to amend the EHC plan for ${f.child}. A copy of the plan, the amendments and the evidence for them go with this letter.`,
    ),
    ...fifteenDaysParts(f, 'amendments'),
    next(
      'Within eight weeks of this notice we send you the amended plan, or tell you that we do not amend it and why.',
    ),
  ],
  amendedPlan: (f) => [
    opening(
      toFamily(f)
        ? `With this letter you get the amended EHC plan for ${f.child}.`
        : `With this letter you get a copy of the amended EHC plan for ${f.child}.`,
    ),
    ...appealParts(f),
  ],
  decisionNotToAmend: (f) => [
    opening(`We had proposed to amend the EHC plan for ${f.child}.`),
    decisionPart('We will not amend the plan after all.'),
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    ...appealParts(f),
  ],
  transferConsultation: (f) => [
    opening(`${f.child}, who has an EHC plan, moves on to the next phase of education.`),
    {
      part: 'decision',
      heading: 'What we ask of you',
      text: `We are thinking of naming ${f.setting ?? 'your school or college'} in the plan, and consult you before we decide. Please tell us whether you can meet the needs that the plan describes and, if you think that you cannot, why.`,
    },
    { part: 'comment', heading: 'By when', text: `Please reply within 15 days: by ${dateOr(f.lastDay, 'last day')}.` },
  ],
  decisionToReassess: (f) => [
    opening(`This is about a re-assessment of ${f.child}, who has an EHC plan.`),
    decisionPart(`We will assess the needs of ${f.child} again.`),
    next('We ask for advice anew. The plan that follows from it is due within 14 weeks of this letter.'),
  ],
  decisionNotToReassess: (f) => [
    opening(`This is about a re-assessment of ${f.child}, who has an EHC plan.`),
    decisionPart(`We will not assess the needs of ${f.child} again now.`),
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    ...appealParts(f),
  ],
  transferLetter: (f) => [
    decisionPart(
      `The EHC plan for ${f.child} has been transferred to us${f.fromAuthority === null ? '' : ` from ${f.fromAuthority}`}. We now maintain it.`,
    ),
    { part: 'assessment', heading: 'An assessment', text: assessmentText(f) },
    { part: 'review', heading: 'The next review', text: `We will review the plan by ${dateOr(f.reviewBy, 'day')}.` },
  ],
  ceasingConsidered: (f) => [
    opening(`This is about the EHC plan for ${f.child}.`),
    {
      part: 'decision',
      heading: 'What we are considering',
      text: 'We are considering ending the plan. Nothing is decided yet.',
    },
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    {
      part: 'views',
      heading: 'What you think counts',
      text: `Please tell us what you think by ${gapFor('day')}. You can write to us, or ask for a meeting.`,
    },
  ],
  ceaseNotice: (f) => [
    opening(`This is about the EHC plan for ${f.child}.`),
    decisionPart('We have decided to end the plan.'),
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    ...appealParts(f),
    {
      part: 'planKept',
      heading: 'Until then',
      text: 'We keep the plan, and all that it provides, while you may still appeal and until an appeal has been decided.',
    },
  ],
};

function assessmentText({ willAssess, child }: LetterFacts): string {
  if (willAssess === null) return gapFor('whether there will be an assessment');
  return willAssess
    ? `We will carry out an assessment of ${child}.`
    : `We do not propose an assessment of ${child} now.`;
}
