import { fundersOf } from '../../../workflows/plan/funding.state.js';
import type { FundingTerms } from '../../../workflows/plan/funding.events.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import type { Preference } from '../../../workflows/plan/preference.state.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import {
  preferenceGroundWords,
  preferenceResultWords,
  preferenceStepWords,
  sharesWords,
} from '../../web/words/arrangement-words.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { provisionWords } from '../../web/words/placement-words.js';
import { dateAnswer } from '../questions.js';
import type { Choice, Question } from '../questions.js';
import type { FactSituation, Row } from '../recording-form.js';
import type { TunedAnswers, Tuning } from './fact-form.js';
import { nothing } from './fact-questions.js';

const planIn = ({ state }: FactSituation): Plan => state as Plan;
const onDay = { field: 'on', target: 'on-day' };
const codeList = <Code extends string>(words: Readonly<Record<Code, string>>): readonly Code[] => Object.keys(words) as Code[]; // prettier-ignore
const choicesFrom = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

const faultsOfFunding: NonNullable<Tuning['fieldOfCode']> = {
  'funding-needs-two-funders': 'educationShare',
  'shares-do-not-make-100': 'educationShare',
  'shares-do-not-make-the-total': 'totalPounds',
  'other-funder-needs-a-name': 'otherFunder',
  'funding-review-not-after': { field: 'reviewOn', target: 'reviewOn-day' },
  'funding-unchanged': 'educationShare',
  'after-funding-ended': onDay,
};

const fundingCards = [
  {
    heading: 'What this does',
    paragraphs: [
      'The agreement is counted as long as it runs, and listed under “Joint funding” with the day of its review.',
      'Enter 0 for a body that pays nothing. In per cent the shares make 100; in pounds a year they make the total.',
      'The name of another body is sealed with the child’s record. Lists show only that another body pays.',
    ],
  },
];

/** Who pays what, told once more before it is recorded. */
function readTerms(body: Readonly<Record<string, unknown>>): TunedAnswers {
  const terms = body as unknown as FundingTerms;
  const whole = fundersOf(terms).length > 0 && typeof terms.sharedIn === 'string';
  return whole ? { rows: [{ key: 'Who pays what', value: sharesWords(terms) }, ...amountRow(terms)] } : {};
}

/** In per cent of a known total: what that is in pounds. */
function amountRow({ sharedIn, totalPounds, ...shares }: FundingTerms): readonly Row[] {
  if (sharedIn !== 'percent' || totalPounds === null) return [];
  const pounds = (share: number): number => Math.round((share * totalPounds) / 100);
  const amounts = fundersOf(shares).map(({ share }) => `£${count(pounds(share))}`);
  return [{ key: 'In pounds a year', value: amounts.join(', ') }];
}

export const fundingRecorded: Tuning = {
  dateLabel: 'First day they pay together',
  button: 'Record the agreement',
  done: 'Joint funding agreement recorded',
  asksWhyLate: false,
  defaults: () => ({ sharedIn: 'percent', placementId: nothing }),
  fieldOfCode: faultsOfFunding,
  read: (_asked, _s, body) => readTerms(body),
  side: () => fundingCards,
  preview: () => [],
};

/** What it says now stands in the form; only the next review is asked anew. */
export const fundingChanged: Tuning = {
  ...fundingRecorded,
  dateLabel: 'Day from which it holds',
  button: 'Record what it says now',
  done: 'Joint funding agreement looked at again',
  defaults: (s) => {
    const now = planIn(s)
      .funding.agreements.find(({ agreementId }) => agreementId === s.subject)
      ?.terms.at(-1);
    if (now === undefined) return {};
    const { sharedIn, educationShare, healthShare, careShare, otherShare, otherFunder, totalPounds } = now;
    return {
      sharedIn,
      ...Object.fromEntries(
        Object.entries({ educationShare, healthShare, careShare, otherShare }).map(([name, share]) => [
          name,
          String(share),
        ]),
      ),
      ...(otherFunder === null ? {} : { otherFunder }),
      ...(totalPounds === null ? {} : { totalPounds: String(totalPounds) }),
    };
  },
};

export const fundingEnded: Tuning = {
  dateLabel: 'Last day',
  button: 'End the agreement',
  done: 'End of joint funding recorded',
  asksWhyLate: false,
};

const requestLimits =
  'It can be asked for while a draft is open, or while the plan is under review or re-assessment (SI 2014/1652 reg 4).';

export const budgetAsked: Tuning = {
  dateLabel: 'Day it was asked for',
  done: 'Request for a personal budget recorded',
  asksWhyLate: false,
  fieldOfCode: { 'personal-budget-request-open': onDay },
  side: () => [
    { heading: 'When it can be asked for', paragraphs: [requestLimits, 'It is recorded whenever it came.'] },
  ],
};

export const budgetRefused: Tuning = {
  dateLabel: 'Day the family was told',
  button: 'Record the refusal',
  done: 'Refusal of a personal budget recorded',
  asksWhyLate: false,
  fieldOfCode: { 'personal-budget-not-asked': onDay },
};

