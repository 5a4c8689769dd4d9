import { reject } from '../kernel/command-rejected.js';
import type { Command, DecisionBasis } from '../kernel/decider.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { FeedbackEvent, FeedbackRecorded, FeedbackStage } from './feedback.events.js';
import type { Feedback } from './feedback.state.js';
import { currentQuestionnaire, highestScore, lowestScore, questionnairesOf } from './questionnaire.js';

interface Answered {
  readonly feedback: Feedback;
}

/** References that must lead somewhere and answers that are given once, whether the fact is new or history. */
export function feedbackReferences<State extends Answered>(
  stages: readonly FeedbackStage[],
): Judgements<State, FeedbackEvent> {
  return {
    FeedbackInvited: ({ data: { invitationId, stage } }, { feedback }) => {
      if (!stages.includes(stage)) reject('feedback-stage-not-here', { stage });
      if (feedback.invitations.some((one) => one.invitationId === invitationId)) reject('feedback-already-invited');
    },
    FeedbackRecorded: ({ data }, { feedback }) => {
      if (!stages.includes(data.stage)) reject('feedback-stage-not-here', { stage: data.stage });
      judgeReply(data, feedback);
      judgeScores(data);
    },
  };
}

function judgeReply({ invitationId, replyId, ...said }: FeedbackRecorded['data'], feedback: Feedback): void {
  if (feedback.replies.some((reply) => reply.replyId === replyId)) reject('feedback-already-recorded');
  if (invitationId === null) return;
  const invitation = feedback.invitations.find((one) => one.invitationId === invitationId);
  if (invitation === undefined) reject('no-such-invitation');
  const before = feedback.replies.find((reply) => reply.invitationId === invitationId);
  if (before !== undefined) reject('feedback-already-answered', { on: before.on });
  if (invitation.stage !== said.stage) reject('feedback-of-another-stage', { stage: invitation.stage });
}

function judgeScores({ scores }: FeedbackRecorded['data']): void {
  if (scores.length === 0) reject('feedback-needs-a-score');
  if (new Set(scores.map(({ question }) => question)).size < scores.length) reject('question-answered-twice');
  const known = scores.every(({ score }) => Number.isInteger(score) && score >= lowestScore && score <= highestScore);
  if (!known) reject('score-out-of-range', { from: lowestScore, to: highestScore });
}

/** What the authority's questionnaires exclude; not asked of history, which may have been answered under none of them. */
export function feedbackJudgements<State extends Answered>(): Judgements<State, FeedbackEvent> {
  return {
    FeedbackInvited: ({ data }, _, { settings }) => void questionnaireOf(data.questionnaire, settings),
    FeedbackRecorded: ({ data: { questionnaire, scores, positiveFrom, ...data } }, { feedback }, { settings }) => {
      const asked = questionnaireOf(questionnaire, settings);
      const invitation = feedback.invitations.find(({ invitationId }) => invitationId === data.invitationId);
      if (invitation !== undefined && invitation.questionnaire !== questionnaire) {
        reject('another-questionnaire-was-sent', { version: invitation.questionnaire });
      }
      const strange = scores.find(({ question }) => !asked.questions.some(({ id }) => id === question));
      if (strange !== undefined) reject('no-such-question', { question: strange.question, version: asked.version });
      if (positiveFrom !== asked.positiveFrom)
        reject('positive-score-of-another', { positiveFrom: asked.positiveFrom });
    },
  };
}

function questionnaireOf(version: number, settings: DecisionBasis['settings']) {
  const known = questionnairesOf(settings);
  return (
    known.find((one) => one.version === version) ??
    reject('no-such-questionnaire', { known: known.map((one) => one.version) })
  );
}

/** A command about feedback with the questionnaire that holds, where it names none: that of the invitation, or the present one. */
export function withQuestionnaire<C extends Command>(
  command: C,
  { feedback }: Answered,
  { settings }: DecisionBasis,
): C {
  if (command.type !== 'InviteFeedback' && command.type !== 'RecordFeedback') return command;
  const { data } = command as unknown as { readonly data: Partial<FeedbackRecorded['data']> };
  const invitation = feedback.invitations.find(({ invitationId }) => invitationId === data.invitationId);
  const questionnaire = data.questionnaire ?? invitation?.questionnaire ?? currentQuestionnaire(settings).version;
  if (command.type === 'InviteFeedback') return { ...command, data: { ...data, questionnaire } };
  const asked = questionnairesOf(settings).find(({ version }) => version === questionnaire);
  const positiveFrom = data.positiveFrom ?? asked?.positiveFrom ?? 0;
  return { ...command, data: { ...data, questionnaire, positiveFrom } };
}
