/** Something to wait for that another may bring about, again and again. What was raised while nobody waited is kept. */
export class Signal {
  private raised = false;
  private wake: (() => void) | null = null;

  raise(): void {
    this.raised = true;
    this.wake?.();
  }

  /** Resolves when it is raised, or after the time given. */
  async wait(atMostMs?: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (atMostMs !== undefined) timer = setTimeout(resolve, atMostMs);
      });
    }
    clearTimeout(timer);
    this.wake = null;
    this.raised = false;
  }
}
