import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { agent } from 'supertest';
import { LivePlanMeasuresModule } from '../../../src/action-plans/live/live-plan-measures.module.js';
import { LivePlanMeasures } from '../../../src/action-plans/live/live-plan-measures.service.js';
import { AppModule } from '../../../src/app.module.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { configFrom } from '../../../src/config.js';
import { DemoGeneratorService } from '../../../src/demo/demo-generator.service.js';
import type { DemoRequest } from '../../../src/demo/demo-generator.service.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { configureWeb } from '../../../src/web/configure-web.js';
import { mondayMorning } from '../demo/demo-fixture.js';
import { signInAs } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

/** The whole application over the demonstration authority, in a fresh folder, on Monday 23 November 2026. */
export class LiveRig {
  private constructor(
    readonly app: NestExpressApplication,
    readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(size: Pick<DemoRequest, 'children' | 'years' | 'seed'>): Promise<LiveRig> {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-live-plan-'));
    const module = await Test.createTestingModule({
      imports: [AppModule.forRoot(configFrom({ EHC_DATA_DIR: folder }), () => mondayMorning), LivePlanMeasuresModule],
    }).compile();
    const app = module.createNestApplication<NestExpressApplication>({ logger: false, bodyParser: false });
    await configureWeb(app);
    await app.init();
    const events = app.get(EventStore);
    await new DemoGeneratorService(events, app.get(KeyStore), app.get(CommandHandler), app.get(BasisService)).generate(size); // prettier-ignore
    const projector = app.get(ProjectorService);
    await projector.start();
    await projector.reached(await events.head(), 60_000);
    const browser = agent(app.getHttpServer());
    await signInAs(browser, 'demo-manager');
    return new LiveRig(app, browser, folder);
  }

  get live(): LivePlanMeasures {
    return this.app.get(LivePlanMeasures);
  }

  async page(href: string): Promise<string> {
    const { status, text } = await this.browser.get(href);
    if (status !== 200) throw new Error(`${href} answered ${String(status)}`);
    return text;
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Cases that a page lists, and those it does not show to this person. */
export function casesOn(html: string): number {
  const numberBefore = (pattern: RegExp): number => Number((pattern.exec(html)?.[1] ?? '0').replaceAll(',', ''));
  return (
    numberBefore(/caption[^>]*>([\d,]+) cases?</) + numberBefore(/([\d,]+) restricted cases? (?:is|are) not shown/)
  );
}
