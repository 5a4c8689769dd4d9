import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const packageFile = join(import.meta.dirname, '..', '..', 'package.json');

/** What `npm start` gives to node before the name of the program. */
function startingOptions(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly scripts: { readonly start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** The application as `npm start` runs it: a process of its own, in production mode. */
export class ServedApplication {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** @throws Error with what the process said, where it ends before it serves pages. */
  static start(folder: string): Promise<ServedApplication> {
    const child = spawn(process.execPath, [...startingOptions(), join(import.meta.dirname, '..', 'src', 'main.js')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        EHC_DATA_DIR: folder,
        PORT: '0',
        LOG_LEVEL: 'error',
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer): void => {
        said = `${said}${chunk.toString('utf8')}`.slice(-10_000);
        const url = /is ready: (http:\S+)/.exec(said)?.[1];
        if (url !== undefined) resolve(new ServedApplication(url.replace('localhost', '127.0.0.1'), child));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', reject);
      child.once('exit', (code) => {
        reject(new Error(`The application ended with code ${String(code)}:\n${said}`));
      });
    });
  }

  /** Waits until the application has read what its pages hold in memory; how long that took, in seconds. */
  async readAhead(): Promise<number> {
    const began = performance.now();
    const client = new LoadClient(this.url);
    try {
      for (;;) {
        const { body } = await client.get('/health/ready');
        if ((JSON.parse(body) as { readonly readAhead: boolean }).readAhead) return (performance.now() - began) / 1_000;
        await wait(500);
      }
    } finally {
      client.close();
    }
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.process.once('exit', () => {
        resolve();
      });
      this.process.kill('SIGTERM');
    });
  }
}

export interface Fetched {
  readonly status: number;
  readonly body: string;
  readonly bytes: number;
  /** From the moment given to the last byte, in milliseconds. */
  readonly ms: number;
}

/** Somebody signed in at a served application, with as many connections as the server leaves waiting. */
export class LoadClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 256 });
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** @throws Error if the demonstration does not let the person in. */
  async signIn(person: string): Promise<void> {
    const { body } = await this.get('/sign-in');
    const token = /name="csrfToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const form = new URLSearchParams({ person, csrfToken: token }).toString();
    const { status } = await this.send('POST', '/sign-in/demo', form, performance.now());
    if (status !== 303) throw new Error(`Signing in as ${person} was answered with ${status}`);
  }

  /** @param since from when the answer is timed: the moment at which the request should have gone out. */
  get(path: string, since: number = performance.now()): Promise<Fetched> {
    return this.send('GET', path, '', since);
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, form: string, since: number): Promise<Fetched> {
    const headers = {
      accept: 'text/html',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, agent: this.agent, headers }, (response) => {
        const parts: Buffer[] = [];
        for (const cookie of response.headers['set-cookie'] ?? []) this.keep(cookie);
        response.on('data', (chunk: Buffer) => parts.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const body = Buffer.concat(parts);
          const ms = performance.now() - since;
          resolve({ status: response.statusCode ?? 0, body: body.toString('utf8'), bytes: body.length, ms });
        });
      });
      sent
        .once('error', (error: NodeJS.ErrnoException) => {
          // A connection that waited too long may be closed by the server just as it is used again: not the page's fault.
          if (error.code === 'ECONNRESET' && sent.reusedSocket && method === 'GET')
            this.send(method, path, form, since).then(resolve, reject);
          else reject(error);
        })
        .end(form);
    });
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const equals = pair.indexOf('=');
    this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
}
