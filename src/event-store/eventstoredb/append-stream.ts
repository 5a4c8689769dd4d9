import type { EventStoreDBClient } from '@eventstore/db-client';
import { Writable } from 'node:stream';

/**
 * The client's stream of appends takes so many messages before it says that it is full. Only then does the client keep
 * appends in a queue of its own, and if the connection breaks while there are any, it leaves a rejection that nobody can
 * catch: the process would end.
 */
const untilFull = 15;

/** How many appends may be at work where the stream never says that it is full; each is at most a megabyte. */
const mostAtOnce = 64;

type CreateStream = (
  stub: unknown,
  name: string,
  open: (client: unknown) => unknown,
  cache?: WeakMap<object, unknown>,
) => () => Promise<unknown>;

/**
 * Keeps the client from using its queue of appends.
 * @returns how many appends may be at work at once: fewer where another release of the client is built differently.
 */
export function avoidClientQueue(client: EventStoreDBClient): number {
  const create: unknown = Reflect.get(client, 'GRPCStreamCreator');
  if (typeof create !== 'function') return untilFull;
  const created = create as CreateStream;
  const creating: CreateStream = (stub, name, open, cache) =>
    created.call(client, stub, name, (grpc) => neverFull(open(grpc)), cache);
  return Reflect.set(client, 'GRPCStreamCreator', creating) ? mostAtOnce : untilFull;
}

function neverFull(stream: unknown): unknown {
  if (!(stream instanceof Writable)) return stream;
  const write = stream.write.bind(stream) as (chunk: unknown) => boolean;
  stream.write = (chunk: unknown): boolean => {
    write(chunk);
    return true;
  };
  return stream;
}
