/** Cases that one person may not open: what no list of theirs may hold. Few, or none at all. */
export class HiddenCases {
  constructor(
    private readonly children: ReadonlySet<string>,
    /** Assessments, plans and disputes of those cases, by their streams. */
    readonly streams: readonly string[],
  ) {}

  /** Another text for other cases: for whoever keeps a list that somebody may see. */
  get key(): string {
    return [...this.children].sort().join(' ');
  }

  get size(): number {
    return this.children.size;
  }

  hides(childId: string | null | undefined): boolean {
    return childId !== null && childId !== undefined && this.children.has(childId);
  }

  /** The rows that the person may see: the very list where nothing is hidden. */
  without<Row extends { readonly childId: string | null }>(rows: readonly Row[]): readonly Row[] {
    return this.size === 0 ? rows : rows.filter(({ childId }) => !this.hides(childId));
  }

  /** How many children of a list are hidden. */
  countIn(rows: readonly { readonly childId: string | null }[]): number {
    if (this.size === 0) return 0;
    return new Set(rows.flatMap(({ childId }) => (this.hides(childId) ? [childId] : []))).size;
  }
}

export const nothingHidden = new HiddenCases(new Set(), []);
