import type { Scope } from '../../../projections/measures/measure.js';
import { inside, noted } from './noted-facts.js';
import type { Noted } from './noted-facts.js';

type Story = Parameters<typeof noted>[0];

export const isAboutCasework = (id: string): boolean => /^ehc\.(?:stuck|escalation|contact)\./.test(id);

/** Bank holidays in England as GOV.UK lists them, typed anew. */
const holidays: ReadonlySet<string> = new Set([
  ...['2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25'],
  ...['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
  ...['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
]);

export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isWorking(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** Counts working days off one by one, forwards or backwards. */
export function workedOff(day: string, days: number): string {
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = shifted(at, Math.sign(days));
    if (isWorking(at)) left -= 1;
  }
  return at;
}

/** The facts of a story with what corrections say in the place of what they correct. */
export function standing(story: Story): readonly Noted[] {
  const facts: (Noted | null)[] = noted(story).map((fact) => ({ ...fact }));
  for (const { type, data } of noted(story)) {
    if (type !== 'FactCorrected') continue;
    const at = Number(data['correctsRevision']);
    const before = facts[at];
    if (before == null) continue;
    facts[at] = data['struck'] === true ? null : { ...before, on: (data['occurredOn'] as string | null) ?? before.on };
  }
  return facts.filter((fact): fact is Noted => fact !== null && fact.type !== 'FactCorrected');
}

interface Count {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly median?: number | null;
}

const first = (facts: readonly Noted[], type: string): string | null =>
  facts
    .filter((fact) => fact.type === type)
    .map(({ on }) => on)
    .toSorted()[0] ?? null;

/** A figure about contacts or escalations, from what was noted alone. */
export function recountCasework(id: string, stories: readonly Story[], scope: Scope): Count {
  const [asked, replied, ended] = id.startsWith('ehc.contact.')
    ? ['ContactReceived', 'ContactAnswered', 'ContactClosed']
    : ['EscalationRaised', 'EscalationReplied', 'EscalationSettled'];
  let [numerator, denominator] = [0, 0];
  const days: number[] = [];
  for (const story of stories) {
    const facts = standing(story);
    const beginning = facts.find(({ type }) => type === asked);
    if (beginning === undefined) continue;
    const due = workedOff(beginning.on, Number(beginning.data['replyWithin']));
    const [reply, end] = [first(facts, replied), first(facts, ended)];
    if (id === 'ehc.escalation.daysToSettle') {
      if (end !== null && inside(end, scope)) days.push((Date.parse(end) - Date.parse(beginning.on)) / 86_400_000);
      continue;
    }
    if (!inside(beginning.on, scope)) continue;
    if (id.endsWith('.raised') || id.endsWith('.received')) {
      numerator += 1;
      continue;
    }
    const known = reply !== null && reply <= scope.asAt ? reply : null;
    if (known !== null) {
      denominator += 1;
      if (known <= due) numerator += 1;
    } else if (scope.asAt > due && (end === null || end > due)) {
      denominator += 1;
    }
  }
  if (id === 'ehc.escalation.daysToSettle') {
    const sorted = days.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
    return { numerator: days.length, denominator: days.length, median: days.length === 0 ? null : (low + high) / 2 };
  }
  return /\.(?:raised|received)$/.test(id) ? { numerator, denominator: null } : { numerator, denominator };
}
