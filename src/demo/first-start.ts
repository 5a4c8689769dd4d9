import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../config.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { demoAuthority, DemoGeneratorService } from './demo-generator.service.js';

/** Enough for full lists and figures of three years, and made in seconds. */
const size = { children: 260, years: 3, seed: 1 };

/** On the first start of a demonstration the log is empty: fills it with the invented authority. */
export async function fillOnFirstStart(
  config: Config,
  app: Pick<INestApplicationContext, 'get'>,
  say: (words: string) => void,
): Promise<void> {
  const events = app.get(EventStore);
  if (config.mode !== 'demo' || config.authority !== demoAuthority || (await events.head()) > 0) return;
  say('First start: making an invented authority to try things with. This takes a few seconds.');
  const generator = new DemoGeneratorService(events, app.get(KeyStore), app.get(CommandHandler), app.get(BasisService));
  const { children, events: count } = await generator.generate(size);
  say(`${children} invented children, ${count} events`);
}
