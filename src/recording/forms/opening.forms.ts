import { openingVisitDays } from '../../../workflows/timetable/policy-options.js';
import { actDate } from '../../web/words/date-words.js';
import { viewsWayWords, visitPlaceWords } from '../../web/words/transition-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Question } from '../questions.js';
import type { Intention, RecordingForm, SideCard, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const places = keysOf(visitPlaceWords);
const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

const said: Question = {
  kind: 'longText',
  name: 'text',
  label: 'What was said (optional)',
  hint: 'Everyone who may open the case can read this',
};

/** A first visit: the authority's own standard, counted from the decision to assess. */
export const familyVisitForm: RecordingForm = {
  key: 'familyVisit',
  dateLabel: 'Date of the visit',
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When was the family seen?', hint: 'For example 23 11 2026' },
        { kind: 'radios', name: 'place', legend: 'Where were they seen?', choices: choicesFrom(visitPlaceWords) },
        {
          kind: 'text',
          name: 'visitorPost',
          label: 'Post of whoever saw them',
          hint: 'Not their name, for example SEND officer',
        },
        said,
      ],
      side: (s) => [standardCard(s)],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date of the visit');
    const place = asked.oneOf('place', places, 'Say where they were seen');
    const visitorPost = asked.text('visitorPost', 'Post', 'Enter the post of whoever saw them', 200);
    const text = asked.text('text', 'What was said', null);
    const read = asked.finished({ on, place, visitorPost });
    const data = { place: read.place, visitorPost: read.visitorPost };
    return {
      wishes: [wish('RecordFamilyVisit', read.on, data, narrative(s.childId, text))],
      rows: [
        { key: 'Family seen', value: actDate(read.on) },
        { key: 'Where', value: visitPlaceWords[read.place] },
        { key: 'By', value: read.visitorPost },
        ...(text === null ? [] : [{ key: 'What was said', value: text }]),
      ],
      button: 'Record the visit',
      done: 'Visit recorded',
    };
  },
};

function standardCard({ basis }: Situation): SideCard {
  return {
    heading: 'Our own standard',
    paragraphs: [
      `A visit counts as an opening visit up to ${openingVisitDays(basis.policy)} days after the decision to assess. No limit of the law waits for it.`,
    ],
  };
}

/** Code 9.22: the meeting in which the child, the family and those who help put together what they want. */
export const personCentredMeetingForm: RecordingForm = {
  key: 'personCentredMeeting',
  dateLabel: 'Date of the meeting',
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When was the meeting?', hint: 'For example 23 11 2026' },
        {
          kind: 'radios',
          name: 'childAttended',
          legend: 'Was the child or young person there?',
          choices: yesOrNo,
        },
        {
          kind: 'radios',
          name: 'outcomesAgreed',
          legend: 'Were outcomes put together in the meeting?',
          choices: yesOrNo,
        },
        said,
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: ['It stands in the history and counts in figures where it was held before the draft plan.'],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date of the meeting');
    const child = asked.oneOf('childAttended', ['yes', 'no'], 'Say whether the child or young person was there');
    const outcomes = asked.oneOf('outcomesAgreed', ['yes', 'no'], 'Say whether outcomes were put together');
    const text = asked.text('text', 'What was said', null);
    const read = asked.finished({ on, child, outcomes });
    const data = { childAttended: read.child === 'yes', outcomesAgreed: read.outcomes === 'yes' };
    return {
      wishes: [wish('RecordPersonCentredMeeting', read.on, data, narrative(s.childId, text))],
      rows: [
        { key: 'Meeting held', value: actDate(read.on) },
        { key: 'Child or young person there', value: read.child === 'yes' ? 'Yes' : 'No' },
        { key: 'Outcomes put together', value: read.outcomes === 'yes' ? 'Yes' : 'No' },
        ...(text === null ? [] : [{ key: 'What was said', value: text }]),
      ],
      button: 'Record the meeting',
      done: 'Person-centred meeting recorded',
    };
  },
};

/** Reg 12(1)(a): section A holds what the child or young person thinks and wants. */
export const childViewsForm: RecordingForm = {
  key: 'childViews',
  dateLabel: 'Date the views were learnt',
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When were the views learnt?', hint: 'For example 23 11 2026' },
        {
          kind: 'checkboxes',
          name: 'learntHow',
          legend: 'How were they learnt?',
          hint: 'Choose all that apply',
          choices: choicesFrom(viewsWayWords),
        },
        {
          kind: 'text',
          name: 'learntBy',
          label: 'Post of whoever learnt them',
          hint: 'Not their name, for example class teacher',
        },
        {
          kind: 'longText',
          name: 'text',
          label: 'What the child or young person thinks and wants (optional)',
          hint: 'In their own words where you can. Everyone who may open the case can read this',
        },
      ],
      side: (s) => [viewsCard(s)],
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date the views were learnt');
    const learntHow = asked.someOf('learntHow', keysOf(viewsWayWords), 'Say how the views were learnt');
    const learntBy = asked.text('learntBy', 'Post', 'Enter the post of whoever learnt them', 200);
    const text = asked.text('text', 'What the child or young person thinks and wants', null);
    const read = asked.finished({ on, learntBy });
    return {
      wishes: [wish('RecordChildViews', read.on, { learntHow, learntBy: read.learntBy }, narrative(s.childId, text))],
      rows: [
        { key: 'Views learnt', value: actDate(read.on) },
        { key: 'How', value: learntHow.map((one) => viewsWayWords[one]).join('; ') },
        { key: 'By', value: read.learntBy },
        ...(text === null ? [] : [{ key: 'What they think and want', value: text }]),
      ],
      button: 'Record the views',
      done: 'The child’s views are recorded',
    };
  },
};

/** Whether section A has the child's views, beside the forms of the plan. Nothing is held back for the want of them. */
export function viewsCard({ state }: Situation): SideCard {
  const last = state.childViews.at(-1);
  return {
    heading: 'Section A: the child’s views',
    paragraphs: [
      last === undefined
        ? 'Not recorded yet. Section A must hold them (regulation 12(1)(a)): record how they were learnt before the plan goes. The plan is not held back for it.'
        : `Learnt on ${actDate(last.on)} by ${last.learntBy}.`,
    ],
  };
}
