import type { Draft } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import { actHref, acts } from '../../cases/acts.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import type { Question } from '../questions.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

/** Reg 13(1)(b): the family may ask for a meeting about the draft. */
export const meetingRequestForm: RecordingForm = {
  key: 'meetingRequest',
  dateLabel: 'Date the family asked',
  preview: (s) => [wish('RecordMeetingRequest', s.basis.today, { draftId: draftOf(s)?.draftId ?? '' })],
  steps: [
    {
      questions: (s) => [
        ...about(s),
        { kind: 'date', name: 'on', legend: 'When did the family ask?', hint: 'For example 23 11 2026' },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: ['The case waits for us to meet them. Neither the 15 days nor the 20 weeks move.'],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const { draftId, on } = read(asked, s, 'Date the family asked');
    return {
      wishes: [wish('RecordMeetingRequest', on, { draftId })],
      rows: [{ key: 'Family asked for a meeting', value: actDate(on) }],
      button: 'Record the wish for a meeting',
      done: 'Wish for a meeting recorded',
      next: { text: 'When you have met:', link: acts.meeting.words, href: actHref('meeting', s.reference) },
    };
  },
};

/** A meeting about the draft that took place. */
export const meetingForm: RecordingForm = {
  key: 'meeting',
  dateLabel: 'Date of the meeting',
  preview: (s) => [wish('RecordMeeting', s.basis.today, { draftId: draftOf(s)?.draftId ?? '' })],
  steps: [
    {
      questions: (s) => [
        ...about(s),
        { kind: 'date', name: 'on', legend: 'When was the meeting?', hint: 'For example 23 11 2026' },
        {
          kind: 'longText',
          name: 'text',
          label: 'What was said (optional)',
          hint: 'Kept as a note. Everyone who may open the case can read this',
        },
      ],
      side: () => [
        {
          heading: 'What this does',
          paragraphs: [
            'It stands with the draft. It does not say that the family has finished: their comments do that.',
          ],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const text = asked.text('text', 'What was said', null);
    const { draftId, on } = read(asked, s, 'Date of the meeting');
    const note = text === null ? [] : [wish('AddNote', on, { kind: 'visit' }, narrative(s.childId, text))];
    return {
      wishes: [wish('RecordMeeting', on, { draftId }), ...note],
      rows: [
        { key: 'Meeting held', value: actDate(on) },
        ...(text === null ? [] : [{ key: 'What was said', value: text }]),
      ],
      button: 'Record the meeting',
      done: 'Meeting recorded',
      next: {
        text: 'If the family commented on the draft:',
        link: acts.comments.words,
        href: actHref('comments', s.reference),
      },
    };
  },
};

function draftOf({ state }: Situation): Draft | undefined {
  return state.drafts.at(-1);
}

function about(s: Situation): readonly Question[] {
  const draft = draftOf(s);
  if (draft === undefined) return [];
  const { meetingRequestedOn, meetingHeldOn } = draft;
  return [
    {
      kind: 'answers',
      rows: [
        { key: 'Draft sent', value: sentenceDate(draft.served.on) },
        ...(meetingRequestedOn === null ? [] : [{ key: 'Meeting asked for', value: sentenceDate(meetingRequestedOn) }]),
        ...(meetingHeldOn === null ? [] : [{ key: 'Last meeting', value: sentenceDate(meetingHeldOn) }]),
      ],
    },
  ];
}

function read(asked: AnswerReader, s: Situation, label: string): { draftId: string; on: CalendarDate } {
  const draft = draftOf(s);
  if (draft === undefined) asked.wrong(null, rejectionWords('draft-not-served'));
  const { on } = asked.finished({ on: dateAsked(asked, s, label) });
  return { draftId: draft?.draftId ?? '', on };
}
