import type { Recorded } from '../../workflows/kernel/fact.js';
import type { ChildEvent } from '../../workflows/child/child.events.js';
import type { CommandHandler, Loaded, WorkflowName } from '../commands/command-handler.js';
import { unknownPerson } from './known-person.js';
import type { KnownPerson } from './known-person.js';

/** What the log has of a person, with the state of each stream by its name. */
export interface ReadPerson {
  readonly known: KnownPerson;
  readonly streams: ReadonlyMap<string, Loaded<unknown>>;
}

export function nothingRead(personId: string): ReadPerson {
  return { known: unknownPerson(personId), streams: new Map() };
}

/** Reads the child's stream and the others named (`plan-<id>`); those that do not exist are left out. */
export async function readPerson(
  commands: CommandHandler,
  personId: string,
  names: Iterable<string>,
): Promise<ReadPerson> {
  const streams = new Map<string, Loaded<unknown>>();
  const read = async (workflow: WorkflowName, id: string): Promise<readonly Recorded[]> => {
    const loaded = await commands.load(workflow, id);
    streams.set(`${workflow}-${id}`, loaded);
    return loaded.history;
  };
  const distinct = [...new Set(names)];
  const all = async (workflow: WorkflowName): Promise<ReadonlyMap<string, readonly Recorded[]>> => {
    const ids = distinct
      .filter((name) => name.startsWith(`${workflow}-`))
      .map((name) => name.slice(workflow.length + 1));
    const histories = await Promise.all(ids.map(async (id) => [id, await read(workflow, id)] as const));
    return new Map(histories.filter(([, history]) => history.length > 0));
  };
  // A stream holds events of its own workflow only: the command handler is the one way in and sees to it.
  const child = (await read('child', personId)) as readonly unknown[] as readonly ChildEvent[];
  const needsAssessments = (await all('needsAssessment')) as ReadonlyMap<
    string,
    unknown
  > as KnownPerson['needsAssessments'];
  const plans = (await all('plan')) as ReadonlyMap<string, unknown> as KnownPerson['plans'];
  return { known: { personId, child, needsAssessments, plans }, streams };
}
