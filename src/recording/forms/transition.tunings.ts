import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { birthdaysOf } from '../../../workflows/child/birthdays.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { planIssues } from '../../../workflows/plan/plan-issues.js';
import { standingRisk, underWay } from '../../../workflows/plan/transition.state.js';
import { ageOn } from '../../cases/fact-act-trials.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { dateAnswer } from '../questions.js';
import type { FactSituation, Interruption, SideCard } from '../recording-form.js';
import type { Tuning } from './fact-form.js';

const planIn = ({ state }: FactSituation): Plan => state as Plan;
const reviewIn = (s: FactSituation): Plan['reviews'][number] | null =>
  planIn(s).reviews.find(({ reviewId }) => reviewId === s.subject) ?? null;

/** Year 9, from which a review looks at adulthood, begins at 13. */
const usualFrom = 13;

/** The child's own record has the birth date: nothing can have happened before it. */
function notBeforeBirth(asked: AnswerReader, { child }: FactSituation, on: CalendarDate): void {
  if (child.birthDate !== null && on < child.birthDate) {
    asked.wrong('on', `The date must be on or after ${sentenceDate(child.birthDate)}, the date of birth`, 'on-day');
  }
}

/** Odd for a small child, and asked about: it is the wrong case more often than not. */
function younger({ child }: FactSituation, on: CalendarDate): Interruption | null {
  const age = ageOn(child.birthDate, on);
  if (age === null || age < 0 || age >= usualFrom) return null;
  return {
    heading: `${child.name} was ${age === 0 ? 'not yet 1' : String(age)} on that day`,
    text: 'This is recorded for young people from year 9, at about 13. Check that it is the right case and the right date.',
    back: 'Change the answers',
    on: 'It is right, go on',
  };
}

const aboutAdulthood = { judgeDay: notBeforeBirth, interruption: younger } as const satisfies Tuning;

/** The days that matter, worked out from the date of birth for whoever has the case open. */
function ageCard({ child }: FactSituation): readonly SideCard[] {
  if (child.birthDate === null) return [];
  const { seventeenAndHalfOn, eighteenOn } = birthdaysOf(child.birthDate);
  return [
    {
      heading: 'The days that matter',
      paragraphs: [
        `17 and a half on ${actDate(seventeenAndHalfOn)}: a transition assessment is to be done before.`,
        `18 on ${actDate(eighteenOn)}: from then adult care decides.`,
      ],
    },
  ];
}

/** What was said in a review is dated at its meeting, unless somebody says otherwise. */
const atTheMeeting: NonNullable<Tuning['defaults']> = (s) => {
  const met = reviewIn(s)?.meetingOn ?? null;
  return met === null ? {} : dateAnswer('on', met);
};

export const reviewAttendance: Tuning = {
  dateLabel: 'Date of the meeting',
  button: 'Record who was there',
  done: 'Who was at the review is recorded',
  asksWhyLate: false,
  defaults: atTheMeeting,
  without: () => ['officerAttended', 'officerPost'],
  before: () => [
    {
      kind: 'radios',
      name: 'officerAttended',
      legend: 'Was an officer of ours there?',
      choices: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'text',
              name: 'officerPost',
              label: 'Their post',
              hint: 'Not their name, for example SEND officer',
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  read: (asked) => {
    const there = asked.oneOf('officerAttended', ['yes', 'no'], 'Say whether an officer of ours was there');
    const post = there === 'yes' ? asked.text('officerPost', 'Their post', 'Enter the post of the officer', 200) : null;
    return {
      body: { officerAttended: there === null ? undefined : there === 'yes', officerPost: post },
      rows: there === null ? [] : [{ key: 'Our officer', value: there === 'yes' ? (post ?? '') : 'Not there' }],
    };
  },
};

export const adulthoodNeeds: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was talked about',
  button: 'Record what adulthood will ask for',
  done: 'What adulthood will ask for is recorded',
  asksWhyLate: false,
  defaults: atTheMeeting,
};

export const hospitalPassport: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was explained',
  done: 'Hospital passport and health checklist recorded',
  asksWhyLate: false,
  defaults: atTheMeeting,
};

