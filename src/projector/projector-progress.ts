/** How the read models stand to the log. */
export interface ProjectorState {
  /** Position up to which every read model has been saved. */
  readonly position: number;
  /** Position of the last event of the log when it was last asked for. */
  readonly head: number;
  /** The read models hold everything that was recorded up to this instant; null where that is not known. */
  readonly asAt: Date | null;
  /** Since when they have not kept up with the log; null while they do. */
  readonly stalledSince: Date | null;
  /** What keeps them from it; null where nothing is known to. */
  readonly error: Error | null;
}

/** Lists and figures have not come as far as was asked for in the time that was given. The record itself stands. */
export class ReadModelsBehind extends Error {
  override readonly name = 'ReadModelsBehind';

  constructor(
    readonly wanted: number,
    readonly reached: number,
  ) {
    super(`The read models stand at position ${reached}, before ${wanted}`);
  }
}

interface Waiter {
  readonly position: number;
  readonly settle: (error: Error | null) => void;
}

/** This long out of step is worth telling everybody; less is the time that catching up takes. */
const stallMs = 5_000;

/** Keeps how far the read models are, who waits for them, and since when they have stood still. */
export class ProjectorProgress {
  private at = 0;
  private head = 0;
  private error: Error | null = null;
  private inStepAt: Date | null = null;
  private asAt: Date | null = null;
  private outSince: Date;
  private readonly waiters = new Set<Waiter>();

  constructor(private readonly now: () => Date) {
    this.outSince = now();
  }

  get position(): number {
    return this.at;
  }

  get state(): ProjectorState {
    const { at: position, head, error } = this;
    const out = this.now().getTime() - (this.inStepAt ?? this.outSince).getTime();
    const stalled = this.seriously(error) || out > stallMs;
    return { position, head, asAt: this.asAt, stalledSince: stalled ? (this.inStepAt ?? this.outSince) : null, error };
  }

  moveTo(position: number): void {
    this.at = position;
    for (const waiter of this.waiters) if (waiter.position <= position) waiter.settle(null);
  }

  /** A fault that goes on; null once it is over. */
  fault(error: Error | null): void {
    this.error = error;
  }

  /** The log ends here just now. */
  sawHead(head: number): void {
    this.head = head;
    if (this.at !== head || this.error !== null) return;
    this.inStepAt = this.now();
    this.asAt = this.inStepAt;
  }

  /** Where nothing is known of when they were last in step: when the last event that they hold was recorded. */
  lastEventAt(recordedAt: Date): void {
    this.asAt ??= recordedAt;
  }

  /** @throws ReadModelsBehind after the time given. */
  reached(position: number, patienceMs: number): Promise<void> {
    if (this.at >= position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiter.settle(new ReadModelsBehind(position, this.at));
      }, patienceMs);
      const waiter: Waiter = {
        position,
        settle: (error) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          if (error === null) resolve();
          else reject(error);
        },
      };
      this.waiters.add(waiter);
    });
  }

  /** Nobody waits any longer. */
  end(): void {
    for (const { position, settle } of this.waiters) settle(new ReadModelsBehind(position, this.at));
  }

  /** What does not pass by itself is told at once. */
  private seriously(error: Error | null): boolean {
    return error?.name === 'LogWentBackwards';
  }
}
