import type { StageTable } from './stage-table.js';

/** The part of an XState machine that tells whether a stage takes a fact. */
interface AskableMachine {
  resolveState(config: { readonly value: string; readonly context: object }): { can(event: never): boolean };
}

/**
 * Whether the stage takes the fact; true for facts that the machine does not know, which belong to no stage of it. XState
 * ignores an event that the current state does not handle, without a word; `can` is how we notice.
 */
export function stageTakes<Stage extends string>(
  machine: AskableMachine,
  stages: StageTable<Stage>,
  stage: Stage,
  fact: { readonly type: string },
): boolean {
  if (!stages.factTypes.includes(fact.type)) return true;
  return machine.resolveState({ value: stage, context: {} }).can(fact as never);
}
