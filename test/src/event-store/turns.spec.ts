import { Turns } from '../../../src/event-store/turns.js';

interface Rig {
  readonly turns: Turns;
  readonly pass: (ms: number) => void;
  readonly taken: () => number;
  readonly now: () => number;
}

describe('turns of the event loop', () => {
  /** @param others how long others take in each turn, the last of them ever after. */
  const rig = (givingWay: boolean, others: readonly number[]): Rig => {
    let [now, taken] = [0, 0];
    const turn = (): Promise<void> => {
      now += others[Math.min(taken, others.length - 1)] ?? 0;
      taken += 1;
      return Promise.resolve();
    };
    const turns = new Turns({ givingWay, clock: () => now, turn });
    return { turns, pass: (ms) => (now += ms), taken: () => taken, now: () => now };
  };

  it('are left to others once ten milliseconds of work are done, not after each step', async () => {
    const { turns, pass, taken } = rig(false, [40]);
    for (let step = 0; step < 300; step += 1) await turns.next();
    expect(taken()).toBe(0);
    pass(9);
    await turns.next();
    expect(taken()).toBe(0);
    pass(1);
    await turns.next();
    expect(taken()).toBe(1);
  });

  it('count from when the work went on, however long others took', async () => {
    const { turns, pass, taken } = rig(false, [40]);
    pass(10);
    await turns.next();
    pass(9);
    await turns.next();
    expect(taken()).toBe(1);
  });

  it('are truly turns: what waits for one comes before the next step', async () => {
    let now = 0;
    const turns = new Turns({ clock: () => now });
    const order: string[] = [];
    setImmediate(() => order.push('another'));
    await turns.next();
    order.push('quick step');
    now = 10;
    await turns.next();
    order.push('step after');
    expect(order).toEqual(['quick step', 'another', 'step after']);
  });

  it('of work that nobody waits for are given away until others have nothing to do', async () => {
    const { turns, pass, taken, now } = rig(true, [20, 15, 5, 0.1]);
    pass(10);
    await turns.next();
    expect(taken()).toBe(4);
    expect(now()).toBeCloseTo(10 + 40.1);
  });

  it('are not given away for ever: such work goes on every fifty milliseconds', async () => {
    const { turns, pass, taken } = rig(true, [20]);
    pass(10);
    await turns.next();
    expect(taken()).toBe(3);
    pass(1);
    await turns.next();
    expect(taken()).toBe(3);
  });

  it('of work that nobody waits for come sooner: it holds nobody up for longer than two milliseconds', async () => {
    const { turns, pass, taken } = rig(true, [0.1]);
    pass(2);
    await turns.next();
    expect(taken()).toBe(1);
  });
});
