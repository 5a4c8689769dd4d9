import { acts, actHref } from '../../cases/acts.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { choicesFrom, keysOf, listed, needWords, refusalReasons } from '../case-words.js';
import { limitNow } from '../effects.view.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { howTold, howToldChoices, reasonsWords, waysInSentence } from './shared-answers.js';

const dateLabel = 'Date the family was told';

/** Reg 5: whether there will be an assessment, counted by the day the family was told. */
export const decisionToAssessForm: RecordingForm = {
  key: 'decisionToAssess',
  dateLabel,
  fieldOfCode: {
    'refusal-needs-reasons': 'reasons',
    'refusal-needs-signposting': 'signposted',
    'refusal-needs-appeal-wording': 'appealWording',
  },
  defaults: ({ child }) => (child.need === null ? {} : { need: child.need }),
  preview: (s) => [wish('NotifyDecisionToAssess', s.basis.today, { overturns: overturns(s) })],
  steps: [
    {
      questions: () => [
        {
          kind: 'radios',
          name: 'decision',
          legend: 'What was decided?',
          choices: [
            { value: 'yes', text: 'Yes, carry out an assessment' },
            {
              value: 'no',
              text: 'No, do not assess',
              hint: 'Asks for reasons, next steps for the family and appeal wording',
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
                  kind: 'longText',
                  name: 'signposted',
                  label: 'What other support was the family told of?',
                  hint: 'One a line, for example SENDIASS or the school’s own support',
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
        {
          kind: 'select',
          name: 'need',
          label: 'Main need considered',
          hint: 'As known today. It can change at each review.',
          choices: [{ value: '', text: 'Choose a need' }, ...choicesFrom(needWords)],
        },
      ],
      side: (s) => [{ heading: 'What this does', paragraphs: whatItDoes(s) }],
    },
  ],
  intend: (asked, s) => {
    const decision = asked.oneOf('decision', ['yes', 'no'], 'Say what was decided');
    const refusal = decision === 'no' ? readRefusal(asked) : null;
    const on = asked.date('on', {
      label: dateLabel,
      missing: 'Enter the date the family was told',
      today: s.basis.today,
    });
    const how = howTold(asked);
    const need = asked.oneOf('need', Object.keys(needWords), 'Choose the main need considered');
    const read = asked.finished({ decision, on, need });
    return intention(s, read, how, refusal);
  },
};

interface Refusal {
  readonly reasons: readonly (keyof typeof refusalReasons)[];
  readonly explanation: string | null;
  readonly signposted: readonly string[];
  readonly appealWording: boolean;
}

function readRefusal(asked: AnswerReader): Refusal {
  const reasons = asked.someOf('reasons', keysOf(refusalReasons), 'Choose at least one reason for the decision');
  const explanation = asked.text('explanation', 'The reasons', 'Enter the reasons as the family was given them');
  const signposted = asked.text(
    'signposted',
    'What the family was told of',
    'Say what other support the family was told of',
    1000,
  );
  return {
    reasons,
    explanation,
    signposted: (signposted ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    appealWording: asked.someOf('appealWording', ['sent'], null).length > 0,
  };
}

function intention(
  s: Situation,
  { decision, on, need }: { decision: 'yes' | 'no'; on: CalendarDate; need: string },
  how: readonly string[],
  refusal: Refusal | null,
): Intention {
  const told = wish(
    'AddNote',
    on,
    { kind: 'note' },
    narrative(s.childId, `Family told of the decision by ${waysInSentence(how)}.`),
  );
  const fact =
    refusal === null
      ? wish('NotifyDecisionToAssess', on, { overturns: overturns(s) })
      : wish(
          'NotifyDecisionNotToAssess',
          on,
          { reasons: refusal.reasons, signposted: refusal.signposted, appealWordingSent: refusal.appealWording },
          narrative(s.childId, refusal.explanation),
        );
  return {
    wishes: [fact, told],
    ...(need === s.child.need ? {} : { need: { on, primary: need } }),
    rows: [
      { key: 'Decision', value: decision === 'yes' ? 'Yes, carry out an assessment' : 'No, do not assess' },
      ...(refusal === null
        ? []
        : [
            { key: 'Reasons', value: reasonsWords(refusal.reasons) },
            { key: 'As told to the family', value: refusal.explanation ?? '' },
            { key: 'Support they were told of', value: listed(refusal.signposted) },
            { key: 'Appeal and mediation', value: refusal.appealWording ? 'In the notice' : 'Not in the notice' },
          ]),
      { key: 'Family told', value: actDate(on) },
      { key: 'How', value: listed(how) },
      { key: 'Main need', value: needWords[need] ?? need },
    ],
    button: 'Record the decision',
    done: decision === 'yes' ? 'Decision to assess recorded' : 'Decision not to assess recorded',
    ...(decision === 'yes'
      ? {
          nextAsked: 'which bodies to ask for advice. The list starts with the bodies the law names.',
          next: {
            text: 'Next: ask the bodies the law names.',
            link: acts.askForAdvice.words,
            href: actHref('askForAdvice', s.reference),
          },
        }
      : {}),
  };
}

/** Saying yes after a no: how it came about decides which periods hold, and so far only our own second look is recorded here. */
function overturns({ state }: Situation): 'ownReview' | null {
  return state.assessDecisions.at(-1)?.positive === false ? 'ownReview' : null;
}

function whatItDoes(s: Situation): readonly string[] {
  const { state, basis } = s;
  const limit = limitNow(state, basis, ['A1', 'A2']);
  if (limit === null || limit.due === null) return ['It opens advice: each body has 6 weeks from the day it is asked.'];
  const inTime =
    basis.today <= limit.due ? 'Told today, it is in time.' : 'Told today, it is late and is recorded as late.';
  return [
    `The decision is due by ${actDate(limit.due)}, 6 weeks from ${sentenceDate(limit.day0)}. ${limit.completedOn === null ? inTime : ''}`.trim(),
    `Yes opens advice. Each body has 6 weeks from the day it is asked: asked today, due ${actDate(addDays(basis.today, 42))}.`,
  ];
}
