import type { EventStore, StoredEvent } from './event-store.js';
import type { Fault } from './verify.js';
import { ChainCheck } from './verify.js';

/** The target holds something else than a beginning of the source: nothing was added to it. */
export class CopyContradicted extends Error {
  override readonly name = 'CopyContradicted';

  constructor(
    readonly stream: string,
    readonly revision: number,
  ) {
    super(
      `The target already holds other events: they differ at event ${revision} of ${stream}. ` +
        'Copy into an empty store, or into one that an earlier copy of the same log began; nothing was changed',
    );
  }
}

/** What was read from the source is not what was written there: nothing after it was copied. */
export class SourceDamaged extends Error {
  override readonly name = 'SourceDamaged';

  constructor(readonly fault: Fault) {
    super(`The source is damaged at position ${fault.position}: ${fault.detail}. What comes before it was copied`);
  }
}

export interface CopyReport {
  /** Events found in the target that an earlier copy had brought. */
  readonly alreadyThere: number;
  readonly copied: number;
  /** Events of the target whose hashes were recomputed, and found equal to the source's one by one. */
  readonly verified: number;
  /** Position of the last event in the target. */
  readonly position: number;
}

export type CopyStep = 'comparing' | 'copying' | 'verifying';

export interface CopyOptions {
  readonly onProgress?: (step: CopyStep, position: number, until: number) => void;
}

/**
 * Copies a log event by event, in the same order and with the same hashes: one append for what one command wrote. What an
 * earlier copy brought is compared and left alone, so that it may be broken off at any time and started again.
 * Copies what is in the source when it begins; started again later, it brings what was added since.
 * @throws CopyContradicted, SourceDamaged and the errors of the port.
 */
export async function copyLog(from: EventStore, to: EventStore, { onProgress }: CopyOptions = {}): Promise<CopyReport> {
  const until = await from.head();
  const there = await sameBeginning(from, to, until, (position) => onProgress?.('comparing', position, until));
  const chain = new ChainCheck(from.contiguousPositions);
  let copied = 0;
  let seen = 0;
  for await (const command of commandsOf(from, until)) {
    for (const event of command) {
      const fault = chain.check(event);
      if (fault !== null) throw new SourceDamaged(fault);
    }
    seen += command.length;
    if (seen <= there) continue;
    await append(from, to, command);
    copied += command.length;
    onProgress?.('copying', chain.position, until);
  }
  const verified = await sameBeginning(from, to, until, (position) => onProgress?.('verifying', position, until));
  return { alreadyThere: there, copied, verified, position: await to.head() };
}

/**
 * Reads both logs side by side and recomputes the target's hashes.
 * @returns how many events the target holds: a beginning of the source, or all of it.
 */
async function sameBeginning(
  from: EventStore,
  to: EventStore,
  until: number,
  onProgress: (position: number) => void,
): Promise<number> {
  const source = eventsOf(from, until);
  const chain = new ChainCheck(to.contiguousPositions);
  try {
    for await (const page of to.readAll()) {
      for (const event of page) {
        const { value: original } = await source.next();
        const same = original?.leaf === event.leaf && original.stream === event.stream;
        if (!same || chain.check(event) !== null) throw new CopyContradicted(event.stream, event.revision);
        onProgress(original.position);
      }
    }
    return chain.events;
  } finally {
    await source.return();
  }
}

async function append(from: EventStore, to: EventStore, command: readonly StoredEvent[]): Promise<void> {
  const [first] = command;
  if (first === undefined) return;
  const { stream, revision, commandId, recordedAt, clockSuspect } = first;
  const known = await from.commandResult(commandId, stream);
  await to.append(stream, revision - 1, command, {
    commandId,
    recordedAt,
    clockSuspect,
    ...(known === null ? {} : { bodyHash: known.bodyHash }),
  });
}

/** What each command wrote: its events follow one another in every store, since they were appended at once. */
async function* commandsOf(store: EventStore, until: number): AsyncGenerator<readonly StoredEvent[], void> {
  let command: StoredEvent[] = [];
  for await (const event of eventsOf(store, until)) {
    const [first] = command;
    if (first !== undefined && (first.commandId !== event.commandId || first.stream !== event.stream)) {
      yield command;
      command = [];
    }
    command.push(event);
  }
  if (command.length > 0) yield command;
}

async function* eventsOf(store: EventStore, until: number): AsyncGenerator<StoredEvent, void> {
  for await (const page of store.readAll({ until })) yield* page;
}
