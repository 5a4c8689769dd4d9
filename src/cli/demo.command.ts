import type { Command } from 'commander';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { DemoGeneratorService, LogNotEmpty } from '../demo/demo-generator.service.js';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { ProcessManagers } from '../process-managers/process-managers.service.js';
import { ProjectorService } from '../projector/projector.service.js';
import { dateFrom, wholeNumberFrom } from './arguments.js';
import { withServices } from './cli-context.js';
import { CliFault } from './exit-codes.js';
import type { Output } from './output.js';

interface GenerateOptions {
  readonly children: string;
  readonly years: string;
  readonly seed: string;
  readonly today?: string;
  readonly json?: true;
}

/** `ehc demo generate`: the invented authority, as large as wanted. */
export function demoCommand(program: Command, output: Output): void {
  program
    .command('demo')
    .description('invented children to try things with')
    .command('generate')
    .description('fill an empty data folder with an invented authority up to today')
    .option('--children <n>', 'how many children', '260')
    .option('--years <y>', 'how many years of requests', '3')
    .option('--seed <s>', 'the same seed on the same day gives the same histories', '1')
    .option('--today <date>', 'the day on which the histories end (default: today)')
    .option('--json', 'print one JSON object')
    .action(async (options: GenerateOptions) => {
      const children = wholeNumberFrom('--children', options.children, 1, 1_000_000);
      const years = wholeNumberFrom('--years', options.years, 1, 12);
      const seed = wholeNumberFrom('--seed', options.seed, 0, 2_147_483_647);
      const today = options.today === undefined ? null : dateFrom('--today', options.today);
      const started = performance.now();
      const made = await withServices({ access: 'write' }, async ({ get }) => {
        const events = get<EventStore>(EventStore);
        const service = new DemoGeneratorService(
          events,
          get<KeyStore>(KeyStore),
          get<CommandHandler>(CommandHandler),
          get<BasisService>(BasisService),
        );
        const progress = output.progress('Generating');
        const result = await service
          .generate({
            children,
            years,
            seed,
            ...(today === null ? {} : { today, now: new Date(`${today}T17:00:00.000Z`) }),
            onProgress: ({ done, of }) => {
              progress.update(Math.round((100 * done) / Math.max(of, 1)), 100);
            },
          })
          .finally(() => {
            progress.stop();
          });
        await get<ProjectorService>(ProjectorService).start();
        // What follows from it is told already; to look at all of it would keep the application busy for minutes.
        const looking = output.progress('Looking for what follows');
        await get<ProcessManagers>(ProcessManagers)
          .catchUp((share) => {
            looking.update(Math.round(100 * share), 100);
          })
          .finally(() => {
            looking.stop();
          });
        return result;
      }).catch((error: unknown) => {
        throw error instanceof LogNotEmpty ? new CliFault(error.message) : error;
      });
      const seconds = (performance.now() - started) / 1000;
      if (options.json === true) output.json({ ...made, seconds });
      else output.line(`${made.children} children, ${made.events} events in ${seconds.toFixed(1)} s`);
    });
}
