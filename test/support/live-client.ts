import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What came over a stream of server-sent events. */
export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A listener that is no browser: an HTTP request whose answer goes on. */
export class LiveClient {
  readonly events: LiveEvent[] = [];
  closed = false;
  private rest = '';

  private constructor(private readonly answer: IncomingMessage) {
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => {
      this.take(text);
    });
    answer.on('close', () => {
      this.closed = true;
    });
    answer.on('error', () => undefined);
  }

  static open(url: string, headers: Readonly<Record<string, string>>): Promise<LiveClient> {
    return new Promise((resolve, reject) => {
      get(url, { headers, agent: false }, (answer) => {
        resolve(new LiveClient(answer));
      }).once('error', reject);
    });
  }

  get status(): number {
    return this.answer.statusCode ?? 0;
  }

  get headers(): IncomingMessage['headers'] {
    return this.answer.headers;
  }

  /** Words of the changes that were told. */
  get changes(): readonly string[] {
    return this.events
      .filter(({ event }) => event === 'change')
      .map(({ data }) => (JSON.parse(data) as { text: string }).text);
  }

  /** Waits for something to come; false where it does not within the time. */
  async until(condition: (client: LiveClient) => boolean, patienceMs = 3_000): Promise<boolean> {
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      if (condition(this)) return true;
      await delay(10);
    }
    return condition(this);
  }

  close(): void {
    this.answer.destroy();
  }

  private take(text: string): void {
    const parts = (this.rest + text).split('\n\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      const lines = new Map(part.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^[a-z]+: /, '')]));
      const event = lines.get('event');
      if (event !== undefined) {
        this.events.push({ event, id: lines.get('id') ?? '', data: lines.get('data') ?? '' });
      }
    }
  }
}
