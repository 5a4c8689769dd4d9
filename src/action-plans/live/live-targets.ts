import type {
  Comparators,
  TargetAnswer,
  TargetAsk,
  TargetValue,
} from '../../../workflows/action-plan/target-answer.js';
import { targetAnswers } from '../../../workflows/action-plan/targets.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { LiveAnswer, LiveAsk, LiveFigure } from './live-answer.js';

export interface HeldTo {
  /** The day that is asked for: of a path of dates the step due on it is used. */
  readonly on: CalendarDate;
  readonly comparators?: Comparators;
  /** What a person said last of a measure of class C; null where nobody has. */
  readonly judged?: NonNullable<TargetAsk['judged']> | null;
  /** Values typed on the measure itself, the last of each population: they count where nothing else gives one. */
  readonly recorded?: readonly TargetValue[];
}

/** What the live value does to each of the plan's targets. */
export function liveTargets(
  { measure }: Pick<LiveAsk, 'measure'>,
  answer: LiveAnswer,
  { on, recorded = [], ...more }: HeldTo,
): readonly TargetAnswer[] {
  const held = heldTo(answer);
  const values = held.values.some(({ value }) => value !== null) ? held.values : recorded;
  return targetAnswers({ measure, on, ...more, ...held, values });
}

function heldTo(answer: LiveAnswer): Pick<TargetAsk, 'values' | 'recordedBase' | 'better'> {
  switch (answer.kind) {
    case 'figures': {
      const { figures, headline } = answer;
      const counted = figures.filter(({ population }, at) => at === headline || population !== null);
      return { values: counted.flatMap(valuesOf) };
    }
    case 'breakdown':
      return { values: [{ value: answer.total, unit: 'count', population: null }] };
    case 'held': {
      const { latest, unit, base, series } = answer;
      return {
        values: [{ value: latest?.value ?? null, unit, population: null }],
        recordedBase: base,
        better: series.better,
      };
    }
    case 'judgement':
    case 'unanswered':
      return { values: [] };
  }
}

/** In the unit of the plan, and of a share the other way to say it: a plan may print its target in either. */
function valuesOf({
  value,
  unit,
  population,
  figure: { numerator, denominator, percentage },
}: LiveFigure): readonly TargetValue[] {
  const own = { value, unit, population };
  if (denominator === null || denominator === 0) return [own];
  if (unit === 'percent') return [own, { value: numerator, unit: 'count', population }];
  return unit === 'count' && value === numerator ? [own, { value: percentage, unit: 'percent', population }] : [own];
}
