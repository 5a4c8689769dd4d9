import type { RuleId } from '../../../workflows/timetable/rule.js';
import { adviceWords, bodyWords } from './body-words.js';
import { laterLimits, ordered } from './later-limit-words.js';
import type { LimitWords } from './later-limit-words.js';

/** The one table of the limits that pages speak of. */
const limits: Readonly<Record<RuleId, LimitWords>> = {
  A1: decisionToAssess('reg 5(1)'),
  A2: decisionToAssess('reg 5(1)'),
  A3: { title: 'Tell others that an assessment is considered', period: 'as soon as practicable', law: 'reg 4' },
  A4: { title: 'Refusal notice: mediation and appeal', period: 'in the notice', law: 'reg 5(3)' },
  B1: { title: 'Advice', period: '6 weeks', law: 'reg 8(1)' },
  C1: { title: 'Tell family if no plan', period: '16 weeks', law: 'reg 10(1)', week: 'week 16' },
  C2: { title: 'Family’s time with the draft', period: 'at least 15 days', law: 'reg 13(1)' },
  C3: { title: 'Send final plan', period: '20 weeks', law: 'reg 13(2)', week: 'week 20' },
  C4: { title: 'School or college to reply', period: '15 days', law: 'practice, Code 9.83' },
  C5: { title: 'Last practical day for the draft', period: 'week 16', law: 'practice, not law' },
  D5: decisionToAssess('reg 5(1), Code 9.162'),
  G2: { title: 'Send plan after re-assessment', period: '14 weeks', law: 'reg 27(2)', week: 'week 14' },
  K1: ordered('tell family of the assessment', '2 weeks', 'reg 44(2)(b)'),
  K2: ordered('tell family if no plan', '10 weeks', 'reg 44(2)(b)'),
  K3: ordered('send final plan', '14 weeks', 'reg 44(2)(b)'),
  K4: { title: 'Order to make a plan', period: '5 and 11 weeks', law: 'reg 44(2)(c)' },
  K5: ordered('think again about a plan', '2 weeks', 'reg 44(2)(d)'),
  K9: { title: 'Appeal not opposed', period: '2 to 14 weeks', law: 'reg 45' },
  I6: { title: 'Carry out mediation agreement', period: 'as for an order', law: 'reg 42(2)' },
  C6: { title: 'Final plan: mediation and appeal', period: 'with the plan', law: 'reg 14' },
  ...laterLimits,
};

/** Limits that a person who records something is told of: the others are content, guidance or derived. */
const told: readonly string[] = [
  ...['A1', 'A2', 'D5', 'B1', 'C1', 'C2', 'C3', 'C4', 'G2'],
  ...['K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'],
  ...['D1', 'D2', 'D3', 'D4', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E8', 'E9', 'E10', 'E12', 'E13', 'E14'],
  ...['F1', 'G1', 'H1', 'H2', 'H3', 'I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'J1', 'J2', 'K6', 'K7', 'K8', 'K10', 'L1'],
];

/** The steps of a limit that has several. */
const stages: Readonly<Record<string, string>> = {
  tell: 'tell family of the assessment',
  refuse: 'tell family if no plan',
  draft: 'send draft plan',
  final: 'send final plan',
  amend: 'send amended plan',
  atOnce: 'at once',
  birthday: '25th birthday',
  academicYearEnd: 'end of the school year',
};

/** What a limit asks for, named as the desk would. For advice the body is named too, for one of several steps the step. */
export function limitTitle(rule: RuleId, body: string | null = null, stage: string | null = null): string {
  if (rule === 'B1' && body !== null) return `Advice: ${bodyWords(body)}`;
  const { title } = limits[rule];
  const step = stages[stage ?? ''];
  return step === undefined ? title : `${title}: ${step}`;
}

/** The same where a table of limits has told already whose they are: "Decision to assess". */
export function limitInShort(rule: RuleId, body: string | null = null, stage: string | null = null): string {
  return limits[rule].inShort ?? limitTitle(rule, body, stage);
}

/** How long and by which provision: "20 weeks · reg 13(2)". */
export function limitLaw(rule: RuleId): string {
  const { period, law } = limits[rule];
  return `${period} · ${law}`;
}

/** By which provision alone: "reg 13(2)". */
export function limitProvision(rule: RuleId): string {
  return limits[rule].law;
}

/** One of several steps of a limit: "send draft plan". */
export function limitStep(stage: string): string {
  return stages[stage] ?? stage;
}

/** How long alone: "20 weeks". */
export function limitPeriod(rule: RuleId): string {
  return limits[rule].period;
}

/** A limit within a sentence: "week 16". */
export function limitInSentence(rule: RuleId, body: string | null): string {
  const week = limits[rule].week;
  if (week !== undefined) return week;
  return body === null ? limitTitle(rule).toLowerCase() : `${bodyWords(body)} advice`;
}

interface Asked {
  readonly body: string;
  readonly organisation: string | null;
}

/** A limit before and after something is recorded: "Send final plan"; null for one that no form speaks of. */
export function limitName(rule: RuleId, advice: Asked | null, stage: string | null = null): string | null {
  if (!told.includes(rule)) return null;
  return rule === 'B1' && advice !== null ? `Advice: ${adviceWords(advice)}` : limitInShort(rule, null, stage);
}

/** The same with its period: "Send final plan, 20 weeks". */
export function limitWithPeriod(rule: RuleId, advice: Asked | null, stage: string | null = null): string | null {
  const name = limitName(rule, advice, stage);
  return name === null || rule === 'B1' ? name : `${name}, ${limits[rule].period}`;
}

function decisionToAssess(law: string): LimitWords {
  return { title: 'Tell family: assess or not', inShort: 'Decision to assess', period: '6 weeks', law, week: 'week 6' };
}
