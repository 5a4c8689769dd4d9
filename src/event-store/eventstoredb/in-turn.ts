/** Runs work under the same name one after another, and work under different names side by side. */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === mine) this.last.delete(name);
    }
  }

  /** Resolves when nothing is at work any more. */
  async finished(): Promise<void> {
    while (this.last.size > 0) await Promise.allSettled(this.last.values());
  }
}
