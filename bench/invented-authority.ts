import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BasisService } from '../src/commands/basis.service.js';
import { CommandHandlerService } from '../src/commands/command-handler.service.js';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { SqliteKeyStore } from '../src/keys/sqlite-key-store.js';
import { SqliteReadModelStore } from '../src/projector/sqlite/sqlite-read-model-store.js';
import { runCli } from './run-cli.js';
import type { Options } from './measurement.js';

/** The day on which every invented authority ends: figures of different days are then of the same data. */
export const benchDay = '2026-11-20';
export const benchNow = (): Date => new Date(`${benchDay}T17:00:00.000Z`);

/**
 * The folder of an invented authority with so many children, made by the command line and kept for the next run.
 * @throws Error if it cannot be made.
 */
export async function inventedAuthority(children: number, { folder, say }: Options): Promise<string> {
  const home = join(folder, `${children}-children`);
  const complete = join(home, 'complete');
  if (existsSync(complete)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  say(`Inventing an authority of ${children.toLocaleString('en-GB')} children in ${home}; it is kept for the next run`);
  const { exitCode, seconds, output } = await runCli(
    ['demo', 'generate', '--children', String(children), '--today', benchDay],
    home,
  );
  if (exitCode !== 0) throw new Error(`The authority could not be made:\n${output}`);
  writeFileSync(complete, `${seconds.toFixed(1)} s\n`);
  return home;
}

/** An authority's stores, opened beside whoever may be writing, and the services that read them. */
export interface OpenAuthority {
  readonly events: SqliteEventStore;
  readonly keys: SqliteKeyStore;
  readonly readModels: SqliteReadModelStore;
  readonly basis: BasisService;
  readonly commands: CommandHandlerService;
}

/** Opens an authority for reading and closes it when the work is done. */
export async function withAuthority<Result>(
  folder: string,
  work: (authority: OpenAuthority) => Promise<Result>,
): Promise<Result> {
  const events = SqliteEventStore.open({ folder, readOnly: true });
  const keys = SqliteKeyStore.open({ folder, makeOwnKey: true });
  const readModels = SqliteReadModelStore.open({ folder, readOnly: true });
  const basis = new BasisService({ now: benchNow });
  try {
    return await work({ events, keys, readModels, basis, commands: new CommandHandlerService(events, keys, basis) });
  } finally {
    await readModels.close();
    await keys.close();
    await events.close();
  }
}
