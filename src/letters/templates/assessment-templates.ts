import type { AssessmentLetterKind } from '../../../workflows/letters/letter.events.js';
import {
  appealParts,
  dateOr,
  decisionPart,
  fifteenDaysParts,
  gapFor,
  next,
  opening,
  reasonsText,
  supportText,
  toFamily,
} from './letter-template.js';
import type { LetterFacts, LetterTemplate } from './letter-template.js';

const asked = ({ receivedOn, child }: LetterFacts): string =>
  receivedOn === null
    ? `We have considered whether ${child} needs an Education, Health and Care (EHC) needs assessment.`
    : `On ${dateOr(receivedOn, 'date')} we received a request for an Education, Health and Care (EHC) needs assessment of ${child}.`;

/** The words of the letters of an assessment. A change of any is a new version of its kind. */
export const assessmentTemplates: Readonly<Record<AssessmentLetterKind, LetterTemplate>> = {
  consideration: (f) => [
    opening(asked(f)),
    {
      part: 'decision',
      text: `We are considering whether to carry out an assessment. You are told because you work with ${f.child}, or may have to. We will tell you what we decide.`,
    },
  ],
  decisionToAssess: (f) => [
    opening(asked(f)),
    decisionPart(`We will carry out an EHC needs assessment of ${f.child}.`),
    next(
      toFamily(f)
        ? `We now ask you, the school or college, an educational psychologist, health and social care for advice. Each of them has six weeks to answer.\nPlease tell us your own views, and those of ${f.child}: they count.`
        : 'We will ask for advice where we need yours. You then have six weeks to answer.',
    ),
  ],
  decisionNotToAssess: (f) => [
    opening(asked(f)),
    decisionPart(`We will not carry out an EHC needs assessment of ${f.child}.`),
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    { part: 'support', heading: 'Other support', text: supportText(f.support) },
    ...appealParts(f),
  ],
  adviceRequest: (f) => [
    opening(`We are carrying out an Education, Health and Care (EHC) needs assessment of ${f.child}.`),
    {
      part: 'advice',
      heading: 'What we ask of you',
      text: `Please give us your advice (${f.adviceBody ?? gapFor('which advice')}) on the needs of ${f.child}, what provision may be needed and what outcomes are to be sought.`,
    },
    {
      part: 'sixWeeks',
      heading: 'By when',
      text: `The law gives you six weeks from the day on which you receive this request: until ${dateOr(f.lastDay, 'last day')}. A school holiday does not change this.`,
    },
  ],
  delay: (f) => [
    opening(`This is about the EHC needs assessment of ${f.child}.`),
    { part: 'decision', heading: 'What is late', text: gapFor('which step, and when you now expect it') },
    { part: 'reasons', heading: 'Why', text: gapFor('why it could not be done in time') },
    next('The later steps keep their own dates as far as we can keep them. We will tell you at once if that changes.'),
  ],
  decisionToIssue: (f) => [
    opening(asked(f)),
    decisionPart(`Having looked at all the advice, we will make an EHC plan for ${f.child}.`),
    next('We will send you a draft of the plan. You will have at least 15 days to tell us what you think of it.'),
  ],
  decisionNotToIssue: (f) => [
    opening(asked(f)),
    decisionPart(`Having looked at all the advice, we will not make an EHC plan for ${f.child}.`),
    { part: 'reasons', heading: 'Why', text: reasonsText(f.reasons) },
    ...appealParts(f),
  ],
  draftPlan: (f) => [
    opening(`With this letter you get the draft of the EHC plan for ${f.child}. It names no school or college yet.`),
    ...fifteenDaysParts(f, 'draft'),
    { part: 'settingInformation', text: f.letterhead.settingInformation },
    { part: 'personalBudget', text: 'While the plan is a draft you can ask for a personal budget.' },
    next('Once you have told us what you think, or the 15 days are over, we will finish the plan and send it to you.'),
  ],
  settingConsultation: (f) => [
    opening(`We are making an EHC plan for ${f.child}.`),
    {
      part: 'decision',
      heading: 'What we ask of you',
      text: `We are thinking of naming ${f.setting ?? 'your school or college'} in the plan, and consult you before we decide. Please tell us whether you can meet the needs that the draft describes and, if you think that you cannot, why.`,
    },
    { part: 'comment', heading: 'By when', text: `Please reply within 15 days: by ${dateOr(f.lastDay, 'last day')}.` },
  ],
  finalPlan: (f) => [
    opening(
      toFamily(f)
        ? `With this letter you get the final EHC plan for ${f.child}.`
        : `With this letter you get a copy of the final EHC plan for ${f.child}, in which you are named or have duties.`,
    ),
    ...appealParts(f),
    next('We will review the plan within 12 months.'),
  ],
};
