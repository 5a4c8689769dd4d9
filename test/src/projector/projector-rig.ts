import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projections } from '../../../projections/registry.js';
import type { StandingBasis } from '../../../projections/projection.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { canonicalJson } from '../../../src/event-store/canonical-json.js';
import { eventIdOf } from '../../../src/event-store/event-id.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { rebuild } from '../../../src/projector/rebuild.js';
import type { ReadModelStore } from '../../../src/projector/read-model-store.js';
import { SqliteReadModelStore } from '../../../src/projector/sqlite/sqlite-read-model-store.js';

/** Facts as events of a stream whose last revision is given. */
export async function append(
  events: EventStore,
  stream: string,
  revision: number,
  facts: readonly Fact[],
): Promise<number> {
  const commandId = randomUUID();
  const { position } = await events.append(
    stream,
    revision,
    facts.map((fact, index) => ({
      eventId: eventIdOf(commandId, index),
      type: fact.type,
      schema: 1,
      occurredOn: fact.occurredOn,
      authority: '999',
      actor: { id: 'test', role: 'system' as const },
      correlationId: commandId,
      causationId: null,
      source: 'system' as const,
      clear: canonicalJson(fact.data),
      sealed: [],
    })),
    { commandId },
  );
  return position;
}

/** Histories as streams of their own, interleaved a few events at a time, so that batches cut them anywhere. */
export async function appendInterleaved(
  events: EventStore,
  histories: readonly (readonly Fact[])[],
  prefixOf: (history: readonly Fact[]) => string = () => 'needsAssessment',
): Promise<void> {
  const streams = histories.map((facts) => ({ stream: `${prefixOf(facts)}-${randomUUID()}`, facts, next: 0 }));
  while (streams.some(({ facts, next }) => next < facts.length)) {
    for (const each of streams) {
      const part = each.facts.slice(each.next, each.next + 3);
      if (part.length > 0) await append(events, each.stream, each.next - 1, part);
      each.next += part.length;
    }
  }
}

export async function digests(readModels: ReadModelStore): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const { name } of projections) found[name] = await readModels.digest(name);
  return found;
}

/** What a rebuild into a fresh SQLite file gives. */
export async function cleanDigests(
  events: EventStore,
  basis: StandingBasis,
): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-clean-'));
  const readModels = SqliteReadModelStore.open({ folder });
  try {
    await rebuild(events, readModels, projections, basis);
    return await digests(readModels);
  } finally {
    await readModels.close();
    rmSync(folder, { recursive: true });
  }
}

/** Waits until it is so. @throws Error naming what did not come about. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, atMostMs = 15_000): Promise<void> {
  const end = Date.now() + atMostMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await delay(25);
  }
}
