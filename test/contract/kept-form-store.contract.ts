import type { KeptEntry, KeptFormStore } from '../../src/kept-forms/kept-form-store.js';
import { mostFormsEach } from '../../src/kept-forms/kept-form-store.js';

/** A store whose clock the test holds; `again` opens the same data as another process would. */
export interface KeptFormsUnderTest {
  readonly store: KeptFormStore;
  readonly now: () => Date;
  wait(ms: number): void;
  again(): Promise<KeptFormStore>;
  destroy(): Promise<void>;
}

const hour = 3_600_000;

/** What forms rely on, run unchanged against each place that they are kept in. */
export function keptFormStoreContract(adapter: string, open: () => Promise<KeptFormsUnderTest>): void {
  describe(`${adapter} keeps half-filled forms`, () => {
    let subject: KeptFormsUnderTest;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.destroy());

    const entry = (owner: string, form: string, sealed = `${owner} ${form}`): KeptEntry => ({
      owner,
      form,
      keptAt: subject.now(),
      until: new Date(subject.now().getTime() + 2 * hour),
      sealed: Buffer.from(sealed),
    });
    const text = async (owner: string, form: string, store = subject.store): Promise<string | null> =>
      (await store.get(owner, form))?.sealed.toString() ?? null;

    it('gives what was kept, to every process, with when and until when', async () => {
      expect(await subject.store.get('a', 'f')).toBeNull();
      const kept = entry('a', 'f', '\u0000 é \u{1f600}');
      await subject.store.put(kept);
      const { keptAt, until, sealed } = kept;
      expect(await (await subject.again()).get('a', 'f')).toEqual({ keptAt, until, sealed });
      expect(await subject.store.get('b', 'f')).toBeNull();
    });

    it('keeps the last of each form, and forgets one alone', async () => {
      await subject.store.put(entry('a', 'f', 'first'));
      await subject.store.put(entry('a', 'g', 'other'));
      await subject.store.put(entry('a', 'f', 'second'));
      expect(await text('a', 'f')).toBe('second');
      await subject.store.remove('a', 'f');
      expect([await text('a', 'f'), await text('a', 'g')]).toEqual([null, 'other']);
      await subject.store.remove('a', 'never');
    });

    it('ends what it keeps at its time', async () => {
      await subject.store.put(entry('a', 'f'));
      subject.wait(2 * hour - 1);
      expect(await text('a', 'f')).not.toBeNull();
      subject.wait(1);
      expect(await text('a', 'f')).toBeNull();
      await subject.store.put(entry('a', 'g'));
      expect(await text('a', 'f')).toBeNull();
    });

    it('keeps a bounded number for each person: the one kept longest ago goes', async () => {
      await subject.store.put(entry('other', 'f'));
      for (let n = 0; n <= mostFormsEach; n += 1) {
        subject.wait(1);
        await subject.store.put(entry('a', `f${n}`));
        if (n === 5) await subject.store.put(entry('a', 'f0', 'again'));
      }
      expect(await text('a', 'f1')).toBeNull();
      for (let n = 2; n <= mostFormsEach; n += 1) expect(await text('a', `f${n}`)).not.toBeNull();
      expect([await text('a', 'f0'), await text('other', 'f')]).toEqual(['again', 'other f']);
    });
  });
}
