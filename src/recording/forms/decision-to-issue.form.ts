import { acts, actHref } from '../../cases/acts.js';
import { actDate } from '../../web/words/date-words.js';
import { choicesFrom, keysOf, refusalReasons } from '../case-words.js';
import { limitNow } from '../effects.view.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked, howTold, howToldChoices, reasonsWords, waysInSentence } from './shared-answers.js';

const dateLabel = 'Date the family was told';

/** Reg 10: whether there will be a plan. Only a no has a limit of its own. */
export const decisionToIssueForm: RecordingForm = {
  key: 'decisionToIssue',
  dateLabel,
  fieldOfCode: { 'refusal-needs-reasons': 'reasons', 'refusal-needs-appeal-wording': 'appealWording' },
  preview: (s) => [wish('NotifyDecisionToIssue', s.basis.today, { overturns: overturns(s) })],
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
              reveals: [
                {
                  kind: 'checkboxes',
                  name: 'reasons',
                  legend: 'Why?',
                  hint: 'Choose all that apply',
                  choices: choicesFrom(refusalReasons),
                },
                {
                  kind: 'longText',
                  name: 'explanation',
                  label: 'The reasons as the family was given them',
                  hint: 'Everyone who may open the case can read this',
                },
                {
                  kind: 'checkboxes',
                  name: 'appealWording',
                  legend: 'Appeal and mediation',
                  choices: [
                    { value: 'sent', text: 'The notice told the family of mediation and their right to appeal' },
                  ],
                },
              ],
            },
          ],
        },
        {
          kind: 'date',
          name: 'on',
          legend: 'When was the family told?',
          hint: 'The day the letter or email went, for example 23 11 2026',
        },
        howToldChoices,
      ],
      side: (s) => [{ heading: 'What this does', paragraphs: whatItDoes(s) }],
    },
  ],
  intend: (asked, s): Intention => {
    const decision = asked.oneOf('decision', ['yes', 'no'], 'Say whether there will be a plan');
    const no = decision === 'no';
    const reasons = no
      ? asked.someOf('reasons', keysOf(refusalReasons), 'Choose at least one reason for the decision')
      : [];
    const explanation = no
      ? asked.text('explanation', 'The reasons', 'Enter the reasons as the family was given them')
      : null;
    const appealWordingSent = no && asked.someOf('appealWording', ['sent'], null).length > 0;
    const on = dateAsked(asked, s, dateLabel);
    const how = howTold(asked);
    const read = asked.finished({ on });
    const told = wish(
      'AddNote',
      read.on,
      { kind: 'note' },
      narrative(s.childId, `Family told whether there will be a plan by ${waysInSentence(how)}.`),
    );
    const fact = no
      ? wish('NotifyDecisionNotToIssue', read.on, { reasons, appealWordingSent }, narrative(s.childId, explanation))
      : wish('NotifyDecisionToIssue', read.on, { overturns: overturns(s) });
    return {
      wishes: [fact, told],
      rows: [
        { key: 'Decision', value: no ? 'No, there will be no plan' : 'Yes, we will make a plan' },
        ...(no
          ? [
              { key: 'Reasons', value: reasonsWords(reasons) },
              { key: 'As told to the family', value: explanation ?? '' },
              { key: 'Appeal and mediation', value: appealWordingSent ? 'In the notice' : 'Not in the notice' },
            ]
          : []),
        { key: 'Family told', value: actDate(read.on) },
        { key: 'How', value: how.join(', ') },
      ],
      button: 'Record the decision',
      done: no ? 'Decision not to make a plan recorded' : 'Decision to make a plan recorded',
      ...(no
        ? {}
        : {
            nextAsked: 'to send the draft plan. The family then has at least 15 days.',
            next: {
              text: 'Next: the draft plan goes to the family.',
              link: acts.draftPlan.words,
              href: actHref('draftPlan', s.reference),
            },
          }),
    };
  },
};

function overturns({ state }: Situation): 'ownReview' | null {
  return state.issueDecisions.at(-1)?.positive === false ? 'ownReview' : null;
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
