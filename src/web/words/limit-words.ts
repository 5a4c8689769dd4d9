import type { RuleId } from '../../../workflows/timetable/rule.js';
import { adviceWords, bodyWords } from './body-words.js';

interface LimitWords {
  /** As something to be done: "Send final plan". */
  readonly title: string;
  /** Where the column says already whose move it is; the title unless another is given. */
  readonly inShort?: string;
  readonly period: string;
  readonly law: string;
  /** Within a sentence about the twenty weeks: "week 16". */
  readonly week?: string;
}

/** The one table of the limits that pages speak of. */
const limits: Partial<Readonly<Record<RuleId, LimitWords>>> = {
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
  D1: { title: 'Transfer plan to the new authority', period: 'day of the move', law: 'reg 15(2)' },
  D2: { title: 'Tell family of the plan’s transfer', period: '6 weeks', law: 'reg 15(4)' },
  D3: { title: 'Review transferred plan', period: '12 months, or 3 from transfer', law: 'reg 15(5)' },
  D4: { title: 'Tell the new health body', period: '15 working days', law: 'reg 16' },
  D5: decisionToAssess('reg 5(1), Code 9.162'),
  E1: { title: 'First review', period: '12 months', law: 'CFA s.44(1)' },
  E2: { title: 'Annual review', period: '12 months', law: 'CFA s.44(1)' },
  E3: { title: 'Invite to review meeting', period: '2 weeks before', law: 'reg 20(3)' },
  E4: { title: 'Send advice round before meeting', period: '2 weeks before', law: 'reg 20(4)' },
  E5: { title: 'Review report', period: '2 weeks', law: 'reg 20(7)' },
  E6: { title: 'Tell family of the review decision', period: '4 weeks', law: 'reg 20(10)' },
  E9: { title: 'Send final amended plan', period: '8 weeks', law: 'reg 22(3)' },
  E12: { title: 'Phase transfer: name the new setting', period: 'before 15 February', law: 'reg 18(1)(b)' },
  E13: { title: 'Move to post-16: name the new setting', period: 'before 31 March', law: 'reg 18(1)(a)' },
  E14: { title: 'Move after 16: name the new setting', period: '5 months before', law: 'reg 18(2)' },
  F1: { title: 'Send final amended plan', period: '8 weeks', law: 'reg 28' },
  G1: { title: 'Tell family: re-assess or not', period: '15 days', law: 'reg 25(1)' },
  G2: { title: 'Send plan after re-assessment', period: '14 weeks', law: 'reg 27(2)', week: 'week 14' },
  K1: ordered('tell family of the assessment', '2 weeks', 'reg 44(2)(b)'),
  K2: ordered('tell family if no plan', '10 weeks', 'reg 44(2)(b)'),
  K3: ordered('send final plan', '14 weeks', 'reg 44(2)(b)'),
  K4: { title: 'Order to make a plan', period: '5 and 11 weeks', law: 'reg 44(2)(c)' },
  K5: ordered('think again about a plan', '2 weeks', 'reg 44(2)(d)'),
  K6: ordered('amend the plan', '5 weeks', 'reg 44(2)(e)'),
  K7: ordered('name the setting', '2 weeks', 'reg 44(2)(f)'),
  K8: { title: 'Order on ceasing', period: 'at once', law: 'reg 44(2)(a), (g), (h)' },
  K9: { title: 'Appeal not opposed', period: '2 to 14 weeks', law: 'reg 45' },
  K10: { title: 'Answer the Tribunal’s recommendation', period: '5 weeks', law: 'SI 2017/1306' },
  I3: { title: 'Tell health body of the mediation', period: '3 working days', law: 'reg 35' },
  I4: { title: 'Arrange mediation', period: '30 days', law: 'reg 36' },
  I6: { title: 'Carry out mediation agreement', period: 'as for an order', law: 'reg 42(2)' },
  I7: { title: 'Carry out the rest of the agreement', period: '2 weeks', law: 'reg 42(3)' },
  J2: { title: 'Answer the appeal', period: '30 working days', law: 'HESC Rules r.21' },
  L1: { title: 'First review of direct payments', period: '3 months', law: 'SI 2014/1652 reg 11' },
  C6: { title: 'Final plan: mediation and appeal', period: 'with the plan', law: 'reg 14' },
};

/** Limits that a person who records something is told of: the others are content, guidance or derived. */
const told: readonly string[] = [
  ...['A1', 'A2', 'D5', 'B1', 'C1', 'C2', 'C3', 'C4', 'G2'],
  ...['K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'],
];

/** The steps of a limit that has several, as something to be done. */
const stages: Readonly<Record<string, string>> = {
  tell: 'tell family of the assessment',
  refuse: 'tell family if no plan',
  draft: 'send draft plan',
  final: 'send final plan',
  atOnce: 'continue or end the plan',
  amend: 'send amended plan',
};

/** What a limit asks for, named as the desk would. For advice the body is named too, for one of several steps the step. */
export function limitTitle(rule: RuleId, body: string | null = null, stage: string | null = null): string {
  if (rule === 'B1' && body !== null) return `Advice: ${bodyWords(body)}`;
  const title = limits[rule]?.title ?? rule;
  const step = stages[stage ?? ''];
  return step === undefined ? title : `${title}: ${step}`;
}

/** The same where a table of limits has told already whose they are: "Decision to assess". */
export function limitInShort(rule: RuleId, body: string | null = null, stage: string | null = null): string {
  return limits[rule]?.inShort ?? limitTitle(rule, body, stage);
}

/** How long and by which provision: "20 weeks · reg 13(2)". */
export function limitLaw(rule: RuleId): string {
  const words = limits[rule];
  return words === undefined ? '' : `${words.period} · ${words.law}`;
}

/** A limit within a sentence: "week 16". */
export function limitInSentence(rule: RuleId, body: string | null): string {
  const week = limits[rule]?.week;
  if (week !== undefined) return week;
  return body === null ? limitTitle(rule).toLowerCase() : `${bodyWords(body)} advice`;
}

interface Asked {
  readonly body: string;
  readonly organisation: string | null;
}

/** A limit before and after something is recorded: "Send final plan"; null for one that no form speaks of. */
export function limitName(rule: RuleId, advice: Asked | null): string | null {
  if (!told.includes(rule)) return null;
  return rule === 'B1' && advice !== null ? `Advice: ${adviceWords(advice)}` : limitInShort(rule);
}

/** The same with its period: "Send final plan, 20 weeks". */
export function limitWithPeriod(rule: RuleId, advice: Asked | null): string | null {
  const name = limitName(rule, advice);
  return name === null || rule === 'B1' ? name : `${name}, ${limits[rule]?.period ?? ''}`;
}

function ordered(what: string, period: string, law: string): LimitWords {
  return { title: `Order: ${what}`, period, law };
}

function decisionToAssess(law: string): LimitWords {
  return { title: 'Tell family: assess or not', inShort: 'Decision to assess', period: '6 weeks', law, week: 'week 6' };
}
