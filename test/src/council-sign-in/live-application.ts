import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { StaffRole } from '../../../workflows/authority/staff.events.js';
import { configFrom } from '../../../src/config.js';
import { StaffRegister } from '../../../src/people/staff-register.service.js';
import { startApplication } from '../../../src/start-application.js';

export const clientSecret = 'a secret of the tests';

/** The application as a real installation runs it, on a port of this machine. */
export interface LiveApplication {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly folder: string;
  /** Lets time pass. */
  wait(ms: number): void;
  admit(name: string, email: string, roles: readonly StaffRole[]): Promise<string>;
  end(id: string): Promise<void>;
  close(): Promise<void>;
}

const installer = { id: 'command-line', role: 'administrator' } as const;

export async function liveApplication(
  settings: (url: string) => Promise<Readonly<Record<string, string>>>,
): Promise<LiveApplication> {
  const folder = mkdtempSync(join(tmpdir(), 'ehc-live-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = configFrom({
    EHC_MODE: 'live',
    EHC_DATA_DIR: join(folder, 'data'),
    EHC_AUTHORITY: '852',
    EHC_KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    EHC_SESSION_SECRET: 'a secret of the tests that is long enough',
    EHC_PUBLIC_URL: url,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    OIDC_CLIENT_ID: 'ehc',
    ...(await settings(url)),
  });
  let later = 0;
  const app = await startApplication(config, { now: () => new Date(Date.now() + later) });
  const register = app.get(StaffRegister);
  const acting = () => ({ actor: installer, commandId: randomUUID(), source: 'user' }) as const;
  return {
    app,
    url,
    folder: config.dataFolder,
    wait: (ms) => {
      later += ms;
    },
    admit: (name, email, roles) =>
      register.admit({ name, email }, { roles, team: null, reason: 'joined', note: null }, acting()),
    async end(id) {
      await register.end(id, { reason: 'left', note: null }, acting());
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
}

/** Keeps cookies and follows redirects as a browser does; can stop before an address. */
export class Visitor {
  private readonly jars = new Map<string, Map<string, string>>();

  async request(address: string, form?: Readonly<Record<string, string>>): Promise<Page> {
    const url = new URL(address);
    const jar = this.jars.get(url.host) ?? new Map<string, string>();
    this.jars.set(url.host, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    const to = location === null ? null : new URL(location, url).href;
    return { url: url.href, status: response.status, text: await response.text(), location: to };
  }

  /** Goes on until a page is shown, or until it would go to an address that begins so. */
  async follow(
    address: string,
    { form, until }: { form?: Record<string, string>; until?: string } = {},
  ): Promise<Page> {
    let page = await this.request(address, form);
    for (let steps = 0; page.location !== null && steps < 15; steps += 1) {
      if (until !== undefined && page.location.startsWith(until)) return page;
      page = await this.request(page.location);
    }
    return page;
  }

  /** The session cookie as it stands. */
  cookieAt(url: string): string | null {
    return this.jars.get(new URL(url).host)?.get('ehc-session') ?? null;
  }

  plant(url: string, cookie: string): void {
    const { host } = new URL(url);
    this.jars.set(host, new Map([['ehc-session', cookie]]));
  }
}
