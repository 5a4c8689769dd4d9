import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Page, Visitor } from './live-application.js';

/** oidc-provider as a process of its own, for the application at `base`. */
export async function realProvider(port: number, base: string): Promise<ChildProcess> {
  const script = resolve('test/support/council-provider.mjs');
  const child = spawn(process.execPath, [script, String(port), base], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  await new Promise((ready, failed) => {
    child.stdout?.once('data', ready);
    child.once('exit', failed);
  });
  return child;
}

/** From now on the council says this of somebody. */
export async function nowSays(provider: ChildProcess, login: string, claims: object): Promise<void> {
  await new Promise<void>((sent, failed) => {
    provider.send({ login, ...claims }, (error) => {
      if (error === null) sent();
      else failed(error);
    });
  });
}

/** Types a name at the provider's page and agrees to all it asks; ends where the application answers. */
export async function signInAs(visitor: Visitor, url: string, login: string, query = ''): Promise<Page> {
  let page = await visitor.follow(`${url}/sign-in/council${query}`);
  for (let forms = 0; forms < 3 && !page.url.startsWith(url); forms += 1) {
    const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
    page = await visitor.follow(new URL(action, page.url).href, { form });
  }
  return page;
}
