import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Work that goes on before others have their turn, milliseconds. */
const mostMs = 10;
/** The same of work that gives way: whoever reads from the disk in between waits for it at every read. */
const mostGivingWayMs = 2;
/** A turn that takes longer than this had something to do, milliseconds. */
const idleMs = 1;
/** How long work that nobody waits for gives way to the rest before it goes on all the same: a part in twenty-five is left to it. */
const patienceMs = 50;

interface TurnsOptions {
  /** While others have much to do it waits on, fifty milliseconds at most: for what nobody waits for. */
  readonly givingWay?: boolean;
  readonly clock?: () => number;
  readonly turn?: () => Promise<unknown>;
}

/**
 * Gives others their turn while something long goes on: by the time it took, not by its steps. Of three hundred figures that
 * stand worked out none takes any, and a page that let others go first after each would wait three hundred times for whatever
 * else is being worked out.
 */
export class Turns {
  private readonly givingWay: boolean;
  private readonly clock: () => number;
  private readonly turn: () => Promise<unknown>;
  private since: number;

  constructor({ givingWay = false, clock = () => performance.now(), turn = () => turnOfTheLoop() }: TurnsOptions = {}) {
    this.givingWay = givingWay;
    this.clock = clock;
    this.turn = turn;
    this.since = clock();
  }

  /** To be waited for between steps. */
  async next(): Promise<void> {
    const asked = this.clock();
    if (asked - this.since < (this.givingWay ? mostGivingWayMs : mostMs)) return;
    for (let before = asked; ; before = this.since) {
      await this.turn();
      this.since = this.clock();
      const isIdle = this.since - before <= idleMs;
      if (!this.givingWay || isIdle || this.since - asked >= patienceMs) return;
    }
  }
}
