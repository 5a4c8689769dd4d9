import type { Command } from 'commander';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { isEventStoreDbUrl } from '../config.js';
import { copyLog, CopyContradicted, SourceDamaged } from '../event-store/copy-log.js';
import type { CopyStep } from '../event-store/copy-log.js';
import { openEventStore } from '../event-store/event-store.module.js';
import type { EventStore } from '../event-store/event-store.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly fromNamespace: string;
  readonly toNamespace: string;
  readonly json?: true;
}

const words: Readonly<Record<CopyStep, string>> = {
  comparing: 'Comparing with what is there',
  copying: 'Copying',
  verifying: 'Verifying',
};

/** `ehc copy`: the log moves from one kind of store to the other. */
export function copyCommand(program: Command, output: Output): void {
  program
    .command('copy')
    .description('copy the log to another store, event by event and with the same hashes, and verify the copy')
    .requiredOption('--from <store>', 'sqlite:FOLDER (a data folder) or esdb://HOST:PORT (an EventStoreDB server)')
    .requiredOption('--to <store>', 'the same forms; empty, or begun by an earlier copy of the same log')
    .option('--from-namespace <name>', 'where --from is a server: what the names of its streams begin with', 'ehc')
    .option('--to-namespace <name>', 'where --to is a server: what the names of its streams begin with', 'ehc')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      [
        '',
        'Stop the application first, or run the command again afterwards: it copies what was there when it began.',
        'Broken off, it goes on where it stopped. Keys are not copied: they stay in the data folder and fit both logs.',
        'Then set EVENT_STORE and EVENTSTOREDB_URL to the new store, and run ehc rebuild: lists belong to the log they were made from.',
      ].join('\n'),
    )
    .action((options: CopyOptions) => copy(options, output));
}

async function copy(options: CopyOptions, output: Output): Promise<void> {
  if (options.from === options.to && options.fromNamespace === options.toNamespace) {
    throw new CliFault('--from and --to are the same store', exitCodes.badUsage);
  }
  const started = performance.now();
  const from = await open('--from', options.from, options.fromNamespace, true);
  let to: EventStore | null = null;
  try {
    to = await open('--to', options.to, options.toNamespace, false);
    const report = await copyWithProgress(from, to, output);
    const seconds = (performance.now() - started) / 1000;
    if (options.json === true) output.json({ ...report, seconds });
    else {
      const before = report.alreadyThere === 0 ? '' : ` (${report.alreadyThere} were there already)`;
      output.line(
        `${report.copied} events copied${before}, ${report.verified} verified by their hashes, in ${seconds.toFixed(1)} s`,
      );
    }
  } catch (error) {
    if (error instanceof CopyContradicted || error instanceof SourceDamaged) throw new CliFault(error.message);
    throw error;
  } finally {
    await Promise.all([from.close(), to?.close()]);
  }
}

async function copyWithProgress(from: EventStore, to: EventStore, output: Output): ReturnType<typeof copyLog> {
  let current: CopyStep | null = null;
  let progress = output.progress('');
  try {
    return await copyLog(from, to, {
      onProgress: (step, position, until) => {
        if (step !== current) {
          progress.stop();
          progress = output.progress(words[step]);
          current = step;
        }
        progress.update(position, until);
      },
    });
  } finally {
    progress.stop();
  }
}

/** A store named on the command line. What is said of it never holds the password in its address. */
async function open(option: string, text: string, namespace: string, readOnly: boolean): Promise<EventStore> {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length) {
    const folder = resolve(text.slice('sqlite:'.length));
    if (readOnly && !existsSync(join(folder, 'events.sqlite'))) {
      throw new CliFault(`${option}: there is no event store in ${folder}`, exitCodes.badUsage);
    }
    return openEventStore({ adapter: 'sqlite', folder, readOnly });
  }
  if (isEventStoreDbUrl(text)) {
    return openEventStore({ adapter: 'eventstoredb', url: text, namespace, readOnly });
  }
  throw new CliFault(
    `${option} must be sqlite:FOLDER or esdb://HOST:PORT, for example sqlite:data or esdb://127.0.0.1:2113?tls=false`,
    exitCodes.badUsage,
  );
}
