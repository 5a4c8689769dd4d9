import type { Response } from 'express';

/** What a stream of server-sent events needs of the answer it is written to. */
export type StreamAnswer = Pick<
  Response,
  'writeHead' | 'flushHeaders' | 'write' | 'end' | 'destroy' | 'writableNeedDrain' | 'writableEnded' | 'destroyed'
>;

/** A page that lost its connection tries again after this long. */
const retryMs = 3_000;

/** One page that listens (server-sent events). Whoever does not take what was sent is let go of: nothing piles up. */
export class EventStream {
  constructor(private readonly answer: StreamAnswer) {}

  open(): void {
    this.answer.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies that gather answers would keep everything back.
      'X-Accel-Buffering': 'no',
    });
    this.answer.flushHeaders();
    this.write(`retry: ${retryMs}\n\n`);
  }

  /** `place` comes back as `Last-Event-ID` when the page connects again. */
  send(event: string, data: object, place: string): void {
    this.write(`id: ${place}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps the connection from being taken for dead, and the place up to date. */
  beat(place: string): void {
    this.write(`id: ${place}\nevent: beat\ndata: {}\n\n`);
  }

  close(): void {
    if (!this.answer.writableEnded) this.answer.end();
  }

  private write(text: string): void {
    if (this.answer.writableEnded || this.answer.destroyed) return;
    if (this.answer.writableNeedDrain) this.answer.destroy();
    else this.answer.write(text);
  }
}
