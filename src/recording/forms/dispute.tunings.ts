import { requirementsBy } from '../../../workflows/dispute/dispute.requirements.js';
import type { OutcomeBy } from '../../../workflows/dispute/dispute-outcome.events.js';
import type { Dispute } from '../../../workflows/dispute/dispute.state.js';
import { disputedDecisionWords, orderResultWords, recommendedToWords } from '../../web/words/dispute-code-words.js';
import { requirementWords } from '../../web/words/code-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { choicesFrom, keysOf } from '../questions.js';
import type { Choice } from '../questions.js';
import type { FactSituation } from '../recording-form.js';
import { runningDue } from './due-words.js';
import type { Tuning } from './fact-form.js';
import { nothing } from './fact-questions.js';

const disputeIn = ({ state }: FactSituation): Dispute => state as Dispute;

/** What can be required about the decision disputed, as it comes about. */
function requirements(s: FactSituation, by: OutcomeBy, orNothing: string | null): readonly Choice[] {
  const about = disputeIn(s).opened?.about;
  const fitting = about === undefined ? [] : requirementsBy(by, about);
  return [
    ...fitting.map((value) => ({ value, text: requirementWords[value] })),
    ...(orNothing === null ? [] : [{ value: nothing, text: orNothing }]),
  ];
}

const results = keysOf(orderResultWords);

/** Reg 44: only what fits the decision disputed can be required. */
export const tribunalOrder: Tuning = {
  dateLabel: 'Date of the order',
  button: 'Record the order',
  done: 'Order recorded',
  without: () => ['result', 'requires', 'directedOn'],
  after: (s) => [
    { kind: 'radios', name: 'result', legend: 'What was decided?', choices: choicesFrom(orderResultWords) },
    {
      kind: 'radios',
      name: 'requires',
      legend: 'What does the order require of us?',
      hint: `The appeal is about ${aboutWords(s)}`,
      choices: requirements(s, 'order', 'Nothing'),
    },
    {
      kind: 'date',
      name: 'directedOn',
      legend: 'Does the order or a direction set a date?',
      hint: 'It then takes the place of the period of reg 44. Leave empty where it sets none',
    },
  ],
  read: (asked, s) => {
    const result = asked.oneOf('result', results, 'Say what was decided');
    const choices = requirements(s, 'order', 'Nothing');
    const requires = asked.oneOf(
      'requires',
      choices.map(({ value }) => value),
      'Say what the order requires, or “Nothing”',
    );
    const directedOn = asked.optionalDate('directedOn', { label: 'Date it sets', missing: '' });
    return {
      body: { result: result ?? undefined, requires: requires === nothing ? null : requires, directedOn },
      rows: [
        ...(result === null ? [] : [{ key: 'Decided', value: orderResultWords[result] }]),
        { key: 'Required', value: choices.find(({ value }) => value === requires)?.text ?? 'Nothing' },
        { key: 'Date it sets', value: directedOn === null ? 'None: the periods of reg 44 count' : actDate(directedOn) },
      ],
    };
  },
  side: () => [
    {
      heading: 'What this does',
      paragraphs: [
        'What the order requires opens its own clocks on the assessment or plan the dispute is about, counted from the day of the order.',
        'An appeal that was dismissed requires nothing, save that an appeal against ending the plan then ends it at once.',
      ],
    },
  ],
  preview: () => [],
  next: ({ reference }, { requires }) =>
    requires == null
      ? undefined
      : {
          text: 'Its limits run from today.',
          link: 'See the clocks',
          href: `/cases/${encodeURIComponent(reference)}/clocks`,
        },
};

/** Reg 45: what an appeal that is not opposed requires. */
export const appealConceded: Tuning = {
  dateLabel: 'Date the Tribunal was told',
  done: 'Appeal not opposed',
  without: () => ['requires'],
  after: (s) => [
    {
      kind: 'radios',
      name: 'requires',
      legend: 'What must we do because of it?',
      hint: `The appeal is about ${aboutWords(s)}`,
      choices: requirements(s, 'concession', null),
    },
  ],
  read: (asked, s) => {
    const choices = requirements(s, 'concession', null);
    const requires = asked.oneOf(
      'requires',
      choices.map(({ value }) => value),
      'Say what we must do because of it',
    );
    return {
      body: { requires: requires ?? undefined },
      rows: [{ key: 'Required', value: choices.find(({ value }) => value === requires)?.text ?? '' }],
    };
  },
};

