import { Injectable, Optional } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { withBirthDates, youngPeople } from '../../projections/measures/populations.js';
import type { FigureRows } from '../../projections/measures/populations.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { ChildFacets } from '../children/child-facets.service.js';
import { KeyStore } from '../keys/key-store.js';

export type BirthDateOf = (childId: string) => CalendarDate | null;

/** How long a page with many other figures waits for birth dates to be read for the first time, milliseconds. */
const patience = 300;

/**
 * How long a count may still hold somebody whose key has been erased meanwhile, milliseconds: another process that registers
 * people changes the file of keys several times a second, and seventy thousand keys are asked after each time.
 */
const erasedWithinMs = 10_000;

/** What birth dates were read from, and when. */
export interface BirthDatesMark {
  readonly version: number;
  readonly keys: number;
  readonly at: number;
}

interface Joined extends BirthDatesMark {
  readonly rows: FigureRows;
}

/** Birth dates of the plan holders of some rows, null where there is none, and what was put together of them. */
interface Held extends BirthDatesMark {
  readonly of: ReadonlyMap<string, CalendarDate | null>;
  readonly transition: FigureRows['transition'];
  readonly youngPerson: FigureRows['youngPerson'];
}

/**
 * Puts birth dates beside the rows that figures are counted from: in memory and for as long as the rows are held, never in a
 * read model. An erased child is in no row ten seconds later.
 */
@Injectable()
export class BirthDates {
  private readonly joined = new WeakMap<FigureRows, Joined>();
  private held: Held | null = null;
  /** Being read just now: whoever asks meanwhile waits for the same. */
  private readonly joining = new WeakMap<FigureRows, Promise<FigureRows>>();
  private readonly standings = new WeakMap<FigureRows, { readonly version: number; readonly complete: boolean }>();

  constructor(
    private readonly facets: ChildFacets,
    private readonly keys: KeyStore,
    @Optional() private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Another object whenever what is counted of these rows may be another: cheap, reads nothing. */
  standing(rows: FigureRows): object {
    const { version, isComplete: complete } = this.facets;
    const known = this.standings.get(rows);
    if (known?.version === version && known.complete === complete) return known;
    const standing = { version, complete };
    this.standings.set(rows, standing);
    return standing;
  }

  /** To be taken before anything is read, for whoever keeps what was worked out from birth dates. */
  mark(): BirthDatesMark {
    return { version: this.facets.version, keys: this.keys.standing, at: this.clock() };
  }

  /** Whether birth dates read at that time are those of now; an erasure shows ten seconds later. */
  holds({ version, keys, at }: BirthDatesMark): boolean {
    return version === this.facets.version && this.areKeysThere({ keys, at });
  }

  private areKeysThere({ keys, at }: Omit<BirthDatesMark, 'version'>): boolean {
    return keys === this.keys.standing || this.clock() - at < erasedWithinMs;
  }

  /** The rows with everybody's birth date, as it is known now or was known by an instant. Waits until all have been read. */
  async beside(rows: FigureRows, knownUntil: Date | null = null): Promise<FigureRows> {
    if (knownUntil !== null) return withBirthDates(rows, await this.of(rows, knownUntil));
    const kept = this.joined.get(rows);
    if (kept !== undefined && this.holds(kept)) return kept.rows;
    const underWay = this.joining.get(rows);
    if (underWay !== undefined) return underWay;
    const joining = this.join(rows, this.mark()).finally(() => this.joining.delete(rows));
    this.joining.set(rows, joining);
    return joining;
  }

  private async join(rows: FigureRows, now: BirthDatesMark): Promise<FigureRows> {
    const held = await this.holders(rows, now);
    this.held = held;
    // The very same rows are handed out where nobody differs: what was counted of them stands.
    const kept = this.joined.get(rows)?.rows;
    const found = kept?.youngPerson === held.youngPerson ? kept : { ...rows, youngPerson: held.youngPerson };
    this.joined.set(rows, { version: held.version, keys: held.keys, at: held.at, rows: found });
    return found;
  }

  /** Who was asked about before is asked about again only where the record has changed since: for all it takes half a second. */
  private async holders({ transition }: FigureRows, now: BirthDatesMark): Promise<Held> {
    const before = this.held !== null && this.areKeysThere(this.held) ? this.held : null;
    const changed = before === null ? null : this.facets.changedSince(before.version);
    if (before === null || changed === null) {
      const of = await this.known(transition, transition.map(childOf), new Map());
      return { ...now, of, transition, youngPerson: youngPeople(transition, of, this.held?.youngPerson ?? []) };
    }
    const asked = transition.map(childOf).filter((childId) => changed.has(childId) || !before.of.has(childId));
    const mark = { version: now.version, keys: before.keys, at: before.at };
    if (asked.length === 0 && before.transition === transition) return { ...before, ...mark };
    const of = await this.known(transition, asked, before.of);
    return { ...mark, of, transition, youngPerson: youngPeople(transition, of, before.youngPerson) };
  }

  /** Birth dates of all holders: of those asked about as they are now, of the others as before. */
  private async known(
    transition: FigureRows['transition'],
    asked: readonly string[],
    before: Held['of'],
  ): Promise<Held['of']> {
    const found = await this.ofChildren(asked);
    const anew = new Set(asked);
    return new Map(
      transition.map(({ childId }) => [childId, (anew.has(childId) ? found : before).get(childId) ?? null]),
    );
  }

  /**
   * The same for a page that has more to show; null while they are being read for the first time, and where they cannot be:
   * figures stand on read models and are shown whatever the log does. Why not is in the log of the application.
   */
  async besideSoon(rows: FigureRows, knownUntil: Date | null = null): Promise<FigureRows | null> {
    const reading = this.beside(rows, knownUntil).catch(() => null);
    return Promise.race([reading, wait(patience, null, { ref: false })]);
  }

  /** Birth dates of the plan holders in the rows. */
  async of({ transition }: FigureRows, knownUntil: Date | null = null): Promise<BirthDateOf> {
    const birthDates = await this.ofChildren(transition.map(childOf), knownUntil);
    return (childId) => birthDates.get(childId) ?? null;
  }

  /** Birth dates of these children. Whoever shows one notes it. */
  async ofChildren(
    children: readonly string[],
    knownUntil: Date | null = null,
  ): Promise<ReadonlyMap<string, CalendarDate>> {
    const reader = await this.facets.of(children, knownUntil);
    const found = new Map<string, CalendarDate>();
    for (const childId of children) {
      const birthDate = reader.birthDateOf(childId);
      if (birthDate !== null) found.set(childId, birthDate);
    }
    return found;
  }
}

const childOf = ({ childId }: FigureRows['transition'][number]): string => childId;
