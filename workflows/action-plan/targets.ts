import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PlanTarget } from './plan-document.js';
import { lastPrintedDay } from './printed-dates.js';
import type { TargetAnswer, TargetAsk, TargetBase, TargetReading, TargetState, TargetValue } from './target-answer.js';
import { readStep } from './target-readings.js';
import { populationsOf, printedBase } from './target-values.js';
import { answerWords, stepWords } from './target-words.js';

/** The answer of each target of a measure, steps of one path together, each population by itself. Empty where it has no targets. */
export function targetAnswers(ask: TargetAsk): readonly TargetAnswer[] {
  return pathsOf(ask.measure.targets).flatMap((path) =>
    populationsOf(ask.measure).map((population) => answer(ask, path, population)),
  );
}

interface Dated {
  readonly target: PlanTarget;
  /** The last day of the date that is printed; null where none is, or none that can be read. */
  readonly by: CalendarDate | null;
}
/** Steps of one target, the undated one first: it holds until the first date. Never empty. */
type Path = readonly [Dated, ...Dated[]];

function pathsOf(targets: readonly PlanTarget[]): readonly Path[] {
  const groups = new Map<string, Dated[]>();
  for (const target of targets) {
    const { operator, unit, relativeTo, label, value } = target;
    const key = JSON.stringify([operator, unit, relativeTo, label, typeof value === 'string' ? value : null]);
    const step = { target, by: target.by === undefined ? null : lastPrintedDay(target.by) };
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].flatMap((steps): readonly Path[] => {
    // Without a date nothing follows upon anything: each is a target of its own.
    if (steps.every(({ by }) => by === null)) return steps.map((step): Path => [step]);
    const [first, ...others] = steps.toSorted((a, b) => (a.by ?? '').localeCompare(b.by ?? ''));
    return first === undefined ? [] : [[first, ...others]];
  });
}

function answer(ask: TargetAsk, path: Path, population: string | null): TargetAnswer {
  const { target, by } = path.findLast((step) => step.by === null || step.by <= ask.on) ?? path[0];
  const base = baseFor(ask, population);
  const held = heldFor(ask, target, population);
  const isDue = by === null || by <= ask.on;
  const found = readStep({ ask, target, held, base, isDue });
  const readings = 'readings' in found ? found.readings : [];
  const next = path.find((step) => step.by !== null && step.by > ask.on && step.target !== target);
  const wantedOf = (step: PlanTarget): TargetReading | null => {
    const then = readStep({ ask, target: step, held, base, isDue });
    return 'readings' in then ? (then.readings[0] ?? null) : null;
  };
  const told = {
    state: 'readings' in found ? worstOf(readings) : found.state,
    target,
    population,
    readings,
    due: by,
    base,
    value: held?.value ?? null,
    moved: 'readings' in found ? found.moved : null,
    coming: next?.by == null ? null : { by: next.by, words: wantedOf(next.target)?.words ?? stepWords(next.target) },
    path: path.flatMap((step) => (step.by === null ? [] : [{ by: step.by, wanted: wantedOf(step.target)?.wanted ?? null }])), // prettier-ignore
  };
  return { ...told, words: answerWords(told, held, 'why' in found ? found.why : null) };
}

function baseFor({ measure, recordedBase }: TargetAsk, population: string | null): TargetBase | null {
  const printed = printedBase(measure, population);
  if (printed !== null || recordedBase == null || population !== null) return printed;
  return { ...recordedBase, from: 'recorded' };
}

/** The value in the unit of the target, where there is one; else whatever value there is of that population. */
function heldFor({ values }: TargetAsk, { unit }: PlanTarget, population: string | null): TargetValue | null {
  const own = values.filter((one) => one.population === population);
  return own.find((one) => one.unit === unit) ?? own[0] ?? null;
}

/** From the best to the worst. */
const order: readonly TargetState[] = ['reached', 'notDueYet', 'onTheWay', 'notReached', 'valueMissing'];

function worstOf(readings: readonly TargetReading[]): TargetState {
  const places = readings.map(({ state }) => order.indexOf(state));
  return order[Math.max(...places)] ?? 'notMeasurable';
}