export const preferenceRecorded: Tuning = {
  dateLabel: 'Day the family asked',
  button: 'Record the preference',
  done: 'The family’s preference recorded',
  asksWhyLate: false,
  side: (s) => [
    {
      heading: 'What this does',
      paragraphs: [
        'The parent or young person may ask that section I names a particular school or college (CFA 2014 s.38(2)). What became of it is recorded with the plan that answers it.',
        ...(planIn(s).preferences.asked.length === 0 ? [] : ['A preference is on record. This one changes it.']),
      ],
    },
  ],
};

const stepFaults: NonNullable<Tuning['fieldOfCode']> = {
  'preference-needs-a-next-step': 'nextStep',
  'next-step-needs-a-day': { field: 'nextStepOn', target: 'nextStepOn-day' },
  'no-step-has-a-day': { field: 'nextStepOn', target: 'nextStepOn-day' },
  'next-step-before-its-plan': { field: 'nextStepOn', target: 'nextStepOn-day' },
};

function preferenceRow(s: FactSituation): readonly Question[] {
  const one = planIn(s).preferences.asked.find(({ preferenceId }) => preferenceId === s.subject);
  return one === undefined ? [] : [{ kind: 'answers', rows: [{ key: 'Asked for', value: askedFor(one) }] }];
}

function askedFor({ setting, provision }: Preference): string {
  return setting === null
    ? provisionWords[provision]
    : `${setting.setting}, ${provisionWords[provision].toLowerCase()}`;
}

/** Met, or not: then the ground of the law, and what is done next. */
export const preferenceAnswered: Tuning = {
  dateLabel: 'Day the family was told',
  button: 'Record the answer',
  done: 'What became of the preference is recorded',
  asksWhyLate: false,
  without: () => ['result', 'grounds', 'nextStep', 'nextStepOn'],
  before: preferenceRow,
  after: () => [
    {
      kind: 'radios',
      name: 'result',
      legend: 'What became of it?',
      choices: [
        { value: 'met', text: preferenceResultWords.met },
        {
          value: 'notMet',
          text: preferenceResultWords.notMet,
          reveals: [
            {
              kind: 'checkboxes',
              name: 'grounds',
              legend: 'On what ground?',
              hint: 'CFA 2014 s.39(4). Choose all that apply',
              choices: choicesFrom(preferenceGroundWords),
            },
            {
              kind: 'select',
              name: 'nextStep',
              label: 'What is done next?',
              choices: [{ value: '', text: 'Choose one' }, ...choicesFrom(preferenceStepWords)],
            },
            {
              kind: 'date',
              name: 'nextStepOn',
              legend: 'By which day?',
              hint: 'Leave empty where the family accepts the one named',
            },
          ],
        },
        { value: 'withdrawn', text: preferenceResultWords.withdrawn },
      ],
    },
  ],
  read: readAnswer,
  fieldOfCode: { ...stepFaults, 'preference-needs-a-ground': 'grounds', 'preference-already-answered': 'result' },
  side: () => [
    {
      heading: 'Where it is not met',
      paragraphs: [
        'Section I must name the school or college asked for unless a ground of CFA 2014 s.39(4) applies.',
        'The case stays on the list of preferences not met until the family asks for another, a later plan names it, or the family accepts.',
      ],
    },
  ],
  preview: () => [],
};

function readAnswer(asked: AnswerReader): TunedAnswers {
  const result = asked.oneOf('result', codeList(preferenceResultWords), 'Say what became of the preference');
  if (result === null) return {};
  const rows: Row[] = [{ key: 'What became of it', value: preferenceResultWords[result] }];
  if (result !== 'notMet') return { body: { result, grounds: [], nextStep: null, nextStepOn: null }, rows };
  const grounds = asked.someOf('grounds', codeList(preferenceGroundWords), 'Choose the ground on which it was not met');
  const nextStep = asked.oneOf('nextStep', codeList(preferenceStepWords), 'Choose what is done next');
  const nextStepOn = asked.optionalDate('nextStepOn', { label: 'Next step by', missing: 'Enter the day by which' });
  rows.push(
    { key: 'Why it was not met', value: grounds.map((ground) => preferenceGroundWords[ground]).join('; ') },
    { key: 'What is done next', value: nextStep === null ? '' : preferenceStepWords[nextStep] },
    ...(nextStepOn === null ? [] : [{ key: 'Next step by', value: sentenceDate(nextStepOn) }]),
  );
  return { body: { result, grounds, nextStep, nextStepOn }, rows };
}

export const preferenceStep: Tuning = {
  dateLabel: 'Day it was settled',
  button: 'Record the next step',
  done: 'Next step recorded',
  asksWhyLate: false,
  before: preferenceRow,
  defaults: (s) => dateAnswer('on', s.basis.today),
  fieldOfCode: stepFaults,
};

export const specialPlaceAgreed: Tuning = {
  dateLabel: 'Day it was agreed',
  button: 'Record the place',
  done: 'Special school place recorded',
  asksWhyLate: false,
  fieldOfCode: { 'special-place-still-waited-for': onDay },
  side: () => [
    {
      heading: 'What this does',
      paragraphs: [
        'The child is listed as waiting, with the days since then, until a placement of that kind begins.',
        'It ends by itself: record the placement when the child begins there.',
      ],
    },
  ],
};

export const specialPlaceWithdrawn: Tuning = {
  dateLabel: 'From which day',
  button: 'End the wait',
  done: 'End of the wait recorded',
  asksWhyLate: false,
};
