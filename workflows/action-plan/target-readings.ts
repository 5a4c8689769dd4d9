import type { PlanTarget } from './plan-document.js';
import { amountWords, comparatorNamed, comparatorWords, exact, printedComparator } from './target-values.js';
import { noComparators } from './target-answer.js';
import type {
  ComparatorName,
  TargetAsk,
  TargetBase,
  TargetReading,
  TargetState,
  TargetValue,
} from './target-answer.js';

/** What one step of a target is read with. */
export interface Step {
  readonly ask: TargetAsk;
  readonly target: PlanTarget;
  /** Null where no value is held to it. */
  readonly held: TargetValue | null;
  readonly base: TargetBase | null;
  readonly isDue: boolean;
}
export type Moved = 'right' | 'wrong' | 'level';

/** The ways to read a step, or why it cannot be told what it asks for. */
export type Read =
  | { readonly readings: readonly TargetReading[]; readonly moved: Moved | null }
  | { readonly state: TargetState; readonly why: string };

/** About 14.4% is within one point of it, about 200 within a twentieth. */
const points = 1;
const twentieth = 0.05;

type Bound = '>=' | '<=' | '>' | '<' | '=' | '~';
interface Wanted {
  readonly kind: TargetReading['kind'];
  readonly bound: Bound;
  readonly number: number;
  readonly unit: string | null;
  /** What is said of it after the number. */
  readonly because: string;
}

export function readStep(step: Step): Read {
  const { target } = step;
  if (target.unit === 'state') return readState(step);
  if (target.unit === 'direction') return readDirection(step);
  if (typeof target.value === 'string') return readComparator(step, comparatorNamed(target.value), target.value);
  if (target.operator === 'change') return readChange(step, target.value);
  return readNumber(step, target.value, target.operator);
}

function readState({ ask, target, isDue }: Step): Read {
  const words = String(target.value);
  if (ask.judged == null) return { state: 'notMeasurable', why: `whether it is “${words}” is for a person to say` };
  const judged = { met: 'reached', partlyMet: 'onTheWay', notMet: 'notReached' } as const;
  const state = ask.judged === 'met' || isDue ? judged[ask.judged] : 'notDueYet';
  return { readings: [{ kind: 'state', state, wanted: null, words: `“${words}”` }], moved: null };
}

function readDirection(step: Step): Read {
  const { target, base } = step;
  if (target.value !== 'up' && target.value !== 'down') return unreadable(target);
  if (base === null) return baselineMissing;
  const bound = target.value === 'up' ? '>' : '<';
  const words = `${target.value === 'up' ? 'above' : 'below'} ${amountWords(base.value, base.unit)}`;
  return read(step, [{ kind: 'direction', bound, number: base.value, unit: base.unit, because: '' }], words);
}

function readChange(step: Step, change: number): Read {
  const { target, base, held } = step;
  const bound = change < 0 ? '<=' : '>=';
  const size = amountWords(Math.abs(change), target.unit);
  // The value itself is the change: nothing to count it from.
  if (held?.unit === 'percent-change' && target.unit === 'percent') {
    return read(step, [{ kind: 'relative', bound, number: change, unit: 'percent-change', because: 'since the base' }]);
  }
  if (base === null) return baselineMissing;
  const from = amountWords(base.value, base.unit);
  const relative: Wanted = {
    kind: 'relative',
    bound,
    number: exact(base.value * (1 + change / 100)),
    unit: base.unit,
    because: `${size} ${change < 0 ? 'less' : 'more'} than ${from}`,
  };
  const asPoints: Wanted = {
    kind: 'points',
    bound,
    number: exact(base.value + change),
    unit: base.unit,
    because: `${target.unit === 'percent' ? `${String(Math.abs(change))} points` : size} ${change < 0 ? 'below' : 'above'} ${from}`,
  };
  if (target.unit !== 'percent') return read(step, [asPoints]);
  // "Reduced by 5%" of a share may mean points or a relative change: both readings are kept.
  return read(step, base.unit === 'percent' ? [relative, asPoints] : [relative]);
}

function readNumber(step: Step, number: number, operator: Exclude<PlanTarget['operator'], 'change'>): Read {
  const { target, held } = step;
  if (held !== null && held.value !== null && held.unit !== target.unit) {
    return {
      state: 'notMeasurable',
      why: `the target is in ${target.unit} and the value in ${held.unit ?? 'no unit'}`,
    };
  }
  const { relativeTo } = target;
  const named = relativeTo === undefined ? null : comparatorNamed(relativeTo);
  const printed: Wanted = {
    kind: 'printed',
    bound: boundOf(step, operator, number),
    number,
    unit: target.unit,
    because: named === null ? '' : `printed for ${relativeTo ?? ''}`,
  };
  return read(step, [printed, ...published(step, named, printed.bound)]);
}

