import type { Fact } from '../kernel/fact.js';

/** What can be audited for its quality. */
export type AuditOf = 'plan' | 'advice' | 'review';

/** One step of the authority's scale. */
export interface Grade {
  readonly code: string;
  readonly title: string;
  /** Figures of “good or better” count it. */
  readonly good: boolean;
}
/** One thing that an audit looks at. */
export interface Criterion {
  readonly code: string;
  readonly title: string;
}
/** The post of somebody who audits; the person is named nowhere in an audit. */
export interface AuditorPost {
  readonly code: string;
  readonly title: string;
  /** A designated medical or clinical officer: only such a post audits the health part of a plan (R31). */
  readonly clinical: boolean;
}

/** What an audit is measured by. An audit carries all of it, so that no later change of a setting changes what it meant. */
export interface Yardstick {
  /** The worst grade first. */
  readonly grades: readonly Grade[];
  readonly criteria: readonly Criterion[];
  readonly posts: readonly AuditorPost[];
}

/** The authority's own scale, lists of criteria and auditing posts. */
export interface AuditSettings extends Omit<Yardstick, 'criteria'> {
  readonly criteria: Readonly<Record<AuditOf, readonly Criterion[]>>;
}

/** CFA 2014 s.37(2)(d): the plan specifies the provision; the figure `ehc.qa.provisionQuantified` counts it. */
export const provisionQuantified = 'provisionQuantified';
/** The child's voice is a part of the plan that an audit must look for. */
export const childsVoice = 'childsVoice';

/** Criteria that belong to every list of the kind: figures and duties are counted by them. Their wording is the authority's. */
export const standingCriteria: Readonly<Record<AuditOf, readonly string[]>> = {
  plan: [provisionQuantified, childsVoice],
  advice: [],
  review: [],
};

/** What holds where the authority has settled nothing: the four grades of Ofsted, and what the Code asks of a plan. */
export const usualAuditSettings: AuditSettings = {
  grades: [
    { code: 'inadequate', title: 'Inadequate', good: false },
    { code: 'requiresImprovement', title: 'Requires improvement', good: false },
    { code: 'good', title: 'Good', good: true },
    { code: 'outstanding', title: 'Outstanding', good: true },
  ],
  criteria: {
    plan: [
      { code: provisionQuantified, title: 'Provision states the support, its amount and how often it is given' },
      { code: childsVoice, title: 'The child’s or young person’s voice is a part of the plan' },
      { code: 'needsDescribed', title: 'All needs found in the assessment are described' },
      { code: 'outcomesMeasurable', title: 'Outcomes are specific and can be measured' },
      { code: 'needMatchedByProvision', title: 'Each need has provision that meets it' },
      {
        code: 'healthAndCareIncluded',
        title: 'Health and social care provision stand in the plan where they are needed',
      },
      { code: 'plainLanguage', title: 'The plan is written in plain language' },
    ],
    advice: [
      { code: 'answersWhatWasAsked', title: 'It answers what was asked: needs, provision and outcomes' },
      { code: 'provisionSpecific', title: 'It recommends support with its amount and how often it is given' },
      { code: 'upToDate', title: 'It rests on recent knowledge of the child' },
      { code: 'plainLanguage', title: 'It is written in plain language' },
    ],
    review: [
      { code: 'outcomesReviewed', title: 'Progress towards each outcome was looked at with evidence' },
      { code: 'viewsHeard', title: 'The child’s or young person’s and the parents’ views were heard' },
      { code: 'professionalsContributed', title: 'Everyone relevant contributed' },
      { code: 'recommendationsClear', title: 'What should change in the plan is said clearly' },
    ],
  },
  posts: [
    { code: 'sendQualityOfficer', title: 'SEND quality officer', clinical: false },
    { code: 'sendTeamManager', title: 'SEND team manager', clinical: false },
    { code: 'principalEducationalPsychologist', title: 'Principal educational psychologist', clinical: false },
    { code: 'designatedSocialCareOfficer', title: 'Designated social care officer', clinical: false },
    { code: 'designatedClinicalOfficer', title: 'Designated clinical officer', clinical: true },
    { code: 'designatedMedicalOfficer', title: 'Designated medical officer', clinical: true },
  ],
};

interface WithReason {
  readonly reason: string | null;
}

/** The scale of audits, worst grade first. Replaces what was set before, for audits recorded from then on. */
export type AuditScaleSet = Fact<'AuditScaleSet', WithReason & { readonly grades: readonly Grade[] }>;
/** What audits of one kind look at. */
export type AuditCriteriaSet = Fact<
  'AuditCriteriaSet',
  WithReason & { readonly of: AuditOf; readonly criteria: readonly Criterion[] }
>;
/** The posts that audit, and which of them are medical or clinical. */
export type AuditorPostsSet = Fact<'AuditorPostsSet', WithReason & { readonly posts: readonly AuditorPost[] }>;
export type AuditSettingFact = AuditScaleSet | AuditCriteriaSet | AuditorPostsSet;
