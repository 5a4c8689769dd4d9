import { setTimeout as wait } from 'node:timers/promises';
import { WorkedOut } from '../../../src/performance/worked-out.js';

/** Answers that take as long as the test says, and are counted. */
class Worker {
  private now = 0;
  worked = 0;
  readonly answers: WorkedOut<string>;

  constructor(most = 10) {
    this.answers = new WorkedOut(most, () => this.now);
  }

  work(answer: string, tookMs: number): () => Promise<string> {
    return async () => {
      this.worked += 1;
      this.now += tookMs;
      // Longer than a page waits.
      if (tookMs > 100) await wait(200);
      return answer;
    };
  }
}

const turn = (): Promise<void> => wait(250);

describe('worked-out answers', () => {
  it('are worked out once from the same source', async () => {
    const worker = new Worker();
    await worker.answers.of('a', 1, worker.work('first', 500));
    const again = await worker.answers.of('a', 1, worker.work('second', 500));
    expect([again, worker.worked]).toEqual([{ answer: 'first', upToDate: true }, 1]);
  });

  it('are worked out anew from another source where that is quick', async () => {
    const worker = new Worker();
    await worker.answers.of('a', 1, worker.work('first', 20));
    expect(await worker.answers.of('a', 2, worker.work('second', 20))).toEqual({ answer: 'second', upToDate: true });
  });

  it('are given as they were where working out is slow, and the new one next time', async () => {
    const worker = new Worker();
    await worker.answers.of('a', 1, worker.work('first', 500));
    expect(await worker.answers.of('a', 2, worker.work('second', 500))).toEqual({ answer: 'first', upToDate: false });
    await turn();
    expect(await worker.answers.of('a', 2, worker.work('third', 500))).toEqual({ answer: 'second', upToDate: true });
  });

  it('are given fresh however long that takes, once, and anew for another source', async () => {
    const worker = new Worker();
    await Promise.all([
      worker.answers.fresh('a', 1, worker.work('first', 500)),
      worker.answers.fresh('a', 1, worker.work('first', 500)),
    ]);
    await worker.answers.fresh('a', 1, worker.work('never', 500));
    expect(worker.worked).toBe(1);
    await worker.answers.fresh('a', 2, worker.work('second', 500));
    expect(await worker.answers.of('a', 2, worker.work('third', 500))).toEqual({ answer: 'second', upToDate: true });
  });

  it('are worked out once for all who wait for the first', async () => {
    const worker = new Worker();
    const [one, other] = await Promise.all([
      worker.answers.of('a', 1, worker.work('first', 500)),
      worker.answers.of('a', 1, worker.work('second', 500)),
    ]);
    expect([one.answer, other.answer, worker.worked]).toEqual(['first', 'first', 1]);
  });

  it('stay apart by key, and the longest unused goes first', async () => {
    const worker = new Worker(2);
    await worker.answers.of('a', 1, worker.work('a', 1));
    await worker.answers.of('b', 1, worker.work('b', 1));
    await worker.answers.of('a', 1, worker.work('-', 1));
    await worker.answers.of('c', 1, worker.work('c', 1));
    expect((await worker.answers.of('a', 1, worker.work('-', 1))).answer).toBe('a');
    expect((await worker.answers.of('b', 1, worker.work('anew', 1))).answer).toBe('anew');
  });

  it('are tried again after a failure', async () => {
    const worker = new Worker();
    const failing = (): Promise<string> => Promise.reject(new Error('no'));
    await expect(worker.answers.of('a', 1, failing)).rejects.toThrow('no');
    expect((await worker.answers.of('a', 1, worker.work('first', 1))).answer).toBe('first');
    const slow = new Worker();
    await slow.answers.of('a', 1, slow.work('first', 500));
    expect(await slow.answers.of('a', 2, failing)).toEqual({ answer: 'first', upToDate: false });
    expect((await slow.answers.of('a', 2, slow.work('second', 500))).answer).toBe('first');
    await turn();
    expect((await slow.answers.of('a', 2, slow.work('-', 500))).answer).toBe('second');
  });

  it('that were slow once and are quick now are waited for', async () => {
    const worker = new Worker();
    await worker.answers.of('a', 1, worker.work('first', 500));
    expect(await worker.answers.of('a', 2, worker.work('second', 1))).toEqual({ answer: 'second', upToDate: true });
  });

  it('are null for whoever does not want to wait for the first one, and there for whoever asks again', async () => {
    const worker = new Worker();
    expect(await worker.answers.soon('a', 1, worker.work('first', 500), 10)).toBeNull();
    expect(await worker.answers.soon('a', 1, worker.work('second', 500), 10)).toBeNull();
    await turn();
    const again = await worker.answers.soon('a', 1, worker.work('third', 500), 10);
    expect([again, worker.worked]).toEqual([{ answer: 'first', upToDate: true }, 1]);
  });

  it('keep what was used last, also by those who wait for an answer of now', async () => {
    const worker = new Worker(2);
    for (const key of ['a', 'b']) await worker.answers.fresh(key, 1, worker.work(key, 20));
    await worker.answers.fresh('a', 1, worker.work('again', 20));
    await worker.answers.fresh('c', 1, worker.work('c', 20));
    expect(await worker.answers.fresh('a', 1, worker.work('again', 20))).toBe('a');
    expect(await worker.answers.fresh('b', 1, worker.work('anew', 20))).toBe('anew');
  });
});
