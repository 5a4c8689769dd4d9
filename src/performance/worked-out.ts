import { setTimeout as wait } from 'node:timers/promises';

/** What was worked out, and whether anything it was worked out from has changed since. */
export interface WorkedOutAnswer<Answer> {
  readonly answer: Answer;
  readonly upToDate: boolean;
}

interface Entry<Answer> {
  readonly source: unknown;
  readonly answer: Answer;
  readonly tookMs: number;
}

/** How long a page waits for what has changed since to be worked out, milliseconds. */
const quickMs = 100;

/**
 * Keeps what takes long to work out. Asked again from an unchanged source it answers at once. From a changed one it works quick
 * answers out anew, while of slow ones it gives the last at once and works out the next beside it: in a large authority
 * something is recorded every few seconds, and nobody could ever open the page otherwise.
 */
export class WorkedOut<Answer> {
  /** In order of last use, the longest unused first. */
  private readonly kept = new Map<string, Entry<Answer>>();
  private readonly working = new Map<string, Promise<Entry<Answer>>>();

  constructor(
    private readonly most: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * @param source what the answer is worked out from: another object, or another text, whenever that has changed.
   * @param work is handed nothing and must let others have their turn while it goes on.
   */
  async of(key: string, source: unknown, work: () => Promise<Answer>): Promise<WorkedOutAnswer<Answer>> {
    const answer = await this.soon(key, source, work, Number.POSITIVE_INFINITY);
    if (answer === null) throw new Error('What is waited for without an end has an answer');
    return answer;
  }

  /** The same; null where nothing has been worked out before and it takes longer than that: it goes on for whoever asks again. */
  async soon(
    key: string,
    source: unknown,
    work: () => Promise<Answer>,
    patienceMs: number,
  ): Promise<WorkedOutAnswer<Answer> | null> {
    const before = this.used(key);
    if (before !== undefined && before.source === source) return { answer: before.answer, upToDate: true };
    const next = this.workOut(key, source, work);
    if (before === undefined) {
      const first = Number.isFinite(patienceMs)
        ? await Promise.race([next, wait(patienceMs, null, { ref: false })])
        : await next;
      return first === null ? null : { answer: first.answer, upToDate: true };
    }
    if (before.tookMs <= quickMs) return { answer: (await next).answer, upToDate: true };
    // Whoever asks next sees the failure, if there is one: this page has its answer. The first time takes longest, so that
    // what was slow then may be quick now.
    const soon = await Promise.race([next.catch(() => null), wait(quickMs, null, { ref: false })]);
    return soon === null ? { answer: before.answer, upToDate: false } : { answer: soon.answer, upToDate: true };
  }

  /** The answer from the source of now, however long it takes to work out. */
  async fresh(key: string, source: unknown, work: () => Promise<Answer>): Promise<Answer> {
    // What is under way may have begun from another source, and may fail for whoever asked for that.
    await this.working.get(key)?.catch(() => null);
    const known = this.used(key);
    const entry = known !== undefined && known.source === source ? known : await this.workOut(key, source, work);
    return entry.answer;
  }

  /** What is kept under a key, which is the last used by that. */
  private used(key: string): Entry<Answer> | undefined {
    const entry = this.kept.get(key);
    if (entry === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, entry);
    return entry;
  }

  /** One at a time for each key: while one is under way, others wait for it, even if the source has moved on meanwhile. */
  private workOut(key: string, source: unknown, work: () => Promise<Answer>): Promise<Entry<Answer>> {
    const underWay = this.working.get(key);
    if (underWay !== undefined) return underWay;
    const started = this.clock();
    const entry = work().then((answer) => ({ source, answer, tookMs: this.clock() - started }));
    this.working.set(key, entry);
    const settled = (): void => void this.working.delete(key);
    entry.then((done) => {
      settled();
      this.keep(key, done);
    }, settled);
    return entry;
  }

  private keep(key: string, entry: Entry<Answer>): void {
    this.kept.delete(key);
    this.kept.set(key, entry);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value ?? '');
  }
}
