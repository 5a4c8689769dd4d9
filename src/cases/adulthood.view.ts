import { birthdaysOf } from '../../workflows/child/birthdays.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { lastSaid, underWay } from '../../workflows/plan/transition.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../web/words/date-words.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import {
  afterWords,
  areaWords,
  consentWords,
  destinationWords,
  expectedWords,
  sharedItemWords,
  sharedWithWords,
  transitionResultWords,
} from '../web/words/transition-words.js';
import { ageOn } from './fact-act-trials.js';
import type { PlainTable } from './case-plan.view.js';

interface Line {
  readonly key: string;
  readonly value: string;
}

/** "Preparing for adulthood" on the tab of a plan: where each thing stands, and everything that was shared. */
export interface AdulthoodView {
  readonly lines: readonly Line[];
  readonly shared: PlainTable | null;
}

/** Year 9 begins at 13. */
const from = 13;

/** Null where the child is too young and nothing is recorded about it. */
export function adulthoodView(plan: Plan, birthDate: CalendarDate | null, today: CalendarDate): AdulthoodView | null {
  const { transition } = plan;
  const age = ageOn(birthDate, today);
  const nothing = Object.entries(transition).every(
    // A flag of risk is put at any age.
    ([part, all]: [string, readonly unknown[]]) => part === 'risks' || all.length === 0,
  );
  if (nothing && (age === null || age < from)) return null;
  return {
    lines: [...ageLines(birthDate), ...assessmentLines(plan, today), ...planLines(plan, today)],
    shared: sharedTable(plan),
  };
}

/** Whoever has the case open sees the date of birth as well: these follow from it. */
function ageLines(birthDate: CalendarDate | null): readonly Line[] {
  if (birthDate === null) return [{ key: 'Date of birth', value: 'Not known: no day of adulthood can be worked out' }];
  const { seventeenAndHalfOn, eighteenOn } = birthdaysOf(birthDate);
  return [
    { key: '17 and a half on', value: sentenceDate(seventeenAndHalfOn) },
    { key: '18 on', value: sentenceDate(eighteenOn) },
  ];
}

function assessmentLines({ transition }: Plan, today: CalendarDate): readonly Line[] {
  const expected = lastSaid(transition.expected, today);
  const assessment = underWay(transition.assessments) ?? transition.assessments.at(-1);
  const careAct = underWay(transition.careAct) ?? transition.careAct.at(-1);
  return [
    {
      key: 'Adult services expected to be needed',
      value: expected === null ? 'Not said' : `${expectedWords[expected.expected]}, ${sentenceDate(expected.on)}`,
    },
    {
      key: 'Transition assessment',
      value:
        assessment === undefined
          ? 'Not asked for'
          : assessment.completedOn === null || assessment.result === null
            ? `Asked for ${onDay(assessment.requestedOn)}, not done yet`
            : `Ended ${sentenceDate(assessment.completedOn)}: ${lowerFirst(transitionResultWords[assessment.result])}`,
    },
    {
      key: 'Care Act assessment',
      value:
        careAct === undefined
          ? 'Not asked for'
          : careAct.completedOn === null
            ? `Asked for ${onDay(careAct.requestedOn)}, to be done by ${onDay(careAct.dueOn)}`
            : `Ended ${sentenceDate(careAct.completedOn)}: ${careAct.eligible === true ? 'needs that adult care must meet' : 'no needs that adult care must meet'}`,
    },
  ];
}

function planLines({ transition }: Plan, today: CalendarDate): readonly Line[] {
  const agreed = lastSaid(transition.agreed, today);
  const confirmed = lastSaid(transition.confirmed, today);
  const format = transition.formats.at(-1);
  const destinations = (['sixteen', 'nineteen'] as const).map((after): Line => {
    const said = lastSaid(
      transition.destinations.filter((one) => one.after === after),
      today,
    );
    return {
      key: `Destination ${lowerFirst(afterWords[after])}`,
      value: said === null ? 'Not recorded' : `${destinationWords[said.destination]}, ${sentenceDate(said.on)}`,
    };
  });
  return [
    {
      key: 'Transition plan',
      value: agreed === null ? 'None agreed' : `Agreed ${sentenceDate(agreed.on)}, ${agreed.ownerPost} answers for it`,
    },
    {
      key: 'Post-16 plan in place',
      value: confirmed === null ? 'Not confirmed' : `Confirmed ${sentenceDate(confirmed.on)} by ${confirmed.post}`,
    },
    ...destinations,
    {
      key: 'Adulthood format',
      value:
        format === undefined
          ? 'Not recorded'
          : `Plan of ${sentenceDate(format.issuedOn)}: ${listed(format.areas.map((area) => lowerFirst(areaWords[area])))}`,
    },
  ];
}

function sharedTable({ transition }: Plan): PlainTable | null {
  if (transition.shared.length === 0) return null;
  return {
    caption: 'Information shared',
    head: ['When', 'With', 'What', 'On what basis'],
    rows: transition.shared
      .toReversed()
      .map(({ on, sharedWith, organisation, post, shared, consent }) => [
        sentenceDate(on),
        `${sharedWithWords[sharedWith]}: ${organisation}, ${post}`,
        listed(shared.map((one) => sharedItemWords[one])),
        consentWords[consent],
      ]),
  };
}

const onDay = (on: CalendarDate | null): string => (on === null ? 'on a day not recorded' : sentenceDate(on));
