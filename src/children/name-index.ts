import type { ChildIdentity } from './child-identity.js';
import { nameWords } from './name-terms.js';

/** What is kept in memory about one child for finding them. */
interface NameEntry {
  readonly parts: readonly string[];
  readonly birthDate: string | null;
}

const shortestMisspelt = 4;

/** Tells whether one typing mistake makes one word of the other. */
export function isNearly(typed: string, word: string): boolean {
  if (typed.length < shortestMisspelt || Math.abs(typed.length - word.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [a, b] = [typed.slice(at), word.slice(at)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** Names and birth dates in memory only: finding children by parts of their names must leave no plain text on disk. */
export class NameIndex {
  private readonly entries = new Map<string, NameEntry>();

  get size(): number {
    return this.entries.size;
  }

  /** Null takes the child out. */
  set(childId: string, identity: ChildIdentity | null): void {
    const parts = [...new Set((identity?.names ?? []).flatMap(nameWords))];
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

  /** The same with one letter wrong, missing, too many or changed over in each word of four letters or more. */
  findNearly(parts: readonly string[], birthDate: string | null): readonly string[] {
    if (!parts.some((part) => part.length >= shortestMisspelt)) return [];
    const found: string[] = [];
    for (const [childId, entry] of this.entries) {
      if (birthDate !== null && entry.birthDate !== birthDate) continue;
      if (parts.every((part) => entry.parts.some((word) => word.startsWith(part) || isNearly(part, word)))) {
        found.push(childId);
      }
    }
    return found;
  }
}