export const adultServicesNeed: Tuning = {
  ...aboutAdulthood,
  done: 'What is expected of adult services is recorded',
  asksWhyLate: false,
  side: ageCard,
};

export const informationShared: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was shared',
  button: 'Record the sharing',
  done: 'Sharing of information recorded',
  side: () => [
    {
      heading: 'What this does',
      paragraphs: [
        'It says what went to whom and on what basis. It sends nothing.',
        'To share a list of young people with adult care at once, use “Moving to adulthood”.',
      ],
    },
  ],
};

export const transitionAssessmentAsked: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was asked for',
  done: 'Request for a transition assessment recorded',
  side: ageCard,
};

export const transitionAssessmentDone: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it ended',
  button: 'Record the assessment',
  done: 'Transition assessment recorded',
  side: ageCard,
};

export const careActAssessmentAsked: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was asked for',
  done: 'Request for a Care Act assessment recorded',
  side: () => [
    {
      heading: 'The day agreed',
      paragraphs: [
        'The Care Act 2014 sets no weeks. The day agreed with adult care is the one that counts in figures.',
      ],
    },
  ],
};

export const careActAssessmentDone: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it ended',
  button: 'Record the assessment',
  done: 'Care Act assessment recorded',
  side: (s) => {
    const due = underWay(planIn(s).transition.careAct)?.dueOn ?? null;
    return due === null ? [] : [{ heading: 'The day agreed', paragraphs: [`It was to be done by ${actDate(due)}.`] }];
  },
};

export const transitionPlanAgreed: Tuning = {
  judgeDay: notBeforeBirth,
  dateLabel: 'Date it was agreed',
  done: 'Transition plan recorded',
};

export const destinationRecorded: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date we learned of it',
  done: 'Destination recorded',
  asksWhyLate: false,
};

export const postSixteenConfirmed: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was confirmed',
  button: 'Confirm it',
  done: 'Post-16 plan confirmed',
  asksWhyLate: false,
};

export const breakdownRiskFlagged: Tuning = {
  judgeDay: notBeforeBirth,
  dateLabel: 'Date it was flagged',
  button: 'Flag the risk',
  done: 'Risk of breakdown flagged',
  asksWhyLate: false,
  side: () => [
    {
      heading: 'What this does',
      paragraphs: [
        'The child is marked in the list of moves to the next phase, until the flag is taken off.',
        'If the placement breaks down all the same, record its end: the figures tell how many of those flagged broke down.',
      ],
    },
  ],
};

export const breakdownRiskLifted: Tuning = {
  dateLabel: 'Date it was taken off',
  button: 'Take the flag off',
  done: 'Flag of risk taken off',
  asksWhyLate: false,
  side: (s) => {
    const flag = standingRisk(planIn(s).transition);
    if (flag === null) return [];
    return [{ heading: 'The flag', paragraphs: [`Since ${actDate(flag.on)}: ${flag.ownerPost} answers for it.`] }];
  },
};

/** Of the plans sent here somebody says which was written for adulthood. */
export const adulthoodFormat: Tuning = {
  ...aboutAdulthood,
  dateLabel: 'Date it was looked at',
  done: 'Adulthood format recorded',
  asksWhyLate: false,
  defaults: (s) => {
    const last = planIssues(planIn(s)).at(-1);
    return { ...dateAnswer('on', s.basis.today), ...(last === undefined ? {} : { issuedOn: last }) };
  },
  without: () => ['issuedOn'],
  before: (s) => [
    {
      kind: 'radios',
      name: 'issuedOn',
      legend: 'Which plan is written for adulthood?',
      choices: planIssues(planIn(s))
        .toReversed()
        .map((on) => ({ value: on, text: `Sent to the family on ${sentenceDate(on)}` })),
    },
  ],
  read: (asked, s) => {
    const issuedOn = asked.oneOf('issuedOn', planIssues(planIn(s)), 'Choose the plan that is written for adulthood');
    return {
      body: { issuedOn: issuedOn ?? undefined },
      rows: issuedOn === null ? [] : [{ key: 'Plan sent on', value: actDate(issuedOn) }],
    };
  },
};
