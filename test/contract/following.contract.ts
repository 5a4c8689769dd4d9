import { StoreUnavailable } from '../../src/event-store/event-store-errors.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import type { LogUnderTest } from './log-under-test.js';

export function followingContract(log: LogUnderTest): void {
  describe('following', () => {
    it('shows four followers every position once and in order, while 16 writers append', async () => {
      const after = await log.store.head();
      const prefix = log.fresh('dispute');
      const seen = Array.from({ length: 4 }, () => [] as StoredEvent[]);
      const followers = seen.map((events, index) =>
        log.store.subscribe({ after, limit: 10 + index * 40 }, (page) => {
          events.push(...page);
        }),
      );
      await Promise.all(
        Array.from({ length: 16 }, async (_, writer) => {
          for (let n = 0; n < 25; n++) await log.append(`${prefix}-${writer}`, n * 2 - 1, 2);
        }),
      );
      const head = await log.store.head();
      await Promise.all(followers.map((follower) => follower.reached(head)));
      const whole: StoredEvent[] = [];
      for await (const page of log.store.readAll({ after })) whole.push(...page);
      expect(whole.filter((event) => event.stream.startsWith(prefix))).toHaveLength(800);
      for (const events of seen) expect(events).toEqual(whole);
      await Promise.all(followers.map((follower) => follower.stop()));
    });

    it('waits for the handler before it delivers more', async () => {
      const stream = log.fresh();
      const after = await log.store.head();
      await log.append(stream, -1, 30);
      let running = 0;
      let most = 0;
      const follower = log.store.subscribe({ after, limit: 5 }, async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
      });
      await follower.reached(await log.store.head());
      await follower.stop();
      expect(most).toBe(1);
    });

    it('delivers nothing more once it has been stopped', async () => {
      const stream = log.fresh();
      let count = 0;
      const follower = log.store.subscribe({ after: await log.store.head() }, (page) => {
        count += page.length;
      });
      await follower.reached((await log.append(stream, -1)).position);
      await follower.stop();
      await log.append(stream, 0);
      await expect(follower.reached(await log.store.head())).rejects.toBeInstanceOf(StoreUnavailable);
      expect(count).toBe(1);
    });

    it('ends with the error of its handler, and holds up nobody else', async () => {
      const stream = log.fresh();
      const after = await log.store.head();
      const failing = log.store.subscribe({ after }, () => {
        throw new Error('cannot take this one');
      });
      const other = log.store.subscribe({ after }, () => undefined);
      const { position } = await log.append(stream, -1);
      await expect(failing.done).rejects.toThrow('cannot take this one');
      await other.reached(position);
      expect(failing.position).toBe(after);
      await other.stop();
    });

    it('lets a handler append', async () => {
      const [from, to] = [log.fresh(), log.fresh()];
      const follower = log.store.subscribe({ after: await log.store.head() }, async (page) => {
        for (const event of page) {
          if (event.stream === from) await log.append(to, event.revision - 1, 1, `reaction-${event.eventId}`);
        }
      });
      const { position } = await log.append(from, -1, 3);
      await follower.reached(position);
      await follower.stop();
      expect(await log.store.readStream(to)).toHaveLength(3);
    });
  });
}
