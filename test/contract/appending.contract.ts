import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { WrongExpectedRevision } from '../../src/event-store/event-store-errors.js';
import { sampleEvents } from './sample-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function appendingContract(log: LogUnderTest): void {
  describe('appending', () => {
    it('gives events their revisions from 0 and positions that rise', async () => {
      const stream = log.fresh();
      const first = await log.append(stream, -1, 2);
      const second = await log.append(stream, 1, 3);
      expect([first.firstRevision, first.revision, second.firstRevision, second.revision]).toEqual([0, 1, 2, 4]);
      expect(second.firstPosition).toBeGreaterThan(first.position);
      const events = await log.store.readStream(stream);
      expect(events.map((event) => event.revision)).toEqual([0, 1, 2, 3, 4]);
      expect(events.map((event) => event.position)).toEqual(
        events.map((event) => event.position).sort((a, b) => a - b),
      );
      expect(await log.store.head()).toBe(second.position);
    });

    it('gives back every field as it was handed over', async () => {
      const stream = log.fresh();
      const commandId = randomUUID();
      const [event] = sampleEvents(commandId, 1, {
        actor: { id: 'u-7', role: 'system', onBehalfOf: 'u-8' },
        causationId: 'cause-1',
        source: 'import',
        schema: 3,
        sealed: [
          {
            subject: 'p-1',
            keyId: 'k-1',
            iv: 'AAAAAAAAAAAAAAAA',
            tag: 'AAAAAAAAAAAAAAAAAAAAAA==',
            ct: 'AQID',
            digest: 'a'.repeat(64),
          },
        ],
      });
      if (event === undefined) throw new Error('no sample');
      const result = await log.store.append(stream, -1, [event], { commandId });
      const [stored] = await log.store.readStream(stream);
      expect(stored).toMatchObject({ ...event, stream, revision: 0, position: result.position, commandId });
      expect(stored?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(stored?.clockSuspect).toBe(false);
    });

    it.each([
      ['a stream that does not exist, expected at 0', -1, 0],
      ['an existing stream, expected not to exist', 1, -1],
      ['a revision behind', 1, 0],
      ['a revision ahead', 1, 2],
    ])('refuses %s, and writes and moves nothing', async (_, actual, expected) => {
      const stream = log.fresh();
      if (actual >= 0) await log.append(stream, -1, actual + 1);
      const head = await log.store.head();
      const refusal = log.append(stream, expected);
      await expect(refusal).rejects.toBeInstanceOf(WrongExpectedRevision);
      await expect(refusal).rejects.toMatchObject({ stream, expected, actual });
      expect(await log.store.head()).toBe(head);
      expect((await log.append(stream, actual)).revision).toBe(actual + 1);
    });

    it('refuses an append of no events', async () => {
      await expect(log.append(log.fresh(), -1, 0)).rejects.toBeInstanceOf(RangeError);
    });

    it('has exactly one winner among 64 writers of the same revision, in each of 20 rounds', async () => {
      const stream = log.fresh();
      for (let round = 0; round < 20; round++) {
        const attempts = await Promise.allSettled(Array.from({ length: 64 }, () => log.append(stream, round - 1)));
        const lost = attempts.filter((attempt) => attempt.status === 'rejected');
        expect(lost).toHaveLength(63);
        for (const { reason } of lost) {
          expect(reason).toBeInstanceOf(WrongExpectedRevision);
          expect(reason).toMatchObject({ expected: round - 1, actual: round });
        }
      }
      expect(await log.store.readStream(stream)).toHaveLength(20);
    });

    it('writes all events of a batch or none', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 100);
      await expect(log.append(stream, 98, 100)).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(await log.store.readStream(stream)).toHaveLength(100);
    });

    it('keeps streams of any well-formed name apart', async () => {
      const suffix = randomUUID();
      const names = [
        "'; DROP TABLE events; --",
        '../../etc/passwd',
        '%_*?',
        'Ünïcödé-名前-🧒',
        ' ',
        'a'.repeat(500),
        '__proto__',
        'constructor',
      ];
      for (const name of names) await log.append(`x-${name}-${suffix}`, -1);
      for (const name of names) expect(await log.store.readStream(`x-${name}-${suffix}`)).toHaveLength(1);
      // Names that differ only in case or in Unicode normal form are different streams.
      await log.append(`x-é-${suffix}`.normalize('NFC'), -1);
      await log.append(`x-é-${suffix}`.normalize('NFD'), -1);
      await log.append(`X-é-${suffix}`.normalize('NFC'), -1);
    });

    it.each(['', 'nul-\0-inside', 'lone-\ud800-surrogate'])('refuses the stream name %j', async (name) => {
      await expect(log.append(name, -1)).rejects.toBeInstanceOf(RangeError);
    });

    it('gives back any text in clear data, unchanged', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
          const stream = log.fresh();
          const commandId = randomUUID();
          const clear = JSON.stringify({ text });
          await log.store.append(stream, -1, sampleEvents(commandId, 1, { clear }), { commandId });
          const [stored] = await log.store.readStream(stream);
          expect(stored?.clear).toBe(clear);
          expect(JSON.parse(stored?.clear ?? '')).toEqual({ text });
        }),
        { numRuns: 50 },
      );
    });

    it('takes a body of half a megabyte', async () => {
      const stream = log.fresh();
      const commandId = randomUUID();
      const clear = JSON.stringify({ text: 'é🧒'.repeat(90_000) });
      await log.store.append(stream, -1, sampleEvents(commandId, 1, { clear }), { commandId });
      expect((await log.store.readStream(stream))[0]?.clear).toBe(clear);
    });
  });
}
