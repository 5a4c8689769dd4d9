import { act, appealInformation, decision, enclosed, fifteenDays, reasons, reg, said } from './checklist-items.js';
import type { ChecklistItem } from './checklist.js';
import type { PlanLetterKind } from './letter.events.js';
import type { LetterRules } from './letter-rules.js';

const family = (citation: string): LetterRules['recipients'][number] => ({
  recipient: 'parentOrYoungPerson',
  citation,
});
const review = { rule: 'E6', citation: reg('20(10)-(11), 21(8)-(9)') } as const;
const amending = { rule: 'E8', citation: reg('22(2)(a)-(d)') } as const;
const amended = { rule: 'E9', citation: reg('22(3)') } as const;
const notAmended = { rule: 'E10', citation: reg('22(4)-(5)') } as const;
const reassessing = { rule: 'G1', citation: `${reg('25(1)')}; ${act('s.44(2)')}` } as const;
const ceasing = { rule: 'H2', citation: reg('31(2)-(3)') } as const;
const considering = { rule: 'H1', citation: `${reg('31(1)')}; ${act('s.45')}` } as const;

/** Rights of appeal that the record of the notice asks for: it cannot be recorded without them. */
const appealRecorded = (rule: ChecklistItem['rule'], citation: string): readonly ChecklistItem[] =>
  appealInformation({ rule, citation }).map((item) =>
    item.id === 'appealRight' ? { ...item, standing: 'record' } : item,
  );

function reviewDecision(title: string, says: string, rest: readonly ChecklistItem[]): LetterRules {
  return {
    title,
    workflow: 'plan',
    fact: 'ReviewDecisionNotified',
    about: 'review',
    template: 1,
    recipients: [family(review.citation), { recipient: 'setting', citation: `${review.citation}: “and setting”` }],
    items: [decision(says, { ...review, for: 'everyone' }), ...rest],
  };
}

