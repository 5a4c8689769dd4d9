import type { RuleId } from '../../workflows/timetable/rule.js';
import { bodyWords } from './body-words.js';

interface LimitWords {
  /** As something to be done: "Send final plan". */
  readonly title: string;
  /** "20 weeks · reg 13(2)". */
  readonly law: string;
}

const limits: Partial<Readonly<Record<RuleId, LimitWords>>> = {
  A1: { title: 'Tell family: assess or not', law: '6 weeks · reg 5(1)' },
  A2: { title: 'Tell family: assess or not', law: '6 weeks · reg 5(1)' },
  A3: { title: 'Tell others that an assessment is considered', law: 'as soon as practicable · reg 4' },
  A4: { title: 'Refusal notice: mediation and appeal', law: 'in the notice · reg 5(3)' },
  B1: { title: 'Advice', law: '6 weeks · reg 8(1)' },
  C1: { title: 'Tell family if no plan', law: '16 weeks · reg 10(1)' },
  C2: { title: 'Family’s time with the draft', law: 'at least 15 days · reg 13(1)' },
  C3: { title: 'Send final plan', law: '20 weeks · reg 13(2)' },
  C4: { title: 'School or college to reply', law: '15 days · practice, Code 9.83' },
  C5: { title: 'Last practical day for the draft', law: 'week 16 · practice, not law' },
  C6: { title: 'Final plan: mediation and appeal', law: 'with the plan · reg 14' },
};

/** What a limit asks for, named as the desk would. For advice the body is named too. */
export function limitTitle(rule: RuleId, body: string | null = null): string {
  const title = limits[rule]?.title ?? rule;
  return rule === 'B1' && body !== null ? `Advice: ${bodyWords(body)}` : title;
}

/** How long and by which provision: "20 weeks · reg 13(2)". */
export function limitLaw(rule: RuleId): string {
  return limits[rule]?.law ?? '';
}

/** A limit within a sentence: "week 16". */
export function limitInSentence(rule: RuleId, body: string | null): string {
  const week = weeks[rule];
  if (week !== undefined) return week;
  return body === null ? limitTitle(rule).toLowerCase() : `${bodyWords(body)} advice`;
}

const weeks: Partial<Readonly<Record<RuleId, string>>> = { A1: 'week 6', A2: 'week 6', C1: 'week 16', C3: 'week 20' };
