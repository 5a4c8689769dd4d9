import type { DecisionBasis, Questionnaire } from '../../../workflows/kernel/decider.js';
import type { FeedbackScore, FeedbackStage } from '../../../workflows/feedback/feedback.events.js';
import { unanswered } from '../../../workflows/feedback/feedback.state.js';
import type { Feedback, FeedbackInvitation } from '../../../workflows/feedback/feedback.state.js';
import {
  currentQuestionnaire,
  highestScore,
  lowestScore,
  questionnairesOf,
} from '../../../workflows/feedback/questionnaire.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { feedbackFromWords, feedbackStageWords } from '../../web/words/feedback-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { Choice, Question } from '../questions.js';
import type { Row } from '../recording-form.js';

/** Stands for a reply that answers no invitation. */
const byItself = 'none';
const unsaid = '';

/** What of an assessment or a plan the forms of feedback need. */
export interface AboutFeedback {
  readonly feedback: Feedback;
  readonly settings: DecisionBasis['settings'];
  readonly stages: readonly FeedbackStage[];
}

/** A reply as the form was filled in. */
export interface ReadReply {
  readonly invitationId: string | null;
  readonly stage: FeedbackStage;
  readonly from: keyof typeof feedbackFromWords;
  readonly questionnaire: number;
  readonly scores: readonly FeedbackScore[];
}

/** Which invitation, of whom, and a score for each question of the questionnaire that went with it. */
export function replyQuestions(about: AboutFeedback): readonly Question[] {
  const open = unanswered(about.feedback);
  const versions = versionsAsked(about);
  const [only] = versions;
  const bySelf: Choice = { value: byItself, text: 'None: it came by itself, or without a name', reveals: own(about) };
  return [
    {
      kind: 'radios',
      name: 'invitation',
      legend: 'Which invitation does it answer?',
      choices: [...open.map((one) => ({ value: one.invitationId, text: invitationWords(one) })), bySelf],
    },
    ...(versions.length === 1 && only !== undefined
      ? scoreQuestions(only)
      : [
          {
            kind: 'radios' as const,
            name: 'questionnaire',
            legend: 'Which questionnaire was answered?',
            hint: 'The version stands on the questionnaire that was sent',
            choices: versions.map((one) => ({
              value: String(one.version),
              text: `Version ${one.version}`,
              reveals: scoreQuestions(one),
            })),
          },
        ]),
  ];
}

/** Reads the answers; what is wrong is noted in `asked`. Null where it cannot be read. */
export function readReply(asked: AnswerReader, about: AboutFeedback): ReadReply | null {
  const open = unanswered(about.feedback);
  const ids = [...open.map(({ invitationId }) => invitationId), byItself];
  const chosen = asked.oneOf('invitation', ids, 'Say which invitation it answers, or that it came by itself');
  const invitation = open.find(({ invitationId }) => invitationId === chosen) ?? null;
  const versions = versionsAsked(about);
  const version = versions.length === 1 ? String(versions[0]?.version) : asked.oneOf('questionnaire', versions.map((one) => String(one.version)), 'Say which questionnaire was answered'); // prettier-ignore
  const questionnaire = versions.find((one) => String(one.version) === version);
  const bySelf = chosen === byItself ? readOwn(asked, about) : null;
  if (chosen === null || questionnaire === undefined) return null;
  const scores = readScores(asked, questionnaire);
  const said = invitation ?? bySelf;
  if (said === null) return null;
  return {
    invitationId: invitation?.invitationId ?? null,
    stage: said.stage,
    from: said.from,
    questionnaire: questionnaire.version,
    scores,
  };
}

/** A reply on the check page. */
export function replyRows(reply: ReadReply, { settings, feedback }: AboutFeedback): readonly Row[] {
  const invitation = feedback.invitations.find(({ invitationId }) => invitationId === reply.invitationId);
  const asked = questionnairesOf(settings).find(({ version }) => version === reply.questionnaire);
  return [
    { key: 'Invitation', value: invitation === undefined ? 'None' : invitationWords(invitation) },
    { key: 'Of which stage', value: feedbackStageWords[reply.stage] },
    { key: 'Whose answer', value: feedbackFromWords[reply.from] },
    ...reply.scores.map(({ question, score }) => ({
      key: asked?.questions.find(({ id }) => id === question)?.text ?? question,
      value: `${score} of ${highestScore}`,
    })),
  ];
}

/** "A parent or carer, of a review of the plan, asked on 2 November 2026". */
function invitationWords({ on, from, stage }: FeedbackInvitation): string {
  return `${feedbackFromWords[from]}, on ${lowerFirst(feedbackStageWords[stage])}, asked on ${sentenceDate(on)}`;
}

/** The present questionnaire, and earlier ones that an open invitation went out with. */
function versionsAsked({ feedback, settings }: AboutFeedback): readonly Questionnaire[] {
  const current = currentQuestionnaire(settings);
  const sent = unanswered(feedback).map(({ questionnaire }) => questionnaire);
  return questionnairesOf(settings).filter((one) => one.version === current.version || sent.includes(one.version));
}

/** What an invitation would say, asked where there is none. */
function own({ stages }: AboutFeedback): readonly Question[] {
  return [
    ...(stages.length === 1
      ? []
      : [
          {
            kind: 'radios' as const,
            name: 'stage',
            legend: 'Of which stage does it tell?',
            choices: stages.map((value) => ({ value, text: feedbackStageWords[value] })),
          },
        ]),
    {
      kind: 'radios',
      name: 'from',
      legend: 'Whose answer is it?',
      choices: Object.entries(feedbackFromWords).map(([value, text]) => ({ value, text })),
    },
  ];
}

function readOwn(asked: AnswerReader, { stages }: AboutFeedback): Pick<ReadReply, 'stage' | 'from'> | null {
  const [only] = stages;
  const stage = stages.length === 1 && only !== undefined ? only : asked.oneOf('stage', stages, 'Say of which stage it tells'); // prettier-ignore
  const keys = Object.keys(feedbackFromWords) as (keyof typeof feedbackFromWords)[];
  const from = asked.oneOf('from', keys, 'Say whose answer it is, or that it does not say');
  return stage === null || from === null ? null : { stage, from };
}

const boxOf = ({ version }: Questionnaire, id: string): string => `score-${version}-${id}`;

function scoreQuestions(questionnaire: Questionnaire): readonly Question[] {
  const scores = Array.from({ length: highestScore - lowestScore + 1 }, (_, index) => String(lowestScore + index));
  return questionnaire.questions.map(({ id, text }) => ({
    kind: 'select',
    name: boxOf(questionnaire, id),
    label: text,
    hint: 'From 1, not at all, to 5, very much',
    choices: [{ value: unsaid, text: 'Not answered' }, ...scores.map((value) => ({ value, text: value }))],
  }));
}

function readScores(asked: AnswerReader, questionnaire: Questionnaire): readonly FeedbackScore[] {
  const values = [unsaid, '1', '2', '3', '4', '5'];
  const read = questionnaire.questions.map(({ id, text }) => {
    const answer = asked.oneOf(boxOf(questionnaire, id), values, `Choose a score for “${text}”, or that it was not answered`); // prettier-ignore
    return { question: id, score: Number(answer ?? unsaid) };
  });
  const scores = read.filter(({ score }) => score > 0);
  const [first] = questionnaire.questions;
  if (scores.length === 0 && first !== undefined) asked.wrong(boxOf(questionnaire, first.id), 'Give a score for at least one question'); // prettier-ignore
  return scores;
}
