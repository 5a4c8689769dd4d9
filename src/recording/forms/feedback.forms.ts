import type { FeedbackFrom, FeedbackStage } from '../../../workflows/feedback/feedback.events.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { currentQuestionnaire, questionnairesOf } from '../../../workflows/feedback/questionnaire.js';
import { actDate } from '../../web/words/date-words.js';
import { feedbackFromWords, feedbackStageWords, sentByWords } from '../../web/words/feedback-words.js';
import { choicesFrom, keysOf, wordsWithout } from '../questions.js';
import type { Question } from '../questions.js';
import type { FactSituation, Intention, RecordingForm, SideCard, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import type { Tuning } from './fact-form.js';
import { readReply, replyQuestions, replyRows } from './feedback-answers.js';
import type { AboutFeedback } from './feedback-answers.js';
import { dateAsked } from './shared-answers.js';

const ofPlan: readonly FeedbackStage[] = ['review', 'transition'];
const fromWords: Readonly<Record<FeedbackFrom, string>> = wordsWithout(feedbackFromWords, 'notSaid');

const comment: Question = {
  kind: 'longText',
  name: 'text',
  label: 'What they wrote (optional)',
  hint: 'Everyone who may open the case can read this. It is never published',
};

/** The family is asked how the assessment went. */
export const inviteFeedbackForm: RecordingForm = {
  key: 'inviteFeedback',
  dateLabel: 'Date they were asked',
  asksWhyLate: false,
  steps: [
    {
      questions: () => [
        { kind: 'date', name: 'on', legend: 'When were they asked?', hint: 'For example 23 11 2026' },
        { kind: 'radios', name: 'from', legend: 'Who was asked?', choices: choicesFrom(fromWords) },
        { kind: 'radios', name: 'sentBy', legend: 'How was it sent?', choices: choicesFrom(sentByWords) },
      ],
      side: ({ basis }) => invitationSide(currentQuestionnaire(basis.settings).version),
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date they were asked');
    const from = asked.oneOf('from', keysOf(fromWords), 'Say who was asked');
    const sentBy = asked.oneOf('sentBy', keysOf(sentByWords), 'Say how it was sent');
    const read = asked.finished({ on, from, sentBy });
    const { version: questionnaire } = currentQuestionnaire(s.basis.settings);
    const data = { invitationId: s.newId('InviteFeedback invitationId'), stage: 'assessment', questionnaire } as const;
    return {
      wishes: [wish('InviteFeedback', read.on, { ...data, from: read.from, sentBy: read.sentBy })],
      rows: [
        { key: 'Asked on', value: actDate(read.on) },
        { key: 'Who was asked', value: fromWords[read.from] },
        { key: 'How it was sent', value: sentByWords[read.sentBy] },
      ],
      button: 'Record the invitation',
      done: 'Invitation recorded',
    };
  },
};

/** The family’s questionnaire about the assessment came back. */
export const recordFeedbackForm: RecordingForm = {
  key: 'recordFeedback',
  dateLabel: 'Date it came back',
  asksWhyLate: false,
  fieldOfCode: { 'feedback-already-answered': 'invitation', 'no-such-invitation': 'invitation' },
  steps: [
    {
      questions: (s) => [
        { kind: 'date', name: 'on', legend: 'When did it come back?', hint: 'For example 23 11 2026' },
        ...replyQuestions(ofAssessment(s)),
        comment,
      ],
      side: () => replySide,
    },
  ],
  intend: (asked, s): Intention => {
    const on = dateAsked(asked, s, 'Date it came back');
    const reply = readReply(asked, ofAssessment(s));
    const text = asked.text('text', 'What they wrote', null);
    const read = asked.finished({ on, reply });
    const { positiveFrom } = questionnaireOf(s, read.reply.questionnaire);
    const data = { replyId: s.newId('RecordFeedback replyId'), ...read.reply, positiveFrom };
    return {
      wishes: [wish('RecordFeedback', read.on, data, narrative(s.childId, text))],
      rows: [
        { key: 'Came back on', value: actDate(read.on) },
        ...replyRows(read.reply, ofAssessment(s)),
        ...(text === null ? [] : [{ key: 'What they wrote', value: text }]),
      ],
      button: 'Record the answers',
      done: 'Answers recorded',
    };
  },
};

/** The family is asked how a review or a phase transfer went. */
export const feedbackInvited: Tuning = {
  dateLabel: 'Date they were asked',
  button: 'Record the invitation',
  done: 'Invitation recorded',
  asksWhyLate: false,
  without: () => ['stage', 'questionnaire'],
  before: () => [
    {
      kind: 'radios',
      name: 'stage',
      legend: 'Of which stage?',
      choices: ofPlan.map((value) => ({ value, text: feedbackStageWords[value] })),
    },
  ],
  read: (asked) => {
    const stage = asked.oneOf('stage', ofPlan, 'Say of which stage they were asked');
    return stage === null
      ? {}
      : { body: { stage }, rows: [{ key: 'Of which stage', value: feedbackStageWords[stage] }] };
  },
  side: ({ basis }) => invitationSide(currentQuestionnaire(basis.settings).version),
  preview: () => [],
};

/** The family’s questionnaire about a review or a phase transfer came back. */
export const feedbackRecorded: Tuning = {
  dateLabel: 'Date it came back',
  button: 'Record the answers',
  done: 'Answers recorded',
  asksWhyLate: false,
  without: () => ['invitationId', 'stage', 'from', 'questionnaire', 'positiveFrom', 'scores'],
  after: (s) => replyQuestions(ofThePlan(s)),
  read: (asked, s) => {
    const reply = readReply(asked, ofThePlan(s));
    return reply === null ? {} : { body: { ...reply }, rows: replyRows(reply, ofThePlan(s)) };
  },
  side: () => replySide,
  preview: () => [],
  fieldOfCode: { 'feedback-already-answered': 'invitation', 'no-such-invitation': 'invitation' },
};

const ofAssessment = ({ state, basis }: Situation): AboutFeedback => ({
  feedback: state.feedback,
  settings: basis.settings,
  stages: ['assessment'],
});
const ofThePlan = ({ state, basis }: FactSituation): AboutFeedback => ({
  feedback: (state as Plan).feedback,
  settings: basis.settings,
  stages: ofPlan,
});

function questionnaireOf({ basis }: Situation, version: number) {
  const all = questionnairesOf(basis.settings);
  return all.find((one) => one.version === version) ?? currentQuestionnaire(basis.settings);
}

function invitationSide(version: number): readonly SideCard[] {
  return [
    {
      heading: 'What this does',
      paragraphs: [
        `Version ${version} of the questionnaire goes with it. The share of those asked who answer counts from here.`,
        'Nothing of it moves a limit.',
      ],
    },
  ];
}

const replySide: readonly SideCard[] = [
  {
    heading: 'What this does',
    paragraphs: [
      'The scores count in the figures of what families say, without any name. What they wrote stays with the case.',
      'An invitation is answered once. If the answers were recorded wrongly, correct them in the history.',
    ],
  },
];
