import { DatabaseSync } from '@photostructure/sqlite';
import type { Command } from 'commander';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projections } from '../../projections/registry.js';
import { configFrom } from '../config.js';
import type { Config } from '../config.js';
import { openEventStore } from '../event-store/event-store.module.js';
import { EventStore } from '../event-store/event-store.js';
import { verifyAll } from '../event-store/verify.js';
import type { VerifyReport } from '../event-store/verify.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { readLogFolder, readLogOptions } from '../read-log/read-log-store.js';
import { wholeNumberFrom } from './arguments.js';
import { withServices } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

/** `ehc verify`, `ehc rebuild` and `ehc backup`: looking after the data folder. */
export function upkeepCommands(program: Command, output: Output): void {
  program
    .command('verify')
    .description(
      'recompute every hash of the log, and of the log of reads, and name the first event that is not what was written',
    )
    .option('--head <position>', 'last position that must be there, as noted outside this machine')
    .option('--json', 'print one JSON object')
    .action((options: { head?: string; json?: true }) => verify(options, output));
  program
    .command('rebuild')
    .description('make every read model anew from the log (stop the application first)')
    .option('--json', 'print one JSON object')
    .action((options: { json?: true }) => rebuildAll(options, output));
  program
    .command('backup')
    .description(
      'copy the log, the log of reads, the key store and the directory of staff, each whole and consistent, while the application runs',
    )
    .argument('<folder>', 'an empty or new folder; logs and keys belong in different custody')
    .option('--json', 'print one JSON object')
    .action((folder: string, options: { json?: true }) => {
      const { dataFolder, eventStore } = configFrom(process.env);
      const files = backup(dataFolder, resolve(folder), eventStore === 'sqlite');
      if (options.json === true) output.json({ files });
      else for (const file of files) output.line(`Copied to ${file}`);
      if (eventStore !== 'sqlite') {
        output.note(
          'Both logs are on EventStoreDB and are not in this copy: back the server up, before this copy is made',
        );
      }
    });
}

async function verify(options: { head?: string; json?: true }, output: Output): Promise<void> {
  const expectedHead =
    options.head === undefined ? 0 : wholeNumberFrom('--head', options.head, 0, Number.MAX_SAFE_INTEGER);
  const { report, reads } = await withServices({ access: 'read' }, async ({ get, config }) => ({
    report: await verified(get<EventStore>(EventStore), 'Verifying', expectedHead, output),
    reads: await verifiedReads(config, output),
  }));
  if (!report.ok || reads?.ok === false) process.exitCode = exitCodes.failed;
  if (options.json === true) {
    output.json({ ...report, reads });
    return;
  }
  say(report, { one: 'Event', many: 'events' }, output);
  if (reads === null) output.line('There is no log of reads yet');
  else say(reads, { one: 'Record of a read', many: 'records of reads' }, output);
}

async function verified(
  events: EventStore,
  title: string,
  expectedHead: number,
  output: Output,
): Promise<VerifyReport> {
  const progress = output.progress(title);
  const head = await events.head();
  const onProgress = (_: number, position: number): void => {
    progress.update(position, head);
  };
  const found = await verifyAll(events, { expectedHead, onProgress });
  progress.stop();
  return found;
}

/** Null where the application has never run, so that nothing has been read. */
async function verifiedReads(config: Config, output: Output): Promise<VerifyReport | null> {
  const { eventStoreDbUrl, dataFolder } = config;
  if (eventStoreDbUrl === null && !existsSync(join(readLogFolder(dataFolder), 'events.sqlite'))) return null;
  const reads = await openEventStore(readLogOptions(config, { readOnly: true }));
  try {
    return await verified(reads, 'Verifying the log of reads', 0, output);
  } finally {
    await reads.close();
  }
}

function say(report: VerifyReport, { one, many }: { one: string; many: string }, output: Output): void {
  if (report.fault === null) {
    output.line(`${report.events} ${many} verified; the last is ${report.position}`);
    return;
  }
  const { position, stream, detail } = report.fault;
  output.line(`${one} ${position}${stream === null ? '' : ` (${stream})`} is not what was written: ${detail}`);
  output.line(`The ${report.events} ${many} before it are good`);
}

async function rebuildAll(options: { json?: true }, output: Output): Promise<void> {
  const started = performance.now();
  const result = await withServices({ access: 'write' }, async ({ get }) => {
    const readModels = get<ReadModelStore>(ReadModelStore);
    const progress = output.progress('Rebuilding');
    const position = await get<ProjectorService>(ProjectorService).rebuildAll((done, until) => {
      progress.update(done, until);
    });
    progress.stop();
    const tables: Record<string, string> = {};
    for (const { name } of projections) tables[name] = await readModels.digest(name);
    return { position, tables };
  });
  const seconds = (performance.now() - started) / 1000;
  if (options.json === true) output.json({ ...result, seconds });
  else
    output.line(`${projections.length} read models rebuilt up to event ${result.position} in ${seconds.toFixed(1)} s`);
}

/** VACUUM INTO reads one consistent state beside the writer, so that a copy under load is a copy of one moment. */
function backup(dataFolder: string, folder: string, withLogs: boolean): readonly string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new CliFault(`${folder} is not empty: give a new folder`);
  const directory = existsSync(join(dataFolder, 'people.sqlite')) ? ['people.sqlite'] : [];
  const names = [...(withLogs ? ['events.sqlite'] : []), 'keys.sqlite', ...directory];
  const missing = names.find((name) => !existsSync(join(dataFolder, name)));
  if (missing !== undefined) {
    throw new CliFault(`There is no ${missing} in ${dataFolder}: nothing has been recorded yet`);
  }
  // A person's key is on disk before the first event sealed with it: copying the log first, the copy of the keys has
  // every key that the copy of the log needs.
  const copied = names.map((name) => copyOf(join(dataFolder, name), join(folder, name)));
  const reads = join(readLogFolder(dataFolder), 'events.sqlite');
  if (!withLogs || !existsSync(reads)) return copied;
  mkdirSync(readLogFolder(folder), { mode: 0o700 });
  return [...copied, copyOf(reads, join(readLogFolder(folder), 'events.sqlite'))];
}

function copyOf(from: string, to: string): string {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
  chmodSync(to, 0o600);
  return to;
}
