import type { PlanTarget, PlanValue } from '../../../workflows/action-plan/plan-document.js';
import type { TargetAnswer, TargetAsk } from '../../../workflows/action-plan/target-answer.js';
import { targetAnswers } from '../../../workflows/action-plan/targets.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';

/** A question with what a test does not speak of left as usual. */
export interface Asked extends Partial<Omit<TargetAsk, 'measure' | 'on'>> {
  readonly targets?: readonly PlanTarget[];
  readonly baseline?: readonly PlanValue[];
  readonly current?: readonly PlanValue[];
  readonly printed?: readonly PlanValue[];
  readonly unit?: string;
  readonly value?: number | null;
  readonly on?: string;
}

/** Answers to targets on 15 October 2018. */
export function ask({ targets = [], baseline = [], current = [], printed = [], unit = 'percent', value = null, on = '2018-10-15', values, ...more }: Asked): readonly TargetAnswer[] {
  return targetAnswers({
    measure: { targets, baseline, current, comparators: printed, unit },
    values: values ?? [{ value, unit, population: null }],
    on: calendarDate(on),
    ...more,
  });
} // prettier-ignore

/** The one answer there is. */
export const one = (asked: Asked): TargetAnswer => {
  const answers = ask(asked);
  expect(answers).toHaveLength(1);
  return answers[0] as TargetAnswer;
};
export const target = (operator: PlanTarget['operator'], value: number | string, more: Partial<PlanTarget> = {}): PlanTarget => ({ operator, value, unit: 'percent', ...more }); // prettier-ignore
/** As Southampton prints persistent absence. */
export const asked72 = { baseline: [{ value: 72, unit: 'percent', period: '2016-06/2017-06' }] };
