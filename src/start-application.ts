import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { describeApi } from './api/api.module.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { fillOnFirstStart } from './demo/first-start.js';
import { nestLogger } from './logging.js';
import { ProcessManagers } from './process-managers/process-managers.service.js';
import { ProjectorService } from './projector/projector.service.js';
import { ReadAhead } from './warming/read-ahead.service.js';
import { configureWeb } from './web/configure-web.js';
import { PagesAdapter } from './web/pages-adapter.js';

export interface StartOptions {
  readonly now?: () => Date;
  /** Called with plain words while something long goes on. */
  readonly say?: (words: string) => void;
}

/**
 * Opens the log, brings the read models up to it and serves pages. Resolves once it listens; where the read models cannot be
 * brought up to the log, it listens all the same, and pages say so.
 */
export async function startApplication(
  config: Config,
  { now, say = () => undefined }: StartOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, now), new PagesAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(config.logLevel),
  });
  try {
    await configureWeb(app);
    app.enableShutdownHooks();
    await fillOnFirstStart(config, app, say);
    await app.get(ProjectorService).keepUp();
    app.get(ProcessManagers).follow();
    describeApi(app);
    await app.listen(config.port, config.host);
    void app.get(ReadAhead).begin();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
