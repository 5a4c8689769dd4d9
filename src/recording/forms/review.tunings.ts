import type { Plan } from '../../../workflows/plan/plan.state.js';
import { inYearNineOrLater } from '../../../workflows/plan/school-cohort.js';
import { adviceBodies, bodyAsked, bodyWords } from '../../web/words/body-words.js';
import { actDate } from '../../web/words/date-words.js';
import { capital } from '../../web/words/distance-words.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import { reviewOutcomeWords } from '../../web/words/plan-code-words.js';
import { factActAt, factActHref } from '../../cases/fact-acts.js';
import { choicesFrom, dateAnswer, keysOf } from '../questions.js';
import type { FactSituation, SideCard, Wish } from '../recording-form.js';
import { dueFrom, dueWords, runningDue } from './due-words.js';
import type { Tuning } from './fact-form.js';

const planIn = ({ state }: FactSituation): Plan => state as Plan;
const reviewIn = (s: FactSituation): Plan['reviews'][number] | null =>
  planIn(s).reviews.find(({ reviewId }) => reviewId === s.subject) ?? null;

/** A review arranged: the twelve months stand beside it. */
export const reviewArranged: Tuning = {
  dateLabel: 'Date it was arranged',
  button: 'Arrange the review',
  done: 'Review arranged',
  defaults: (s) => {
    const review = reviewIn(s);
    return {
      ...dateAnswer('on', s.basis.today),
      kind: review?.kind ?? 'annual',
      heldBy: review?.heldBy ?? 'setting',
      yearNineOrLater: yearNine(s),
    };
  },
  side: (s) => {
    const due = runningDue(s, ['E1', 'E2', 'D3']);
    return [
      {
        heading: 'The twelve months',
        paragraphs: [
          due === null
            ? 'No annual review of this plan is due.'
            : `The family must be told of the decision by ${actDate(due)}. A review is done when the decision is sent, not when the meeting is held.`,
          'Invitations and advice go out at least 2 weeks before the meeting. After it there are 2 weeks for the report and 4 weeks for the decision, so a meeting 4 weeks before the limit leaves all of them.',
        ],
      },
    ];
  },
  preview: () => [],
};

function yearNine(s: FactSituation): string {
  const { receptionYear } = planIn(s);
  if (receptionYear === null) return 'nothing';
  return inYearNineOrLater(receptionYear, s.basis.today) ? 'yes' : 'no';
}

/** The meeting with what everybody put into it. */
export const reviewMeeting: Tuning = {
  dateLabel: 'Date of the meeting',
  button: 'Record the meeting',
  done: 'Review meeting recorded',
  // Who holds it and what kind it is was said when it was arranged.
  without: (s) => (reviewIn(s)?.kind == null ? [] : ['kind', 'heldBy', 'yearNineOrLater']),
  defaults: (s) => {
    const review = reviewIn(s);
    const on = review?.arrangedFor ?? null;
    return {
      ...(on !== null && on <= s.basis.today ? dateAnswer('on', on) : {}),
      kind: 'annual',
      heldBy: 'setting',
      yearNineOrLater: yearNine(s),
      written: review?.contributions.filter(({ contribution }) => contribution === 'written').map(({ from }) => from) ?? [],
    };
  },
  after: (s) => [
    {
      kind: 'checkboxes',
      name: 'written',
      legend: 'Whose contribution in writing is in?',
      hint: 'Others can be added later',
      choices: bodiesOf(s),
    },
    { kind: 'checkboxes', name: 'attending', legend: 'Who was at the meeting?', choices: bodiesOf(s) },
  ],
  read: (asked, s) => {
    const written = asked.someOf('written', adviceBodies, null);
    const attending = asked.someOf('attending', adviceBodies, null);
    const reviewId = s.subject ?? s.newId('RecordReviewMeeting reviewId');
    const from = adviceBodies.filter((body) => written.includes(body) || attending.includes(body));
    return {
      body: { reviewId },
      also: from.map((body) => ({
        command: 'RecordReviewContribution',
        body: {
          reviewId,
          from: body,
          attended: attending.includes(body),
          contribution: written.includes(body) ? 'written' : 'spoken',
        },
      })),
      rows: [
        { key: 'In writing from', value: capital(listed(written.map(bodyWords), 'Nobody yet')) },
        { key: 'At the meeting', value: capital(listed(attending.map(bodyWords), 'Not recorded')) },
      ],
    };
  },
  side: (s) => meetingCards(s),
  preview: (s) => previewOfMeeting(s),
  next: (s) => {
    const act = factActAt('plan', 'SendReviewReport');
    const id = s.subject ?? s.newId('RecordReviewMeeting reviewId');
    return act === null
      ? undefined
      : { text: 'The report is due in 2 weeks.', link: 'Record it when it comes', href: factActHref(act, s.reference, s.processId, id) };
  },
};

