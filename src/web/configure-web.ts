import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application } from 'express';
import { refuseForgedRequests } from '../access/csrf.middleware.js';
import { People } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { sessions, whoIsIt } from '../access/sessions.middleware.js';
import { SessionStore } from '../access/session-store.js';
import { observeAgain, recordReads } from '../read-log/recorded-answers.js';
import { ReadRecorder } from '../read-log/read-recorder.js';
import { Assets } from './assets.js';
import type { FieldError } from './forms/answers.js';
import { AnswersInvalid } from './forms/answers.js';
import { framePages } from './frame/page-frame.js';
import { keepNothing, securityHeaders } from './frame/security-headers.js';
import { templateEnvironment } from './nunjucks-environment.js';
import { FrameFacts, WebOptions } from './web-options.js';

const bodyLimit = '100kb';

/** Sets up an application that imports `WebModule`, before it listens. The order of the steps is part of the promise. */
export async function configureWeb(app: NestExpressApplication): Promise<void> {
  const options = app.get(WebOptions);
  const assets = await Assets.load();
  app.disable('x-powered-by');
  // Pages may not be kept and files are named by their content: nobody asks again by tag, and a tag is a hash of the page.
  app.disable('etag');
  // Express would look for a template's file again for every page unless NODE_ENV is production.
  app.set('view cache', !options.developing);
  templateEnvironment(app.getHttpAdapter().getInstance() as Application, options.developing);
  app.use(...securityHeaders(options));
  app.use(assets.handler());
  app.use(keepNothing);
  app.use(sessions(app.get(SessionStore), options));
  // After the sessions, which write to the response as well: nothing goes out before it is recorded.
  app.use(recordReads(app.get(ReadRecorder)));
  app.use(whoIsIt(app.get(People)));
  app.use(framePages(options, assets, app.get(RouteRules), app.get(FrameFacts)));
  // After the frame, so that a body that cannot be read is refused on a proper page.
  app.useBodyParser('json', { limit: bodyLimit });
  app.useBodyParser('urlencoded', { limit: bodyLimit, extended: false });
  app.use(refuseForgedRequests);
  app.use(observeAgain);
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (faults) => new AnswersInvalid(faults.flatMap((fault) => fieldErrors(fault, ''))),
    }),
  );
}

function fieldErrors({ property, constraints, children }: ValidationError, prefix: string): readonly FieldError[] {
  const field = `${prefix}${property}`;
  const own = Object.values(constraints ?? {}).map((text) => ({ field, text, target: field }));
  return [...own, ...(children ?? []).flatMap((child) => fieldErrors(child, `${field}.`))];
}