/** Reg 42: what was agreed, as far as it could have been appealed, and what could not. */
export const agreementReached: Tuning = {
  dateLabel: 'Date of the agreement',
  button: 'Record the agreement',
  done: 'Agreement recorded',
  without: () => ['requires', 'otherMatters', 'requiredBy', 'otherMattersBy'],
  after: (s) => [
    {
      kind: 'radios',
      name: 'requires',
      legend: 'What must we do of what could have been appealed?',
      hint: `The dispute is about ${aboutWords(s)}`,
      choices: requirements(s, 'agreement', 'Nothing').map((choice) =>
        choice.value === nothing ? choice : { ...choice, reveals: choice.value === firstOf(s) ? [agreedDate] : [] },
      ),
    },
    {
      kind: 'radios',
      name: 'otherMatters',
      legend: 'Does it hold something that could not have been appealed?',
      choices: [
        {
          value: 'yes',
          text: 'Yes',
          hint: 'It is to be carried out within 2 weeks',
          reveals: [
            {
              kind: 'date',
              name: 'otherMattersBy',
              legend: 'Date agreed in writing for it',
              hint: 'Leave empty where there is none',
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  read: (asked, s) => {
    const choices = requirements(s, 'agreement', 'Nothing');
    const requires = asked.oneOf(
      'requires',
      choices.map(({ value }) => value),
      'Say what we must do of what could have been appealed, or “Nothing”',
    );
    const other = asked.oneOf(
      'otherMatters',
      ['yes', 'no'],
      'Say whether it holds something that could not have been appealed',
    );
    const requiredBy =
      requires === nothing ? null : asked.optionalDate('requiredBy', { label: 'Agreed date', missing: '' });
    const otherMattersBy =
      other === 'yes' ? asked.optionalDate('otherMattersBy', { label: 'Agreed date', missing: '' }) : null;
    return {
      body: {
        requires: requires === nothing ? null : requires,
        requiredBy,
        otherMatters: other === 'yes',
        otherMattersBy,
      },
      rows: [
        { key: 'Required', value: choices.find(({ value }) => value === requires)?.text ?? 'Nothing' },
        ...(requiredBy === null ? [] : [{ key: 'Agreed date for it', value: actDate(requiredBy) }]),
        {
          key: 'Other matters',
          value: other === 'yes' ? `Yes${otherMattersBy === null ? '' : `, by ${actDate(otherMattersBy)}`}` : 'None',
        },
      ],
    };
  },
};

const agreedDate = {
  kind: 'date',
  name: 'requiredBy',
  legend: 'Date agreed in writing for it',
  hint: 'It takes the place of the periods of an order. Leave empty where there is none',
} as const;

/** A box may stand on a page once: the agreed date is asked under the first requirement that can be chosen. */
function firstOf(s: FactSituation): string | undefined {
  return requirements(s, 'agreement', null)[0]?.value;
}

/** SI 2017/1306 reg 7: the answer, with what was recommended beside it. */
export const recommendationAnswered: Tuning = {
  dateLabel: 'Date of the answer',
  button: 'Record the answer',
  done: 'Recommendation answered',
  side: (s) => {
    const made = disputeIn(s).appeal.recommendations.find(({ recommendationId }) => recommendationId === s.subject);
    const due = runningDue(s, ['K10'], s.subject);
    return made === undefined
      ? []
      : [
          {
            heading: 'The recommendation',
            paragraphs: [
              `Made on ${sentenceDate(made.on)} to ${lowerFirst(recommendedToWords[made.to])}.`,
              ...(due === null
                ? []
                : [`The answer is due by ${actDate(due)}, 5 weeks from it, with reasons where it is not followed.`]),
            ],
          },
        ];
  },
};

function aboutWords(s: FactSituation): string {
  const about = disputeIn(s).opened?.about;
  return about === undefined ? 'a decision' : lowerFirst(disputedDecisionWords[about]);
}
