import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { agent } from 'supertest';
import { configureWeb } from '../../../src/web/configure-web.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { WebParts } from '../../../src/web/web.module.js';
import type { WebOptions } from '../../../src/web/web-options.js';

export type Browser = ReturnType<typeof agent>;

/** A small application: the frame over a fresh folder, with the controllers of the test. */
export interface SmallApp {
  readonly app: NestExpressApplication;
  /** A new visitor with a cookie jar of their own. */
  browser(): Browser;
  readonly now: () => Date;
  /** Lets time pass. */
  wait(ms: number): void;
}

export async function smallApp(
  controllers: readonly Type[] = [],
  options: Partial<WebOptions> = {},
  parts: WebParts = {},
): Promise<SmallApp> {
  let now = Date.parse('2026-11-23T08:41:00Z');
  const settings: WebOptions = {
    councilName: 'Northmere Council',
    areaName: 'Northmere',
    demo: true,
    https: false,
    dataFolder: mkdtempSync(join(tmpdir(), 'ehc-web-')),
    sessionSecret: null,
    rulesInForce: 'England 2014 as amended · version 7',
    councilSignIn: null,
    now: () => new Date(now),
    developing: false,
    ...options,
  };
  const module = await Test.createTestingModule({
    imports: [WebModule.forRoot(settings, parts)],
    controllers: [...controllers],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  await configureWeb(app);
  await app.init();
  return {
    app,
    browser: () => agent(app.getHttpServer()),
    now: () => new Date(now),
    wait: (ms) => {
      now += ms;
    },
  };
}

/** The token that the forms of a page carry. */
export function tokenOf(html: string): string {
  const token = /name="csrfToken" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('The page has no form with a token');
  return token;
}

/** Signs in as one of the demo's people; gives the token of the new session. */
export async function signInAs(browser: Browser, person: string): Promise<string> {
  const page = await browser.get('/sign-in');
  await browser
    .post('/sign-in/demo')
    .type('form')
    .send({ csrfToken: tokenOf(page.text), person })
    .expect(303);
  return tokenOf((await browser.get('/help')).text);
}

/** The text of the page's one `h1`. */
export function headingOf(html: string): string {
  const headings = [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, inner]) => (inner ?? '').trim());
  if (headings.length !== 1) throw new Error(`Expected one h1, found ${headings.length}`);
  return headings[0] ?? '';
}
