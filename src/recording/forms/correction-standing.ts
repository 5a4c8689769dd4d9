import { NotFoundException } from '@nestjs/common';
import type { Plain, Recorded } from '../../../workflows/kernel/fact.js';
import { effectiveHistory, isCorrection } from '../../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CaseSituation } from '../recording-form.js';

/** A fact as corrections have left it. */
export interface Standing {
  readonly occurredOn: CalendarDate;
  /** Clear and sealed fields together: no field of a fact stands in both. */
  readonly fields: Readonly<Record<string, Plain>>;
  /** It was struck out: it counts for nothing, and these are the values it had. */
  readonly struck: boolean;
}

/** @throws NotFoundException where the address names no event that can be corrected. */
export function targetOf({ history, event }: CaseSituation): Recorded {
  const target = event === null ? undefined : history[event];
  if (target === undefined || isCorrection(target)) throw new NotFoundException();
  return target;
}

/** How the record stands now. */
export function standingOf(s: CaseSituation): Standing {
  return standing(s.history, targetOf(s));
}

/** How it stood before the latest correction of it; null where there was none. */
export function standingBefore(s: CaseSituation): Standing | null {
  const target = targetOf(s);
  const last = correctionsOf(s.history, target).at(-1);
  return last === undefined ? null : standing(s.history.slice(0, last.revision), target);
}

function standing(history: readonly Recorded[], target: Recorded): Standing {
  const struck = correctionsOf(history, target).at(-1)?.data.struck === true;
  // What was struck out has values all the same: they are what would stand if it were put back.
  const unstruck = history.map((event) =>
    isCorrection(event) && event.data.correctsRevision === target.revision
      ? { ...event, data: { ...event.data, struck: false } }
      : event,
  );
  const fact = effectiveHistory(unstruck).find(({ revision }) => revision === target.revision) ?? target;
  const sealed = Object.values(fact.personal ?? {}) as readonly object[];
  return { occurredOn: fact.occurredOn, fields: Object.assign({}, fact.data, ...sealed) as Standing['fields'], struck };
}

function correctionsOf(history: readonly Recorded[], { revision }: Recorded) {
  return history.filter((event) => isCorrection(event)).filter(({ data }) => data.correctsRevision === revision);
}

/** Whether two values say the same; lists in whatever order. */
export function sameValue(a: Plain | undefined, b: Plain | undefined): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(canonical).toSorted().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value === '' ? null : value);
  const entries = Object.entries(value).map(([name, one]) => `${name}:${canonical(one)}`);
  return `{${entries.toSorted().join()}}`;
}
