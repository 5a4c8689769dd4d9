import type { Command } from 'commander';
import { seriesOf } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures } from '../../workflows/held-figures/held-figures.state.js';
import type { GivenFigure } from '../../workflows/held-figures/held-figures.events.js';
import { envelopeOf } from '../api/command-envelope.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { compared } from '../held-figures/compared.js';
import type { Compared } from '../held-figures/compared.js';
import { figuresFromFile, largestFiguresFile } from '../held-figures/figures-file.js';
import { HeldFiguresRecord } from '../held-figures/held-figures.service.js';
import { partTitle } from '../held-figures/series.view.js';
import { periodWords, valueWords } from '../web/words/held-figure-words.js';
import { cliActor, withServices } from './cli-context.js';
import { CliFault } from './exit-codes.js';
import { bytesOfFile, refuseFaults } from './file-to-import.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

interface FiguresOptions {
  readonly reason?: string;
  readonly dryRun?: true;
  readonly commandId?: string;
  readonly json?: true;
}

/** `ehc import figures`: figures that others hold, from a CSV file, whole or not at all. */
export function importFiguresCommand(imports: Command, output: Output): void {
  imports
    .command('figures')
    .description(
      'figures held elsewhere (waiting times, exclusions, attainment), from a CSV file; all of it or nothing',
    )
    .argument('<file>', 'FILE.csv in the columns of the template')
    .option('--reason <text>', 'why figures that stand are corrected; stands in clear, so name no child')
    .option('--dry-run', 'say what the file would do, and record nothing')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: FiguresOptions) => {
      const bytes = bytesOfFile(file, largestFiguresFile);
      const { found, recorded, held } = await refusalsInWords(() => importFigures(bytes, options, output));
      const { fresh, corrected, same } = found;
      if (options.json === true) output.json({ new: fresh.length, corrected: corrected.length, same, recorded });
      else {
        for (const one of corrected) output.line(`  ${correctionWords(one, held)}`);
        const done = recorded ? 'Recorded' : 'Nothing recorded';
        output.line(`${done}: ${fresh.length} new, ${corrected.length} corrected, ${same} stood already`);
      }
    });
}

interface Imported {
  readonly found: Compared;
  readonly recorded: boolean;
  readonly held: HeldFigures;
}

function importFigures(bytes: Buffer, options: FiguresOptions, output: Output): Promise<Imported> {
  const dryRun = options.dryRun === true;
  return withServices({ access: dryRun ? 'read' : 'write' }, async ({ config, get }) => {
    const { today } = get<BasisService>(BasisService);
    const home = { code: config.authority };
    const record = new HeldFiguresRecord(get<EventStore>(EventStore), get<CommandHandler>(CommandHandler), home);
    const { state: held, revision } = await record.now();
    const read = figuresFromFile(bytes, held, today);
    refuseFaults(read.faults, output);
    const found = compared(read.figures, held);
    if (dryRun || found.fresh.length + found.corrected.length === 0) return { found, recorded: false, held };
    const reason = reasonFor(found, options, held, output);
    const { commandId } = envelopeOf({}, options.commandId);
    const context = {
      authority: home.code,
      actor: cliActor,
      commandId,
      source: 'import',
      seenRevision: revision,
    } as const;
    const { file, figures } = read;
    await record.record({ type: 'RecordFigures', data: { file, figures, reason } }, context);
    return { found, recorded: true, held };
  });
}

/** @throws CliFault where figures that stand would be corrected and nobody says why, after both values were said. */
function reasonFor(
  { corrected }: Compared,
  { reason }: FiguresOptions,
  held: HeldFigures,
  output: Output,
): string | null {
  if (corrected.length === 0) return null;
  if (reason !== undefined) return reason;
  for (const one of corrected) output.note(correctionWords(one, held));
  throw new CliFault(
    'Nothing was recorded: these figures stand with another value. Say why they are corrected with --reason TEXT',
  );
}

function correctionWords({ figure, before }: Compared['corrected'][number], held: HeldFigures): string {
  const series = seriesOf(held, figure.series);
  if (series === null) return figure.series;
  const of = figure.part === null ? series.title : `${series.title}, ${partTitle(series, figure.part)}`;
  const words = (one: GivenFigure): string =>
    `${valueWords(one.value, series.unit)} (${one.source}, as at ${one.asAt})`;
  return `${of}, ${periodWords(series.every, figure.period)}: ${before === null ? 'taken out' : words(before)} -> ${words(figure)}`;
}
