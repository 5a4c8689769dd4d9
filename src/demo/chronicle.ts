import type { DemoCase, DemoIds, DemoStep } from './demo-plan.js';
import { londonInstant } from './office-hours.js';

/** A step with what a runner must know of the steps to come. */
export interface ChronicleStep {
  readonly step: DemoStep;
  /** The last step of the child. */
  readonly lastOfChild: boolean;
  /** The last step of its stream: nothing more need be kept in mind about that. */
  readonly lastOfStream: boolean;
  /** The child's records are corrected somewhere: a correction is judged against the whole stream. */
  readonly corrected: boolean;
}

interface Telling {
  readonly number: number;
  /** Steps still to come, the next one last, so that those told are let go. */
  readonly left: DemoStep[];
  readonly lastOfStreams: ReadonlySet<DemoStep>;
  readonly corrected: boolean;
}

/**
 * All steps of all children in the order of recording. A child's history is told when its first day comes, so that
 * only children with steps still to come are held: a large authority fits in memory.
 */
export function* chronicle(
  cases: readonly DemoCase[],
  idsOf: (demoCase: DemoCase) => DemoIds,
): Generator<ChronicleStep, void> {
  const queue = new TellingQueue();
  let waiting = 0;
  for (;;) {
    const nextCase = cases[waiting];
    const first = queue.first();
    if (nextCase !== undefined && (first === undefined || timeOf(first) >= londonInstant(nextCase.startsOn, 0))) {
      waiting += 1;
      const steps = nextCase.steps(idsOf(nextCase));
      if (steps.length > 0) queue.add(tellingOf(nextCase.number, steps));
      continue;
    }
    if (first === undefined) return;
    queue.takeFirst();
    const step = first.left.pop();
    if (step === undefined) continue;
    const lastOfChild = first.left.length === 0;
    if (!lastOfChild) queue.add(first);
    yield { step, lastOfChild, lastOfStream: first.lastOfStreams.has(step), corrected: first.corrected };
  }
}

function tellingOf(number: number, steps: readonly DemoStep[]): Telling {
  const lastOf = new Map(steps.map((step) => [step.id, step]));
  const corrected = steps.some(({ command }) => command.type === 'CorrectFact');
  return { number, left: steps.toReversed(), lastOfStreams: new Set(lastOf.values()), corrected };
}

function timeOf({ left }: Telling): number {
  return left.at(-1)?.recordedAt ?? Number.POSITIVE_INFINITY;
}

function isBefore(a: Telling, b: Telling): boolean {
  const [timeOfA, timeOfB] = [timeOf(a), timeOf(b)];
  return timeOfA < timeOfB || (timeOfA === timeOfB && a.number < b.number);
}

/** A binary heap: the telling whose next step comes first stands on top. */
class TellingQueue {
  private readonly heap: Telling[] = [];

  first(): Telling | undefined {
    return this.heap[0];
  }

  add(telling: Telling): void {
    let at = this.heap.push(telling) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.heap[parent];
      if (above === undefined || !isBefore(telling, above)) break;
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = telling;
  }

  takeFirst(): void {
    const moved = this.heap.pop();
    if (moved === undefined || this.heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [this.heap[left], this.heap[left + 1]];
      const below = b !== undefined && a !== undefined && isBefore(b, a) ? b : a;
      if (below === undefined || !isBefore(below, moved)) break;
      this.heap[at] = below;
      at = below === a ? left : left + 1;
    }
    this.heap[at] = moved;
  }
}
