import fc from 'fast-check';
import type { FigureRows } from '../../../projections/measures/populations.js';
import { withBirthDates } from '../../../projections/measures/populations.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { ChildFacets } from '../../../src/children/child-facets.service.js';
import type { KeyStore } from '../../../src/keys/key-store.js';
import { BirthDates } from '../../../src/performance/birth-dates.service.js';

type Row = FigureRows['transition'][number];

/** Children and plans by number, as the log, the keys and the read models would have them. */
class Authority {
  readonly born = new Map<string, CalendarDate>();
  readonly erased = new Set<string>();
  /** How many children were asked about, question by question. */
  readonly asked: number[] = [];
  now = 0;
  keysStanding = 1;
  version = 0;
  private changes = new Map<number, string>();
  private rows = { transition: [] as readonly Row[], youngPerson: [] } as unknown as FigureRows;
  readonly birthDates = new BirthDates(this.facets(), this.keys(), () => this.now);

  record(child: number, birthDate: string): void {
    this.born.set(childId(child), calendarDate(birthDate));
    this.version += 1;
    this.changes.set(this.version, childId(child));
  }

  /** What was read is forgotten and read anew. */
  rebuild(): void {
    this.version += 1;
    this.changes = new Map();
  }

  erase(child: number): void {
    this.erased.add(childId(child));
    this.keysStanding += 1;
  }

  plan(child: number): void {
    const others = this.rows.transition.filter((row) => row.childId !== childId(child));
    this.put([...others, { stream: `plan-${String(child)}`, childId: childId(child) } as Row]);
  }

  endPlan(child: number): void {
    this.put(this.rows.transition.filter((row) => row.childId !== childId(child)));
  }

  /** Something else of the authority changes: the plans stay as they are. */
  other(): void {
    this.rows = { ...this.rows };
  }

  get clear(): FigureRows {
    return this.rows;
  }

  birthDateOf = (id: string): CalendarDate | null => (this.erased.has(id) ? null : (this.born.get(id) ?? null));

  private put(transition: readonly Row[]): void {
    this.rows = { ...this.rows, transition };
  }

  private facets(): ChildFacets {
    const changedSince = (version: number): ReadonlySet<string> | null => {
      const changed = new Set<string>();
      for (let later = version + 1; later <= this.version; later += 1) {
        const child = this.changes.get(later);
        if (child === undefined) return null;
        changed.add(child);
      }
      return changed;
    };
    const of = (children: readonly string[]): Promise<unknown> => {
      this.asked.push(children.length);
      return Promise.resolve({ birthDateOf: this.birthDateOf });
    };
    const version = (): number => this.version;
    return { changedSince, of, isComplete: true, get version() { return version(); } } as unknown as ChildFacets; // prettier-ignore
  }

  private keys(): KeyStore {
    const standing = (): number => this.keysStanding;
    return { get standing() { return standing(); } } as unknown as KeyStore; // prettier-ignore
  }
}

const childId = (child: number): string => `child-${String(child)}`;

const anAct = fc.oneof(
  fc.record({ act: fc.constant('record' as const), child: fc.nat(5), year: fc.integer({ min: 2005, max: 2020 }) }),
  fc.record({ act: fc.constantFrom('plan', 'endPlan', 'erase'), child: fc.nat(5) }),
  fc.record({ act: fc.constantFrom('other', 'rebuild', 'look') }),
);

describe('birth dates beside the rows that figures are counted from', () => {
  it('are those of everybody, whatever changed since they were last read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 40 }), async (acts) => {
        const authority = new Authority();
        for (const one of acts) {
          if (one.act === 'record') authority.record(one.child, `${String(one.year)}-03-01`);
          else if ('child' in one) authority[one.act](one.child);
          else if (one.act !== 'look') authority[one.act]();
          // An erasure by another process shows ten seconds later.
          authority.now += 10_000;
          if (one.act !== 'look') continue;
          const found = await authority.birthDates.beside(authority.clear);
          expect(found).toEqual(withBirthDates(authority.clear, authority.birthDateOf));
          expect(await authority.birthDates.beside(authority.clear)).toBe(found);
        }
      }),
    );
  });

  it('are asked again only of whose record changed, and of whose plan is new', async () => {
    const authority = new Authority();
    for (const child of [1, 2, 3]) {
      authority.record(child, '2010-05-05');
      authority.plan(child);
    }
    const first = await authority.birthDates.beside(authority.clear);
    expect(authority.asked).toEqual([3]);
    authority.other();
    const second = await authority.birthDates.beside(authority.clear);
    expect(authority.asked).toEqual([3]);
    expect(second).not.toBe(first);
    expect(second.youngPerson).toBe(first.youngPerson);
    authority.record(2, '2011-05-05');
    authority.plan(4);
    const third = await authority.birthDates.beside(authority.clear);
    expect(authority.asked).toEqual([3, 2]);
    expect(third.youngPerson.map(({ row }) => row.childId)).toEqual(['child-1', 'child-2', 'child-3']);
    expect(third.youngPerson[0]).toBe(first.youngPerson[0]);
    expect(third.youngPerson[1]).not.toBe(first.youngPerson[1]);
  });

  it('of somebody erased by another process are gone ten seconds later', async () => {
    const authority = new Authority();
    for (const child of [1, 2]) {
      authority.record(child, '2010-05-05');
      authority.plan(child);
    }
    const holders = async (): Promise<number> =>
      (await authority.birthDates.beside(authority.clear)).youngPerson.length;
    expect(await holders()).toBe(2);
    authority.erase(1);
    authority.now += 9_000;
    // What changes meanwhile does not put the day of reckoning off.
    authority.record(2, '2011-05-05');
    authority.other();
    expect(await holders()).toBe(2);
    authority.now += 1_000;
    expect(await holders()).toBe(1);
  });
});
