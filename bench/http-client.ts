import { Agent, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One browser on one kept connection, which also reads off at the server how long each answer took there: from the
 * request's arrival to the last byte handed to the system.
 */
export class TimedClient {
  /** Milliseconds at the server of the last request. */
  serverMs = Number.NaN;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly port: number;
  private readonly cookies = new Map<string, string>();

  constructor(server: Server) {
    this.port = (server.address() as AddressInfo).port;
    server.prependListener('request', (_request, response) => {
      const started = performance.now();
      response.once('finish', () => (this.serverMs = performance.now() - started));
    });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path, '');
  }

  post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('POST', path, new URLSearchParams(form).toString());
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, body: string): Promise<Answer> {
    const headers: Record<string, string> = {
      accept: 'text/html,application/json',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers },
        (response) => {
          let text = '';
          for (const cookie of response.headers['set-cookie'] ?? []) this.keep(cookie);
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.once('end', () => {
            resolve({ status: response.statusCode ?? 0, body: text });
          });
          response.once('error', reject);
        },
      );
      sent.once('error', reject).end(body);
    });
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const equals = pair.indexOf('=');
    this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
}