/** What the comparator came to since, where it is held: a printed number grows old, the wish to be in line with it does not. */
function published({ ask }: Step, name: ComparatorName | null, bound: Bound): readonly Wanted[] {
  const found = name === null ? null : (ask.comparators ?? noComparators)[name];
  if (name === null || found === null) return [];
  const unit = ask.measure.unit ?? 'percent';
  return [
    { kind: 'comparator', bound, number: found.value, unit, because: `${comparatorWords[name]} in ${found.year}` },
  ];
}

function readComparator(step: Step, name: ComparatorName | null, words: string): Read {
  const { ask, target } = step;
  if (name === null) return unreadable(target);
  const printed = printedComparator(ask.measure, name);
  const number = (value: number): Bound => {
    const bound = target.operator === 'change' ? '~' : boundOf(step, target.operator, value);
    // As good as others is not to be the same to the last digit.
    return bound === '=' ? '~' : bound;
  };
  const latest = (ask.comparators ?? noComparators)[name];
  const wanted: readonly Wanted[] = [
    ...(printed?.value == null ? [] : [{ kind: 'printed' as const, bound: number(printed.value), number: printed.value, unit: printed.unit, because: `printed for ${words}` }]), // prettier-ignore
    ...published(step, name, number(latest?.value ?? 0)),
  ];
  return wanted.length === 0
    ? { state: 'comparatorMissing', why: `comparator missing: the plan prints no ${words}, and none is held` }
    : read(step, wanted);
}

/** "= 70%" is a floor where more is better, and a ceiling where less is; so it is where the plan says from where it comes. */
function boundOf({ ask, base, target }: Step, operator: Bound, wanted: number): Bound {
  if (operator !== '=') return operator;
  if (ask.better === 'higher') return '>=';
  if (ask.better === 'lower') return '<=';
  if (base !== null && base.value !== wanted) return base.value < wanted ? '>=' : '<=';
  if (wanted === 0) return '<=';
  return wanted === 100 && target.unit === 'percent' ? '>=' : '=';
}

function read(step: Step, wanted: readonly Wanted[], words?: string): Read {
  const { held, base } = step;
  const value = held?.value ?? null;
  const moves = wanted.map((one) => movedOf(one, value, base));
  return {
    readings: wanted.map((one, at) => ({
      kind: one.kind,
      state: stateOf(step, one, moves[at] ?? null),
      wanted: one.number,
      words: words ?? wantedWords(one),
    })),
    moved: moves[0] ?? null,
  };
}

function stateOf({ held, isDue }: Step, wanted: Wanted, moved: Moved | null): TargetState {
  const value = held?.value ?? null;
  if (value === null) return 'valueMissing';
  if (meets(wanted, value)) return 'reached';
  if (!isDue) return 'notDueYet';
  return moved === 'right' ? 'onTheWay' : 'notReached';
}

function meets({ bound, number, unit }: Wanted, value: number): boolean {
  switch (bound) {
    case '>=':
      return value >= number;
    case '<=':
      return value <= number;
    case '>':
      return value > number;
    case '<':
      return value < number;
    case '=':
      return value === number;
    case '~':
      return exact(Math.abs(value - number)) <= leeway(number, unit);
  }
}

const leeway = (number: number, unit: string | null): number =>
  unit === 'percent' ? points : exact(Math.abs(number) * twentieth);

/** Which way the value went from its base, as it is wanted: up, down, or closer. */
function movedOf({ bound, number }: Wanted, value: number | null, base: TargetBase | null): Moved | null {
  if (value === null || base === null) return null;
  const gain =
    bound === '>=' || bound === '>'
      ? value - base.value
      : bound === '<=' || bound === '<'
        ? base.value - value
        : Math.abs(base.value - number) - Math.abs(value - number);
  return gain > 0 ? 'right' : gain < 0 ? 'wrong' : 'level';
}

function wantedWords({ bound, number, unit, because }: Wanted): string {
  const amount = amountWords(number, unit);
  const within = unit === 'percent' ? '1 point' : amountWords(leeway(number, unit), unit);
  const bounds: Readonly<Record<Bound, string>> = {
    '>=': `at least ${amount}`,
    '<=': number === 0 ? `none (${amount})` : `at most ${amount}`,
    '>': `more than ${amount}`,
    '<': `less than ${amount}`,
    '=': amount,
    '~': `about ${amount}, which is within ${within} of it`,
  };
  return bounds[bound] + (because === '' ? '' : ` (${because})`);
}

const baselineMissing: Read = {
  state: 'baselineMissing',
  why: 'baseline missing, so there is no number to hold a value against',
};
const unreadable = ({ operator, value, unit }: PlanTarget): Read => ({
  state: 'notMeasurable',
  why: `the target cannot be read: ${operator} ${String(value)} ${unit}`,
});
