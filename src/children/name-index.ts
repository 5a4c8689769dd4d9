import type { ChildIdentity } from './child-identity.js';
import { nameParts } from './name-terms.js';

/** What is kept in memory about one child for finding them. */
interface NameEntry {
  readonly parts: readonly string[];
  readonly birthDate: string | null;
}

/** Names and birth dates in memory only: finding children by parts of their names must leave no plain text on disk. */
export class NameIndex {
  private readonly entries = new Map<string, NameEntry>();

  get size(): number {
    return this.entries.size;
  }

  /** Null takes the child out. */
  set(childId: string, identity: ChildIdentity | null): void {
    const parts = [...new Set((identity?.names ?? []).flatMap(nameParts))];
    const birthDate = identity?.birthDate ?? null;
    if (parts.length === 0 && birthDate === null) this.entries.delete(childId);
    else this.entries.set(childId, { parts, birthDate });
  }

  remove(childId: string): void {
    this.entries.delete(childId);
  }

  /**
   * Children of whose names each part is the beginning of some word, and whose birth date is the one given; whole words
   * first. An empty question finds nobody.
   */
  find(parts: readonly string[], birthDate: string | null): readonly string[] {
    if (parts.length === 0 && birthDate === null) return [];
    const whole: string[] = [];
    const begun: string[] = [];
    for (const [childId, entry] of this.entries) {
      if (birthDate !== null && entry.birthDate !== birthDate) continue;
      if (!parts.every((part) => entry.parts.some((word) => word.startsWith(part)))) continue;
      (parts.every((part) => entry.parts.includes(part)) ? whole : begun).push(childId);
    }
    return [...whole, ...begun];
  }
}
