import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dueOf } from '../../../workflows/timetable/deadlines.js';
import { actHref, acts } from '../../cases/acts.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { methodWords } from '../../web/words/code-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { viewsCard } from './opening.forms.js';
import { dateAsked } from './shared-answers.js';

/** Reg 13(1): the draft that starts the family's fifteen days. */
export const draftPlanForm: RecordingForm = {
  key: 'draftPlan',
  dateLabel: 'Date the draft was sent',
  preview: (s) => [wish('ServeDraftPlan', s.basis.today, { draftId: s.newId('draft'), method: 'email' })],
  steps: [
    {
      questions: (s) => [
        ...(s.state.drafts.length === 0
          ? []
          : [
              {
                kind: 'answers' as const,
                rows: [{ key: 'Draft sent before', value: sentenceDate(lastDraft(s)?.served.on ?? s.basis.today) }],
              },
            ]),
        {
          kind: 'date',
          name: 'on',
          legend: 'When was the draft plan sent to the family?',
          hint: 'For example 23 11 2026',
        },
        { kind: 'radios', name: 'method', legend: 'How?', choices: choicesFrom(methodWords) },
      ],
      side: (s) => [
        {
          heading: 'What this does',
          paragraphs: [
            `The family has at least 15 days with it. Sent today, the final plan can go from ${actDate(earliestFinal(s, s.basis.today))}, or once the family says it has finished.`,
            ...(s.state.drafts.length === 0 ? [] : ['A new draft starts the 15 days again.']),
          ],
        },
        viewsCard(s),
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date the draft was sent');
    const method = asked.oneOf('method', keysOf(methodWords), 'Say how it was sent');
    const read = asked.finished({ on, method });
    return {
      wishes: [wish('ServeDraftPlan', read.on, { draftId: s.newId('draft'), method: read.method })],
      rows: [
        { key: 'Draft plan sent', value: actDate(read.on) },
        { key: 'How', value: methodWords[read.method] },
      ],
      button: 'Record the draft plan',
      done: 'Draft plan sent',
      nextAsked: 'for the family’s comments when they come.',
      next: {
        text: `The final plan can go from ${actDate(earliestFinal(s, read.on))}, or once the family has finished.`,
        link: acts.comments.words,
        href: actHref('comments', s.reference),
      },
    };
  },
};

/** What the family said of the draft, and whether they have finished. */
export const commentsForm: RecordingForm = {
  key: 'comments',
  dateLabel: 'Date the comments came',
  preview: (s) => [
    wish('RecordRepresentations', s.basis.today, {
      draftId: lastDraft(s)?.draftId ?? '',
      settingPreferred: false,
      finished: true,
    }),
  ],
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When did the comments come?', hint: 'For example 23 11 2026' },
        {
          kind: 'longText',
          name: 'text',
          label: 'What did the family say? (optional)',
          hint: 'In their words where you can. Everyone who may open the case can read this',
        },
        {
          kind: 'radios',
          name: 'settingPreferred',
          legend: 'Did they say which school or college they prefer?',
          choices: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
        {
          kind: 'radios',
          name: 'finished',
          legend: 'Have they finished commenting?',
          choices: [
            {
              value: 'yes',
              text: 'Yes, they have nothing more to say',
              hint: 'The final plan may then go before the 15 days are over',
            },
            { value: 'no', text: 'No, or they have not said', hint: 'The 15 days run on' },
          ],
        },
      ],
      side: (s) => [{ heading: 'What this does', paragraphs: commentsSide(s) }],
    },
  ],
  intend: (asked, s): Intention => {
    const draft = lastDraft(s);
    if (draft === undefined) asked.wrong(null, rejectionWords('draft-not-served'));
    const on = dateAsked(asked, s, 'Date the comments came');
    const text = asked.text('text', 'What the family said', null);
    const preferred = asked.oneOf('settingPreferred', ['yes', 'no'], 'Say whether they named a school or college');
    const finished = asked.oneOf('finished', ['yes', 'no'], 'Say whether they have finished commenting');
    const read = asked.finished({ on, preferred, finished });
    const data = {
      draftId: draft?.draftId ?? '',
      settingPreferred: read.preferred === 'yes',
      finished: read.finished === 'yes',
    };
    return {
      wishes: [wish('RecordRepresentations', read.on, data, narrative(s.childId, text))],
      rows: [
        { key: 'Comments came', value: actDate(read.on) },
        ...(text === null ? [] : [{ key: 'What they said', value: text }]),
        { key: 'School or college named', value: data.settingPreferred ? 'Yes' : 'No' },
        { key: 'Finished', value: data.finished ? 'Yes, nothing more to say' : 'No, the 15 days run on' },
      ],
      button: 'Record the comments',
      done: data.finished ? 'Comments recorded: the family has finished' : 'Comments recorded',
      ...(data.finished
        ? {
            next: {
              text: 'The final plan may go now.',
              link: acts.finalPlan.words,
              href: actHref('finalPlan', s.reference),
            },
          }
        : {}),
    };
  },
};

function lastDraft({ state }: Situation): Situation['state']['drafts'][number] | undefined {
  return state.drafts.at(-1);
}

/** The first day on which a final plan may follow a draft that nobody has answered. */
export function earliestFinal({ basis }: Situation, served: CalendarDate): CalendarDate {
  const last = dueOf('C2', { start: served }, basis).due.at(-1)?.date ?? addDays(served, 14);
  return addDays(last, 1);
}

function commentsSide(s: Situation): readonly string[] {
  const draft = lastDraft(s);
  if (draft === undefined) return [rejectionWords('draft-not-served')];
  return [
    `The draft was sent on ${sentenceDate(draft.served.on)}. The final plan can go from ${actDate(earliestFinal(s, draft.served.on))}.`,
    'If the family has finished, it may go sooner.',
  ];
}
