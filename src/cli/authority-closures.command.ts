import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { closuresFromCsv, ClosuresCsvFault } from '../authority/closures-csv.js';
import type { TypedClosure } from '../authority/closures-csv.js';
import { wholeNumberFrom } from './arguments.js';
import { change, changing, readSettings } from './authority-acts.js';
import type { ChangeOptions, ReadOptions } from './authority-acts.js';
import { printClosures } from './authority-output.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

interface GroupOptions extends ChangeOptions {
  readonly year: string;
  readonly kind: string;
  readonly setting?: string;
}

/** `ehc authority closures`: when schools, colleges and early years settings are closed. */
export function closuresCommands(authority: Command, output: Output): void {
  const closures = authority
    .command('closures')
    .description('when settings are closed: what exceptions for a school holiday are judged by');
  ofGroup(changing(closures.command('add')))
    .description('record every closure of an academic year; an earlier list of that year is replaced')
    .argument(
      '<closures...>',
      'a file NAME.csv with the columns name,firstClosedOn,reopensOn, or periods: "Summer holiday=2027-07-22..2027-09-02", ' +
        'from the first day closed to the first day open again',
    )
    .action((texts: readonly string[], options: GroupOptions) =>
      change(
        'RecordSchoolClosures',
        {
          ...groupOf(options),
          closures: texts.flatMap(periodsFrom),
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        },
        options,
        output,
      ),
    );
  closures
    .command('list')
    .description('the closures in force, by academic year')
    .option('--known-on <date>', 'from what had been recorded by the end of this day')
    .option('--authority <code>', 'three-figure code (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print JSON')
    .action(async (options: ReadOptions) => {
      const settings = await readSettings(options);
      if (options.json === true) output.json(settings.closures);
      else printClosures(settings, output);
    });
  ofGroup(changing(closures.command('withdraw'), true))
    .description('keep no closures of an academic year any more')
    .action((options: GroupOptions) =>
      change('WithdrawSchoolClosures', { ...groupOf(options), reason: options.reason }, options, output),
    );
}

function ofGroup(command: Command): Command {
  return command
    .requiredOption('--year <year>', 'calendar year in which the academic year begins: 2026 for 2026/27')
    .option('--kind <kind>', 'school, post16 or earlyYears', 'school')
    .option('--setting <name>', 'one setting with dates of its own (default: all of the authority)');
}

function groupOf({ year, kind, setting }: GroupOptions): object {
  return { academicYear: wholeNumberFrom('--year', year, 2014, 2100), kind, setting: setting ?? null };
}

function periodsFrom(text: string): readonly TypedClosure[] {
  if (text.toLowerCase().endsWith('.csv')) return periodsOfFile(text);
  const [, name, firstClosedOn, reopensOn] = /^\s*(.+?)\s*=\s*([\d-]+)\s*\.\.\s*([\d-]+)\s*$/.exec(text) ?? [];
  if (name !== undefined && firstClosedOn !== undefined && reopensOn !== undefined) {
    return [{ name, firstClosedOn, reopensOn }];
  }
  const form = '"NAME=YYYY-MM-DD..YYYY-MM-DD", or a file whose name ends in .csv';
  throw new CliFault(`"${text}" must be ${form}`, exitCodes.badUsage);
}

/** @throws CliFault (bad usage) naming the line, where a line has not exactly the three columns. */
function periodsOfFile(file: string): readonly TypedClosure[] {
  try {
    return closuresFromCsv(textOf(file));
  } catch (error) {
    if (!(error instanceof ClosuresCsvFault)) throw error;
    throw new CliFault(
      error.line === 1 ? `${file} ${error.message}` : `${file}, line ${error.line}: ${error.message}`,
      exitCodes.badUsage,
    );
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliFault(`${file} cannot be read: ${(error as Error).message}`);
  }
}
