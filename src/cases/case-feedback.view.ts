import { meanScore, unanswered } from '../../workflows/feedback/feedback.state.js';
import type { Feedback } from '../../workflows/feedback/feedback.state.js';
import { sentenceDate } from '../web/words/date-words.js';
import { feedbackFromWords, feedbackStageWords } from '../web/words/feedback-words.js';
import { actHref } from './acts.js';
import type { CaseFile } from './case-file.service.js';
import type { PlainTable } from './case-plan.view.js';
import { factActAt, factActHref } from './fact-acts.js';
import type { ActLink } from './possible-acts.view.js';

/** What the family was asked and answered, over the assessments and plans of the case; null where nothing. */
export function feedbackTable({ assessments, plans }: CaseFile): PlainTable | null {
  const rows = [...assessments, ...plans].flatMap(({ state }) => rowsOf(state.feedback));
  if (rows.length === 0) return null;
  return {
    caption: 'What the family was asked and answered',
    head: ['Of which stage', 'Whose answer', 'Asked', 'Came back', 'Mean score, 1 to 5'],
    rows: rows.toSorted((a, b) => (a.on > b.on ? -1 : 1)).map(({ cells }) => cells),
  };
}

interface DatedRow {
  readonly on: string;
  readonly cells: readonly string[];
}

function rowsOf(feedback: Feedback): readonly DatedRow[] {
  const open = unanswered(feedback).map(({ on, stage, from }): DatedRow => ({
    on,
    cells: [feedbackStageWords[stage], feedbackFromWords[from], sentenceDate(on), 'Not yet', '–'],
  }));
  const answered = feedback.replies.map((reply): DatedRow => {
    const asked = feedback.invitations.find(({ invitationId }) => invitationId === reply.invitationId);
    const { on, stage, from } = reply;
    return {
      on,
      cells: [
        feedbackStageWords[stage],
        feedbackFromWords[from],
        asked === undefined ? 'It came by itself' : sentenceDate(asked.on),
        sentenceDate(on),
        meanScore(reply).toFixed(1),
      ],
    };
  });
  return [...open, ...answered];
}

/** What can be recorded of it: of the assessment that is shown, and of the plan. */
export function feedbackActs({ assessment, plans, reference }: CaseFile): readonly ActLink[] {
  const [plan] = plans;
  const ofPlan = ['InviteFeedback', 'RecordFeedback'].flatMap((command) => {
    const act = factActAt('plan', command);
    return plan === undefined || act === null
      ? []
      : [{ text: `${act.words}: review or phase transfer`, hint: '', href: factActHref(act, reference, plan.id) }];
  });
  const ofAssessment =
    assessment === null
      ? []
      : [
          { text: 'Record that the family was asked how it went: assessment', hint: '', href: actHref('inviteFeedback', reference) }, // prettier-ignore
          { text: 'Record the family’s answers: assessment', hint: '', href: actHref('recordFeedback', reference) },
        ];
  return [...ofAssessment, ...ofPlan];
}
