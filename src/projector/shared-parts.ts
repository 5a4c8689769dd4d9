type Plain = Record<string, unknown>;

/** Whoever tried to change it would change it for every row: it cannot be. */
const none: readonly never[] = Object.freeze([]);
/** Texts and objects that are looked for in other rows, at most. */
const mostShared = 20_000;
/** Longer ones are written by somebody, and the engine itself shares the shortest. */
const [shortest, longest] = [11, 60];

/**
 * Rows as they are held for as long as the process runs: what is the same in many of them is kept once. Of a hundred thousand
 * plans most have no amendment, the same four kinds of decision, and reviews in which the same people took part; and what is kept
 * must be gone through by every great collection of memory.
 */
export class SharedParts {
  private readonly texts = new Map<string, string>();
  private readonly flags = new Map<string, Plain>();

  /** The row, which nobody else has yet, with parts of its own replaced by equal ones. */
  in<Row extends object>(row: Row): Row {
    return this.ofObject(row as Record<string, unknown>, null) as Row;
  }

  /** A text that many rows have. */
  text<Text extends string | null | undefined>(text: Text): Text {
    if (typeof text !== 'string') return text;
    const known = this.texts.get(text);
    if (known === undefined && this.texts.size < mostShared) this.texts.set(text, text);
    return (known ?? text) as Text;
  }

  /** @param before what stood in the same place of the list's item before: a limit is often that of the next reason, too. */
  private ofObject(object: Record<string, unknown>, before: Plain | null): Plain {
    let leaf = true;
    for (const key in object) {
      const value = object[key];
      if (typeof value === 'string') {
        if (isCode(value)) object[key] = this.text(value);
      } else if (Array.isArray(value)) {
        leaf = false;
        object[key] = value.length === 0 ? none : this.ofItems(value);
      } else if (value !== null && typeof value === 'object') {
        leaf = false;
        const stood = before?.[key];
        object[key] = this.ofObject(value as Record<string, unknown>, isPlain(stood) ? stood : null);
      }
    }
    if (!leaf) return object;
    if (before !== null && sameLeaf(before, object)) return before;
    return this.sharedFlags(object);
  }

  private ofItems(items: unknown[]): unknown[] {
    let before: Plain | null = null;
    for (const [place, item] of items.entries()) {
      if (typeof item === 'string' && isCode(item)) items[place] = this.text(item);
      if (!isPlain(item)) continue;
      before = this.ofObject(item, before);
      items[place] = before;
    }
    return items;
  }

  /** An object of nothing but yes, no, not known and small numbers. */
  private sharedFlags(object: Plain): Plain {
    let said = '';
    for (const key in object) {
      const value = object[key];
      if (value !== null && typeof value !== 'boolean' && !(typeof value === 'number' && value >= 0 && value < 100))
        return object;
      said += `${key} ${String(value)} `;
    }
    const known = this.flags.get(said);
    if (known === undefined && this.flags.size < mostShared) this.flags.set(said, object);
    return known ?? object;
  }
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Codes are many and alike; ids and dates have digits. */
function isCode(text: string): boolean {
  return text.length >= shortest && text.length <= longest && !/\d/.test(text);
}

function sameLeaf(a: Plain, b: Plain): boolean {
  for (const key in b) if (a[key] !== b[key]) return false;
  return Object.keys(a).length === Object.keys(b).length;
}
