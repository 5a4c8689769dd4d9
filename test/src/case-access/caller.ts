import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tokenOf } from '../web/web-fixture.js';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | null;
}

/** Asks for thousands of addresses over one connection and looks at the status alone. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private cookie = '';
  private token = '';

  private constructor(private readonly url: string) {}

  static nobody(url: string): Caller {
    return new Caller(url);
  }

  static async signedIn(url: string, person: string): Promise<Caller> {
    const caller = new Caller(url);
    caller.token = tokenOf((await caller.send('GET', '/sign-in')).text);
    const { status } = await caller.send('POST', '/sign-in/demo', { person });
    if (status !== 303) throw new Error(`${person} cannot sign in: ${status}`);
    caller.token = tokenOf((await caller.send('GET', '/help')).text);
    return caller;
  }

  /** The status of the answer; redirects are not followed. A POST carries the token of the session. */
  async ask(method: string, path: string, body: Readonly<Record<string, string>> = {}): Promise<number> {
    return (await this.send(method, path, body)).status;
  }

  /** Lets go of the connection. */
  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, body: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const content = path.startsWith('/api') ? JSON.stringify(body) : new URLSearchParams(body).toString();
    const type = path.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = {
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(method === 'GET' ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(content), 'x-csrf-token': this.token }),
    }; // prettier-ignore
    return new Promise((resolve, fail) => {
      const asked = request(`${this.url}${path}`, { method, headers, agent: this.agent }, (response) => {
        this.read(response).then(resolve, fail);
      });
      asked.on('error', fail);
      asked.end(method === 'GET' ? undefined : content);
    });
  }

  private async read(response: IncomingMessage): Promise<Answer> {
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? null;
    if (cookie !== null) this.cookie = cookie;
    return { status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), cookie };
  }
}
