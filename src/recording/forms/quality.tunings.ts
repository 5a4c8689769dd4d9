import type { Plan } from '../../../workflows/plan/plan.state.js';
import { auditSettingsOf } from '../../../workflows/quality/audits.js';
import type { AuditOf } from '../../../workflows/quality/audit-settings.js';
import { reviewName } from '../../cases/plan-names.js';
import type { Choice } from '../questions.js';
import type { FactSituation, SideCard } from '../recording-form.js';
import { auditCards, auditFieldsOfCodes, auditQuestions, fieldsInOwnWords, readAudit } from './audit-questions.js';
import type { Tuning } from './fact-form.js';
import { nothing } from './fact-questions.js';

const planIn = ({ state }: FactSituation): Plan => state as Plan;
const longest = 5_000;

function audit(of: AuditOf, done: string): Tuning {
  return {
    dateLabel: 'Date of the audit',
    button: 'Record the audit',
    done,
    without: () => fieldsInOwnWords,
    after: ({ basis }) => auditQuestions(auditSettingsOf(basis), of),
    read: (asked, { basis }) => readAudit(asked, auditSettingsOf(basis), of),
    side: () => auditCards,
    fieldOfCode: auditFieldsOfCodes,
    preview: () => [],
    asksWhyLate: false,
  };
}

export const planAudit = audit('plan', 'Audit of the plan recorded');
export const reviewAudit = audit('review', 'Quality check of the review recorded');

/** Whether Section F is delivered: the provision in its own words, by what was found. */
export const provisionCheck: Tuning = {
  dateLabel: 'Date it was looked at',
  button: 'Record the check',
  done: 'Check of provision recorded',
  fieldOfCode: { 'nothing-checked': 'deliveredItems' },
  preview: () => [],
  asksWhyLate: false,
  side: () => [
    {
      heading: 'What this does',
      paragraphs: [
        'Everything in Section F of the plan must be arranged (CFA 2014 s.42). What is not delivered, or only in part, is listed under Quality until a later check finds it given.',
        'Write each provision on a line of its own.',
      ],
    },
  ],
};

const outcomeCards: readonly SideCard[] = [
  {
    heading: 'What an outcome needs',
    paragraphs: [
      'An outcome says what the child or young person will be able to do. Its target says by what anybody can tell: for example “joins in a game with two others for ten minutes, three days a week”.',
      'It is looked at in every review, with the evidence.',
    ],
  },
];

/** R33: an outcome with a target that can be measured. */
export const outcomeSet: Tuning = {
  dateLabel: 'Date it stands in the plan',
  button: 'Record the outcome',
  done: 'Outcome recorded',
  without: () => ['outcome', 'target'],
  after: () => [
    { kind: 'longText', name: 'outcome', label: 'What is the outcome?', hint: 'In the words of Section E' },
    {
      kind: 'longText',
      name: 'target',
      label: 'By what can one tell that it is reached?',
      hint: 'A target that can be measured or seen',
    },
  ],
  read: (asked) => {
    const outcome = asked.text('outcome', 'The outcome', 'Enter the outcome', longest);
    const target = asked.text('target', 'The target', 'Enter the target by which one can tell', longest);
    return {
      body: { ...(outcome === null ? {} : { outcome }), ...(target === null ? {} : { target }) },
      rows: [
        { key: 'Outcome sought', value: outcome ?? '' },
        { key: 'Target', value: target ?? '' },
      ],
    };
  },
  side: () => outcomeCards,
  preview: () => [],
  asksWhyLate: false,
};

/** How far it was reached; in a review, or between two. */
export const outcomeReviewed: Tuning = {
  dateLabel: 'Date it was looked at',
  button: 'Record it',
  done: 'Outcome looked at',
  without: () => ['reviewId', 'evidence'],
  before: (s) => {
    const words = planIn(s).soughtOutcomes.find(({ outcomeId }) => outcomeId === s.subject)?.words ?? null;
    return words === null
      ? []
      : [
          {
            kind: 'answers',
            rows: [
              { key: 'Outcome sought', value: words.outcome },
              { key: 'Target', value: words.target },
            ],
          },
        ];
  },
  after: (s) => [
    { kind: 'radios', name: 'reviewId', legend: 'In which review?', choices: reviewChoices(s) },
    { kind: 'longText', name: 'evidence', label: 'What is the evidence?', hint: 'What was seen or measured' },
  ],
  read: (asked, s) => {
    const choices = reviewChoices(s);
    const chosen = asked.oneOf(
      'reviewId',
      choices.map(({ value }) => value),
      'Say in which review it was looked at, or that it was between two',
    );
    const evidence = asked.text('evidence', 'The evidence', 'Enter the evidence', longest);
    return {
      body: { reviewId: chosen === nothing ? null : chosen, ...(evidence === null ? {} : { evidence }) },
      rows: [
        { key: 'In which review', value: choices.find(({ value }) => value === chosen)?.text ?? '' },
        { key: 'Evidence', value: evidence ?? '' },
      ],
    };
  },
  fieldOfCode: { 'outcome-already-reviewed': 'reviewId', 'review-meeting-not-held': 'reviewId' },
  side: () => outcomeCards,
  preview: () => [],
  asksWhyLate: false,
};

/** Older reviews are over: what they found is corrected in the history. */
const reviewsOffered = 3;

function reviewChoices(s: FactSituation): readonly Choice[] {
  const held = planIn(s).reviews.filter(({ meetingOn }) => meetingOn !== null);
  return [
    ...held
      .slice(-reviewsOffered)
      .toReversed()
      .map((review) => ({ value: review.reviewId, text: reviewName(review) })),
    { value: nothing, text: 'Between two reviews' },
  ];
}
