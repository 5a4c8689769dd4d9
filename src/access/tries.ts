/** How often something may be tried by one person, or from one address. */
export interface TryLimit {
  /** Told apart from the others by it; in small letters. */
  readonly name: string;
  readonly most: number;
  readonly withinMs: number;
}

const minutes = 60_000;

/** What is limited at all. */
export const tryLimits = {
  /** Nobody goes through references one by one. */
  breakGlass: { name: 'break-glass', most: 5, withinMs: 10 * minutes },
  /** Far above what a day's work takes, far below reading everybody's names off the search. */
  search: { name: 'search', most: 100, withinMs: 5 * minutes },
  /** Answers of the council's sign-in that no browser here asked for. Whoever did ask is never held up by others. */
  strangeSignIn: { name: 'sign-in', most: 60, withinMs: 5 * minutes },
} as const satisfies Readonly<Record<string, TryLimit>>;

/** There were too many tries. Nothing was done. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries';

  constructor(readonly retryAfterSeconds: number) {
    super('Too many tries');
  }
}

/** Counts what is tried, for all processes that serve the same people. Also its own injection token. */
export abstract class Tries {
  /** Notes a try; one that is refused does not count. @throws TooManyTries */
  async take(limit: TryLimit, who: string, now: Date): Promise<void> {
    const waitMs = await this.noted(limit, who, now.getTime());
    if (waitMs > 0) throw new TooManyTries(Math.ceil(waitMs / 1_000));
  }

  /** Zero where the try was noted; else how long until the next one would be. */
  protected abstract noted(limit: TryLimit, who: string, now: number): Promise<number>;
}

/** Whose tries are remembered at most; far more than ever try within minutes. */
const mostRemembered = 10_000;

/** For an installation of one process. */
export class TriesInMemory extends Tries {
  private readonly taken = new Map<string, readonly number[]>();

  protected override noted({ name, most, withinMs }: TryLimit, who: string, now: number): Promise<number> {
    const key = `${name} ${who}`;
    const recent = (this.taken.get(key) ?? []).filter((at) => at > now - withinMs);
    const [oldest = now] = recent;
    if (recent.length >= most) return Promise.resolve(oldest + withinMs - now);
    if (this.taken.size >= mostRemembered) this.taken.clear();
    this.taken.set(key, [...recent, now]);
    return Promise.resolve(0);
  }
}
