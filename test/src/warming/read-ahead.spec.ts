import { ReadAhead } from '../../../src/warming/read-ahead.service.js';

describe('reading ahead after a start', () => {
  it('does one thing after the other, once, and goes on where one fails', async () => {
    const done: string[] = [];
    const task = (what: string, fails = false) => ({
      what,
      read: async (): Promise<void> => {
        await Promise.resolve();
        done.push(what);
        if (fails) throw new Error('away');
      },
    });
    const ahead = new ReadAhead([task('plans'), task('figures', true), task('schools')]);
    expect(ahead.isDone).toBe(false);
    await Promise.all([ahead.begin(), ahead.begin()]);
    expect(done).toEqual(['plans', 'figures', 'schools']);
    expect(ahead.isDone).toBe(true);
  });

  it('begins nothing more once the application ends', async () => {
    const done: string[] = [];
    const ahead: ReadAhead = new ReadAhead([
      {
        what: 'plans',
        read: () => {
          ahead.onModuleDestroy();
          return Promise.resolve();
        },
      },
      { what: 'figures', read: () => Promise.resolve(done.push('figures')) },
    ]);
    await ahead.begin();
    expect(done).toEqual([]);
  });
});
