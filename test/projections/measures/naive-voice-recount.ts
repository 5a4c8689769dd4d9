import type { Scope } from '../../../projections/measures/measure.js';
import { bankHolidaysOf, englandCalendar } from '../../../workflows/timetable/calendars.js';
import type { ComplaintStory } from '../../support/complaint-stories.js';
import type { DisputeStory } from '../../support/plan-stories.js';
import { ofDisputes } from './naive-dispute-recount.js';
import { hit, inside, noted } from './noted-facts.js';
import type { Noted, Verdicts } from './noted-facts.js';

export interface VoiceStories {
  readonly complaints: readonly ComplaintStory[];
  readonly disputes: readonly DisputeStory[];
}

/** Whether this recount knows the figure. */
export function isAboutVoices(id: string): boolean {
  return id in figures;
}

/** Numerator and denominator of a figure, counted from the events one story after the other. */
export function recountVoices(
  id: string,
  kind: string,
  stories: VoiceStories,
  scope: Scope,
): readonly [number, number | null] {
  const verdicts = figures[id]?.(stories, scope) ?? [];
  return [verdicts.filter(Boolean).length, kind === 'count' ? null : verdicts.length];
}

const figures: Readonly<Record<string, (stories: VoiceStories, scope: Scope) => Verdicts>> = {
  'ehc.complaints.received': ({ complaints }, scope) => received(complaints, scope),
  'ehc.complaints.count': ({ complaints, disputes }, scope) => [
    ...received(complaints, scope),
    ...ofDisputes('ehc.tribunal.lodged', disputes, scope),
  ],
  'ehc.complaints.answeredInTime': ({ complaints }, scope) =>
    standing(complaints).flatMap((facts) =>
      owed(facts).flatMap(({ due, answered }): Verdicts => {
        if (!inside(due, scope)) return [];
        if (answered !== null) return [answered <= (due ?? '')];
        return endedBy(facts, due ?? '') ? [] : [false];
      }),
    ),
  'ehc.complaints.outcome.upheld': ({ complaints }, scope) =>
    standing(complaints).flatMap((facts) =>
      owed(facts).flatMap(({ answered, outcome }): Verdicts =>
        inside(answered, scope) ? [outcome === 'upheld' || outcome === 'partlyUpheld'] : [],
      ),
    ),
};

function received(complaints: readonly ComplaintStory[], scope: Scope): Verdicts {
  return hit(...standing(complaints).map(([first]) => inside(first?.on, scope)));
}

/** Without those that stand closed as a mistake: what opens one again makes it count. */
function standing(complaints: readonly ComplaintStory[]): readonly (readonly Noted[])[] {
  return complaints.map(noted).filter((facts) => lastEnding(facts)?.data['because'] !== 'recordedByMistake');
}

/** How it ended, unless it was opened again. */
function lastEnding(facts: readonly Noted[]): Noted | undefined {
  const at = facts.findLastIndex(({ type }) =>
    /^Complaint(?:Withdrawn|Closed|TakenFurther|TakenToOmbudsman)$/.test(type),
  );
  return /Withdrawn|Closed/.test(facts[at]?.type ?? '') ? facts[at] : undefined;
}

interface Owed {
  readonly due: string | null;
  readonly answered: string | null;
  readonly outcome: unknown;
}

/** Every answer that was owed: each begins with the complaint or a second asking, and is met by the first answer after it. */
function owed(facts: readonly Noted[]): readonly Owed[] {
  const starts = facts.flatMap(({ type }, at) => (/Received$|TakenFurther$/.test(type) ? [at] : []));
  return starts.map((start, index) => {
    const { on = '', data = {} } = facts[start] ?? {};
    const answer = facts.slice(start, starts[index + 1]).find(({ type }) => type === 'ComplaintAnswered');
    const { answerWithin } = data as { readonly answerWithin: number | null };
    return {
      due: answerWithin === null ? null : workingDaysAfter(on, answerWithin),
      answered: answer?.on ?? null,
      outcome: answer?.data['outcome'],
    };
  });
}

function endedBy(facts: readonly Noted[], due: string): boolean {
  const ombudsman = facts.findLast(({ type }) => type === 'ComplaintTakenToOmbudsman');
  return [lastEnding(facts)?.on, ombudsman?.on].some((on) => on !== undefined && on <= due);
}

function workingDaysAfter(from: string, days: number): string {
  let at = Date.parse(from);
  for (let left = days; left > 0;) {
    at += 86_400_000;
    const day = new Date(at);
    const holidays = bankHolidaysOf(englandCalendar, day.getUTCFullYear()).map(({ date }) => String(date));
    if (day.getUTCDay() % 6 !== 0 && !holidays.includes(day.toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}
