import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { acts, actHref } from '../../cases/acts.js';
import { needWords } from '../../web/words/code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { listed } from '../../web/words/list-words.js';
import { limitNow } from '../effects.view.js';
import { choicesFrom } from '../questions.js';
import type { Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { readRefusal, refusalFields, refusalQuestions, refusalRows } from './refusal-answers.js';
import type { Refusal } from './refusal-answers.js';
import { dateAsked, howTold, overturns, toldNote, toldQuestions } from './shared-answers.js';

const dateLabel = 'Date the family was told';
const kind = { signposts: true };

/** Reg 5: whether there will be an assessment, counted by the day the family was told. */
export const decisionToAssessForm: RecordingForm = {
  key: 'decisionToAssess',
  dateLabel,
  fieldOfCode: refusalFields,
  defaults: ({ child }) => (child.need === null ? {} : { need: child.need }),
  preview: (s) => [
    wish('NotifyDecisionToAssess', s.basis.today, { overturns: overturns(s.state.assessDecisions, s.state) }),
  ],
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
              reveals: refusalQuestions(kind),
            },
          ],
        },
        ...toldQuestions,
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
    const refusal = decision === 'no' ? readRefusal(asked, kind) : null;
    const on = dateAsked(asked, s, dateLabel);
    const how = howTold(asked);
    const need = asked.oneOf('need', Object.keys(needWords), 'Choose the main need considered');
    return intention(s, asked.finished({ on, need }), how, refusal);
  },
};

function intention(
  s: Situation,
  { on, need }: { readonly on: CalendarDate; readonly need: string },
  how: readonly string[],
  refusal: Refusal | null,
): Intention {
  const fact =
    refusal === null
      ? wish('NotifyDecisionToAssess', on, { overturns: overturns(s.state.assessDecisions, s.state) })
      : wish(
          'NotifyDecisionNotToAssess',
          on,
          {
            reasons: refusal.reasons,
            signposted: refusal.signposted,
            appealWordingSent: refusal.appealWordingSent,
          },
          narrative(s.childId, refusal.explanation),
        );
  return {
    wishes: [fact, toldNote(s, on, 'Family told of the decision', how)],
    ...(need === s.child.need ? {} : { need: { on, primary: need } }),
    rows: [
      { key: 'Decision', value: refusal === null ? 'Yes, carry out an assessment' : 'No, do not assess' },
      ...refusalRows(refusal, kind),
      { key: 'Family told', value: actDate(on) },
      { key: 'How', value: listed(how) },
      { key: 'Main need', value: needWords[need] ?? need },
    ],
    button: 'Record the decision',
    ...(refusal === null ? adviceNext(s) : { done: 'Decision not to assess recorded' }),
  };
}

function adviceNext({ reference }: Situation): Pick<Intention, 'done' | 'nextAsked' | 'next'> {
  return {
    done: 'Decision to assess recorded',
    nextAsked: 'which bodies to ask for advice. The list starts with the bodies the law names.',
    next: {
      text: 'Next: ask the bodies the law names.',
      link: acts.askForAdvice.words,
      href: actHref('askForAdvice', reference),
    },
  };
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
