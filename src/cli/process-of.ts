import { idOf, prefixOf } from '../../projections/projection.js';
import { begins, isCommandOf } from '../api/fact-workflow.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { factWorkflows } from '../api/fact-workflows.js';
import { streamOf } from '../commands/command-handler.service.js';
import type { EventStore } from '../event-store/event-store.js';
import { CliFault, exitCodes } from './exit-codes.js';

/** The assessment, plan or dispute that somebody means. */
export interface NamedProcess {
  readonly workflow: FactWorkflow;
  readonly id: string;
}

/**
 * What an id, or the name of a stream, stands for: the process that is on record under it or, for a command that begins one,
 * the workflow whose command it is.
 * @throws CliFault where nothing is on record under it, where the command is another workflow's, or where it is not said
 * which of several is meant; MalformedId.
 */
export async function processOf(
  given: string,
  type: string,
  events: Pick<EventStore, 'readStream'>,
): Promise<NamedProcess> {
  const text = given.trim();
  const prefixed = factWorkflows.find(({ workflow }) => workflow === prefixOf(text));
  const id = (prefixed === undefined ? text : idOf(text)).toLowerCase();
  const asked = prefixed === undefined ? factWorkflows : [prefixed];
  const known: FactWorkflow[] = [];
  for (const workflow of asked) {
    const first = await events.readStream(streamOf(workflow.workflow, id), { to: 0 });
    if (first.length > 0) known.push(workflow);
  }
  return { workflow: chosen(known, asked, type, text), id };
}

function chosen(
  known: readonly FactWorkflow[],
  asked: readonly FactWorkflow[],
  type: string,
  text: string,
): FactWorkflow {
  const takes = (workflow: FactWorkflow): boolean => type === 'CorrectFact' || isCommandOf(workflow, type);
  const [one, another] = known.filter(takes);
  if (one !== undefined && another === undefined) return one;
  if (one !== undefined) {
    const names = known.map(({ workflow }) => `${workflow}-${text}`).join(' and ');
    throw new CliFault(`Several processes have the id ${text}. Say which is meant: ${names}`, exitCodes.badUsage);
  }
  if (known.length > 0) {
    const what = known.map(({ name }) => name).join(' and ');
    throw new CliFault(`${type} cannot be recorded on a ${what}. What can be: ehc case fields`, exitCodes.badUsage);
  }
  const beginning = asked.find((workflow) => begins(workflow, type));
  if (beginning !== undefined) return beginning;
  if (factWorkflows.some(takes)) throw new CliFault(`Nothing is on record under ${text}`);
  throw new CliFault(`There is no command ${type}. What can be recorded: ehc case fields`, exitCodes.badUsage);
}
