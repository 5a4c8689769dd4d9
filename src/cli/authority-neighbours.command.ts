import type { Command } from 'commander';
import { envelopeOf } from '../api/command-envelope.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { PublishedFigures } from '../published-figures/published-figures.service.js';
import { authorityName } from '../sen2/authorities.js';
import { listed } from '../web/words/list-words.js';
import { cliActor, withServices } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

interface NeighboursOptions {
  readonly region?: string;
  readonly reason: string;
  readonly json?: true;
}

/** `ehc authority set-neighbours`: for an authority that the published files do not know. */
export function neighboursCommand(authority: Command, output: Output): void {
  authority
    .command('set-neighbours')
    .description(
      'whom published figures compare the authority with, where the published files do not know it; none for as the files have it',
    ) // prettier-ignore
    .argument('<codes>', 'codes of authorities, the nearest first, for example 851,831; none for none')
    .option('--region <code>', 'code of the region, for example E12000008')
    .requiredOption('--reason <text>', 'why these; stands in clear, so name no child')
    .option('--json', 'print one JSON object')
    .action(async (text: string, { reason, json, ...options }: NeighboursOptions) => {
      const region = options.region ?? null;
      const neighbours = text === 'none' ? [] : text.split(',').flatMap((part) => part.trim() || []);
      const unknown = neighbours.find((code) => authorityName(code) === null);
      if (unknown !== undefined) throw new CliFault(`No authority has the code ${unknown}`, exitCodes.badUsage);
      const data = { region, neighbours, reason };
      await refusalsInWords(() =>
        withServices({ access: 'write' }, async ({ config, get }) => {
          const home = { code: config.authority };
          const published = new PublishedFigures(get<EventStore>(EventStore), get<CommandHandler>(CommandHandler), home); // prettier-ignore
          const { commandId } = envelopeOf({}, undefined);
          const context = { authority: home.code, actor: cliActor, commandId, source: 'user' } as const;
          await published.record({ type: 'ChooseComparators', data }, context);
        }),
      );
      if (json === true) output.json(data);
      else if (region === null && neighbours.length === 0) output.line('Compared as the published files have it');
      else output.line(`Compared with ${listed(neighbours.map((code) => authorityName(code) ?? code)) || 'no neighbours'}${region === null ? '' : ` and region ${region}`}`); // prettier-ignore
    });
}
