import { acts, actHref } from '../../cases/acts.js';
import { actDate } from '../../web/words/date-words.js';
import { listed } from '../../web/words/list-words.js';
import { limitNow } from '../effects.view.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { readRefusal, refusalFields, refusalQuestions, refusalRows } from './refusal-answers.js';
import { dateAsked, howTold, overturns, toldNote, toldQuestions } from './shared-answers.js';

const dateLabel = 'Date the family was told';
const kind = { signposts: false };

/** Reg 10: whether there will be a plan. Only a no has a limit of its own. */
export const decisionToIssueForm: RecordingForm = {
  key: 'decisionToIssue',
  dateLabel,
  fieldOfCode: refusalFields,
  preview: (s) => [
    wish('NotifyDecisionToIssue', s.basis.today, { overturns: overturns(s.state.issueDecisions, s.state) }),
  ],
  steps: [
    {
      questions: () => [
        {
          kind: 'radios',
          name: 'decision',
          legend: 'Will there be a plan?',
          choices: [
            { value: 'yes', text: 'Yes, we will make a plan' },
            {
              value: 'no',
              text: 'No, there will be no plan',
              hint: 'Asks for reasons and appeal wording',
              reveals: refusalQuestions(kind),
            },
          ],
        },
        ...toldQuestions,
      ],
      side: (s) => [{ heading: 'What this does', paragraphs: whatItDoes(s) }],
    },
  ],
  intend: (asked, s): Intention => {
    const decision = asked.oneOf('decision', ['yes', 'no'], 'Say whether there will be a plan');
    const refusal = decision === 'no' ? readRefusal(asked, kind) : null;
    const on = dateAsked(asked, s, dateLabel);
    const how = howTold(asked);
    const read = asked.finished({ on });
    const fact =
      refusal === null
        ? wish('NotifyDecisionToIssue', read.on, { overturns: overturns(s.state.issueDecisions, s.state) })
        : wish(
            'NotifyDecisionNotToIssue',
            read.on,
            { reasons: refusal.reasons, appealWordingSent: refusal.appealWordingSent },
            narrative(s.childId, refusal.explanation),
          );
    return {
      wishes: [fact, toldNote(s, read.on, 'Family told whether there will be a plan', how)],
      rows: [
        { key: 'Decision', value: refusal === null ? 'Yes, we will make a plan' : 'No, there will be no plan' },
        ...refusalRows(refusal, kind),
        { key: 'Family told', value: actDate(read.on) },
        { key: 'How', value: listed(how) },
      ],
      button: 'Record the decision',
      ...(refusal === null ? draftNext(s) : { done: 'Decision not to make a plan recorded' }),
    };
  },
};

function draftNext({ reference }: Situation): Pick<Intention, 'done' | 'nextAsked' | 'next'> {
  return {
    done: 'Decision to make a plan recorded',
    nextAsked: 'to send the draft plan. The family then has at least 15 days.',
    next: {
      text: 'Next: the draft plan goes to the family.',
      link: acts.draftPlan.words,
      href: actHref('draftPlan', reference),
    },
  };
}

function whatItDoes({ state, basis }: Situation): readonly string[] {
  const limit = limitNow(state, basis, ['C1']);
  const no =
    limit?.due == null
      ? 'No must reach the family by week 16.'
      : `No must reach the family by ${actDate(limit.due)}, week 16.`;
  return [
    no,
    'Yes has no limit of its own: the final plan is due by week 20, and the family needs 15 days with the draft before it.',
  ];
}
