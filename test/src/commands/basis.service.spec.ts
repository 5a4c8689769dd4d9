import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { AuthorityCommand } from '../../../workflows/authority/authority.commands.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import type { CorrectFact } from '../../../workflows/kernel/correction.js';
import { addDays, daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { PolicyName } from '../../../workflows/timetable/policy-options.js';
import { BasisService } from '../../../src/commands/basis.service.js';
import { MalformedId } from '../../../src/commands/command-errors.js';
import { day } from '../../support/assessment-facts.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';
import { period, recordClosures } from '../../workflows/authority/authority-facts.js';

const choose = (option: PolicyName, value: string, on: string): AuthorityCommand => ({
  type: 'ChoosePolicyOption',
  on: day(on),
  data: { option, value, reason: 'Decided by the board' },
});

describe('the basis of an authority', () => {
  let now: Date;
  let store: TemporaryStore;
  const at = (text: string): void => {
    now = new Date(text);
  };
  const record = (command: AuthorityCommand | CorrectFact, code = '999') =>
    store.commands.execute('authority', code, command, asPriya({ authority: code }));

  beforeEach(() => {
    at('2026-11-02T10:00:00Z');
    store = temporaryStore({ now: () => now });
  });
  afterEach(() => store.close());

  it('changes with the command that records a setting, and tells who listens', async () => {
    const before = store.basis.standing;
    let told = 0;
    const stop = store.basis.onChanged(() => {
      told += 1;
    });
    await record(choose('P3', 'day1', '2026-11-02'));
    expect(before.policy.P3).toBe('day0');
    expect(store.basis.standing.policy.P3).toBe('day1');
    expect(store.basis.decisionBasis().policy.P3).toBe('day1');
    expect(told).toBe(1);
    stop();
    await record(choose('P3', 'day0', '2026-11-02'));
    expect(told).toBe(1);
  });

  it('hands out the same object while nothing changes, so that a fold asks for it at no cost', async () => {
    await record(choose('P3', 'day1', '2026-11-02'));
    const { standing } = store.basis;
    await store.basis.refresh();
    expect(store.basis.standing).toBe(standing);
  });

  it('is read from the log at the start of every process', async () => {
    await record(choose('P12', 'parent', '2026-11-02'));
    const other = await BasisService.load({ now: () => now, authority: '999' }, store.events);
    expect(other.standing.policy.P12).toBe('parent');
  });

  it('takes in what another process recorded once it is told to look, and says nothing where nothing changed', async () => {
    const other = await BasisService.load({ now: () => now, authority: '999' }, store.events);
    let told = 0;
    other.onChanged(() => {
      told += 1;
    });
    await record(choose('P12', 'parent', '2026-11-02'));
    expect(other.standing.policy.P12).toBe('lastRecipient');
    await Promise.all([other.refresh(), other.refresh()]);
    await other.refresh();
    expect(other.standing.policy.P12).toBe('parent');
    expect(told).toBe(1);
  });

  it('is its own authority’s, and no other’s', async () => {
    await record(choose('P3', 'day1', '2026-11-02'), '852');
    expect(store.basis.standing.policy.P3).toBe('day0');
    const southampton = await BasisService.load({ now: () => now, authority: '852' }, store.events);
    expect(southampton.standing.policy.P3).toBe('day1');
    await expect(record(choose('P3', 'day1', '2026-11-02'), randomUUID())).rejects.toBeInstanceOf(MalformedId);
  });

  it('judges an earlier day by what held from it, and what was known then by what had been recorded', async () => {
    at('2026-11-10T10:00:00Z');
    await record(choose('P3', 'day1', '2026-11-04'));
    const on = (today: string, knownOn: string | null) =>
      store.basis.decisionBasis(day(today), knownOn === null ? null : day(knownOn)).policy.P3;
    expect([on('2026-11-03', null), on('2026-11-04', null)]).toEqual(['day0', 'day1']);
    expect([on('2026-11-09', '2026-11-09'), on('2026-11-10', '2026-11-10')]).toEqual(['day0', 'day1']);
    expect([on('2026-11-03', '2026-11-10'), on('2026-11-04', '2026-11-10')]).toEqual(['day0', 'day1']);
  });

  it('takes a correction in from the day it was recorded, and reads the day before as it was read then', async () => {
    await record(choose('P3', 'day1', '2026-11-02'));
    at('2026-11-12T10:00:00Z');
    await record({ type: 'CorrectFact', revision: 0, reason: 'didNotHappen', struck: true });
    const known = (knownOn: string) => store.basis.decisionBasis(day('2026-11-20'), day(knownOn)).policy.P3;
    expect([known('2026-11-01'), known('2026-11-02'), known('2026-11-11'), known('2026-11-12')]).toEqual([
      'day0',
      'day1',
      'day1',
      'day0',
    ]);
    expect(store.basis.standing.policy.P3).toBe('day0');
  });

  it('has the closures that the authority recorded', async () => {
    await record(recordClosures(2025, [period('Summer', '2026-07-22', '2026-09-02')], {}, '2026-11-02'));
    expect(store.basis.standing.calendar.closures).toMatchObject([{ firstClosedOn: '2026-07-22' }]);
    expect(store.basis.decisionBasis(day('2026-11-01'), day('2026-11-01')).calendar.closures).toEqual([]);
  });
});

describe('settings as known on a day', () => {
  const first = day('2026-01-05');
  const change = fc.record({
    /** Days since the change before. */
    later: fc.nat({ max: 20 }),
    /** Days by which the day in force lies before the day of recording. */
    back: fc.nat({ max: 40 }),
    what: fc.oneof(
      fc.constantFrom(
        ['P3', 'day1'] as const,
        ['P3', 'day0'] as const,
        ['P7', 'customary'] as const,
        ['P7', 'strict'] as const,
        ['P12', 'parent'] as const,
      ),
      fc.record({ closedFor: fc.integer({ min: 1, max: 50 }), year: fc.constantFrom(2025, 2026) }),
      fc.record({
        corrects: fc.nat({ max: 15 }),
        struck: fc.boolean(),
        back: fc.nat({ max: 40 }),
      }),
    ),
  });
  type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

  const commandOf = ({ what, back }: Change, today: CalendarDate, length: number): AuthorityCommand | CorrectFact => {
    const on = addDays(today, -back);
    if ('corrects' in what) {
      const occurredOn = addDays(today, -what.back);
      const revision = what.corrects % Math.max(1, length);
      const { struck } = what;
      return { type: 'CorrectFact', revision, reason: 'other', ...(struck ? { struck } : { occurredOn }) };
    }
    if (!('closedFor' in what)) return choose(what[0], what[1], on);
    const from = day(`${what.year}-10-01`);
    return recordClosures(what.year, [period('Closed', from, addDays(from, what.closedFor))], {}, on);
  };

  it('never change afterwards, whatever is recorded or corrected later', async () => {
    let corrections = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 14 }), async (changes) => {
        let today = first;
        const store = temporaryStore({ now: () => new Date(`${today}T12:00:00Z`) });
        const settingsOf = (knownOn: CalendarDate): unknown =>
          [knownOn, addDays(knownOn, -15), day('2027-06-01')].map((on) => {
            const { policy, calendar, settings } = store.basis.decisionBasis(on, knownOn);
            return { policy, settings, closures: calendar.closures };
          });
        const seen = new Map<CalendarDate, unknown>();
        let recorded = 0;
        try {
          for (const one of changes) {
            // The day is over before the next change: what was known at its end is then settled for good.
            for (let left = one.later + 1; left > 0; left -= 1) {
              seen.set(today, structuredClone(settingsOf(today)));
              today = addDays(today, 1);
            }
            try {
              await store.commands.execute('authority', '999', commandOf(one, today, recorded), asPriya());
              recorded += 1;
              if ('corrects' in one.what) corrections += 1;
            } catch (error) {
              if (!(error instanceof CommandRejected)) throw error;
            }
          }
          for (const [knownOn, then] of seen) expect(settingsOf(knownOn)).toEqual(then);
          expect(seen.size).toBe(daysBetween(first, today));
          // What holds now is what is known at the end of today, and a process that starts now reads the same.
          const again = await BasisService.load({ now: () => store.basis.now }, store.events);
          expect(again.standing).toEqual(store.basis.standing);
          expect(store.basis.decisionBasis(today, today)).toEqual(store.basis.decisionBasis(today));
        } finally {
          await store.close();
        }
      }),
      { numRuns: 25 },
    );
    expect(corrections).toBeGreaterThan(10);
  });
});
