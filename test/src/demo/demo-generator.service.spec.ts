import { LogNotEmpty } from '../../../src/demo/demo-generator.service.js';
import type { DemoProgress } from '../../../src/demo/demo-generator.service.js';
import { verifyAll } from '../../../src/event-store/verify.js';
import { DemoInstallation, monday } from './demo-fixture.js';

const installations: DemoInstallation[] = [];
function installation(): DemoInstallation {
  const made = new DemoInstallation();
  installations.push(made);
  return made;
}
afterEach(async () => {
  for (const made of installations.splice(0)) await made.close();
});

/** The log without what no two installations share: the ids of persons and what follows from ciphertext. */
async function comparable(demo: DemoInstallation): Promise<readonly unknown[]> {
  const events = await demo.events();
  const names = new Map<string, string>();
  for (const { sealed, stream } of events) {
    for (const { subject } of sealed) if (!names.has(subject)) names.set(subject, `person ${names.size}`);
    if (stream.startsWith('child-') && !names.has(stream.slice(6))) names.set(stream.slice(6), `person ${names.size}`);
  }
  const anonymous = (text: string): string =>
    text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? id);
  return events.map(({ sealed, stream, clear, leaf: _, previous: __, ...rest }) => ({
    ...rest,
    stream: anonymous(stream),
    clear: anonymous(clear),
    subjects: sealed.map(({ subject }) => anonymous(subject)).toSorted(),
  }));
}

describe('generating the demonstration', () => {
  it('records the same events through the command handler as in memory', async () => {
    const [fast, slow] = [installation(), installation()];
    const told = await fast.generate({ children: 45 });
    expect(await slow.generate({ children: 45, through: 'handler' })).toEqual(told);
    const events = await comparable(slow);
    expect(events.length).toBeGreaterThan(800);
    expect(events).toEqual(await comparable(fast));
  });

  it('records nothing twice when it is asked for again', async () => {
    const demo = installation();
    const first = await demo.generate({ children: 30 });
    const head = await demo.store.head();
    expect(await demo.generate({ children: 30 })).toEqual(first);
    expect(await demo.generate({ children: 30, through: 'handler' })).toEqual(first);
    expect(await demo.store.head()).toBe(head);
  });

  it('goes on where a run was cut short and ends as if it had not been', async () => {
    const [whole, cut] = [installation(), installation()];
    await whole.generate({ children: 40 });
    await cut.generate({ children: 40, today: monday, now: new Date('2026-02-10T11:00:00.000Z') });
    const before = await cut.store.head();
    await cut.generate({ children: 40, today: monday });
    expect(await cut.store.head()).toBeGreaterThan(before);
    expect(await comparable(cut)).toEqual(await comparable(whole));
  });

  it('records school closures of every year before the first case, with the summers its exceptions name', async () => {
    const demo = installation();
    await demo.generate({ children: 60, years: 3 });
    const events = await demo.events();
    const years = events.flatMap(({ type, clear }) =>
      type === 'SchoolClosuresRecorded' ? (JSON.parse(clear) as { academicYear: number }).academicYear : [],
    );
    expect(years).toEqual(Array.from({ length: years.length }, (_, index) => (years[0] ?? 0) + index));
    expect(years.at(-1)).toBe(2027);
    expect(events.slice(0, years.length).every(({ type }) => type === 'SchoolClosuresRecorded')).toBe(true);
    const instants = events.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual(instants.toSorted());
    const { closures } = demo.basis.standing.calendar;
    expect(closures).toHaveLength(6 * years.length);
    const summers = closures.filter(({ firstClosedOn }) => firstClosedOn.endsWith('-07-23'));
    expect(summers.map(({ reopensOn }) => reopensOn)).toEqual(years.map((year) => `${year + 1}-09-02`));
  });

  it('refuses a log that holds something else', async () => {
    const demo = installation();
    await demo.generate({ children: 20, seed: 1 });
    await expect(demo.generate({ children: 20, seed: 2 })).rejects.toThrow(LogNotEmpty);
  });

  it('says how far it is, never going back', async () => {
    const seen: DemoProgress[] = [];
    await installation().generate({ children: 80, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ phase: 'events', done: 1, of: 1 });
    const shares = seen.filter(({ phase }) => phase === 'events').map(({ done, of }) => done / of);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(1);
  });

  it('signs plans off in the order the authority has set, so that none is held back', async () => {
    const demo = new DemoInstallation(undefined, ['health', 'socialCare', 'education']);
    installations.push(demo);
    await expect(demo.generate({ children: 120, years: 3 })).resolves.toMatchObject({
      children: expect.any(Number) as number,
    });
  });

  it('leaves a log whose hashes hold', async () => {
    const demo = installation();
    await demo.generate({ children: 25 });
    expect(await verifyAll(demo.store)).toMatchObject({ ok: true, fault: null });
  });
});
