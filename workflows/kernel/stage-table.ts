/** The part of an XState machine that the stage table reads: flat states with plain targets. */
interface FlatMachine {
  readonly config: { readonly initial?: unknown; readonly states?: unknown };
}

/** Which stage follows which fact: a machine's graph as plain look-ups, for folding history at speed. */
export interface StageTable<Stage extends string> {
  readonly initial: Stage;
  readonly stages: readonly Stage[];
  /** Facts that move or keep a stage; all others leave the stage alone. */
  readonly factTypes: readonly string[];
  /** The stage after the fact; the same stage where the machine does not take the fact. */
  after(stage: Stage, factType: string): Stage;
  takes(stage: Stage, factType: string): boolean;
}

/**
 * Derives the table from the machine when the module loads, so that the machine stays the single source of the graph.
 * @throws Error where a transition is anything but the name of a state: the graph holds no guards and no actions.
 */
export function stageTable<Stage extends string>(machine: FlatMachine): StageTable<Stage> {
  const states = (machine.config.states ?? {}) as Readonly<
    Record<string, { readonly on?: Readonly<Record<string, unknown>> }>
  >;
  const initial = machine.config.initial;
  if (typeof initial !== 'string' || !(initial in states)) throw new Error('The machine names no initial stage');
  const targets = new Map<string, Map<string, Stage>>();
  for (const [stage, { on = {} }] of Object.entries(states)) {
    targets.set(
      stage,
      new Map(Object.entries(on).map(([fact, target]) => [fact, targetStage(states, stage, fact, target) as Stage])),
    );
  }
  return {
    initial: initial as Stage,
    stages: Object.keys(states) as Stage[],
    factTypes: [...new Set([...targets.values()].flatMap((facts) => [...facts.keys()]))].sort(),
    after: (stage, factType) => targets.get(stage)?.get(factType) ?? stage,
    takes: (stage, factType) => targets.get(stage)?.has(factType) ?? false,
  };
}

function targetStage(states: Readonly<Record<string, unknown>>, stage: string, fact: string, target: unknown): string {
  if (typeof target !== 'string' || !(target in states)) {
    throw new Error(`The transition ${stage} / ${fact} does not name a stage`);
  }
  return target;
}
