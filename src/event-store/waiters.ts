interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Those who wait for a position to be handled. */
export class Waiters {
  private waiting: Waiter[] = [];

  until(position: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ position, resolve, reject });
    });
  }

  resolve(handled: number): void {
    this.waiting = this.waiting.filter((waiter) => {
      if (waiter.position > handled) return true;
      waiter.resolve();
      return false;
    });
  }

  reject(reason: unknown): void {
    for (const waiter of this.waiting) waiter.reject(reason);
    this.waiting = [];
  }
}
