import fc from 'fast-check';
import { fits } from '../../../src/work-list/due-filters.js';
import { DueIndex } from '../../../src/work-list/due-index.js';
import { dueGroups, groupOf, kindOf } from '../../../src/work-list/due-item.js';
import type { DueEntry, DueGroup } from '../../../src/work-list/due-item.js';
import { inOrder } from '../../../src/work-list/due-pile.js';
import { addDays, calendarDate } from '../../../workflows/timetable/calendar-date.js';

const today = calendarDate('2026-11-25');
const horizon = addDays(today, 20);

const item = fc.record({
  rule: fc.constantFrom('A1', 'B1', 'C1', 'C3'),
  due: fc.integer({ min: -30, max: 40 }).map((days) => addDays(today, days)),
  disapplied: fc.boolean(),
  who: fc.constantFrom('us', 'health', 'family'),
});
const row = fc.record({
  key: fc.integer({ min: 1, max: 12 }),
  process: fc.constantFrom('assessment', 'plan', 'dispute'),
  stage: fc.constantFrom('assessing', 'drafting', 'planSent'),
  team: fc.constantFrom('East team', 'West team', null),
  worker: fc.constantFrom('priya', 'sam', null),
  items: fc.array(item, { maxLength: 4 }),
});
/** Looked at after each batch: a few rows are put in their places, and many sorted again. */
const batches = fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
const whose = fc.constantFrom('everyone', 'team:East team', 'worker:priya', 'worker:nobody');
const filters = fc.record({
  kind: fc.subarray(['decision', 'advice', 'noPlan', 'plan'] as const),
  waiting: fc.subarray(['us', 'health', 'family'] as const),
  stage: fc.constantFrom('drafting', null),
});

type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

function entriesOf({ key, process, stage, team, worker, items }: Row): readonly DueEntry[] {
  return items.map(({ rule, due, disapplied, who }, place) => ({
    process, stream: `needsAssessment-${key}`, childId: `child-${key}`, stage, team, worker, place,
    item: { rule, subject: null, stage: null, body: null, due, actBy: due, disapplied, waitingFor: { who, what: 'advice', count: 1 } },
  })); // prettier-ignore
}

function isWorkOf(who: string): (entry: DueEntry) => boolean {
  return ({ team, worker }) => who === 'everyone' || who === `team:${team ?? ''}` || who === `worker:${worker ?? ''}`;
}

const near = (group: DueGroup, { item: { due, disapplied } }: DueEntry): boolean =>
  group !== 'later' || disapplied || due <= horizon;

describe('the index of open limits', () => {
  it('answers as going through all of them would, however they came to change', () => {
    fc.assert(
      fc.property(batches, whose, filters, fc.nat(40), fc.nat(40), (changes, who, chosen, from, size) => {
        const index = new DueIndex();
        const rows = new Map<string, readonly DueEntry[]>();
        for (const batch of changes) {
          for (const changed of batch) {
            rows.set(String(changed.key), entriesOf(changed));
            index.put(String(changed.key), entriesOf(changed));
          }
          const all = [...rows.values()].flat().sort(inOrder);
          const own = all.filter(isWorkOf(who));
          const expected = own.filter(({ item: one, stage }) =>
            fits(chosen)({ kind: kindOf(one), waiting: one.waitingFor.who, stage, disapplied: one.disapplied }),
          );
          const work = index.of(who);
          const open = (of: DueEntry['process']) =>
            new Set(
              own
                .filter(({ process, stage }) => process === of && (of !== 'assessment' || stage !== 'planSent'))
                .map(({ stream }) => stream),
            ).size;
          expect(work.count()).toBe(own.length);
          expect(work.openCases).toEqual({
            assessment: open('assessment'),
            plan: open('plan'),
            dispute: open('dispute'),
          });
          expect(index.teams()).toEqual([...new Set(all.flatMap(({ team }) => team ?? []))].sort());
          const selection = work.select(fits(chosen));
          expect(selection.total).toBe(expected.length);
          expect(selection.all()).toEqual(expected);
          for (const group of dueGroups) {
            const grouped = expected.filter((entry) => groupOf(entry.item, today) === group);
            expect(selection.counts(today)[group]).toBe(grouped.length);
            expect(selection.page(group, today, { from, size })).toEqual(grouped.slice(from, from + size));
            expect(selection.page(group, today, { from, size, horizon })).toEqual(
              grouped.filter((entry) => near(group, entry)).slice(from, from + size),
            );
          }
        }
      }),
    );
  });

  it('takes a whole authority in and turns to its last page without going through it', () => {
    const index = new DueIndex();
    const entry = (number: number): DueEntry => ({
      ...entriesOf({ process: 'plan', key: number, stage: 'drafting', team: null, worker: null, items: [
        { rule: 'C3', due: addDays(today, -(number % 400) - 1), disapplied: false, who: number % 2 === 0 ? 'us' : 'family' },
      ] })[0] as DueEntry,
    }); // prettier-ignore
    for (let number = 0; number < 20_000; number += 1) index.put(String(number), [entry(number)]);
    const selection = index.of('everyone').select();
    expect(selection.counts(today)).toEqual({ overdue: 20_000, today: 0, week: 0, later: 0 });
    const last = selection.page('overdue', today, { from: 19_950, size: 100 });
    expect(last).toEqual(selection.all().slice(19_950));
    expect(last).toHaveLength(50);
  });
});
