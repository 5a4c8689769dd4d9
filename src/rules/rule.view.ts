import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { exceptionGrounds } from '../../workflows/timetable/exception-matrix.js';
import type { PolicyName } from '../../workflows/timetable/policy-options.js';
import type { TimetableBasis } from '../../workflows/timetable/reckoning.js';
import type { ExceptionLimb, Rule, RuleSet, Verification } from '../../workflows/timetable/rule.js';
import { versionsOf } from '../../workflows/timetable/rule-sets.js';
import type { TimetableAnswer } from '../../workflows/timetable/timetable-due.js';
import { policyWords } from '../web/words/policy-words.js';
import { actDate, sentenceDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { limitPeriod, limitStep, limitTitle } from '../web/words/limit-words.js';
import { ruleKindWords } from '../web/words/rule-words.js';
import { spelledOut } from './spelled-out.js';
import type { Worked } from './worked-example.js';

const confirmed: Readonly<Record<Verification, string>> = {
  stored: 'Held against the text of the law',
  partly: 'The period is held against the text; its wording is not',
  knowledge: 'Not held against the text: look it up before you rely on it',
};

/** What a page says of a rule, whatever day it is counted from. */
export interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly note: string;
  readonly versions: readonly { readonly words: string; readonly current: boolean }[];
  readonly before: string | null;
  readonly exceptions: readonly { readonly words: string; readonly citation: string }[];
  readonly relaxed: boolean;
  readonly options: readonly {
    readonly option: PolicyName;
    readonly question: string;
    readonly holds: string;
    readonly href: string;
  }[];
}

export function ruleView(rule: Rule, { ruleSet, policy }: TimetableBasis): RuleView {
  return {
    id: rule.id,
    title: limitTitle(rule.id),
    rows: [
      { key: 'How long', value: capital(limitPeriod(rule.id)) },
      { key: 'Where it stands', value: spelledOut(rule.citation) },
      { key: 'Guidance or law', value: ruleKindWords(rule.kind) },
      { key: 'Who has to act', value: capital(spelledOut(rule.dutyHolder)) },
      { key: 'Counted from', value: capital(rule.facts[0]?.meaning ?? spelledOut(rule.startsOn)) },
      { key: 'What must have happened', value: spelledOut(rule.mustHaveHappened) },
      { key: 'Checked', value: confirmed[rule.verification] },
    ],
    note: spelledOut(rule.note),
    versions: versionsInWords(rule, ruleSet),
    before: rule.before?.words ?? null,
    exceptions: rule.exceptions.map((limb) => ({ words: limbInWords(limb), citation: limb.citation })),
    relaxed: rule.relaxedIn2020,
    options: rule.policies.map((option) => {
      const { question, answers } = policyWords[option];
      return {
        option,
        question,
        holds: answers[policy[option]]?.text ?? policy[option],
        href: `/settings/policy/${option}`,
      };
    }),
  };
}

function limbInWords({ ground, leastDays }: ExceptionLimb): string {
  const title = exceptionGrounds.find((one) => one.ground === ground)?.title ?? ground;
  return ground === 'absentFromArea' && leastDays !== null ? `${title} for at least ${leastDays / 7} weeks` : title;
}

function versionsInWords(rule: Rule, ruleSet: RuleSet): RuleView['versions'] {
  return versionsOf(ruleSet, rule.id)
    .map(({ version, inForce: { from, to } }) => ({
      words: `Version ${version}, in force from ${sentenceDate(from)}${to === null ? '' : ` to ${sentenceDate(to)}`}`,
      current: to === null,
    }))
    .toReversed();
}

/** The worked example as the page tells it. */
export interface ExampleView {
  readonly notInForce: string | null;
  readonly counting: string | null;
  readonly due: readonly { readonly step: string | null; readonly words: string; readonly actBy: string | null }[];
  readonly options: readonly string[];
  readonly notes: readonly string[];
}

export function exampleView(worked: Worked, note: string): ExampleView {
  if ('notInForce' in worked) {
    return { notInForce: worked.notInForce, counting: null, due: [], options: [], notes: [] };
  }
  const { answer } = worked;
  return {
    notInForce: null,
    counting: capital(answer.counting),
    due: dueWords(answer),
    options: Object.entries(answer.options).map(([name, value]) => {
      const words = policyWords[name as PolicyName].answers[value]?.text ?? value;
      return `${name}: ${words}`;
    }),
    // The rule's own note stands with its words.
    notes: answer.notes.map(spelledOut).filter((words) => words !== note),
  };
}

/** Each limit of an answer in words; one line that says there is none where the law sets no date. */
export function dueWords({ due }: Pick<TimetableAnswer, 'due'>): ExampleView['due'] {
  if (due.length === 0) return [{ step: null, words: 'No date of its own', actBy: null }];
  return due.map(({ stage, date, actBy }) => ({
    step: stage === null ? null : capital(limitStep(stage)),
    words: date === null ? 'Not known yet' : actDate(date),
    actBy: actBy === null || actBy === date ? null : actDate(actBy),
  }));
}

/** Whether a day can be counted from at all: the calendar reaches from 1900 to 2199. */
export function isCountable(day: CalendarDate): boolean {
  return day >= '1950-01-01' && day <= '2150-12-31';
}
