import type { Command } from 'commander';
import { AuthorityModule } from '../authority/authority.module.js';
import { AuthorityRecorder } from '../authority/authority-recorder.service.js';
import { authoritySettings } from '../authority/authority-settings.js';
import type { AuthoritySettingsView } from '../authority/authority-settings.js';
import { envelopeOf } from '../api/command-envelope.js';
import { BasisService } from '../commands/basis.service.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { authorityFrom, dateFrom } from './arguments.js';
import { cliActor, withServices } from './cli-context.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

/** What every change of a setting takes. */
export interface ChangeOptions {
  readonly from?: string;
  readonly reason?: string;
  readonly commandId?: string;
  readonly authority?: string;
  readonly json?: true;
}

/** What every reading of settings takes. */
export interface ReadOptions {
  readonly knownOn?: string;
  readonly authority?: string;
  readonly json?: true;
}

/** Adds the options that every change takes. */
export function changing(command: Command, reasonRequired = false): Command {
  const why = 'why; stands in clear, so name no child';
  const withReason = reasonRequired
    ? command.requiredOption('--reason <text>', why)
    : command.option('--reason <text>', why);
  return withReason
    .option('--from <date>', 'the day it holds from (default: today)')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--authority <code>', 'three-figure code (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print one JSON object');
}

/** Settings as the log has them, beside the running application too. */
export function readSettings(options: ReadOptions): Promise<AuthoritySettingsView> {
  const knownOn = options.knownOn === undefined ? null : dateFrom('--known-on', options.knownOn);
  return withServices({ access: 'read', ...askedOf(options) }, ({ get }) => {
    const basis = get<BasisService>(BasisService);
    return Promise.resolve(
      authoritySettings(basis.recorded(knownOn === null ? undefined : endOfLondonDay(knownOn)), knownOn),
    );
  });
}

/** Records one setting, from today unless a day is given. */
export async function change(type: string, data: object, options: ChangeOptions, output: Output): Promise<void> {
  const from = options.from === undefined ? null : dateFrom('--from', options.from);
  await recorded(options, output, (recorder, context, today) =>
    recorder.record(type, { on: from ?? today, ...data }, context),
  );
}

/** Records as the writer, and says what was recorded. @throws CliFault with the reason in words. */
export async function recorded(
  options: ChangeOptions,
  output: Output,
  work: (recorder: AuthorityRecorder, context: CommandContext, today: string) => Promise<CommandOutcome>,
): Promise<void> {
  const outcome = await refusalsInWords(() => {
    const { commandId } = envelopeOf({}, options.commandId);
    const asked = askedOf(options);
    return withServices({ access: 'write', ...asked, imports: () => [AuthorityModule] }, ({ config, get }) => {
      const authority = asked.authority ?? config.authority;
      const context = { authority, actor: cliActor, commandId, source: 'user' } as const;
      return work(get<AuthorityRecorder>(AuthorityRecorder), context, get<BasisService>(BasisService).today);
    });
  });
  if (options.json === true) output.json(outcome);
  else output.line(`Recorded; ${outcome.stream} is at revision ${outcome.revision}`);
}

function askedOf({ authority }: { readonly authority?: string }): { readonly authority?: string } {
  return authority === undefined ? {} : { authority: authorityFrom(authority) };
}
