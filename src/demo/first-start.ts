import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../config.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { demoAuthority, DemoGeneratorService } from './demo-generator.service.js';
import { DemoRunFile } from './demo-run-file.js';
import { PeopleDirectory } from '../people/people-directory.js';
import { nameDemoPeople } from './showcase-staff.js';

/** Enough for full lists and figures of two years, and made in seconds. */
export const firstStartSize = { children: 600, years: 2, seed: 1 } as const;

/**
 * On the first start of a demonstration the log is empty: fills it with the invented authority. One that was cut short is
 * completed; one that is complete, and a log that holds anything else, is left alone.
 */
export async function fillOnFirstStart(
  config: Config,
  app: Pick<INestApplicationContext, 'get'>,
  say: (words: string) => void,
): Promise<void> {
  if (config.mode !== 'demo') return;
  nameDemoPeople(app.get(PeopleDirectory));
  if (config.authority !== demoAuthority) return;
  const [events, basis] = [app.get(EventStore), app.get(BasisService)];
  if ((await events.head()) > 0 && !DemoRunFile.exists(config.dataFolder)) return;
  const file = DemoRunFile.begin(config.dataFolder, {
    ...firstStartSize,
    today: basis.today,
    now: basis.now.toISOString(),
  });
  if (file.complete) return;
  say('First start: making an invented authority to try things with. This takes a few seconds.');
  const generator = new DemoGeneratorService(events, app.get(KeyStore), app.get(CommandHandler), basis);
  const made = await generator.generate(file.request);
  file.markComplete();
  say(`${made.children} invented children, ${made.events} events`);
}
