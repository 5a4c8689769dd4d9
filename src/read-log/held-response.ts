import type { Response } from 'express';

export interface Holding {
  /** Asked before anything goes out: whether something has to be done first. */
  mustWait(): boolean;
  /** What has to be done. */
  before(): Promise<void>;
  /** It could not be done: the response is as if nothing had been written to it, and may be answered anew. */
  failed(error: unknown): void;
}

type Call = () => unknown;
const sending = ['writeHead', 'flushHeaders', 'write', 'end'] as const;
/** Headers that belong to the content that is not to be shown. */
const ofContent = /^(?:content-(?!security)|location$|etag$|last-modified$|x-robots-tag$)/;

/**
 * A response that lets nothing out before its time: whatever is written while something must be done first waits in order,
 * and goes out after it or not at all.
 */
export class HeldResponse {
  private waiting: Call[] | null = null;

  constructor(
    private readonly response: Response,
    private readonly holding: Holding,
  ) {
    const target = response as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const name of sending) {
      const send = (target[name] as (...args: unknown[]) => unknown).bind(response);
      // Named before it is set: V8 keeps a function written straight into a member in old memory, and with it every page.
      const held = (...args: unknown[]): unknown => this.pass(name, () => send(...args));
      target[name] = held;
    }
  }

  private pass(name: (typeof sending)[number], send: Call): unknown {
    if (this.waiting === null) {
      if (!this.holding.mustWait()) return send();
      this.waiting = [];
      // Whoever has answered must not answer again, though nothing has gone out yet.
      Object.defineProperty(this.response, 'headersSent', { configurable: true, value: true });
      this.hold();
    }
    this.waiting.push(send);
    return name === 'write' ? false : this.response;
  }

  private noLongerWaiting(): readonly Call[] {
    const calls = this.waiting ?? [];
    this.waiting = null;
    Reflect.deleteProperty(this.response, 'headersSent');
    return calls;
  }

  private hold(): void {
    // `before` may also fail at once.
    const done = Promise.resolve().then(() => this.holding.before());
    done.then(
      () => {
        this.release();
      },
      (error: unknown) => {
        this.giveUp(error);
      },
    );
  }

  private release(): void {
    // Whoever writes in pieces may have opened more meanwhile.
    if (this.holding.mustWait()) {
      this.hold();
      return;
    }
    for (const call of this.noLongerWaiting()) call();
    if (!this.response.writableEnded && !this.response.writableNeedDrain) this.response.emit('drain');
  }

  private giveUp(error: unknown): void {
    this.noLongerWaiting();
    const { response } = this;
    if (response.headersSent) {
      // A part has gone out that was recorded: the rest cannot be taken back in words.
      response.destroy();
      return;
    }
    for (const name of response.getHeaderNames()) if (ofContent.test(name)) response.removeHeader(name);
    response.statusCode = 200;
    this.holding.failed(error);
  }
}
