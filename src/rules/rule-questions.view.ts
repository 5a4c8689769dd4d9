import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FactValues } from '../../workflows/timetable/reckoning.js';
import type { Rule } from '../../workflows/timetable/rule.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { capital } from '../web/words/distance-words.js';
import { furtherFacts } from './worked-example.js';

/** One question of the example's form: a date, or one of a few words. */
export type ExampleQuestion =
  | {
      readonly kind: 'date';
      readonly name: string;
      readonly legend: string;
      readonly parts: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly items: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
    };

/** The day to count from and whatever else the rule cannot do without, as typed or as the example has it. */
export function factQuestions(
  rule: Rule,
  typed: RawAnswers,
  day: CalendarDate,
  facts: FactValues,
): readonly ExampleQuestion[] {
  const [start] = rule.facts;
  const date = (name: string, legend: string, value: string): ExampleQuestion => ({
    kind: 'date',
    name,
    legend: capital(legend),
    parts: partsOf(name, typed, value),
  });
  return [
    date('start', start?.meaning ?? 'the day to count from', day),
    ...furtherFacts(rule).map(({ name, meaning, format, values = [] }): ExampleQuestion =>
      format === 'date'
        ? date(name, meaning, facts[name] ?? '')
        : {
            kind: 'choice',
            name,
            label: capital(meaning),
            items: values.map((value) => ({
              value,
              text: choiceWords[value] ?? value,
              selected: facts[name] === value,
            })),
          },
    ),
  ];
}

const choiceWords: Readonly<Record<string, string>> = {
  assess: 'Whether to assess',
  content: 'What the plan says',
  school: 'The school or setting',
  makePlan: 'Whether to make a plan',
  cease: 'Whether to end the plan',
};

function partsOf(name: string, typed: RawAnswers, value: string): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = value.split('-');
  const known = { day: String(Number(day) || ''), month: String(Number(month) || ''), year };
  return Object.fromEntries(
    Object.entries(known).map(([part, usual]) => {
      const box = typed[`${name}-${part}`];
      return [`${name}-${part}`, typeof box === 'string' ? box.slice(0, 20) : usual];
    }),
  );
}
