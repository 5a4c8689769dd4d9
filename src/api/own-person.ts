import type { Command } from '../../workflows/kernel/decider.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import type { CommandContext } from '../commands/command-handler.js';
import type { KeyStore } from '../keys/key-store.js';
import type { FactWorkflow } from './fact-workflow.js';

/**
 * A beginning with the person under whose key it seals, in the place of the id that stood for them: registered, so that
 * their key is on disk before anything is sealed with it, and the same for the same command sent again.
 */
export async function withOwnPerson<C extends Command>(
  keys: KeyStore,
  { ownPerson }: FactWorkflow,
  command: C,
  { authority, commandId }: CommandContext,
): Promise<C> {
  const placeholder = ownPerson === undefined ? null : namedIn(command, ownPerson);
  if (placeholder === null) return command;
  const registration = { identifiers: {}, requestId: `${commandId} ${ownPerson ?? ''}` };
  const { personId } = await keys.registerPerson(authority, registration);
  return naming(command, placeholder, personId);
}

/** Whom a command, or the first of several facts, names in a field. */
function namedIn(command: Command, field: string): string | null {
  const { data, facts } = command as Command & { readonly data?: object; readonly facts?: readonly Fact[] };
  const named = ((data ?? facts?.[0]?.data ?? {}) as Readonly<Record<string, unknown>>)[field];
  return typeof named === 'string' ? named : null;
}

/** The same with another id, where it stands as a value and where it stands as a key. */
function naming<Value>(value: Value, from: string, to: string): Value {
  if (value === from) return to as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => naming(one, from, to)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [key === from ? to : key, naming(one, from, to)]),
  ) as Value;
}
