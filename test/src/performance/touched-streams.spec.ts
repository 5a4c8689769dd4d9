import fc from 'fast-check';
import { streamsRecordedIn } from '../../../src/performance/touched-streams.js';
import type { ClearRow } from '../../../src/event-store/event-store.js';

const day = 86_400_000;
const begin = Date.parse('2026-01-01T00:00:00.000Z');
const instant = (ms: number): string => new Date(begin + ms).toISOString();

/** A log with gaps between its positions, whose clock was now and then put right by up to a day. */
const log = fc
  .array(fc.record({ gap: fc.nat(50), hours: fc.nat(30), slip: fc.integer({ min: -24, max: 0 }), stream: fc.nat(9) }))
  .map((entries) => {
    let [position, hours] = [0, 0];
    return entries.map(({ gap, hours: more, slip, stream }): ClearRow => {
      position += 1 + gap;
      hours += more;
      const at = instant(Math.max(0, hours + slip) * 3_600_000);
      return [position, `plan-${String(stream)}`, 0, 'NoteAdded', 1, '2026-01-01', at, '999', '{}'];
    });
  });

function storeOf(rows: readonly ClearRow[]) {
  let read = 0;
  const readClearPage = ({ after = 0, limit = 5 }): Promise<readonly ClearRow[]> =>
    Promise.resolve(rows.filter(([position]) => position > after).slice(0, limit));
  return {
    read: () => read,
    head: () => Promise.resolve(rows.at(-1)?.[0] ?? 0),
    readClearPage,
    async *readAllClear({ after = 0 }) {
      const page = rows.filter(([position]) => position > after);
      read += page.length;
      await Promise.resolve();
      if (page.length > 0) yield page;
    },
  };
}

describe('streams in which something was recorded in a span of time', () => {
  it('are those that a look at every event finds', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.nat(60), fc.nat(60), async (rows, first, second) => {
        const [after, until] = [first, second].sort((a, b) => a - b).map((days) => instant(days * day));
        const span = { after: after ?? '', until: until ?? '' };
        const expected = rows.filter(([, , , , , , at]) => at > span.after && at <= span.until);
        const found = await streamsRecordedIn(storeOf(rows) as never, '999', span);
        expect([...found].sort()).toEqual([...new Set(expected.map(([, stream]) => stream))].sort());
      }),
    );
  });

  it('are found without reading what was recorded long before', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at): ClearRow => {
      return [at + 1, `plan-${String(at)}`, 0, 'NoteAdded', 1, '2026-01-01', instant(at * day), '999', '{}'];
    });
    const store = storeOf(rows);
    const found = await streamsRecordedIn(store as never, '999', {
      after: instant(989.5 * day),
      until: instant(2_000 * day),
    });
    expect(found.size).toBe(10);
    expect(store.read()).toBeLessThan(20);
  });

  it('leave out those of another authority', async () => {
    const rows: ClearRow[] = [[1, 'plan-1', 0, 'NoteAdded', 1, '2026-01-01', instant(day), '998', '{}']];
    expect(
      (await streamsRecordedIn(storeOf(rows) as never, '999', { after: instant(0), until: instant(2 * day) })).size,
    ).toBe(0);
  });
});
