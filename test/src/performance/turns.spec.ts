import { Turns } from '../../../src/performance/turns.js';

describe('turns of the event loop', () => {
  const rig = (): { turns: Turns; pass: (ms: number) => void; taken: () => number } => {
    let [now, taken] = [0, 0];
    const turns = new Turns(
      () => now,
      () => {
        taken += 1;
        // What others do meanwhile takes its time.
        now += 40;
        return Promise.resolve();
      },
    );
    return { turns, pass: (ms) => (now += ms), taken: () => taken };
  };

  it('are left to others once ten milliseconds of work are done, not after each step', async () => {
    const { turns, pass, taken } = rig();
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
    const { turns, pass, taken } = rig();
    pass(10);
    await turns.next();
    pass(9);
    await turns.next();
    expect(taken()).toBe(1);
  });

  it('are truly turns: what waits for one comes before the next step', async () => {
    let now = 0;
    const turns = new Turns(() => now);
    const order: string[] = [];
    setImmediate(() => order.push('another'));
    await turns.next();
    order.push('quick step');
    now = 10;
    await turns.next();
    order.push('step after');
    expect(order).toEqual(['quick step', 'another', 'step after']);
  });
});