function bodiesOf(s: FactSituation): readonly { value: string; text: string }[] {
  const invited = reviewIn(s)?.invited ?? [];
  const rest = adviceBodies.filter((body) => !invited.includes(body));
  return [...invited, ...rest].map((body) => ({
    value: body,
    text: `${bodyAsked(body)}${invited.includes(body) ? ' (invited)' : ''}`,
  }));
}

function meetingCards({ basis }: FactSituation): readonly SideCard[] {
  const { today } = basis;
  return [
    {
      heading: 'What this does',
      paragraphs: [
        `The clocks of the review start. Held today, the report is due by ${dueWords(dueFrom('E5', today, basis))} and the family must be told by ${dueWords(dueFrom('E6', today, basis))}.`,
      ],
    },
  ];
}

function previewOfMeeting(s: FactSituation): readonly Wish[] {
  const known = reviewIn(s);
  const more = known?.kind == null ? { kind: 'annual', heldBy: 'setting', yearNineOrLater: null } : {};
  return [{ type: 'RecordReviewMeeting', on: s.basis.today, data: { reviewId: s.subject ?? 'preview', ...more } }];
}

const outcomes = keysOf(reviewOutcomeWords);

/** The decision; where the plan is to be amended, the notice goes with it. */
export const reviewDecision: Tuning = {
  dateLabel: 'Date the family was told',
  button: 'Record the decision',
  done: 'Review decision recorded',
  without: () => ['outcome'],
  before: () => [
    {
      kind: 'radios',
      name: 'outcome',
      legend: 'What was the family told?',
      choices: choicesFrom(reviewOutcomeWords).map((choice) =>
        choice.value === 'amend'
          ? {
              ...choice,
              reveals: [
                {
                  kind: 'radios',
                  name: 'notice',
                  legend: 'Was the notice of amendment sent at the same time?',
                  hint: 'A decision to amend is whole only with the notice, the proposed amendments and the evidence',
                  choices: [
                    { value: 'yes', text: 'Yes, with the proposed amendments and the evidence' },
                    { value: 'bare', text: 'Yes, but without the evidence' },
                    { value: 'no', text: 'Not yet' },
                  ],
                },
              ],
            }
          : choice,
      ),
    },
  ],
  read: (asked, s) => {
    const outcome = asked.oneOf('outcome', outcomes, 'Say what the family was told');
    const notice =
      outcome === 'amend'
        ? asked.oneOf('notice', ['yes', 'bare', 'no'], 'Say whether the notice of amendment was sent at the same time')
        : 'no';
    const sent = notice === 'yes' || notice === 'bare';
    return {
      body: { outcome: outcome ?? undefined },
      also: sent
        ? [{ command: 'SendAmendmentNotice', body: { reviewId: s.subject, withEvidence: notice === 'yes' } }]
        : [],
      rows: [
        ...(outcome === null ? [] : [{ key: 'Decision', value: reviewOutcomeWords[outcome] }]),
        ...(outcome === 'amend'
          ? [{ key: 'Notice of amendment', value: sent ? `Sent on the same day${notice === 'bare' ? ', without the evidence' : ''}` : 'Not sent yet' }]
          : []),
      ],
    };
  },
  side: (s) => {
    const decision = runningDue(s, ['E6'], s.subject);
    const year = runningDue(s, ['E1', 'E2', 'D3']);
    return [
      {
        heading: 'The four weeks',
        paragraphs: [
          decision === null
            ? 'The 4 weeks of this review are not running.'
            : `The family must be told by ${actDate(decision)}, 4 weeks from the meeting.`,
          ...(year === null ? [] : [`The 12 months end on ${actDate(year)}; they begin anew on the day the family is told.`]),
          `To amend: the notice goes with the decision, and the amended plan follows within 8 weeks. Sent today, by ${dueWords(dueFrom('E9', s.basis.today, s.basis))}.`,
        ],
      },
    ];
  },
  preview: () => [],
  next: (s, { outcome }) => {
    if (outcome !== 'cease') return undefined;
    const act = factActAt('plan', 'SendCeaseNotice');
    return act === null
      ? undefined
      : { text: 'The plan is to end.', link: 'Send the notice, with the right to appeal', href: factActHref(act, s.reference, s.processId) };
  },
};

/** Our own check that it was whole. */
export const reviewClosed: Tuning = {
  button: 'Close the review',
  done: 'Review closed',
  dateLabel: 'Date it was closed',
  side: (s) => {
    const review = reviewIn(s);
    const missing = review?.invited.filter((body) => !review.contributions.some(({ from }) => from === body)) ?? [];
    return [
      {
        heading: 'What closing asks for',
        paragraphs: [
          'Every outcome of the plan looked at, a contribution from everyone invited, and from year 9 preparing for adulthood. Where the plan is to be amended, that comes first.',
          missing.length === 0 ? 'Everyone invited has contributed.' : `Not in yet: ${lowerFirst(listed(missing.map(bodyWords)))}.`,
        ],
      },
    ];
  },
};
