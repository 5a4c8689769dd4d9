import {
  act,
  adviceServices,
  appealInformation,
  appealRight,
  decision,
  disagreementResolution,
  enclosed,
  fifteenDays,
  mediation,
  reasons,
  reg,
  said,
  timeLimits,
} from './checklist-items.js';
import type { AssessmentLetterKind } from './letter.events.js';
import type { LetterRules } from './letter-rules.js';

const family = (citation: string): LetterRules['recipients'][number] => ({
  recipient: 'parentOrYoungPerson',
  citation,
});
/** Reg 5(2): those who were told that an assessment is considered are told of the outcome. */
const alsoTold: LetterRules['recipients'] = [
  { recipient: 'setting', citation: reg('5(2)') },
  { recipient: 'commissioningBody', citation: reg('5(2)') },
  { recipient: 'socialCare', citation: reg('5(2)') },
];
const refusal = { rule: 'A4', citation: `${reg('5(3)')}; ${act('s.36(5)')}` } as const;
const noPlan = { rule: 'C1', citation: `${reg('10(1)-(3)')}; ${act('s.36(9)')}` } as const;
const draft = { rule: 'C2', citation: `${reg('13(1)(a)-(b)')}; ${act('s.38(2)')}` } as const;
const appealNotice = { rule: 'C6', citation: reg('14') } as const;
const delay = { rule: null, citation: 'SEND Code of Practice 2015 para 9.42', standing: 'unverified' } as const;

/** The letters of an assessment: to whom, about which fact, and what each must hold. */
export const assessmentLetters: Readonly<Record<AssessmentLetterKind, LetterRules>> = {
  consideration: {
    title: 'Notice that we are considering an assessment',
    workflow: 'needsAssessment',
    fact: 'ConsiderationNotified',
    template: 1,
    recipients: [
      { recipient: 'setting', citation: reg('4(2)') },
      { recipient: 'commissioningBody', citation: reg('4(2)') },
      { recipient: 'socialCare', citation: reg('4(2)') },
    ],
    items: [
      said('decision', 'That an assessment is being considered', 'facts', {
        rule: 'A3',
        citation: reg('4(1)-(2)'),
        for: 'everyone',
      }),
    ],
  },
  decisionToAssess: {
    title: 'Decision to assess',
    workflow: 'needsAssessment',
    fact: 'DecisionToAssessNotified',
    template: 1,
    recipients: [family(reg('5(1)(a)')), ...alsoTold],
    items: [
      decision('That there will be an EHC needs assessment', {
        rule: 'A1',
        citation: `${reg('5(1)(a)')}; ${act('s.36(1), (3)')}`,
        for: 'everyone',
      }),
    ],
  },
  decisionNotToAssess: {
    title: 'Decision not to assess',
    workflow: 'needsAssessment',
    fact: 'DecisionNotToAssessNotified',
    template: 1,
    recipients: [family(reg('5(1)(a)')), ...alsoTold],
    items: [
      decision('That there will be no EHC needs assessment', {
        rule: 'A1',
        citation: `${reg('5(1)(a)')}; ${act('s.36(1), (3)')}`,
        for: 'everyone',
      }),
      reasons({ rule: 'A1', citation: 'The grounds are part of the record of rule A1', standing: 'record' }),
      said('support', 'Other support the family can turn to', 'facts', {
        rule: null,
        citation: 'Part of the record of the decision here',
        standing: 'record',
      }),
      appealRight(refusal),
      timeLimits(refusal),
      mediation({ ...refusal, citation: `${reg('5(3)')} with reg 32` }),
      disagreementResolution(refusal),
      adviceServices(refusal),
    ],
  },
  adviceRequest: {
    title: 'Request for advice',
    workflow: 'needsAssessment',
    fact: 'AdviceRequested',
    about: 'advice',
    template: 1,
    recipients: [{ recipient: 'adviceBody', citation: reg('6(1)') }],
    items: [
      said('advice', 'Which advice is asked for', 'facts', { rule: 'B1', citation: reg('6'), for: 'everyone' }),
      said('sixWeeks', 'The six weeks in which it is to be given, with the last day', 'facts', {
        rule: 'B1',
        citation: `${reg('8(1)')}; ${act('s.31')}`,
        for: 'everyone',
      }),
    ],
  },
  delay: {
    title: 'Notice of a delay that the law excuses',
    workflow: 'needsAssessment',
    fact: 'FamilyToldOfException',
    about: 'exception',
    template: 1,
    recipients: [family('SEND Code of Practice 2015 para 9.42')],
    items: [
      said('decision', 'That there is a delay, and in which step', 'person', delay),
      said('reasons', 'Why it could not be avoided', 'person', delay),
    ],
  },
  decisionToIssue: {
    title: 'Decision to issue a plan',
    workflow: 'needsAssessment',
    fact: 'DecisionToIssueNotified',
    template: 1,
    // Rule C1: a positive decision has no period and no content of its own in the Regulations.
    recipients: [family('No provision of its own: rule C1 binds the negative decision alone')],
    items: [
      decision('That there will be a plan', {
        rule: null,
        citation: 'The decision that is recorded',
        standing: 'record',
      }),
    ],
  },
  decisionNotToIssue: {
    title: 'Decision not to issue a plan',
    workflow: 'needsAssessment',
    fact: 'DecisionNotToIssueNotified',
    template: 1,
    recipients: [
      family(noPlan.citation),
      { recipient: 'setting', citation: 'Rule C1: copies to setting and commissioning body' },
      { recipient: 'commissioningBody', citation: 'Rule C1: copies to setting and commissioning body' },
    ],
    items: [
      decision('That there will be no plan', { ...noPlan, for: 'everyone' }),
      reasons({ rule: 'C1', citation: 'The reasons are part of the record of rule C1', standing: 'record' }),
      ...appealInformation(noPlan),
    ],
  },
  draftPlan: {
    title: 'Draft plan',
    workflow: 'needsAssessment',
    fact: 'DraftPlanServed',
    about: 'draft',
    template: 1,
    recipients: [family(draft.citation)],
    items: [
      enclosed('draftPlan', 'The draft plan', draft),
      ...fifteenDays(draft),
      said('settingInformation', 'Where information about schools and colleges can be found', 'template', draft),
      said('personalBudget', 'That a personal budget can be asked for while the plan is a draft', 'template', {
        rule: 'L1',
        citation: 'SI 2014/1652 reg 4: when it may be asked for; no duty to say so is confirmed',
        standing: 'guidance',
      }),
    ],
  },
  settingConsultation: {
    title: 'Consultation of a school or college',
    workflow: 'needsAssessment',
    fact: 'SettingConsulted',
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
      enclosed('draftPlan', 'The draft plan', {
        rule: null,
        citation: 'Good practice: it cannot say whether it meets needs that it has not seen',
        standing: 'guidance',
      }),
    ],
  },
  finalPlan: {
    title: 'Final plan',
    workflow: 'needsAssessment',
    fact: 'FinalPlanSent',
    template: 1,
    recipients: [
      family(reg('13(2)')),
      { recipient: 'setting', citation: reg('13(2)') },
      { recipient: 'commissioningBody', citation: reg('13(2)') },
    ],
    items: [
      enclosed('finalPlan', 'The final plan', { rule: 'C3', citation: reg('13(2)') }),
      appealRight(appealNotice),
      timeLimits(appealNotice),
      mediation(appealNotice),
      adviceServices(appealNotice),
      disagreementResolution({
        rule: 'C6',
        citation: `${reg('14')}: named for rule A4, not confirmed for this notice`,
        standing: 'unverified',
      }),
    ],
  },
};
