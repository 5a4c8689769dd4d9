import type { CalendarDate } from './calendar-date.js';
import { addDays, daysBetween } from './calendar-date.js';
import { closureWindow } from './calendars.js';
import type { ClosedSetting, SchoolClosure } from './calendars.js';
import { plainCount, plainDate } from './plain-date.js';

/** What the closure limbs ask of a claim: when the setting was closed, and when advice was asked of it. */
export interface ClosureQuestion {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly clockStart: CalendarDate;
  readonly closures?: readonly SchoolClosure[];
  readonly adviceAskedOn?: CalendarDate | null;
}

type Closed = Pick<SchoolClosure, 'firstClosedOn' | 'reopensOn'>;

/** Why a closure cannot excuse a clock that falls due on `due`, in plain words; null if it can (reg 10(4)(a), (b)). */
export function closureReason(
  question: ClosureQuestion,
  ground: 'schoolClosure' | 'earlyYearsClosure',
  due: CalendarDate,
): string | null {
  const { clockStart } = question;
  const adviceAskedOn = question.adviceAskedOn ?? null;
  const closures = closuresClaimed(question, ground);
  if (closures.length === 0)
    return 'No closure is known for these dates. Enter the days on which the setting was closed';
  const windows = closures.flatMap((closure) => closureWindow(closure) ?? []);
  if (windows.length === 0) {
    const longest = Math.max(...closures.map(({ firstClosedOn, reopensOn }) => daysBetween(firstClosedOn, reopensOn)));
    return `The closure must be at least 4 continuous weeks (28 days); this one is ${plainCount(longest, 'day')}`;
  }
  const who = ground === 'schoolClosure' ? 'the head' : 'the early years setting';
  if (adviceAskedOn === null) return `Enter the day on which advice was asked of ${who}`;
  if (adviceAskedOn < clockStart || adviceAskedOn > due) {
    return `Advice was asked of ${who} on ${plainDate(adviceAskedOn)}, outside this limit’s time`;
  }
  if (windows.some((window) => adviceAskedOn >= window.from && adviceAskedOn <= window.to)) return null;
  const spans = windows.map((window) => `${plainDate(window.from)} to ${plainDate(window.to)}`).join(' or ');
  return `Advice was asked of ${who} on ${plainDate(adviceAskedOn)}; it must have been asked from ${spans}`;
}

function closuresClaimed({ closures, from, to }: ClosureQuestion, ground: string): readonly Closed[] {
  if (closures === undefined) return to === null ? [] : [{ firstClosedOn: from, reopensOn: addDays(to, 1) }];
  const kinds: readonly ClosedSetting[] = ground === 'schoolClosure' ? ['school', 'post16'] : ['earlyYears'];
  return closures.filter(
    ({ kind, firstClosedOn, reopensOn }) =>
      kinds.includes(kind) && firstClosedOn <= (to ?? firstClosedOn) && reopensOn > from,
  );
}