/** The letters about a maintained plan: to whom, about which fact, and what each must hold. */
export const planLetters: Readonly<Record<PlanLetterKind, LetterRules>> = {
  reviewInvitation: {
    title: 'Invitation to a review meeting',
    workflow: 'plan',
    fact: 'ReviewInvitationsSent',
    about: 'review',
    template: 1,
    recipients: [
      family(reg('20(2)-(3), 21(2)-(3)')),
      { recipient: 'setting', citation: reg('20(2)-(3), 21(2)-(3)') },
      { recipient: 'commissioningBody', citation: reg('20(2)-(3), 21(2)-(3)') },
      { recipient: 'socialCare', citation: reg('20(2)-(3), 21(2)-(3)') },
      { recipient: 'adviceBody', citation: reg('20(2)-(3), 21(2)-(3)') },
    ],
    items: [
      said('meetingDay', 'Notice of the meeting, with its day', 'facts', {
        rule: 'E3',
        citation: reg('20(3), 21(3)'),
        for: 'everyone',
      }),
    ],
  },
  reviewMaintain: reviewDecision('Review decision: the plan stays as it is', 'That the plan stays as it is', [
    ...appealInformation({ ...review, standing: 'unverified' }),
  ]),
  reviewAmend: reviewDecision('Review decision: the plan is amended', 'That the plan is to be amended', [
    enclosed('amendments', 'The proposed amendments: without them the decision is not whole', {
      rule: 'E6',
      citation: `${review.citation}; R (L, M & P) v Devon CC [2022] EWHC 493 (Admin)`,
      for: 'family',
    }),
  ]),
  reviewCease: reviewDecision('Review decision: the plan ends', 'That the plan is to end', [
    ...appealInformation({ ...review, standing: 'unverified' }),
  ]),
  amendmentNotice: {
    title: 'Notice of proposed amendments',
    workflow: 'plan',
    fact: 'AmendmentNoticeSent',
    about: 'notice',
    template: 1,
    recipients: [family(amending.citation)],
    items: [
      enclosed('plan', 'A copy of the plan', amending),
      enclosed('amendments', 'The proposed amendments', amending),
      enclosed('evidence', 'The evidence for them', amending),
      ...fifteenDays(amending),
    ],
  },
  amendedPlan: {
    title: 'Amended plan',
    workflow: 'plan',
    fact: 'AmendedPlanSent',
    about: 'notice',
    template: 1,
    recipients: [
      family(amended.citation),
      { recipient: 'setting', citation: amended.citation },
      { recipient: 'commissioningBody', citation: amended.citation },
    ],
    items: [
      enclosed('amendedPlan', 'The amended plan', amended),
      ...appealRecorded('E9', 'Part of the record of the amended plan here'),
    ],
  },
  decisionNotToAmend: {
    title: 'Decision not to amend the plan',
    workflow: 'plan',
    fact: 'DecisionNotToAmendNotified',
    about: 'notice',
    template: 1,
    recipients: [family(notAmended.citation)],
    items: [
      decision('That the plan will not be amended', notAmended),
      reasons(notAmended),
      ...appealInformation(notAmended),
    ],
  },
  transferConsultation: {
    title: 'Consultation of a school or college for the next phase',
    workflow: 'plan',
    fact: 'TransferSettingConsulted',
    about: 'consultation',
    template: 1,
    recipients: [{ recipient: 'setting', citation: act('s.39(2), s.40') }],
    items: [
      said('decision', 'That it is consulted before being named in the plan', 'facts', {
        rule: 'C4',
        citation: act('s.39(2), s.40'),
        for: 'everyone',
      }),
      said('comment', 'That it should reply within 15 days', 'facts', {
        rule: 'C4',
        citation: 'SEND Code of Practice 2015 para 9.83',
        standing: 'guidance',
        for: 'everyone',
      }),
      enclosed('plan', 'A copy of the plan', {
        rule: null,
        citation: 'Good practice: it cannot say whether it meets needs that it has not seen',
        standing: 'guidance',
      }),
    ],
  },
  decisionToReassess: {
    title: 'Decision to re-assess',
    workflow: 'plan',
    fact: 'DecisionToReassessNotified',
    about: 'reassessment',
    template: 1,
    recipients: [family(reassessing.citation)],
    items: [decision('That there will be a re-assessment', reassessing)],
  },
  decisionNotToReassess: {
    title: 'Decision not to re-assess',
    workflow: 'plan',
    fact: 'DecisionNotToReassessNotified',
    about: 'reassessment',
    template: 1,
    recipients: [family(reassessing.citation)],
    items: [
      decision('That there will be no re-assessment', reassessing),
      reasons({ rule: 'G1', citation: `${reg('24')}: on which ground`, standing: 'record' }),
      ...appealRecorded('G1', 'Part of the record of the decision here'),
    ],
  },
  transferLetter: {
    title: 'Letter about a plan transferred to us',
    workflow: 'plan',
    fact: 'TransferLetterSent',
    template: 1,
    recipients: [family(reg('15(4)'))],
    items: [
      decision('That the plan has been transferred to us', { rule: 'D2', citation: reg('15(4)') }),
      said('assessment', 'Whether there will be an assessment', 'person', { rule: 'D2', citation: reg('15(4)') }),
      said('review', 'When the plan will be reviewed', 'person', { rule: 'D2', citation: reg('15(4)') }),
    ],
  },
  ceasingConsidered: {
    title: 'Notice that we are considering ending the plan',
    workflow: 'plan',
    fact: 'CeasingConsidered',
    template: 1,
    recipients: [family(considering.citation), { recipient: 'setting', citation: considering.citation }],
    items: [
      said('decision', 'That ending the plan is being considered', 'facts', { ...considering, for: 'everyone' }),
      said('reasons', 'On what ground', 'person', {
        rule: 'H1',
        citation: 'The ground (s.45(1)(a) or (b)) is part of the record of rule H1',
        standing: 'record',
        for: 'everyone',
      }),
      said('views', 'That their views are asked for', 'template', { ...considering, for: 'everyone' }),
    ],
  },
  ceaseNotice: {
    title: 'Notice that the plan ends',
    workflow: 'plan',
    fact: 'CeaseNoticeSent',
    template: 1,
    recipients: [
      family(ceasing.citation),
      { recipient: 'setting', citation: ceasing.citation },
      { recipient: 'commissioningBody', citation: ceasing.citation },
    ],
    items: [
      decision('That the plan is to end', { ...ceasing, for: 'everyone' }),
      reasons({
        rule: null,
        citation: 'Good practice: a family cannot appeal against what it is not told',
        standing: 'guidance',
      }),
      ...appealInformation(ceasing),
      said('planKept', 'That the plan is kept while they may appeal', 'template', {
        rule: 'H3',
        citation: `${act('s.45(4)')}: the plan is kept; no duty to say so is confirmed`,
        standing: 'guidance',
      }),
    ],
  },
};
