import type { SessionData } from 'express-session';
import { lookOnly } from '../../src/access/session-store.js';
import type { SessionStore } from '../../src/access/session-store.js';

/** A store whose clock the test holds; `again` opens the same data as another process would. */
export interface SessionsUnderTest {
  readonly store: SessionStore;
  wait(ms: number): void;
  again(): Promise<SessionStore>;
  /** Everything the store has written, as bytes. */
  written(): Promise<Buffer>;
  destroy(): Promise<void>;
}

const minutes = 60_000;
const data = (personId: string): SessionData =>
  ({ cookie: { originalMaxAge: null }, personId }) as unknown as SessionData;

/** What sign-in relies on, run unchanged against each place that sessions are kept in. */
export function sessionStoreContract(adapter: string, open: () => Promise<SessionsUnderTest>): void {
  describe(`${adapter} keeps the session contract`, () => {
    let subject: SessionsUnderTest;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.destroy());

    const get = (sid: string, store = subject.store): Promise<SessionData | null | undefined> =>
      new Promise((resolve, reject) => {
        store.get(sid, (error: unknown, found) => {
          if (error === null || error === undefined) resolve(found);
          else reject(new Error('get failed', { cause: error }));
        });
      });
    const call = (work: (done: (error?: unknown) => void) => void): Promise<void> =>
      new Promise((resolve, reject) => {
        work((error) => {
          if (error === null || error === undefined) resolve();
          else reject(new Error('the store failed', { cause: error }));
        });
      });
    const set = (sid: string, personId: string): Promise<void> =>
      call((done) => {
        subject.store.set(sid, data(personId), done);
      });
    const touch = (sid: string): Promise<void> =>
      call((done) => {
        subject.store.touch(sid, data('nobody'), done);
      });

    it('gives what was put, to every process, until it is destroyed', async () => {
      expect(await get('unknown')).toBeNull();
      await set('a', 'Zoë');
      await set('b', 'other');
      expect(await get('a')).toEqual(data('Zoë'));
      const other = await subject.again();
      expect(await get('a', other)).toEqual(data('Zoë'));
      await call((done) => {
        other.destroy('a', done);
      });
      expect(await get('a')).toBeNull();
      expect(await get('b')).toEqual(data('other'));
    });

    it('ends a session after 30 minutes without activity; looking at it is none, touching and writing it are', async () => {
      await set('a', 'x');
      subject.wait(20 * minutes);
      await touch('a');
      subject.wait(20 * minutes);
      expect(await get('a')).toEqual(data('x'));
      await set('a', 'y');
      subject.wait(29 * minutes);
      expect(await get('a')).toEqual(data('y'));
      subject.wait(2 * minutes);
      expect(await get('a')).toBeNull();
    });

    it('ends a session after 12 hours however busy', async () => {
      await set('a', 'x');
      for (let passed = 0; passed < 11 * 60 + 40; passed += 20) {
        subject.wait(20 * minutes);
        await (passed % 40 === 0 ? touch('a') : set('a', 'x'));
        expect(await get('a')).not.toBeNull();
      }
      subject.wait(25 * minutes);
      expect(await get('a')).toBeNull();
    });

    it('says how long a session has without prolonging it, and prolongs none that is only looked at', async () => {
      await set('a', 'x');
      subject.wait(20 * minutes);
      expect(await subject.store.left('a')).toEqual({ idleMs: 10 * minutes, wholeMs: (12 * 60 - 20) * minutes });
      const looking = data('x');
      lookOnly(looking);
      await call((done) => {
        subject.store.touch('a', looking, done);
      });
      expect(await subject.store.left('a')).toMatchObject({ idleMs: 10 * minutes });
      await call((done) => {
        subject.store.prolong('a', done);
      });
      expect(await (await subject.again()).left('a')).toMatchObject({ idleMs: 30 * minutes });
      subject.wait(31 * minutes);
      expect(await subject.store.left('a')).toBeNull();
      await touch('a');
      expect(await subject.store.left('a')).toBeNull();
      expect(await subject.store.left('unknown')).toBeNull();
    });

    it('tells for a day which of its times ended a session, and of one that was destroyed nothing', async () => {
      await set('idle', 'x');
      await set('busy', 'x');
      await set('destroyed', 'x');
      expect(await subject.store.endOf('idle')).toBeNull();
      await call((done) => {
        subject.store.destroy('destroyed', done);
      });
      for (let passed = 0; passed < 12 * 60; passed += 24) {
        subject.wait(24 * minutes);
        await touch('busy');
      }
      await set('other', 'y');
      expect(await subject.store.endOf('idle')).toBe('idle');
      expect(await (await subject.again()).endOf('busy')).toBe('whole');
      subject.wait(11 * 60 * minutes);
      await set('yet another', 'y');
      expect(await subject.store.endOf('idle')).toBe('idle');
      expect(await subject.store.endOf('destroyed')).toBeNull();
      expect(await subject.store.endOf('unknown')).toBeNull();
    });

    it('brings no session back by touching it', async () => {
      await touch('gone');
      expect(await get('gone')).toBeNull();
    });

    it('writes no session id down', async () => {
      const sid = 'a-session-id-that-would-let-anybody-in';
      await set(sid, 'x');
      const written = await subject.written();
      expect(written.length).toBeGreaterThan(0);
      expect(written.includes(sid)).toBe(false);
    });

    it('signs with the same secret after a restart', async () => {
      const secret = subject.store.secret();
      expect(secret.length).toBeGreaterThan(30);
      expect((await subject.again()).secret()).toBe(secret);
    });
  });
}
