import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { RecordHistory } from '../commands/command-handler.js';
import { workflows } from '../commands/workflows.js';
import { authorityName } from './authorities.js';
import type { ReadPerson } from './known-reader.js';
import type { StreamFacts } from './reconcile.js';
import type { ReturnSurvey } from './return-reader.js';
import { ReturnUnreadable } from './return-unreadable.js';

/** Why facts cannot be recorded beside what the log has; null where they can. */
export function refusalOf(
  streams: readonly StreamFacts[],
  before: ReadPerson,
  basis: DecisionBasis,
): CommandRejected | null {
  for (const { workflow, id, facts } of streams) {
    const { decider } = workflows[workflow];
    const command: RecordHistory = { type: 'RecordHistory', facts };
    try {
      decider.decide(command, before.streams.get(`${workflow}-${id}`)?.state ?? decider.initialState, basis);
    } catch (error) {
      if (error instanceof CommandRejected) return error;
      throw error;
    }
  }
  return null;
}

export function factsIn(streams: readonly StreamFacts[]): number {
  return streams.reduce((sum, { facts }) => sum + facts.length, 0);
}

/** @throws ReturnUnreadable where the return is of another authority than the one wanted. */
export function assertIsOf(wanted: string | undefined, { header: { authority }, persons }: ReturnSurvey): void {
  if (wanted === undefined || authority === wanted) return;
  const explanation = `The return is of ${nameOf(authority)}, and this installation keeps the cases of ${nameOf(wanted)}`;
  throw new ReturnUnreadable('another-authority', explanation, null, persons);
}

function nameOf(code: string): string {
  const name = authorityName(code);
  return name === null ? `authority ${code}` : `${name} (${code})`;
}
