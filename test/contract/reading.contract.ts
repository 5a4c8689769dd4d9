import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src/event-store/canonical-json.js';
import { StreamNotFound } from '../../src/event-store/event-store-errors.js';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { verifyStream } from '../../src/event-store/verify.js';
import type { LogUnderTest } from './log-under-test.js';
import { sampleEvents } from './sample-events.js';

export function readingContract(log: LogUnderTest): void {
  describe('reading', () => {
    it('reads part of a stream, both ends inclusive', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 10);
      const part = await log.store.readStream(stream, { from: 3, to: 5 });
      expect(part.map((event) => event.revision)).toEqual([3, 4, 5]);
      expect(await log.store.readStream(stream, { from: 10 })).toEqual([]);
    });

    it('has no events for a stream that does not exist, and says so when asked for an existing one', async () => {
      expect(await log.store.readStream(log.fresh())).toEqual([]);
      await expect(log.store.readExistingStream(log.fresh())).rejects.toBeInstanceOf(StreamNotFound);
    });

    it('reads the whole log in pages, every position once and in order, up to a given one', async () => {
      const stream = log.fresh();
      const after = await log.store.head();
      const { position: until } = await log.append(stream, -1, 25);
      await log.append(stream, 24, 5);
      const seen: StoredEvent[] = [];
      for await (const page of log.store.readAll({ after, until, limit: 7 })) seen.push(...page);
      const mine = seen.filter((event) => event.stream === stream);
      expect(mine.map((event) => event.revision)).toEqual(Array.from({ length: 25 }, (_, n) => n));
      expect(mine).toEqual((await log.store.readStream(stream)).slice(0, 25));
    });

    it('reads what a fold needs of one stream, whole or in part', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 6);
      const all = [];
      for await (const page of log.store.readAllClear())
        all.push(...page.filter((row) => row[1] === stream).map((row) => [row[0], row[2], row[3], row[5], row[8]]));
      expect(await log.store.readFacts(stream)).toEqual(all);
      expect(await log.store.readFacts(stream, { from: 2, to: 3 })).toEqual(all.slice(2, 4));
      // Nothing has been recorded since: how a stream that was opened before is asked for what is new.
      expect(await log.store.readFacts(stream, { from: 6 })).toEqual([]);
      expect(await log.store.readFacts(log.fresh())).toEqual([]);
    });

    it('reads the same in clear rows', async () => {
      const stream = log.fresh();
      const after = await log.store.head();
      await log.append(stream, -1, 12);
      const rows = [];
      for await (const page of log.store.readAllClear({ after, limit: 5 })) rows.push(...page);
      const events = await log.store.readStream(stream);
      expect(rows.filter((row) => row[1] === stream)).toEqual(
        events.map((event) => [
            event.position, event.stream, event.revision, event.type, event.schema, event.occurredOn, event.recordedAt,
            event.authority, event.clear,
          ]), // prettier-ignore
      );
    });

    it('reads the same in facts, whatever their texts hold', async () => {
      const stream = log.fresh();
      const { position: after } = await log.append(log.fresh(), -1);
      await log.append(stream, -1, 12);
      const odd = {
        occurredOn: '2026-01-05"\\',
        authority: '"],[1,"é\n',
        clear: canonicalJson({ text: '"],["\\', list: [[1], { '7': null }], deep: { deeper: [] } }),
      };
      const commandId = randomUUID();
      const { position: until } = await log.store.append(stream, 11, sampleEvents(commandId, 3, odd), { commandId });
      await log.append(stream, 14);
      const pages = [];
      for await (const page of log.store.readAllFacts({ after, until, limit: 4 })) pages.push(page);
      const events = (await log.store.readStream(stream)).slice(0, 15);
      expect(pages.flatMap(({ facts }) => facts).filter(([name]) => name === stream)).toEqual(
        events.map(({ revision, type, occurredOn, recordedAt, authority, clear }) => [
          stream, revision, type, occurredOn, recordedAt, authority, JSON.parse(clear) as unknown,
        ]), // prettier-ignore
      );
      expect(pages.every(({ facts }) => facts.length > 0 && facts.length <= 4)).toBe(true);
      expect(pages.at(-1)?.position).toBe(until);
    });

    it('says which event has clear data that are not a JSON object', async () => {
      const stream = log.fresh();
      const { position: after } = await log.append(stream, -1);
      // Two halves that are JSON only side by side.
      for (const [revision, clear] of ['{"a":[{}', '{}]}'].entries()) {
        const commandId = randomUUID();
        await log.store.append(stream, revision, sampleEvents(commandId, 1, { clear }), { commandId });
      }
      const [, first] = await log.store.readStream(stream);
      const reading = async (): Promise<void> => {
        for await (const page of log.store.readAllFacts({ after })) expect(page.facts).toEqual([]);
      };
      await expect(reading()).rejects.toMatchObject({ name: 'StoreDamaged', position: first?.position });
    });

    it('reads only events of the types asked for, in full pages and in order', async () => {
      const stream = log.fresh();
      const after = await log.store.head();
      const types = ['AdviceReceived', 'MeetingHeld', 'FinalPlanSent'];
      for (let n = 0; n < 12; n += 1) {
        const commandId = randomUUID();
        await log.store.append(stream, n - 1, sampleEvents(commandId, 1, { type: types[n % 3] ?? '' }), { commandId });
      }
      const wanted = { after, types: ['MeetingHeld', 'FinalPlanSent', 'NeverRecorded'] };
      const events = (await log.store.readStream(stream)).filter(({ revision }) => revision % 3 !== 0);
      const pages = [];
      for await (const page of log.store.readAll({ ...wanted, limit: 3 })) pages.push(page);
      expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
      expect(pages.flat()).toEqual(events);
      const rows = [];
      for await (const page of log.store.readAllClear({ ...wanted, limit: 3 })) rows.push(...page);
      expect(rows.map(([position]) => position)).toEqual(events.map(({ position }) => position));
      expect(await log.store.readPage({ after, types: ['NeverRecorded'] })).toEqual([]);
    });

    it('holds positions and revisions as safe integers', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 2);
      for (const event of await log.store.readStream(stream)) {
        expect(Number.isSafeInteger(event.position) && Number.isSafeInteger(event.revision)).toBe(true);
      }
    });

    it('reads the same after closing and opening again, and goes on from there', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 5);
      const before = await log.store.readStream(stream);
      await log.reopen();
      expect(await log.store.readStream(stream)).toEqual(before);
      expect((await log.append(stream, 4)).revision).toBe(5);
      expect(await verifyStream(log.store, stream)).toMatchObject({ ok: true, events: 6 });
    });
  });
}
