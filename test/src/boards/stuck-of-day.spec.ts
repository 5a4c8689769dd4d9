import fc from 'fast-check';
import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import { stuckRules } from '../../../workflows/casework/casework-limits.js';
import { rulesMet, stuckSince } from '../../../workflows/casework/stuck-reasons.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { StuckOfDay } from '../../../src/boards/stuck/stuck-of-day.js';
import { day } from '../../support/assessment-facts.js';

const today = day('2026-11-23');
const around = fc.integer({ min: -3, max: 3 }).map((days) => addDays(today, days));
const reason = fc.record({ rule: fc.constantFrom(...stuckRules), since: around, until: fc.option(around) });
const row = fc
  .record({ place: fc.nat(5), reasons: fc.array(reason, { maxLength: 3 }) })
  .map(({ place, reasons }): StuckRow => ({
    process: 'plan',
    stream: `plan-${place}`,
    authority: '999',
    childId: `child-${place % 3}`,
    stage: 'maintained',
    team: null,
    worker: null,
    reasons: reasons.map((one) => ({ ...one, limit: null, body: null, from: one.since })),
  }));
const change = fc.record({ row, gone: fc.boolean() });

describe('what is stuck on a day', () => {
  it('stands as if every row had been looked at anew after every change, and what was handed out stays', () => {
    let stuckOnes = 0;
    fc.assert(
      fc.property(fc.array(row), fc.array(change), (first, changes) => {
        const rows = new Map(first.map((one) => [one.stream, one]));
        const stuck = new StuckOfDay(rows.values(), today);
        for (const { row: after, gone } of changes) {
          const handedOut = stuck.all();
          const copy = [...handedOut];
          const before = rows.get(after.stream) ?? null;
          if (gone) rows.delete(after.stream);
          else rows.set(after.stream, after);
          stuck.move(before, gone ? null : after);
          const found = [...rows.values()].filter(({ reasons }) => rulesMet(reasons, today).length > 0);
          stuckOnes += found.length;
          expect(new Set(stuck.all().map((one) => one.row))).toEqual(new Set(found));
          const places = stuck.all().map(({ since, row: { childId, stream } }) => [since, childId, stream].join(' '));
          expect(places).toEqual(places.toSorted());
          for (const one of stuck.all()) expect(one.since).toBe(stuckSince(rulesMet(one.row.reasons, today)));
          expect(handedOut).toEqual(copy);
        }
      }),
    );
    expect(stuckOnes).toBeGreaterThan(0);
  });
});
