import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Work that goes on before others have their turn, milliseconds. */
const mostMs = 10;

/**
 * Gives others their turn while something long goes on: by the time it took, not by its steps. Of three hundred figures that
 * stand worked out none takes any, and a page that let others go first after each would wait three hundred times for whatever
 * else is being worked out.
 */
export class Turns {
  private since: number;

  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly turn: () => Promise<unknown> = () => turnOfTheLoop(),
  ) {
    this.since = clock();
  }

  /** To be waited for after each step. */
  async next(): Promise<void> {
    if (this.clock() - this.since < mostMs) return;
    await this.turn();
    this.since = this.clock();
  }
}
