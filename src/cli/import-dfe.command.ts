import type { Command } from 'commander';
import { basename } from 'node:path';
import { isReadable } from '../../workflows/held-figures/figure-faults.js';
import { longestEdition } from '../../workflows/published-figures/published-figures.decider.js';
import { envelopeOf } from '../api/command-envelope.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { changesNothing, comparedPublished } from '../published-figures/compared-published.js';
import type { ComparedPublished } from '../published-figures/compared-published.js';
import { publishedFileFrom } from '../published-figures/published-file.js';
import type { PublishedFileRead, PublishedSummary } from '../published-figures/published-file.js';
import { PublishedFigures } from '../published-figures/published-figures.service.js';
import { importSaid, summaryLines } from '../published-figures/published-words.js';
import { cliActor, withServices } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import { bytesOfFile, refuseFaults } from './file-to-import.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

interface DfeOptions {
  readonly edition?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

interface Imported {
  readonly file: string;
  readonly summary: PublishedSummary;
  readonly found: ComparedPublished;
  readonly recorded: boolean;
}

/** Bytes of a file at most: all breakdowns of all years are less. */
const largest = 64 * 1024 * 1024;
/** Restated figures printed on the screen. */
const mostShown = 20;

/** `ehc import dfe`: files of the department's release “Education, health and care plans”, each whole or not at all. */
export function importDfeCommand(imports: Command, output: Output): void {
  imports
    .command('dfe')
    .description(
      'figures of every authority as the Department for Education publishes them (CSV); each file whole or not at all',
    ) // prettier-ignore
    .argument(
      '<file...>',
      'timeliness_20_week.csv, requests.csv, assessments.csv, annual_reviews.csv or statistical_neighbours.csv, under any name',
    ) // prettier-ignore
    .option('--edition <text>', 'what the publication is called, for example "EHC plans, reporting year 2025"')
    .option('--dry-run', 'say what the files would do, and record nothing')
    .option('--json', 'print one JSON object')
    .action(async (files: readonly string[], options: DfeOptions) => {
      const done = await refusalsInWords(() => importFiles(files, options, output));
      if (options.json === true) output.json({ files: done.map(inShort) });
      else for (const one of done) print(one, output);
      // Authorities that nobody knows by their names have nothing beside them.
      if (done.some(({ summary }) => summary.namesUnknown.length > 0)) process.exitCode = exitCodes.doneWithRejects;
    });
}

function importFiles(files: readonly string[], options: DfeOptions, output: Output): Promise<readonly Imported[]> {
  const edition = editionOf(options);
  const dryRun = options.dryRun === true;
  return withServices({ access: dryRun ? 'read' : 'write' }, async ({ config, get }) => {
    const { today } = get<BasisService>(BasisService);
    // All are read before the first is recorded: with a fault in one, none is.
    const read = files.map((file) => {
      const found = publishedFileFrom(bytesOfFile(file, largest), { name: basename(file), edition }, today);
      refuseFaults(found.faults, output, file);
      return { file, found };
    });
    const published = new PublishedFigures(get<EventStore>(EventStore), get<CommandHandler>(CommandHandler), {
      code: config.authority,
    });
    const progress = output.progress('Importing');
    const done: Imported[] = [];
    for (const { file, found } of read) {
      done.push(await importOne(file, found, published, { authority: config.authority, dryRun }));
      progress.update(done.length, read.length);
    }
    progress.stop();
    return done;
  });
}

async function importOne(
  file: string,
  { command, summary }: PublishedFileRead,
  published: PublishedFigures,
  { authority, dryRun }: { readonly authority: string; readonly dryRun: boolean },
): Promise<Imported> {
  if (command === null || summary === null) throw new Error(`${file} has no fault and cannot be recorded`);
  const { state, revision } = await published.known();
  const found = comparedPublished(command, state);
  if (dryRun || changesNothing(found)) return { file, summary, found, recorded: false };
  const { commandId } = envelopeOf({}, undefined);
  await published.record(command, { authority, actor: cliActor, commandId, source: 'import', seenRevision: revision });
  return { file, summary, found, recorded: true };
}

/** @throws CliFault bad usage where it is no line that anybody can read. */
function editionOf({ edition }: DfeOptions): string | null {
  const text = edition?.trim() ?? '';
  if (text === '') return null;
  if (text.length <= longestEdition && isReadable(text)) return text;
  throw new CliFault(`Give the name of the publication in at most ${longestEdition} characters, without control characters`, exitCodes.badUsage); // prettier-ignore
}

const inShort = ({ file, summary, found, recorded }: Imported): object => ({
  path: file,
  ...summary,
  new: found.fresh,
  changed: found.changed,
  same: found.same,
  restated: found.restated,
  otherNeighbours: found.otherNeighbours,
  recorded,
});

function print({ file, summary, found, recorded }: Imported, output: Output): void {
  output.line(file);
  for (const { key, value } of summaryLines(summary)) output.line(`  ${key}: ${value}`);
  for (const { year, area, column, before, after } of found.restated.slice(0, mostShown)) {
    output.line(`  ${area}, ${year}, ${column}: ${before} -> ${after ?? 'not available'}`);
  }
  if (found.restated.length > mostShown) output.line(`  and ${found.restated.length - mostShown} more`);
  if (found.otherNeighbours.length > 0) output.line(`  Other neighbours than before: ${found.otherNeighbours.join(', ')}`); // prettier-ignore
  output.line(`  ${recorded ? 'Recorded' : 'Nothing recorded'}: ${importSaid(found)}`);
}
