import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { streamsOfChild } from '../projector/child-streams.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { authorityName } from '../sen2/authorities.js';
import { leftSomethingOut } from '../sen2/import-options.js';
import type { ImportResult } from '../sen2/import-options.js';
import { reportCsv } from '../sen2/import-report.js';
import { ReturnUnreadable } from '../sen2/return-unreadable.js';
import { Sen2ImportService } from '../sen2/sen2-import.service.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { cliActor, withServices } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import { importDfeCommand } from './import-dfe.command.js';
import { importFiguresCommand } from './import-figures.command.js';
import type { Output } from './output.js';

/** Findings printed on the screen; the rest stand in the report. */
const mostShown = 10;

interface ImportCommandOptions {
  readonly report?: string;
  readonly json?: true;
}

/** `ehc import sen2`: a SEN2 return becomes events; `ehc import figures` and `ehc import dfe` stand in files of their own. */
export function importCommand(program: Command, output: Output): void {
  const imports = program.command('import').description('bring in data from outside');
  importFiguresCommand(imports, output);
  importDfeCommand(imports, output);
  imports
    .command('sen2')
    .description('a person-level SEN2 return, as XML or gzipped XML')
    .argument('<file>', 'FILE.xml or FILE.xml.gz')
    .option(
      '--report <file>',
      'where to write the list of what was not taken or should be looked at (CSV); else beside FILE, or in the current folder',
    )
    .option('--json', 'print the summary as one JSON object')
    .action(async (file: string, options: ImportCommandOptions) => {
      const result = await importReturn(file, output);
      const report = writeReport(file, options.report, result, output);
      if (options.json === true) output.json({ ...result, report });
      else print(result, report, output);
      if (leftSomethingOut(result)) process.exitCode = exitCodes.doneWithRejects;
      if (result.stopped) process.exitCode = exitCodes.failed;
    });
}

async function importReturn(file: string, output: Output): Promise<ImportResult> {
  const stop = new AbortController();
  const onInterrupt = (): void => {
    output.note('Stopping after the records in hand. Everything recorded stays; run the import again to complete it.');
    stop.abort();
  };
  process.once('SIGINT', onInterrupt);
  try {
    return await withServices({ access: 'write' }, async ({ get }) => {
      const readModels = get<ReadModelStore>(ReadModelStore);
      const projector = get<ProjectorService>(ProjectorService);
      // Which streams a known child has must be caught up with; while the import runs, nothing need follow it.
      await projector.start();
      await projector.stop();
      const progress = output.progress('Importing');
      const service = new Sen2ImportService(
        get<CommandHandler>(CommandHandler),
        get<KeyStore>(KeyStore),
        get<BasisService>(BasisService),
      );
      const result = await service.importReturn(resolve(file), {
        actor: cliActor,
        streamsOf: (childId) => streamsOfChild(readModels, childId),
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          progress.update(done, total);
        },
      });
      progress.stop();
      await projector.start();
      return result;
    });
  } catch (error) {
    if (error instanceof ReturnUnreadable) throw new CliFault(error.message);
    throw error;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

/** Where it went: the place asked for, or beside the file, or the current folder where that cannot be written to. */
function writeReport(file: string, report: string | undefined, { rows }: ImportResult, output: Output): string | null {
  if (rows.length === 0) return null;
  const name = `${basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.xml$/i, '')}-report.csv`;
  const wanted = resolve(report ?? join(dirname(file), name));
  const text = reportCsv(rows);
  for (const path of [wanted, resolve(name)]) {
    try {
      writeFileSync(path, text, { mode: 0o600 });
      if (path !== wanted) output.note(`The report could not be written to ${wanted}: it is in ${path}`);
      return path;
    } catch (error) {
      if (!isNativeError(error) || !('code' in error)) throw error;
    }
  }
  // What was imported stands: the list can be had again by importing the file again.
  output.note(
    `The report could not be written to ${wanted} nor to the current folder: import again with --report FILE`,
  );
  return null;
}

function print(result: ImportResult, report: string | null, output: Output): void {
  const { header, persons, taken, alreadyHere, contradicted, rejected, queried, events, rows } = result;
  const la = authorityName(header.authority) ?? `Authority ${header.authority}`;
  output.line(`${la} (${header.authority}), SEN2 return ${header.year} for calendar ${header.period}`);
  output.line(`  ${persons} people in the file`);
  output.line(`  ${taken} taken in (${events} events), ${alreadyHere} already here`);
  output.line(`  ${rejected} rejected, ${contradicted} contradict what is recorded, ${queried} with queries`);
  output.line(`  ${(result.durationMs / 1000).toFixed(1)} seconds`);
  for (const { line, field, level, reason } of rows.slice(0, mostShown)) {
    output.line(`  line ${line}, ${field} (${level}): ${reason}`);
  }
  if (rows.length > mostShown) output.line(`  and ${rows.length - mostShown} more`);
  if (report !== null) output.line(`Everything to look at is listed in ${report}`);
}
