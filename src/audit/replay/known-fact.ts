import type { Tag } from '../../web/words/deadline-tag.js';

/** Where a fact comes from, which decides how a difference is told. */
export type FactKind =
  /** A record of its own: what was written down, with its day. */
  | 'recorded'
  /** Gathered from several records: the stage, who holds the case, how much advice is out. */
  | 'gathered'
  /** Worked out under the rules: a limit. */
  | 'limit';

/** One fact of a case as it was known at a moment. */
export interface KnownFact {
  /** Names the same fact at every moment. */
  readonly key: string;
  /** Under which heading it stands: "The child", "Assessment: limits". */
  readonly group: string;
  readonly label: string;
  readonly kind: FactKind;
  /** What it says, the most important first. */
  readonly lines: readonly string[];
  /** A date that is struck through because it no longer applies. */
  readonly struck: boolean;
  readonly tag: Tag | null;
}

/** Whether two readings of a fact say the same; null where it was not known. */
export function saysTheSame(one: KnownFact | null, other: KnownFact | null): boolean {
  if (one === null || other === null) return one === other;
  return wordsOf(one) === wordsOf(other);
}

/** Everything a fact says, as one text. */
export function wordsOf({ lines, struck, tag }: KnownFact): string {
  return [...lines.map((line, index) => (struck && index === 0 ? `${line} (no longer applies)` : line)), tag?.text]
    .filter((part) => part !== undefined)
    .join(' · ');
}
